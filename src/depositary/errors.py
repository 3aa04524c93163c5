"""The errors that Depositary raises: each says where, what, and what to do next.

DepositaryError
├── IntakeError            something handed in cannot be read as a report
│   ├── Unreadable         no such file, a directory, no permission
│   ├── Empty              nothing to read in it
│   ├── Binary             not text, not a page, not a table
│   ├── Undecodable        text in an encoding that cannot be told
│   ├── TooLarge           over the limit of one report
│   └── BadRow             a row of a table without what a report needs
├── LanguageError
│   ├── PipelineMissing    the English pipeline is not installed, or damaged
│   └── BadLexicon         an entry of the lexicon or a vocabulary is malformed
├── LearnedError           learned weights are absent, damaged or of another version
├── RegisterError          no register, one of a newer schema, a place where none can be written
├── ExchangeError          a format that is none, or that needs a package which is not there
└── CodecError             JSON that is no record of this format
"""

from __future__ import annotations


class DepositaryError(Exception):
    """The root of every error of this package. `str(error)` is meant for people."""

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(self._worded())

    def _worded(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.hint}" if self.hint else ""
        return f"{place}{self.what}{advice}"


class IntakeError(DepositaryError):
    """Something handed in cannot be read as a report."""


class Unreadable(IntakeError):
    """No such file, a directory, no permission."""


class Empty(IntakeError):
    """There is nothing to read in it."""


class Binary(IntakeError):
    """Neither text nor a page nor a table."""


class Undecodable(IntakeError):
    """Text in an encoding that cannot be told."""


class TooLarge(IntakeError):
    """Over the limit of one report."""


class BadRow(IntakeError):
    """A row of a table that lacks what a report needs."""


class LanguageError(DepositaryError):
    """The words and grammar of a language are not at hand."""


class PipelineMissing(LanguageError):
    """The pipeline that parses is not installed, or damaged."""


class BadLexicon(LanguageError):
    """An entry of a lexicon or vocabulary is malformed."""


class LearnedError(DepositaryError):
    """Learned weights are absent, damaged or of another version."""


class CodecError(DepositaryError):
    """JSON that is no record of this format."""


class RegisterError(DepositaryError):
    """A register that cannot be opened or written, or does not hold what was asked for."""


class ExchangeError(DepositaryError):
    """A format that is none, or that needs a package which is not installed."""
