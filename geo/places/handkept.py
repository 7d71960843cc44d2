"""Read the hand-kept tables: countries, abbreviations, better points, and the places of places.csv."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from geo.errors import FormatError
from geo.model import Kind
from geo.places.rows import Row, area_radius_km

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNTRIES, PLACES = "countries.csv", "places.csv"
ABBREVIATIONS, AREA_POINTS = "abbreviations.csv", "area_points.csv"
TABLES = (COUNTRIES, PLACES, ABBREVIATIONS, AREA_POINTS)
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
            written=parts(row["written"]),
        )


def read_abbreviations(data: Path) -> dict[str, tuple[str, ...]]:
    """Return area code -> its abbreviations, which count only in this very writing."""
    return {row["code"]: parts(row["written"]) for row in read_table(data / ABBREVIATIONS)}


def read_area_points(data: Path) -> dict[str, tuple[float, float, float]]:
    """Return area code -> (lat, lon, radius_km), measured on the area itself."""
    return {
        row["code"]: (float(row["lat"]), float(row["lon"]), float(row["radius_km"]))
        for row in read_table(data / AREA_POINTS)
    }


def read_places(data: Path) -> Iterator[Row]:
    """Yield the hand-kept places: regions, seas, camps, bases and what else no library has.

    Raises
    ------
    FormatError
        If rows are unusable; the message names all of them.
    """
    faults = []
    for number, row in enumerate(read_table(data / PLACES), start=2):
        try:
            yield _place(row)
        except (KeyError, TypeError, ValueError) as err:
            faults.append(f"line {number} ({err})")
    if faults:
        raise FormatError(
            f"{PLACES} has unusable rows: {', '.join(faults)}; expected id, name, kind, feature, "
            "lat, lon, radius_km and source in each."
        )


def _place(row: dict[str, str]) -> Row:
    lat, lon, radius = float(row["lat"]), float(row["lon"]), float(row["radius_km"])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and radius > 0):  # noqa: PLR2004 # degrees
        raise ValueError(f"no such point: {lat}, {lon}, {radius} km")
    if not row["source"]:
        raise ValueError("no source")
    return Row(
        id=f"dateline:{row['id']}",
        name=row["name"],
        kind=Kind(row["kind"]),
        feature=row["feature"],
        lat=lat,
        lon=lon,
        radius_km=radius,
        country=row["country"],
        admin1_code=row["admin1_code"],
        population=int(row["population"] or 0),
        source=row["source"],
        alternates=parts(row["names"]),
        written=parts(row["written"]),
    )
