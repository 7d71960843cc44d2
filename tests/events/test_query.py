import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.query import FIELDS, Filters, option_counts, rows, select, summary
from geo.map.payload import payload
from tests.sample import BUILT, many

ALL = ["e-west", "e-erbil", "e-asad", "e-yemen", "e-protest", "e-nowhere"]
CLAIMANT = "Islamic Resistance in Iraq"


@pytest.fixture(scope="module")
def table():
    return rows(BUILT)


def ids(table, **asked):
    chosen = {key: frozenset(value) if key in FIELDS else value for key, value in asked.items()}
    return [row.id for row in select(table, Filters(**chosen))]


def test_rows_stand_in_the_order_of_the_payload(table):
    assert [row.id for row in table] == json.loads(payload(BUILT))["columns"]["id"]


def test_an_aggregate_is_not_shown(table):
    assert "e-many" not in [row.id for row in table]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param({}, ALL, id="none"),
        pytest.param({"type": ["Battles", "Riots"]}, ["e-yemen", "e-nowhere"], id="alternatives"),
        pytest.param({"sub": ["Peaceful protest"]}, ["e-protest"], id="sub type"),
        pytest.param({"actor": ["Iran"]}, ["e-erbil"], id="initiator"),
        pytest.param({"actor": ["civilians"]}, ["e-erbil"], id="target"),
        pytest.param({"actor": [CLAIMANT]}, ["e-west", "e-asad"], id="claimed by"),
        pytest.param({"actor": ["Kata'ib Hezbollah"]}, ["e-asad"], id="blamed"),
        pytest.param({"country": ["YE"]}, ["e-yemen"], id="country"),
        pytest.param({"weapon": ["drone"]}, ["e-west"], id="weapon"),
        pytest.param({"dataset": ["Dateline records"]}, ["e-asad"], id="dataset"),
        pytest.param({"dataset": ["ambiguous"]}, ["e-asad"], id="ambiguous link"),
        pytest.param({"dataset": ["none"], "status": ["confirmed"]}, ["e-erbil"], id="no record"),
        pytest.param({"status": ["disputed"]}, ["e-asad"], id="status"),
        pytest.param({"place": ["area", "none"]}, ["e-west", "e-nowhere"], id="precision of place"),
        pytest.param({"when": ["month"]}, ["e-yemen"], id="precision of date"),
        pytest.param({"type": ["Battles"], "country": ["IQ"]}, [], id="all fields must hold"),
        pytest.param({"type": ["nonsense"]}, [], id="unknown word"),
        pytest.param({"deaths": (5, None)}, ["e-erbil", "e-yemen"], id="at least five"),
        pytest.param({"deaths": (None, 0)}, ["e-west", "e-asad"], id="nobody"),
        pytest.param({"q": "AIN AL ASAD"}, ["e-asad"], id="place by folded name"),
        pytest.param({"q": "centcom"}, [], id="word that stands nowhere"),
        pytest.param({"q": "command wounding"}, ["e-asad"], id="words of a sentence"),
    ],
)  # fmt: skip
def test_a_filter_leaves(table, asked, expected):
    assert ids(table, **asked) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        pytest.param(
            "2024-01-16", "2024-01-20", ["e-erbil", "e-asad"], id="both end days included"
        ),
        pytest.param("2023-11-12", "2023-11-12", ["e-west"], id="last day of a week"),
        pytest.param("2024-02-10", None, ["e-yemen", "e-protest"], id="open end"),
        pytest.param(None, "2023-12-01", ["e-west"], id="open beginning"),
        pytest.param("2024-01-20", "2024-01-16", ["e-erbil", "e-asad"], id="turned round"),
        pytest.param("2020-01-01", "2020-12-31", [], id="before everything"),
    ],
)
def test_a_window_leaves(table, since, until, expected):
    asked = {
        "since": since and dt.date.fromisoformat(since),
        "until": until and dt.date.fromisoformat(until),
    }

    assert ids(table, **asked) == expected


def test_an_event_without_a_date_passes_only_without_a_window(table):
    assert "e-nowhere" in ids(table)
    assert "e-nowhere" not in ids(table, since=dt.date(1990, 1, 1))


def test_the_summary_says_what_is_in_view(table):
    assert summary(table) == (
        "6 events, 6 Nov 2023 – 5 Aug 2024, 28–29 killed as reported, 1 known only to country,"
        " 1 without a place, 1 without a date"
    )


def test_the_summary_of_one_event_on_one_day(table):
    assert summary(select(table, Filters(status=frozenset({"disputed"})))) == (
        "1 event, 20 Jan 2024, 0 killed as reported"
    )


def test_the_summary_does_not_make_up_deaths(table):
    assert "deaths not said" in summary(select(table, Filters(type=frozenset({"Protests"}))))


def test_the_summary_of_nothing_says_what_to_do():
    assert summary(()) == "No events in view: widen the dates or clear a filter"


def test_an_option_counts_what_it_would_leave(table):
    filters = Filters(type=frozenset({"Battles"}), country=frozenset({"IQ"}))

    counts = option_counts(table, filters)

    assert counts["country"] == {"YE": 1}
    assert counts["type"]["Protests"] == 1
    assert counts["weapon"] == {}


words = st.frozensets(st.text(min_size=1, max_size=9), max_size=3)
days = st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
bound = st.none() | st.integers(0, 999)


@given(
    st.builds(
        Filters,
        since=days,
        until=days,
        deaths=st.tuples(bound, bound),
        q=st.text(max_size=30).filter(lambda text: text.strip()) | st.just(""),
        **dict.fromkeys(FIELDS, words),
    )
)
def test_an_address_gives_the_filters_back(filters):
    assert Filters.from_pairs(filters.to_pairs()) == filters


@given(st.lists(st.tuples(st.sampled_from(["from", "to", "deaths", "q", "type", "x"]), st.text())))
def test_no_address_breaks_the_filters(pairs):
    select(rows(BUILT), Filters.from_pairs(pairs))


@pytest.mark.parametrize("field", FIELDS)
def test_options_of_a_single_valued_field_add_up_to_all_events(field):
    table = rows(many(60))

    counts = option_counts(table, Filters())[field]

    expected = sum(len(row.words[field]) for row in table)
    assert sum(counts.values()) == expected
