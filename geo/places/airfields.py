"""Read airports and air bases, and the towns that they are listed under, out of airportsdata."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from geo.model import Kind
from geo.places.libraries import AIRPORTS, packaged
from geo.places.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIELD_WORDS = re.compile(
    r"\b(?:international|regional|municipal|airport|air base|airbase|airfield|aerodrome|"
    r"heliport|air force base|army airfield|naval air station)\b",
    re.IGNORECASE,
)
_NOT_A_NAME = frozenset({"city", "national", "north", "south", "east", "west", "central", "new"})


AIRFIELD_TOWN = "town with an airfield"
_AIRFIELD_TOWN_KM = 10.0
_WELL_LISTED = frozenset({"US", "CA", "AU", "GB", "FR", "DE", "BR", "NZ", "IS"})  # private strips
_TOWN = re.compile(r"[^\W\d_][^\W\d_'’ -]{3,30}(?:[ '’-][^\W\d_]{2,20}){0,2}")


def read_airfield_towns() -> Iterator[Row]:
    """Yield the towns that airfields are listed under, in countries with few listed towns."""
    told: set[tuple[str, str]] = set()
    with packaged(*AIRPORTS).open(encoding="utf-8", newline="") as file:
        for field in csv.DictReader(file):
            city, country = field["city"].strip(), field["country"]
            if country in _WELL_LISTED or (country, city) in told or not _TOWN.fullmatch(city):
                continue
            if not country or city.endswith("Island"):
                continue
            told.add((country, city))
            yield Row(
                id=f"airfield-town:{field['icao']}",
                name=city,
                kind=Kind.POPULATED,
                feature=AIRFIELD_TOWN,
                lat=float(field["lat"]),
                lon=float(field["lon"]),
                radius_km=_AIRFIELD_TOWN_KM,
                country=country,
                source="airportsdata",
            )


def read_airfields() -> Iterator[Row]:
    """Yield airports and air bases that have a code of their own, private strips left out."""
    with packaged(*AIRPORTS).open(encoding="utf-8", newline="") as file:
        for field in csv.DictReader(file):
            icao, name = field["icao"], field["name"]
            if not (icao.isalpha() or field["iata"]) or not field["country"]:
                continue
            long, bare = airfield_names(name, field["city"])
            yield Row(
                id=f"airport:{icao}",
                name=name,
                kind=Kind.SITE,
                feature="air base" if "base" in name.lower() else "airport",
                lat=float(field["lat"]),
                lon=float(field["lon"]),
                radius_km=3.0,
                country=field["country"],
                source="airportsdata",
                alternates=long,
                shorts=bare if field["iata"] else (),
            )


def airfield_names(name: str, city: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return an airfield's further names and the bare name that stands for it in a newspaper.

    >>> airfield_names("London Heathrow Airport", "London")
    (('Heathrow Airport',), ('Heathrow',))
    """
    own = re.sub(rf"^{re.escape(city)}[\s/-]+", "", name) if city else name
    plain = re.sub(r"\b(?:International|Regional|Municipal)\s+(?=Airport)", "", own)
    long = [n for n in (own, plain) if n != name and _FIELD_WORDS.sub("", n).strip()]
    if "Air Base" in name:
        long += [name.replace("Air Base", "Airbase"), name.replace("Air Base", "base")]
    bare = " ".join(_FIELD_WORDS.sub("", own).split())
    keep = own != name and len(bare) > 4 and bare.lower() not in _NOT_A_NAME  # noqa: PLR2004
    return tuple(dict.fromkeys(long)), ((bare,) if keep else ())
