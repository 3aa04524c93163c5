from __future__ import annotations

import json

from tests.exchange.sample import RECORD

from depositary.exchange.json import array, lines, single
from depositary.record import decode


def test_single_record_is_an_indented_object() -> None:
    assert decode(single(RECORD)) == RECORD
    assert single(RECORD).startswith(b'{\n  "format": 1')


def test_one_line_holds_one_record() -> None:
    written = list(lines([RECORD, RECORD]))
    assert [decode(line) for line in written] == [RECORD, RECORD]
    assert all(line.count(b"\n") == 1 and line.endswith(b"\n") for line in written)


def test_array_is_well_formed_with_any_number_of_records() -> None:
    for number in range(4):
        assert len(json.loads(b"".join(array([RECORD] * number)))) == number


def test_array_is_written_as_records_come() -> None:
    pieces = array(iter([RECORD, RECORD]))
    assert next(pieces).startswith(b"[\n{")
    assert next(pieces).startswith(b",\n{")
