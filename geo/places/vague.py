"""Phrases that mean a place near, or a part of, the one they name: "40 km northeast of Erbil".

The mention stays the name; its place gets the point that the words mean and a radius that says how
vague they are. How far "south of" a town without a distance is: 15 km, by the mean of coded
events. A part of a country is where its provinces of that side are (``geo.places.parts``); that
of another area lies 0.45 of its radius from the middle, at most 100 km.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Kind
from geo.naming import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Mention, Place
    from geo.places.parts import Parts

_BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225,
    "west": 270, "northwest": 315,
}  # fmt: skip
_SIDE = r"(?P<side>(?:north|south)[ -]?(?:east|west)|north|south|east|west|central)(?P<ern>ern)?"
_LENGTH = (
    r"(?P<number>\d{1,4}(?:[.,]\d{1,3})?)\s*-?\s*"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|nautical miles?)"
)
_DISTANCE = re.compile(
    rf"\b{_LENGTH}(?:\s*\([^()]{{1,20}}\))?\s+(?:to\s+the\s+)?(?:{_SIDE}|away|outside|from)?"
    r"\s*(?:of|from)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\b(?:to\s+the\s+|just\s+)?{_SIDE}\s+of\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE
)
_INSIDE = re.compile(r"\b(?:in|across|throughout|from)\s+(?:the\s+)?$", re.IGNORECASE)
_PART = re.compile(
    rf"\b(?:the\s+)?{_SIDE}(?:\s+(?:part|parts|side|areas?)\s+of)?\s+(?:the\s+)?$", re.IGNORECASE
)
_NEAR = re.compile(
    r"\b(?P<near>near(?:by)?|close to|outside(?: of)?|around|off(?: the coast of)?|"
    r"(?:(?:on|in) the )?(?:outskirts|suburbs|environs|vicinity|countryside) of)"
    r"\s+(?:the\s+)?(?:\w+\s+(?:of|in)\s+)?$",
    re.IGNORECASE,
)
# "Nigeria's northeast", but not "Nigeria's northeast Borno".
_OWN_PART = re.compile(
    r"['’]s\s+(?:far\s+|restive\s+|rural\s+)?"
    r"(?P<side>(?:north|south)[ -]?(?:east|west)|north|south|east|west)(?P<ern>)\b"
    r"(?![ -][A-Za-z]*[A-Z])"
)
_AFTER = re.compile(
    r"(?:['’]s)?\s+(?P<near>outskirts|suburbs|countryside|hinterland|environs)\b", re.IGNORECASE
)
_CLASS = re.compile(
    r"\s+(?:province|state|governorate|oblast|region|department|prefecture|county|district)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"(?:\s|-)*(?:\w+\s+)?(?P<near>border|frontier)\b", re.IGNORECASE)
# One of these stands before a name that is not meant plainly.
_TRIGGERS = frozenset({
    *("north", "northern", "northeast", "northeastern", "northwest", "northwestern", "central"),
    *("south", "southern", "southeast", "southeastern", "southwest", "southwestern", "east"),
    *("eastern", "west", "western", "near", "nearby", "close", "outside", "around", "off"),
    *("outskirts", "suburbs", "vicinity", "countryside", "environs", "from", "away", "km", "kms"),
    *("kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile", "mi"),
})  # fmt: skip
_LOOK = 60  # characters before a name
KM_PER_DEGREE = 111.195
_KM = {"m": 1.609344, "n": 1.852}
_BESIDE_KM, _PART_OF_RADIUS, _PART_MOST_KM = 15.0, 0.45, 100.0
_NEAR_KM = 10.0
_AREAS = frozenset({Kind.COUNTRY, Kind.ADMIN1, Kind.ADMIN2, Kind.REGION, Kind.SEA, Kind.CONTINENT})


class Vague(NamedTuple):
    """The place that a phrase means, and the words that say so."""

    place: Place
    words: str


def vague(
    text: str, start: int, end: int, place: Place, parts: Parts | None = None
) -> Vague | None:
    """Return the place that the words around a name mean, None if they mean the place itself."""
    before = text[max(0, start - _LOOK) : start]
    words = before.rsplit(None, 4)[-4:]
    led = any(w.strip(",(").lower() in _TRIGGERS for w in words)
    if not led:
        return _behind(text, end, place, parts)
    if found := _DISTANCE.search(before):
        return _at_distance(found, place)
    if found := _BESIDE.search(before):
        inside = place.kind in _AREAS and _INSIDE.search(before, 0, found.start())
        return _part(found, place, parts) if inside else _beside(found, place)
    if (found := _PART.search(before)) and (
        found["ern"] or place.kind in _AREAS or found["side"] == "central"
    ):
        return None if _lies_there(text, end, place) else _part(found, place, parts)
    if found := _NEAR.search(before):
        return _near(found["near"], place)
    return _behind(text, end, place, parts)


def in_their_parts(
    text: str, mentions: Sequence[Mention], parts: Parts | None = None
) -> tuple[Mention, ...]:
    """Return the mentions, unknown names in the part of the area that is told behind them.

    "X village in western Aleppo" is where western Aleppo is.
    """
    found = list(mentions)
    for i, (one, area) in enumerate(pairwise(mentions)):
        if not (one.place and area.vague and one.rule.startswith(UNKNOWN)):
            continue
        between = text[one.end : area.start]
        if area.vague in between and len(between) <= _LOOK:
            place, words = vague(text, area.start, area.end, one.place, parts) or (one.place, "")
            found[i] = replace(one, place=place, vague=words)
    return tuple(found)


def _lies_there(text: str, end: int, place: Place) -> bool:
    """Tell whether a direction says where a province lies, not which part of it is meant.

    "Pakistan's southwestern Balochistan province" is all of Balochistan.
    """
    return place.kind in {Kind.ADMIN1, Kind.ADMIN2} and _CLASS.match(text, end) is not None


def _behind(text: str, end: int, place: Place, parts: Parts | None) -> Vague | None:
    """Return what the words after a name mean: "Aleppo's outskirts", "the Iraq border"."""
    own = _OWN_PART.match(text, end) if place.kind in _AREAS else None
    if own:
        return _part(own, place, parts)
    if found := _AFTER.match(text, end) or (place.kind in _AREAS and _BORDER.match(text, end)):
        return _near(found["near"], place)
    return None


def _at_distance(found: re.Match[str], place: Place) -> Vague:
    unit = found["unit"][0].lower()
    km = float(found["number"].replace(",", ".")) * _KM.get(unit, 1.0)
    words = found.group().strip()
    if not found["side"] or found["side"].lower() == "central":
        return Vague(replace(place, radius_km=round(place.radius_km + km, 1)), words)
    moved = _moved(place, _bearing(found["side"]), km, words)
    return Vague(replace(moved, radius_km=round(max(3.0, 0.2 * km), 1)), words)


def _beside(found: re.Match[str], place: Place) -> Vague:
    side = found["side"]
    if side.lower() == "central":
        return Vague(place, found.group().strip())
    km = max(_BESIDE_KM, min(place.radius_km, _PART_MOST_KM))
    words = found.group().strip()
    moved = _moved(place, _bearing(side), km, words)
    return Vague(replace(moved, radius_km=round(km * 1.3, 1)), words)


def _part(found: re.Match[str], place: Place, parts: Parts | None) -> Vague:
    words = re.sub(r"^['’]s", "", found.group()).strip()
    radius = round(max(2.0, place.radius_km * 0.6), 1)
    if found["side"].lower() == "central":
        return Vague(replace(place, radius_km=radius), words)
    bearing = _bearing(found["side"])
    km = min(place.radius_km * _PART_OF_RADIUS, _PART_MOST_KM)
    moved = _moved(place, bearing, km, words)
    if parts and place.kind is Kind.COUNTRY and (part := parts.find(place.country, bearing)):
        moved = replace(moved, lat=part.lat, lon=part.lon)
        radius = part.radius_km
    kind = Kind.REGION if place.kind in _AREAS else place.kind
    return Vague(replace(moved, kind=kind, radius_km=radius), words)


def _near(words: str, place: Place) -> Vague:
    return Vague(replace(place, radius_km=round(place.radius_km + _NEAR_KM, 1)), words)


def _bearing(side: str) -> int:
    return _BEARINGS[re.sub(r"[ -]", "", side.lower())]


def _moved(place: Place, bearing: int, km: float, words: str) -> Place:
    """Return a place so many kilometres away, under an id and a name of its own."""
    angle = math.radians(bearing)
    lat = place.lat + km * math.cos(angle) / KM_PER_DEGREE
    stretch = max(0.05, math.cos(math.radians(place.lat)))
    lon = place.lon + km * math.sin(angle) / (KM_PER_DEGREE * stretch)
    mark = re.sub(r"[^a-z]+", "-", words.lower()).strip("-")
    return replace(
        place,
        id=f"{place.id}/{mark}",
        name=f"{words} {place.name}",
        lat=round(max(-90.0, min(90.0, lat)), 5),
        lon=round((lon + 180.0) % 360.0 - 180.0, 5),
        population=0,
    )
