"""Reading: from one report to its record. The table of contents of the stages."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from depositary.language import Language, boilerplate
from depositary.reading import (
    actors,
    agreements,
    dates,
    demands,
    events,
    positions,
    provisions,
    relations,
    statements,
    steps,
)
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments
from depositary.reading.program import running
from depositary.reading.settling import settle, told
from depositary.record import Record, Report, Skipped
from depositary.record import run as runs

LOG = logging.getLogger(__name__)
Found = TypeVar("Found")


def read(report: Report, language: Language, *, engine: statements.Engine = "rules") -> Record:
    """What the report says.

    Never raises for what a report holds: a stage that fails gives up the rest of its findings, told in `skipped`.
    `engine` finds the statements; raises LearnedError where it is "learned" and its model cannot be run.
    """
    if report.language not in (None, language.code):
        return Record(report=report, skipped=(_unread(report, language),))
    find_statements = statements.finder(engine)
    run = Run()
    parse = language.analyse(report.text)
    apart = boilerplate.spans(report.text)  # by-lines, credits, disclaimers: they speak for nobody
    cast = Cast(run("actors", actors.find(parse, language, report=report, boilerplate=apart)), parse)
    times = run("dates", dates.find(parse, language, report=report))
    said = run("statements", find_statements(parse, language, cast=cast, dates=times, boilerplate=apart))
    chains = Attribution(said)
    named = run("agreements", agreements.find(parse, language, cast=cast, dates=times, statements=said, report=report))
    known = Instruments(named, parse)
    tied = run("relations", relations.find(parse, language, instruments=known, attribution=chains))
    day = report.published
    found = steps.find(parse, language, cast=cast, dates=times, instruments=known, attribution=chains, published=day)
    taken = run("steps", found)
    terms = provisions.find(
        parse, language, cast=cast, instruments=known, attribution=chains, steps=taken, relations=tied, published=day
    )
    stances = positions.find(parse, language, cast=cast, instruments=known, attribution=chains, steps=taken)
    asked = demands.find(parse, language, cast=cast, instruments=known, attribution=chains, publisher=report.publisher)
    return Record(
        report=report,
        actors=tuple(cast.actors.values()),
        agreements=settle(named, steps=taken, relations=tied, side=cast.state),
        statements=said,
        steps=told(taken),
        provisions=run("provisions", terms),
        positions=run("positions", stances),
        demands=run("demands", asked),
        events=run("events", events.find(parse, language, cast=cast, dates=times, attribution=chains)),
        skipped=tuple(run.skipped),
    )


@dataclass(slots=True)
class Run:
    """Runs stages; keeps what each found before it gave up, and why it did."""

    skipped: list[Skipped] = field(default_factory=list)

    def __call__(self, stage: str, findings: Iterable[Found]) -> tuple[Found, ...]:
        """All findings of the stage, or those before its first error."""
        kept: list[Found] = []
        try:
            for finding in findings:
                kept.append(finding)
        except Exception as error:  # a stage never stops a report
            LOG.warning("stage %s gave up: %s: %s", stage, type(error).__name__, error, exc_info=LOG.isEnabledFor(10))
            why = f"gave up after {len(kept)} findings: {type(error).__name__}: {error}"
            self.skipped.append(Skipped(stage=stage, why=why))
        return tuple(kept)


def _unread(report: Report, language: Language) -> Skipped:
    return Skipped(
        stage="language",
        why=f"the report is in {report.language!r}, and only {language.code!r} has rules: "
        f"translate it, or say --language {language.code} if it is in that",
    )


class Reader:
    """Reads reports with one language; the pipeline loads with the first report. `pipeline` names an installed one.

    `engine`: "rules" finds statements by rule, "learned" with the statement tagger, which takes longer.
    """

    def __init__(self, pipeline: str | None = None, *, engine: statements.Engine = "rules") -> None:
        self.language = Language(pipeline) if pipeline else Language()
        self.engine = engine

    @property
    def run(self) -> runs.Run:
        """What reads here: the program, its rules and its models, as a register keeps it."""
        return running(self.language.parser.name, engine=self.engine)

    def read(self, report: Report) -> Record:
        """The record of the report. Raises PipelineMissing or LearnedError where pipeline or model cannot be run."""
        return read(report, self.language, engine=self.engine)
