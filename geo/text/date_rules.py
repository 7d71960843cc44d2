"""Works out which day or period a phrase of time means, given when the text was written."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import DatePrecision
from geo.text import date_words as words
from geo.text.calendar import YEARS, day_of_match, month_before, month_span, weekday_before
from geo.text.date_span import EARLY_PRINT, ONE, Context, Span, nearest, year_of_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.text.date_phrases import Phrase

_DAY, _WEEK = DatePrecision.DAY, DatePrecision.WEEK
_MONTH, _YEAR = DatePrecision.MONTH, DatePrecision.YEAR
_MONTHS_OF_A_YEAR = 12
_BEFORE = frozenset(("last", "past", "this past", "lalu", "dernier", "pasado", "passada", "scorso"))
_AFTER = frozenset(("next", "the following", "following", "the coming", "coming"))
_DAYS_OF = {"hour": 0, "day": 1, "night": 1, "week": 7}
_RECENT = {"day": (7, _WEEK), "night": (7, _WEEK), "hour": (1, _DAY), "week": (28, _MONTH)}


def resolve(phrase: Phrase, context: Context) -> Span | None:
    """Return the days a phrase means, or None when the context does not tell."""
    try:
        span = _RULES[phrase.rule](phrase, context)
    except (OverflowError, ValueError):  # before the calendar's first day, or after its last
        return None
    if span is None or span.start > span.end:
        return None
    return span if span.start.year in YEARS and span.end.year in YEARS else None


# ---------------------------------------------------------------- days
def _one(day: dt.date | None, precision: DatePrecision = _DAY) -> Span | None:
    return Span(day, day, precision) if day else None


def _day(phrase: Phrase, context: Context) -> Span | None:
    month, day = phrase.month or 0, phrase.day or 0
    if phrase.year:
        return _one(day_of_match(phrase.year, month, day))
    return _one(year_of_day(month, day, context, ahead=phrase.ahead))


def _numeric(phrase: Phrase, context: Context) -> Span | None:
    """Read 20/01/2024 as day and month, 01/20/2024 as month and day; of two, the likelier."""
    year, one, two = phrase.year or 0, phrase.day or 0, phrase.month or 0
    readings = [day_of_match(year, two, one), day_of_match(year, one, two)]
    days = [day for day in readings if day]
    if context.anchor and len(days) > 1:
        past = [day for day in days if day <= context.anchor + EARLY_PRINT * ONE]
        days = past or days
    return _one(days[0] if days else None)


def _days(phrase: Phrase, context: Context) -> Span | None:
    """Read a range of days; the year is the last day's."""
    last_month = phrase.to_month or phrase.month
    last = replace(phrase, month=last_month, day=phrase.to_day, rule="day")
    end = _day(last, context)
    if end is None:
        return None
    year = end.start.year
    start = day_of_match(year, phrase.month or 0, phrase.day or 0)
    if start and start > end.start:
        start = day_of_match(year - 1, phrase.month or 0, phrase.day or 0)
    return Span(start, end.start) if start else end


def _weekday(phrase: Phrase, context: Context) -> Span | None:
    anchor, weekday = context.anchor, phrase.weekday
    if anchor is None or weekday is None:
        return None
    if phrase.word in {"previous", "the previous"} and context.base:
        return _one(weekday_before(context.base.start - ONE, weekday))
    if phrase.word in _AFTER or (phrase.ahead and phrase.word not in _BEFORE):
        return _one(weekday_before(anchor + 7 * ONE, weekday))
    return _one(weekday_before(anchor - ONE if phrase.word in _BEFORE else anchor, weekday))


def _night_of_weekdays(phrase: Phrase, context: Context) -> Span | None:
    if context.anchor is None or phrase.to_weekday is None:
        return None
    end = weekday_before(context.anchor, phrase.to_weekday)
    start = end - ONE if phrase.weekday is None else weekday_before(end - ONE, phrase.weekday)
    return Span(start, end)


def _two_weekdays(phrase: Phrase, context: Context) -> Span | None:
    """Read "on Friday and Saturday" as both days, "on Monday and Friday" as the first."""
    first = _weekday(phrase, context)
    if first is None or context.anchor is None or phrase.to_weekday is None:
        return first
    last = weekday_before(context.anchor, phrase.to_weekday)
    if (phrase.to_weekday - (phrase.weekday or 0)) % 7 != 1:
        return first
    return Span(last - ONE, last)


