from types import SimpleNamespace

import pytest

from geo.model import Kind, Place
from geo.places.airfields import read_airfield_towns
from geo.places.names import fold, other_writings
from geo.places.outlets import Outlets
from geo.places.parts import Part, Parts
from geo.places.rows import distance_km
from geo.places.senses import _is_particle
from geo.places.vague import vague

IRAQ = Place("geonames:99237", "Iraq", Kind.COUNTRY, 33.0, 44.0, 373.0, "IQ")
NORTH, EAST, SOUTH, WEST = 0, 90, 180, 270
CROSS = Parts(
    {
        "IQ": [
            Part(36.5, 43.5, 60),
            Part(33.0, 41.0, 150),
            Part(33.3, 44.4, 30),
            Part(30.5, 47.5, 70),
            Part(31.0, 45.5, 60),
        ]
    }.get
)


def test_a_part_of_a_country_lies_where_its_provinces_of_that_side_lie():
    north, south, west = (CROSS.find("IQ", side) for side in (NORTH, SOUTH, WEST))

    assert north == pytest.approx((36.5, 43.5, 48.0))
    assert south.lat < 31
    assert west.lon < 42


def test_the_radius_of_a_part_reaches_its_provinces():
    south = CROSS.find("IQ", SOUTH)

    assert all(
        distance_km(south.lat, south.lon, lat, lon) < south.radius_km
        for lat, lon in ((30.5, 47.5), (31.0, 45.5))
    )


def test_a_country_of_few_provinces_or_on_both_sides_of_the_date_line_has_no_known_parts():
    few = Parts(
        {"LB": [Part(34, 36, 20)] * 3, "FJ": [Part(-17, lon, 9) for lon in (-179, 178)] * 2}.get
    )

    assert few.find("LB", NORTH) is None
    assert few.find("FJ", EAST) is None
    assert few.find("XX", EAST) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a base in northern Iraq was hit", id="northern"),
        pytest.param("a base in the north of Iraq was hit", id="in the north of"),
        pytest.param("fighting in Iraq's north", id="its north"),
    ],
)
def test_a_part_of_a_country_is_a_point_in_that_part(text):
    start = text.index("Iraq")

    found = vague(text, start, start + 4, IRAQ, CROSS)

    assert (found.place.lat, found.place.lon) == (36.5, 43.5)
    assert found.place.kind is Kind.REGION
    assert not found.place.name.startswith("'")


def test_a_direction_before_a_province_of_a_country_is_no_part_of_the_country():
    text = "in Iraq's north Anbar was calm"

    found = vague(text, 3, 7, IRAQ, CROSS)

    assert found is None


def test_airfields_name_towns_that_no_list_has():

    towns = {(t.country, t.name): t for t in read_airfield_towns()}

    assert towns["SS", "Akobo"].lat == pytest.approx(7.78, abs=0.1)
    assert not any(country == "US" for country, _ in towns)
    assert all("/" not in name and not name.endswith("Island") for _, name in towns)


def test_an_unknown_site_is_read_as_a_newspaper_and_one_for_the_world_is_not():

    row = {"wikinews.org": ("", "", "", "world"), "dawn.com": ("", "", "PK", "national")}
    outlets = Outlets(row, SimpleNamespace())

    assert outlets.is_paper("", "https://news.example/2020/x")
    assert outlets.is_paper("www.dawn.com")
    assert not outlets.is_paper("", "https://en.wikinews.org/wiki/x")
    assert not outlets.is_paper("Reuters")
    assert not outlets.is_paper("")


@pytest.mark.parametrize("name", ["Lake Street", "Camp Road"])
def test_a_road_is_not_the_rest_of_its_name(name):
    assert "street" not in other_writings(fold(name))
    assert "road" not in other_writings(fold(name))


def test_the_article_of_a_name_is_no_known_part_of_it():
    assert _is_particle("La")
    assert not _is_particle("U.S.")
    assert not _is_particle("UK")
