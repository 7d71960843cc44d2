"""The rooms of extraction: words to acts, modality, sub types, and texts of any kind."""

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events import triggers as trigger_words
from geo.events.extract import extract
from geo.events.fit import acts_in
from geo.events.modality import modality_of
from geo.events.triggers import forms_of_verb, plural
from geo.events.types import SUB_TYPES, force_type, type_of
from geo.events.view import Known, views, words_of
from geo.model import Kind, Mention, Modality, Place
from geo.text.background import Background
from geo.text.dates import find_dates
from geo.text.document import cut
from geo.text.lexicon import Lexicon
from geo.text.noticing import Noticing
from geo.text.reports import report_from_text

DATA = Path(__file__).resolve().parents[2] / "data"


@cache
def lexicon():
    return Lexicon.load(DATA)


def view_of(text):
    document = cut(report_from_text(text, id="v", published=dt.date(2024, 2, 6)))
    said = [words_of(sentence) for sentence in document.sentences]
    known = Known(Noticing(Background(document, lexicon())), dates=find_dates(document))
    return views(document.sentences, said, known)[0]


def acts(text):
    return [hit.act.name for hit in acts_in(view_of(text), trigger_words.load(DATA), "en")]


def read(text, place_name=""):
    report = report_from_text(text, id="r", published=dt.date(2024, 2, 6))
    document = cut(report)
    place = Place("t:1", place_name, Kind.POPULATED, 10.0, 20.0, 10.0, "TD")
    start = report.text.find(place_name) if place_name else -1
    mentions = (Mention(start, start + len(place_name), place_name, place),) if start >= 0 else ()
    return extract(document, mentions, find_dates(document), lexicon())


# ---------------------------------------------------------------- words
@pytest.mark.parametrize(
    ("verb", "ed", "ing"),
    [
        pytest.param("attack", "attacked", "attacking", id="regular"),
        pytest.param("storm", "stormed", "storming", id="no doubling"),
        pytest.param("arrive", "arrived", "arriving", id="silent e"),
        pytest.param("rally", "rallied", "rallying", id="y after a consonant"),
        pytest.param("deploy", "deployed", "deploying", id="y after a vowel"),
    ],
)
def test_a_regular_verb_gets_its_forms(verb, ed, ing):
    forms = forms_of_verb(verb, {})

    assert forms["ed"] == (ed,)
    assert forms["ing"] == (ing,)


def test_an_irregular_verb_has_the_forms_it_is_given():
    forms = forms_of_verb("shoot", {"shoot": "shoots shot shot shooting"})

    assert forms == {"base": ("shoot",), "s": ("shoots",), "ed": ("shot",), "ing": ("shooting",)}


def test_plurals_follow_the_ending():
    assert [plural(w) for w in ("clash", "rally", "raid")] == ["clashes", "rallies", "raids"]


def test_every_act_of_the_table_has_a_sub_type_of_acled():
    table = trigger_words.load(DATA)

    known = {sub for subs in SUB_TYPES.values() for sub in subs}
    assert {act.sub_type for act in table.acts.values()} <= known
    assert set(table.labels.values()) <= known


def test_every_sub_type_of_acled_can_be_reached_from_a_word():
    reached = {act.sub_type for act in trigger_words.load(DATA).acts.values()}

    made = {"Protest with intervention", "Excessive force against protesters"}  # from two acts
    assert {sub for subs in SUB_TYPES.values() for sub in subs} <= reached | made
    assert sum(len(subs) for subs in SUB_TYPES.values()) == 25


# ---------------------------------------------------------------- acts
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Rebels attack villages.", ["attack"], id="verb after a plural"),
        pytest.param("The attack killed two.", ["attack", "kill"], id="noun after an article"),
        pytest.param("They took dozens of people hostage.", ["abduct"], id="a phrase with a gap"),
        pytest.param("Militants hijacked a train.", ["attack"], id="hijacking"),
        pytest.param("Police fired tear gas.", ["disperse"], id="the longer phrase wins"),
        pytest.param("Riot police watched.", [], id="riot police is no riot"),
        pytest.param("The base occupied a hill.", ["take"], id="something taken"),
        pytest.param("The company took over a rival.", [], id="nothing taken"),
        pytest.param("Shares rallied on Monday.", [], id="shares that rally"),
        pytest.param("It demonstrated its resolve.", [], id="to demonstrate something"),
    ],
)
def test_words_tell_of_acts(text, wanted):
    assert acts(text) == wanted


