"""What the lexicon knows of parties, and how near it holds them to be."""

from __future__ import annotations

import pytest

from geo.errors import FormatError
from geo.settings import Settings
from geo.text.lexicon import STATE, Lexicon
from geo.text.words import fold_phrase

KINDS = {
    STATE,
    "rebel",
    "political militia",
    "identity militia",
    "external forces",
    "civilians",
    "protesters",
    "rioters",
}


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(Settings().data)


@pytest.mark.parametrize(
    ("name", "main"),
    [
        pytest.param("IRGC", "Islamic Revolutionary Guard Corps (IRGC)", id="acronym"),
        pytest.param(
            "the Revolutionary Guards", "Islamic Revolutionary Guard Corps (IRGC)", id="article"
        ),
        pytest.param("Hezbollah Brigades", "Kata'ib Hezbollah", id="translated"),
        pytest.param("Kataib Hizbullah", "Kata'ib Hezbollah", id="transliterated"),
        pytest.param("ANSAR ALLAH", "Houthis", id="own-name-in-capitals"),
        pytest.param("CENTCOM", "United States", id="a-command-is-the-state"),
        pytest.param("U.S. military", "United States", id="state-force"),
        pytest.param("Military Forces of Syria (2000-2024)", "Syria", id="acled"),
        pytest.param("Government of Myanmar (Burma)", "Myanmar", id="ucdp"),
        pytest.param("Police Forces of Kenya (2022-)", "Kenya police", id="acled-police"),
        pytest.param("Turkish gendarmerie", "Turkey police", id="gendarmerie"),
    ],
)
def test_an_actor_is_found_by_every_name_it_goes_by(lexicon, name, main):
    assert lexicon.actor(name).name == main


@pytest.mark.parametrize("name", ["", "Nobody in Particular", "Republic of", "of", "(2020-)"])
def test_a_name_nobody_knows_is_none(lexicon, name):
    assert lexicon.actor(name) is None


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        pytest.param("Daesh", "Islamic State", 1, 1, id="same"),
        pytest.param("IRGC", "Iran", 0.7, 0.9, id="arm-of-a-state"),
        pytest.param("Quds Force", "Iran", 0.5, 0.7, id="arm-of-an-arm"),
        pytest.param("Kataib Hezbollah", "Islamic Resistance in Iraq", 0.7, 0.9, id="member"),
        pytest.param("Russia", "Government of Syria", 0.5, 0.7, id="ally"),
        pytest.param("Ahrar al-Sham, HTS", "Tahrir al-Sham", 1, 1, id="several-in-one-cell"),
        pytest.param("Iran-backed fighters of Zubayr", "IRGC", 0.2, 0.6, id="by-its-patron"),
        pytest.param("suspected gunmen", "armed assailants", 0.2, 0.4, id="of-one-kind"),
        pytest.param("Hezbollah", "Kata'ib Hezbollah", 0, 0.5, id="namesakes-are-not-the-same"),
        pytest.param("Kenya police", "Taliban", 0, 0, id="strangers"),
    ],
)
def test_kin_grows_with_nearness_and_is_symmetric(lexicon, a, b, low, high):
    kin = lexicon.kin(a, b)

    assert low <= kin <= high
    assert lexicon.kin(b, a) == kin


def test_hezbollah_of_lebanon_is_no_part_of_kataib_hezbollah(lexicon):
    assert lexicon.actor("Hezbollah").id not in lexicon.actor("Kataib Hezbollah").parents
    assert lexicon.actor("Lebanese Hizballah") == lexicon.actor("Hezbollah")


def test_a_group_is_no_army_whatever_its_name(lexicon):
    assert lexicon.noun("Syrian insurgents").one == "insurgent"
    assert lexicon.noun("Baloch Liberation Army") is None
    assert lexicon.noun("local army").one == "army"


def test_at_least_250_groups_of_every_continent_are_listed(lexicon):
    groups = [actor for actor in lexicon.actors if not actor.is_state]
    countries = {actor.country for actor in groups}

    assert len(groups) >= 250
    assert {
        "SY",
        "ML",
        "NG",
        "SO",
        "CD",
        "MZ",
        "UA",
        "PK",
        "MM",
        "PH",
        "CO",
        "MX",
        "HT",
    } <= countries


def test_every_group_is_of_a_known_kind_and_country_and_has_known_kin(lexicon):
    ids = {actor.id for actor in lexicon.actors}
    known = {*lexicon.countries, "", "EH"}

    for actor in lexicon.actors:
        assert actor.kind in KINDS, actor
        assert actor.country in known, actor
        assert set(actor.parents) | set(actor.allies) <= ids, actor


def test_no_parent_is_its_own_ancestor(lexicon):
    parents = {actor.id: actor.parents for actor in lexicon.actors}
    for actor in lexicon.actors:
        above, level = set(), list(actor.parents)
        while level:
            above.update(level)
            level = [up for one in level for up in parents[one] if up not in above]

        assert actor.id not in above, actor


def test_hardly_a_name_belongs_to_two_groups(lexicon):
    owners: dict[tuple[str, ...], set[str]] = {}
    for actor in lexicon.actors:
        for name in (actor.name, *actor.also):
            owners.setdefault(fold_phrase(name), set()).add(actor.id)

    shared = {" ".join(name) for name, ids in owners.items() if len(ids) > 1}

    assert shared == {"asayish", "jem", "people 's defence forces"}


def test_a_common_noun_is_of_one_kind(lexicon):
    kinds: dict[str, set[str]] = {}
    for noun in lexicon.nouns:
        for form in (noun.one, noun.many):
            kinds.setdefault(form.lower(), set()).add(noun.kind)

    assert {form: found for form, found in kinds.items() if len(found) > 1} == {}


def test_a_state_and_its_arms_are_there_for_every_country(lexicon):
    for code, country in lexicon.countries.items():
        assert lexicon.state(code).name == country.name
        assert lexicon.state(code, "police").parents == (lexicon.state(code).id,)


def test_a_folder_without_tables_is_said_in_one_sentence(tmp_path):
    with pytest.raises(FormatError, match=r"actors\.toml.*cannot be read"):
        Lexicon.load(tmp_path)


def test_a_broken_table_is_said_in_one_sentence(tmp_path):
    (tmp_path / "actors.toml").write_text("groups = ", encoding="utf-8")

    with pytest.raises(FormatError, match="no valid TOML"):
        Lexicon.load(tmp_path)


def test_a_table_without_a_key_is_said_in_one_sentence(tmp_path):
    (tmp_path / "actors.toml").write_text("[groups]\na = [{kind = 'rebel'}]\n", encoding="utf-8")
    (tmp_path / "weapons.toml").write_text("weapon = []\n", encoding="utf-8")

    with pytest.raises(FormatError, match="'name'"):
        Lexicon.load(tmp_path)
