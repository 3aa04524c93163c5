"""`depositary read`: what reports say about agreements."""

from __future__ import annotations

from depositary.cli import options
from depositary.cli.exits import EPILOG
from depositary.cli.formats import FORMATS, chosen
from depositary.cli.kept import running
from depositary.cli.outlet import writable
from depositary.cli.source import taken

__all__ = ["EPILOG", "run"]


def run(  # noqa: PLR0913  # the arguments of a verb are its options
    paths: options.Paths,
    format: options.RecordFormat = None,
    output: options.Output = None,
    title: options.Title = None,
    publisher: options.Publisher = None,
    published: options.Published = None,
    author: options.Authors = None,
    url: options.Url = None,
    language: options.Language = None,
    text: options.TextColumn = "text",
    pipeline: options.Pipeline = None,
    engine: options.Statements = options.Engine.RULES,
    quiet: options.Quiet = False,
) -> None:
    """Read reports and show what they say about agreements, each finding with its words and who said so."""
    target = writable(output, inputs=paths)
    items = taken(
        paths,
        title=title,
        publisher=publisher,
        published=published,
        authors=tuple(author or ()),
        url=url,
        language=language,
        column=text,
    )
    frame = running(items, target, total=len(paths), pipeline=pipeline, engine=engine.value, quiet=quiet)
    with frame as (records, outlet, tally):
        FORMATS[chosen(format, target)](records, outlet, tally)