# ---------------------------------------------------------------- modality
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Rebels attacked the town.", Modality.ACTUAL, id="told as fact"),
        pytest.param("Rebels will attack the town.", Modality.PLANNED, id="will"),
        pytest.param("Rebels could attack the town.", Modality.HYPOTHETICAL, id="could"),
        pytest.param("Rebels threatened to attack the town.", Modality.PLANNED, id="threatened"),
        pytest.param("Rebels did not attack the town.", Modality.NEGATED, id="did not"),
        pytest.param("There was no attack.", Modality.NEGATED, id="no attack"),
        pytest.param("If rebels attack the town, we act.", Modality.HYPOTHETICAL, id="if"),
        pytest.param("He warned of an attack.", Modality.HYPOTHETICAL, id="warned of"),
        pytest.param("The threat of an attack is real.", Modality.HYPOTHETICAL, id="threat of"),
        pytest.param("The trial over the attack began.", Modality.HISTORICAL, id="a trial"),
        pytest.param("The 2004 bombing was recalled.", Modality.HISTORICAL, id="a bare year"),
        pytest.param("Rebels routinely attack the town.", Modality.AGGREGATE, id="routinely"),
        pytest.param("Dozens of attacks shook it.", Modality.AGGREGATE, id="dozens of"),
        pytest.param("Rebels began to attack the town.", Modality.ACTUAL, id="began to"),
        pytest.param("Two attacks shook it.", Modality.ACTUAL, id="two attacks"),
    ],
)
def test_words_around_an_act_say_whether_it_happened(text, wanted):
    view = view_of(text)
    hit = acts_in(view, trigger_words.load(DATA), "en")[0]

    assert modality_of(view, hit) is wanted


# ---------------------------------------------------------------- sub types
CIVILIANS, REBELS, STATE = {"civilians"}, {"rebel"}, {"state forces"}
DRONE, SHELL = "Air/drone strike", "Shelling/artillery/missile attack"


@pytest.mark.parametrize(
    ("told", "weapons", "doers", "sufferers", "wanted"),
    [
        pytest.param({"attack"}, [], REBELS, CIVILIANS, "Attack", id="civilians"),
        pytest.param({"attack"}, [], REBELS, STATE, "Armed clash", id="an armed victim"),
        pytest.param({"attack"}, [DRONE], REBELS, STATE, DRONE, id="the weapon decides"),
        pytest.param({"kill"}, ["Attack"], REBELS, STATE, "Armed clash", id="guns do not"),
        pytest.param({"clash", "explosion"}, [], REBELS, STATE, "Armed clash", id="in a battle"),
        pytest.param({"target"}, [], STATE, REBELS, DRONE, id="a state that struck"),
        pytest.param(
            {"abduct"}, [], REBELS, CIVILIANS, "Abduction/forced disappearance", id="taken"
        ),
        pytest.param({"abduct", "kill"}, [], REBELS, CIVILIANS, "Attack", id="taken and killed"),
        pytest.param({"take"}, [], STATE, set(), "Government regains territory", id="state takes"),
        pytest.param(
            {"take"}, [], REBELS, set(), "Non-state actor overtakes territory", id="rebels"
        ),
    ],
)
def test_weapon_and_victim_decide_the_sub_type(told, weapons, doers, sufferers, wanted):
    assert force_type(told, weapons, doers, sufferers) == wanted


def test_a_sub_type_knows_its_type_and_an_unknown_one_is_refused():
    assert type_of("Mob violence") == "Riots"
    with pytest.raises(KeyError):
        type_of("Earthquake")


# ---------------------------------------------------------------- the whole
def test_a_language_without_rules_gives_no_events_and_says_so():
    text = "قتل خمسة أشخاص في هجوم على القرية يوم الاثنين، حسبما أفاد مسؤولون محليون في المدينة."
    found = read(text)

    assert found.events == ()
    assert "language not supported for events" in found.note


def test_every_field_of_an_event_leads_to_its_words():
    text = "Gunmen shot dead three farmers in Marjal on Monday."
    event = read(text, "Marjal").events[0]

    spans = {(e.field, text[e.start : e.end]) for e in event.evidence}
    assert ("event", text) in spans
    assert ("place", "Marjal") in spans
    assert ("initiator", "Gunmen") in spans
    assert {"date", "target", "fatalities"} <= {field for field, _ in spans}


def test_who_says_a_figure_is_kept():
    text = "Rebels shelled Marjal on Monday. The army said five people were killed."
    event = read(text, "Marjal").events[0]

    assert event.fatalities.best == 5
    assert [c.speaker for c in event.claims if c.field == "fatalities"] != [""]


def test_a_later_total_replaces_the_first_toll_and_both_are_kept():
    text = (
        "A bomb blast killed ten people in Marjal on Monday. "
        "The death toll in the blast rose to 14, officials said."
    )
    event = read(text, "Marjal").events[0]

    assert event.fatalities.best == 14
    assert {c.best for c in event.claims if c.field == "fatalities"} == {10, 14}


def test_an_event_without_a_known_place_is_not_drawn():
    assert read("Gunmen shot dead three farmers on Monday.").events == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([
    "Rebels", "attacked", "the", "village", "of", "Marjal", "on", "Monday", "killing", "5", "and",
    "wounding", "many", ",", ".", "said", "that", "which", "police", "after", "\n\n", "“", "”", "(",
    ")", ";", ":", "protesters", "will", "not", "in", "shelled", "bomb", "exploded", "to", "by",
]), max_size=40).map(" ".join))  # fmt: skip
def test_any_order_of_words_is_read_without_a_fault(text):
    found = read(text, "Marjal")

    for event in found.events:
        assert event.sub_event_type in SUB_TYPES[event.event_type]
        assert all(0 <= e.start < e.end <= len(text) for e in event.evidence)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text):
    read(text)


def test_the_same_text_gives_the_same_events():
    text = "Gunmen attacked Marjal on Monday, killing three people. Police arrested two men."

    assert read(text, "Marjal") == read(text, "Marjal")
