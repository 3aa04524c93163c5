"""What read a report: the program, its rules, and the models under it."""

from __future__ import annotations

import msgspec


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One way of reading; reports read by the same run come out the same.

    `rules` is the digest of the rules and words, `pipeline` what parsed, `engine` who found the statements, `model` the
    learned one where there is one. `id` names all of it in a line.
    """

    id: str
    version: str | None = None
    rules: str | None = None
    pipeline: str | None = None
    engine: str | None = None
    model: str | None = None
