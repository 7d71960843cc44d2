"""On what day was a report written that carries no date? Only what the text itself says counts.

A weekday and a day of the month fix the year: 20 January fell on a Saturday in 2018 and in 2024.
Of several such years the one nearest to a day named in full is taken, else the latest that has
come. A text whose lead names a day in full was written then, or on the weekday it names next.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import DatePrecision, Role
from geo.text.calendar import day_of_match, weekday_before
from geo.text.date_phrases import phrases_of
from geo.text.dateline import dateline_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Document, Report
    from geo.text.date_phrases import Phrase

_LONGEST_DATELINE = 150  # characters
_LEAD = 5  # sentences that tell the news
_CLUES = frozenset(
    ("weekday", "night_of_weekdays", "night_to_weekday", "overnight", "day", "days", "night")
)
_EARLIEST = 1990
_ONE = dt.timedelta(days=1)
_PUBLISHED_WITHIN = 7  # days after what the lead tells


def date_report(
    document: Document,
    today: dt.date | None = None,
    *,
    phrases: Sequence[Phrase] | None = None,
) -> Report:
    """Return the report with the date its text implies, if it has none and its text implies one.

    `today` bounds the guess of a year; without it the clock is asked. ``published_precision`` is
    "day" where the text says "yesterday" or "today", else "week". `phrases` are those of the
    document, for a caller who has them.
    """
    report = document.report
    if report.published is not None:
        return report
    latest = today or dt.datetime.now(dt.UTC).date()
    found = phrases_of(document) if phrases is None else phrases
    body = [p for p in found if document.sentences[p.sentence].role is Role.BODY]
    told = _told_day(document, body, latest)
    if told is None:
        return report
    near = next((p.count for p in body if p.rule == "near_day" and not p.ahead), None)
    day = _written(told, body, near, _first_body(document))
    precision = DatePrecision.DAY if near in {0, -1} else DatePrecision.WEEK
    return replace(report, published=day, published_precision=precision, published_how="said")


def weekday_clues(document: Document) -> tuple[Phrase, ...]:
    """Return the phrases that name a weekday or a day of a month without its year.

    They do not date an undated report, but with a dated report on the same event they do.
    """
    return tuple(
        phrase
        for phrase in phrases_of(document)
        if phrase.rule in _CLUES
        and not phrase.year
        and document.sentences[phrase.sentence].role in {Role.BODY, Role.TITLE}
    )


def _first_body(document: Document) -> int:
    """Return the index of the first sentence of the story."""
    roles = [sentence.role for sentence in document.sentences]
    return roles.index(Role.BODY) if Role.BODY in roles else 0


def _told_day(document: Document, phrases: list[Phrase], latest: dt.date) -> dt.date | None:
    """Return the day the news is about, with its year, if the text fixes it."""
    first = _first_body(document)
    full = [day for p in phrases if (day := _full_day(p))]
    lead = [p for p in phrases if p.sentence < first + _LEAD]
    text = document.text[document.sentences[first].start :] if document.sentences else ""
    if line := dateline_day(text[:_LONGEST_DATELINE]):
        return _of_dateline(*line, full, latest)
    in_full = [i for i, p in enumerate(lead) if _full_day(p)]
    # News leaves out its own year: what is told with one after the news is older.
    if news := _paired(lead[: in_full[0]] if in_full else lead, full, latest):
        return news
    if in_full:
        return max(day for p in lead if (day := _full_day(p)))
    return _near_full(lead, full)


def _of_dateline(
    month: int, day: int, year: int | None, full: list[dt.date], latest: dt.date
) -> dt.date | None:
    if year:
        return day_of_match(year, month, day)
    return _with_year(month, day, None, full, latest)


def _full_day(phrase: Phrase) -> dt.date | None:
    if phrase.rule not in {"day", "days", "night"} or phrase.year is None or phrase.ahead:
        return None
    return day_of_match(
        phrase.year, phrase.to_month or phrase.month or 0, phrase.to_day or phrase.day or 0
    )


def _paired(lead: list[Phrase], full: list[dt.date], latest: dt.date) -> dt.date | None:
    """Return the day on which a weekday and a day of a month of the lead agree."""
    weekdays = [p.weekday for p in lead if p.weekday is not None and not p.word and not p.ahead]
    for phrase in lead:
        if phrase.rule != "day" or phrase.month is None or phrase.day is None:
            continue
        wanted = [phrase.weekday] if phrase.weekday is not None else weekdays[:1]
        if wanted:
            return _with_year(phrase.month, phrase.day, wanted[0], full, latest)
    return None


def _near_full(lead: list[Phrase], full: list[dt.date]) -> dt.date | None:
    """Return the lead's day of a month, given its year by a day that the text names in full."""
    day = next((p for p in lead if p.rule == "day" and p.month and p.day), None)
    if day is None or not full:
        return None
    return _with_year(day.month or 0, day.day or 0, None, full, max(full) + 365 * _ONE)


def _with_year(
    month: int, day: int, weekday: int | None, full: list[dt.date], latest: dt.date
) -> dt.date | None:
    """Return the day of a month in the year that fits the weekday and the days named in full."""
    years = (day_of_match(year, month, day) for year in range(_EARLIEST, latest.year + 1))
    fitting = [
        d for d in years if d and d <= latest and (weekday is None or d.weekday() == weekday)
    ]
    if full and fitting:
        # What is told with its year is older than the news, but not by years.
        return min(fitting, key=lambda d: (abs((d - max(full)).days), d))
    return fitting[-1] if fitting and weekday is not None else None


def _written(told: dt.date, phrases: list[Phrase], near: int | None, first: int) -> dt.date:
    """Return the day of writing, given the day the news is about."""
    if near is not None and near <= 0:
        return told - near * _ONE
    for phrase in phrases:
        if phrase.sentence >= first + _LEAD:
            break
        if phrase.rule == "weekday" and phrase.weekday is not None and not phrase.word:
            return weekday_before(told + (_PUBLISHED_WITHIN - 1) * _ONE, phrase.weekday)
    return told
