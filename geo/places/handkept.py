"""Read the tables of data/: countries, abbreviations, better points, and more places."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from geo.errors import FormatError
from geo.model import Kind
from geo.places.names import fold
from geo.places.rows import Row, area_radius_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class PlaceTable(NamedTuple):
    """A table of places, and what holds for all of its rows."""

    file: str
    prefix: str  # of its ids
    same: Mapping[str, str] = {}


COUNTRIES, ABBREVIATIONS = "countries.csv", "abbreviations.csv"
AREA_POINTS, ALIASES = "area_points.csv", "aliases.csv"
SEATS = "district_seats.csv"
PLACE_TABLES = (
    PlaceTable("places.csv", "dateline"),
    PlaceTable("former_areas.csv", "area", {"kind": "admin1", "source": "Natural Earth"}),
    PlaceTable("conflict_towns.csv", "town", {"source": "by hand, after public maps"}),
    PlaceTable("conflict_places.csv", "ucdp", {"source": "UCDP GED"}),
    PlaceTable(
        "post_towns.csv",
        "us-post",
        {
            "kind": "populated place", "feature": "post town", "radius_km": "2", "country": "US",
            "source": "GeoNames postal codes",
        },
    ),
    PlaceTable(
        "small_towns.csv",
        "geonames",
        {
            "kind": "populated place", "feature": "village", "radius_km": "2",
            "source": "GeoNames",
        },
    ),
    PlaceTable(
        "india_towns.csv",
        "india-post",
        {"kind": "populated place", "feature": "town", "radius_km": "4", "source": "India Post"},
    ),
    PlaceTable(
        "nigeria_towns.csv",
        "osm",
        {
            "kind": "populated place", "feature": "village", "radius_km": "3",
            "source": "OpenStreetMap",
        },
    ),
    PlaceTable(
        "more_towns.csv",
        "csc",
        {
            "kind": "populated place", "feature": "town", "radius_km": "4",
            "source": "Countries States Cities Database",
        },
    ),
)  # fmt: skip
TABLES = (
    *(COUNTRIES, ABBREVIATIONS, AREA_POINTS, ALIASES, SEATS),
    *(table.file for table in PLACE_TABLES),
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
SMALLEST_COUNTRY_KM = 5.0


def read_table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table; a missing table has none."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def parts(cell: str) -> tuple[str, ...]:
    """Return what a cell lists between bars."""
    return tuple(filter(None, (part.strip() for part in cell.split("|"))))


def read_countries(data: Path) -> Iterator[Row]:
    """Yield the countries with their names, abbreviations and areas."""
    for row in read_table(data / COUNTRIES):
        yield Row(
            id=f"geonames:{row['geonameid']}",
            name=row["name"],
            kind=Kind.COUNTRY,
            feature="country",
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=max(SMALLEST_COUNTRY_KM, area_radius_km(float(row["area_km2"]))),
            country=row["code"],
            population=int(row["population"]),
            source=row["source"],
            alternates=parts(row["names"]),
            written=writings(row["written"]),
            respelt=bool(row["respelt"]),
        )


def read_abbreviations(data: Path) -> dict[str, tuple[str, ...]]:
    """Return area code -> its abbreviations, which count only in this very writing."""
    return {row["code"]: writings(row["written"]) for row in read_table(data / ABBREVIATIONS)}


def writings(cell: str) -> tuple[str, ...]:
    """Return the abbreviations of a cell, and the sloppy forms of those with dots.

    >>> writings("N.Y.|NY")
    ('N.Y.', 'NY', 'N.Y', 'N. Y.')
    """
    forms = parts(cell)
    dotted = [form for form in forms if _INITIALS.match(form)]
    sloppy = [form.rstrip(".") for form in dotted] + [
        form.replace(".", ". ").strip() for form in dotted
    ]
    return tuple(dict.fromkeys((*forms, *sloppy)))


class Alias(NamedTuple):
    """What a newspaper calls a place that a library lists."""

    name: str  # to show
    names: tuple[str, ...]
    written: tuple[str, ...]  # abbreviations, which count only in this very writing


def read_aliases(data: Path) -> dict[str, Alias]:
    """Return place id -> what newspapers call it."""
    return {
        row["id"]: Alias(row["name"], parts(row["names"]), writings(row["written"]))
        for row in read_table(data / ALIASES)
    }


def read_area_points(data: Path) -> dict[str, tuple[float, float, float]]:
    """Return area code -> (lat, lon, radius_km), measured on the area itself."""
    return {
        row["code"]: (float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
        for row in read_table(data / AREA_POINTS)
    }


def read_seats(data: Path) -> dict[str, str]:
    """Return the code of a district -> the town it is governed from, called otherwise than it."""
    return {row["code"]: row["seat"] for row in read_table(data / SEATS)}


def read_places(data: Path) -> Iterator[Row]:
    """Yield the places of every table: regions, seas, camps, bases, small towns, old provinces.

    Raises
    ------
    FormatError
        If rows are unusable; the message names all of them.
    """
    faults = []
    for table in PLACE_TABLES:
        used: Counter[str] = Counter()
        for number, cells in enumerate(read_table(data / table.file), start=2):
            try:
                row = _place(table, cells)
            except (KeyError, TypeError, ValueError) as err:
                faults.append(f"{table.file} line {number} ({err})")
                continue
            used[row.id] += 1
            if used[row.id] > 1:
                row.id += f"-{used[row.id]}"
            yield row
    if faults:
        raise FormatError(
            f"Unusable rows in the tables of places: {'; '.join(faults)}; expected name, kind, "
            "feature, lat, lon, radius_km and source in each."
        )


def _place(table: PlaceTable, cells: dict[str, str]) -> Row:
    cell = {**table.same, **cells}
    lat, lon, radius = float(cell["lat"]), float(cell["lon"]), float(cell["radius_km"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and radius > 0):  # noqa: PLR2004 # degrees
        raise ValueError(f"no such point: {lat}, {lon}, {radius} km")
    if not cell["source"]:
        raise ValueError("no source")
    area = cell.get("area", "")
    slug = cell.get("id") or "-".join(
        filter(None, (area or cell["country"], *fold(cell["name"]).split()))
    )
    return Row(
        id=f"{table.prefix}:{slug.lower()}",
        name=cell["name"],
        kind=Kind(cell["kind"]),
        feature=cell["feature"],
        lat=lat,
        lon=lon,
        radius_km=radius,
        country=cell["country"],
        admin1_code=cell.get("admin1_code") or ".".join(area.split(".")[:2]),
        admin2_code=area if area.count(".") > 1 else "",
        population=int(cell.get("population") or 0),
        source=cell["source"],
        alternates=parts(cell.get("names") or ""),
        written=writings(cell.get("written") or ""),
    )
