import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError
from geo.model import NOT_SAID, DatePrecision, Figure
from geo.sources.cells import count_of, figure_of, names_of, point_of, span_of

FIFTH = dt.date(2024, 8, 5)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("2024-08-05", id="iso"),
        pytest.param("2024-08-05 00:00:00.000", id="with-time"),
        pytest.param("2024-08-05T04:30:00Z", id="iso-with-time"),
        pytest.param("05-08-2024", id="acled-day-first"),
        pytest.param("05 August 2024", id="acled-web"),
        pytest.param("5 Aug 2024", id="short-month"),
        pytest.param("August 5, 2024", id="month-first-in-words"),
        pytest.param("20240805", id="gdelt"),
        pytest.param("5.8.2024", id="dots"),
    ],
)
def test_every_form_of_one_day_is_that_day(cell):
    assert span_of(cell) == (FIFTH, FIFTH, DatePrecision.DAY)


def test_a_month_spans_its_days():
    assert span_of("2024-02") == (dt.date(2024, 2, 1), dt.date(2024, 2, 29), DatePrecision.MONTH)


def test_a_slashed_date_that_reads_two_ways_is_refused():
    with pytest.raises(InputError, match="two ways"):
        span_of("03/04/2024")


def test_a_slashed_date_that_reads_one_way_is_read():
    assert span_of("8/25/2024")[0] == span_of("25/8/2024")[0] == dt.date(2024, 8, 25)


@pytest.mark.parametrize("cell", ["2024-02-30", "yesterday", "", "99999999", "=1+1", "1e400"])
def test_what_is_no_date_says_so(cell):
    with pytest.raises(InputError, match="is no date"):
        span_of(cell)


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_any_day_written_as_iso_is_read_back(day):
    assert span_of(day.isoformat())[:2] == (day, day)


@given(st.text(max_size=40))
def test_any_cell_is_a_value_or_an_input_error(cell):
    for read in (span_of, count_of):
        with contextlib.suppress(InputError):
            assert read(cell) == read(cell)


def test_an_empty_count_is_not_said_and_zero_is_a_statement():
    assert figure_of("", "", "") is NOT_SAID
    assert figure_of("0", "0", "0") == Figure(0, 0, 0)


@pytest.mark.parametrize("cell", ["-9", "-99", "NA", "unknown"])
def test_a_code_for_unknown_is_not_a_count(cell):
    assert count_of(cell) is None


@pytest.mark.parametrize("cell", ["1.5", "-3", "inf", "=SUM(A1)", "9999999999", "two"])
def test_what_is_no_count_of_people_is_refused(cell):
    with pytest.raises(InputError, match="no count of people"):
        count_of(cell)


def test_a_thousands_comma_and_a_whole_float_are_counts():
    assert (count_of("1,200"), count_of("3.0")) == (1200, 3)


def test_a_low_figure_above_the_high_one_is_refused():
    with pytest.raises(InputError, match="above"):
        figure_of("9", "", "5")


@pytest.mark.parametrize("pair", [("91", "0"), ("0", "181"), ("nan0", "1"), ("33", "")])
def test_a_point_off_the_globe_is_refused(pair):
    with pytest.raises(InputError):
        point_of(*pair)


def test_no_point_at_all_is_no_error():
    assert point_of("", None) == (None, None)


def test_names_keep_their_order_and_lose_repetitions():
    assert names_of(" b; a;;b ") == ("b", "a")
