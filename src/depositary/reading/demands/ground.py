"""What every reader of demands goes by: the parse, the earlier findings, and the words of `en/duties.yaml`."""

from __future__ import annotations

from collections.abc import Mapping

from depositary.language import Parse
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments


class Ground:
    """The needs of a reader of demands."""

    def __init__(
        self,
        parse: Parse,
        cast: Cast,
        instruments: Instruments,
        attribution: Attribution,
        words: Mapping[str, frozenset[str]],
    ) -> None:
        self.parse, self.cast, self.instruments, self.attribution = parse, cast, instruments, attribution
        self.words = words
