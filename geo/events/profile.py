"""An event as merging compares it: where, when and how surely, who, how many."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.classes import is_class
from geo.model import Kind
from geo.places.rows import distance_km

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.model import Event, Figure, Place, Report

_DAY = dt.timedelta(days=1)
_EXACT_KM = 30.0
_LATE = re.compile(
    r"\b(?:night|evening|late|midnight|nacht|abend\w*|nuit|soir|noche|noite|malam)\b", re.IGNORECASE
)
_EARLY = re.compile(
    r"\b(?:overnight|early|dawn|predawn|pre-dawn|morning|small hours|matin|madrugada|pagi)\b",
    re.IGNORECASE,
)
_BY_DAY = re.compile(
    r"\b(?:afternoon|noon|midday|daylight|nachmittags?|mittags?|tarde|après-midi|siang)\b",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(
    r"\b(?:night|evening) before\b|\bprevious (?:night|evening)\b", re.IGNORECASE
)
_AROUND = 24  # characters around a date in which "late" or "overnight" belongs to it
EITHER = 2
_REGIONS = frozenset((Kind.ADMIN1, Kind.REGION, Kind.COUNTRY, Kind.CONTINENT, Kind.SEA))


@dataclass(frozen=True, slots=True)
class Profile:
    """What of an event is compared; days are ordinals, None and empty mean "not said"."""

    event: Event
    report: str
    first: int | None
    last: int | None
    lean: int  # -1 the day may be the one before, 1 the one after, 0 neither, EITHER
    night: int  # -1 told as early on its day, 1 as late, 0 neither
    by_day: bool  # told as in the afternoon or at noon
    exact: bool  # a site or town rather than a region
    lat: float | None
    lon: float | None
    radius_km: float
    place: str
    country: str
    whole: str  # the country or province that the place is, if it is one
    within: frozenset[str]  # the country and province that the place lies in
    family: str
    doers: tuple[str, ...]
    sufferers: tuple[str, ...]
    weapons: frozenset[str]
    killed: tuple[int, int] | None
    hurt: tuple[int, int] | None

    @property
    def spread(self) -> int:
        """Return how many days the event may lie apart from its first."""
        return 0 if self.first is None or self.last is None else self.last - self.first

    @property
    def has_own_day(self) -> bool:
        """Return whether the day is named of the event rather than of what is told around it."""
        return self.first is not None and not self.event.date_rule.startswith(("day of", "carried"))


_FAMILIES = {
    "Battles": "force",
    "Explosions/Remote violence": "force",
    "Violence against civilians": "force",
    "Protests": "crowd",
    "Riots": "crowd",
}


def profile_of(event: Event, reports: Mapping[str, Report]) -> Profile:
    """Return what merging compares of an event."""
    place = event.place
    first = event.date_start.toordinal() if event.date_start else None
    last = event.date_end.toordinal() if event.date_end else first
    if first is not None and event.date_rule == "day of publication":
        first -= 1
    words = _around(event, reports)
    doers = (*event.initiators, *event.claimed_by, *(a.to for a in event.attributed))
    return Profile(
        event=event,
        report=event.reports[0] if event.reports else "",
        first=first,
        last=last,
        lean=_lean(event, words),
        night=_night(words),
        by_day=_BY_DAY.search(words) is not None,
        exact=place is not None and place.kind not in _REGIONS and place.radius_km <= _EXACT_KM,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else 0.0,
        place=place.id if place else "",
        country=place.country if place else "",
        whole=_whole(place) if place else "",
        within=_within(place) if place else frozenset(),
        family=_FAMILIES.get(event.event_type, event.sub_event_type),
        doers=tuple(name for name in dict.fromkeys(doers) if not is_class(name)),
        sufferers=tuple(name for name in event.targets if not is_class(name)),
        weapons=frozenset(event.weapons),
        killed=_bounds(event.fatalities),
        hurt=_bounds(event.injuries),
    )


def _whole(place: Place) -> str:
    if place.kind is Kind.COUNTRY:
        return place.country
    return f"{place.country}:{place.name}" if place.kind is Kind.ADMIN1 else ""


def _within(place: Place) -> frozenset[str]:
    return (
        frozenset((place.country, f"{place.country}:{place.admin1}"))
        if place.country
        else frozenset()
    )


def _lean(event: Event, words: str) -> int:
    """Return which way an event's day may be off by one: by night, by calendar, by the telling.

    "Late on Monday" may be Tuesday elsewhere; "early on Tuesday", or told on Tuesday, was perhaps
    Monday.
    """
    if event.date_rule.startswith("day of"):  # a statement's, not the event's own
        return -1
    if event.date_rule.startswith("carried"):
        return EITHER
    return -1 if _EARLY.search(words) else 1 if _LATE.search(words) else 0


def _night(words: str) -> int:
    """Return 1 if a day is told as late on it, -1 as early, 0 if neither is said for sure.

    "The night before" hangs on the day of something else, and is not sure.
    """
    if _BEFORE_THAT.search(words):
        return 0
    return -1 if _EARLY.search(words) else 1 if _LATE.search(words) else 0


def _around(event: Event, reports: Mapping[str, Report]) -> str:
    """Return the words around an event's date, one line for every report that gives it."""
    return "\n".join(
        reports[one.report].text[max(0, one.start - _AROUND) : one.end + _AROUND]
        for one in event.evidence
        if one.field == "date" and one.report in reports
    )


def _bounds(figure: Figure) -> tuple[int, int] | None:
    """Return the least and the most a figure may mean; None when nothing was said."""
    known = [n for n in (figure.low, figure.best, figure.high) if n is not None]
    return (min(known), max(known)) if known else None


def kilometres(one: Profile, other: Profile) -> float | None:
    """Return the distance of two events in kilometres, or None if a place is not known."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)
