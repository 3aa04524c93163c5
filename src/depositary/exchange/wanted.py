"""Packages that only some formats need."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from depositary.errors import ExchangeError


def wanted(name: str, *, format: str) -> ModuleType:
    """The module. Raises ExchangeError, with what to install, where it is not there."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ExchangeError(
            f"{format} needs the package {name.partition('.')[0]}", hint='install "depositary[exports]"'
        ) from error
