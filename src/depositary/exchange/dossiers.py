"""The dossiers as one self-contained page; it runs no script and asks nothing of the network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from depositary import __version__
from depositary.exchange.page import digest
from depositary.exchange.visible import visible
from depositary.exchange.wording import judged, told
from depositary.register import Register

POLICY = "default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'"


TOGETHER = 500  # pieces of the template


def write(register: Register) -> Iterator[bytes]:
    """The page of all agreements, the same bytes for the same register."""
    style = files("depositary.exchange").joinpath("html", "dossiers.css").read_text(encoding="utf-8")
    page = (
        _environment()
        .get_template("dossiers.html.j2")
        .stream(
            entries=register.entries(),
            dossiers=register.each(),
            style=Markup(style),
            policy=POLICY.format(style=digest(style)),
            version=__version__,
        )
    )
    page.enable_buffering(TOGETHER)
    begun = False
    for piece in page:
        told = piece if begun else piece.lstrip()
        begun = begun or bool(told)
        yield told.encode("utf-8", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("depositary.exchange", "html"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(visible=visible, told=told, judged=judged, plain=lambda word: word.replace("_", " "))
    return environment
