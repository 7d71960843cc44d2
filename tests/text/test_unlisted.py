"""Armed groups that no table lists become sides by the names that reports give them."""

import pytest

from geo.text.actors import find_actors
from tests.text.finding import document, lexicon


def names(text):
    return [actor.name for actor in find_actors(document(text), lexicon())]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("the Ambun tribe attacked", ["Ambun tribe"], id="a tribe"),
        pytest.param("near it KLXP rebels attacked", ["KLXP"], id="an acronym"),
        pytest.param(
            "the Sikilo and Ambun clans fought", ["Sikilo clans", "Ambun clans"], id="two clans"
        ),
        pytest.param(
            "fighters of the Tamora Liberation Front attacked",
            ["Tamora Liberation Front"],
            id="fighters of a front",
        ),
    ],
)
def test_a_group_that_no_table_lists_has_its_name(text, wanted):
    assert sorted(names(text)) == sorted(wanted)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the Western Front moved", id="a front line"),
        pytest.param("Several rebels attacked", id="a word that opens a sentence"),
    ],
)
def test_capitals_alone_make_no_group(text):
    assert all(name == "rebels" for name in names(text))
