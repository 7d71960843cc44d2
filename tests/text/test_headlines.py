"""The bench on real headlines: its selection rule, and its floors where the data are at hand."""

from __future__ import annotations

import pytest

from bench import headlines
from tests.text.finding import lexicon

HEADER = (
    "source_headline,source_office,best,low,high,deaths_a,deaths_b,deaths_civilians,side_a,side_b,"
    "latitude,longitude"
)
ROWS = [
    "Five soldiers killed in ambush,SOHR,5,5,5,5,0,0,Government of Syria,IS,35.0,38.0",
    "Clashes go on in the east,SOHR,2,2,2,0,2,0,Government of Syria,IS,35.0,38.0",
    "Told by two records here,SOHR,1,1,1,0,1,0,Government of Syria,IS,35.0,38.0",
    "Told by two records here,SOHR,1,1,1,0,1,0,Government of Syria,IS,35.0,38.0",
    "One headline here;Another headline here,SOHR,1,1,1,0,1,0,IS,Civilians,35.0,38.0",
    "Too short,SOHR,1,1,1,0,1,0,IS,Civilians,35.0,38.0",
]


@pytest.fixture
def asked(tmp_path):
    path = tmp_path / "ged_test.csv"
    path.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    return list(headlines.headlines(path))


def test_only_a_headline_of_one_record_is_asked(asked):
    assert [h.text for h in asked] == [ROWS[0].split(",")[0], ROWS[1].split(",")[0]]


def test_only_a_number_beside_a_word_for_dying_counts_as_stated(asked):
    assert [headlines.states_deaths(h) for h in asked] == [True, False]


def test_a_right_number_and_side_score(asked):
    assert headlines.score_deaths(asked[:1], show=False) == (1, 1)
    assert headlines.score_sides(asked, lexicon(), show=False) == (0, 0, 0, 0)


@pytest.mark.parametrize("name", ["ged_myanmar_49col.csv", "ged_syria_20160101_20191130.csv"])
def test_real_headlines_are_read_as_their_coders_read_them(shared, name):
    path = shared / "datasets" / name
    if not path.exists():
        pytest.skip(f"{name} is not among the shared datasets")
    asked = list(headlines.headlines(path))

    right, stated = headlines.score_deaths(
        [h for h in asked if headlines.states_deaths(h)], show=False
    )
    kin, named, _, _ = headlines.score_sides(
        [h for h in asked if headlines.is_one_statement(h)], lexicon(), show=False
    )

    assert right >= 0.9 * stated > 0
    assert kin >= 0.75 * named > 0
