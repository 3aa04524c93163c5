"""The YAML sheets of the vocabulary, checked against the shape that each is to have."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import msgspec
import yaml

from depositary.errors import BadLexicon

# libyaml reads ten times faster; a PyYAML without it still works.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Row = TypeVar("_Row")


def rows(sheet: str, row: type[_Row]) -> tuple[_Row, ...]:
    """The rows of `sheet`.yaml in its order. A malformed sheet raises BadLexicon, which says where."""
    where = f"vocabulary/{sheet}.yaml"
    text = (files(__package__) / f"{sheet}.yaml").read_text(encoding="utf-8")
    try:
        return tuple(msgspec.convert(yaml.load(text, Loader=_LOADER), list[row]))  # type: ignore[valid-type]
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadLexicon(str(error), where=where, hint="see the comment at the top of the sheet") from error
