"""From paths to records: intake and reading, one report after the other, whatever happens to one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import typer

from depositary.cli.guard import worded
from depositary.errors import DepositaryError, IntakeError, LanguageError, LearnedError
from depositary.record import Record, Report

if TYPE_CHECKING:
    from depositary.reading import Reader
    from depositary.reading.statements import Engine


def taken(paths: list[str], **said: Any) -> Iterator[Report | IntakeError]:
    """The reports of these paths; `said` is what the options say about them all (see `intake.Options`)."""
    from depositary import intake  # not before it is needed: `--help` must be quick

    try:
        return intake.read(paths, options=intake.Options(**said))
    except IntakeError as error:
        raise typer.BadParameter(str(error)) from error


def read(
    items: Iterable[Report | DepositaryError], *, pipeline: str | None, engine: Engine = "rules"
) -> Iterator[Record | DepositaryError]:
    """A record for each report, in order, and in the place of one that cannot be read, why.

    Raises LanguageError or LearnedError where no report at all could be read.
    """
    reads = reader(pipeline, engine=engine)
    for item in items:
        yield record(reads, item) if isinstance(item, Report) else item


def reader(pipeline: str | None, *, engine: Engine = "rules") -> Reader:
    """What reads; nothing is loaded before the first report."""
    from depositary.reading import Reader  # not before it is needed: it brings the parser, and `--help` must be quick

    return Reader(pipeline, engine=engine)


def record(reader: Reader, report: Report) -> Record | DepositaryError:
    """What the report says, or why it cannot be read. Raises LanguageError or LearnedError where none could be."""
    try:
        return reader.read(report)
    except (LanguageError, LearnedError):
        raise
    except Exception as error:  # a report never stops a run
        return DepositaryError(
            f"could not be read: {worded(error)}", where=named(report), hint="please report this defect"
        )


def named(report: Report) -> str:
    """What a person knows the report by."""
    return report.url or report.title or report.id
