"""Which events to show: the Python twin of the map page's filter, and of its summary sentence.

Within a field the chosen values are alternatives; across fields all must hold. An empty field
asks for nothing. Both end days of a window are included; an event without a date passes only
when no window is set. The names are those of an address: ``?type=Battles&from=2024-01-01``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlencode

from geo.map.fold import fold
from geo.map.material import drawn
from geo.map.payload import NO_RECORD, actors, first_day, searched
from geo.map.precision import COUNTRY, NONE, drawn_as

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.model import Event, Figure
    from geo.store import Built

AMBIGUOUS = "ambiguous"  # among the values of "dataset": a link whose record has a close rival
FIELDS = ("type", "sub", "actor", "country", "weapon", "dataset", "status", "place", "when")
Range = tuple[int | None, int | None]
_DEATHS = re.compile(r"(\d{0,9})-(\d{0,9})")
_LONGEST_QUERY = 200
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; ``deaths`` is a least and a most, None where open."""

    since: dt.date | None = None
    until: dt.date | None = None
    type: frozenset[str] = frozenset()
    sub: frozenset[str] = frozenset()
    actor: frozenset[str] = frozenset()
    country: frozenset[str] = frozenset()
    weapon: frozenset[str] = frozenset()
    dataset: frozenset[str] = frozenset()
    status: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    deaths: Range = (None, None)
    q: str = ""

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """Read an address; what is no filter, or cannot be read, is left out."""
        held: dict[str, list[str]] = {}
        for name, value in pairs:
            held.setdefault(name, []).append(value)
        last = {name: values[-1] for name, values in held.items()}
        return cls(
            since=_day(last.get("from", "")),
            until=_day(last.get("to", "")),
            deaths=_range(last.get("deaths", "")),
            q=last.get("q", "")[:_LONGEST_QUERY],
            **{name: frozenset(held.get(name, ())) - {""} for name in FIELDS},
        )

    def to_pairs(self) -> list[tuple[str, str]]:
        """Return the address that `from_pairs` reads, in a fixed order."""
        days = (("from", self.since), ("to", self.until))
        pairs = [(name, day.isoformat()) for name, day in days if day]
        pairs += [(name, value) for name in FIELDS for value in sorted(getattr(self, name))]
        if self.deaths != (None, None):
            least, most = ("" if bound is None else str(bound) for bound in self.deaths)
            pairs.append(("deaths", f"{least}-{most}"))
        return [*pairs, ("q", self.q)] if self.q.strip() else pairs

    def to_query(self) -> str:
        """Return the address as a query string, without its question mark."""
        return urlencode(self.to_pairs())

    def without(self, name: str) -> Self:
        """Return the filters with the field `name` asking for nothing."""
        nothing: dict[str, Any] = {name: frozenset()}
        return replace(self, **nothing)

    @property
    def windowed(self) -> bool:
        """Return whether a first or last day is set."""
        return self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True)
class Row:
    """An event with the values that filters ask about."""

    event: Event
    first: dt.date | None
    last: dt.date | None
    deaths: tuple[int, int] | None
    words: Mapping[str, frozenset[str]]  # by field name
    search: str

    @property
    def id(self) -> str:
        """Return the event's id."""
        return self.event.id


def rows(built: Built) -> tuple[Row, ...]:
    """Return what may be shown, in the order of the map page's payload."""
    reports = {report.id: report for report in built.reports}
    records = _records(built)
    return tuple(
        Row(
            event=event,
            first=first_day(event),
            last=_last_day(event),
            deaths=_span(event.fatalities),
            words=_words(event, records.get(event.id, frozenset({NO_RECORD}))),
            search=searched(event, reports),
        )
        for event in drawn(built)
    )


def select(table: Iterable[Row], filters: Filters) -> tuple[Row, ...]:
    """Return the rows that pass `filters`."""
    held = tuple(table)
    tests = tuple(_tests(filters, held).values())
    return tuple(row for row in held if all(test(row) for test in tests))


def option_counts(table: Sequence[Row], filters: Filters) -> dict[str, dict[str, int]]:
    """Return how many events each option of each field would leave, all other filters kept."""
    tests = tuple(_tests(filters, table).items())
    counts: dict[str, Counter[str]] = {name: Counter() for name in FIELDS}
    for row in table:
        failed = [name for name, test in tests if not test(row)]
        if len(failed) > 1:
            continue
        for name in failed or FIELDS:  # a row that only one field refuses counts for that field
            if name in counts:
                counts[name].update(row.words[name])
    return {
        name: dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
        for name, counted in counts.items()
    }


