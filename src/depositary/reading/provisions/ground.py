"""What every reader of provisions goes by: the parse, earlier findings, the words of `en/terms.yaml`, the tables."""

from __future__ import annotations

from depositary.language import Language, Parse
from depositary.reading.attribution import Attribution
from depositary.reading.cast import Cast
from depositary.reading.instruments import Instruments


class Ground:
    """The needs of a reader of provisions."""

    def __init__(
        self, parse: Parse, language: Language, *, cast: Cast, instruments: Instruments, attribution: Attribution
    ) -> None:
        self.parse, self.cast, self.instruments, self.attribution = parse, cast, instruments, attribution
        self.words = {name: frozenset(listed) for name, listed in language.words("terms").items()}
        self.table, self.acts = language.table("provisions"), language.table("acts")
        self.stances, self.speech, self.demands = (language.table(name) for name in ("stances", "speech", "demands"))
