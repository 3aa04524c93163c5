"""Whether what is said happened, goes on, was ordered, planned, proposed, is possible, conditional, or denied."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language.parse import Token
from depositary.language.predications.arguments import is_infinitive
from depositary.language.predications.bearing import awaits
from depositary.language.predications.grammar import Grammar
from depositary.language.predications.model import Predication
from depositary.record.words import Modality

IMPOSSIBLE = frozenset({"can", "could", "ca"})  # negated
ORDINAL = ("st", "nd", "rd", "th")  # endings of "21st", "40th"
# Links under which a governing word decides: "refused to sign", "accused of breaching", "demanded ratification".
GOVERNED = frozenset({"control", "gerund", "argument", "purpose"})


def settle(predication: Predication, grammar: Grammar, settled: dict[int, Modality]) -> Modality:
    """The mode of a predication in its place: its own, unless what governs it decides. Memoised in `settled`."""
    key = id(predication)
    if key not in settled:
        settled[key] = predication.modality  # a loop in the tree ends here
        settled[key] = _settle(predication, grammar, settled)
    return settled[key]


def _settle(predication: Predication, grammar: Grammar, settled: dict[int, Modality]) -> Modality:
    own = predication.modality
    above = predication.within
    if predication.negated and own != "possible":
        return "denied"
    if own == "occurred" and above is not None and predication.link == "adverbial" and awaits(above.trigger):
        return "conditional"
    if predication.negated and {c.lower for c in predication.trigger.children} & IMPOSSIBLE:
        return "denied"
    if predication.light is not None:
        lighter = _of_carrier(predication, predication.light, grammar, settled)
        if lighter != "occurred":
            return lighter
        above = predication.light.within or above
    if above is None or above is predication:
        return own
    if predication.link == "condition" and not _is_past(predication, above, grammar, settled):
        return "conditional"
    if own in ("planned", "ordered", "proposed", "conditional", "denied"):
        return "denied" if own == "planned" and _denies(above, predication, grammar) else own
    return _governed(predication, above, own, grammar, settled)


def _of_carrier(happening: Predication, light: Predication, grammar: Grammar, settled: dict[int, Modality]) -> Modality:
    """The mode of the verb that says of a noun that it happens: "talks are under way", "talks are to follow"."""
    mode = settle(light, grammar, settled)
    if mode != "occurred" or light.kind != "verb":
        return mode
    if light.lemma == "be":
        ahead = next((p for p in light.content if p.link == "control" and p.marker == ""), None)
        if ahead is not None and ahead.trigger.head is light.trigger:
            return settle(ahead, grammar, settled)
        said = (word for c in light.trigger.kids("acomp") for word in (c.lemma, c.lower))
        pending = [known for word in said if (known := grammar.modality.get(("adjective", word))) is not None]
        if ahead is None and happening.kind == "noun" and pending:
            return "denied" if light.negated else pending[0]  # "ratification is still outstanding"
        goes_on = any(w in grammar.underway for w in _complements(light.trigger))
        return "ongoing" if goes_on else mode
    return "ongoing" if light.lemma in grammar.lasting else mode


def _complements(verb: Token) -> Iterator[str]:
    """What a verb is completed by: "underway", "under way", "in progress"."""
    for child in verb.children:
        yield child.lower
        yield from (f"{child.lower} {c.lower}" for c in child.kids("pobj", "pcomp", "advmod"))


def _denies(above: Predication, predication: Predication, grammar: Grammar) -> bool:
    return predication.link in ("content", "control") and class_of(above, grammar) == "denied" and not above.negated


def _governed(
    predication: Predication, above: Predication, own: Modality, grammar: Grammar, settled: dict[int, Modality]
) -> Modality:
    if _is_ranked(predication.trigger, grammar) and predication.link in ("purpose", "control"):
        return settle(above, grammar, settled)
    if predication.link == "purpose" and above.lemma in grammar.voting:
        return settle(above, grammar, settled)  # "voted to end the treaty"
    if predication.link == "purpose":
        return own if own != "occurred" else "planned"
    if _is_day_to_come(predication, above, grammar, settled):
        return "planned"
    if _is_at_brink(predication.trigger, grammar):
        return "possible"
    placed = _placed(predication, above, grammar, settled)
    if placed is not None:
        return placed
    if predication.link == "content":
        return "denied" if _is_refuted(predication, above, grammar) else _said(predication, above, own, grammar)
    taken = predication.link in GOVERNED or _follows_at_once(predication, above)
    return _ruled(predication, above, own, grammar, settled) if taken and _governs(predication, above) else own


def _is_day_to_come(
    predication: Predication, above: Predication, grammar: Grammar, settled: dict[int, Modality]
) -> bool:
    """ "It will take effect on the day on which the papers are exchanged", where none of it has happened."""
    described = predication.trigger.head
    timed = predication.link == "relative" and described.lemma in grammar.times
    open_to = own_open(predication) and settle(above, grammar, settled) in ("planned", "conditional")
    return timed and open_to


def own_open(predication: Predication) -> bool:
    """Whether it is told as a fact, but of no past."""
    return predication.modality == "occurred" and predication.tense != "past"


def _is_at_brink(act: Token, grammar: Grammar) -> bool:
    """ "on the verge of collapse": what is near has not come."""
    of = act.head
    return of.dep == "prep" and of.lower == "of" and of.head.lemma in grammar.brink and of.head.dep == "pobj"


def _ruled(
    predication: Predication, above: Predication, own: Modality, grammar: Grammar, settled: dict[int, Modality]
) -> Modality:
    outer = settle(above, grammar, settled)
    owns = above.lemma == "have" and predication.link == "argument"  # "has doubts", beside "has to sign"
    ruling = class_of(above, grammar) if not owns else None
    if outer == "conditional":
        return outer
    if above.lemma == "have" and predication.kind == "verb" and not is_infinitive(predication.trigger):
        return outer  # "had their ministers sign"
    if ruling is None:
        return _inherited(predication, above, own, outer)
    if above.negated:
        return "ongoing" if above.lemma in grammar.ceasing else _negated(ruling)
    asked = above.lemma in grammar.wanting and (above.recipient or above.patient) and predication.link == "control"
    if ruling == "planned" and asked:
        return "proposed"
    if ruling in ("planned", "ongoing", "possible") and outer in ("denied", "conditional", "proposed", "ordered"):
        return outer
    return ruling


def _is_ranked(verb: Token, grammar: Grammar) -> bool:
    """Who is the first, the last or the only one to do it has done it: "became the first state to quit"."""
    if verb.tag != "VB" or not is_infinitive(verb):
        return False
    nouns = (verb.head, *verb.head.kids("attr", "dobj", "oprd", "pobj"))
    near = [n for n in nouns if n.pos in ("NOUN", "PROPN", "ADJ", "NUM") and n.i < verb.i]
    words = [w.lower for n in near for w in (n, *n.children) if w.i < verb.i]
    return any(w in grammar.ranking or (w[:1].isdigit() and w.endswith(ORDINAL)) for w in words)


def _follows_at_once(predication: Predication, above: Predication) -> bool:
    """ "held off signing": a participle right behind a verb of two words is what that verb takes."""
    verb, first = predication.trigger, above.trigger
    behind = predication.link == "adverbial" and verb.i == first.i + 2
    return behind and verb.tag == "VBG" and first.child("prt") is not None


def _governs(predication: Predication, above: Predication) -> bool:
    """A verb rules over its object noun, not over its subject; a noun over its infinitive and what it is for or of."""
    if above.kind == "noun" and predication.link != "control":
        return above.lemma != "agreement" and predication.marker in ("for", "of", "to", "on")
    if predication.link != "argument" or above.kind != "verb":
        return True
    return predication.trigger in above.patient or (
        not above.passive and predication.marker in ("for", "to", "from", "on", "over")
    )


def _placed(
    predication: Predication, above: Predication, grammar: Grammar, settled: dict[int, Modality]
) -> Modality | None:
    """What stands behind "ahead of", "after", "without", "in the event of"."""
    marker = predication.marker
    if not marker or predication.link not in ("gerund", "argument", "adverbial"):
        return None
    if marker == "so" and predication.link == "adverbial":
        meant = any(c.dep == "mark" and c.lower == "that" for c in predication.trigger.children)
        open_to = predication.modality in ("occurred", "possible") and predication.tense != "past"
        return "planned" if meant and open_to else None
    if marker in grammar.condition_oblique:
        return "conditional"
    if marker in grammar.without and predication.link == "gerund":
        return "denied"
    if marker in ("until", "till") and predication.tense == "past" and above.tense == "past" and not above.negated:
        return None  # "they fought until Oman brokered a truce"
    if marker in grammar.before and marker not in ("for", "to", "toward", "towards", "before"):
        return "planned"
    if marker == "before":
        return "planned" if above.tense != "past" or above.negated else None
    if marker in grammar.after:
        future = settle(above, grammar, settled) in ("planned", "conditional", "proposed", "ordered")
        unsaid = predication.modality == "occurred" and predication.tense != "past"
        return "planned" if future and unsaid else predication.modality
    return None


def _said(predication: Predication, above: Predication, own: Modality, grammar: Grammar) -> Modality:
    """A clause that is said stands for itself, save where the verb denies, demands or only thinks it possible."""
    if above.negated and above.lemma in grammar.raising:
        return "denied"
    if predication.kind != "verb":
        return own
    ruling = class_of(above, grammar)
    if ruling == "denied":
        return own if above.negated else "denied"
    if above.lemma in grammar.wanting and own == "occurred" and _is_bare(predication):
        return "denied" if above.negated else "proposed"
    if ruling in ("ordered", "proposed", "planned") and _is_subjunctive(predication):
        return ruling
    holds = above.lemma in grammar.report or above.lemma in grammar.raising  # "considers that it was broken"
    if ruling == "possible" and own == "occurred" and not holds:
        return "possible"
    return own


def _is_past(predication: Predication, above: Predication, grammar: Grammar, settled: dict[int, Modality]) -> bool:
    """ "did likewise once his cabinet had agreed": told as done, of a time and no condition."""
    done = predication.marker == "once" and predication.tense == "past" and predication.modality == "occurred"
    return done and settle(above, grammar, settled) in ("occurred", "ongoing")


def _is_refuted(predication: Predication, above: Predication, grammar: Grammar) -> bool:
    """ "dismissed claims that X signed": what the noun holds is said not to be so."""
    verb = above if above.kind == "verb" else above.within
    if verb is None or verb.lemma not in grammar.refuting or verb.negated:
        return False
    return predication.trigger.head in verb.patient


def _is_bare(predication: Predication) -> bool:
    """ "wants the treaty scrapped": a participle with no verb that helps it."""
    verb = predication.trigger
    helped = any(c.dep in ("aux", "auxpass") for c in verb.children)
    return verb.tag in ("VBN", "VBD") and not helped


def _is_subjunctive(predication: Predication) -> bool:
    """ "demands that it sign", "it remains that it be signed"."""
    verb = predication.trigger
    if verb.tag == "VB" or _is_bare_form(verb):
        return not any(c.dep in ("aux", "auxpass") for c in verb.children)
    helpers = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    return len(helpers) == 1 and helpers[0].lower == "be"


def _is_bare_form(verb: Token) -> bool:
    """ "demanded that the government give notice": a plural verb under a single subject."""
    subject = verb.child("nsubj")
    single = subject is not None and (subject.tag in ("NN", "NNP") or subject.lower in ("he", "she", "it"))
    return verb.tag == "VBP" and single and subject is not None and not subject.kids("conj", "nummod")


def _inherited(predication: Predication, above: Predication, own: Modality, outer: Modality) -> Modality:
    """Under a word of no class ("managed to sign", "the cost of signing") the outer mode carries over."""
    if predication.link in ("control", "gerund") and outer != "occurred":
        return outer
    if (
        predication.link == "argument"
        and predication.trigger in above.patient
        and outer in ("denied", "planned", "conditional")
    ):
        return outer
    return own


def _negated(ruling: Modality) -> Modality:
    """Under a negated governor: "did not refuse to sign" leaves it open, "does not plan to sign" denies it."""
    return "possible" if ruling == "denied" else "denied"


def class_of(predication: Predication, grammar: Grammar) -> Modality | None:
    """What the governing word makes of the act below it; None for words that leave it as it is."""
    found = grammar.modality.get((predication.kind, predication.lemma))
    if predication.lemma in ("have", "be", "remain", "need") and predication.kind == "verb":
        if any(c.lower == "yet" for c in predication.trigger.children):
            return "denied"
        return found
    return found
