"""The events of a register, each once however many reports tell it, in the formats of event data."""

from __future__ import annotations

from depositary.exchange.events import cameo, plover, polecat
from depositary.exchange.events.coding import CodedEvent, coded
from depositary.exchange.events.joining import merged
from depositary.reading.coding import Coder
from depositary.register import Register


def events(register: Register) -> list[CodedEvent]:
    """What happened or goes on, by all reports of the register, joined."""
    return merged(coded(register.store.records(), Coder()))


def polecat_table(register: Register) -> bytes:
    """POLECAT's table."""
    return b"".join(polecat.table(events(register)))


def plover_lines(register: Register) -> bytes:
    """PLOVER's JSON, one event a line."""
    return b"".join(plover.lines(events(register)))


def cameo_table(register: Register) -> bytes:
    """A row for each pair of actors, with CAMEO codes."""
    return b"".join(cameo.table(events(register)))


def dyads(register: Register) -> bytes:
    """Counts by month and pair of countries."""
    return b"".join(cameo.dyads(events(register)))
