"""Events as the page wants them: JSON, one column a field, sorted by first day.

Words are coded (``words`` holds each once), days are counted from 1970-01-01, figures are three
columns of low, best and high. null is "not said", "no place" or "no date".
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.map.columns import Words
from geo.map.countries import country_name
from geo.map.fold import fold
from geo.map.material import drawn
from geo.map.precision import DRAWN, drawn_as
from geo.map.quotes import sentences
from geo.model import DatePrecision, Kind, Status
from geo.naming import event_place_name, sides

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Mapping, Sequence

    from geo.map.material import Material
    from geo.model import Event, Figure, Link, Record, Report

FORMAT = 1
NO_RECORD = "none"
TYPES = (
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
)
_EPOCH = 719_163  # date(1970, 1, 1).toordinal()
_SEARCHED_CHARS = 2_000  # of one event's folded text


def payload(built: Material, *, only: Collection[str] | None = None) -> bytes:
    """Return the events of `built`, or those named by `only`, as the page's columns."""
    events = [event for event in drawn(built) if only is None or event.id in only]
    table = {
        "format": FORMAT,
        "n": len(events),
        "dated": sum(first_day(event) is not None for event in events),
        "about": {key: built.manifest[key] for key in _ABOUT if key in built.manifest},
        **_coded(events, built),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


_ABOUT = ("version", "built", "built_at", "inputs_hash", "hash")


def first_day(event: Event) -> dt.date | None:
    """Return the day an event is sorted by."""
    return event.date_start or event.date_end


def searched(event: Event, reports: Mapping[str, Report]) -> str:
    """Return the folded text that a search looks into."""
    place = event.place
    where = (place.name, place.admin1, country_name(place.country)) if place else ()
    said = (event.sub_event_type, *actors(event), *event.weapons, *sentences(event, reports))
    return fold(" \n ".join((event_place_name(event), *where, *said))[:_SEARCHED_CHARS])


def actors(event: Event) -> tuple[str, ...]:
    """Return everybody an event involves, also those only said to be behind it."""
    blamed = (said.to for said in event.attributed)
    everybody = (*sides(event.initiators), *sides(event.targets), *event.claimed_by, *blamed)
    return tuple(dict.fromkeys(everybody))


def _coded(events: Sequence[Event], built: Material) -> dict[str, Any]:
    words = {name: Words() for name in ("sub", "actor", "weapon", "place", "admin1")}
    words |= {"country": Words(), "dataset": Words.of([NO_RECORD]), "type": Words.of(TYPES)}
    words |= {"status": Words.of(Status), "when": Words.of(DatePrecision), "kind": Words.of(Kind)}
    words |= {"drawn": Words.of(DRAWN)}
    columns = {
        **_identity(events, words),
        **_time(events, words),
        **_place(events, words),
        **_sides(events, words),
        **_figures(events),
        **_records(events, built, words),
    }
    reports = {report.id: report for report in built.reports}
    columns["search"] = [searched(event, reports) for event in events]
    listed: dict[str, Any] = {name: column.listed() for name, column in words.items()}
    listed["country_name"] = [country_name(code) for code in listed["country"]]
    return {"words": listed, "columns": columns}


def _identity(events: Sequence[Event], words: Mapping[str, Words]) -> dict[str, Any]:
    return {
        "id": [event.id for event in events],
        "type": [words["type"].code(event.event_type) for event in events],
        "sub": [words["sub"].code(event.sub_event_type) for event in events],
        "status": [words["status"].code(event.status) for event in events],
        "reports": [event.n_reports for event in events],
        "origins": [event.n_origins for event in events],
    }


def _time(events: Sequence[Event], words: Mapping[str, Words]) -> dict[str, Any]:
    return {
        "start": [_day(first_day(event)) for event in events],
        "end": [_day(_last_day(event)) for event in events],
        "when": [words["when"].code(event.date_precision) for event in events],
    }


def _place(events: Sequence[Event], words: Mapping[str, Words]) -> dict[str, Any]:
    def of(get: Callable[[Any], Any], otherwise: object) -> list[Any]:
        return [get(event.place) if event.place else otherwise for event in events]

    return {
        "drawn": [words["drawn"].code(drawn_as(event.mention)) for event in events],
        "lat": of(lambda place: round(place.lat, 5), None),
        "lon": of(lambda place: round(place.lon, 5), None),
        "radius": of(lambda place: round(place.radius_km, 1), None),
        "kind": of(lambda place: words["kind"].code(place.kind), None),
        "place": [
            words["place"].code(event_place_name(event)) if event.place else None
            for event in events
        ],
        "admin1": of(lambda place: words["admin1"].code(place.admin1), None),
        "country": of(lambda place: words["country"].code(place.country), None),
    }


def _sides(events: Sequence[Event], words: Mapping[str, Words]) -> dict[str, Any]:
    actor = words["actor"]
    return {
        "initiators": [actor.coded(event.initiators) for event in events],
        "targets": [actor.coded(event.targets) for event in events],
        "claimed": [actor.coded(event.claimed_by) for event in events],
        "attributed": [actor.coded(said.to for said in event.attributed) for event in events],
        "denied": [actor.coded(event.denied_by) for event in events],
        "weapons": [words["weapon"].coded(event.weapons) for event in events],
    }


def _figures(events: Sequence[Event]) -> dict[str, Any]:
    return {
        "killed": _figure([event.fatalities for event in events]),
        "injured": _figure([event.injuries for event in events]),
    }


def _figure(figures: Sequence[Figure]) -> list[list[int | None]]:
    return [
        [figure.low for figure in figures],
        [figure.best for figure in figures],
        [figure.high for figure in figures],
    ]


def _records(
    events: Sequence[Event], built: Material, words: Mapping[str, Words]
) -> dict[str, Any]:
    records = {record.id: record for record in built.records}
    links = {link.event: link for link in built.links if link.record in records}
    linked = [_linked(links.get(event.id), records) for event in events]
    return {
        "dataset": [
            words["dataset"].code(record.dataset if record else NO_RECORD) for _, record in linked
        ],
        "record": [record.id if record else "" for _, record in linked],
        "sure": [round(link.probability, 3) if link else None for link, _ in linked],
        "ambiguous": [int(bool(link and link.ambiguous)) for link, _ in linked],
    }


def _linked(link: Link | None, records: Mapping[str, Record]) -> tuple[Link | None, Record | None]:
    record = records.get(link.record) if link and link.record else None
    return (link, record) if record else (None, None)


def _last_day(event: Event) -> dt.date | None:
    start = first_day(event)
    if start is None or event.date_end is None:
        return start
    return max(start, event.date_end)


def _day(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH
