"""Reports as one self-contained HTML page: the text with its findings marked on the left, the record on the right."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from depositary import __version__
from depositary.exchange.sheet import KINDS, LANES, LINED, lay
from depositary.exchange.visible import visible
from depositary.exchange.wording import headline
from depositary.record import Record

# Whatever a report holds: the browser runs this page's own script and style, and asks nothing of anybody.
POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'"
)
RULES = 1000  # findings: with more, the browser would be slow to follow an anchor, and lighting is left to the script


def render(records: Iterable[Record]) -> str:
    """The page of these reports, the same bytes for the same records; it asks nothing of the network."""
    sheets = [lay(f"r{number}", record) for number, record in enumerate(records, start=1)]
    keys = [mark.key for sheet in sheets for mark in sheet.marks]
    style = "\n".join([_file("page.css"), _lanes(), *(_lit(key) for key in keys if len(keys) <= RULES)])
    script = _file("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            sheets=sheets,
            kinds=KINDS,
            style=Markup(style),
            script=Markup(script),
            version=__version__,
            policy=POLICY.format(style=digest(style), script=digest(script)),
        )
        .lstrip()
    )


def _lit(key: str) -> str:
    """The rule that lights the words of a finding whose anchor was followed, without any script."""
    return f":root:has(#t-{key}:target,#{key}:target) :is(.{key},#{key}){{--lit:var(--glow)}}"


def _lanes() -> str:
    """The rules that draw a kind in a lane under the words, and that hide it on request."""
    kinds = [kind for kind, _, _ in KINDS]
    lines = [f".l{lane}-{kind}{{--l{lane}:var(--show-{kind})}}" for lane in range(1, LANES + 1) for kind in LINED]
    return "\n".join(
        lines
        + [f":root:has(#show-{kind}:not(:checked)){{--show-{kind}:transparent}}" for kind in LINED]
        + [f":root:has(#show-{kind}:not(:checked)) .tag.k-{kind}{{display:none}}" for kind in kinds]
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("depositary.exchange", "html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(visible=visible, headline=headline)
    return environment


def _file(name: str) -> str:
    return files("depositary.exchange").joinpath("html", name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """The digest of a style or script, as a content policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
