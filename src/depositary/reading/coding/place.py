"""Where the place of an event lies: country, province and town by its words, coordinates from a gazetteer if any."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pycountry

from depositary.reading.coding.coded import alpha3
from depositary.reading.coding.phrase import Coder
from depositary.vocabulary.gazetteer import Gazetteer, Site, gazetteer
from depositary.vocabulary.places import divisions
from depositary.vocabulary.territories import territories

STATES = frozenset({"name", "adjective", "people"})  # senses in which a name is that of a country, not of a town in it
PROVINCE = "ADM1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A place. `raw` are the words of the report, `name` the gazetteer's where it knows the place; `country` is ISO
    alpha-3, `feature` and `geoname` are code and id of GeoNames, coordinates decimal degrees; None is unknown."""

    raw: str
    name: str
    country: str | None = None
    province: str | None = None
    city: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoname: int | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Locator:
    """Locates places; `towns` gives the gazetteer when it is first needed, None for the vocabulary's lists alone."""

    coder: Coder
    towns: Callable[[], Gazetteer | None] = gazetteer

    @property
    def gazetteer(self) -> Gazetteer | None:
        """The gazetteer, if there is one."""
        return self.towns()

    def locate(self, words: str, *, near: Iterable[str] = ()) -> Located:
        """The place that the words name. `near`: countries (ISO alpha-3) of those who act there, the likeliest first.

        A place whose status is disputed, or that two lists give to two states, has no country, whatever the gazetteer
        says of it.
        """
        senses = territories().lookup(words)
        if any(sense.role in STATES for sense in senses):
            return self._country(words)
        province = divisions().get(words)
        claimed = {sense.id for sense in senses} | ({province} if province and senses else set())
        disputed = None in claimed or len(claimed) > 1
        province = None if disputed else province
        own = None if disputed else alpha3(province) if province else self.coder.code(words).country
        hints = [code for country in (own, *near) if country and (code := _alpha2(country))]
        site = self.gazetteer.town(words, near=hints) if self.gazetteer else None
        if site is None or (own and _alpha3(site.country) != own):
            return Located(raw=words, name=words, country=own, province=words if province else None,
                           feature=PROVINCE if province else None)  # fmt: skip
        return self._town(words, site, province=site.province or (words if province else None), disputed=disputed)

    def _country(self, words: str) -> Located:
        site = self.gazetteer.country(words) if self.gazetteer else None
        known = site or Site(0, words, "", "PCLI")
        return Located(
            raw=words,
            name=known.name,
            country=self.coder.code(words).country,
            geoname=known.id or None,
            feature=known.feature,
        )

    def _town(self, words: str, site: Site, *, province: str | None, disputed: bool) -> Located:
        return Located(
            raw=words,
            name=site.name,
            country=None if disputed else _alpha3(site.country),
            province=province,
            city=site.name,
            latitude=site.latitude,
            longitude=site.longitude,
            geoname=site.id,
            feature=site.feature,
        )


def _alpha2(country: str) -> str | None:
    found = pycountry.countries.get(alpha_3=country)
    return str(found.alpha_2) if found else None


def _alpha3(country: str) -> str | None:
    found = pycountry.countries.get(alpha_2=country)
    return str(found.alpha_3) if found else None
