"""The words: lexicons and vocabularies, each loaded and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from depositary.cli.doctor.check import Check
from depositary.errors import DepositaryError
from depositary.language import Language
from depositary.language.language import TABLES
from depositary.language.lexicon import lint
from depositary.vocabulary.territories import territories

MEND = "pip install --force-reinstall depositary"


def look(pipeline: str | None = None) -> Iterator[Check]:
    """Every lexicon of English, its grammar, and the territories."""
    language = Language()
    for name in TABLES:
        yield _lexicon(name, language)
    yield _loaded("grammar", "nouns", lambda: len(language.grammar.nouns))
    yield _loaded("territories", "territories", lambda: len(territories().all))


def _lexicon(name: str, language: Language) -> Check:
    check = _loaded(f"lexicon {name}", "entries", lambda: len(language.table(name).entries))
    faults = lint(language.table(name)) if check.state == "ok" else []
    if not faults:
        return check
    found = {**check.found, "faults": len(faults)}
    return Check(name=check.name, state="broken", needed=False, found=found, wrong=faults[0], mend=MEND)


def _loaded(name: str, what: str, count: Callable[[], int]) -> Check:
    try:
        number = count()
    except DepositaryError as error:
        return Check(name=name, state="broken", wrong=str(error), mend=MEND)
    except Exception as error:  # a malformed file of words can raise anything
        return Check(name=name, state="broken", wrong=f"{type(error).__name__}: {error}", mend=MEND)
    if not number:
        return Check(name=name, state="broken", wrong=f"no {what}", mend=MEND)
    return Check(name=name, state="ok", found={what: number})
