"""The parties of each instrument: who made it, not who helped, and whom the report leaves to be understood."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from depositary.language import Parse, Token
from depositary.language.predications.model import Predication
from depositary.reading.agreements.contracting import envoys, objects
from depositary.reading.agreements.instrument import Instrument
from depositary.reading.agreements.lexis import Lexis
from depositary.reading.agreements.sides import Sides

BILATERAL = 2
SETTLED = 3  # sentences in which a deal that is spoken of without a word on its parties is of those who agreed
JOINT = ("with", "between", "alongside")


class Makers:
    """Who signs, concludes, negotiates what, by the word that stands for the instrument."""

    def __init__(self, parse: Parse, words: Lexis, sides: Sides) -> None:
        self._words, self._sides = words, sides
        self._by_word: dict[int, tuple[str, ...]] = {}
        self._members: dict[int, tuple[str, ...]] = {}
        self._settled: dict[int, tuple[str, ...]] = {}
        self._said: dict[int, tuple[str, ...]] = {}
        self.helpers: set[str] = set()
        for predication in parse.clauses:
            self._note(predication)
        for token in parse.tokens:
            if token.pos in ("NOUN", "VERB", "ADJ") and token.lemma in words.sets["helping"]:
                self.helpers.update(sides.of_all(_helping(token)))
            if token.lemma in words.sets["presence"]:
                self.helpers.update(sides.of_all(_watching(token)))

    def of(self, token: Token) -> tuple[str, ...]:
        """The makers of the instrument that this word stands for."""
        return self._by_word.get(token.i, ())

    def settling(self, token: Token) -> tuple[str, ...]:
        """Who agrees or settles something in the sentence of this word or the two before: "The deal …" is theirs."""
        near = (self._settled.get(token.sentence - back, ()) for back in range(SETTLED))
        return next((sides for sides in near if sides), ())

    def members(self, token: Token) -> tuple[str, ...]:
        """Who joins or leaves the instrument that this word stands for, or is said to be a party to it."""
        return self._members.get(token.i, ())

    def knows(self, token: Token) -> bool:
        """Whether what this word stands for is said to be made, by whomever."""
        return token.i in self._by_word or token.i in self._said

    def saying(self, token: Token) -> tuple[str, ...]:
        """Who announces or proposes it, and so may be one of its parties where no two are named."""
        return self._said.get(token.i, ())

    def _note(self, predication: Predication) -> None:
        lemma = predication.lemma.split()[0]
        if lemma in self._words.sets["helpers"] and self._helped(predication):
            self.helpers.update(self._sides.of_all(predication.agent))
            return
        for token in self._joined(predication, lemma) if not predication.negated else ():
            members = self._sides.of_all(t for word in predication.agent for t in word.conjuncts())
            self._members[token.i] = self._sides.merge((*self.members(token), *members))
        partners = self._sides.of_all(t for word in predication.role("with") for t in word.conjuncts())
        for token in predication.patient if partners and lemma in self._words.sets["verbs/ending"] else ():
            self._members[token.i] = self._sides.merge((*self.members(token), *partners))  # "tears up its accord with"
        makers = self._sides.of_all(envoys(predication.agent, self._words))
        for token in self._bound(predication, lemma):
            self._said[token.i] = self._sides.merge((*self.saying(token), *makers))
        makers = self._sides.merge(
            (*makers, *self._sides.of_all(t for role in JOINT for t in envoys(predication.role(role), self._words)))
        )
        made = [*self._made(predication, lemma), *(self._theirs(predication) if len(makers) > 1 else ())]
        gathered = any(t.lemma in self._words.sets["gatherings"] for t in predication.patient)
        if (gathered or lemma in self._words.sets["verbs/settling"]) and len(makers) > 1 and not predication.negated:
            self._settled.setdefault(predication.trigger.sentence, makers)
        if made:
            for token in made:
                if lemma in self._words.sets["soft"] and len(makers) < 2:
                    self._said[token.i] = self._sides.merge((*self._said.get(token.i, ()), *makers))
                    continue
                self._by_word[token.i] = self._sides.merge((*self.of(token), *makers))

    def _theirs(self, predication: Predication) -> Iterator[Token]:
        """What two do something under, or call theirs: "revised their agreement", "fish under an accord"."""
        yield from predication.role("under")
        yield from (t for t in predication.patient if any(c.tag == "PRP$" for c in t.kids("poss")))

    def _helped(self, predication: Predication) -> bool:
        """Whether it is a deal, talks or the parties that are helped: to back a ruler mediates nothing."""
        return any(self._words.noun(t) or t.lemma in self._words.sets["helped"] for t in predication.patient)

    def _joined(self, predication: Predication, lemma: str) -> Iterator[Token]:
        """What is joined or left: "withdrew from the pact", "is a party to it", "deposited … to the treaty"."""
        if lemma in self._words.sets["verbs/membership"]:
            for role in ("patient", "from", "to", "of"):
                yield from predication.role(role)
            yield from (below for word in predication.patient for below in _below(word))
        for word in (*predication.attribute, *predication.patient, *predication.role("as")):
            if word.lemma in self._words.sets["members"]:
                yield from _below(word)

    def _bound(self, predication: Predication, lemma: str) -> Iterator[Token]:
        """What binds who does this: "honours its obligations under the treaty", "abides by the accord"."""
        if lemma in self._words.sets["verbs/bound"]:
            for role in ("patient", "with", "by", "to"):
                yield from predication.role(role)
        for word in predication.patient:
            if word.lemma in self._words.sets["owed"]:
                yield from _owed(word)
                for role in ("under", "in"):
                    yield from predication.role(role)

    def _made(self, predication: Predication, lemma: str) -> Iterator[Token]:
        """The words for what is made: objects of "sign", of "put their names to", of "agree in"."""
        if lemma in self._words.sets["verbs/making"]:
            yield from objects(predication, self._words)
            for role in ("to", "on", "into", "at"):
                yield from predication.role(role)
        if lemma in self._words.sets["verbs/consent"]:
            for role in ("in", "under", "to", "on", "patient"):
                yield from predication.role(role)
        for talks in predication.patient:
            for held in (talks, *_below(talks, 0)):  # "talks on a pact", "six years of talks on a pact"
                if held.lemma in self._words.sets["talks"]:
                    yield from _below(held, 0)
        names = any(t.lemma in self._words.sets["signing/noun"] for t in predication.patient)
        if names and lemma in self._words.sets["signing/verb"]:
            for role in ("to", "on", "under"):
                yield from predication.role(role)


def _helping(word: Token) -> Iterator[Token]:
    """Who helps: "Egyptian mediation", "the mediators, Qatar and Egypt", "mediated by Oman"."""
    for child in word.kids("amod", "compound", "nmod", "npadvmod", "poss", "appos"):
        yield from child.conjuncts()
    for preposition in word.kids("agent", "prep"):
        if preposition.lower == "by":
            yield from (t for below in preposition.kids("pobj") for t in below.conjuncts())
    if word.pos == "NOUN" and word.dep in ("appos", "compound", "nmod"):
        yield from word.head.conjuncts()


def _watching(word: Token) -> Iterator[Token]:
    """Who looks on: "under the eyes of Peru and Chile"."""
    for preposition in word.kids("prep") if word.dep == "pobj" else ():
        if preposition.lower == "of":
            yield from (t for below in preposition.kids("pobj") for t in below.conjuncts())


def _below(word: Token, depth: int = 2) -> Iterator[Token]:
    """The words that hang on this one by prepositions: "the treaty" of "its instrument of accession to the treaty"."""
    for preposition in word.kids("prep"):
        for below in preposition.kids("pobj"):
            yield from below.conjuncts()
            if depth:
                yield from _below(below, depth - 1)


def _owed(word: Token) -> Iterator[Token]:
    """The words for what an obligation comes from: "under the treaty", "in the accord"."""
    for preposition in word.kids("prep"):
        if preposition.lower in ("under", "in", "from"):
            yield from (t for below in preposition.kids("pobj") for t in below.conjuncts())


class Parties:
    """Parties from the noun phrases and the makers; where these leave one out, from what stands around."""

    def __init__(self, parse: Parse, words: Lexis, sides: Sides, *, makers: Makers, title: str) -> None:
        self._parse, self._words, self._sides, self._makers = parse, words, sides, makers
        self._title = sides.in_words(title)
        self._weight = Counter(sides.mentioned())
        self._main: tuple[str, ...] = ()
        self._known = {" ".join(name) for rows in words.known.values() for name, _ in rows}

    def named(self, instrument: Instrument) -> tuple[str, ...]:
        """The parties that phrases and verbs name, in the order of the report."""
        heads = [m.head for m in instrument.mentions]
        makers = [side for head in heads for side in (*self._makers.of(head), *self._makers.members(head))]
        found = self._sides.merge((*instrument.sides, *makers))
        if len(found) < 2:
            said = (side for head in heads for side in self._makers.saying(head))
            own = self._sides.merge((*found, *said))
            found = self._sides.merge((*own[: max(BILATERAL, len(found))], *self._settled(instrument)))
        found = self._sides.contracting(found)
        states = [s for s in found if s in instrument.sides or not self._sides.is_organisation(s)]
        fighting = "ceasefire" in instrument.groups  # which an organisation asks for and does not make
        return tuple(states) if len(states) > 1 or fighting else found

    def made(self, instrument: Instrument) -> bool:
        """Whether the report tells that somebody signs, concludes, negotiates it."""
        return bool(self._settled(instrument)) or any(self._makers.knows(m.head) for m in instrument.mentions)

    def _settled(self, instrument: Instrument) -> tuple[str, ...]:
        """Who agreed just before it is first spoken of as "the deal", "a joint declaration"."""
        first = instrument.mentions[0]
        unsaid = first.noun.group in ("protocol", "memorandum") and first.definite == "a" and not first.sides
        plain = (
            (unsaid or first.noun.group in ("generic", "declaration", "notes")) and not first.years and not first.titled
        )
        settling = self._makers.settling(first.head) if plain and not first.plural else ()
        return settling if set(instrument.sides) <= set(settling) else ()

    def all_of(self, instrument: Instrument, *, main: bool) -> tuple[str, ...]:
        """The parties, a pair filled up from the sentences around where the report takes one as known."""
        named = self._sides.merge((*self.named(instrument), *self._by_fame(instrument)))
        size = self._size(instrument)
        if len(named) >= size or instrument.series or not self._is_pair(instrument):
            self._main = named if main else self._main
            return named
        near = self._near(instrument, main=main) | self._partner(named, main=main)
        ranked = [side for side, _ in self._around(instrument, main=main) if side not in named and side in near]
        ranked = [side for side in ranked if not self._sides.is_owned(side) and not self._sides.is_organisation(side)]
        found = self._sides.merge((*named, *ranked[: size - len(named)]))
        if main:
            self._main = found
        elif len(found) < 2 == len(self._main) and (not named or set(found) <= set(self._main)):
            return self._main  # the older paper of the same two
        return found

    def _partner(self, named: tuple[str, ...], *, main: bool) -> set[str]:
        """With whom the one party that is named made what the report is about: "its older accord with Oslo"."""
        pair = not main and len(self._main) == BILATERAL and set(named) <= set(self._main)
        return set(self._main) - set(named) if pair else set()

    def _near(self, instrument: Instrument, *, main: bool) -> set[str]:
        """Who can be meant without being named: who stands in a sentence beside a mention, or the report is about."""
        sentences = {m.head.sentence + step for m in instrument.mentions for step in (-1, 0, 1)}
        near = {
            side
            for sentence in sentences
            if 0 <= sentence < len(self._parse.sentences)
            for side in self._sides.of_all(self._doing(sentence))
        }
        return near | set(self._title) | (set(self._weight) if main and len(instrument.mentions) > 2 else set())

    def _doing(self, sentence: int) -> list[Token]:
        """The words of a sentence that are not said to be where something is ("in Doha")."""
        tokens = self._parse.sentences[sentence].tokens
        return [t for t in tokens if not (t.dep == "pobj" and t.head.lower in self._words.sets["whereabouts"])]

    def _size(self, instrument: Instrument) -> int:
        """How many parties there are at least: three of a trilateral statement."""
        counted = self._words.sets["counting"]
        words = {
            t.lower
            for m in instrument.mentions
            for t in m.words
            if t.i < m.head.i or t.lemma in counted or t.head.lemma in counted
        }
        return 4 if words & self._words.sets["sizes/four"] else 3 if words & self._words.sets["sizes/three"] else 2

    def _is_pair(self, instrument: Instrument) -> bool:
        """Whether two parties can be taken for granted: not for a convention, nor where "with X" names none we know."""
        if set(instrument.groups) & {"convention", "charter"}:
            return False
        if self._is_of_many(instrument):
            return False
        famous = any(m.known in self._known for m in instrument.mentions)
        if famous and not instrument.aliases & self._words.sets["pairs"]:
            return False
        return not any(m.open_with for m in instrument.mentions)

    def _is_of_many(self, instrument: Instrument) -> bool:
        """Whether it is one of the conventions open to all, known by its name."""
        return any(known in name for known in self._words.sets["multilateral"] for name in self._names(instrument))

    def _by_fame(self, instrument: Instrument) -> tuple[str, ...]:
        """The parties that everybody knows it to have ("New START"), as far as the report names them."""
        whole, fore = self._names(instrument), self._names(instrument, fore=True)
        known = (
            codes
            for title, codes in self._words.between.items()
            if any(title in name for name in (whole if " " in title else fore))
        )
        return tuple(side for codes in known for code in codes if (side := self._sides.of_territory(code)))

    def _names(self, instrument: Instrument, *, fore: bool = False) -> tuple[str, ...]:
        """The words of its mentions; only those up to the noun if `fore` ("the Dayton accord", no accord of Dayton)."""
        words = (self._parse.tokens[m.first.i : (m.head if fore else m.last).i + 1] for m in instrument.mentions)
        return tuple(" ".join(t.text for t in row).replace(" -", "-").replace("- ", "-") for row in words)

    def _around(self, instrument: Instrument, *, main: bool) -> list[tuple[str, float]]:
        score: dict[str, float] = defaultdict(float)
        for sentence in dict.fromkeys(m.head.sentence for m in instrument.mentions):
            for side in self._sides.of_all(self._doing(sentence)):
                score[side] += 2
        for side, count in self._weight.items():
            score[side] += min(count, 10) / 3
        for side in self._title if main else ():
            score[side] += 6
        for side in self._makers.helpers:
            score[side] -= 6
        fighting = bool(set(instrument.groups) & {"ceasefire"})
        partner = self._partner(self.named(instrument), main=main)
        peaceful = not any(m.noun.kind in ("ceasefire", "peace_agreement") for m in instrument.mentions)
        for side in score:
            score[side] -= 5 if self._sides.is_organisation(side) else 0
            score[side] += 3 if fighting and self._sides.is_armed(side) else 0
            score[side] += (4 if len(partner) == 1 else 1.5) if side in partner else 0
            score[side] -= 2 if peaceful and self._sides.is_armed(side) else 0
            score[side] -= 3 if self._sides.is_nameless(side) else 0
        return sorted(score.items(), key=lambda pair: (-pair[1], pair[0]))
