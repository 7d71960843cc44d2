"""The gazetteer speaks geopy; an outside geocoder is asked only if the user says so."""

import pytest
from gazetteers import small_index
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.errors import InputError
from geo.model import Kind, Place
from geo.places.fallback import Fallback
from geo.places.geocoder import Gazetteer
from geo.places.locate import Locator
from geo.settings import Settings
from geo.text.document import cut
from geo.text.reports import report_from_text


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    index = small_index(tmp_path_factory.mktemp("gazetteer"))
    yield Gazetteer(index)
    index.close()


def test_it_is_a_geopy_geocoder(gazetteer):
    assert isinstance(gazetteer, Geocoder)


def test_geocode_returns_a_location_with_its_place(gazetteer):
    found = gazetteer.geocode("London")

    assert isinstance(found, Location)
    assert (found.latitude, found.longitude) == (51.5085, -0.1257)
    assert found.raw["id"] == "geonames:2643743"
    assert found.raw["kind"] == "populated place"


@pytest.mark.parametrize(
    "query", ["London, Kentucky", "London, Laurel County, Kentucky, USA", "London, United States"]
)
def test_the_areas_behind_the_commas_decide(gazetteer, query):
    found = gazetteer.geocode(query)

    assert found.raw["id"] == "geonames:4298960"
    assert found.address == "London, Laurel County, Kentucky, United States"


def test_a_name_that_lies_in_none_of_the_areas_is_not_found(gazetteer):
    assert gazetteer.geocode("London, Iraq") is None


def test_all_places_may_be_asked_for(gazetteer):
    assert len(gazetteer.geocode("London", exactly_one=False)) == 2


@pytest.mark.parametrize("query", ["", ",", "Xyzzy", ", , ,"])
def test_nothing_is_found_for_nothing(gazetteer, query):
    assert gazetteer.geocode(query) is None


def test_reverse_gives_the_nearest_place(gazetteer):
    assert gazetteer.reverse((35.3, 40.1)).raw["name"] == "Deir ez-Zor"
    assert gazetteer.reverse("35.3, 40.1").raw["name"] == "Deir ez-Zor"
    assert gazetteer.reverse((-45.0, -130.0)) is None


# ---------------------------------------------------------------- the outside geocoder
NOMINATIM = {
    "osm_type": "node", "osm_id": 42, "name": "Abu Hardub", "addresstype": "village",
    "boundingbox": ["34.8", "34.9", "40.6", "40.7"],
}  # fmt: skip
PHOTON = {
    "properties": {
        "osm_type": "N", "osm_id": 42, "name": "Abu Hardub", "type": "city", "countrycode": "SY",
        "extent": [40.6, 34.9, 40.7, 34.8],
    }
}  # fmt: skip


@pytest.fixture
def outside(tmp_path, monkeypatch):
    """Return a function that makes a fallback whose network answers with ``raw``."""
    asked, opened = [], []

    def make(raw, service="nominatim", error=None):
        def geocode(_self, query, **_):
            asked.append(query)
            if error:
                raise error
            return raw and Location("Abu Hardub, Syria", Point(34.85, 40.65), raw)

        monkeypatch.setattr(f"geopy.geocoders.{service.capitalize()}.geocode", geocode)
        monkeypatch.setattr("geo.places.fallback.SECONDS_BETWEEN", 0.0)
        fallback = Fallback.open(Settings(cache=tmp_path, geocoder=service))
        opened.append(fallback)
        return fallback, asked

    yield make
    for fallback in opened:
        fallback.close()


def test_no_outside_geocoder_is_asked_unless_the_user_says_so(tmp_path):
    assert Settings().geocoder == "none"
    assert Fallback.open(Settings(cache=tmp_path)) is None


def test_an_unknown_service_is_named(tmp_path):
    with pytest.raises(InputError, match="nominatim, photon"):
        Fallback.open(Settings(cache=tmp_path, geocoder="gogle"))


@pytest.mark.parametrize(("service", "raw"), [("nominatim", NOMINATIM), ("photon", PHOTON)])
def test_an_answer_is_marked_with_its_service_and_attribution(outside, service, raw):
    fallback, _ = outside(raw, service)
    place = fallback.place("Abu Hardub")

    assert place.id.startswith(f"{service}:")
    assert "OpenStreetMap" in place.source
    assert place.kind is Kind.POPULATED
    assert 6 < place.radius_km < 8


@pytest.mark.parametrize("raw", [NOMINATIM, None])
def test_a_question_is_asked_once_even_if_the_answer_is_no(outside, raw):
    fallback, asked = outside(raw)
    answers = [fallback.place("Abu  Hardub"), fallback.place("Abu Hardub")]

    assert answers[0] == answers[1]
    assert asked == ["Abu Hardub"]


def test_a_service_that_fails_finds_nothing_and_is_asked_again(outside):
    fallback, asked = outside(None, error=GeocoderServiceError("down"))

    assert fallback.place("Abu Hardub") is None
    assert fallback.place("Abu Hardub") is None
    assert len(asked) >= 2


def test_nothing_is_not_asked(outside):
    fallback, asked = outside(NOMINATIM)

    assert fallback.place("   ") is None
    assert asked == []


class Outside:
    service = "nominatim"

    def place(self, query):
        return Place(f"nominatim:{query}", query, Kind.POPULATED, 1.0, 2.0, 3.0)


@pytest.mark.slow
def test_only_names_that_nobody_here_knows_are_asked_outside():
    locator = Locator.open(Settings.from_env()).asking(Outside())
    document = cut(report_from_text("Clashes in Baghdad and Qzwxyvil.", id="r"))
    known, unknown = locator.mentions(document, [(11, 18), (23, 31)])

    assert known.place.country == "IQ"
    assert unknown.place.id == "nominatim:Qzwxyvil"
    assert "nominatim was asked" in unknown.rule
    assert locator.geocode("Qzwxyvil", "Syria").place is not None
