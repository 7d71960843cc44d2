import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.spelling import place_as_said, spelling_key, spelling_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ar Raqqah", "Rakkeh"),
        ("Maarat al-Numaan town", "Marat el-Numan"),
        ("Sa'dah village", "Sa’da"),
        ("Dayr Ful", "Deir Ful"),
        ("Eastern Ghouta", "Eastern Ghuta"),
        ("As Suqaylibiyah district", "As Suqaylibieh"),
        ("Hameh", "Hamah Governorate"),
        ("Medellín", "Medellin"),
    ],
)
def test_spellings_of_one_name_meet(one, other):
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Homs", "Hama"),
        ("Kafr Nabl", "Kafr Zita"),
        ("Mosul", "Basra"),
        ("Aleppo", "Idlib"),
        ("Darayya", "Daraa"),
    ],
)
def test_different_names_stay_apart(one, other):
    assert spelling_key(one) != spelling_key(other)


def test_a_name_in_brackets_or_after_a_slash_is_another_name():
    keys = spelling_keys("Al-Rai town (Choban Bey)")

    assert spelling_key("Al-Rai") in keys
    assert spelling_key("Choban Bey") in keys


def test_a_site_is_also_found_by_the_name_of_its_place():
    assert spelling_key("Ain al-Asad") in spelling_keys("Ain al-Asad air base")


@given(st.text(max_size=300))
def test_any_text_has_a_key_and_the_same_one_twice(text):
    assert spelling_key(text) == spelling_key(text)
    assert all(spelling_keys(text))


def test_a_place_in_words_is_taken_apart():
    said = place_as_said("on the outskirts of Kafr Nabl, Idlib, Syria", "Syria")

    assert said == ("Kafr Nabl", ("Idlib",), True)


@pytest.mark.parametrize("name", ["Athens", "Eastern Ghouta", "Nearchus", "Inezgane", "At Tall"])
def test_a_name_that_begins_like_a_word_for_near_is_kept_whole(name):
    assert place_as_said(f"{name}, Somewhere")[0] in {name, "Tall"}


def test_a_country_alone_is_its_own_name():
    assert place_as_said("Syria", "Syria").name == "Syria"
