"""Relations inside noun phrases: "a protocol to the convention", "an implementing arrangement", "its annex"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.language import Parse, Token
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.phrase import YEAR, lettered
from depositary.reading.instruments import Instruments
from depositary.reading.relations.found import Found, ends
from depositary.reading.relations.referring import Referring
from depositary.record.words import RelationType

DOING: tuple[RelationType, ...] = ("extends", "amends", "implements", "replaces")
HERE = frozenset({"thereto", "thereof", "thereunder", "therein"})


class Phrases:
    """Reads the phrase of each word that heads a mention of an instrument."""

    def __init__(self, parse: Parse, words: Lexis, *, instruments: Instruments, referring: Referring) -> None:
        self._parse, self._words, self._instruments, self._refer = parse, words, instruments, referring

    def all(self) -> Iterator[Found]:
        """In no settled order; the same may come by two rules."""
        for token in self._parse.tokens:
            if self._instruments.of(token):
                yield from self._by_phrase(token)
            elif token.dep == "attr":
                yield from self._by_attribute(token)
            elif token.lower in self._words.sets["counted"] | self._words.sets["superlative"]:
                yield from self._by_rank(token)

    def _by_attribute(self, word: Token) -> Iterator[Found]:
        """ "The deal is the fourth of its kind under the convention"."""
        ones = self._refer.alike(word)
        for preposition in word.subtree() if ones else ():
            kind = self._words.links.get(preposition.lower) if preposition.dep == "prep" else None
            for noun in preposition.kids("pobj") if kind is not None else ():
                for other in self._instruments.of(noun):
                    evidence = self._parse.span(*ends([word, noun]))
                    yield Found(ones[0], other, kind or "under", evidence, f"is-{preposition.lower}")

    def _by_rank(self, word: Token) -> Iterator[Found]:
        """ "They signed a deal, the second under the framework"."""
        for preposition in word.kids("prep"):
            kind = self._words.links.get(preposition.lower)
            for noun in preposition.kids("pobj") if kind is not None else ():
                for other in self._instruments.of(noun):
                    if one := self._refer.back(word, [other]):
                        yield Found(one, other, kind or "under", self._parse.span(*ends([word, noun])), "ranks-under")

    def _by_phrase(self, head: Token) -> Iterator[Found]:
        """ "A protocol to the convention", "an arrangement under the treaty", "an implementing arrangement"."""
        one = self._instruments.of(head)[0]
        kind = self._kind(head)
        tied = False
        for preposition, word in self._linked(head):
            tied = tied or bool(self._instruments.of(word))
            others = self._instruments.of(word) or tuple(filter(None, [self._pronoun(word, one)]))
            for other in others:
                evidence = self._parse.span(*ends([head, word]))
                leads = (
                    preposition == "to" and head.lemma in self._words.sets["leading"]
                )  # "the road map to the accord"
                pair = (other, one) if leads else (one, other)
                yield Found(*pair, kind or "under", evidence, f"phrase-{preposition}")
        if head.lemma in self._words.sets["parts"]:
            yield from self._within(head, one)
        hanging = self._hanging(head) if not tied else None
        before = self._parent(head, one) if hanging is not None else None
        if hanging is not None and before is not None:
            evidence = self._parse.span(*ends([hanging, head]))
            yield Found(one, before, kind or "under", evidence, f"hanging-{head.lemma}")

    def _within(self, head: Token, one: str) -> Iterator[Found]:
        """ "An annex that says how the treaty is to be applied"."""
        for clause in head.kids("relcl", "acl"):
            for word in clause.subtree():
                for other in self._instruments.of(word):
                    yield Found(one, other, "under", self._parse.span(*ends([head, word])), f"hanging-{head.lemma}")

    def _pronoun(self, word: Token, one: str) -> str | None:
        """ "Three protocols to it"."""
        return self._refer.back(word, [one]) if word.lower in ("it", "them") else None

    def _hanging(self, head: Token) -> Token | None:
        """The word that makes the instrument hang on another: "a side agreement", "a revised deal", "its annex"."""
        sets = self._words.sets
        for child in head.children:
            if child.lower in sets["dependent"] or child.lower in sets["amending"] or child.lower in HERE:
                return child
            if child.dep in ("compound", "amod") and self._doing(child) is not None:
                return child
            tied = head.lemma in sets["parts"] or head.lemma in sets["heirs"]
            if child.dep == "poss" and tied and child.lower in ("its", "their"):
                return child
        return self._unnamed_part(head)

    def _unnamed_part(self, head: Token) -> Token | None:
        """ "A protocol on prices": without a name and new to the report, it is one to what the report is about."""
        article = next((c for c in head.children if c.lower in ("a", "an") or _counts(c)), None)
        tied = head.lemma in self._words.sets["parts"] or head.lemma in self._words.sets["heirs"]
        first = self._instruments.agreements[self._instruments.of(head)[0]].mentions[0]
        new = first.start <= head.start < first.end and not any(YEAR.match(t.text) for t in head.subtree())
        return article if tied and head.text[:1].islower() and article is not None and new else None

    def _parent(self, head: Token, one: str) -> str | None:
        """What a dependent instrument hangs on: what the report is about if it was named before, else the one last."""
        if any(w.pos == "PROPN" for p in head.kids("prep") if p.lower == "to" for w in p.kids("pobj")):
            return None
        if any(c.dep == "poss" for c in head.children):
            return self._other_before(head, one)
        main = self._instruments.main
        named = self._instruments.agreements[main].mentions[0].end <= head.start if main else False
        if named and main != one:
            return main
        return self._other_before(head, one) or (main if main != one and self._unnamed_part(head) is not None else None)

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
        links, sets = self._words.links, self._words.sets
        for preposition in head.kids("prep"):
            for word in preposition.kids("pobj", "pcomp"):
                part = preposition.lower == "of" and noun in sets["parts"]
                if part or f"* {preposition.lower}" in links or preposition.lower in links:
                    yield preposition.lower, word
                if word.lemma in sets["bridge"]:
                    yield from (("to", w) for p in word.kids("prep") for w in p.kids("pobj"))
        if head.lemma in sets["parts"]:
            yield from (("whose", owner) for owner in head.kids("poss", "compound"))

    def _kind(self, head: Token) -> RelationType | None:
        """The type of relation that the noun itself or a word before it gives."""
        if head.lemma in self._words.sets["heirs"]:
            return "replaces"
        if any(c.lower in self._words.sets["amending"] for c in head.children):
            return "amends"
        return next((kind for c in head.kids("compound", "amod") if (kind := self._doing(c)) is not None), None)

    def _doing(self, word: Token) -> RelationType | None:
        """What "extension", "implementation" and the like before an instrument say of it."""
        return next((kind for kind in DOING if word.lower in self._words.sets[f"doing/{kind}"]), None)


def _counts(token: Token) -> bool:
    """ "two annexes"."""
    return token.dep == "nummod" and token.text.isalpha()
