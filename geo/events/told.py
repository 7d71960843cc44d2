"""What linking needs to know of an event, from an Event or from the JSON of the command line."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.events.spelling import place_as_said
from geo.sources.countries import iso_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.model import Event

Side = tuple[str, ...]  # one side of an event, by any of its names
_MOST_SIDES = 8
_MOST_PLACES = 50
# Words for victims that say of no side who they are; a name of one of the two sides says more.
_NOBODY = frozenset({"people", "person", "man", "men", "woman", "women", "others", "its members"})
_VAGUE_KM = 15.0
_TOWN_KM = 5.0
_HALF_THE_GLOBE_KM = 20_038.0


@dataclass(frozen=True, slots=True)
class Told:
    """An event as somebody tells it; None and empty mean "not said"."""

    id: str
    first: dt.date | None
    last: dt.date | None
    name: str = ""
    within: tuple[str, ...] = ()  # the larger places named with it, without the country
    country: str = ""  # ISO 3166-1 alpha-2
    lat: float | None = None
    lon: float | None = None
    radius_km: float = _TOWN_KM
    sides: tuple[Side, ...] = ()
    killed: tuple[int | None, int | None, int | None] = (None, None, None)
    hurt: int | None = None
    event_type: str = ""
    sub_event_type: str = ""
    weapons: tuple[str, ...] = ()


def told_by(event: Event) -> Told:
    """Return what linking needs of an Event."""
    place = event.place
    said_to = tuple(a.to for a in event.attributed)
    sides = _named(event.initiators + event.claimed_by + said_to, event.targets)
    return Told(
        id=event.id,
        first=event.date_start,
        last=event.date_end or event.date_start,
        name=place.name if place else "",
        within=tuple(filter(None, (place.admin2, place.admin1))) if place else (),
        country=place.country if place else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else _TOWN_KM,
        sides=sides,
        killed=(event.fatalities.low, event.fatalities.best, event.fatalities.high),
        hurt=_first(event.injuries.best, event.injuries.low),
        event_type=event.event_type,
        sub_event_type=event.sub_event_type,
        weapons=event.weapons,
    )


def told_in(row: Mapping[str, Any]) -> tuple[Told, ...]:
    """Return what linking needs of an event in JSON, once for each of its places.

    The row may be an event as ``parse`` prints it, or one whose "place" is text ("village,
    district, governorate, country") and whose "sides" are given where nobody said who began. A
    report of one operation at several places gives them as a list, "places"; each may then have
    a record of its own.

    Raises
    ------
    InputError
        when the row has no id, or a value is of the wrong kind.
    """
    if "id" not in row:
        raise InputError(f"an event has no id: {str(dict(row))[:80]!r}; every event needs one")
    identity = str(row["id"])
    places = row.get("places")
    parts = places[:_MOST_PLACES] if isinstance(places, list) and places else [row.get("place")]
    try:
        return tuple(_told(identity, row, place) for place in parts)
    except (TypeError, ValueError, AttributeError) as err:
        raise InputError(f"the event {identity!r} cannot be read: {err}") from err


def _told(identity: str, row: Mapping[str, Any], given: object) -> Told:
    place: Mapping[str, Any] = given if isinstance(given, dict) else row
    text = str((place.get("name") if isinstance(given, dict) else given) or "")
    country = str(place.get("country") or row.get("country") or "")
    said = place_as_said(text, country)
    code = iso_of(country) or iso_of(text.rsplit(",", 1)[-1].strip())
    lat, lon = _degrees(place.get("lat"), 90), _degrees(place.get("lon"), 180)
    stated = (place.get("admin2"), place.get("admin1"))
    first = _day(row.get("date_start") or row.get("date"))
    last = _day(row.get("date_end")) or first
    if first and last and last < first:
        raise ValueError(f"its last day {last} is before its first day {first}")
    return Told(
        id=identity,
        first=first,
        last=last,
        name=said.name,
        within=said.within or tuple(str(name) for name in stated if name),
        country=code,
        lat=lat if lon is not None else None,
        lon=lon if lat is not None else None,
        radius_km=_radius(place.get("radius_km"), vague=said.vague),
        sides=_sides(row),
        killed=tuple(_count(row.get(f"fatalities_{b}")) for b in ("low", "best", "high")),  # type: ignore[arg-type]
        hurt=_first(_count(row.get("injuries_best")), _count(row.get("injuries_low"))),
        event_type=str(row.get("event_type") or ""),
        sub_event_type=str(row.get("sub_event_type") or ""),
        weapons=_names(row.get("weapons")),
    )


def _sides(row: Mapping[str, Any]) -> tuple[Side, ...]:
    if row.get("sides"):
        return tuple((name,) for name in _names(row["sides"])[:_MOST_SIDES])
    said_to = tuple(str(a.get("to") or "") for a in row.get("attributed") or ())
    began = _names(row.get("initiators")) + _names(row.get("claimed_by")) + said_to
    return _named(began, _names(row.get("targets")))


def _named(*sides: Side) -> tuple[Side, ...]:
    """Return the sides by their telling names; a side with none is not told."""
    telling = (
        tuple(dict.fromkeys(n for n in side if n and not _says_nothing(n))) for side in sides
    )
    return tuple(side for side in telling if side)


def _says_nothing(name: str) -> bool:
    return name.lower() in _NOBODY or name.startswith("Unidentified ")


def _names(value: object) -> Side:
    values = value if isinstance(value, list | tuple) else [value]
    return tuple(str(name) for name in values if name)


def _day(value: object) -> dt.date | None:
    return dt.date.fromisoformat(str(value)[:10]) if value else None


def _count(value: object) -> int | None:
    if value is None or value == "":
        return None
    number = float(str(value))
    if not math.isfinite(number) or number < 0:
        raise ValueError(f"{value!r} is no count of people")
    return int(number)


def _degrees(value: object, most: float) -> float | None:
    if value is None or value == "":
        return None
    number = float(str(value))
    if not abs(number) <= most:
        raise ValueError(f"{value!r} is no degree of latitude or longitude")
    return number


def _radius(value: object, *, vague: bool) -> float:
    if value is None or value == "":
        return _VAGUE_KM if vague else _TOWN_KM
    number = float(str(value))
    if not 0 <= number <= _HALF_THE_GLOBE_KM:
        raise ValueError(f"{value!r} is no radius in kilometres")
    return number


def _first(*counts: int | None) -> int | None:
    return next((count for count in counts if count is not None), None)
