"""Make data/more_towns.csv: towns that GeoNames' lists of cities lack and another database has.

python bench/make_more_towns.py BY_COUNTRY > data/more_towns.csv

BY_COUNTRY is ``data/by-country`` of the Python package countrystatecity-countries 2.0.1 (ODbL 1.0).
Taken are the towns of some countries whose name the gazetteer does not have anywhere near; areas,
projects and what else is no town are left out.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

from make_small_towns import is_village

from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.rows import distance_km
from geo.settings import Settings

FIELDS = ("name", "lat", "lon", "country")
COUNTRIES = frozenset({
    "BD", "BO", "CM", "CO", "DZ", "EG", "ET", "GH", "ID", "IN", "IQ", "JM", "KE", "LK", "NG", "NP",
    "PE", "PG", "PH", "PK", "TR", "TZ", "UA", "YE", "ZA", "ZW",
})  # fmt: skip
NO_TOWN = re.compile(r"mis’krada|rayon|block|merkez|township|barangay|tehsil|taluk", re.IGNORECASE)
NEAR_KM = 80.0  # a town is where the gazetteer has it, if it has one of its name as near as this


def main(folder: Path) -> None:
    """Write the table to standard output."""
    index = PlaceIndex.open(ensure(Settings.from_env(), progress=True))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(FIELDS)
    rows = set()
    for code in sorted(COUNTRIES):
        for file in folder.glob(f"{code}/states/*/cities.json"):
            for town in json.loads(file.read_text("utf-8")):
                if not (town["latitude"] and town["longitude"]):
                    continue
                lat, lon = round(float(town["latitude"]), 3), round(float(town["longitude"]), 3)
                name = town["name"]
                if not is_village(name) or NO_TOWN.search(name):
                    continue
                if not is_known(index, name, lat, lon):
                    rows.add((name, lat, lon, code))
    out.writerows(sorted(rows, key=lambda row: (row[3], row[0], row[1])))


def is_known(index: PlaceIndex, name: str, lat: float, lon: float) -> bool:
    """Return whether the gazetteer has a place of this name not far from a point."""
    return any(distance_km(lat, lon, p.lat, p.lon) <= NEAR_KM for p in index.lookup(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
