import pytest

from geo.events.kinship import Agreement, Sides
from geo.settings import Settings
from geo.text.lexicon import Lexicon

STATE = ("Government of Syria",)
REBELS = ("Syrian insurgents",)


@pytest.fixture(scope="module")
def sides():
    return Sides(Lexicon.load(Settings().data))


@pytest.mark.parametrize(
    ("told", "agreement"),
    [
        pytest.param(["regime forces", "rebels"], Agreement.BOTH_SAME, id="everyday-names"),
        pytest.param(["rebel factions", "the Syrian army"], Agreement.BOTH_SAME, id="any-order"),
        pytest.param(["Assad's forces"], Agreement.ONLY_SAME, id="one-told"),
        pytest.param(["ISIS"], Agreement.NONE, id="a-stranger"),
        pytest.param(["the Syrian army", "ISIS"], Agreement.ONE_OF_TWO, id="one-contradicted"),
        pytest.param(["rebels", "insurgents"], Agreement.ONE_OF_TWO, id="not-the-same-side-twice"),
        pytest.param(["villagers"], None, id="civilians-are-no-side-of-a-fight"),
        pytest.param(["rebels", "villagers"], Agreement.ONLY_SAME, id="victims-beside-a-side"),
    ],
)
def test_told_sides_agree_with_recorded_sides(sides, told, agreement):
    assert sides.agreement([(name,) for name in told], STATE, REBELS, "SY") == agreement


def test_nobody_named_says_nothing(sides):
    assert sides.agreement([], STATE, REBELS, "SY") is None
    assert sides.agreement([("rebels",)], (), (), "SY") is None


def test_a_group_of_the_same_name_in_another_country_is_a_stranger(sides):
    assert sides.nearness("Hezbollah", "Kata'ib Hezbollah", "IQ") < 0.85


def test_the_army_is_the_army_of_the_records_country(sides):
    home = sides.nearness("the army", "Government of Myanmar (Burma)", "MM")
    abroad = sides.nearness("the army", "Government of Thailand", "MM")

    assert home > 0.85 > abroad


def test_a_known_name_before_a_common_noun_is_the_known_one(sides):
    assert sides.nearness("Islamic State militants", "IS", "SY") == 1.0


def test_a_name_that_counts_only_in_its_country_counts_there(sides):
    assert sides.nearness("Kurdish-led forces", "SDF", "SY") == 1.0
