"""Which weapons a text names, and what their use suggests."""

from __future__ import annotations

import pytest

from geo.text.weapons import find_weapons
from tests.text.finding import document, lexicon

# ACLED's twenty-five sub types; a weapon may suggest none.
SUB_TYPES = {
    "",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
}


def weapons(text):
    return [m.name for m in find_weapons(document(text), lexicon())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("ballistic missiles and rockets", ["ballistic missile", "rocket"], id="two"),
        pytest.param("a rocket-propelled grenade", ["rocket-propelled grenade"], id="longest"),
        pytest.param("a one-way attack drone", ["drone"], id="hyphens"),
        pytest.param("an IED went off", ["improvised explosive device"], id="acronym"),
        pytest.param("a car bomb", ["car bomb"], id="car-bomb"),
        pytest.param("airstrikes and air strikes", ["air strike", "air strike"], id="spellings"),
        pytest.param("Police fired tear gas", ["tear gas"], id="crowd-control"),
        pytest.param("mit einer ballistischen Rakete", ["ballistic missile"], id="german"),
        pytest.param("bom bunuh diri", ["suicide bomb"], id="indonesian"),
        pytest.param("un coche bomba", ["car bomb"], id="spanish"),
        pytest.param("an explosive situation", [], id="figure-of-speech"),
        pytest.param("a political bombshell", [], id="inside-a-word"),
        pytest.param("the vehicle burned in the fire", [], id="things-are-no-weapons"),
    ],
)
def test_a_weapon_is_found_by_its_longest_name(text, expected):
    assert weapons(text) == expected


def test_a_mention_gives_its_text_back():
    text = "Gunmen threw hand grenades."
    (mention,) = find_weapons(document(text), lexicon())

    assert text[mention.start : mention.end] == mention.text == "hand grenades"
    assert mention.sub_type == "Grenade"


def test_every_weapon_suggests_a_sub_type_of_acled():
    for weapon in lexicon().weapons:
        assert weapon.sub_type in SUB_TYPES, weapon
        assert weapon.names, weapon


def test_no_name_belongs_to_two_weapons():
    names = [name for weapon in lexicon().weapons for name in weapon.names]

    assert sorted(names) == sorted(set(names))
