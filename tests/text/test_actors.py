"""Who a text speaks of: the sides, their kind, and where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.actors import find_actors
from tests.text.finding import document, lexicon


def sides(text):
    return [(m.text, m.name) for m in find_actors(document(text), lexicon())]


def names(text):
    return [m.name for m in find_actors(document(text), lexicon())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Al-Shabaab fighters raided it.", ["Al-Shabaab"], id="group"),
        pytest.param("Hezbollah Brigades fired.", ["Kata'ib Hezbollah"], id="not-hezbollah"),
        pytest.param("Lebanese Hizballah fired.", ["Hezbollah"], id="demonym-in-a-name"),
        pytest.param("The Myanmar military shelled it.", ["Myanmar"], id="state-by-name"),
        pytest.param("US troops came.", ["United States"], id="state-by-people"),
        pytest.param("U.S. Central Command said so.", ["United States"], id="command"),
        pytest.param("Kenyan police fired.", ["Kenya police"], id="police-are-an-arm"),
        pytest.param(
            "Pakistani security forces fired.", ["Pakistan security forces"], id="security-forces"
        ),
        pytest.param(
            "Iran’s Revolutionary Guards fired.",
            ["Islamic Revolutionary Guard Corps (IRGC)"],
            id="possessive",
        ),
        pytest.param(
            "Iranian-backed Iraqi militias fired.",
            ["Iran-backed militias in Iraq"],
            id="patron-before",
        ),
        pytest.param(
            "Iraqi militias backed by Iran fired.",
            ["Iran-backed militias in Iraq"],
            id="patron-after",
        ),
        pytest.param(
            "Militants linked with the banned Baloch Liberation Army fired.",
            ["Baloch Liberation Army-linked militants"],
            id="linked-to-a-group",
        ),
        pytest.param(
            "Five members of the Revolutionary Guards died.",
            ["Islamic Revolutionary Guard Corps (IRGC)"],
            id="members-of",
        ),
        pytest.param("Suspected gunmen fled.", ["suspected gunmen"], id="common-noun"),
        pytest.param("“People fled.”", ["people"], id="after-a-quotation-mark"),
        pytest.param("Karen villagers fled.", ["Karen villagers"], id="villagers-are-no-army"),
        pytest.param("Venezuelan colectivos fired.", ["Colectivos"], id="name-without-capital"),
        pytest.param("Russian shelling killed one.", ["Russia"], id="whose-shelling"),
        pytest.param("US-led strikes hit it.", [], id="led-by-is-not-by"),
        pytest.param("Three Hezbollah men fled.", ["Hezbollah"], id="men-of-a-group"),
        pytest.param("Anti-Pakistan fighters fled.", ["Anti-Pakistan fighters"], id="anti"),
        pytest.param("Tehran denied it.", ["Iran"], id="capital-that-acts"),
        pytest.param("It happened in Tehran.", [], id="capital-as-a-place"),
        pytest.param("Fighting spread in Iraq and Syria.", [], id="countries-as-places"),
        pytest.param("It struck the coast near Panama City.", [], id="country-in-a-longer-name"),
        pytest.param("He was born in Erbil, Iraq.", [], id="country-in-an-address"),
        pytest.param("The strike was attributed to Israel.", ["Israel"], id="to-somebody"),
        pytest.param("The hostages were let go.", ["hostages"], id="let-is-no-group"),
        pytest.param("He said this is it.", [], id="is-is-no-group"),
    ],
)
def test_a_side_is_named_by_its_main_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("gunmen", "political militia"),
        ("rebels", "rebel"),
        ("herders", "identity militia"),
        ("soldiers", "state forces"),
        ("worshippers", "civilians"),
        ("schoolgirls", "civilians"),
        ("journalists", "civilians"),
        ("protesters", "protesters"),
        ("looters", "rioters"),
        ("Soldaten", "state forces"),
        ("manifestantes", "protesters"),
        ("mahasiswa", "civilians"),
    ],
)
def test_a_common_noun_has_its_kind(word, kind):
    (mention,) = find_actors(document(f"Several {word} were there."), lexicon())

    assert (mention.kind, mention.known, mention.many) == (kind, False, True)


def test_one_man_is_not_many():
    (mention,) = find_actors(document("A suicide bomber came."), lexicon())

    assert (mention.noun, mention.many) == ("suicide bomber", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The KIA attacked in Kachin State, Myanmar.", True, id="its-country-named"),
        pytest.param("Two were listed as KIA.", False, id="its-country-not-named"),
    ],
)
def test_an_ambiguous_name_counts_only_where_its_country_is_named(text, expected):
    assert ("Kachin Independence Organisation (KIO)" in names(text)) is expected


def test_police_are_those_of_the_country_that_the_text_is_about():
    text = "Kenya is in turmoil. Kenyan students marched. Police fired tear gas."

    assert names(text)[-1] == "Kenya police"


def test_police_stay_police_where_several_countries_are_named():
    text = "Kenya and Uganda are in turmoil. Police fired tear gas."

    assert names(text)[-1] == "police"


def test_police_of_a_long_text_are_not_of_a_country_named_by_the_way():
    text = "He once saw Mexico. " + "It rained in town. " * 6 + "Police came."

    assert names(text)[-1] == "police"


def test_a_man_is_not_the_police_that_arrest_him():
    assert names("The man police arrested fled.") == ["man", "police"]


def test_a_force_without_its_state_says_which_arm_it_is():
    found = find_actors(document("Soldiers and riot police came."), lexicon())

    assert [m.arm for m in found] == ["main", "police"]


def test_a_backed_militia_keeps_its_patron():
    (mention,) = find_actors(document("Iran-aligned militia groups fired."), lexicon())

    assert (mention.name, mention.patron) == ("Iran-backed militias", "Iran")


def test_page_furniture_names_nobody():
    text = "Troops came.\n\nTags:\n\nIslamic State\n\nBoko Haram\n"

    assert "Boko Haram" not in names(text)


@given(
    st.text(
        alphabet=st.sampled_from("Iran's army ISIS-backed US U.S. of the rebels, .\n“”-éب5"),
        max_size=200,
    )
)
def test_offsets_give_the_text_back_and_never_overlap(text):
    last = 0
    for mention in find_actors(document(text), lexicon()):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= last
        assert mention.name
        last = mention.end


def test_five_in_indonesian_is_no_capital():
    found = find_actors(document("Lima tentara terluka di Irak."), lexicon())

    assert all(actor.country != "PE" for actor in found)


def test_a_capital_named_like_a_number_still_speaks_for_its_country():
    (mention,) = find_actors(document("In Peru, Lima denied the report."), lexicon())

    assert mention.name == "Peru"


def test_fighters_of_a_type_are_aircraft_of_their_state():
    (mention,) = find_actors(document("Two US F-15 fighters bombed a depot."), lexicon())

    assert mention.name == "United States"
