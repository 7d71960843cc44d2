"""Whether two places may be one event's, and which of the two says more exactly where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Kind
from geo.places.rows import distance_km

if TYPE_CHECKING:
    from geo.model import Mention, Place

EXACT = {
    Kind.SITE: 2.5,
    Kind.POPULATED: 2.0,
    Kind.ADMIN3: 1.5,
    Kind.ADMIN2: 1.2,
    Kind.ADMIN1: 0.6,
    Kind.RIVER: 0.3,
    Kind.REGION: 0.5,
    Kind.SEA: 0.2,
    Kind.COUNTRY: -1.0,
    Kind.CONTINENT: -9.0,
}
_OFFSET = 2.0  # radii of "south of X" at which a place may still be the one that is meant
WIDE = (Kind.COUNTRY, Kind.REGION, Kind.ADMIN1, Kind.ADMIN2, Kind.SEA, Kind.CONTINENT)


def agree(one: Place, other: Place) -> bool:
    """Tell whether two places may be one event's: near each other, or one within the other."""
    if one.id == other.id or _by_distance_from(one, other):
        return True
    gap = distance_km(one.lat, one.lon, other.lat, other.lon)
    if one.kind not in WIDE and other.kind not in WIDE and _abroad(one, other):
        return False  # al-Qaim and Abu Kamal are neighbours on two sides of a border
    if one.kind in WIDE and one.kind is not other.kind:
        return _holds(one, other, gap)
    if other.kind in WIDE and one.kind is not other.kind:
        return _holds(other, one, gap)
    if "/" in one.id or "/" in other.id:  # "south of X" is only so far known
        return gap <= _OFFSET * max(one.radius_km, other.radius_km)
    return gap <= max(10.0, min(one.radius_km, other.radius_km))


def _by_distance_from(one: Place, other: Place) -> bool:
    """Tell whether one place is told by its way from the other: "40 km north of X", then X."""
    return one.id.partition("/")[0] == other.id.partition("/")[0] and EXACT[one.kind] > 1.0


def _abroad(one: Place, other: Place) -> bool:
    return bool(one.country and other.country) and one.country != other.country


def _holds(outer: Place, inner: Place, gap: float) -> bool:
    if outer.kind is Kind.COUNTRY:
        return outer.country == inner.country
    if _abroad(outer, inner):
        return False
    if outer.kind is Kind.ADMIN1 and inner.admin1 and outer.admin1:
        return inner.admin1 in {outer.admin1, outer.name}
    rough = 1.4 if outer.kind is Kind.REGION else 1.2
    return gap <= max(outer.radius_km, 25.0) * rough


def more_exact(one: Mention, other: Mention) -> Mention:
    """Return the more exact of two places; the first of two that are equally so."""
    if one.place is None or other.place is None:
        return one if one.place else other
    if "/" in one.place.id and "/" not in other.place.id and EXACT[other.place.kind] > 1.0:
        return other  # a town rather than "north of" one
    return other if EXACT[other.place.kind] > EXACT[one.place.kind] + 0.4 else one
