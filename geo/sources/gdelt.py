"""GDELT 2.0 events: 61 tab-separated columns without a header, or 58 and 57 in version 1.

These rows count reports rather than events and carry no casualties: an index of reports
(``sources`` holds the address), to be looked up and not to be joined one to one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.model import Record
from geo.sources.cells import point_of, span_of, text_of
from geo.sources.countries import iso_of_fips
from geo.sources.precision import COUNTRY_KM, GDELT_RADIUS
from geo.sources.room import Header, Room, Row
from geo.sources.types import type_from_cameo

if TYPE_CHECKING:
    from collections.abc import Callable

LICENCE: Final = "GDELT: free use with citation and a link to gdeltproject.org"
_ACTOR: Final = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_COUNTS: Final = (
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
)
_GEO: Final = (
    *("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"),
)


def _columns(*, version: int) -> Header:
    geo = [name for name in _GEO if version > 1 or name != "ADM2Code"]
    names = [
        *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
        *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
        *_COUNTS,
        *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in geo),
        *("DATEADDED", "SOURCEURL"),
    ]
    return tuple(name.lower() for name in names)


COLUMNS_2: Final = _columns(version=2)
COLUMNS_1: Final = _columns(version=1)


def columns_for(cells: list[str]) -> Header:
    """Return the column names for a first row without a header, () when it is not GDELT's."""
    if len(cells) < len(COLUMNS_1) - 1 or not (cells[0].isdigit() and cells[1].isdigit()):
        return ()
    for columns in (COLUMNS_2, COLUMNS_1, COLUMNS_1[:-1]):
        if len(columns) == len(cells):
            return columns
    return ()


def record_from_gdelt(row: Row) -> Record | None:
    """Return the row as a Record, placed where the action was."""
    cells = row.cells
    start, end, precision = span_of(cells["day"])
    lat, lon = point_of(cells["actiongeo_lat"], cells["actiongeo_long"])
    event_type, sub_type = type_from_cameo(text_of(cells["eventcode"]))
    place = text_of(cells["actiongeo_fullname"])
    return Record(
        id=text_of(cells["globaleventid"]),
        dataset="GDELT 2.0 events",
        licence=LICENCE,
        date_start=start,
        date_end=end,
        date_precision=precision,
        place_name=place,
        lat=lat,
        lon=lon,
        radius_km=GDELT_RADIUS.get(text_of(cells["actiongeo_type"]), COUNTRY_KM),
        country=iso_of_fips(cells["actiongeo_countrycode"]),
        admin1=_admin1(place),
        event_type=event_type,
        sub_event_type=sub_type,
        initiators=_actor(cells["actor1name"]),
        targets=_actor(cells["actor2name"]),
        directed=True,
        sources=_actor(cells.get("sourceurl", "")),
        raw=row.raw,
    )


def _actor(cell: str) -> tuple[str, ...]:
    return (cell.strip(),) if cell.strip() else ()


def _admin1(place: str) -> str:
    parts = [part.strip() for part in place.split(",")]
    return parts[-2] if len(parts) > 2 else ""  # noqa: PLR2004 - place, province, country


def _reader(_header: Header, _name: str) -> Callable[[Row], Record | None]:
    return record_from_gdelt


GDELT = Room(
    name="gdelt",
    tell=lambda header: {"globaleventid", "actiongeo_lat", "eventcode"} <= set(header),
    reader=_reader,
)
