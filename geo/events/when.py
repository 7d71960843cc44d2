"""Which of a sentence's dates is the event's own, and which is only the day somebody spoke."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import DatePrecision
from geo.text.dates import find_dates
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.view import View
    from geo.model import DateMention, Document

_SPOKE = word_set(
    "burial burials funeral funerals memorial vigil buried mourned "
    "said says told reported confirmed stated added announced claimed wrote posted tweeted "
    "briefed declared condemned warned acknowledged blamed denied testified called reiterated "
    "statement briefing release rejected reporters conference media vowed spoke met urged"
)
_LIVES = frozenset(("lives", "life"))
_BLAMED = word_set("blamed condemned claimed denied acknowledged confirmed announced reported")
_OPEN = frozenset(("since", "until", "till", "by", "seit", "depuis", "desde", "sejak"))
_IN_BRACKETS = word_set("between week weekend month of the from on or around approximately")
_ARTICLES = frozenset(("dem", "der", "le", "la", "el", "the"))
_SKIP = frozenset(("on", "late", "early", "earlier", "in", "a", "the", ",", "later", "has", "had"))
LONG_AGO = dt.timedelta(days=100)
MONTHS_AGO = dt.timedelta(days=50)  # for what is told by the month
_REACH = 14  # words before "since May" in which "the first" stands
_RECORD = word_set("first second third deadliest worst biggest largest heaviest bloodiest only")
_DAYS = frozenset((DatePrecision.DAY, DatePrecision.WEEK))
_SHORTLY = dt.timedelta(days=7)  # after the day of a note, what it also tells
_DAY_OF_MONTH = re.compile(r"(?:on )?(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2})")
_NOTE = 8  # sentences of a note, at most
_LONG = dt.timedelta(days=40)


def usable(view: View) -> list[DateMention]:
    """Return the dates of a sentence that name a day or a period with a beginning."""
    return [d for d in view.noticed.dates if d.date_start and not open_ended(view, d)]


def open_ended(view: View, date: DateMention) -> bool:
    """Tell whether a date only bounds a period ("since mid-October")."""
    first = view.first_of(date)
    before = view.word(first - 1)
    if before == "by" and view.word(view.last_of(date) + 1) in {"'s", "’s"}:
        return False  # "killed by Friday's blast"
    words = {view.word(first), view.word(first - 2) if before in _ARTICLES else before}
    return bool(words & _OPEN) or date.rule.startswith("since")


def is_record(view: View, date: DateMention) -> bool:
    """Tell whether a date only says how long nothing like it had happened: "first since May"."""
    first = view.first_of(date)
    near = view.words[max(first - _REACH, 0) : first + 1]
    return "since" in near and bool(_RECORD & set(near))


def explains(view: View, date: DateMention) -> bool:
    """Tell whether a date in brackets explains the one before: "3 June (between 1 and 5 June)"."""
    before = view.first_of(date) - 1
    while before > 0 and view.words[before] in _IN_BRACKETS:
        before -= 1
    if view.word(before) != "(":
        return False
    return any(view.last_of(d) == before - 1 for d in view.noticed.dates if d is not date)


def speaks(words: Sequence[str]) -> bool:
    """Tell whether words say that somebody spoke."""
    return not _SPOKE.isdisjoint(words)


def statement(view: View, date: DateMention) -> bool:
    """Tell whether a date is the day of a statement ("officials said Monday")."""
    first, last = view.first_of(date), view.last_of(date)
    if view.word(last + 1) in {"'s", "’s"} and view.word(first - 1) in _BLAMED:
        return False  # "blamed Friday's attack on the rebels"
    before = first - 1
    while before >= 0 and view.words[before] in _SKIP:
        before -= 1
    if view.word(before) == "responsibility":  # "claimed responsibility on Friday for"
        return True
    if view.word(before) in _SPOKE and before >= first - 3:
        return True
    after = last + 1
    while view.word(after) in {",", "that", "also"}:
        after += 1
    if date.precision is DatePrecision.YEAR:
        return False
    if view.word(after) == "claimed" and _LIVES & set(view.words[after : after + 4]):
        return False  # "took the town in July 1994, claimed the lives of"
    return view.word(after) in _SPOKE and view.word(after) != "statement"


def nearest(view: View, dates: Sequence[DateMention], hits: Sequence[int]) -> DateMention | None:
    """Return the date nearest to an act; an exact day beats a vague period."""

    def cost(date: DateMention) -> float:
        first = view.first_of(date)
        gap = min((abs(first - hit) for hit in hits), default=first)
        opens = first <= 1 and date.rule == "day"  # "On 30 April 2020, those who passed in 2019"
        return (min(gap, 6) if opens else gap) + (0 if date.precision is DatePrecision.DAY else 12)

    return min(dates, key=cost, default=None)


def told_of_its_time(
    document: Document, dates: Sequence[DateMention]
) -> tuple[Document, Sequence[DateMention]]:
    """Return a short note without its publication date if all it tells is older by months.

    Coders' notes come with the date of their table, which may be years after what they tell. What
    else they date ("on 26 December", "last month") is then read from the day they begin with.
    """
    published = document.report.published
    if published is None or not 0 < len(document.sentences) <= _NOTE:
        return document, dates
    days = [d for d in dates if d.date_end]
    old = [d for d in days if _is_full(d) and not _recent(d, published)]
    first = document.sentences[0].end
    near = [d for d in days if _recent(d, published)]
    if not old or old[0].start >= first or not all(_of_the_note(d, old, first) for d in near):
        return document, dates
    alone = replace(document, report=replace(document.report, published=None))
    day = old[0].date_end
    if not near or day is None:
        return alone, dates
    return alone, sorted(find_dates(alone, day + _SHORTLY), key=lambda d: d.start)


def _is_full(date: DateMention) -> bool:
    return date.precision is DatePrecision.DAY and date.text[-4:].isdigit()


def _recent(date: DateMention, published: dt.date) -> bool:
    return date.date_end is not None and published - date.date_end <= LONG_AGO


def _of_the_note(date: DateMention, old: Sequence[DateMention], first: int) -> bool:
    """Tell whether a date has its year from the note: "2 July", or beside the day of the note."""
    return (old[0].start < date.start < first) or bool(_DAY_OF_MONTH.fullmatch(date.text))


def latest_day(document: Document, dates: Sequence[DateMention]) -> dt.date | None:
    """Return the day a report is told from: its publication, else the latest day it names."""
    if document.report.published:
        return document.report.published
    days = [d.date_end for d in dates if d.date_end and d.precision is DatePrecision.DAY]
    return max(days, default=None)


def long_past(date: DateMention, told_on: dt.date | None) -> bool:
    """Tell whether a date is history to a report."""
    bound = LONG_AGO if date.precision in _DAYS else MONTHS_AGO
    return bool(told_on and date.date_end and told_on - date.date_end > bound)


def long_period(date: DateMention) -> bool:
    """Tell whether a date is too long a period for one event."""
    if date.precision is DatePrecision.YEAR:
        return True
    return bool(date.date_start and date.date_end and date.date_end - date.date_start > _LONG)


def overlap(one: DateMention, other: DateMention, slack: int = 0) -> bool:
    """Tell whether two dates may be one day, give or take ``slack`` days."""
    if not (one.date_start and other.date_start):
        return True
    days = dt.timedelta(days=slack)
    one_end, other_end = one.date_end or one.date_start, other.date_end or other.date_start
    return one.date_start <= other_end + days and other.date_start <= one_end + days
