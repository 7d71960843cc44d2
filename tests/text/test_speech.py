"""Who claims, blames, denies, declines to say, or says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.actors import Cast
from geo.text.background import Background
from geo.text.statements import Statements, find_speech
from tests.text.finding import document, lexicon


def speeches(text):
    return find_speech(Cast(Background(document(text), lexicon())))


def acts(text):
    return [(s.act, s.speaker, s.to) for s in speeches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Al-Shabaab claimed responsibility for the attack.",
            ("claims", "Al-Shabaab", ""),
            id="claim",
        ),
        pytest.param(
            "The attack was claimed by the Taliban.", ("claims", "Taliban", ""), id="claimed-by"
        ),
        pytest.param(
            "Islamic State said it had killed five soldiers.",
            ("claims", "Islamic State (IS)", ""),
            id="own-deed",
        ),
        pytest.param(
            "Hamas said in a statement that it had carried out the attack.",
            ("claims", "Hamas", ""),
            id="own-deed-further-on",
        ),
        pytest.param(
            "The Islamic Resistance in Iraq, a group of militias supported by Iran claimed "
            "responsibility for the attack.",
            ("claims", "Islamic Resistance in Iraq (IRI)", ""),
            id="through-an-apposition",
        ),
        pytest.param(
            "Iran launched missiles at the site, saying it had targeted spies.",
            ("claims", "Iran", ""),
            id="participle",
        ),
        pytest.param(
            "The US Defense Department late Monday blamed Iran-aligned militia groups.",
            ("blames", "United States", "Iran-backed militias"),
            id="blame",
        ),
        pytest.param(
            "Islamabad has blamed several attacks on India.",
            ("blames", "Pakistan", "India"),
            id="blame-the-deed-on",
        ),
        pytest.param(
            "Iran's Revolutionary Guards claimed a missile attack on Erbil.",
            ("claims", "Islamic Revolutionary Guard Corps (IRGC)", ""),
            id="claimed-an-attack",
        ),
        pytest.param(
            "At noon Syrian state television, which blamed Israel, showed it.",
            ("blames", "Syria", "Israel"),
            id="which-blamed",
        ),
        pytest.param(
            "Strikes in Syria attributed to Israel had killed five.",
            ("blames", "", "Israel"),
            id="attributed-by-nobody",
        ),
        pytest.param(
            "Boko Haram is suspected of the attack.", ("blames", "", "Boko Haram"), id="suspected"
        ),
        pytest.param(
            "Hamas blamed an Israeli airstrike.", ("blames", "Hamas", "Israel"), id="their-strike"
        ),
        pytest.param(
            "“We killed ten soldiers,” Fano spokesman Simachew Habte told AFP.",
            ("says", "Fano", ""),
            id="spokesman-of-a-group",
        ),
        pytest.param(
            "They died in a strike that Tehran attributed to Israel.",
            ("blames", "Iran", "Israel"),
            id="attributed-to",
        ),
        pytest.param(
            "The raid was blamed on the Houthis.", ("blames", "", "Houthis"), id="blamed-by-nobody"
        ),
        pytest.param(
            "The Afghan Taliban have rejected the allegation.", ("denies", "Taliban", ""), id="deny"
        ),
        pytest.param(
            "New Delhi quickly rejected the charge.", ("denies", "India", ""), id="capital-denies"
        ),
        pytest.param(
            "The Israeli army declined to comment.", ("declines", "Israel", ""), id="declines"
        ),
        pytest.param("No group has claimed responsibility.", ("declines", "", ""), id="unclaimed"),
        pytest.param(
            "Five were killed, according to Syrian state media.",
            ("says", "Syria", ""),
            id="according-to",
        ),
        pytest.param(
            "Five were killed, a military spokesman said.",
            ("says", "military spokesman", ""),
            id="office",
        ),
        pytest.param(
            "Along with 563 soldiers, Chaudhry said.", ("says", "Chaudhry", ""), id="name-before"
        ),
        pytest.param(
            "Indian foreign ministry spokesperson Randhir Jaiswal told reporters.",
            ("says", "India", ""),
            id="a-spokesperson-is-the-side",
        ),
    ],
)
def test_an_act_has_its_speaker_and_whom_it_blames(text, expected):
    assert acts(text)[0] == expected


def test_neither_confirming_nor_denying_is_no_denial():
    found = acts("Israel keeps silent, neither confirming nor denying involvement.")

    assert [act for act, _, _ in found] == ["declines"]


def test_believed_to_be_something_blames_nobody():
    assert acts("Of the 58, 20 are believed to be alive.") == []


def test_the_group_is_the_armed_group_named_last():
    text = "Al-Shabaab attacked the base. The group said it had killed ten soldiers."

    assert acts(text) == [("claims", "Al-Shabaab", "")]


def test_he_is_who_spoke_last():
    text = "Governor Prokudin said one was killed. He said three were wounded."

    assert [speaker for _, speaker, _ in acts(text)] == ["Governor Prokudin"] * 2


def test_accusing_it_blames_whom_the_sentence_blamed():
    found = acts("Pakistani officials blamed India, accusing it of support to militants.")

    assert found == [("blames", "Pakistan", "India")] * 2


@pytest.mark.parametrize(
    ("text", "about"),
    [
        pytest.param("Police said five died.", "five died.", id="after-the-cue"),
        pytest.param("“Five died,” police said.", "“Five died,” police", id="before-the-cue"),
    ],
)
def test_a_cue_governs_its_statement(text, about):
    (speech,) = speeches(text)

    assert text[speech.about_start : speech.about_end] == about


@given(
    st.lists(
        st.sampled_from(
            [
                "Iran",
                "Hamas",
                "said",
                "that",
                "it",
                "had",
                "attacked",
                "blamed",
                "on",
                "according",
                "to",
                "denied",
                ".",
                ",",
                "“",
                "”",
                "no",
                "group",
                "claimed",
                "responsibility",
                "he",
                "the",
                "police",
                "quickly",
            ]
        ),
        max_size=40,
    )
)
def test_offsets_lie_in_the_text(parts):
    text = " ".join(parts)
    for speech in speeches(text):
        assert 0 <= speech.start < speech.end <= len(text)
        assert 0 <= speech.about_start <= len(text)
        assert speech.about_end <= len(text)
        assert bool(speech.speaker) or speech.speaker_end == 0


def test_the_last_of_a_thousand_he_saids_is_the_speaker_of_the_first():
    read = document("Hamas said it was true. " + "He said so again. " * 1000)
    statements = Statements(Cast(Background(read, lexicon())))

    (speech,) = statements.of(len(read.sentences) - 1)

    assert speech.speaker == "Hamas"


def test_a_sentence_asked_alone_says_what_it_says_among_all():
    read = document("The BLA claimed the attack. He said so. Iran denied it. The group denied it.")
    alone = [
        speech
        for number in reversed(range(len(read.sentences)))
        for speech in reversed(Statements(Cast(Background(read, lexicon()))).of(number))
    ]

    assert tuple(reversed(alone)) == find_speech(Cast(Background(read, lexicon())))
