"""Capitals named only by their country."""

import pytest

from geo.model import Kind, Mention, Place
from geo.places.capitals import Capitals


def town(name, country):
    return Place(f"x:{name}", name, Kind.POPULATED, 0, 0, 5, country)


TBILISI, BAMAKO, PRETORIA = town("Tbilisi", "GE"), town("Bamako", "ML"), town("Pretoria", "ZA")
MALI = Place("x:Mali", "Mali", Kind.COUNTRY, 17, -4, 900, "ML")
CAPITALS = Capitals(
    {"GE": TBILISI, "ML": BAMAKO, "ZA": PRETORIA}.get,
    {"georgian": "GE", "south african": "ZA", "malian": "ML"},
)


def meant(text, *named):
    mentions = [
        Mention(text.index(p.name), text.index(p.name) + len(p.name), p.name, p) for p in named
    ]
    return [m.place.name for m in CAPITALS.meant(text, mentions)]


@pytest.mark.parametrize(
    ("text", "named", "capital"),
    [
        pytest.param("They marched through the Georgian capital.", [], "Tbilisi", id="a people's"),
        pytest.param("Shots in the South African capital city.", [], "Pretoria", id="two words"),
        pytest.param("Shells hit Mali's capital overnight.", [MALI], "Bamako", id="a country's"),
        pytest.param("Shells hit the capital of Mali.", [MALI], "Bamako", id="of a country"),
        pytest.param("In Mali, shots rang in the capital.", [MALI], "Bamako", id="named before"),
        pytest.param("Bamako woke. Shots in the capital.", [BAMAKO], "Bamako", id="itself before"),
        pytest.param("Of Mali, in the country's capital.", [MALI], "Bamako", id="the country's"),
    ],
)
def test_a_capital_that_is_not_named_is_found(text, named, capital):
    assert meant(text, *named) == [capital]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("In the Georgian capital, Tbilisi, it rained.", [TBILISI], id="named behind"),
        pytest.param("In Bamako, the Malian capital, it rained.", [BAMAKO], id="named before"),
        pytest.param("They want capital punishment in Mali.", [MALI], id="punishment"),
        pytest.param("In Mali, capital flowed to the mines.", [MALI], id="money"),
        pytest.param("Shots rang in the capital.", [], id="no country told"),
    ],
)
def test_a_capital_that_is_named_or_none_is_left_alone(text, named):
    assert meant(text, *named) == []
