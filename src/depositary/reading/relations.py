"""Finds how the instruments of a report stand to each other: which one implements, amends, replaces, breaches which."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Language, Parse, Token
from depositary.language.predications.model import Predication
from depositary.reading.agreements.lexis import lexis
from depositary.reading.agreements.phrase import lettered
from depositary.reading.attribution import Attribution
from depositary.reading.instruments import Instruments
from depositary.record import Relation, Span
from depositary.record.words import RelationType


def find(
    parse: Parse, language: Language, *, instruments: Instruments, attribution: Attribution
) -> Iterator[tuple[str, Relation]]:
    """Pairs of the id of an agreement and a relation that it has, in text order; a pair of agreements once."""
    if len(instruments.agreements) < 2:
        return
    found = sorted(Finder(parse, language, instruments).all(), key=_order)
    told: dict[tuple[str, str], Found] = {}
    for one, other, kind, evidence, rule in found:
        if one != other and (other, one) not in told:
            told.setdefault((one, other), (one, other, kind, evidence, rule))
    for one, other, kind, evidence, rule in sorted(told.values(), key=lambda r: (r[3], r[0], r[1])):
        via, _ = attribution.via(evidence)
        yield one, Relation(type=kind, to=other, evidence=evidence, via=via, basis=f"relations/{rule}")


STRENGTH: tuple[RelationType, ...] = ("replaces", "amends", "extends", "violates", "implements", "under")
Found = tuple[str, str, RelationType, Span, str]


def _order(found: Found) -> tuple[int, Span, int, Found]:
    """The surest first, then as the report has them; of two told at once the one that says more."""
    return _rank(found[4]), found[3], STRENGTH.index(found[2]), found


def _rank(rule: str) -> int:
    """What a verb says comes before what a preposition says, and that before what only hangs there."""
    return 2 if rule.startswith("hanging") else 1 if rule.startswith(("by-", "spelt-")) else 0


class Finder:
    """Relations by the predications and the noun phrases of one report."""

    def __init__(self, parse: Parse, language: Language, instruments: Instruments) -> None:
        self._parse, self._instruments = parse, instruments
        self._table = language.table("relations")
        self._words = lexis(language)
        self._spelt = sorted(
            (tuple(by.split()), kind) for by, kind in self._words.links.items() if " " in by and "*" not in by
        )

    def all(self) -> Iterator[Found]:
        """(one, other, type, evidence, rule) in no settled order; the same may come by two rules."""
        for predication in self._parse.clauses:
            yield from self._by_entry(predication)
            yield from self._by_preposition(predication)
        yield from self._by_spelling()
        for token in self._parse.tokens:
            if self._instruments.of(token):
                yield from self._by_phrase(token)

    def _by_entry(self, predication: Predication) -> Iterator[Found]:
        """ "The accord replaces the treaty"; not where it does not."""
        if predication.negated:
            return
        for entry in self._table.match(predication, lambda word, kind: bool(self._below(word))):
            others = self._of(predication, entry.gives["to"])
            ones = self._of(predication, entry.gives["from"]) or self._topic(predication, entry.gives["from"])
            ones = ones or self._aiming(predication)
            if entry.gives["type"] == "implements":
                ones = ones or self._saying(predication)
            for one in ones:
                for other in others:
                    yield one, other, entry.gives["type"], self._clause(predication), entry.name

    def _by_preposition(self, predication: Predication) -> Iterator[Found]:
        """ "The deal was concluded in line with the treaty"."""
        if predication.lemma.split()[0] in self._words.sets["signing/verb"]:
            return
        ones = self._of(predication, "patient") or self._of(predication, "agent") or self._occasion(predication)
        for preposition, word in predication.obliques:
            kind = self._words.links.get(preposition)
            for other in self._whole(word) if ones and kind else ():
                rule = f"by-{preposition.replace(' ', '-')}"
                yield ones[0], other, kind or "under", self._clause(predication), rule

    def _by_spelling(self) -> Iterator[Found]:
        """ "Pursuant to the treaty the ministers signed an arrangement": a phrase of several words however parsed."""
        tokens = self._parse.tokens
        for words, kind in self._spelt:
            for at in (i for i in range(len(tokens) - len(words)) if tokens[i].lower == words[0]):
                phrase = tokens[at : at + len(words)]
                if tuple(t.lower for t in phrase) != words:
                    continue
                others = [a for word in phrase[-1].kids("pobj", "dobj") for a in self._whole(word)]
                predication = self._parse.clauses.around(phrase[0]) if others else None
                if predication is None:
                    continue
                owner = self._instruments.of(phrase[0].head) or self._of(predication, "patient|agent")
                for other in others if owner else ():
                    evidence = self._parse.span(*_ends([*phrase, predication.trigger, *phrase[-1].kids("pobj")]))
                    yield owner[0], other, kind, evidence, f"spelt-{'-'.join(words)}"

    def _by_phrase(self, head: Token) -> Iterator[Found]:
        """ "A protocol to the convention", "an arrangement under the treaty", "an implementing arrangement"."""
        one = self._instruments.of(head)[0]
        kind = self._kind(head)
        for preposition, word in self._linked(head):
            for other in self._instruments.of(word):
                yield one, other, kind or "under", self._parse.span(*_ends([head, word])), f"phrase-{preposition}"
        hanging = self._hanging(head)
        before = self._parent(head, one) if hanging is not None else None
        if hanging is not None and before is not None:
            yield one, before, kind or "under", self._parse.span(*_ends([hanging, head])), f"hanging-{head.lemma}"

    def _hanging(self, head: Token) -> Token | None:
        """The word that makes the instrument hang on another: "a side agreement", "a revised deal", "its annex"."""
        sets = self._words.sets
        for child in head.children:
            if child.lower in sets["dependent"] or child.lower in sets["amending"]:
                return child
            if child.dep == "poss" and head.lemma in sets["parts"] and child.lower == "its":
                return child
        return self._unnamed_part(head)

    def _unnamed_part(self, head: Token) -> Token | None:
        """ "A protocol on prices": without a name and new to the report, it is one to what the report is about."""
        article = next((c for c in head.children if c.lower in ("a", "an") or _counts(c)), None)
        plain = head.lemma in self._words.sets["parts"] and head.text[:1].islower()
        first = self._instruments.agreements[self._instruments.of(head)[0]].mentions[0]
        return article if plain and article is not None and first.start <= head.start < first.end else None

    def _parent(self, head: Token, one: str) -> str | None:
        """What a dependent instrument hangs on: what the report is about if it was named before, else the one last."""
        if any(w.pos == "PROPN" for p in head.kids("prep") if p.lower == "to" for w in p.kids("pobj")):
            return None
        if any(c.dep == "poss" for c in head.children):
            return self._other_before(head, one)
        main = self._instruments.main
        named = self._instruments.agreements[main].mentions[0].end <= head.start if main else False
        return main if named and main != one else self._other_before(head, one)

    def _other_before(self, head: Token, one: str) -> str | None:
        """The agreement mentioned last before this word that is not `one`."""
        found = None
        for agreement in self._instruments.agreements.values():
            for mention in agreement.mentions:
                if mention.end <= head.start and agreement.id != one and not agreement.series:
                    found = max(found or (-1, ""), (mention.start, agreement.id))
        return found[1] if found else None

    def _linked(self, head: Token) -> Iterator[tuple[str, Token]]:
        """The preposition and the word of each instrument on which the phrase of this head hangs."""
        noun = next((c.lower for c in head.kids("compound") if lettered(c)), head.lemma)  # "Annex C"
        for preposition in head.kids("prep"):
            for word in preposition.kids("pobj"):
                part = preposition.lower == "of" and noun in self._words.sets["parts"]
                if part or f"* {preposition.lower}" in self._words.links or preposition.lower in self._words.links:
                    yield preposition.lower, word
                if word.lemma in self._words.sets["bridge"]:
                    yield from (("to", w) for p in word.kids("prep") for w in p.kids("pobj"))
        if head.lemma in self._words.sets["parts"]:
            yield from (("whose", owner) for owner in head.kids("poss", "compound"))

    def _kind(self, head: Token) -> RelationType | None:
        """The type of relation that the noun itself or a word before it gives."""
        if head.lemma in self._words.sets["heirs"]:
            return "replaces"
        return "amends" if any(c.lower in self._words.sets["amending"] for c in head.children) else None

    def _of(self, predication: Predication, roles: str) -> list[str]:
        for role in roles.split("|"):
            found = [a for word in predication.role(role) for a in self._below(word)]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _below(self, word: Token) -> tuple[str, ...]:
        """The agreement that the word stands for, or "the treaty" of "large parts of the treaty"."""
        found = self._instruments.of(word) or self._alike(word)
        if found or (word.pos == "PROPN" and word.lower not in self._words.sets["passages"]):
            return found
        below = (o for p in word.kids("prep") if p.lower in ("of", "to", "on", "for", "under") for o in p.kids("pobj"))
        return next((ids for o in below if (ids := self._instruments.of(o))), ())

    def _whole(self, word: Token) -> tuple[str, ...]:
        """The agreement that the word stands for, or of which it is a passage ("Article 4 of the treaty")."""
        passage = word.lower in self._words.sets["passages"] or word.lemma in self._words.sets["passages"]
        return self._below(word) if passage else self._instruments.of(word)

    def _alike(self, word: Token) -> tuple[str, ...]:
        """Of "the first", "a follow-up", what they are said to be: the subject of the copula, the noun before them."""
        if word.pos == "PROPN" and any(c.dep == "relcl" for c in word.children):  # "the pact of X and Y, which …"
            return next((ids for a in list(word.ancestors())[:3] if (ids := self._instruments.of(a))), ())
        if word.dep == "attr":
            subject = word.head.child("nsubj")
            return self._instruments.of(subject) if subject is not None else ()
        return self._instruments.of(word.head) if word.dep == "appos" else ()

    def _aiming(self, predication: Predication) -> list[str]:
        """The agreement made for it: "signed a protocol to carry out the accord", "an accord giving effect to it"."""
        if predication.trigger.dep in ("acl", "relcl") and (own := self._instruments.of(predication.trigger.head)):
            return list(own)
        if "to" not in predication.helpers:
            return []
        for above in list(predication.outer())[:2]:
            for word in (*above.patient, *above.agent):
                if word.i < predication.trigger.i and self._instruments.of(word):
                    return list(self._instruments.of(word))
        return []

    def _saying(self, predication: Predication) -> list[str]:
        """The agreement that says so: "Under the pact the treaty is to be carried out, the statement says"."""
        if predication.agent:
            return []
        above = predication.within
        while above is not None:
            found = self._of(above, "agent")
            if found:
                return found
            above = above.within
        return []

    def _topic(self, predication: Predication, roles: str) -> list[str]:
        """The agreement spoken of last, where the subject is a thing without a name ("The venture builds on …")."""
        lemma = predication.lemma.split()[0]
        found = self._instruments.last_before(predication.trigger.start)
        if lemma in self._words.sets["reviving"] and found is not None:
            pledged = predication.within is not None and predication.within.lemma in self._words.sets["verbs/consent"]
            return [found] if pledged else []
        words = [w for role in roles.split("|") for w in predication.role(role)]
        if any(w.pos == "PROPN" or (w.pos == "PRON" and w.lower not in ("it", "this", "that", "which")) for w in words):
            return []
        if lemma not in self._words.sets["resting"]:
            return []
        return [found] if found else []

    def _occasion(self, predication: Predication) -> list[str]:
        """The agreement spoken of last, where the subject is the meeting or the step that brought it."""
        words = (*predication.agent, *predication.patient)
        found = self._instruments.last_before(predication.trigger.start)
        return [found] if found and any(w.lemma in self._words.sets["occasions"] for w in words) else []

    def _clause(self, predication: Predication) -> Span:
        return self._parse.span(*_ends([predication.trigger, *(word for _, word in predication.arguments())]))


def _counts(token: Token) -> bool:
    """ "two annexes"."""
    return token.dep == "nummod" and token.text.isalpha()


def _ends(words: list[Token]) -> tuple[Token, Token]:
    ordered = sorted(words, key=lambda t: t.i)
    return ordered[0], ordered[-1]
