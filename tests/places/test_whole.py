from types import SimpleNamespace

import pytest

from geo.places.matches import Match
from geo.places.sorts import ADMIN1, BROAD, TOWN
from geo.places.whole import listed, no_counts, whole

NOBODY = SimpleNamespace(about=lambda _: SimpleNamespace(kinds=0))


def match(text, name, sort, first=0, last=0):
    start = text.index(name)
    return Match(first, last, sort, name.lower(), start, start + len(name))


def spans(text, *names):
    return [(text.index(name), text.index(name) + len(name)) for name in names]


def test_the_parts_of_a_longer_name_are_one_name():
    text = "a bus in Jammu and Kashmir's Reasi"
    longer = match(text, "Jammu and Kashmir", ADMIN1, 3, 5)

    found = whole(text, spans(text, "Jammu", "Kashmir", "Reasi"), [longer], str)

    assert [text[a:b] for a, b in found] == ["Jammu and Kashmir", "Reasi"]


def test_a_sea_that_says_so_is_a_place():
    text = "a ship in the Gulf of Aden was hit"

    found = whole(text, [], [match(text, "Gulf of Aden", BROAD, 4, 6)], str)

    assert [text[a:b] for a, b in found] == ["Gulf of Aden"]


def test_a_longer_name_of_one_that_was_found_is_not_taken_for_it():
    text = "in Jammu and Kashmir"

    found = whole(text, spans(text, "Jammu"), [match(text, "Jammu and Kashmir", ADMIN1, 1, 3)], str)

    assert found == spans(text, "Jammu")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("places near Deir ez-Zor and al-Mayadeen.", ["al-Mayadeen"], id="an article"),
        pytest.param("in Deir ez-Zor and Mayadeen on Friday", ["Mayadeen"], id="before a day"),
        pytest.param("in Deir ez-Zor and Mayadeen Brown said", [], id="a person"),
        pytest.param("in Deir ez-Zor, Mayadeen was quiet", [], id="no and"),
    ],
)
def test_the_last_of_a_list_of_towns_is_a_town(text, last):
    name = "al-Mayadeen" if "al-" in text else "Mayadeen"

    found = listed(text, spans(text, "Deir ez-Zor"), [match(text, name, TOWN)], NOBODY)

    assert [text[a:b] for a, b in found] == last


@pytest.mark.parametrize(
    ("text", "language", "kept"),
    [
        pytest.param("Lima tentara terluka", "id", [], id="five soldiers"),
        pytest.param("Lima, ibu kota Peru", "id", ["Lima"], id="the town"),
        pytest.param("Lima fell silent", "en", ["Lima"], id="another language"),
    ],
)
def test_a_number_of_the_reports_language_is_no_town(text, language, kept):
    found = no_counts(text, spans(text, "Lima"), language)

    assert [text[a:b] for a, b in found] == kept
