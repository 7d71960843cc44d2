import datetime as dt
from dataclasses import replace

import pytest

from geo.events.narrow import narrowed
from geo.model import DatePrecision, Event, Link, Record

MONDAY, TUESDAY, SUNDAY = dt.date(2024, 7, 29), dt.date(2024, 7, 30), dt.date(2024, 8, 4)
EVENT = Event(
    "e", "Battles", "Armed clash", MONDAY, SUNDAY, DatePrecision.WEEK, "week", reports=("r",)
)
RECORD = Record(
    "ME25", "set", "MIT", TUESDAY, TUESDAY, DatePrecision.DAY, "Beirut", 33.9, 35.5, 5.0, "LB", "",
    "Battles", "Armed clash",
)  # fmt: skip
LINK = Link("e", "ME25", 0.95)


def test_a_week_becomes_the_day_of_its_record_and_says_so():
    (event,) = narrowed([EVENT], [LINK], [RECORD])

    assert (event.date_start, event.date_end) == (TUESDAY, TUESDAY)
    assert event.date_precision is DatePrecision.DAY
    assert event.date_rule == "record ME25 within week"


@pytest.mark.parametrize(
    ("event", "link", "record"),
    [
        pytest.param(EVENT, replace(LINK, probability=0.5), RECORD, id="an-unsure-link"),
        pytest.param(EVENT, replace(LINK, ambiguous=True), RECORD, id="an-ambiguous-link"),
        pytest.param(EVENT, replace(LINK, record=None), RECORD, id="no-record"),
        pytest.param(
            EVENT, LINK, replace(RECORD, date_precision=DatePrecision.MONTH), id="a-vague-record"
        ),
        pytest.param(
            EVENT,
            LINK,
            replace(RECORD, date_start=dt.date(2024, 8, 9), date_end=dt.date(2024, 8, 9)),
            id="a-day-outside",
        ),
        pytest.param(
            replace(EVENT, date_precision=DatePrecision.DAY), LINK, RECORD, id="a-day-already"
        ),
        pytest.param(replace(EVENT, date_start=None), LINK, RECORD, id="no-date"),
    ],
)
def test_an_event_keeps_the_date_its_reports_give(event, link, record):
    assert narrowed([event], [link], [record]) == (event,)
