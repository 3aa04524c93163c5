"""What the words by which a report calls an agreement say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

import msgspec

from depositary.record import Span
from depositary.register.identity.lexis import lexis, plain, telling, tokens
from depositary.vocabulary.names import names
from depositary.vocabulary.phrases import Sense

SHORTEST = 3  # letters of an acronym
NATIONAL = ("name", "adjective", "people")  # roles in which a territory's name only says whose agreement it is


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """The words of all mentions of an agreement.

    `words` say what it is about; `titles` are the capitalised words of each full name, its noun first, "" where it has
    none: ("agreement", "paris"); `initials` are the first letters of each full name, in order; `versions` are
    words that tell it from an earlier or later one of the same name, as `words.yaml` reduces them.
    """

    words: tuple[str, ...] = ()
    titles: tuple[tuple[str, ...], ...] = ()
    initials: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()


def naming(mentions: Iterable[Span], *, headline: int, drop: frozenset[str]) -> Naming:
    """What these mentions say; one in the headline, where all may be capital, only where no other says anything.

    `headline` is where the headline ends; `drop` are words of persons and parties, in the plain form.
    """
    spans = list(mentions)
    body = [_kept(m.text, drop) for m in spans if m.start >= headline]
    heard = body if any(_about(words) for words in body) else [*body, *(_kept(m.text, drop) for m in spans)]
    return Naming(
        words=tuple(sorted({word for words in heard for word in _about(words)})),
        titles=tuple(sorted({title for words in body if (title := _title(words))})),
        initials=tuple(sorted({letters for words in body if (letters := _initials(words))})),
        versions=tuple(sorted({v for m in spans for v in _versions(m.text)})),
    )


def stands_for(acronym: str, initials: str) -> bool:
    """Whether the letters are the initials, most of them, in order: "cfe" of "tcafe" (its noun may come last)."""
    if not initials or len(acronym) < 0.6 * len(initials):
        return False
    return any(_inside(acronym, letters) for letters in (initials, initials[1:] + initials[0]))


def _inside(letters: str, whole: str) -> bool:
    rest = iter(whole)
    return all(letter in rest for letter in letters)


def _kept(text: str, drop: frozenset[str]) -> tuple[str, ...]:
    """The words of the name itself: no relative clause, no nation, no party, no person; organisations by their ids."""
    words = list(_named(list(tokens(text))))
    found: list[str] = []
    at = 0
    index, generic = names(), lexis().generic
    while at < len(words):
        match = index.longest(words, at)
        end = match[0] if match else at + 1
        titled = end < len(words) and plain(words[end]) in generic
        found += _stand(words[at:end], match[1] if match else (), drop, titled=titled)
        at = end
    return tuple(found)


def _stand(words: Sequence[str], senses: Sequence[Sense], drop: frozenset[str], *, titled: bool) -> Sequence[str]:
    """What is left of a name of the vocabulary, or of a word; a city before the noun names the agreement."""
    cities = {sense.id for sense in senses if sense.role in ("capital", "place")}
    if cities:
        return words if titled or not cities & drop else ()
    if any(sense.table == "territories" and sense.role in NATIONAL for sense in senses):
        return ()
    known = next((sense.id for sense in senses if sense.table == "organisations" and sense.role != "seat"), None)
    if known:
        return () if known in drop else (known.upper(),)
    return [word for word in words if plain(word) not in drop]


def _named(words: Sequence[str]) -> Iterator[str]:
    """The words up to a clause that hangs on the noun: "accord [which the two signed]"."""
    known = lexis()
    first = next((at for at, word in enumerate(words) if plain(word) in known.generic), len(words))
    yield from words[: first + 1]
    yield from takewhile(lambda word: word not in known.cutting, words[first + 1 :])


def _about(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word.isupper() and len(word) > 1:
            yield word.lower()
        else:
            yield from map(plain, telling(word))


def _titular(words: Sequence[str]) -> Iterator[str]:
    """The words of a title: those, too, that say nothing in lower case."""
    for word in words:
        yield from _about([word]) if plain(word) not in lexis().titular else [plain(word)]


def _title(words: Sequence[str]) -> tuple[str, ...] | None:
    """The capital words, with the first noun for an agreement; without such a noun two of them, or an acronym."""
    generic = lexis().generic
    capital = [word for word in words if word[0].isupper()]
    nouns = [plain(word) for word in capital if plain(word) in generic]
    nouns += [plain(word) for before, word in pairwise(words) if before in capital and plain(word) in generic]
    rest = sorted(set(_titular(capital)) - generic)
    if len(rest) == 1 and rest[0] in lexis().titular:
        return None
    if not rest or (not nouns and len(rest) < 2 and not _acronym(capital)):
        return None
    return (nouns[0] if nouns else "", *rest)


def _acronym(words: Sequence[str]) -> bool:
    return len(words) == 1 and sum(letter.isupper() for letter in words[0]) >= SHORTEST


def _initials(words: Sequence[str]) -> str | None:
    """The first letters of the capital words, parts of compounds too; of at least three such words."""
    parts = [part for word in words if word[0].isupper() for part in word.split("-") if part]
    return "".join(part[0].lower() for part in parts) if len(parts) >= SHORTEST else None


def _versions(text: str) -> Iterator[str]:
    """Which of several of one name: "the second", "revised", "II"."""
    known = lexis().versions
    for word in re.findall(r"\w+", text):
        if (reduced := known.get(word if word.isupper() else word.lower())) and not (word.isupper() and len(word) < 2):
            yield reduced
