"""All the names of the vocabulary in one index."""

from __future__ import annotations

from functools import cache
from itertools import chain

from depositary.vocabulary.groups import groups
from depositary.vocabulary.media import media
from depositary.vocabulary.organisations import organisations
from depositary.vocabulary.phrases import Phrases
from depositary.vocabulary.territories import territories


@cache
def names() -> Phrases:
    """Territories, places, organisations, groups and media: `names().longest(words, start)` finds any of them.

    A name that several lists hold has the senses of all, in that order ("Brussels": a capital, a seat of two
    organisations).
    """
    listed = (territories(), organisations(), groups(), media())
    return Phrases(chain.from_iterable(each.names() for each in listed))
