"""From predications to provisions, sentence by sentence: what one sentence provides opens the next to going on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from depositary.language import Language, Parse, Predication
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.reading.provisions.bygone import Bygone
from depositary.reading.provisions.continuing import Continuing
from depositary.reading.provisions.drafting import Drafting
from depositary.reading.provisions.ground import Ground
from depositary.reading.provisions.providing import Providing
from depositary.reading.provisions.topic import Topic
from depositary.record import Provision, Relation, Span, Step

LEAST = 4  # words of a clause that say what is provided: "opens the road", "created" say nothing
# Fewer do where a word for terms goes before: "a joint office".
BRIEF = {"provisions/listed": 2, "provisions/lasting": 2, "provisions/under": 3, "provisions/undertake": 3}


def find(
    parse: Parse,
    language: Language,
    *,
    cast: Cast,
    instruments: Instruments,
    attribution: Attribution,
    steps: Iterable[Step] = (),
    relations: Iterable[tuple[str, Relation]] = (),
    published: str | None = None,
) -> Iterator[Provision]:
    """The provisions of the report in text order, none of them twice; `steps` and `relations` tell what is over."""
    if not instruments.agreements:
        return
    ground = Ground(parse, language, cast=cast, instruments=instruments, attribution=attribution)
    drafting, topic = Drafting(ground), Topic(ground, Bygone(instruments, steps, relations, published=published))
    providing, continuing = Providing(ground, drafting, topic), Continuing(ground, drafting, topic)
    yield from Reader(parse, providing, continuing).read()


@dataclass(slots=True)
class Reader:
    """Goes through the report; `open` is the agreement whose terms the text is telling."""

    parse: Parse
    providing: Providing
    continuing: Continuing
    taken: list[Span] = field(default_factory=list)

    def read(self) -> Iterator[Provision]:
        """The provisions of each sentence."""
        inside: dict[int, list[Predication]] = {}
        for predication in self.parse.clauses:
            inside.setdefault(predication.trigger.sentence, []).append(predication)
        for sentence in self.parse.sentences:
            clauses = inside.get(sentence.index, [])
            said = [p for clause in clauses for p in self.providing.provisions(clause)]
            said += self.providing.listing.colon(sentence)
            gone_on = self.continuing.provisions(sentence, clauses, said)
            found = sorted([*said, *gone_on], key=lambda p: (p.evidence.start, -p.evidence.end))
            yield from (p for p in found if self._is_new(p))

    def _is_new(self, provision: Provision) -> bool:
        empty = len(provision.evidence.text.split()) < BRIEF.get(provision.basis, LEAST)
        if empty or any(provision.evidence.inside(span) for span in self.taken):
            return False
        self.taken.append(provision.evidence)
        return True
