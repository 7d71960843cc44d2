"""A province whose police or governor is named is a place."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Two died. Queensland Police said so.", "Queensland", id="police"),
        pytest.param("Odisha DGP Y B Khurania reached the spot.", "Odisha", id="an office"),
        pytest.param("Gauteng premier Panyaza Lesufi spoke.", "Gauteng", id="a premier"),
    ],
)
def test_a_province_before_its_force_is_found(places, text, name):
    assert name in places(text)


def test_a_person_called_as_a_province_is_not(places):
    assert "Virginia" not in places("Mrs Ann Virginia Police called in vain.")
