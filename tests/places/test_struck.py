import pytest

from geo.places.matches import Match
from geo.places.sorts import CITY, DEMONYM, VILLAGE
from geo.places.struck import struck
from geo.places.words import FAMILY, LOWER, Known, WordBook

WORDS = WordBook({"most": Known(LOWER, 1), "smith": Known(FAMILY, 1)})


def match(text: str, name: str, sort: int = VILLAGE) -> Match:
    start = text.index(name)
    return Match(0, 0, sort, name.lower(), start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Jets bombed al-Qaim in western Iraq.", "al-Qaim", id="an Arabic article"),
        pytest.param("Troops entered Husaybah.", "Husaybah", id="the end of a sentence"),
        pytest.param("Shells hit Nikopol overnight", "Nikopol", id="a time of day"),
    ],
)
def test_the_object_of_a_verb_of_war_is_a_place(text, name):
    start = text.index(name)

    assert struck(text, [], [match(text, name)], WORDS) == [(start, start + len(name))]


@pytest.mark.parametrize(
    ("text", "name", "sort"),
    [
        pytest.param("They bombed Hamas positions.", "Hamas", VILLAGE, id="a noun goes on"),
        pytest.param("A man struck Smith on Monday.", "Smith", VILLAGE, id="a family name"),
        pytest.param("Shells hit Most of the town.", "Most", CITY, id="a word"),
        pytest.param("They hit BLA in the hills.", "BLA", VILLAGE, id="an acronym"),
        pytest.param("They hit Turkish, they said.", "Turkish", DEMONYM, id="a people"),
        pytest.param("They praised Nikopol.", "Nikopol", CITY, id="another verb"),
    ],
)
def test_people_words_and_other_verbs_are_left_alone(text, name, sort):
    assert struck(text, [], [match(text, name, sort)], WORDS) == []


def test_what_was_found_already_is_not_found_twice():
    text = "Jets bombed al-Qaim."

    assert struck(text, [(12, 19)], [match(text, "al-Qaim")], WORDS) == []
