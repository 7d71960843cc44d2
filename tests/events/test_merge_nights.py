"""One event told by two days, and two events of two days: which is which."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.events.merge import merge
from geo.model import DatePrecision, Event, Evidence, Figure, Kind, Mention, Place, Report
from geo.settings import Settings
from geo.text.lexicon import Lexicon

MONDAY = dt.date(2024, 1, 15)
DAY = dt.timedelta(days=1)
TOWN = Place("x:town", "Kupiansk", Kind.POPULATED, 49.71, 37.61, 6.0, "UA")
VILLAGE = Place("x:village", "Izium", Kind.POPULATED, 49.21, 37.28, 6.0, "UA")
COUNTRY = Place("x:country", "Ukraine", Kind.COUNTRY, 49.0, 32.0, 440.0, "UA")
LEXICON = Lexicon.load(Settings().data)


def told(name, day, words="on that day", dead=None, published=None, **fields):
    """Return a report and its telling of shells that fell on `day`, dated by `words`."""
    text = f"Shells fell {words} in {name}."
    start = text.index(words)
    made = {
        "id": f"{name}-{fields.pop('number', 1)}",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "date_start": day,
        "date_end": day,
        "date_precision": DatePrecision.DAY,
        "date_rule": "weekday",
        "mention": Mention(0, 4, TOWN.name, fields.pop("place", TOWN)),
        "initiators": ("Russia",),
        "targets": ("Ukraine",),
        "weapons": ("artillery",),
        "fatalities": Figure(dead, dead, dead) if dead else Figure(),
        "reports": (name,),
        "evidence": (
            Evidence(name, 0, len(text)),
            Evidence(name, start, start + len(words), "date"),
        ),
    }
    return Report(id=name, text=text, published=published or day + DAY), Event(**(made | fields))


def groups(*pairs):
    """Return the ids of the reports of every event that the tellings become."""
    reports = {report.id: report for report, _ in pairs}
    return sorted(sorted(e.reports) for e in merge([t for _, t in pairs], reports, LEXICON))


@pytest.mark.parametrize(
    "bridge",
    [
        pytest.param(told("c", MONDAY, "late on Monday"), id="late-on-the-first-day"),
        pytest.param(told("c", MONDAY + DAY, "early on Tuesday"), id="early-on-the-second"),
        pytest.param(
            told("c", MONDAY, "in the night to Tuesday", date_end=MONDAY + DAY, date_rule="night"),
            id="in-the-night-between",
        ),
    ],
)
def test_a_third_report_that_agrees_with_both_days_joins_them(bridge):
    one, other = told("a", MONDAY), told("b", MONDAY + DAY)

    assert groups(one, other) == [["a"], ["b"]]
    assert groups(one, other, bridge) == [["a", "b", "c"]]


def test_a_report_that_tells_both_days_keeps_them_apart():
    both = [told("a", MONDAY), told("a", MONDAY + DAY, number=2)]

    assert groups(*both, told("c", MONDAY, "late on Monday")) == [["a"], ["a", "c"]]


def test_two_evenings_in_a_row_are_two_events():
    one = [told("a", MONDAY), told("b", MONDAY, "late on Monday")]
    other = [told("c", MONDAY + DAY), told("d", MONDAY + DAY, "late on Tuesday")]

    assert groups(*one, *other) == [["a", "b"], ["c", "d"]]


def test_one_toll_told_by_two_days_is_one_event():
    assert groups(told("a", MONDAY, dead=7), told("b", MONDAY + DAY, dead=7)) == [["a", "b"]]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(told("b", MONDAY + DAY, dead=3), id="another-toll"),
        pytest.param(told("b", MONDAY + DAY), id="no-toll"),
        pytest.param(told("b", MONDAY + DAY, dead=7, place=VILLAGE), id="another-place"),
        pytest.param(
            told("b", MONDAY + DAY, dead=7, published=MONDAY + 20 * DAY), id="weeks-later"
        ),
        pytest.param(
            told("b", MONDAY + DAY, dead=7, initiators=("Ukraine",), targets=("Russia",)),
            id="the-other-side",
        ),
    ],
)
def test_a_day_apart_needs_more_than_a_place_and_sides(other):
    assert groups(told("a", MONDAY, dead=7), other) == [["a"], ["b"]]


def test_a_town_shelled_every_day_with_one_toll_is_shelled_every_day():
    days = [told(f"r{i}", MONDAY + i * DAY, "overnight", dead=2) for i in range(6)]

    assert len(groups(*days)) == 6


def test_a_day_carried_over_does_not_keep_one_night_apart():
    late, next_day = told("a", MONDAY, "late on Monday"), told("b", MONDAY + DAY)
    carried = told("c", MONDAY + 2 * DAY, date_rule="carried from earlier sentence")

    assert groups(late, next_day, carried) == [["a", "b", "c"]]


def test_the_night_before_something_else_does_not_keep_one_night_apart():
    late, next_day = told("a", MONDAY, "late on Monday"), told("b", MONDAY + DAY)
    before = told("c", MONDAY + DAY, "the night before")

    assert groups(late, next_day, before) == [["a", "b", "c"]]


def test_a_vague_telling_joins_the_only_event_of_its_side():
    vague = told("c", MONDAY + DAY, "early on Tuesday", place=COUNTRY, targets=(), weapons=())
    here, there = told("a", MONDAY), told("b", MONDAY, place=VILLAGE)

    assert groups(here, vague) == [["a", "c"]]
    assert groups(here, there, vague) == [["a"], ["b"], ["c"]]


def test_exact_tellings_settle_before_a_vague_one_joins():
    exact = [told("a", MONDAY + DAY), told("b", MONDAY, "late on Monday")]
    vague = told("c", MONDAY, place=COUNTRY)

    assert groups(*exact, vague) == [["a", "b", "c"]]


TELLINGS = st.tuples(
    st.integers(0, 3),
    st.sampled_from(("on that day", "late", "early", "overnight")),
    st.sampled_from((TOWN, VILLAGE, COUNTRY)),
    st.sampled_from((None, 4, 30)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(TELLINGS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(rows, chance):
    pairs = [
        told(f"r{i}", MONDAY + day * DAY, words, dead, place=place)
        for i, (day, words, place, dead) in enumerate(rows)
    ]

    assert groups(*chance.sample(pairs, len(pairs))) == groups(*pairs)


@settings(max_examples=40, deadline=None)
@given(st.lists(TELLINGS, max_size=8))
def test_every_telling_is_in_one_event_and_none_spans_more_than_a_night(rows):
    pairs = [
        told(f"r{i}", MONDAY + day * DAY, words, dead, place=TOWN)
        for i, (day, words, _, dead) in enumerate(rows)
    ]
    days = {event.reports[0]: event.date_start for _, event in pairs}

    found = groups(*pairs)

    assert sorted(name for group in found for name in group) == sorted(days)
    for group in found:
        told_on = {days[name] for name in group}
        assert max(told_on) - min(told_on) <= DAY


@pytest.mark.parametrize("rule", ["day of publication", "carried from earlier sentence"])
def test_daily_news_without_a_day_of_its_own_is_not_one_event(rule):
    days = [told(f"r{i}", MONDAY + i * DAY, date_rule=rule) for i in range(6)]

    assert all(len(group) < 3 for group in groups(*days))


def test_a_drone_on_the_third_day_is_not_the_like_of_shells():
    late, next_day = told("a", MONDAY, "late on Monday"), told("b", MONDAY + DAY)
    drone = {"sub_event_type": "Air/drone strike", "weapons": ("drone",), "targets": ()}

    assert groups(late, next_day, told("c", MONDAY + 3 * DAY, **drone)) == [["a", "b"], ["c"]]


def test_what_fell_in_the_afternoon_fell_in_no_night():
    late, afternoon = (
        told("a", MONDAY, "late on Monday"),
        told("b", MONDAY + DAY, "in the afternoon"),
    )

    assert groups(late, afternoon) == [["a"], ["b"]]


def test_a_toll_does_not_fall_from_a_night_to_its_morning():
    late, fewer = told("a", MONDAY, "late on Monday", dead=6), told("b", MONDAY + DAY, dead=2)
    more = told("c", MONDAY + DAY, dead=9)

    assert groups(late, fewer) == [["a"], ["b"]]
    assert groups(late, more) == [["a", "c"]]
