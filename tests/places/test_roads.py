import pytest

from geo.places.peoples import of_land
from geo.places.roads import roads


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("a crash on the A120 at Coggeshall", ["A120"], id="an A road"),
        pytest.param("via the A436, A40 and A429, doubling", ["A436", "A40", "A429"], id="a list"),
        pytest.param("shelling cut the M4 highway near Idlib", ["M4"], id="with a road's word"),
        pytest.param("he fired the M16 and fled", [], id="a rifle"),
        pytest.param("the A320 landed; the A380 did not", [], id="aircraft"),
        pytest.param("the M1 Abrams and H5 and N1 viruses", [], id="a tank and a virus"),
        pytest.param("the A120-based firm", [], id="part of a word"),
    ],
)
def test_numbered_roads_are_found(text, names):
    assert [text[a:b] for a, b in roads(text, [])] == names


def test_what_is_found_already_is_not_found_again():
    assert roads("on the A120 today", [(7, 11)]) == []


@pytest.mark.parametrize(
    ("text", "is_land"),
    [
        pytest.param("Turkish border", True, id="border"),
        pytest.param("Turkish coastal town", True, id="a kind of town"),
        pytest.param("Turkish people", False, id="people"),
        pytest.param("Turkish", False, id="alone"),
    ],
)
def test_an_adjective_before_land_names_the_land(text, is_land):
    assert bool(of_land(text, [(0, 7)])) is is_land