def summary(seen: Sequence[Row]) -> str:
    """Return what is in view in one sentence, word for word that of the map page."""
    if not seen:
        return "No events in view: widen the dates or clear a filter"
    parts = [_counted(len(seen), "event"), *_span_words(seen), _deaths_words(seen)]
    drawn_so = Counter(word for row in seen for word in row.words["place"])
    asides = (
        (drawn_so[COUNTRY], "known only to country"),
        (drawn_so[NONE], "without a place"),
        (sum(row.first is None for row in seen), "without a date"),
    )
    return ", ".join([*parts, *(f"{number:,} {words}" for number, words in asides if number)])


def _words(event: Event, record: frozenset[str]) -> dict[str, frozenset[str]]:
    country = {event.place.country} if event.place else set()
    return {
        "type": frozenset({event.event_type}),
        "sub": frozenset({event.sub_event_type}),
        "actor": frozenset(actors(event)),
        "country": frozenset(country),
        "weapon": frozenset(event.weapons),
        "dataset": record,
        "status": frozenset({event.status.value}),
        "place": frozenset({drawn_as(event.mention)}),
        "when": frozenset({event.date_precision.value}),
    }


def _records(built: Built) -> dict[str, frozenset[str]]:
    """Return, by event, the dataset of its record, and "ambiguous" if that has a close rival."""
    known = {record.id: record.dataset for record in built.records}
    return {
        link.event: frozenset({known[link.record], *([AMBIGUOUS] if link.ambiguous else [])})
        for link in built.links
        if link.record in known
    }


# ---------------------------------------------------------------- the predicate
def _tests(filters: Filters, table: Sequence[Row]) -> dict[str, Callable[[Row], bool]]:
    """Return what a row must pass, by the field that asks for it."""
    chosen = ((name, getattr(filters, name)) for name in FIELDS)
    tests = {name: _one_of(name, words) for name, words in chosen if words}
    if filters.windowed:
        tests["window"] = _within(*_window(filters, table))
    if filters.deaths != (None, None):
        tests["deaths"] = _deadly(filters.deaths)
    if needles := fold(filters.q).split():
        tests["q"] = lambda row: all(needle in row.search for needle in needles)
    return tests


def _one_of(name: str, chosen: frozenset[str]) -> Callable[[Row], bool]:
    return lambda row: not chosen.isdisjoint(row.words[name])


def _window(filters: Filters, table: Iterable[Row]) -> list[dt.date]:
    """Return both ends of the window, an open end being that of the data, the earlier first."""
    firsts = (row.first for row in table if row.first)
    lasts = (row.last for row in table if row.last)
    since = filters.since or min(firsts, default=dt.date.min)
    return sorted((since, filters.until or max(lasts, default=dt.date.max)))


def _within(since: dt.date, until: dt.date) -> Callable[[Row], bool]:
    def passes(row: Row) -> bool:
        if row.first is None or row.last is None:
            return False
        return row.first <= until and row.last >= since

    return passes


def _deadly(bounds: Range) -> Callable[[Row], bool]:
    least = 0 if bounds[0] is None else bounds[0]

    def passes(row: Row) -> bool:
        if row.deaths is None:
            return False
        low, high = row.deaths
        return high >= least and (bounds[1] is None or low <= bounds[1])

    return passes


def _last_day(event: Event) -> dt.date | None:
    days = [day for day in (first_day(event), event.date_end) if day is not None]
    return max(days, default=None)


def _span(figure: Figure) -> tuple[int, int] | None:
    said = [one for one in (figure.low, figure.best, figure.high) if one is not None]
    return (said[0], said[-1]) if said else None


# ---------------------------------------------------------------- the summary's words
def _counted(number: int, one: str) -> str:
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def _span_words(seen: Iterable[Row]) -> list[str]:
    days = [(row.first, row.last) for row in seen if row.first and row.last]
    if not days:
        return []
    first, last = min(day for day, _ in days), max(day for _, day in days)
    words = [_day_words(first), _day_words(last)]
    return [" – ".join(dict.fromkeys(words))]


def _day_words(day: dt.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _deaths_words(seen: Iterable[Row]) -> str:
    said = [row.deaths for row in seen if row.deaths is not None]
    if not said:
        return "deaths not said"
    low, high = sum(pair[0] for pair in said), sum(pair[1] for pair in said)
    return f"{low:,}–{high:,} killed as reported" if high > low else f"{low:,} killed as reported"


# ---------------------------------------------------------------- reading an address
def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _range(text: str) -> Range:
    found = _DEATHS.fullmatch(text)
    if not found:
        return (None, None)
    least, most = (int(bound) if bound else None for bound in found.groups())
    return (least, most)
