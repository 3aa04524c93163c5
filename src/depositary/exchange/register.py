"""A register as JSON: its agreements, actors and reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from depositary.record import Record
from depositary.register import Register
from depositary.register.store import Version
from depositary.register.view.actors import known


def whole(register: Register) -> bytes:
    """The whole register as one object, indented, the same for the same reports and judgements."""
    records = register.heard()
    return pretty(
        {
            "agreements": register.agreements(rejected=True),
            "actors": known(records),
            "reports": [about(record) for record in records],
            "versions": [public(version) for version in register.store.versions()],
            "runs": register.store.runs(current=True),
            "judgements": [
                {**msgspec.to_builtins(each.judgement), "state": each.state}
                for each in register.judgements()
                if each.state != "undone"
            ],
        }
    )


def public(version: Version) -> Version:
    """The version without the folders of the machine that it was read on."""
    place = version.place if "://" in version.place else Path(version.place).name
    return msgspec.structs.replace(version, place=place)


def about(record: Record) -> dict[str, Any]:
    """What is known about a report, without its text."""
    report = record.report
    names = ("id", "title", "url", "publisher", "published", "language")
    return {name: getattr(report, name) for name in names}


def pretty(thing: object) -> bytes:
    """Anything of the register as indented JSON with a line end."""
    return msgspec.json.format(msgspec.json.encode(thing), indent=2) + b"\n"


def line(thing: object) -> bytes:
    """Anything of the register as one line of JSON."""
    return msgspec.json.encode(thing) + b"\n"
