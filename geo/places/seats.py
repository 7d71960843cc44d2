"""Where a district lies that no listed town lies in: at the town or airfield of its own name.

The tables tie few towns of some countries to their districts, though they list the towns. A
district is mostly called after its seat, so the town of its name in its province is where it is.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Kind
from geo.places.libraries import short_names
from geo.places.names import fold, sound
from geo.places.rows import distance_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.places.libraries import Area, Reach
    from geo.places.rows import Row

    Point = tuple[float, float, float]  # lat, lon, radius_km
    _Key = tuple[str, str]  # country, folded name or its sound

DISTRICT_KM = 30.0  # around its seat; what a district of a conflict country mostly reaches
_SAME_KM = 60.0  # two towns of one name farther apart are two
_PROVINCE_KM = 200.0  # a town farther from the middle of the province than this is a namesake
_MUCH_LARGER = 5  # times as many people: the seat, whatever hamlet shares its name
# "Kasserine Nord", "La Union Sur": the part of a town, or of the land around it.
_SIDE = re.compile(
    r"^(?:north|south|east|west|central)\s|\s(?:north|south|east|west|central|centre|nord|sud|est|"
    r"ouest|norte|sur|este|oeste|centro|ville|rural|urban)$"
)
_SOUNDS = "~"  # before the sound of a name, so that it is no other name


class _Town(NamedTuple):
    """A town that could be a district's seat."""

    lat: float
    lon: float
    province: str  # its code, "" where no table says
    population: int


def seats(
    areas: Mapping[str, Area],
    towns: Iterable[Row],
    reaches: Mapping[str, Reach],
    provinces: Mapping[str, Point],
    told: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[tuple[str, Point]]:
    """Yield code and point of every district without towns that has a seat we know.

    ``reaches`` tells the areas whose towns are known; ``provinces`` gives code -> point, ``told``
    code -> the seat of a district that is not called after it.
    """
    lost = {
        code: list(dict.fromkeys(_keys(code.partition(".")[0], area, told.get(code, ""))))
        for code, area in areas.items()
        if area.level > 1 and code not in reaches and code not in provinces
    }
    found = _towns({key for keys in lost.values() for key in keys}, towns)
    for code, keys in lost.items():
        parent = areas[code].parent
        known = (_seat(found.get(key, ()), parent, provinces.get(parent)) for key in keys)
        if seat := next(filter(None, known), None):
            yield code, (seat.lat, seat.lon, DISTRICT_KM)


def _keys(country: str, area: Area, seat: str) -> Iterator[_Key]:
    """Yield what a district's seat may be listed by, the surest first."""
    names = [seat, *short_names(area, ()), area.name, *area.aliases]
    names = [*map(fold, names), *map(fold, short_names(area, area.aliases))]
    names = [name for name in dict.fromkeys(names) if name]
    yield from ((country, name) for name in names)
    yield from ((country, _SOUNDS + heard) for name in names if (heard := sound(name)))
    yield from ((country, side) for name in names if (side := _SIDE.sub("", name)) != name)


def _towns(wanted: set[_Key], rows: Iterable[Row]) -> dict[_Key, list[_Town]]:
    """Return the towns and districts that are called as some district is."""
    found: dict[_Key, list[_Town]] = {}
    for row in rows:
        if row.kind not in (Kind.POPULATED, Kind.ADMIN2):
            continue
        for key in _called(row):
            if key in wanted:
                town = _Town(row.lat, row.lon, row.admin1_code, row.population)
                found.setdefault(key, []).append(town)
    return found


def _called(row: Row) -> Iterator[_Key]:
    names = {fold(name) for name in (row.name, *row.alternates)}
    yield from ((row.country, name) for name in names)
    yield from ((row.country, _SOUNDS + heard) for heard in {sound(fold(row.name))} if heard)


def _seat(towns: Sequence[_Town], province: str, point: Point | None) -> _Town | None:
    """Return the one of these towns that lies in the province, None if that is not clear."""
    near = [t for t in towns if t.province in ("", province) and _near(t, point)]
    if not near:  # a province cut since: the only town of the name in the country
        near = [t for t in towns if point and _near(t, point)]
    if not near:
        return None
    seat = max(near, key=lambda town: town.population)
    rivals = [t for t in near if distance_km(seat.lat, seat.lon, t.lat, t.lon) >= _SAME_KM]
    if any(seat.population <= _MUCH_LARGER * rival.population for rival in rivals):
        return None
    return seat


def _near(town: _Town, province: Point | None) -> bool:
    if province is None:
        return True
    lat, lon, radius = province
    return distance_km(town.lat, town.lon, lat, lon) <= max(_PROVINCE_KM, 2 * radius)
