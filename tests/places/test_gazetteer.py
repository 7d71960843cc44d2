"""A gazetteer answers by name, id, area and point, in the writing of any newspaper."""

import concurrent.futures
import time

import pytest
from gazetteers import small_index

from geo.errors import StoreMissingError
from geo.model import Kind
from geo.places.gazetteer import PlaceIndex
from geo.places.names import sound
from geo.places.rows import How, Row, distance_km
from geo.places.sorts import COUNTRY, METROPOLIS, NOTHING, VILLAGE


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    with_files = small_index(tmp_path_factory.mktemp("gazetteer"))
    yield with_files
    with_files.close()


def ids(places):
    return [place.id for place in places]


@pytest.mark.parametrize(
    "name", ["Deir ez-Zor", "DEIR EZ-ZOR", "deir ez zor", "Dayr az Zawr", "دير الزور"]
)
def test_every_writing_of_a_name_finds_the_place(index, name):
    assert ids(index.lookup(name)) == ["geonames:170654"]


@pytest.mark.parametrize("name", ["Deir al-Zour", "Dayr ez-Zaur", "Deir el-Zor"])
def test_a_transliteration_nobody_listed_is_found_by_its_sound(index, name):
    (candidate,) = index.candidates(name)

    assert (candidate.place.id, candidate.how) == ("geonames:170654", How.SOUND)


def test_the_larger_place_comes_first(index):
    assert [p.country for p in index.lookup("London")] == ["GB", "US"]


def test_a_country_comes_before_everything_else_of_its_name(index):
    assert index.lookup("Iraq")[0].kind is Kind.COUNTRY


def test_an_abbreviation_counts_only_in_its_own_writing(index):
    assert ids(index.lookup("Ky.")) == ["geonames:6254925"]
    assert ids(index.lookup("ky")) == []
    assert "geonames:6252001" in ids(index.lookup("US"))
    assert ids(index.lookup("us")) == ["geonames:5"]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        pytest.param("Anbar province", "geonames:98410", id="kind added"),
        pytest.param("the city of London", "geonames:2643743", id="kind in front"),
        pytest.param("Laurel Co.", "geonames:4297999", id="abbreviated kind"),
    ],
)
def test_a_kind_that_the_newspaper_adds_does_not_hide_the_place(index, name, id_):
    assert id_ in ids(index.lookup(name))


@pytest.mark.parametrize("name", ["Xyzzy", "", "   ", "-", "\x00", "a" * 10_000])
def test_an_unknown_name_has_no_places(index, name):
    assert index.lookup(name) == ()


def test_how_a_name_belongs_to_its_place_is_told(index):
    assert index.candidates("London")[0].how is How.MAIN
    assert index.candidates("Londres")[0].how is How.ALTERNATE
    assert index.candidates("Anbar")[0].how is How.SHORT
    assert index.candidates("U.S.")[0].how is How.WRITTEN


@pytest.mark.parametrize(
    ("key", "sort"),
    [
        pytest.param("iraq", COUNTRY, id="a country"),
        pytest.param("london", METROPOLIS, id="the larger of two"),
        pytest.param("londres", METROPOLIS, id="another name of a metropolis"),
        pytest.param("us", VILLAGE, id="a village under its own name"),
        pytest.param("=US", COUNTRY, id="an abbreviation"),
        pytest.param("~lndn", NOTHING, id="what only sounds alike"),
        pytest.param("nowhere", NOTHING, id="no name"),
    ],
)
def test_a_name_has_the_sort_of_what_it_most_likely_stands_for(index, key, sort):
    assert index.sort(key) == sort


def test_every_sounding_form_has_no_sort(index):
    assert index.sort("~" + sound("deir ez zor")) == NOTHING


def test_a_name_of_many_places_finds_them_all(tmp_path):
    rows = [
        Row(f"geonames:{n}", "Santa Rosa", Kind.POPULATED, "town", n / 100, 0.0, 2.0, "CO")
        for n in range(1_200)
    ]

    found = small_index(tmp_path, rows).candidates("Santa Rosa")

    assert {c.place.id for c in found} == {row.id for row in rows}


def test_starting_gives_whole_words_only_shortest_first(index):
    assert index.starting("new york city hall") == ["new york", "new york city"]
    assert index.starting("new yorkers") == []
    assert index.starting("londonderry air") == []


def test_begins_tells_whether_reading_on_can_help(index):
    assert index.begins("new york c")
    assert not index.begins("new york z")


def test_a_place_knows_its_areas_by_name(index):
    small = index.place("geonames:4298960")

    assert (small.admin1, small.admin2) == ("Kentucky", "Laurel County")


def test_an_area_is_found_by_its_code(index):
    assert index.area("IQ").place.name == "Iraq"
    assert index.area("US.KY.125").place.name == "Laurel County"
    assert index.area("XX") is None


def test_an_area_gives_every_folded_name(index):
    assert {"al anbar", "anbar", "anbar governorate"} <= index.area_names("IQ.01")
    assert index.area_names("XX.99") == frozenset()


def test_near_gives_places_by_distance(index):
    found = index.near(37.13, -84.08, 30)

    assert ids(found) == ["geonames:4298960", "geonames:4297999"]


def test_near_reaches_over_the_date_line(tmp_path):
    west = Row("t:1", "West", Kind.POPULATED, "town", -16.8, 179.95, 2.0, "FJ")
    with_line = small_index(tmp_path / "line", (west,))

    assert ids(with_line.near(-16.8, -179.95, 30)) == ["t:1"]
    with_line.close()


def test_the_country_of_a_point_is_that_of_the_nearest_town(index):
    assert index.country_at(35.4, 40.3) == "SY"
    assert index.country_at(-45.0, -130.0) == ""


def test_no_place_has_no_id(index):
    assert index.place("geonames:0") is None


def test_many_threads_may_ask_one_index(index):
    names = ["London", "Iraq", "Anbar", "Sanaa", "Xyzzy", "New York"] * 50
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        found = list(pool.map(index.lookup, names))

    assert [len(places) for places in found] == [len(index.lookup(name)) for name in names]


def test_a_missing_gazetteer_says_what_to_do(tmp_path):
    with pytest.raises(StoreMissingError, match="geo build"):
        PlaceIndex.open(tmp_path / "nothing")


def test_a_gazetteer_opens_within_100_ms(tmp_path):
    small_index(tmp_path / "g").close()
    started = time.perf_counter()
    PlaceIndex.open(tmp_path / "g").close()

    assert time.perf_counter() - started < 0.1


def test_distance_is_that_of_the_globe():
    assert distance_km(51.5, -0.13, 48.86, 2.35) == pytest.approx(343, abs=2)
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.2)
