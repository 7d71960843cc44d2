"""UCDP Georeferenced Event Dataset, v19 to v26 and candidate releases, also as HDX gives it.

Columns are read by name, since their order and number differ between releases. HDX puts a second
header row of HXL tags (``#date+year``), which is passed over. Injuries and weapons are not coded.
Sides carry no direction except in one-sided violence, where side A attacks civilians.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from geo.errors import InputError
from geo.model import NOT_SAID, DatePrecision, Figure, Record
from geo.sources.cells import count_of, names_of, point_of, span_of, text_of
from geo.sources.countries import iso_of
from geo.sources.precision import COUNTRY_KM, UCDP_DAYS, UCDP_RADIUS
from geo.sources.room import Header, Room, Row, needs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LICENCE: Final = "CC BY 4.0, Uppsala Conflict Data Program"
# Type of violence to ACLED's words. State-based and non-state violence may have been a clash, a
# shelling or an air strike; the dataset does not say, so the sub type stays empty.
_TYPES: Final = {
    "1": ("Battles", ""),
    "2": ("Battles", ""),
    "3": ("Violence against civilians", "Attack"),
}
_ONE_SIDED: Final = "3"
_ARTICLE = re.compile(r'"?"?([^",;]{2,80}),(\d{4}-\d{2}-\d{2}),([^"]{0,300})')
_LONG_BEFORE: Final = dt.timedelta(days=370)


def _reader(_header: Header, _name: str) -> Callable[[Row], Record | None]:
    return record_from_ucdp


def record_from_ucdp(row: Row) -> Record | None:
    """Return the row as a Record, or None for the row of HXL tags."""
    cells = row.cells
    if not cells["id"].strip() and any(cell.startswith("#") for cell in cells.values()):
        return None
    violence = text_of(cells["type_of_violence"])
    if violence not in _TYPES:
        raise InputError(f"type_of_violence is {violence!r}; 1, 2 or 3 was expected")
    start, _, _ = span_of(cells["date_start"])
    _, end, _ = span_of(cells["date_end"])
    if end < start:
        raise InputError(f"date_end {end} is before date_start {start}")
    lat, lon = point_of(cells["latitude"], cells["longitude"])
    event_type, sub_type = _TYPES[violence]
    return Record(
        id=text_of(cells["id"]),
        dataset="UCDP GED",
        licence=LICENCE,
        date_start=start,
        date_end=end,
        date_precision=_precision(cells, start, end),
        place_name=text_of(cells["where_coordinates"]),
        lat=lat,
        lon=lon,
        radius_km=UCDP_RADIUS.get(text_of(cells["where_prec"]), COUNTRY_KM),
        country=iso_of(text_of(cells["country"])),
        admin1=text_of(cells["adm_1"]),
        event_type=event_type,
        sub_event_type=sub_type,
        initiators=names_of(cells["side_a"], ","),
        targets=names_of(cells["side_b"], ","),
        directed=violence == _ONE_SIDED,
        fatalities=_deaths(cells),
        sources=names_of(cells.get("source_office")) or _articles(cells.get("source_article", "")),
        summary=text_of(cells.get("source_headline")),
        raw=row.raw,
    )


def _precision(cells: Mapping[str, str], start: dt.date, end: dt.date) -> DatePrecision:
    code = text_of(cells["date_prec"])
    return UCDP_DAYS.get(code, DatePrecision.DAY if start == end else DatePrecision.WEEK)


def _deaths(cells: Mapping[str, str]) -> Figure:
    """Return the three estimates; some sixty rows a release have low above high, put in order."""
    low, best, high = (count_of(cells[name]) for name in ("low", "best", "high"))
    said = [count for count in (low, best, high) if count is not None]
    return Figure(min(said), best, max(said)) if said else NOT_SAID


def _articles(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match[1].strip() for match in _ARTICLE.finditer(cell)))


UCDP = Room(
    name="ucdp",
    tell=needs("type_of_violence", "side_a", "side_b", "where_prec", "date_prec", "best"),
    reader=_reader,
)
