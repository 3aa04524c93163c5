"""Stating: the stance that a whole statement shows where no clause of it has the agreement as its subject
("A light has been lit today," the envoy said of the accord; the premier spoke of a black day).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from depositary.language import Parse, Token
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.reading.positions.judging import Judging
from depositary.record import Position, Span, Statement
from depositary.record.words import Stance

# Who only passes words on takes no position by them.
NEUTRAL = frozenset({"media", "company"})
# Demands, denials, announcements and the like have their own words, weighed elsewhere.
TELLING = frozenset({"claim", "support", "criticism", "threat"})
WEIGHED = frozenset({"claim", "support"})
POINTING = frozenset({"it", "this", "that", "these", "those"})
FEWEST = 4  # words of a quotation from which a stance can be read


class Stating:
    """Weighs statements that stand beside a mention of an agreement."""

    def __init__(
        self, parse: Parse, *, cast: Cast, instruments: Instruments, attribution: Attribution, judging: Judging
    ) -> None:
        self.parse, self.cast, self.instruments = parse, cast, instruments
        self.attribution, self.judging = attribution, judging

    def positions(self, held: Iterable[Position]) -> Iterator[Position]:
        """The positions of speakers who hold none yet towards that agreement in the statement."""
        taken = {(p.holder, p.agreement) for p in held}
        for statement in self.attribution.statements.values():
            position = self._of(statement)
            if position is not None and (position.holder, position.agreement) not in taken:
                taken.add((position.holder, position.agreement))
                yield position

    def _of(self, statement: Statement) -> Position | None:
        speaker = statement.speaker
        if speaker is None or statement.kind not in TELLING or self.cast.actors[speaker].kind in NEUTRAL:
            return None
        agreement = self._about(statement)
        words = [t for content in statement.content for t in self.parse.between(content.start, content.end)]
        if agreement is None or len(words) < FEWEST or not self._fits(words):
            return None
        # Indirect speech that names the agreement elsewhere than as its subject mostly tells what it contains.
        weighed = statement.kind in WEIGHED and (statement.direct or not self.instruments.within(statement.content[0]))
        found = (self.judging.tone(words, own=statement.direct) if weighed else None) or self._plain(statement)
        if found is None:
            return None
        stance, word = found
        evidence = statement.content[0]
        via, _ = self.attribution.outside(evidence, speaker)
        return Position(
            holder=speaker, stance=stance, agreement=agreement, via=via, statement=statement.id,
            evidence=evidence, basis=f"positions/stated-{word}",
        )  # fmt: skip

    def _plain(self, statement: Statement) -> tuple[Stance, str] | None:
        """What a way of speaking shows by itself ("complained that the pact …"), where the words said do not tell."""
        if statement.cue is None or not self.instruments.within(statement.content[0]):
            return None
        for word in self.parse.between(statement.cue.start, statement.cue.end):
            for stance, cues in self.judging.cues:
                if word.lemma in cues:
                    return stance, word.lemma
        return None

    def _fits(self, words: Sequence[Token]) -> bool:
        """Whether the words can be about what was told before: they point at it, or at least speak of no other thing
        ("the drought was a disaster").
        """
        towards = self.judging.towards
        known = towards.anaphors | towards.aspects
        if any(w.lower in POINTING or (w.lemma in known and _is_the(w)) for w in words):
            return True
        return not any(w.dep in ("nsubj", "nsubjpass") and w.pos == "NOUN" and _is_the(w) for w in words)

    def _about(self, statement: Statement) -> str | None:
        """The agreement named in it; else the main one, where its sentence or the one before names that."""
        main = self.judging.towards.topic
        content = statement.content[0]
        tokens = self.parse.between(content.start, content.end)
        inside = self.instruments.within(content)
        if not tokens or (main is None and not inside):
            return None
        if inside:
            return main if main in inside else inside[0]
        first = self.parse.sentences[max(0, tokens[0].sentence - 1)]
        last = self.parse.sentences[tokens[-1].sentence]
        near = Span.of(self.parse.text, first.start, last.end)
        return main if main in self.instruments.within(near) else None


def _is_the(word: Token) -> bool:
    return any(c.lower == "the" for c in word.children)
