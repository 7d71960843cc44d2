import datetime as dt
from dataclasses import replace

import pytest

from geo.events.dating import date_from_others
from geo.model import DatePrecision, Event, Evidence, Kind, Mention, Place, Report
from geo.text.language import language_of

SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
SATURDAY = dt.date(2024, 1, 20)
ASAD = Place("x:asad", "Ain al-Asad", Kind.SITE, 33.79, 42.44, 3.0, "IQ")
LAHORE = Place("x:lahore", "Lahore", Kind.POPULATED, 31.55, 74.34, 12.0, "PK")


def told(name, text, day=None, published=None, *, place=ASAD, kind=SHELLING):  # noqa: PLR0913 - a report
    event = Event(
        f"{name}-1",
        *kind,
        date_start=day,
        date_end=day,
        date_precision=DatePrecision.DAY if day else DatePrecision.NONE,
        mention=Mention(0, 4, place.name, place),
        targets=("United States",),
        weapons=("ballistic missile",),
        reports=(name,),
        evidence=(Evidence(name, 0, len(text)),),
    )
    return Report(id=name, text=text, published=published, language=language_of(text)), [event]


DATED = told("dated", "Missiles fell on Saturday.", SATURDAY, dt.date(2024, 1, 21))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Missiles fell on Saturday.", id="a-weekday"),
        pytest.param("Missiles fell on January 20.", id="a-day-of-a-month"),
        pytest.param("Missiles fell on Saturday evening, the army said.", id="with-more"),
        pytest.param("Am 20. Januar fielen Raketen.", id="in-german"),
    ],
)
def test_a_report_is_dated_by_another_on_the_same_event(text):
    found = date_from_others([DATED, told("open", text)])

    assert list(found) == ["open"]
    assert found["open"].published == dt.date(2024, 1, 21)
    assert found["open"].published_how == "other reports"
    assert found["open"].published_precision is DatePrecision.WEEK


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(told("open", "Missiles fell on Friday."), id="another-weekday"),
        pytest.param(told("open", "Missiles fell on January 3."), id="another-day"),
        pytest.param(told("open", "Missiles fell."), id="no-clue"),
        pytest.param(told("open", "Missiles fell on Saturday.", place=LAHORE), id="another-place"),
        pytest.param(
            told("open", "They marched on Saturday.", kind=("Protests", "Peaceful protest")),
            id="another-kind",
        ),
    ],
)
def test_a_report_that_fits_no_other_stays_undated(other):
    assert date_from_others([DATED, other]) == {}


def test_dated_reports_are_left_alone():
    assert date_from_others([DATED, told("b", "Saturday.", SATURDAY, SATURDAY)]) == {}


def test_of_two_possible_days_the_better_supported_one_is_taken():
    second = told("second", "Missiles fell on Saturday.", SATURDAY, SATURDAY)
    stray = told("stray", "Missiles fell on Saturday.", dt.date(2023, 6, 3), dt.date(2023, 6, 4))
    found = date_from_others([DATED, second, stray, told("open", "Missiles fell on Saturday.")])

    assert found["open"].published is not None
    assert found["open"].published.year == 2024


def test_the_weekday_before_is_not_the_same_as_this_one():
    found = date_from_others([DATED, told("open", "Missiles fell last Saturday.")])

    assert found["open"].published > SATURDAY


def test_nothing_to_go_by_dates_nothing():
    assert date_from_others([]) == {}
    assert date_from_others([told("open", "Missiles fell on Saturday.")]) == {}


def test_early_on_one_day_is_the_day_before_elsewhere():
    early = told("dated", "Missiles fell early on Sunday.", SATURDAY + dt.timedelta(1))
    report, (event,) = early
    start = report.text.index("Sunday")
    evidence = (*event.evidence, Evidence("dated", start, start + 6, "date"))
    early = (
        replace(report, published=dt.date(2024, 1, 22)),
        [replace(event, evidence=evidence)],
    )

    found = date_from_others([early, told("open", "Missiles fell on Saturday.")])

    assert found["open"].published == dt.date(2024, 1, 22)
