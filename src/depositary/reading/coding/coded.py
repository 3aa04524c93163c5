"""The codes of an actor, and the countries by the codes that others use for them."""

from __future__ import annotations

from functools import cache

import msgspec
import pycountry

from depositary.vocabulary.territories import Territory, territories

# Actors of no country, as CAMEO and PLOVER write them in the place of one.
INTERNATIONAL = {"igo": "IGO", "ngo": "NGO", "armed_group": "IMG", "collective": "IGO"}
# What ISO 3166-1 does not hold; user-assigned there, and customary.
UNLISTED = {"xk": "XKX"}
FORMER = {"su": "SUN", "yu": "YUG", "dd": "DDR", "cs": "CSK", "yd": "YMD"}


class Coded(msgspec.Struct, frozen=True, kw_only=True):
    """What an actor phrase says of its actor.

    `country` is ISO 3166-1 alpha-3, or IGO, NGO, IMG for those of no country; `territory` our own code, which keeps
    disputed territories apart. `cow` and `gw` are the state numbers of Correlates of War and of Gleditsch and Ward.
    `sectors` has every sector that the words name, the actor's own first.
    """

    phrase: str
    country: str | None = None
    alpha2: str | None = None
    cow: int | None = None
    gw: int | None = None
    territory: str | None = None
    sector: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None


def coded(phrase: str, *, territory: str | None, international: str | None = None, **more: object) -> Coded:
    """The codes of `phrase`, those of the country filled in from the territory."""
    if territory is None or territory not in territories():
        return msgspec.convert({"phrase": phrase, "country": international, **more}, Coded)
    row = state(territory)
    return msgspec.convert(
        {
            "phrase": phrase,
            "country": alpha3(territory),
            "alpha2": row.code.upper() if len(row.code) == 2 else None,
            "cow": row.cow,
            "gw": row.gw if row.gw is not None else row.cow,
            "territory": territory,
            **more,
        },
        Coded,
    )


def state(code: str) -> Territory:
    """The state under whose codes a territory goes: itself, or the one that claims it where it has none of its own."""
    row = territories().territory(code)
    while row.of is not None and len(row.code) != 2 and row.of in territories():
        row = territories().territory(row.of)
    return row


@cache
def alpha3(territory: str) -> str | None:
    """The alpha-3 code of the state, that of the claiming state for an entity that ISO does not know."""
    code = state(territory).code
    found = pycountry.countries.get(alpha_2=code.upper())
    return UNLISTED.get(code) or FORMER.get(code) or (str(found.alpha_3) if found else None)
