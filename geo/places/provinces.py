"""Find the province of a place whose table does not name it: that of the nearest town."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from geo.model import Kind
from geo.places.rows import distance_km

if TYPE_CHECKING:
    from geo.places.rows import Row

CELLS_A_DEGREE = 2
FARTHEST_KM = 60.0  # beyond this the nearest town says little
_EXACT = frozenset({Kind.SITE, Kind.POPULATED, Kind.ADMIN3})


class Provinces:
    """The towns of the world by half degree, and the provinces they lie in."""

    def __init__(self) -> None:
        self._towns: defaultdict[tuple[int, int], list[Row]] = defaultdict(list)

    def add(self, town: Row) -> None:
        """Remember a town whose province is known."""
        self._towns[_cell(town.lat, town.lon)].append(town)

    def of(self, row: Row) -> str:
        """Return the code of the province ``row`` lies in, "" if no town of its country is near."""
        if row.kind not in _EXACT:
            return ""
        up, right = _cell(row.lat, row.lon)
        near = [
            (distance_km(row.lat, row.lon, town.lat, town.lon), town.admin1_code)
            for lat in (up - 1, up, up + 1)
            for lon in (right - 1, right, right + 1)
            for town in self._towns.get((lat, lon), ())
            if town.country == row.country
        ]
        away, code = min(near, default=(FARTHEST_KM, ""))
        return code if away < FARTHEST_KM else ""


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat * CELLS_A_DEGREE // 1), int(lon * CELLS_A_DEGREE // 1)
