"""Where a district lies that no listed town lies in: at the town or airfield of its own name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from geo.model import Kind
from geo.places.libraries import short_area_name
from geo.places.names import fold
from geo.places.rows import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geo.places.libraries import Area, Reach
    from geo.places.rows import Row

    Point = tuple[float, float, float]  # lat, lon, radius_km

DISTRICT_KM = 30.0  # around its seat; what a district of a conflict country mostly reaches
_SAME_KM = 60.0  # two towns of one name farther apart are two
_PROVINCE_KM = 200.0  # a town farther from the middle of the province than this is a namesake


class Seats(NamedTuple):
    """The towns that could be a district's seat, by country and folded name."""

    towns: Mapping[tuple[str, str], tuple[float, float] | None]  # None: more than one

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Self:
        """Gather the towns and districts of some rows by all of their names."""
        towns: dict[tuple[str, str], tuple[float, float] | None] = {}
        for row in rows:
            if row.kind not in (Kind.POPULATED, Kind.ADMIN2):
                continue
            for name in (row.name, *row.alternates):
                key = row.country, fold(name)
                known = towns.get(key, (row.lat, row.lon))
                same = known and distance_km(*known, row.lat, row.lon) < _SAME_KM
                towns[key] = (row.lat, row.lon) if same else None
        return cls(towns)

    def points(
        self,
        areas: Mapping[str, Area],
        reaches: Mapping[str, Reach],
        provinces: Mapping[str, Point],
    ) -> Iterator[tuple[str, Point]]:
        """Yield code and point of every district without towns that has a seat of its name."""
        for code, area in areas.items():
            if area.level == 1 or code in reaches or code in provinces:
                continue
            country = code.partition(".")[0]
            names = (area.name, short_area_name(area.name), *area.aliases)
            found = (self.towns.get((country, fold(name))) for name in names if name)
            seat = next((point for point in found if point), None)
            if seat and _near(seat, provinces.get(area.parent)):
                yield code, (*seat, DISTRICT_KM)


def _near(seat: tuple[float, float], province: Point | None) -> bool:
    if province is None:
        return True
    lat, lon, radius = province
    return distance_km(*seat, lat, lon) <= max(_PROVINCE_KM, 2 * radius)
