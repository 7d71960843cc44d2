"""The gazetteer as a geopy geocoder, so that any other geopy geocoder can stand in its place."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Self

from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.names import fold, other_writings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Place
    from geo.places.gazetteer import Candidate
    from geo.settings import Settings

NEAREST_KM = 50.0


class Gazetteer(Geocoder):  # type: ignore[misc] # geopy has no types
    """Geocode with a ``PlaceIndex``: no network, no key, no rate limit.

    >>> Gazetteer.open(settings).geocode("Saraqib, Idlib, Syria")  # doctest: +SKIP
    Location(Saraqib, Idlib, Syria, (35.86447, 36.80591, 0.0))
    """

    def __init__(self, index: PlaceIndex) -> None:
        super().__init__(user_agent="dateline")
        self._index = index

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the geocoder over the gazetteer of these settings, built first if need be."""
        return cls(PlaceIndex.open(ensure(settings)))

    def geocode(
        self, query: str, *, exactly_one: bool = True, limit: int = 10
    ) -> Location | list[Location] | None:
        """Return the place or places that ``query`` names, None if there is none.

        ``query`` is a name, or a name and the areas it lies in, from the smallest to the largest,
        divided by commas. Places inside more of those areas come first.
        """
        name, *areas = (part.strip() for part in query.split(","))
        candidates = self._within(self._index.candidates(name), [fold(area) for area in areas])
        return _answer([self._location(c.place) for c in candidates[:limit]], exactly_one)

    def reverse(
        self, query: Point | str | tuple[float, float], *, exactly_one: bool = True, limit: int = 10
    ) -> Location | list[Location] | None:
        """Return the place or places nearest to a point (latitude first), within 50 km."""
        point = Point(query)
        places = self._index.near(point.latitude, point.longitude, NEAREST_KM)
        return _answer([self._location(place) for place in places[:limit]], exactly_one)

    def _within(self, candidates: Sequence[Candidate], areas: Sequence[str]) -> Sequence[Candidate]:
        if not areas or not candidates:
            return candidates
        named = {c.place.id: sum(self._lies_in(c, area) for area in areas) for c in candidates}
        most = max(named.values())
        return [c for c in candidates if named[c.place.id] == most] if most else ()

    def _lies_in(self, candidate: Candidate, area: str) -> bool:
        forms = {area, *other_writings(area)}
        codes = (candidate.admin2_code, candidate.admin1_code, candidate.place.country)
        return any(forms & self._index.area_names(code) for code in codes if code)

    def _location(self, place: Place) -> Location:
        country = self._index.area(place.country) if place.country else None
        parts = (place.name, place.admin2, place.admin1, country.place.name if country else "")
        address = ", ".join(dict.fromkeys(filter(None, parts)))
        raw: dict[str, Any] = {**asdict(place), "kind": place.kind.value}
        return Location(address, Point(place.lat, place.lon), raw)


def _answer(locations: list[Location], exactly_one: bool) -> Location | list[Location] | None:
    if not locations:
        return None
    return locations[0] if exactly_one else locations