def _overnight(phrase: Phrase, context: Context) -> Span | None:
    """Read "overnight Friday": into the day of writing if that is a Friday, else from Friday."""
    day = _weekday(phrase, context)
    if day is None or context.anchor is None:
        return None
    return (
        Span(day.start - ONE, day.end)
        if day.end == context.anchor
        else Span(day.start, day.end + ONE)
    )


def _near_day(phrase: Phrase, context: Context) -> Span | None:
    base = context.quoted or context.anchor
    return _one(base + phrase.count * ONE) if base else None


def _last_night(_phrase: Phrase, context: Context) -> Span | None:
    base = context.quoted or context.anchor
    return Span(base - ONE, base) if base else None


def _this_part(_phrase: Phrase, context: Context) -> Span | None:
    return _one(context.quoted or context.anchor)


def _weekend(phrase: Phrase, context: Context) -> Span | None:
    if context.anchor is None:
        return None
    if phrase.word == "next" or (phrase.ahead and not phrase.word):
        saturday = weekday_before(context.anchor + 7 * ONE, 5)
        return Span(saturday, saturday + ONE)
    back = ONE if phrase.word in {"last", "previous"} else 0 * ONE
    saturday = weekday_before(context.anchor - back, 5)
    return Span(saturday, saturday + ONE)


# ---------------------------------------------------------------- periods
def _month_of(phrase: Phrase, context: Context) -> tuple[int, int] | None:
    """Return year and month of a named month: the latest that has begun, unless it says more."""
    month = phrase.month or 0
    if phrase.year:
        return phrase.year, month
    if context.anchor is None:
        near = nearest(month, 15, context.full)
        return (near.year, month) if near else None
    anchor = context.anchor
    begun = month <= anchor.month - (phrase.word == "last")
    if phrase.ahead or phrase.word == "next":
        return anchor.year + (month < anchor.month), month
    return anchor.year - (not begun), month


def _month(phrase: Phrase, context: Context) -> Span | None:
    if (found := _month_of(phrase, context)) is None:
        return None
    return _until_anchor(Span(*month_span(*found), _MONTH), context)


def _part_of_month(phrase: Phrase, context: Context) -> Span | None:
    """Read early as 1-10, mid as 11-20, late as 21 to the end."""
    if (found := _month_of(phrase, context)) is None:
        return None
    first, last = month_span(*found)
    part = words.PARTS_OF_MONTH.get(phrase.word, "")
    tenth, twentieth = first + 9 * ONE, first + 19 * ONE
    spans = {
        "early": (first, tenth),
        "mid": (tenth + ONE, twentieth),
        "late": (twentieth + ONE, last),
    }
    return _until_anchor(Span(*spans.get(part, (first, last)), _WEEK), context)


def _year(phrase: Phrase, context: Context) -> Span | None:
    if phrase.year is None or phrase.year not in YEARS:
        return None
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(phrase.word, (1, 12))
    start, end = dt.date(phrase.year, first, 1), month_span(phrase.year, last)[1]
    return _until_anchor(Span(start, end, _YEAR), context)


def _until_anchor(span: Span, context: Context) -> Span:
    """Cut what lies after the day of writing off a period that has begun."""
    if context.anchor and span.start <= context.anchor < span.end:
        return span._replace(end=context.anchor)
    return span


def _week(phrase: Phrase, context: Context) -> Span | None:
    if context.anchor is None:
        return None
    monday = weekday_before(context.anchor, 0)
    if phrase.word in {"past", "the past"}:
        return Span(context.anchor - 7 * ONE, context.anchor, _WEEK)
    if phrase.word == "this":
        return Span(monday, monday + 6 * ONE if phrase.ahead else context.anchor, _WEEK)
    monday += (7 if phrase.word in _AFTER else -7) * ONE
    return Span(monday, monday + 6 * ONE, _WEEK)


def _earlier_in(phrase: Phrase, context: Context) -> Span | None:
    """Read "earlier in the week": before the day of writing, a week at most."""
    if context.anchor is None:
        return None
    days, precision = (30, _MONTH) if phrase.unit == "month" else (6, _WEEK)
    return Span(context.anchor - days * ONE, context.anchor - ONE, precision)


def _this_month(phrase: Phrase, context: Context) -> Span | None:
    if context.anchor is None:
        return None
    if phrase.word in {"past", "the past"}:
        return Span(context.anchor - 30 * ONE, context.anchor, _MONTH)
    shift = {"this": 0}.get(phrase.word, -1 if phrase.word in _AFTER else 1)
    span = Span(*month_span(*month_before(context.anchor, shift)), _MONTH)
    return span if phrase.ahead else _until_anchor(span, context)


