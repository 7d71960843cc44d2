"""Read the full GeoNames dump, if the user has fetched it: every village, hill and stream."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import zipfile
from typing import TYPE_CHECKING

from geo.errors import FormatError
from geo.model import Kind
from geo.places.libraries import plain_names, short_area_name
from geo.places.rows import Row, town_radius_km

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.settings import Settings

FOLDER, DUMP, MANIFEST = "geonames", "dump.zip", "dump.json"
FEATURES = "geonames_features.csv"
_COLUMNS = 19


def installed(settings: Settings) -> Path | None:
    """Return the fetched dump if there is one."""
    path = settings.cache / FOLDER / DUMP
    return path if path.is_file() and (path.parent / MANIFEST).is_file() else None


def stamp(settings: Settings) -> str:
    """Return the SHA-256 of the fetched dump, "" if there is none."""
    path = installed(settings)
    if path is None:
        return ""
    return str(json.loads((path.parent / MANIFEST).read_text("utf-8"))["sha256"])


def table_in(archive: zipfile.ZipFile) -> str:
    """Return the name of the one table in a dump.

    Raises
    ------
    FormatError
        If there is none, or more than one.
    """
    names = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
    if len(names) != 1:
        raise FormatError(
            f"The dump holds {archive.namelist()!r}: expected one table such as allCountries.txt."
        )
    return names[0]


def read_dump(path: Path, data: Path) -> Iterator[Row]:
    """Yield the places of a GeoNames dump whose feature code stands in geonames_features.csv."""
    with (data / FEATURES).open(encoding="utf-8", newline="") as file:
        features = {row["code"]: row for row in csv.DictReader(file)}
    with zipfile.ZipFile(path) as archive, archive.open(table_in(archive)) as raw:
        for line in io.TextIOWrapper(raw, encoding="utf-8", errors="replace"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) == _COLUMNS and (about := features.get(f"{cells[6]}.{cells[7]}")):
                with contextlib.suppress(ValueError):  # a broken line helps nobody
                    yield _row(cells, about)


def _row(cells: list[str], about: dict[str, str]) -> Row:
    id_, name, plain, others, lat, lon, _, _, country, _, first, second = cells[:12]
    kind, population = Kind(about["kind"]), int(cells[14] or 0)
    admin1 = f"{country}.{first}" if first else ""
    names = plain_names([plain, *others.split(",")])
    area = kind in {Kind.ADMIN1, Kind.ADMIN2}
    return Row(
        id=f"geonames:{id_}",
        name=name,
        kind=kind,
        feature=about["feature"],
        lat=float(lat),
        lon=float(lon),
        radius_km=float(about["radius_km"] or 0) or town_radius_km(population),
        country=country,
        admin1_code=admin1,
        admin2_code=f"{admin1}.{second}" if admin1 and second and kind is not Kind.ADMIN1 else "",
        population=population,
        source="GeoNames",
        alternates=tuple(other for other in names if other != name),
        shorts=tuple(filter(None, map(short_area_name, (name, *names)))) if area else (),
    )
