import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events.corroborate import Witnesses, agency_of
from geo.events.duplicates import Copies, sources
from geo.model import Attribution, Event, Evidence, Report, Status

ATTACK = ("Battles", "Armed clash")
STATEMENT = "“We strongly condemn this reckless and imprecise strike on our territory,” it said."
STORY = " ".join(
    f"Sentence {i} tells the thing number {i * 7} of that long day." for i in range(40)
)


def event(*reports, **fields):
    evidence = tuple(Evidence(name, 0, 60) for name in reports)
    return Event("e", *ATTACK, **({"reports": reports, "evidence": evidence} | fields))


def witnesses(kin=None, **texts):
    outlets = {"wire": "reuters.com", "paper": "example.org"}
    reports = {n: Report(id=n, text=t, outlet=outlets.get(n, "")) for n, t in texts.items()}
    return Witnesses(reports, kin)


# ---------------------------------------------------------------- origins
def test_forty_reports_of_one_agency_are_one_origin():
    texts = {
        f"r{i}": f"GAO, May {i} (AFP) - Gunmen killed {i} people, {i} said." for i in range(40)
    }
    origins = witnesses(**texts).origins(event(*texts))

    assert len(origins) == 1
    assert origins[0].startswith("AFP: r0, r1, r2, r3 and 36 more")


def test_the_same_text_under_another_headline_is_one_origin():
    told = witnesses(a=STORY, b="What we know\n\n" + STORY, c="Quite another account of it.")

    assert told.origins(event("a", "b", "c")) == (
        "the same text: a, b",
        "its own account: c",
    )


def test_a_shared_statement_is_one_origin():
    one = f"Soldiers searched the hills until late at night and found nothing there. {STATEMENT}"
    other = f"{STATEMENT} Villagers in the valley had fled with their cattle some hours before."
    told = witnesses(a=one, b=other, c="No quote.")
    origins = told.origins(event("a", "b", "c"))

    assert len(origins) == 2
    assert "statement" in origins[0]
    assert origins[0].endswith("a, b")


def test_whom_a_sentence_cites_is_its_origin():
    told = witnesses(
        a="Five died in the blast, Reuters reported on Monday.", wire="Five died in a blast."
    )

    assert told.origins(event("a", "wire")) == ("Reuters: a, wire",)


def test_independent_accounts_are_counted_apart():
    told = witnesses(a="Police said two died.", b="The army denies it.", paper="We saw two dead.")

    assert told.origins(event("a", "b", "paper")) == (
        "its own account: a",
        "its own account: b",
        "example.org: paper",
    )


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        pytest.param("GAO (Reuters) - Two died.", "Reuters", id="dateline"),
        pytest.param("By The Associated Press\n\nTwo died.", "AP", id="byline"),
        pytest.param("Two died.\n\nSource: Xinhua", "Xinhua", id="foot"),
        pytest.param("Two died. (AFP/Getty)", "AFP", id="bracket"),
        pytest.param("The AP was there.", "", id="a-mention"),
        pytest.param("Two died (at least).", "", id="other-brackets"),
        pytest.param("GAO (Agence France-Presse) Two died.", "AFP", id="its-long-name"),
    ],
)
def test_an_agency_is_credited_at_head_or_foot(text, agency):
    assert agency_of(text) == agency


# ---------------------------------------------------------------- status
def test_one_account_is_reported():
    assert witnesses(a="x").status(event("a", origins=("a",))) is Status.REPORTED


def test_two_origins_confirm():
    assert witnesses(a="x").status(event("a", "b", origins=("a", "b"))) is Status.CONFIRMED


def test_a_claim_and_an_attribution_to_the_same_side_confirm():
    both = event("a", claimed_by=("Hamas",), attributed=(Attribution("Hamas", "Israel"),))

    assert witnesses(a="x").status(both) is Status.CONFIRMED


def test_a_denial_disputes_whatever_confirms():
    denied = event("a", "b", origins=("a", "b"), denied_by=("Hezbollah",))

    assert witnesses(a="x").status(denied) is Status.DISPUTED


def test_strangers_accused_of_one_act_dispute_it():
    accused = event(
        "a", attributed=(Attribution("Russia", "Ukraine"), Attribution("Ukraine", "Russia"))
    )
    akin = witnesses(lambda one, other: float(one == other), a="x")

    assert akin.status(accused) is Status.DISPUTED


def test_tolls_that_cannot_both_be_true_dispute_it():
    assert witnesses(a="x").status(event("a"), tolls_disagree=True) is Status.DISPUTED


# ---------------------------------------------------------------- copies
def test_a_cut_or_reordered_copy_has_the_same_source():
    said = STORY.split(". ")
    shuffled = ". ".join(random.Random(3).sample(said, len(said)))  # noqa: S311 - dice that fall the same every time
    cut = ". ".join(said[:24])

    assert set(sources({"a": STORY, "b": shuffled, "c": cut}).values()) == {"a"}


def test_texts_on_the_same_event_in_other_words_are_no_copies():
    one = "Two rockets hit the base on Monday and five soldiers were hurt, the army said. " * 2
    other = (
        "Five soldiers suffered injuries when the camp came under rocket fire, it was said. " * 2
    )

    assert sources({"a": one, "b": other}) == {"a": "a", "b": "b"}


def test_short_notes_are_never_copies():
    assert sources({"a": "Two died.", "b": "Two died."}) == {"a": "a", "b": "b"}


def test_the_source_does_not_depend_on_the_order_of_adding():
    forward, backward = Copies(), Copies()
    for name in "abc":
        forward.add(name, STORY)
    for name in "cba":
        backward.add(name, STORY)

    assert {forward.source(n) for n in "abc"} == {backward.source(n) for n in "abc"} == {"a"}


@given(st.lists(st.text(max_size=200), max_size=6))
@settings(deadline=None, max_examples=60)
def test_every_text_has_a_source_that_is_its_own(texts):
    named = {str(i): text for i, text in enumerate(texts)}
    found = sources(named)

    assert set(found) == set(named)
    assert all(found[source] == source for source in found.values())