def _this_year(phrase: Phrase, context: Context) -> Span | None:
    if context.anchor is None:
        return None
    if phrase.word in {"past", "the past"}:
        return Span(context.anchor - 365 * ONE, context.anchor, _YEAR)
    shift = {"this": 0}.get(phrase.word, 1 if phrase.word in _AFTER else -1)
    return _year(replace(phrase, year=context.anchor.year + shift, word=""), context)


def _recent(phrase: Phrase, context: Context) -> Span | None:
    if context.anchor is None:
        return None
    days, precision = _RECENT.get(phrase.unit, (120 if phrase.unit == "month" else 1100, _YEAR))
    return Span(context.anchor - days * ONE, context.anchor, precision)


def _past_span(phrase: Phrase, context: Context) -> Span | None:
    if context.anchor is None:
        return None
    start = _shifted(Span(context.anchor, context.anchor), phrase, -1)
    return Span(start.start, context.anchor, max(start.precision, _WEEK, key=_RANK.__getitem__))


_RANK = {_DAY: 0, _WEEK: 1, _MONTH: 2, _YEAR: 3, DatePrecision.NONE: 4}


# ---------------------------------------------------------------- days counted from another
def _shifted(span: Span, phrase: Phrase, sign: int) -> Span:
    """Return a span so many units away; the larger the unit, the vaguer the day."""
    if phrase.unit in {"month", "year", "decade"}:
        months = phrase.count * {"month": 1, "year": 12, "decade": 120}[phrase.unit]
        year, month = month_before(span.start, -sign * months)
        if phrase.unit == "month":
            return Span(*month_span(year, month), _MONTH)
        return Span(dt.date(year, 1, 1), dt.date(year, _MONTHS_OF_A_YEAR, 31), _YEAR)
    step = sign * phrase.count * _DAYS_OF.get(phrase.unit, 1) * ONE
    slack = ONE if phrase.unit == "week" and span.start == span.end else 0 * ONE
    precision = _WEEK if phrase.unit == "week" else span.precision
    return Span(span.start + step - slack, span.end + step + slack, precision)


def _ago(phrase: Phrase, context: Context) -> Span | None:
    base = context.quoted or context.anchor
    return _shifted(Span(base, base), phrase, -1) if base else None


def _before_that(phrase: Phrase, context: Context) -> Span | None:
    span = _shifted(context.base, phrase, -1) if context.base else None
    if span is None or context.base is None or phrase.word != "less than":
        return span
    return Span(span.start, span.start + (context.base.start - span.start) // 2, _WEEK)


def _after_that(phrase: Phrase, context: Context) -> Span | None:
    return _shifted(context.base, phrase, 1) if context.base else None


def _that_day(_phrase: Phrase, context: Context) -> Span | None:
    return context.base


# ---------------------------------------------------------------- frames
def _since(phrase: Phrase, context: Context) -> Span | None:
    inner = resolve(phrase.inner[0], context)
    if inner is None:
        return None
    end = max(context.anchor, inner.end) if context.anchor else inner.end
    return Span(inner.start, end, inner.precision)


def _between(phrase: Phrase, context: Context) -> Span | None:
    first, last = phrase.inner
    end = resolve(last, context)
    if end is None:
        return None
    start = resolve(first, context if first.year else replace(context, anchor=end.end))
    return Span(start.start, end.end, start.precision) if start else None


_RULES: dict[str, Callable[[Phrase, Context], Span | None]] = {
    "day": _day,
    "numeric": _numeric,
    "days": _days,
    "night": _days,
    "weekday": _weekday,
    "night_of_weekdays": _night_of_weekdays,
    "night_to_weekday": _night_of_weekdays,
    "two_weekdays": _two_weekdays,
    "overnight": _overnight,
    "near_day": _near_day,
    "last_night": _last_night,
    "this_part": _this_part,
    "weekend": _weekend,
    "month": _month,
    "part_of_month": _part_of_month,
    "year": _year,
    "part_of_year": _year,
    "earlier_in": _earlier_in,
    "week": _week,
    "this_month": _this_month,
    "this_year": _this_year,
    "recent": _recent,
    "past_span": _past_span,
    "ago": _ago,
    "told_after": _before_that,
    "before_that": _before_that,
    "after_that": _after_that,
    "that_day": _that_day,
    "since": _since,
    "between": _between,
}
