"""Global Terrorism Database: the one dataset here that says who claimed an attack.

``eventid`` is a string of twelve digits; a month or day of 0, and -9 or -99, mean unknown.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from geo.errors import InputError
from geo.model import DatePrecision, Record
from geo.sources.cells import Span, figure_of, month_span, point_of, text_of
from geo.sources.countries import iso_of
from geo.sources.precision import COUNTRY_KM, GTD_RADIUS
from geo.sources.room import Header, Room, Row, needs
from geo.sources.types import type_from_gtd

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LICENCE: Final = "START terms: the user's own copy"
_NOBODY: Final = frozenset({"", "unknown", "."})
_ID_DIGITS: Final = 12
_MONTHS: Final = 12


def record_from_gtd(row: Row) -> Record | None:
    """Return the row as a Record."""
    cells = row.cells
    start, end, precision = _days(cells)
    lat, lon = point_of(cells["latitude"], cells["longitude"])
    suicide = text_of(cells.get("suicide")) == "1"
    event_type, sub_type = type_from_gtd(text_of(cells["attacktype1"]), suicide=suicide)
    killed, wounded = cells.get("nkill"), cells.get("nwound")
    groups = _named(cells, "gname", "gname2", "gname3")
    return Record(
        id=_identity(cells["eventid"]),
        dataset="GTD",
        licence=LICENCE,
        date_start=start,
        date_end=end,
        date_precision=precision,
        place_name=text_of(cells.get("city")),
        lat=lat,
        lon=lon,
        radius_km=GTD_RADIUS.get(text_of(cells.get("specificity")), COUNTRY_KM),
        country=iso_of(text_of(cells["country_txt"])),
        admin1=text_of(cells.get("provstate")),
        event_type=event_type,
        sub_event_type=sub_type,
        initiators=groups,
        targets=_named(cells, "corp1", "targtype1_txt"),
        directed=True,
        weapons=_named(cells, "weapsubtype1_txt") or _named(cells, "weaptype1_txt"),
        fatalities=figure_of(killed, killed, killed),
        injuries=figure_of(wounded, wounded, wounded),
        claimed_by=groups[:1] if text_of(cells.get("claimed")) == "1" else (),
        sources=_named(cells, "scite1", "scite2", "scite3"),
        summary=text_of(cells.get("summary")),
        raw=row.raw,
    )


def _identity(cell: str) -> str:
    identity = text_of(cell)
    if len(identity) != _ID_DIGITS or not identity.isdigit():
        raise InputError(
            f"eventid {identity!r} is not twelve digits; a spreadsheet may have rounded it, "
            "export the file again with eventid as text"
        )
    return identity


def _days(cells: Mapping[str, str]) -> Span:
    try:
        year, month, day = (int(cells[name]) for name in ("iyear", "imonth", "iday"))
        if not 1 <= month <= _MONTHS:
            return dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR
        if day < 1:
            return month_span(dt.date(year, month, 1))
        date = dt.date(year, month, day)
    except ValueError as err:
        raise InputError(f"iyear, imonth, iday are no date ({err})") from err
    return date, date, DatePrecision.DAY


def _named(cells: Mapping[str, str], *columns: str) -> tuple[str, ...]:
    found = (text_of(cells.get(column)) for column in columns)
    return tuple(dict.fromkeys(name for name in found if name.lower() not in _NOBODY))


def _reader(_header: Header, _name: str) -> Callable[[Row], Record | None]:
    return record_from_gtd


GTD = Room(
    name="gtd",
    tell=needs("eventid", "iyear", "imonth", "iday", "attacktype1", "country_txt"),
    reader=_reader,
)
