from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator

import pytest

from depositary.cli.interrupt import Interrupt


def press() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_while_waiting_ends_the_items_and_keeps_those_before() -> None:
    def items() -> Iterator[int]:
        yield 1
        press()
        time.sleep(5)
        yield 2

    with Interrupt() as interrupt:
        assert list(interrupt.until(items())) == [1]
    assert interrupt.asked


def test_ctrl_c_while_writing_lets_the_writing_end() -> None:
    written = []
    with Interrupt() as interrupt:
        for item in interrupt.until(iter([1, 2, 3])):
            press()
            written.append(item)
    assert written == [1]


def test_second_ctrl_c_ends_at_once() -> None:
    with Interrupt():
        press()
        with pytest.raises(KeyboardInterrupt):
            press()


def test_nothing_is_changed_where_nobody_presses() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Interrupt() as interrupt:
        assert list(interrupt.until(iter([1, 2]))) == [1, 2]
    assert not interrupt.asked
    assert signal.getsignal(signal.SIGINT) is before
