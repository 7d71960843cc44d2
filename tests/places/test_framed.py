import pytest

from geo.places.framed import Frame, frames
from geo.places.resolve import NOT_KNOWN


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param(
            "In Iraq, al-Qaim and Akash near the Syrian border were hit.", "Akash", "IQ", id="opens"
        ),
        pytest.param(
            "Sites were hit; in Syria, places near Mayadin were.", "Mayadin", "SY", id="part two"
        ),
    ],
)
def test_a_place_in_a_sentence_that_opens_with_a_country_lies_there(places, text, name, country):
    assert places(text)[name].place.country == country


def test_a_namesake_abroad_is_not_meant_where_a_sentence_opens_with_a_country(places):
    akash = places("In Iraq, al-Qaim and Akash were hit; in Syria, Mayadin was.")["Akash"]

    assert akash.place.name == "Akashat"
    assert "short for" in akash.rule


def test_a_place_told_by_its_way_from_a_town_lies_near_it(places):
    lala = places("attacked a camp at Lala, about five kilometres from Bule in DR Congo's Ituri.")

    assert lala["Lala"].place.country == "CD"
    assert lala["Lala"].place.radius_km >= 5


def test_a_village_or_camp_in_a_district_is_no_city_of_its_name_abroad(places):
    found = places("A militant was killed in Saida village in Kathua district, India.")

    assert found["Saida"].place.country == "IN"
    assert "placed in" in found["Saida"].rule


def test_northeastern_of_a_country_of_many_provinces_is_in_its_north_east(places):
    found = places("an attack on a camp in northeastern Congo, near Bunia in Ituri")

    assert found["Congo"].place.lat > 0
    assert found["Congo"].place.lon > 25


def test_a_name_without_a_frame_has_none():
    assert frames("Paris and London", [(0, 5), (10, 16)], [NOT_KNOWN, NOT_KNOWN], ()) == {}


def test_a_distance_in_miles_is_told_in_kilometres():
    text = "Tal Hamid, some 10 miles north of Tessit"

    found = frames(text, [(0, 9), (34, 40)], [NOT_KNOWN, NOT_KNOWN], ())

    assert found[0] == Frame(beside=1, km=pytest.approx(16.1))


def test_a_state_of_the_name_of_a_country_frames_nothing(places):
    found = places("In Georgia, agencies led by the Atlanta office will meet in Macon, Ga.")

    assert found["Atlanta"].place.country == "US"


def test_a_village_in_the_western_region_of_a_district_lies_there(places):
    found = places("gunmen killed 26 men in Sanaba, in the western region of Kossi, Burkina Faso")

    assert found["Sanaba"].place.country == "BF"


def test_an_elided_article_goes_on_with_a_name(places):
    found = places("killed in Petite-Rivière de l'Artibonite in central Haiti")

    assert found["Petite-Rivière de l'Artibonite"].place.country == "HT"
