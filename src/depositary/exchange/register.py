"""A register as JSON: its agreements, actors and reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from depositary.record import Record, Report
from depositary.register import Register
from depositary.register.store import Version


def whole(register: Register) -> bytes:
    """The whole register as one object, indented, the same for the same reports and judgements."""
    return b"".join(pieces(register))


def pieces(register: Register) -> Iterator[bytes]:
    """The same, thing by thing."""
    sections: dict[str, Iterable[object]] = {
        "agreements": register.each(rejected=True),
        "actors": register.actors(),
        "reports": map(_about, register.catalogue()),
        "versions": map(public, register.store.versions()),
        "runs": register.store.runs(current=True),
        "judgements": (
            {**msgspec.to_builtins(each.judgement), "state": each.state}
            for each in register.judgements()
            if each.state != "undone"
        ),
    }
    before = b"{\n  "
    for name, things in sections.items():
        yield before + msgspec.json.encode(name) + b": "
        yield from _array(things)
        before = b",\n  "
    yield b"\n}\n"


def _array(things: Iterable[object]) -> Iterator[bytes]:
    """Things of a section as a list, indented."""
    before = b"[\n    "
    for thing in things:
        yield before + msgspec.json.format(msgspec.json.encode(thing), indent=2).replace(b"\n", b"\n    ")
        before = b",\n    "
    yield b"[]" if before.startswith(b"[") else b"\n  ]"


def public(version: Version) -> Version:
    """The version without the folders of the machine that it was read on."""
    place = version.place if "://" in version.place else Path(version.place).name
    return msgspec.structs.replace(version, place=place)


def about(record: Record) -> dict[str, Any]:
    """What is known about a report, without its text."""
    return _about(record.report)


def _about(report: Report) -> dict[str, Any]:
    names = ("id", "title", "url", "publisher", "published", "language")
    return {name: getattr(report, name) for name in names}


def pretty(thing: object) -> bytes:
    """Anything of the register as indented JSON with a line end."""
    return msgspec.json.format(msgspec.json.encode(thing), indent=2) + b"\n"


def line(thing: object) -> bytes:
    """Anything of the register as one line of JSON."""
    return msgspec.json.encode(thing) + b"\n"
