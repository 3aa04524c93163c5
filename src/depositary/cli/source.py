"""From paths to records: intake and reading, one report after the other, whatever happens to one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.cli.guard import worded
from depositary.errors import DepositaryError, LanguageError, LearnedError
from depositary.record import Record, Report


@dataclass(frozen=True, kw_only=True)
class About:
    """What the command line says about the reports; None leaves it to the reports themselves."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    text: str | None = None


def read(paths: Sequence[str], about: About, *, pipeline: str | None) -> Iterator[Record | DepositaryError]:
    """A record for each report in the order of the paths, and in the place of one that cannot be read, why.

    Raises LanguageError or LearnedError where no report at all could be read.
    """
    # Not before they are needed: they bring the parser, and `--help` must be quick.
    from depositary import intake
    from depositary.reading import Reader

    reader = Reader(pipeline)
    for found in intake.reports(paths, about):
        yield found if isinstance(found, DepositaryError) else _record(reader, found)


def _record(reader: object, report: Report) -> Record | DepositaryError:
    try:
        return reader.read(report)
    except (LanguageError, LearnedError):
        raise
    except Exception as error:  # a report never stops a run
        where = report.url or report.title or report.id
        return DepositaryError(f"could not be read: {worded(error)}", where=where, hint="please report this defect")
