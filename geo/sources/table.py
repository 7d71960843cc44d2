"""A table of the user's own, and `data/records.csv`: columns by name or by common synonyms.

The full column set stands in `docs/adding-a-source.md`. An empty cell says nothing; 0 is a
statement. Lists are separated by ";", an attribution reads "whom | by whom".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import FormatError, InputError
from geo.model import Attribution, DatePrecision, Figure, Record
from geo.sources.cells import figure_of, names_of, point_of, span_of, text_of
from geo.sources.countries import iso_of
from geo.sources.precision import EXACT_KM, NEAR_KM
from geo.sources.room import Header, Room, Row
from geo.sources.types import acled_type, type_from_words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

# Field of a record -> column names that mean it, the first that a table has is taken.
SYNONYMS: Final[dict[str, tuple[str, ...]]] = {
    "id": ("id", "event_id", "record_id", "eventid", "row_id", "uid", "incident_id", "key"),
    "date_start": (
        *("date_start", "start_date", "event_date", "date", "date_local", "day", "when"),
        *("incident_date", "datetime", "timestamp", "start"),
    ),
    "date_end": ("date_end", "end_date", "date_local_end", "end"),
    "date_precision": ("date_precision",),
    "place": (
        *("place", "place_name", "location", "location_name", "where", "city", "town", "village"),
        *("settlement", "site", "locality", "where_coordinates"),
    ),
    "lat": ("lat", "latitude", "y", "lat_dd", "ycoord"),
    "lon": ("lon", "lng", "long", "longitude", "x", "lon_dd", "xcoord"),
    "radius_km": ("radius_km", "coord_uncertainty_km", "uncertainty_km", "accuracy_km"),
    "country": ("country", "country_name", "country_iso3", "iso3", "iso2", "iso", "country_code"),
    "admin1": ("admin1", "adm_1", "governorate", "province", "region", "state", "department"),
    "event_type": ("event_type", "type", "category", "kind", "incident_type", "attack_type"),
    "sub_event_type": ("sub_event_type", "sub_type", "subtype", "subcategory"),
    "initiators": (
        *("initiators", "initiator", "attacker", "attackers", "perpetrator", "perpetrators"),
        *("actor1", "actor_1", "actor", "side_a", "group", "gname"),
    ),
    "targets": ("targets", "target", "victim", "victims", "actor2", "actor_2", "side_b"),
    "weapons": ("weapons", "weapon", "weapon_type", "means"),
    "fatalities_low": ("fatalities_low", "deaths_low", "killed_low", "killed_min", "low"),
    "fatalities_best": (
        *("fatalities_best", "fatalities", "deaths", "killed", "dead", "deaths_best", "best"),
        *("fatality_count", "death_toll", "nkill", "total_deaths"),
    ),
    "fatalities_high": ("fatalities_high", "deaths_high", "killed_high", "killed_max", "high"),
    "injuries_low": ("injuries_low", "wounded_low", "wounded_min"),
    "injuries_best": ("injuries_best", "injuries", "injured", "wounded", "nwound", "hurt"),
    "injuries_high": ("injuries_high", "wounded_high", "wounded_max"),
    "claimed_by": ("claimed_by", "claim", "claimed"),
    "attributed": ("attributed", "attributed_to"),
    "denied_by": ("denied_by",),
    "sources": ("sources", "source", "source_url", "url", "urls", "source_urls", "reference"),
    "summary": ("summary", "notes", "note", "description", "headline", "title", "details"),
    "dataset": ("dataset", "source_dataset"),
    "licence": ("licence", "license"),
}
_NEEDED: Final = ("date_start",)
_WHERE: Final = (("lat", "lon"), ("place",), ("admin1",), ("country",))
OWN_LICENCE: Final = "not said: the user's own table"
_DIRECTED: Final = frozenset({"initiators", "initiator", "attacker", "attackers", "perpetrator"})


def plan_columns(header: Header) -> dict[str, str]:
    """Return which column of `header` each field is read from."""
    present = set(header)
    return {
        field: found
        for field, names in SYNONYMS.items()
        if (found := next((name for name in names if name in present), None))
    }


def _tell(header: Header) -> bool:
    return "date_start" in (plan := plan_columns(header)) and _has_where(plan)


def _has_where(plan: Mapping[str, str]) -> bool:
    return any(all(field in plan for field in fields) for fields in _WHERE)


def _reader(header: Header, name: str) -> Callable[[Row], Record | None]:
    plan = plan_columns(header)
    if "date_start" not in plan or not _has_where(plan):
        raise FormatError(
            f"{name!r} has the columns {', '.join(header[:12])!r}; a table of events needs a date "
            "column and a place (lat and lon, place, admin1 or country)"
        )
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    def read(row: Row) -> Record | None:
        values = {field: text_of(row.cells.get(column)) for field, column in plan.items()}
        if not any(values.values()):
            return None
        return _record(values, row, stem, directed=plan.get("initiators") in _DIRECTED)

    return read


def _record(values: dict[str, str], row: Row, stem: str, *, directed: bool) -> Record:
    get = values.get
    start, end, precision = _days(values)
    lat, lon = point_of(get("lat"), get("lon"))
    event_type, sub_type = _type(get("event_type", ""), get("sub_event_type", ""))
    return Record(
        id=get("id") or f"{stem}:{row.number}",
        dataset=get("dataset") or stem,
        licence=get("licence") or OWN_LICENCE,
        date_start=start,
        date_end=end,
        date_precision=precision,
        place_name=get("place", ""),
        lat=lat,
        lon=lon,
        radius_km=_radius(get("radius_km", ""), lat),
        country=iso_of(get("country", "")),
        admin1=get("admin1", ""),
        event_type=event_type,
        sub_event_type=sub_type,
        initiators=names_of(get("initiators")),
        targets=names_of(get("targets")),
        directed=directed,
        weapons=names_of(get("weapons")),
        fatalities=_figure(values, "fatalities"),
        injuries=_figure(values, "injuries"),
        claimed_by=names_of(get("claimed_by")),
        attributed=_attributions(get("attributed", "")),
        denied_by=names_of(get("denied_by")),
        sources=names_of(get("sources")),
        summary=get("summary", ""),
        raw=row.raw,
    )


def _days(values: Mapping[str, str]) -> tuple[dt.date, dt.date, DatePrecision]:
    if not values["date_start"]:
        raise InputError("the date is empty; every event needs at least a year")
    start, end, precision = span_of(values["date_start"])
    if values.get("date_end"):
        _, end, _ = span_of(values["date_end"])
    if end < start:
        raise InputError(f"the last day {end} is before the first day {start}")
    said = values.get("date_precision", "")
    if said and said not in set(DatePrecision):
        raise InputError(f"date_precision is {said!r}; one of {[*DatePrecision]} was expected")
    return start, end, DatePrecision(said) if said else precision


def _type(event_type: str, sub_type: str) -> tuple[str, str]:
    if sub_type:
        return acled_type(event_type, sub_type)
    return type_from_words(event_type) if event_type else ("", "")


def _radius(cell: str, lat: float | None) -> float:
    """Return the radius as given; else a town's when there is a point; else a vague one."""
    if not cell:
        return EXACT_KM if lat is not None else NEAR_KM
    try:
        radius = float(cell)
    except ValueError as err:
        raise InputError(f"radius_km is {cell!r}; a number of kilometres was expected") from err
    if not 0 <= radius <= 20_000:  # noqa: PLR2004 - half way round the globe
        raise InputError(f"radius_km is {cell!r}; 0 to 20000 kilometres was expected")
    return radius


def _figure(values: Mapping[str, str], what: str) -> Figure:
    return figure_of(*(values.get(f"{what}_{bound}") for bound in ("low", "best", "high")))


def _attributions(cell: str) -> tuple[Attribution, ...]:
    pairs = (part.partition("|") for part in names_of(cell))
    return tuple(Attribution(to.strip(), by.strip()) for to, _, by in pairs)


TABLE = Room(name="table", tell=_tell, reader=_reader)
