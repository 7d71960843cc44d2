"""How exactly a place is known, in the four steps that the map draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Kind

if TYPE_CHECKING:
    from geo.model import Mention

EXACT, AREA, COUNTRY, NONE = "exact", "area", "country", "none"
DRAWN = (EXACT, AREA, COUNTRY, NONE)

_POINTS = frozenset({Kind.SITE, Kind.POPULATED})
_TOO_WIDE = frozenset({Kind.COUNTRY, Kind.CONTINENT})
_VAGUE_FROM_KM = 5.0  # "south of Baghdad" is an area, "near the gate" is not
_WIDE_FROM_KM = 30.0  # wider than the largest cities: the radius says doubt, not size


def drawn_as(mention: Mention | None) -> str:
    """Return "exact", "area", "country" (or wider: no dot for it) or "none"."""
    place = mention.place if mention else None
    if mention is None or place is None:
        return NONE
    if place.kind in _TOO_WIDE:
        return COUNTRY
    vague = bool(mention.vague) and place.radius_km > _VAGUE_FROM_KM
    if place.kind in _POINTS and not vague and place.radius_km <= _WIDE_FROM_KM:
        return EXACT
    return AREA
