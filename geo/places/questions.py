"""What is to be decided in a report: its names as questions, one for all mentions of a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Kind
from geo.naming import UNKNOWN
from geo.places.evidence import Asked, Setting
from geo.places.names import fold
from geo.places.resolve import Decision
from geo.places.rows import How, distance_km
from geo.places.sorts import DEMONYM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Place
    from geo.places.matches import Match
    from geo.places.senses import Senses
    from geo.places.surroundings import Around

DEMONYM_SAYS = 0.7  # how much "Iraqi" says for Iraq, beside the name itself
WELL_KNOWN = 100_000  # people
METROPOLIS = 1_000_000  # people; its quarters are named like towns
_WITHIN_TOWN_KM = 40.0
_AROUND_KM = 25.0  # within which a village lies that is written with a town behind it
_AREAS = frozenset({Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2})
_SMALL = frozenset({Kind.POPULATED, Kind.SITE, Kind.ADMIN3, Kind.ADMIN2})
Key = tuple[str, frozenset[str]]


class Questions(NamedTuple):
    """What is to be decided in a report."""

    keys: list[Key]  # one a span
    names: dict[Key, Asked]
    said: list[Around]  # one a span
    setting: Setting


def grouped(senses: Sequence[Senses], said: Sequence[Around]) -> tuple[list[Key], dict[Key, Asked]]:
    """Return the key of every mention and what is asked for every key.

    Mentions of one name are one question; a name written with an area behind it is one of its
    own, which the same name without an area follows.
    """
    fixed: dict[str, Key] = {}
    for sense, one in zip(senses, said, strict=True):
        if one.within:
            fixed.setdefault(sense.name, (sense.name, one.within))
    keys: list[Key] = []
    names: dict[Key, Asked] = {}
    for sense, one in zip(senses, said, strict=True):
        key = (
            (sense.name, one.within)
            if one.within
            else fixed.get(sense.name, (sense.name, one.within))
        )
        keys.append(key)
        asked = names.get(key)
        if asked is None:
            names[key] = Asked(sense, 1, one.cues, key[1], fixed=bool(key[1]))
        else:
            asked.times += 1
            asked.cues |= one.cues
    return keys, names


def areas_named(
    matches: Sequence[Match], senses: Sequence[Senses], people: Mapping[str, str]
) -> tuple[dict[str, float], dict[str, float]]:
    """Return how often a report names every country and area.

    ``people`` gives the country code of a demonym.
    """
    countries: dict[str, float] = {}
    areas: dict[str, float] = {}
    for sense in senses:
        for candidate, own in zip(sense.candidates[:4], sense.own, strict=False):
            if not own or candidate.how == How.SOUND:
                continue
            if candidate.place.kind == Kind.COUNTRY:
                countries[own] = countries.get(own, 0.0) + 1
            else:
                areas[own] = areas.get(own, 0.0) + 1
            break
    for match in matches:
        code = people.get(match.name) if match.sort == DEMONYM else None
        if code:
            countries[code] = countries.get(code, 0.0) + DEMONYM_SAYS
    return countries, areas


def area_as_written(
    decision: Decision, area: Decision, name: str, *, holds: bool = False
) -> Decision:
    """Return the area written behind a name that has no such place: never another area's.

    A city that everybody knows stays if it is written so: it may only stand beside a country. So
    does a place of the same province, since what follows may go on with a list. What is in
    brackets, or what it is called a quarter of, is never only beside it (``holds``).
    """
    place = decision.place
    large = place and (place.population >= WELL_KNOWN or place.kind not in _SMALL)
    known = place and large and fold(place.name) == fold(name)
    if holds and place and area.place:
        away = distance_km(place.lat, place.lon, area.place.lat, area.place.lon)
        known = (known and place.country == area.place.country) or away <= _WITHIN_TOWN_KM
    elif _beside(place, area.place):
        return decision
    kinds = _AREAS | {Kind.POPULATED} if holds else _AREAS
    if known or area.place is None or area.place.kind not in kinds:
        return decision
    rule = f"{UNKNOWN}; placed in {area.place.name}, as written"
    return Decision(area.place, rule, rivals=decision.rivals)


def _beside(place: Place | None, area: Place | None) -> bool:
    """Tell whether a place lies in the province of a district or town that follows it."""
    return (
        place is not None
        and area is not None
        and area.kind is Kind.ADMIN2
        and (place.country, place.admin1) == (area.country, area.admin1)
    )


def wider(decision: Decision, senses: Senses) -> Decision:
    """Return the district or province of a town's name, for what is written as lying in it."""
    town = decision.place
    if town is None or town.kind in _AREAS:
        return decision
    areas = [
        c.place
        for c in senses.candidates
        if c.place.kind in _AREAS
        and c.place.country == town.country
        and c.place.admin1 == town.admin1
        and c.how is not How.SOUND
    ]
    if areas:
        return Decision(min(areas, key=lambda area: area.radius_km), decision.rule)
    reach = max(town.radius_km, _AROUND_KM)
    return Decision(replace(town, radius_km=reach, kind=Kind.ADMIN2), decision.rule)


def city_of(area: Decision, senses: Senses, cues: frozenset[Kind]) -> Decision | None:
    """Return the city of a province's name for an unknown quarter: "Paraisópolis, São Paulo".

    The towns of a province are mostly known, the quarters of a great city are not.
    """
    province = area.place
    if province is None or province.kind is not Kind.ADMIN1 or cues & _AREAS:
        return None
    cities = [
        c.place
        for c in senses.candidates
        if c.place.kind is Kind.POPULATED
        and c.how is not How.SOUND
        and c.place.country == province.country
        and c.place.population >= METROPOLIS
    ]
    if not cities:
        return None
    city = max(cities, key=lambda place: place.population)
    return area._replace(place=city, rule="the city, since a quarter of it is named")
