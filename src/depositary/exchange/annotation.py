"""Findings as W3C Web Annotations (JSON-LD): what is found as the body, the words of the report as the target.

https://www.w3.org/TR/annotation-model/ with its TextPositionSelector and TextQuoteSelector.
"""

from __future__ import annotations

from typing import Any

import msgspec

from depositary.exchange.wording import judged, told
from depositary.record import Report
from depositary.register import Register
from depositary.register.view.rows import Row, rows

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after the words, to find them again in a text that has moved


def write(register: Register) -> bytes:
    """One AnnotationCollection whose only page holds every finding."""
    records = register.heard()
    reports = {record.report.id: record.report for record in records}
    found = [
        _annotation(number, row, reports[row.evidence.report])
        for number, row in enumerate(rows(records, register.agreements(rejected=True), rejected=True), start=1)
    ]
    page = {"id": "urn:depositary:page:1", "type": "AnnotationPage", "startIndex": 0, "items": found}
    whole = {
        "@context": CONTEXT,
        "id": "urn:depositary:annotations",
        "type": "AnnotationCollection",
        "label": "What the reports say about agreements",
        "total": len(found),
        "first": page,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


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
