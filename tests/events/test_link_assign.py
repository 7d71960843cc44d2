import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.events.assign import Candidate, assign, candidates_of


def row(record, day, *, pairs=1.0, common=0.0):
    return {"r": record, "day": day, "pairs": pairs, "common": common}


def candidate(event, record, probability):
    return Candidate(event, record, probability, ())


@given(
    st.lists(st.floats(-40, 40), min_size=1, max_size=6),
    st.floats(0.1, 0.9),
    st.floats(1, 1e5),
)
def test_candidates_and_no_record_share_one_whole(weights, linked, pairs):
    rows = [row(i, weight, pairs=pairs) for i, weight in enumerate(weights)]

    found = candidates_of(0, rows, ["day"], linked=linked, slope=1.0)

    assert sum(c.probability for c in found) < 1.0 + 1e-9
    assert [c.probability for c in found] == sorted((c.probability for c in found), reverse=True)


def test_a_rival_as_good_halves_the_probability():
    alone = candidates_of(0, [row(1, 20.0)], ["day"], linked=0.5, slope=1.0)
    rivals = candidates_of(0, [row(1, 20.0), row(2, 20.0)], ["day"], linked=0.5, slope=1.0)

    assert alone[0].probability == pytest.approx(1.0, abs=1e-3)
    assert rivals[0].probability == pytest.approx(0.5, abs=1e-3)


def test_where_such_records_are_a_daily_matter_a_fit_weighs_less():
    rare = candidates_of(0, [row(1, 5.0)], ["day"], linked=0.5, slope=1.0)
    daily = candidates_of(0, [row(1, 5.0, common=4.0)], ["day"], linked=0.5, slope=1.0)

    assert daily[0].probability < rare[0].probability


def test_the_weights_of_a_candidate_add_up_to_its_odds():
    (found,) = candidates_of(0, [row(1, 3.0, pairs=12, common=1.5)], ["day"], linked=0.7, slope=0.9)

    odds = 2 ** sum(weight for _, weight in found.weights)

    assert found.probability == pytest.approx(odds / (1 + odds))


def test_two_events_never_take_one_record_and_the_order_does_not_matter():
    candidates = [
        candidate(0, 10, 0.9),
        candidate(0, 11, 0.05),
        candidate(1, 10, 0.8),
        candidate(1, 11, 0.6),
    ]

    chosen = assign(candidates, link_from=0.5)
    turned = assign(candidates[::-1], link_from=0.5)

    assert {event: c.record for event, c in chosen.items()} == {0: 10, 1: 11}
    assert turned == chosen


def test_a_candidate_below_the_threshold_is_no_link():
    assert assign([candidate(0, 10, 0.4)], link_from=0.5) == {}


def test_no_candidate_at_all_is_no_link():
    assert assign([], link_from=0.5) == {}
