"""When a story took place: by its own words, by what was told before, or by the report's day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geo.model import DatePrecision, Modality

if TYPE_CHECKING:
    from geo.events.ground import Setting
    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.model import DateMention

CARRIED = "carried from earlier sentence"
_HEADING = 5  # words of a date that stands alone
_DAY, _NO_TIME = dt.timedelta(days=1), dt.timedelta()


class When(NamedTuple):
    """An interval, its precision, and the rule that gave it."""

    start: dt.date | None = None
    end: dt.date | None = None
    precision: DatePrecision = DatePrecision.NONE
    rule: str = ""


def date_of(story: Story, setting: Setting) -> When:
    """Return when a story took place, by the first rule that has an answer."""
    if story.date is not None:
        return _when(story.date, story.date.rule)
    news = any(h.form != "base" for t in story.tellings for h in t.hits)
    if story.said_on is not None and news:
        return _when(story.said_on, f"day of the statement ({story.said_on.rule})")
    earlier = _days_earlier(story.tellings[0])
    if earlier or _long_over(story):
        return _some_days_before(setting) if earlier else When()
    carried = _carried_day(story, setting)
    if carried.start is not None:
        return carried
    report = setting.document.report
    if report.published and setting.leads(story):
        precision = report.published_precision
        return When(report.published, report.published, precision, "day of publication")
    return When()


def _date_by_then(other: Story, story: Story) -> DateMention | None:
    """Return the day that a story has in the sentences up to where another one begins."""
    first = story.tellings[0].view.number
    return replace(other, tellings=[t for t in other.tellings if t.view.number <= first]).date


def sums_up_a_day(story: Story) -> bool:
    """Tell whether a story sums up what happened on one day."""
    summed = story.tellings[0].modality is Modality.AGGREGATE
    return summed and story.date is not None and story.date.precision is DatePrecision.DAY


def _carried_day(story: Story, setting: Setting) -> When:
    """Return the day of what is told just before a story, or that stands alone before it."""
    shift = -_DAY if _a_day_before(story.tellings[0]) else _NO_TIME
    for other in setting.told_before(story, summed=True):
        if (date := _date_by_then(other, story)) is not None:
            return _when(date, CARRIED, shift)
        known = setting.days.get(id(other))
        if known is not None and known.rule == CARRIED:
            return known
    heading = _heading(story, setting)
    return _when(heading, "heads the sentence") if heading else When()


def _heading(story: Story, setting: Setting) -> DateMention | None:
    """Return the day that stands alone before a story: "20 August. Shells hit the base"."""
    number = story.tellings[0].view.number - 1
    if number < 0 or len(setting.seen[number].words) > _HEADING:
        return None
    return next((d for d in setting.seen[number].noticed.dates if d.date_start), None)


def _long_over(story: Story) -> bool:
    """Tell whether "had killed" says that a story was over before what is told beside it."""
    first = story.tellings[0]
    if story.place is None or len(story.tellings) > 1 or first.view.noticed.speech:
        return False
    return any(first.view.word(h.first - 1) == "had" for h in first.hits if h.part == "verb")


def _days_earlier(one: Telling) -> bool:
    """Tell whether a sentence opens with "days earlier", a clause with "days after": on no day."""
    head, begin = one.view.words[:4], one.view.clause.index(one.clause)
    lags = one.view.opens[one.clause] == "after" and one.view.word(begin - 1) == "days"
    return lags or any(a == "days" and b in {"earlier", "before"} for a, b in pairwise(head))


def _some_days_before(setting: Setting) -> When:
    """Return the week before a report, or nothing if it has no day."""
    day = setting.document.report.published
    if day is None:
        return When()
    week = dt.timedelta(days=7)
    return When(day - week, day - dt.timedelta(days=1), DatePrecision.WEEK, "days earlier")


def _a_day_before(one: Telling) -> bool:
    """Tell whether a clause says what came first: "the strike followed a day of fighting"."""
    begin = one.view.clause.index(one.clause)
    return one.view.opens[one.clause] == "followed" and "day" in one.view.words[begin : begin + 4]


def _when(date: DateMention, rule: str, shift: dt.timedelta = _NO_TIME) -> When:
    first, last = date.date_start, date.date_end or date.date_start
    return When(first and first + shift, last and last + shift, date.precision, rule)
