"""Who speaks, acts or is acted upon in a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from depositary.language import Language, Parse, Sentence
from depositary.reading.actors import persons, places
from depositary.reading.actors.acting import acting, between, standing_for
from depositary.reading.actors.detecting import detect
from depositary.reading.actors.entity import Entity, Focus
from depositary.reading.actors.frame import Acting, Frame
from depositary.reading.actors.names import Name
from depositary.reading.actors.resolving import Resolver
from depositary.reading.actors.sheets import bare
from depositary.reading.actors.sheets import home as home_of
from depositary.reading.actors.unsaid import settle
from depositary.reading.actors.words import Lexicon
from depositary.record import Actor, Report, Span
from depositary.record.ids import slug, unique
from depositary.vocabulary.groups import groups
from depositary.vocabulary.media import media
from depositary.vocabulary.names import names
from depositary.vocabulary.places import divisions

ABOUT = 1.3  # as high as a side that was subject in the sentence before
OPENING = 4  # sentences in which a dateline is looked for, the title among them
POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
ABOUT_HALF = 0.5  # how often the state of a party is named at least, as a share of the one named most
ELSEWHERE = -0.6  # as high as a side that was no subject two sentences ago


def find(
    parse: Parse, language: Language, *, report: Report | None = None, boilerplate: Sequence[Span] = ()
) -> Iterator[Actor]:
    """Every actor with all its mentions, in the order of first mentions.

    `boilerplate` are the parts of the text that speak for nobody: by-lines, photo credits.
    """
    lexicon = Lexicon.of(language)
    told = Acting(
        acting(parse, language),
        between(parse, lexicon.groups.between),
        standing_for(parse, lexicon.groups.standing),
    )
    frames = [Frame(s, lexicon, acting=told) for s in parse.sentences if not _aside(s, boilerplate)]
    focus = _focus(frames, report)
    for frame in frames:
        frame.forget(lambda name: _elsewhere(name, focus))
    known = _full_names(frames)
    surnames = frozenset(name[-1].capitalize() for full in known.values() for name in full if len(name) > 1)
    resolver = Resolver(focus)
    for frame in frames:
        frame.surnames = surnames
        resolver.sentence(frame, detect(frame, known))
    settle(resolver.ledger, lexicon)
    yield from _actors(parse, resolver.ledger.entities)


def home(report: Report | None) -> str | None:
    """The country of the publisher: as the list of media has it, or as its name says ("Civil Georgia")."""
    if report is None or not report.publisher:
        return None
    words = re.findall(r"[\w'’-]+", report.publisher)
    found = list(names().scan(words))
    for _, _, senses in found:
        for sense in senses:
            if sense.table == "media" and sense.id:
                return media()[sense.id].territory
    return next((s.id for _, _, senses in found for s in senses if s.table == "territories" and s.id), None)


def _regional(report: Report | None, named: Container[str]) -> str | None:
    """The country of the province that a publisher's name has, where the report names that country."""
    words = re.findall(r"[\w'’-]+", report.publisher or "") if report is not None else []
    return next((code for word in words if (code := divisions().get(word)) is not None and code in named), None)


def _written(frames: Sequence[Frame]) -> str | None:
    """The country of the dateline, for a publisher whose own is not known: "BERN, 3 May -"."""
    for frame in frames[:OPENING]:
        name = frame.names.get(0)
        if name is not None and name.sense.table == "territories" and places.dateline(frame, name):
            return name.sense.id
    return None


def _focus(frames: Sequence[Frame], report: Report | None) -> Focus:
    """Where the report is at home. Home counts high where it is among the territories that the report names most."""
    named = [(n.sense.table, n.sense.id) for frame in frames for n in frame.found if n.sense.id is not None]
    counts = Counter(id for table, id in named if table == "territories")
    unions = Counter(home_of(id) or "" for table, id in named if table == "organisations")
    most = counts.most_common(2)
    first = most[0][1] if most else 1
    published = home(report) or _regional(report, counts) or _written(frames)
    weight = ABOUT if published in [code for code, _ in most] else ELSEWHERE
    shares = {code: number / first for code, number in counts.items()}
    return Focus(published, weight, _official(frames, report), shares, {c: n / first for c, n in unions.items() if c})


def _elsewhere(name: Name, focus: Focus) -> bool:
    """Whether a party of a name that several states have ("Democratic Party") is that of a state hardly spoken of."""
    row = groups()[name.sense.id] if name.sense.table == "groups" and name.sense.id else None
    if row is None or row.kind != "party" or not name.sense.also or row.territory is None:
        return False
    return row.territory != focus.home and focus.shares.get(row.territory, 0.0) < ABOUT_HALF


def _official(frames: Sequence[Frame], report: Report | None) -> bool:
    """Whether a body of a state publishes the report: a ministry, parliament, presidency."""
    if report is None or not report.publisher or not frames:
        return False
    words = re.findall(r"\w+", report.publisher.lower())
    return any(word in frames[0].lexicon.groups.sovereign for word in words)


def _aside(sentence: Sentence, boilerplate: Sequence[Span]) -> bool:
    return any(span.start <= sentence.start < span.end for span in boilerplate)


def _full_names(frames: Sequence[Frame]) -> dict[str, set[persons.NameKey]]:
    """The names of the report's persons by their first and last words, before any sentence is read for mentions."""
    known: dict[str, set[persons.NameKey]] = {}
    for frame in frames:
        for run in persons.runs(frame):
            if persons.likely(frame, run) or persons.beside_office(frame, run):
                words = persons.key(frame, run)
                for word in words:
                    known.setdefault(word, set()).add(words)
    return known


def _acting_for(entity: Entity) -> str:
    """What the id of somebody who speaks for an organisation, not for a state, adds: " of hamas"."""
    told = entity.territory is None and entity.belongs is not None and entity.sort != "listed"
    return f" of {entity.belongs}" if told and (entity.belongs or "") not in slug(entity.label or entity.name) else ""


def _actors(parse: Parse, entities: Sequence[Entity]) -> Iterator[Actor]:
    taken: set[str] = set()
    for entity in sorted((e for e in entities if e.spans), key=lambda e: min(e.spans)):
        name = entity.label if entity.sort == "office" and entity.label else bare(entity.name)
        ref = unique(entity.ref or slug(POSSESSIVE.sub("", entity.label or name) + _acting_for(entity)), taken)
        taken.add(ref)
        yield Actor(
            id=ref, name=name, kind=entity.kind, territory=entity.territory, role=entity.role, wikidata=entity.wikidata,
            mentions=tuple(Span.of(parse.text, start, end) for start, end in sorted(entity.spans)),
        )  # fmt: skip
