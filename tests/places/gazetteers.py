"""A gazetteer of a dozen places for the tests of this wing."""

from geo.model import Kind
from geo.places import build
from geo.places.gazetteer import PlaceIndex
from geo.places.rows import Row

ROWS = (
    Row("geonames:99237", "Iraq", Kind.COUNTRY, "country", 33.0, 44.0, 373.0, "IQ",
        population=38_000_000, alternates=("Republic of Iraq",), source="GeoNames"),
    Row("geonames:6252001", "United States", Kind.COUNTRY, "country", 39.76, -98.5, 1750.0, "US",
        population=327_000_000, alternates=("America",), written=("US", "U.S."), respelt=False),
    Row("geonames:163843", "Syria", Kind.COUNTRY, "country", 35.0, 38.0, 240.0, "SY",
        population=17_000_000),
    Row("geonames:98410", "Al Anbār", Kind.ADMIN1, "governorate", 33.0, 41.5, 200.0, "IQ", "IQ.01",
        population=1_900_000, alternates=("Anbar Governorate",), shorts=("Anbar",)),
    Row("geonames:6254925", "Kentucky", Kind.ADMIN1, "state", 38.2, -84.9, 200.0, "US", "US.KY",
        population=4_000_000, written=("Ky.", "KY"), respelt=False),
    Row("geonames:4297999", "Laurel County", Kind.ADMIN2, "county", 37.1, -84.1, 20.0, "US",
        "US.KY", "US.KY.125", population=60_000, respelt=False),
    Row("geonames:170654", "Deir ez-Zor", Kind.POPULATED, "town", 35.3359, 40.1408, 4.2, "SY",
        "SY.07", population=242_000, alternates=("Dayr az Zawr", "دير الزور")),
    Row("geonames:4298960", "London", Kind.POPULATED, "town", 37.129, -84.083, 2.0, "US", "US.KY",
        "US.KY.125", population=8_000, respelt=False),
    Row("geonames:2643743", "London", Kind.POPULATED, "town", 51.5085, -0.1257, 24.0, "GB",
        "GB.ENG", population=8_900_000, alternates=("Londres",), respelt=False),
    Row("geonames:71137", "Sanaa", Kind.POPULATED, "town", 15.35, 44.2, 11.0, "YE",
        population=1_900_000, alternates=("Şan‘ā’",)),
    Row("geonames:5", "Us", Kind.POPULATED, "town", 49.1, 1.96, 2.0, "FR", population=1_300,
        respelt=False),
    Row("airport:ORAA", "Al Asad Air Base", Kind.SITE, "air base", 33.7856, 42.4412, 3.0, "IQ",
        "IQ.01"),
    Row("dateline:new-york-city", "New York City", Kind.POPULATED, "town", 40.71, -74.0, 24.0,
        "US", population=8_800_000, alternates=("New York",), respelt=False),
)  # fmt: skip


def small_index(folder, rows=ROWS):
    """Return a PlaceIndex of a few places, built under ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    build.write(folder, rows)
    return PlaceIndex.open(folder)
