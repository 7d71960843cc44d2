"""Where the parts of a country lie: "northern Iraq" is the provinces farthest to the north."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

from geo.places.handkept import read_area_points
from geo.places.rows import distance_km

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from geo.places.gazetteer import PlaceIndex

_FEWEST = 4  # provinces; fewer say nothing of a country's parts
_FEW = 0.5  # of a country's provinces
_SHARE = 0.45  # of the farthest province's way from the middle: from there on lies the part
_REACH = 0.8  # of a province's radius counts to the part's
_NO_PARTS = 170.0  # degrees of longitude; a country this wide lies on both sides of the date line


class Part(NamedTuple):
    """The middle of a part of a country and the distance that covers it."""

    lat: float
    lon: float
    radius_km: float


class Parts:
    """Answers from the points and sizes of a country's provinces."""

    def __init__(self, provinces: Callable[[str], Sequence[Part] | None]) -> None:
        self._provinces = provinces
        self.find = lru_cache(1_000)(self._find)

    @classmethod
    def of(cls, index: PlaceIndex, data: Path) -> Self:
        """Return the parts of the countries of which ``area_points.csv`` knows a province.

        Where it knows the shapes of few, all count whose point follows from their towns.
        """
        known: dict[str, list[Part]] = {}
        for code, point in read_area_points(data).items():
            if code.count(".") == 1:
                known.setdefault(code.partition(".")[0], []).append(Part(*point))

        def provinces(country: str) -> Sequence[Part]:
            drawn = known.get(country, ())
            every = index.provinces(country) if drawn else ()
            few = len(drawn) < _FEW * len(every)
            return [Part(p.lat, p.lon, p.radius_km) for p in every] if few else drawn

        return cls(provinces)

    def _find(self, country: str, bearing: int) -> Part | None:
        """Return the part of a country (ISO code) in a direction (degrees from north)."""
        provinces = self._provinces(country) or ()
        lons = [p.lon for p in provinces]
        if len(provinces) < _FEWEST or max(lons) - min(lons) > _NO_PARTS:
            return None
        away = _ways(provinces, bearing)
        least = _SHARE * max(away)
        chosen = [p for p, way in zip(provinces, away, strict=True) if way >= least]
        return _whole(chosen)


def _ways(provinces: Sequence[Part], bearing: int) -> list[float]:
    """Return how far each province lies in a direction from the country's middle, in degrees."""
    middle = _whole(provinces)
    north, east = math.cos(math.radians(bearing)), math.sin(math.radians(bearing))
    stretch = math.cos(math.radians(middle.lat))
    return [(p.lat - middle.lat) * north + (p.lon - middle.lon) * stretch * east for p in provinces]


def _whole(provinces: Sequence[Part]) -> Part:
    """Return the middle of some provinces, larger ones weighing more, and how far they reach."""
    weights = [max(p.radius_km, 1.0) ** 2 for p in provinces]
    total = sum(weights)
    lat = sum(p.lat * w for p, w in zip(provinces, weights, strict=True)) / total
    lon = sum(p.lon * w for p, w in zip(provinces, weights, strict=True)) / total
    reach = max(distance_km(lat, lon, p.lat, p.lon) + _REACH * p.radius_km for p in provinces)
    return Part(round(lat, 3), round(lon, 3), round(reach, 1))
