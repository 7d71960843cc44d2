"""How many people a text counts, what befell them, and what counts nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.figures import figures_in, find_figures
from tests.text.finding import document


def counts(text):
    """Return {what: best or low} of the wholes."""
    return {
        f.what: f.figure.best if f.figure.best is not None else f.figure.low
        for f in figures_in(text)
        if not f.part
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Five soldiers were killed.", {"killed": 5}, id="passive"),
        pytest.param(
            "Two people, one of them a student, were shot dead.", {"killed": 2}, id="one-of-them"
        ),
        pytest.param(
            "Two women, one a Chinese tourist, were killed.", {"killed": 2}, id="one-a-tourist"
        ),
        pytest.param("The victims, among them a boy, died.", {}, id="only-a-part-is-counted"),
        pytest.param(
            "Four civilians had been brought in dead on Thursday.", {"killed": 4}, id="brought-in"
        ),
        pytest.param("Five members of Iran’s army were also killed.", {"killed": 5}, id="adverb"),
        pytest.param("Junta kills 3 during raid", {"killed": 3}, id="active"),
        pytest.param("Two gunmen killed three people.", {"killed": 3}, id="killers-are-no-victims"),
        pytest.param("Five fighters killed in junta raid", {"killed": 5}, id="headline"),
        pytest.param("The blast killed at least 20.", {"killed": 20}, id="bare-number"),
        pytest.param("killed 5 and wounded 7", {"killed": 5, "injured": 7}, id="two-verbs"),
        pytest.param(
            "five killed, seven injured", {"killed": 5, "injured": 7}, id="two-participles"
        ),
        pytest.param("16 dead and 25 wounded", {"killed": 16, "injured": 25}, id="dead-wounded"),
        pytest.param("40 killed, 60 injured in blast", {"killed": 40, "injured": 60}, id="ticker"),
        pytest.param("killing a police officer and two guards", {"killed": 3}, id="sum-of-objects"),
        pytest.param(
            "Two soldiers and a civilian were killed.", {"killed": 3}, id="sum-of-subjects"
        ),
        pytest.param(
            "18 army and police officers, three drivers and five women were among those killed.",
            {"killed": 26},
            id="sum-of-three",
        ),
        pytest.param("Clash leaves six soldiers, one rebel dead", {"killed": 7}, id="leaves-dead"),
        pytest.param("An attack left eight people injured.", {"injured": 8}, id="left-injured"),
        pytest.param("A woman was killed.", {"killed": 1}, id="article"),
        pytest.param("The mayor was killed.", {"killed": 1}, id="one-subject"),
        pytest.param("Dabei starb Fadel al Maksousi.", {"killed": 1}, id="german-one-died"),
        pytest.param(
            "Four men suffered injuries and an Iraqi was hurt.", {"injured": 1}, id="last-of-two"
        ),
        pytest.param("injuring five Americans, one seriously", {"injured": 5}, id="one-seriously"),
        pytest.param("the killing of three troops last week", {"killed": 3}, id="time-after"),
        pytest.param("They rescued 15 abducted women.", {"released": 15}, id="only-described"),
        pytest.param("A woman and her two sons were killed.", {"killed": 3}, id="her-two"),
        pytest.param(
            "Six men, including an army captain, were killed.", {"killed": 6}, id="including-a"
        ),
        pytest.param("Woman killed in shelling", {"killed": 1}, id="headline-without-article"),
        pytest.param("Drone strike kills militant leader", {"killed": 1}, id="kills-one"),
        pytest.param("The bomber and two guards died.", {"killed": 3}, id="the-bomber-and"),
        pytest.param("Five men were shot and killed.", {"killed": 5}, id="shot-and-killed"),
        pytest.param("Fourteen men tortured and killed by soldiers", {"killed": 14}, id="tortured"),
        pytest.param("They killed a man, his wife and their two sons.", {"killed": 4}, id="kin"),
        pytest.param("A boy was hit by a bullet and died.", {"killed": 1}, id="hit-and-died"),
        pytest.param("The body of a kidnapped man was found.", {"killed": 1}, id="body-found"),
        pytest.param("As many as 30 were killed.", {"killed": 30}, id="as-many-as"),
        pytest.param(
            "Police arrested activist Ann Lee on Monday.", {"arrested": 1}, id="arrested-one"
        ),
        pytest.param("The killing of Hamas leader Ismail Haniyeh.", {"killed": 1}, id="killing-of"),
        pytest.param("They killed Ismail Haniyeh on Monday.", {"killed": 1}, id="one-named"),
        pytest.param("The deaths of eight fighters.", {"killed": 8}, id="deaths-of"),
        pytest.param("The blast claimed the lives of 12 people.", {"killed": 12}, id="lives-of"),
        pytest.param("31 people lost their lives.", {"killed": 31}, id="lost-their-lives"),
        pytest.param("They lost three soldiers.", {"killed": 3}, id="lost-soldiers"),
        pytest.param("The death toll rose to 31.", {"killed": 31}, id="toll"),
        pytest.param("The death toll has risen from 41 to 62.", {"killed": 62}, id="toll-from-to"),
        pytest.param("Fatalities: 3.", {"killed": 3}, id="label"),
        pytest.param("They hacked 12 civilians to death.", {"killed": 12}, id="to-death"),
        pytest.param("Armed men shot dead a farmer.", {"killed": 1}, id="shot-dead"),
        pytest.param("A commander among five killed in raid", {"killed": 5}, id="among-five"),
        pytest.param("The strike killed a family of five.", {"killed": 5}, id="family-of"),
        pytest.param(
            "An ambush killed and wounded 15 men.", {"casualties": 15}, id="both-together"
        ),
        pytest.param("It kills 4 of them.", {"killed": 4}, id="of-them"),
        pytest.param("They managed to kill 7 officers.", {"killed": 7}, id="managed-to"),
        pytest.param("14 others sustained injuries.", {"injured": 14}, id="sustained"),
        pytest.param("Gunmen abducted 279 schoolgirls.", {"abducted": 279}, id="abducted"),
        pytest.param("They took 20 people hostage.", {"abducted": 20}, id="hostage"),
        pytest.param("More than 200 were arrested.", {"arrested": 200}, id="arrested"),
        pytest.param("354 passengers were freed.", {"released": 354}, id="freed"),
        pytest.param("1,500 people have been displaced.", {"displaced": 1500}, id="separator"),
        pytest.param("Hundreds of protesters came.", {"participants": 200}, id="protesters"),
        pytest.param("Some 300 farmers held a rally.", {"participants": 300}, id="held-a-rally"),
        pytest.param("Five were killed and 20 homes burned.", {"killed": 5}, id="homes"),
        pytest.param("Seven people in two cars were killed.", {"killed": 7}, id="in-two-cars"),
        pytest.param(
            "killing two and four others were hurt", {"killed": 2, "injured": 4}, id="and"
        ),
    ],
)
def test_people_are_counted_with_what_befell_them(text, expected):
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("fünf Soldaten getötet und sieben verletzt", (5, 7), id="german"),
        pytest.param("Zwei Menschen starben, zwölf wurden verletzt", (2, 12), id="german-died"),
        pytest.param("6 orang tewas dan 12 luka-luka", (6, 12), id="indonesian"),
        pytest.param("cinco soldados muertos y tres heridos", (5, 3), id="spanish"),
        pytest.param("Murieron 12 personas y 30 resultaron heridas", (12, 30), id="verb-first"),
        pytest.param("cinq soldats tués et sept blessés", (5, 7), id="french"),
    ],
)
def test_other_languages_count_their_basic_figures(text, expected):
    assert (counts(text).get("killed"), counts(text).get("injured")) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A 12-year-old spoke of the killed.", id="age"),
        pytest.param("In 2021 killings rose.", id="year"),
        pytest.param("It was killed off 30 kilometres away.", id="distance"),
        pytest.param("They fired 12 missiles and killed the lights.", id="weapons"),
        pytest.param("Killings rose by 40 percent.", id="share"),
        pytest.param("They vowed to kill 10 soldiers.", id="not-done"),
        pytest.param("No immediate reports of casualties.", id="nothing-said"),
        pytest.param("Three men live in Aleppo.", id="nothing-befell-them"),
        pytest.param("The deal was killed.", id="a-thing"),
        pytest.param("Ann Brooks, 24, spoke of the dead.", id="age-beside-a-name"),
        pytest.param("A crowd of men in their 40s saw 7 dead birds.", id="a-decade-of-age"),
        pytest.param("The fire died down.", id="died-down"),
        pytest.param("A court sentenced 37 people to death.", id="sentenced-to-death"),
        pytest.param("They could not say whether anyone was killed.", id="whether-anyone"),
        pytest.param("Angriff auf die Ain al Assad Airbase am 20. November", id="german-article"),
        pytest.param("The man was not killed.", id="not-killed"),
        pytest.param("How many were killed is not known.", id="how-many"),
        pytest.param("The massacre of Jabal Dwila.", id="massacre-at-a-place"),
        pytest.param("", id="empty"),
    ],
)
def test_what_counts_no_victims_gives_no_figure(text):
    assert counts(text) == {}


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        pytest.param("There were no casualties.", {"killed", "injured"}, id="no-casualties"),
        pytest.param("No one was hurt.", {"killed", "injured"}, id="no-one-hurt"),
        pytest.param("It fell without casualties.", {"killed", "injured"}, id="without"),
        pytest.param("It has not caused any casualties.", {"killed", "injured"}, id="not-any"),
        pytest.param("No passengers were killed.", {"killed"}, id="no-passengers"),
        pytest.param("No US personnel were injured.", {"injured"}, id="no-injured"),
    ],
)
def test_zero_is_a_statement(text, zero):
    found = figures_in(text)

    assert {f.what for f in found} == zero
    assert all(f.figure.best == f.figure.high == 0 for f in found)


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        pytest.param("at least 12 were killed", 12, 12, None, id="at-least"),
        pytest.param("more than 100 were killed", 100, 100, None, id="more-than"),
        pytest.param("as many as 30 were killed", None, 30, 30, id="as-many-as"),
        pytest.param("nearly 400 were killed", None, 400, 400, id="nearly"),
        pytest.param("between 5 and 9 were killed", 5, 7, 9, id="between"),
        pytest.param("12-14 people were killed", 12, 13, 14, id="hyphen"),
        pytest.param("five or six men were killed", 5, 5, 6, id="or"),
        pytest.param("several were killed", 3, None, None, id="several"),
        pytest.param("dozens were killed", 24, None, None, id="dozens"),
        pytest.param("tens of thousands were killed", 20_000, None, None, id="tens-of-thousands"),
        pytest.param("a dozen men were killed", 12, 12, 12, id="a-dozen"),
        pytest.param("two dozen men were killed", 24, 24, 24, id="two-dozen"),
        pytest.param("a couple of men were killed", 2, None, None, id="a-couple-of"),
        pytest.param("a couple was killed", 2, 2, 2, id="a-couple"),
        pytest.param("twenty-three men were killed", 23, 23, 23, id="hyphenated-words"),
        pytest.param("one hundred and five men were killed", 105, 105, 105, id="hundred-and"),
        pytest.param("1.200 men were killed", 1200, 1200, 1200, id="point-as-separator"),
    ],
)
def test_a_vague_number_keeps_its_words_and_a_conservative_low(text, low, best, high):
    (found,) = figures_in(text)

    assert (found.figure.low, found.figure.best, found.figure.high) == (low, best, high)
    assert found.figure.words
    assert found.figure.words in text


def test_people_included_are_a_part_and_not_added():
    found = figures_in("31 people, including 23 soldiers, lost their lives.")

    assert [(f.figure.best, f.victims, f.part) for f in found] == [
        (31, "people", False),
        (23, "soldiers", True),
    ]


def test_a_toll_is_marked_as_a_running_total():
    found = figures_in("The attack killed 4, raising the death toll to 190.")

    assert [(f.figure.best, f.total) for f in found] == [(4, False), (190, True)]


def test_the_victims_stand_where_they_are_said_to():
    text = "He said at least one Iraqi service member was wounded."
    (found,) = find_figures(document(text))

    assert found.victims == "Iraqi service member"
    assert found.victims in text[found.victims_start : found.victims_end]
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("size", [2_000, 20_000])
def test_a_text_without_a_full_stop_is_read_in_time(size):
    import time  # noqa: PLC0415 - only here

    text = "and 5 men were killed and 3 of them wounded " * (size // 40)
    begun = time.perf_counter()
    figures_in(text)

    assert time.perf_counter() - begun < size / 2_000


WORDS = [
    "5",
    "five",
    "at",
    "least",
    "dozens",
    "soldiers",
    "and",
    ",",
    "were",
    "was",
    "killed",
    "wounded",
    "no",
    "casualties",
    "including",
    "a",
    "woman",
    "of",
    "the",
    "to",
    "death",
    "toll",
    "rose",
    "from",
    "3",
    "hostage",
    "lost",
    "their",
    "lives",
    "2021",
    "%",
    "-",
    ":",
    ".",
    "in",
    "getötet",
    "muertos",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_text_gives_offsets_inside_it_and_ordered_bounds(parts):
    text = " ".join(parts)
    for found in figures_in(text):
        figure = found.figure
        known = [n for n in (figure.low, figure.best, figure.high) if n is not None]

        assert text[found.start : found.end] == found.text
        assert 0 <= found.victims_start <= found.victims_end <= len(text)
        assert known == sorted(known)
