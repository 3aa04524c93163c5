"""Planned steps and deadlines as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

from depositary.exchange.visible import visible
from depositary.exchange.wanted import wanted
from depositary.exchange.wording import told
from depositary.record.date import bounds
from depositary.register import Register
from depositary.register.view import Said
from depositary.register.view.rows import Row

AHEAD = ("planned", "ordered", "proposed", "conditional", "possible")
ENDS = ("enter_into_force", "expire", "terminate", "withdraw")  # days that matter whatever the mode
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)  # the format wants one; a register knows no clock


def write(register: Register) -> bytes:
    """An event for each dated step that lies ahead or ends something, and for each dated demand."""
    icalendar = wanted("icalendar", format="ics")
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//depositary//register//EN")
    calendar.add("version", "2.0")
    for key, held in _dated(register).items():
        calendar.add_component(_event(icalendar.Event(), key, held))
    written: bytes = calendar.to_ical()
    return written


def _event(event: object, key: tuple[str, str, str], held: list[Row]) -> object:
    first, last = bounds(held[0].date or "")
    add = event.add  # type: ignore[attr-defined]
    add("uid", hashlib.sha256("/".join(key).encode()).hexdigest()[:24] + "@depositary")
    add("dtstamp", _STAMP)
    add("dtstart", first)
    add("dtend", last)
    add("summary", visible(_summary(held[0])))
    add("description", "\n".join(visible(line) for line in _lines(row.evidence for row in held)))
    return event


def _dated(register: Register) -> dict[tuple[str, str, str], list[Row]]:
    """The rows by dossier, act or demand, and date: what several reports tell is one event."""
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in register.rows():
        ahead = row.modality in AHEAD or (row.what in ENDS and row.modality != "denied")
        if row.date and ((row.sort == "step" and ahead) or row.sort == "demand"):
            what = row.what if row.sort == "step" else f"demand {row.words}"
            found.setdefault((row.dossier or "", what, row.date), []).append(row)
    return dict(sorted(found.items(), key=lambda item: (item[0][2], item[0])))


def _summary(row: Row) -> str:
    who = ", ".join(row.who)
    if row.sort == "demand":
        return f"{who} demands: {row.words}"
    mode = "" if row.modality == "occurred" else f" ({row.modality})"
    return f"{row.agreement or 'agreement'}: {row.what.replace('_', ' ')}{mode}"


def _lines(told_in: Iterator[Said]) -> Iterator[str]:
    for said in told_in:
        yield f"“{said.text}” — {told(said)}"
