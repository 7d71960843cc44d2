"""Armed groups say which country a report is about."""

import pytest

from geo.model import Report
from geo.places.groups import Groups
from geo.text.document import cut


@pytest.fixture
def groups(tmp_path):
    path = tmp_path / "actors.toml"
    path.write_text(
        "[groups]\nasia = [\n"
        '  {name = "New People\'s Army", country = "PH", also = ["NPA"]},\n'
        '  {name = "Army of the Coast", also = ["AOC"]},\n]\n',
        encoding="utf-8",
    )
    return Groups.load(path)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        pytest.param("The NPA met the New People's Army.", ["PH", "PH"], id="both"),
        pytest.param("NPAs and NPA-X are others.", [], id="not within a word"),
        pytest.param("The AOC has no country.", [], id="of no country"),
    ],
)
def test_every_mention_of_a_group_says_its_country(groups, text, countries):
    assert groups.countries(cut(Report("r", text))) == countries


def test_without_the_table_no_group_is_known(tmp_path):
    assert Groups.load(tmp_path / "none.toml") == Groups(frozenset(), {})


def test_a_group_decides_between_two_places_of_one_name(places):
    found = places("Three soldiers were killed in an ambush by the NPA in Samar on Monday.")

    assert found["Samar"].place.country == "PH"
