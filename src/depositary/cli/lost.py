"""Judgements that lost what they are about, told in a line each."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from depositary.cli.judge import told

if TYPE_CHECKING:
    from depositary.register import Register


def lost(register: Register, *, but: Container[int] = ()) -> list[str]:
    """The judgements whose finding no report that counts has any more, but for those of these numbers."""
    if not register.store.adrift():
        return []
    return [
        f"no report says any more what this judgement is about; it is kept and takes no effect: {told(each.judgement)}"
        for each in register.judgements()
        if each.state == "adrift" and each.judgement.id not in but
    ]
