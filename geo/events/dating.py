"""Dates a report by other reports on the same event.

A report says "Saturday" and tells of missiles on a base; a dated report tells of missiles on that
base, on Saturday 20 January 2024. Then the first was written on that Saturday or within six days.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.events.likeness import APART, what_and_where
from geo.events.profile import profile_of
from geo.model import DatePrecision
from geo.text.calendar import day_of_match
from geo.text.dates import weekday_clues
from geo.text.document import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.profile import Profile
    from geo.model import Event, Report
    from geo.text.date_phrases import Phrase

_ENOUGH = 2.5  # what two tellings must have in common, their days aside
_NAMED_DAY = 1.5  # what a day of a month counts beside a mere weekday
_WITHIN = 6  # days after an event in which its weekday alone names it
_LONGER = 60  # days after an event in which a day of the month alone names it
_DAY = dt.timedelta(days=1)
_LEAD = 2.0  # what a clue of the report's first sentence counts, others 1


class _Vote(NamedTuple):
    """That a report was written in a window of days, and how much speaks for it."""

    first: dt.date
    last: dt.date
    weight: float
    told_on: dt.date  # when the dated report was published


def date_from_others(told: Sequence[tuple[Report, Sequence[Event]]]) -> dict[str, Report]:
    """Return the undated reports that others date, with the date found, by their ids."""
    reports = {report.id: report for report, _ in told}
    known = [
        (profile_of(event, reports), report.published)
        for report, events in told
        if report.published is not None
        for event in events
        if event.date_start is not None and event.date_precision is DatePrecision.DAY
    ]
    by_country: dict[str, list[tuple[Profile, dt.date]]] = {}
    for profile, published in known:
        by_country.setdefault(profile.country, []).append((profile, published))
    found = {}
    for report, events in told:
        if report.published is None and events:
            votes = list(_votes(report, events, reports, by_country))
            if day := _elected(votes):
                found[report.id] = replace(
                    report,
                    published=day,
                    published_precision=DatePrecision.WEEK,
                    published_how="other reports",
                )
    return found


def _votes(
    report: Report,
    events: Sequence[Event],
    reports: dict[str, Report],
    by_country: dict[str, list[tuple[Profile, dt.date]]],
) -> Iterable[_Vote]:
    clues = weekday_clues(cut(report))
    for number, event in enumerate(events):
        mine = profile_of(event, reports)
        clue = _clue_of(event, clues)
        if clue is None:
            continue
        for other, published in by_country.get(mine.country, ()):
            alike = what_and_where(mine, other) + (_NAMED_DAY if clue.day else 0.0)
            if alike < _ENOUGH or alike <= APART or other.event.date_start is None:
                continue
            if window := _window(clue, _days_of(other)) or _window(clue, _days_by_night(other)):
                weight = alike * (1 if number else _LEAD)
                yield _Vote(*window, weight, published)


def _days_of(dated: Profile) -> list[dt.date]:
    """Return the day of a dated telling, or the two days of its night."""
    event = dated.event
    return [day for day in dict.fromkeys((event.date_start, event.date_end)) if day]


def _days_by_night(dated: Profile) -> list[dt.date]:
    """Return the other day by which a night is told: "early Wednesday" is somebody's Tuesday."""
    return [day + dated.night * _DAY for day in _days_of(dated)[:1] if dated.night]


def _clue_of(event: Event, clues: Sequence[Phrase]) -> Phrase | None:
    """Return the clue to an event's day: in its date, else in its sentences, else before them."""
    spans = [(e.start, e.end) for e in event.evidence if e.field == "date"]
    spans += [(e.start, e.end) for e in event.evidence if e.field == "event"]
    for start, end in spans:
        for clue in clues:
            if start <= clue.start < end:
                return clue
    first = min((start for start, _ in spans), default=0)
    before = [clue for clue in clues if clue.start < first]
    return before[-1] if before else next(iter(clues), None)


def _window(clue: Phrase, days: Iterable[dt.date]) -> tuple[dt.date, dt.date] | None:
    """Return the days on which a clue, read then, would name one of `days`; None if never."""
    for day in days:
        if clue.month and clue.day:
            named = day_of_match(day.year, clue.month, clue.day)
            if named and abs((named - day).days) <= (1 if clue.to_day else 0):
                return named, named + dt.timedelta(days=_LONGER)
        elif day.weekday() in {clue.weekday, clue.to_weekday} - {None}:
            later = dt.timedelta(days=1 if clue.word else 0)
            return day + later, day + later + dt.timedelta(days=_WITHIN)
    return None


def _elected(votes: Sequence[_Vote]) -> dt.date | None:
    """Return the day that most votes allow: when the first dated report came out, if it may be."""
    days = sorted({day for vote in votes for day in (vote.first, vote.told_on)})
    if not days:
        return None

    def support(day: dt.date) -> float:
        return sum(vote.weight for vote in votes if vote.first <= day <= vote.last)

    top = max(support(day) for day in days)
    best = [day for day in days if support(day) >= top - 1e-9]
    printed = {vote.told_on for vote in votes}
    return next((day for day in best if day in printed), best[0]) if top > 0 else None
