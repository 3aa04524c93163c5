"""Provinces of the world by name, each with its country: for places that no list of ours holds."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pycountry

SHORTEST = 4  # letters: shorter names are too often other words


@cache
def divisions() -> dict[str, str]:
    """Territory code by the name of an administrative division (ISO 3166-2); none of a name that countries share."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for division in pycountry.subdivisions:
        for name in (division.name, division.name.partition(" [")[0], division.name.partition(",")[0]):
            if len(name) >= SHORTEST:
                found[name].add(division.country_code.lower())
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}
