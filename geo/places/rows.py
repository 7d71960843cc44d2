"""The rows a gazetteer is built from, before they are numbered and indexed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.model import Kind


class How(IntEnum):
    """How a name belongs to a place; the smaller the surer."""

    MAIN = 0  # the gazetteer's own name for it
    ALTERNATE = 1  # another name or another language's
    SHORT = 2  # cut from a longer name by rule: "Heathrow", "Anbar"
    WRITTEN = 3  # an abbreviation that counts only in this very writing: "Ky.", "US"
    SOUND = 4  # sounds like one of its names


@dataclass(slots=True)
class Row:
    """One place with all its names; ``code`` is what its members name as their area."""

    id: str
    name: str
    kind: Kind
    feature: str
    lat: float
    lon: float
    radius_km: float
    country: str = ""
    admin1_code: str = ""
    admin2_code: str = ""
    population: int = 0
    source: str = ""
    alternates: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    respelt: bool = True  # newspapers spell its names in several ways


EARTH_KM = 6371.0088
SMALLEST_TOWN_KM, LARGEST_TOWN_KM = 2.0, 25.0


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance of two points in kilometres."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2
    half += math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def town_radius_km(population: int) -> float:
    """Return how far a town of this many people reaches: 2 km for a village, 25 for Tokyo.

    A city covers about 200 square metres a head, so the radius grows with the square root.
    """
    reach = 0.008 * math.sqrt(max(0, population))
    return round(min(LARGEST_TOWN_KM, max(SMALLEST_TOWN_KM, reach)), 1)


def area_radius_km(area_km2: float) -> float:
    """Return the radius of a circle as large as an area of this many square kilometres."""
    return round(math.sqrt(max(0.0, area_km2) / math.pi), 1)
