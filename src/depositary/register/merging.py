"""Several registers in one, and what they did not agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from depositary.register.judgement import Judgement
from depositary.register.view.rulings import Ruling

if TYPE_CHECKING:
    from depositary.register.register import Register


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """How many reports and judgements the register has now, the `overruled` judgements that held in their own register
    and contradict one of another, and `notes` on what else the registers did not agree on."""

    reports: int
    judgements: int
    overruled: tuple[Judgement, ...] = ()
    notes: tuple[str, ...] = ()


class Merger:
    """Brings registers into another; iterate over `run` to do so, report by report, then ask for the `result`."""

    def __init__(self, into: Register, others: Sequence[Register]) -> None:
        self._into = into
        self._before = [held for register in (into, *others) for held in _holding(register)]
        self._merging = into.store.merging([other.store for other in others])
        self.total = len(self._merging.reports)

    def run(self) -> Iterator[str]:
        """The id of each report once it is there."""
        yield from self._merging.run()

    def result(self) -> Merged:
        """What there is now."""
        now = self._into.judgements()
        lost = [each for each in now if each.state == "overruled"]
        before = {_content(held.judgement) for held in self._before}
        return Merged(
            reports=self._into.store.count(),
            judgements=sum(each.state != "undone" for each in now),
            overruled=tuple(each.judgement for each in lost if _content(each.judgement) in before),
            notes=tuple(self._merging.notes),
        )


def _holding(register: Register) -> list[Ruling]:
    return [each for each in register.judgements() if each.state == "holds"]


def _content(judgement: Judgement) -> Judgement:
    """The judgement without what differs between registers."""
    return msgspec.structs.replace(judgement, id=0)
