"""The reader's own corrections: "in this report", or everywhere, this name is that place.

A CSV file of one's own (``data/corrections.csv``): report, name, place, lat, lon, note. An empty
report means everywhere. ``place`` is an id of the gazetteer, or the name of the place at lat, lon;
"none" says that the name is no place.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from geo.errors import FormatError
from geo.model import Kind, Place
from geo.places.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geo.places.gazetteer import PlaceIndex

COLUMNS = ("report", "name", "place", "lat", "lon", "note")
NO_PLACE = "none"
POINT_RADIUS_KM = 1.0
_MOST_LAT, _MOST_LON = 90.0, 180.0


@dataclass(frozen=True, slots=True)
class Corrections:
    """What readers corrected, by report and folded name; a value of None means "no place"."""

    by_name: Mapping[tuple[str, str], Place | None]

    @classmethod
    def read(cls, path: Path, index: PlaceIndex) -> Self:
        """Read the file; there are no corrections where there is no file.

        Raises
        ------
        FormatError
            If a column is missing or rows name no place; all faults are told at once.
        """
        if not path.is_file():
            return cls({})
        by_name: dict[tuple[str, str], Place | None] = {}
        faults: list[str] = []
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [c for c in COLUMNS[:3] if c not in (reader.fieldnames or ())]
            if missing:
                raise FormatError(
                    f"{path.name} has no column {', '.join(map(repr, missing))}; expected "
                    f"{', '.join(COLUMNS)}."
                )
            for number, row in enumerate(reader, start=2):
                try:
                    place = _place(row, index)
                except ValueError as err:
                    faults.append(f"line {number}: {err}")
                    continue
                by_name[(row["report"] or "").strip(), fold(row["name"] or "")] = place
        if faults:
            raise FormatError(f"{path.name} cannot be used: {'; '.join(faults)}.")
        return cls(by_name)

    def find(self, report: str, name: str) -> tuple[bool, Place | None]:
        """Return whether a name was corrected in this report, and to what."""
        if not self.by_name:
            return False, None
        folded = fold(name)
        for key in ((report, folded), ("", folded)):
            if key in self.by_name:
                return True, self.by_name[key]
        return False, None


def append(  # noqa: PLR0913 # one keyword a column
    path: Path,
    *,
    name: str,
    place: str,
    report: str = "",
    note: str = "",
    point: tuple[float, float] | None = None,
) -> None:
    """Add one correction; ``point`` (lat, lon) makes ``place`` a name of the reader's own."""
    new = not path.is_file() or not path.stat().st_size
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if new:
            writer.writerow(COLUMNS)
        lat, lon = point or ("", "")
        writer.writerow((report, name, place, lat, lon, note))


def _place(row: Mapping[str, str | None], index: PlaceIndex) -> Place | None:
    wanted = (row["place"] or "").strip()
    if not fold(row["name"] or ""):
        raise ValueError("it corrects no name")
    if wanted.lower() == NO_PLACE:
        return None
    known = index.place(wanted)
    if known:
        return known
    lat, lon = _degrees(row.get("lat"), _MOST_LAT), _degrees(row.get("lon"), _MOST_LON)
    if lat is None or lon is None:
        raise ValueError(
            f"{wanted!r} is no id of the gazetteer, and lat, lon are "
            f"{row.get('lat') or ''!r}, {row.get('lon') or ''!r}"
        )
    country = index.country_at(lat, lon)
    return Place(
        f"correction:{fold(wanted).replace(' ', '-')}", wanted, Kind.SITE, lat, lon,
        POINT_RADIUS_KM, country, source="your corrections",
    )  # fmt: skip


def _degrees(value: str | None, most: float) -> float | None:
    try:
        degrees = float(value or "nan")
    except ValueError:
        return None
    return degrees if math.isfinite(degrees) and abs(degrees) <= most else None
