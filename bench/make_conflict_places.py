"""Make data/conflict_places.csv: villages, townships and sites that UCDP's coders placed.

python bench/make_conflict_places.py GED_CSV ... > data/conflict_places.csv

Each GED_CSV is a table of the UCDP Georeferenced Event Dataset (CC BY 4.0), whose columns
``where_coordinates``, ``latitude`` and ``longitude`` are a gazetteer of places at war. Only exact
places are taken (``where_prec`` 1 and 2, townships also 3 and 5), and only those that the
gazetteer does not find within 15 km.
"""

from __future__ import annotations

import collections
import csv
import re
import statistics
import sys
from pathlib import Path

from geo.model import Kind
from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.names import fold
from geo.places.rows import distance_km
from geo.settings import Settings

FIELDS = ("name", "kind", "feature", "lat", "lon", "radius_km", "country", "admin1_code")
COUNTRIES = {"Syria": "SY", "Myanmar (Burma)": "MM", "Bangladesh": "BD"}
WORDS = {
    "village": (Kind.POPULATED, 3.0), "town": (Kind.POPULATED, 3.0), "city": (Kind.POPULATED, 5.0),
    "suburb": (Kind.POPULATED, 3.0), "neighborhood": (Kind.POPULATED, 2.0),
    "neighbourhood": (Kind.POPULATED, 2.0), "quarter": (Kind.POPULATED, 2.0),
    "farms": (Kind.POPULATED, 4.0), "camp": (Kind.POPULATED, 3.0), "township": (Kind.ADMIN3, 25.0),
    "air base": (Kind.SITE, 3.0), "airbase": (Kind.SITE, 3.0), "airport": (Kind.SITE, 3.0),
    "base": (Kind.SITE, 4.0), "checkpoint": (Kind.SITE, 3.0), "dam": (Kind.SITE, 3.0),
    "oil field": (Kind.SITE, 6.0), "gas field": (Kind.SITE, 6.0), "hill": (Kind.SITE, 4.0),
    "sub-district": (Kind.ADMIN3, 15.0), "crossing": (Kind.SITE, 3.0), "hospital": (Kind.SITE, 2.0),
}  # fmt: skip
WORD = re.compile(
    rf"\s+({'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})$", re.IGNORECASE
)
KEPT_IN_NAME = {
    "air base",
    "airbase",
    "airport",
    "dam",
    "oil field",
    "gas field",
    "camp",
    "hospital",
}
KNOWN_KM = 15.0


def main(paths: list[Path]) -> None:
    """Write the table to standard output."""
    index = PlaceIndex.open(ensure(Settings.from_env()))
    seen: dict[tuple[str, ...], list[tuple[float, float]]] = collections.defaultdict(list)
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                where, country = (
                    " ".join(row["where_coordinates"].split()),
                    COUNTRIES.get(row["country"]),
                )
                word = WORD.search(where)
                if not country or not word or "(" in where or " - " in where or " and " in where:
                    continue
                what = word[1].lower()
                if row["where_prec"] not in ({"3", "5"} if what == "township" else {"1", "2"}):
                    continue
                name = where if what in KEPT_IN_NAME else WORD.sub("", where)
                key = name, what, country, row["adm_1"]
                seen[key].append((float(row["latitude"]), float(row["longitude"])))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(FIELDS)
    for (name, what, country, admin1), points in sorted(seen.items()):
        lat, lon = (round(statistics.median(axis), 4) for axis in zip(*points, strict=True))
        kind, radius = WORDS[what]
        if any(
            distance_km(lat, lon, c.place.lat, c.place.lon)
            < max(KNOWN_KM, c.place.radius_km * (kind is Kind.ADMIN3))
            and c.place.kind in {Kind.POPULATED, Kind.SITE, kind}
            for c in index.candidates(name)
        ):
            continue
        areas = [
            c
            for c in index.candidates(admin1)
            if c.place.kind is Kind.ADMIN1 and c.place.country == country
        ]
        if fold(name):
            out.writerow(
                (
                    name,
                    kind.value,
                    what,
                    lat,
                    lon,
                    radius,
                    country,
                    areas[0].admin1_code if areas else "",
                )
            )


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
