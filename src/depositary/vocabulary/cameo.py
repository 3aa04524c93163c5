"""CAMEO codes for the event types and modes of PLOVER."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from depositary.errors import BadLexicon


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A row of cameo.yaml, whose head explains the fields."""

    root: str
    modes: dict[str, str] = {}


@cache
def codes() -> dict[str, Codes]:
    """The codes by the event type. Raises BadLexicon."""
    text = (files("depositary.vocabulary") / "cameo.yaml").read_text(encoding="utf-8")
    try:
        return msgspec.convert(yaml.safe_load(text), dict[str, Codes])
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadLexicon(str(error), where="vocabulary/cameo.yaml") from error


def cameo(type: str, mode: str | None) -> str:
    """The CAMEO code of an event; that of its type where CAMEO knows nothing of the mode."""
    row = codes()[type]
    return row.modes.get(mode or "", row.root)
