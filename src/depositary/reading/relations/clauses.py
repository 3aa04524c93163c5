"""Relations that a clause tells: "the accord replaces the treaty", "was concluded in line with the treaty"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Entry, Parse, Table, Token
from depositary.language.predications.model import Predication
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.relations.found import Found, ends
from depositary.reading.relations.referring import Referring
from depositary.record import Span
from depositary.record.words import RelationType

UNTIL = frozenset({"until", "till", "once", "pending"})


class Clauses:
    """Looks the predications of a report up in the entries of `en/relations.yaml` and in the prepositions that tie."""

    def __init__(self, parse: Parse, table: Table, words: Lexis, *, referring: Referring) -> None:
        self._parse, self._table, self._words, self._refer = parse, table, words, referring
        self._spelt: dict[str, list[tuple[tuple[str, ...], RelationType]]] = {}
        for by, kind in sorted(words.links.items()):
            if " " in by and "*" not in by:
                self._spelt.setdefault(by.split()[0], []).append((tuple(by.split()), kind))

    def all(self) -> Iterator[Found]:
        """In no settled order; the same may come by two rules."""
        for predication in self._parse.clauses:
            yield from self._by_entry(predication)
            yield from self._by_preposition(predication)
            yield from self._by_succession(predication)
        yield from self._by_spelling()

    def _by_entry(self, predication: Predication) -> Iterator[Found]:
        """ "The accord replaces the treaty"; not where it does not."""
        if predication.negated or predication.question or predication.marker in ("whether", "if"):
            return
        for entry in self._table.match(predication, lambda word, kind: self._can_be(word)):
            ones, others = self._pair(predication, entry)
            for one in ones:
                for other in others:
                    yield Found(one, other, entry.gives["type"], self._clause(predication), entry.name)

    def _can_be(self, word: Token) -> bool:
        """Whether the word is an instrument, or a pronoun that may stand for one."""
        return bool(self._refer.below(word) or self._refer.stands(word))

    def _pair(self, predication: Predication, entry: Entry) -> tuple[list[str], list[str]]:
        refer, source, goal = self._refer, str(entry.gives["from"]), str(entry.gives["to"])
        others = refer.filling(predication, goal) or refer.behind(predication, goal, idiom=bool(entry.idiom))
        # What breaks a treaty ("it makes a mockery of the treaty") is mostly a state or a deed.
        ones = refer.filling(predication, source, spelt=entry.gives["type"] == "violates")
        if ones and not others:
            others = refer.meant(predication, goal, beside=ones)
        elif others and not ones:
            ones = refer.deed(predication)
        if others and not ones and predication.kind == "noun" and predication.trigger.dep == "appos":
            ones = list(refer.instruments.of(predication.trigger.head))  # "the accord, an update of the treaty"
        if others and not ones and entry.idiom:  # "paved the way for the treaty"
            ones = [a for a in refer.behind(predication, source, idiom=True) if a not in others]
        if others and not ones:
            ones = refer.hung(predication, source, beside=others)
        if others and not ones:
            breaks = entry.gives["type"] == "violates"
            ones = [] if breaks else refer.meant(predication, source, beside=others, owned=False)
            ones = ones or (refer.coming(predication, beside=others) if entry.gives.get("coming") else [])
            ones = ones or refer.topic(predication, source)
            ones = ones or refer.aiming(predication)
            if entry.gives["type"] == "implements":
                ones = ones or refer.saying(predication)
        return ones, others

    def _by_preposition(self, predication: Predication) -> Iterator[Found]:
        """ "The deal was concluded in line with the treaty"."""
        if predication.lemma.split()[0] in self._words.sets["signing/verb"]:
            return
        refer = self._refer
        ones = refer.subject(predication) or refer.occasion(predication)
        for preposition, word in predication.obliques:
            kind = self._words.links.get(preposition) or self._part_of(predication, preposition)
            for other in refer.whole(word) if kind is not None else ():
                rule = f"by-{preposition.replace(' ', '-')}"
                for one in (ones or refer.meant(predication, "patient|agent", beside=[other], owned=False))[:1]:
                    yield Found(one, other, kind or "under", self._clause(predication), rule)

    def _part_of(self, predication: Predication, preposition: str) -> RelationType | None:
        """ "Signed a protocol to the agreement", where the words hang on the verb."""
        parts = self._words.sets["parts"]
        return "under" if preposition == "to" and any(w.lemma in parts for w in predication.patient) else None

    def _by_succession(self, predication: Predication) -> Iterator[Found]:
        """ "The interim accord stays in force until the treaty enters into force"."""
        above = predication.within
        if above is None or predication.marker not in UNTIL:
            return
        for one in self._refer.filling(predication, "agent|patient"):
            for other in self._refer.filling(above, "agent|patient"):
                yield Found(one, other, "replaces", self._clause(above), f"by-{predication.marker}")

    def _by_spelling(self) -> Iterator[Found]:
        """ "Pursuant to the treaty the ministers signed an arrangement": a phrase of several words however parsed."""
        tokens = self._parse.tokens
        for at, first in enumerate(tokens):
            for words, kind in self._spelt.get(first.lower, ()):
                phrase = tokens[at : at + len(words)]
                if tuple(t.lower for t in phrase) != words:
                    continue
                others = [a for word in phrase[-1].kids("pobj", "dobj") for a in self._refer.whole(word)]
                predication = self._parse.clauses.around(phrase[0]) if others else None
                if predication is None:
                    continue
                owner = list(self._refer.instruments.of(phrase[0].head))
                owner = owner or self._refer.subject(predication)
                owner = owner or self._refer.meant(predication, "patient|agent", beside=others, owned=False)
                for other in others if owner else ():
                    evidence = self._parse.span(*ends([*phrase, predication.trigger, *phrase[-1].kids("pobj")]))
                    yield Found(owner[0], other, kind, evidence, f"spelt-{'-'.join(words)}")

    def _clause(self, predication: Predication) -> Span:
        return self._parse.span(*ends([predication.trigger, *(word for _, word in predication.arguments())]))
