"""What sort of place a name most likely stands for, in numbers that are worked out once.

The gazetteer keeps one for every name it has (``geo.places.build``); the recogniser's weights are
kept by the same numbers, so changing one asks for a new build and a new fit.
"""

from __future__ import annotations

from geo.model import Kind

NOTHING, COUNTRY, BROAD, ADMIN1, ADMIN2, METROPOLIS, CITY, TOWN, VILLAGE, NAMED_ALSO, SITE = range(
    11
)
WATER, DEMONYM, ABBREVIATION = 11, 12, 13
_BY_KIND = {
    Kind.COUNTRY: COUNTRY, Kind.CONTINENT: BROAD, Kind.REGION: BROAD, Kind.SEA: BROAD,
    Kind.ADMIN1: ADMIN1, Kind.ADMIN2: ADMIN2, Kind.ADMIN3: ADMIN2, Kind.SITE: SITE,
    Kind.RIVER: WATER,
}  # fmt: skip
_ORDER = (
    COUNTRY, BROAD, ADMIN1, METROPOLIS, CITY, ADMIN2, TOWN, WATER, SITE, VILLAGE, NAMED_ALSO,
    NOTHING,
)  # fmt: skip
_RANK = {number: place for place, number in enumerate(_ORDER)}
_POPULATIONS = ((300_000, METROPOLIS), (30_000, CITY), (3_000, TOWN))
_LITTLE = 30_000  # people; a smaller place under a name not its own says little


def sort_of_place(kind: Kind, population: int, *, own: bool) -> int:
    """Return what a name stands for if it means this place; ``own`` if it is its main name."""
    sort = _BY_KIND.get(kind, VILLAGE)
    if sort == VILLAGE:
        sort = next((s for least, s in _POPULATIONS if population >= least), VILLAGE)
    if not own and population < _LITTLE and sort not in (COUNTRY, BROAD, ADMIN1):
        return NAMED_ALSO
    return sort


def likeliest(one: int, other: int) -> int:
    """Return which of two sorts a name that has both most likely stands for."""
    return one if _RANK[one] <= _RANK[other] else other
