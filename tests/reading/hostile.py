"""Texts that nobody wrote: reports cut, doubled, shuffled, sprinkled with what breaks programs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

SEEDS = (
    "Fiji and Tonga sign fishing pact\n\nSUVA, 4 June 2024 (Reef Wire) – Fiji's foreign minister said on Tuesday that "
    'Tonga would ratify the treaty. "We will honour it," he said.\n\nUnder the accord, both shall cut quotas by May.',
    "The cabinet instructed the ministry to sign a ceasefire with the rebels; Samoa called it void, says Reef Wire.",
    'Chad\'s envoy warned that Niger "must withdraw its troops" from the zone of the 1999 protocol. “It is dead.”',
)
SPRINKLES = (
    *(
        "\x00",
        "\ufeff",
        "\u202e",
        "\u2066",
        "😀",
        "👩‍👩‍👧‍👦",
        "שלום",
        "مرحبا",
        "“",
        "”",
        '"',
        "'",
        "«",
        "‘",
        "’s",
        "\n",
    ),
    *("\n\n", "\r", "\t", " \u00a0 ", "\ud800", "\x1b[31m", "<script>", "&amp;", "%s", "{}", "\\", "((((", "))))", "…"),
    *("—", "–"),
    *("1" * 300, "a" * 500, "é" * 50, "e\u0301", "\u200b", "﷽", "𝕋𝕣𝕖𝕒𝕥𝕪", "Ⅻ", "on 31 February 2015", "in 0000"),
    *("99/99/9999", "the the the", ".", "?!", ";;", ", and"),
)


def texts(count: int, seed: int = 1) -> Iterator[str]:
    """`count` hostile texts."""
    chance = random.Random(seed)
    for _ in range(count):
        text = chance.choice(SEEDS)
        for _ in range(chance.randint(1, 4)):
            text = chance.choice(MUTATIONS)(text, chance)
        yield text


def _cut(text: str, chance: random.Random) -> str:
    first, last = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return text[first:last]


def _doubled(text: str, chance: random.Random) -> str:
    return text + chance.choice(("", " ", "\n")) + text


def _shuffled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _sprinkled(text: str, chance: random.Random) -> str:
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(SPRINKLES) + text[at:]
    return text


def _random(text: str, chance: random.Random) -> str:
    return "".join(
        chr(chance.choice((chance.randint(0, 0x7F), chance.randint(0, 0x2FFF)))) for _ in range(chance.randint(0, 200))
    )


def _upper(text: str, chance: random.Random) -> str:
    return text.upper() if chance.random() < 0.5 else text.lower()


MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut,
    _doubled,
    _shuffled,
    _sprinkled,
    _sprinkled,
    _random,
    _upper,
)
