"""ACLED, as its users export it (API, web export, older files).

Actor 1 and actor 2 carry no direction, and 0 fatalities also stands for "no number reported".
Rows are the user's own copy under ACLED's terms: they are read, shown, and not handed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import InputError
from geo.model import NOT_SAID, DatePrecision, Figure, Record
from geo.sources.cells import (
    Span,
    count_of,
    month_span,
    names_of,
    point_of,
    span_of,
    text_of,
    week_span,
)
from geo.sources.countries import iso_of
from geo.sources.precision import ACLED_RADIUS, PROVINCE_KM
from geo.sources.room import Header, Room, Row, needs
from geo.sources.types import acled_type

if TYPE_CHECKING:
    from collections.abc import Callable

LICENCE: Final = "ACLED terms: the user's own copy"


def _reader(_header: Header, _name: str) -> Callable[[Row], Record | None]:
    return record_from_acled


def record_from_acled(row: Row) -> Record | None:
    """Return the row as a Record."""
    cells = row.cells
    start, end, precision = _days(cells["event_date"], text_of(cells.get("time_precision")))
    lat, lon = point_of(cells["latitude"], cells["longitude"])
    event_type, sub_type = acled_type(cells["event_type"], cells["sub_event_type"])
    identity = text_of(cells.get("event_id_cnty")) or text_of(cells.get("data_id"))
    if not identity:
        raise InputError("event_id_cnty is empty; every ACLED row has one")
    return Record(
        id=identity,
        dataset="ACLED",
        licence=LICENCE,
        date_start=start,
        date_end=end,
        date_precision=precision,
        place_name=text_of(cells["location"]),
        lat=lat,
        lon=lon,
        radius_km=ACLED_RADIUS.get(text_of(cells.get("geo_precision")), PROVINCE_KM),
        country=iso_of(text_of(cells["country"])),
        admin1=text_of(cells.get("admin1")),
        event_type=event_type,
        sub_event_type=sub_type,
        initiators=_side(cells["actor1"], cells.get("assoc_actor_1")),
        targets=_side(cells.get("actor2"), cells.get("assoc_actor_2")),
        fatalities=_deaths(cells.get("fatalities")),
        sources=names_of(cells.get("source")),
        summary=text_of(cells.get("notes")),
        raw=row.raw,
    )


def _days(cell: str, code: str) -> Span:
    """Return the days that the event may have happened on: one, its week or its month."""
    start, end, precision = span_of(cell)
    if precision is not DatePrecision.DAY or code not in {"2", "3"}:
        return start, end, precision
    return week_span(start) if code == "2" else month_span(start)


def _side(actor: str | None, associates: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names_of(actor), *names_of(associates))))


def _deaths(cell: str | None) -> Figure:
    """Return the count; 0 gets the words that say what it may mean."""
    count = count_of(cell)
    if count is None:
        return NOT_SAID
    words = "0, or no number reported" if count == 0 else ""
    return Figure(low=None if count == 0 else count, best=count, high=count, words=words)


ACLED = Room(
    name="acled",
    tell=needs("event_date", "event_type", "sub_event_type", "actor1", "location", "latitude"),
    reader=_reader,
)
