import pytest

from geo.model import Kind, Place
from geo.places.rows import distance_km
from geo.places.vague import vague

ERBIL = Place("geonames:95446", "Erbil", Kind.POPULATED, 36.19, 44.01, 10.0, "IQ")
IRAQ = Place("geonames:99237", "Iraq", Kind.COUNTRY, 33.0, 44.0, 373.0, "IQ")


def meant(text, name, place):
    start = text.index(name)
    return vague(text, start, start + len(name), place)


def test_a_distance_and_a_bearing_move_the_point():
    found = meant("a camp 40 km northeast of Erbil was hit", "Erbil", ERBIL)

    assert distance_km(ERBIL.lat, ERBIL.lon, found.place.lat, found.place.lon) == pytest.approx(
        40, 0.01
    )
    assert found.place.lat > ERBIL.lat
    assert found.place.lon > ERBIL.lon
    assert found.words == "40 km northeast of"


def test_miles_are_not_kilometres():
    found = meant("some 25 miles south of Erbil", "Erbil", ERBIL)

    assert distance_km(ERBIL.lat, ERBIL.lon, found.place.lat, found.place.lon) == pytest.approx(
        40.2, 0.01
    )


def test_a_part_of_a_country_is_moved_within_it_and_stays_wide():
    found = meant("a base in western Iraq", "Iraq", IRAQ)

    assert found.place.lon < IRAQ.lon
    assert distance_km(IRAQ.lat, IRAQ.lon, found.place.lat, found.place.lon) <= 100.5
    assert found.place.radius_km > 150
    assert found.place.kind is Kind.REGION


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("on the outskirts of Erbil", id="outskirts"),
        pytest.param("near Erbil", id="near"),
        pytest.param("outside the city of Erbil", id="outside a city"),
        pytest.param("in Erbil's countryside", id="countryside"),
    ],
)
def test_near_a_place_keeps_the_point_and_widens_it(text):
    found = meant(text, "Erbil", ERBIL)

    assert (found.place.lat, found.place.lon) == (ERBIL.lat, ERBIL.lon)
    assert found.place.radius_km > ERBIL.radius_km


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("in Erbil on Monday", id="in"),
        pytest.param("heading north. Erbil was calm", id="another sentence"),
        pytest.param("Nearby Erbil-born men", id="an adjective"),
    ],
)
def test_a_plain_name_means_the_place_itself(text):
    found = meant(text, "Erbil", ERBIL)

    assert found is None or "earby" in found.words


def test_a_place_at_the_date_line_stays_on_the_map():
    fiji = Place("x", "Fiji", Kind.COUNTRY, -17.8, 179.9, 300.0, "FJ")

    found = meant("eastern Fiji", "Fiji", fiji)

    assert -180 <= found.place.lon <= 180


def test_the_mention_stays_the_name_and_keeps_the_words(places):
    mention = places("A drone fell 40 km northeast of Erbil in Iraq.")["Erbil"]

    assert mention.vague == "40 km northeast of"
    assert mention.text == "Erbil"


def test_a_direction_before_a_province_says_where_the_province_lies():
    province = Place("x:b", "Balochistan", Kind.ADMIN1, 28.5, 65.1, 300.0, "PK")
    text = "in Pakistan's restive southwestern Balochistan province"
    start = text.index("Balochistan")

    assert vague(text, start, start + len("Balochistan"), province) is None
    assert vague(text[:-9], start, start + len("Balochistan"), province) is not None
