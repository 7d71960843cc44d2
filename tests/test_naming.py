import pytest

from geo.model import Event, Kind, Mention, Place
from geo.naming import event_place_name, place_name, sides


def place(name, kind=Kind.POPULATED):
    return Place("x:1", name, kind, 36.59, 37.05, 2.0, "SY")


@pytest.mark.parametrize(
    ("said", "kind", "kept", "called"),
    [
        pytest.param("Azaz", Kind.POPULATED, "I‘zāz", "Azaz", id="a town of another spelling"),
        pytest.param("Paktika", Kind.ADMIN1, "Paktīkā", "Paktika", id="a province without marks"),
        pytest.param("Aleppo", Kind.ADMIN1, "Aleppo Governorate", "Aleppo Governorate", id="more"),
        pytest.param("Gaza", Kind.POPULATED, "Gaza City", "Gaza City", id="a name all can read"),
        pytest.param("KHARKIV", Kind.POPULATED, "Khárkiv", "Khárkiv", id="a dateline in capitals"),
        pytest.param("Türkiye", Kind.COUNTRY, "Turkey", "Turkey", id="a country"),
    ],
)
def test_a_place_is_called_as_its_report_spells_it(said, kind, kept, called):
    mention = Mention(0, len(said), said, place(kept, kind), "population")

    assert place_name(mention) == called


@pytest.mark.parametrize(
    ("rule", "vague"),
    [
        pytest.param("not in the gazetteer; placed in I‘zāz, as written", "", id="stands for it"),
        pytest.param("population", "north of", id="beside it"),
    ],
)
def test_what_only_stands_for_a_place_does_not_lend_it_its_name(rule, vague):
    mention = Mention(0, 7, "Kaljibr", place("I‘zāz"), rule, vague=vague)

    assert place_name(mention) == "I‘zāz"


def test_an_event_without_a_place_has_no_name_for_it():
    assert event_place_name(Event("e1", "Battles", "Armed clash")) == ""


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        pytest.param(("people", "others", "Civilians"), ("Civilians",), id="a class says more"),
        pytest.param(("others", "people"), ("others",), id="nothing else is known"),
        pytest.param((), (), id="nobody"),
    ],
)
def test_people_at_large_are_shown_only_where_nobody_else_is_known(kept, shown):
    assert sides(kept) == shown
