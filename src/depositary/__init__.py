"""Depositary reads news reports and keeps a register of what they say about international agreements."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from depositary.version import VERSION

if TYPE_CHECKING:
    from depositary.register import Register

__all__ = ["__version__", "export", "open"]

__version__ = VERSION


def open(place: str | os.PathLike[str] = "depositary.db", *, create: bool = True) -> Register:
    """The register at this path, made where there is none. Raises RegisterError."""
    from depositary.register import open_register  # not before it is needed: the database layer is slow to import

    return open_register(place, create=create)


def export(register: Register, path: str | os.PathLike[str], *, format: str | None = None) -> None:
    """Write the register to this file; without a format, the ending of the file decides. Raises ExchangeError."""
    from depositary.exchange.formats import export as write  # not before it is needed: some formats are slow to import

    write(register, path, format=format)
