"""Bare nouns that two sides sign, adopt, exchange: "Kenya and Uganda signed a protocol", "letters on visas"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depositary.language import Parse, Token
from depositary.language.predications.model import Predication
from depositary.reading.agreements.lexis import Lexis, Noun
from depositary.reading.agreements.mentions import Mention
from depositary.reading.agreements.sides import Sides

JOINT = ("with", "between", "among", "by")
SOLEMN = ("declaration", "protocol", "charter", "convention")
ABOUT = ("on", "about", "concerning", "regarding")


def lift(parse: Parse, mentions: Iterable[Mention], *, words: Lexis, sides: Sides) -> None:
    """Make instruments of such nouns: what two states sign needs no title and is no labour or lease contract."""
    heads = {m.head.i: m for m in mentions}
    for predication in parse.clauses:
        found = [heads[t.i] for t in objects(predication, words) if t.i in heads]
        signing = len(_signing(predication, sides, words)) if found else 0
        for mention in found:
            paired = len(sides.all) > 1 and _paired(predication, words)
            if signing > 1 or paired or len(mention.sides) > 1 or (signing and _alone(mention, predication, words)):
                _raise(mention, predication, words)


def objects(predication: Predication, words: Lexis) -> tuple[Token, ...]:
    """What is signed, made, exchanged: the object, "their names under a pact", "a declaration that they signed"."""
    lemma = predication.lemma.split()[0]
    if lemma in words.sets["signing/verb"] and any(t.lemma in words.sets["signing/noun"] for t in predication.patient):
        return tuple(t for role in ("to", "on", "under") for t in predication.role(role))
    if lemma in words.sets["verbs/consent"]:  # "agreed to a lull", "settled on a text"
        return (*predication.patient, *predication.role("to"), *predication.role("on"))
    if lemma in words.sets["verbs/contracting"] and not predication.patient and predication.role("on"):
        return predication.role("on")  # "signed off on a package"
    above = predication.trigger.head
    torn = not predication.patient and predication.trigger.dep in ("acl", "relcl", "ccomp") and above.pos == "NOUN"
    return (above,) if torn and words.noun(above) else predication.patient


def _signing(predication: Predication, sides: Sides, words: Lexis) -> tuple[str, ...]:
    joint = (t for role in JOINT for t in predication.role(role))
    return sides.of_all(t for word in envoys((*predication.agent, *joint), words) for t in word.conjuncts())


def _paired(predication: Predication, words: Lexis) -> bool:
    """Whether "the two governments", "ministers of both countries" do it."""
    partners = (t for agent in predication.agent for t in agent.subtree() if t.lemma in words.sets["lands"])
    return any(c.lower in words.sets["pairing"] for t in partners for c in t.kids("nummod", "det", "predet"))


def envoys(agents: Iterable[Token], words: Lexis) -> Iterator[Token]:
    """Who acts, and for whom: "officials of Peru and Chile"; carmakers of Peru act for themselves."""
    for agent in agents:
        if agent.pos == "NOUN" and agent.lemma in words.sets["private"]:
            continue
        yield agent
        for preposition in agent.kids("prep") if agent.pos == "NOUN" else ():
            if preposition.lower in ("of", "from"):
                yield from (t for below in preposition.kids("pobj") for t in below.conjuncts())


def _alone(mention: Mention, predication: Predication, words: Lexis) -> bool:
    """ "Panama ratified the protocol", "Moldova denounced the agreement on television": one side is enough."""
    legal = predication.lemma.split()[0] in words.sets["verbs/legal"]
    return legal and mention.noun.group not in ("echo", "notes", "declaration", "plan")


def _raise(mention: Mention, predication: Predication, words: Lexis) -> None:
    lemma, noun = predication.lemma.split()[0], mention.noun
    lemma = "sign" if lemma in words.sets["signing/verb"] else lemma
    if noun.group == "notes" and lemma in words.sets["verbs/swapping"]:
        if _subject(mention, predication, words):
            mention.noun, mention.plural = Noun(noun.group, noun.kind, "strong"), False
            mention.definite = mention.definite or "a"
    elif mention.head.lemma in words.sets["domestic"]:
        return
    elif lemma in words.sets["verbs/contracting"] or lemma in words.sets["verbs/legal"]:
        _sign(mention, words)
    elif lemma in words.sets["verbs/adopting"]:
        _adopt(mention, words)


def _sign(mention: Mention, words: Lexis) -> None:
    """What is signed or ratified: no labour contract, and a series though nothing is told of it."""
    noun = mention.noun
    mention.against = 0
    mention.described = mention.described or mention.plural
    if noun.strength == "named" and (noun.group == "generic" or mention.head.lemma not in words.sets["faint"]):
        mention.noun = Noun(noun.group, noun.kind, "weak")
    if mention.head.lemma in words.sets["pluralia"]:
        mention.definite = mention.definite or "a"
    _draft(mention, words)


def _adopt(mention: Mention, words: Lexis) -> None:
    """What is agreed on: a lull, a swap, a solemn paper, a draft."""
    noun = mention.noun
    if noun.strength == "named" and (noun.kind == "ceasefire" or mention.head.lemma in words.sets["swaps"]):
        mention.noun = Noun(noun.group, noun.kind if noun.kind != "other" else "agreement", "fair")
        mention.definite = mention.definite or "a"
    _draft(mention, words)
    if noun.strength == "named" and noun.group in SOLEMN and mention.head.lemma not in words.sets["faint"]:
        mention.noun = Noun(noun.group, noun.kind, "weak")


def _draft(mention: Mention, words: Lexis) -> None:
    """ "initialled the draft", "adopted a plan", "accepted the proposal": what was not agreed is."""
    noun = mention.noun
    written = mention.head.lemma in words.sets["drafts"] or noun.group == "plan"
    if written and noun.strength in ("echo", "named"):
        mention.noun = Noun(noun.group, noun.kind, "weak")


def _subject(mention: Mention, predication: Predication, words: Lexis) -> bool:
    """Whether it is told what the letters are on: those of thanks or congratulation are no instrument."""
    own = [(p.lower, t) for p in mention.head.kids("prep") for t in p.kids("pobj")]
    return any(_tells(p, t, words) for p, t in (*own, *predication.obliques))


def _tells(preposition: str, token: Token, words: Lexis) -> bool:
    plain = token.entity not in ("DATE", "TIME") and token.lemma not in words.sets["idle"] | words.sets["aside"]
    return preposition in ABOUT and plain
