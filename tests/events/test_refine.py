import datetime as dt
from dataclasses import replace

import pytest

from geo.events.refine import dated_by_records
from geo.model import DatePrecision, Event, Link, Record

WEEK = Event(
    "e1",
    "Battles",
    "Armed clash",
    dt.date(2024, 7, 29),
    dt.date(2024, 8, 4),
    DatePrecision.WEEK,
    date_rule="week",
)
RECORD = Record(
    *("R1", "made up", "none", dt.date(2024, 7, 31), dt.date(2024, 7, 31), DatePrecision.DAY),
    *("Tehran", 35.7, 51.4, 20.0, "IR", "Tehran", "Battles", "Armed clash"),
)
LINK = Link("e1", "R1", 0.9)


def test_an_event_of_some_week_takes_the_day_of_its_record_and_keeps_what_was_told():
    (event,) = dated_by_records([WEEK], [LINK], [RECORD])

    assert (event.date_start, event.date_end) == (dt.date(2024, 7, 31), dt.date(2024, 7, 31))
    assert event.date_precision is DatePrecision.DAY
    assert event.date_rule == "week 2024-07-29/2024-08-04; day by record R1"


@pytest.mark.parametrize(
    ("event", "link", "record"),
    [
        pytest.param(WEEK, replace(LINK, probability=0.6), RECORD, id="an unsure link"),
        pytest.param(WEEK, replace(LINK, ambiguous=True), RECORD, id="an ambiguous link"),
        pytest.param(WEEK, replace(LINK, record=None), RECORD, id="no record"),
        pytest.param(
            WEEK, LINK, replace(RECORD, date_start=dt.date(2024, 7, 28)), id="days not told"
        ),
        pytest.param(
            WEEK, LINK, replace(RECORD, date_precision=DatePrecision.MONTH), id="a vague record"
        ),
        pytest.param(
            replace(WEEK, date_precision=DatePrecision.DAY), LINK, RECORD, id="a day that was told"
        ),
    ],
)
def test_nothing_else_changes_a_date(event, link, record):
    assert dated_by_records([event], [link], [record]) == (event,)
