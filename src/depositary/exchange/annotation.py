"""Findings as W3C Web Annotations (JSON-LD): what is found as the body, the words of the report as the target.

https://www.w3.org/TR/annotation-model/ with its TextPositionSelector and TextQuoteSelector.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from depositary.exchange.wording import judged, told
from depositary.record import Report
from depositary.register import Register
from depositary.register.view.rows import Row

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after the words, to find them again in a text that has moved


def write(register: Register) -> Iterator[bytes]:
    """One AnnotationCollection whose only page holds every finding; how many there are is counted first."""
    page = {"id": "urn:depositary:page:1", "type": "AnnotationPage", "startIndex": 0, "items": []}
    whole = {
        "@context": CONTEXT,
        "id": "urn:depositary:annotations",
        "type": "AnnotationCollection",
        "label": "What the reports say about agreements",
        "total": sum(1 for _ in register.rows(rejected=True)),
        "first": page,
    }
    head, _, foot = msgspec.json.format(msgspec.json.encode(whole), indent=2).partition(b"[]")
    yield head
    before = b"[\n      "
    for number, (row, report) in enumerate(_with_reports(register), start=1):
        lines = msgspec.json.format(msgspec.json.encode(_annotation(number, row, report)), indent=2)
        yield before + lines.replace(b"\n", b"\n      ")
        before = b",\n      "
    yield (b"[]" if before.startswith(b"[") else b"\n    ]") + foot + b"\n"


def _with_reports(register: Register) -> Iterator[tuple[Row, Report]]:
    """Every finding with its report, which is looked up once."""
    held: Report | None = None
    for row in register.rows(rejected=True):
        if held is None or held.id != row.evidence.report:
            held = register.store.report(row.evidence.report)
        yield row, held


def _annotation(number: int, row: Row, report: Report) -> dict[str, Any]:
    return {
        "id": f"urn:depositary:annotation:{number}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "classifying",
                "value": f"{row.sort}: {row.what}",
                "format": "text/plain",
            },
            {"type": "TextualBody", "purpose": "describing", "value": _described(row), "format": "text/plain"},
            *(
                {"type": "TextualBody", "purpose": "assessing", "value": judged(mark), "format": "text/plain"}
                for mark in row.judged
            ),
        ],
        "target": {
            "source": report.url or f"urn:{report.id}",
            "selector": [_position(row), _quote(row, report.text)],
        },
    }


def _described(row: Row) -> str:
    """What is known, a line each."""
    facts = {
        "dossier": row.dossier, "agreement": row.agreement, "who": "; ".join(row.who), "of": "; ".join(row.of),
        "words": row.words, "date": row.date, "modality": row.modality, "said by": told(row.evidence),
    }  # fmt: skip
    return "\n".join(f"{name}: {value}" for name, value in facts.items() if value)


def _position(row: Row) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": row.evidence.start, "end": row.evidence.end}


def _quote(row: Row, text: str) -> dict[str, Any]:
    start, end = row.evidence.start, row.evidence.end
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
