"""Make data/nigeria_towns.csv: Nigerian towns and villages that no other table has.

python bench/make_nigeria_towns.py NIGERIA_CSV > data/nigeria_towns.csv

NIGERIA_CSV is ``data/nigeria_v0.2.csv`` of the Python package safesignal-geo 0.2.0: the
settlements of OpenStreetMap (ODbL 1.0) in Nigeria. Left out are places that the gazetteer has by
this name nearby, quarters of cities, and names that are ordinary words or that many places share.
"""

from __future__ import annotations

import collections
import csv
import re
import sys
from pathlib import Path

from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.names import fold
from geo.places.recognize import MODEL
from geo.places.rows import distance_km
from geo.places.words import WordBook
from geo.settings import Settings

FIELDS = ("name", "lat", "lon", "country", "district")
NEAR_KM, CITY_KM = 25.0, 8.0
CITY = 200_000  # people; its quarters are no towns
MOST_OF_A_NAME = 3  # a name that more places have says nothing
_NAME = re.compile(r"[A-Z][a-z]{3,}(?:[ -][A-Z][a-z]+){0,2}")
_QUARTER = re.compile(
    r"\b(?:estate|road|street|market|layout|camp|quarters?|village|settlement|area|phase|close|"
    r"junction|school|church|mosque|hospital|college|university|gra|ward|new|old|north|south|east|"
    r"west|town|city|station|housing|scheme|extension|bus|stop|farm|community)\b",
    re.IGNORECASE,
)


def main(path: Path) -> None:
    """Write the table to standard output."""
    index = PlaceIndex.open(ensure(Settings.from_env(), progress=True))
    book = WordBook.load(MODEL / "words.txt.gz")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["type"] == "settlement"]
    names = collections.Counter(fold(row["canonical_name"]) for row in rows)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(FIELDS)
    seen = set()
    for row in sorted(rows, key=lambda row: (row["canonical_name"], row["id"])):
        name, lat, lon = row["canonical_name"], float(row["lat"]), float(row["lng"])
        key = name, row["admin_state"], row["admin_lga"]
        if key in seen or not is_own_name(name, book) or names[fold(name)] > MOST_OF_A_NAME:
            continue
        seen.add(key)
        if index.country_at(lat, lon) == "NG" and not is_known(index, name, lat, lon):
            out.writerow((name, round(lat, 2), round(lon, 2), "NG", row["admin_lga"]))


def is_own_name(name: str, book: WordBook) -> bool:
    """Return whether a name is a town's own: no quarter's, no ordinary word, no given name."""
    return (
        bool(_NAME.fullmatch(name))
        and not _QUARTER.search(name)
        and not any(book.about(fold(word)).kinds for word in (name, *name.split()))
    )


def is_known(index: PlaceIndex, name: str, lat: float, lon: float) -> bool:
    """Return whether a place of this name, or a city, is near."""
    known = (p for p in index.lookup(name) if p.country == "NG")
    if any(distance_km(lat, lon, p.lat, p.lon) <= NEAR_KM for p in known):
        return True
    return any(p.population > CITY for p in index.near(lat, lon, CITY_KM))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
