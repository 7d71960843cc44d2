"""Reports in other languages: what they call countries, and names behind their prepositions."""

import pytest

from geo.places.exonyms import Exonyms
from geo.places.locate import Locator
from geo.settings import Settings
from geo.text.document import cut
from geo.text.reports import report_from_text


@pytest.fixture(scope="module")
def locator():
    return Locator.open(Settings.from_env())


def places(locator, text):
    return {
        m.text: m.place.name
        for m in locator.mentions(cut(report_from_text(text, id="t")))
        if m.place
    }


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        pytest.param(
            "Dua roket menghantam pangkalan di Irak pada 5 Agustus.", "Irak", "Iraq", id="id"
        ),
        pytest.param(
            "Bei einem Anschlag in Syrien wurden am Montag zehn Menschen getötet.",
            "Syrien",
            "Syria",
            id="de",
        ),
        pytest.param(
            "El ataque ocurrió en Siria según la policía y los vecinos del lugar.",
            "Siria",
            "Syria",
            id="es",
        ),
        pytest.param(
            "Une bombe a explosé en Syrie, selon les autorités, et des soldats sont morts.",
            "Syrie",
            "Syria",
            id="fr",
        ),
    ],
)
def test_a_country_is_known_by_its_name_in_the_reports_language(locator, text, name, place):
    assert places(locator, text)[name] == place


def test_a_base_behind_its_noun_is_found_in_a_german_report(locator):
    text = "Milizen hatten am 20. November den Stützpunkt Ain al-Asad mit einer Rakete angegriffen."

    assert places(locator, text) == {"Ain al-Asad": "Ain al-Asad"}


def test_a_name_of_one_language_says_nothing_in_another():
    names = Exonyms({"de": {"island": "IS"}}, {})

    assert names.country("Island", "de") == "IS"
    assert names.country("Island", "en") == ""


def test_without_a_table_nothing_is_told(tmp_path):
    names = Exonyms.load(tmp_path / "none.csv")

    assert names.told("Ein Anschlag in Syrien", "de", (), ()) == []
