"""Make data/small_towns.csv: villages of English-speaking countries that other tables lack.

python bench/make_small_towns.py CITIES_DB > data/small_towns.csv

CITIES_DB is ``commons/cityids/cities.db`` of the Python package pyowm 3.5.0, unpacked: places of
GeoNames (CC BY 4.0) with their ids, as a weather service lists them. Places that the gazetteer
has by this name nearby are left out, and so are areas, schools and parks.
"""

from __future__ import annotations

import csv
import re
import sqlite3
import sys
from dataclasses import replace
from pathlib import Path

from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.rows import distance_km
from geo.settings import Settings

FIELDS = ("id", "name", "lat", "lon", "country")
# The United States have a table of their own. Where few villages are listed, all are welcome.
COUNTRIES = frozenset({
    "AU", "BD", "BS", "BW", "BZ", "CA", "CD", "CM", "CO", "DO", "ET", "FJ", "GB", "GH", "GT",
    "GY", "HN", "HT", "IE", "IN", "IQ", "JM", "KE", "LK", "LR", "LY", "ML", "MM", "MW", "MX",
    "MZ", "NA", "NG", "NI", "NP", "NZ", "PE", "PG", "PH", "PK", "RW", "SD", "SL", "SN", "SO",
    "SS", "SV", "SY", "TD", "TT", "TZ", "UG", "VE", "YE", "ZA", "ZM", "ZW",
})  # fmt: skip
NEAR_KM = 25.0
NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]+(?:[ '’-][^\W\d_][^\W\d_'’.]*){0,3}")
NO_TOWN = re.compile(
    r"\b(?:county|district|state|province|provincia|region|región|division|department|borough|city|"
    r"council|shire|school|estate|station|park|village|subdivision|colonia|fraccionamiento|"
    r"departamento|estado|municipio|republic|federal|territory|hospital|university|airport)\b",
    re.IGNORECASE,
)


def main(path: Path) -> None:
    """Write the table to standard output."""
    others = replace(Settings.from_env(), data=without_table(Settings.from_env().data))
    index = PlaceIndex.open(ensure(others, progress=True))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(FIELDS)
    rows = sqlite3.connect(path).execute(
        "SELECT city_id, name, round(lat, 3), round(lon, 3), country FROM city"
        " ORDER BY country, name"
    )
    for number, name, lat, lon, country in rows:
        if country in COUNTRIES and is_village(name) and not is_known(index, name, lat, lon):
            out.writerow((number, name, lat, lon, country))


def is_village(name: str) -> bool:
    """Return whether a name is written as a village's, not as an area's or a school's."""
    return bool(NAME.fullmatch(name)) and not NO_TOWN.search(name)


def is_known(index: PlaceIndex, name: str, lat: float, lon: float) -> bool:
    """Return whether the gazetteer has a place of this name near a point."""
    return any(distance_km(lat, lon, p.lat, p.lon) <= NEAR_KM for p in index.lookup(name))


def without_table(data: Path) -> Path:
    """Return a folder with the tables of ``data`` but the one that is made here."""
    folder = data.parent / "data" / "built" / "without-small-towns"
    folder.mkdir(parents=True, exist_ok=True)
    for file in data.glob("*.*"):
        copy = folder / file.name
        copy.unlink(missing_ok=True)
        if file.name != "small_towns.csv":
            copy.symlink_to(file)
    return folder


if __name__ == "__main__":
    main(Path(sys.argv[1]))
