"""What days a report speaks of, and what day it was written.

The doors of this room: ``find_dates``, ``date_report``, ``phrases_of`` and ``weekday_clues``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import DateMention, DatePrecision, Role
from geo.text.calendar import day_of_match
from geo.text.date_phrases import phrases_of
from geo.text.date_rules import resolve
from geo.text.date_span import ONE, Context, Span
from geo.text.dateline import dateline_length
from geo.text.publication import date_report, weekday_clues

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geo.model import Document, Sentence
    from geo.text.date_phrases import Phrase

__all__ = ["date_report", "find_dates", "phrases_of", "weekday_clues"]

_SAID_WITHIN = 4  # days before the report in which what it quotes was said
_QUOTE_WITHIN = 600  # characters
_SPOKEN = frozenset(("near_day", "last_night", "this_part", "ago"))
_NAMED_DAYS = frozenset(("day", "days", "weekday"))
_NOT_TOLD = frozenset(
    ("since", "between", "recent", "past_span", "year", "part_of_year", "this_year", "told_after")
)
_CLOCK = r"(?P<{0}>midnight|noon|\d{{1,2}}(?::\d{{2}})?(?:\s?[ap]\.?m\.?)?)"
_TWO_CLOCKS = re.compile(
    _CLOCK.format("local")
    + r"[,\s(]{1,3}(?:local|[A-Z]\w+)\stime\b[^.;]{0,40}?\b"
    + _CLOCK.format("far")
    + r"[,\s(]{1,3}(?:in\s(?:Washington|New\sYork|London)|(?:Washington|Eastern|U\.?S\.?)"
    r"(?:\stime)?"
    r"|E[SD]?T|GMT|UTC|Greenwich\sMean\sTime)\)?,?\s(?:on\s)?$",
)
_NIGHT_APART = 8  # hours by the clock after which two zones are on different days


def find_dates(
    document: Document,
    anchor: dt.date | None = None,
    *,
    phrases: Sequence[Phrase] | None = None,
) -> tuple[DateMention, ...]:
    """Return the phrases that name days or periods, in reading order.

    `anchor` is the day of writing, the report's own by default. What cannot be known without one
    is returned without days. A weekday is the latest such day on or before the anchor. `phrases`
    are those of the document, for a caller who has them.
    """
    anchor = anchor or document.report.published
    phrases = phrases_of(document) if phrases is None else phrases
    context = Context(anchor=anchor, full=_full_days(phrases))
    last_day: dt.date | None = None
    found: list[DateMention] = []
    told_from = _end_of_dateline(document)
    for phrase in phrases:
        sentence = document.sentences[phrase.sentence]
        if phrase.start < told_from and sentence.role is Role.BODY:
            continue
        if _is_its_night(document.text, phrase, found[-1] if found else None, sentence):
            continue
        quoted = _day_of_quote(document, phrase, last_day, anchor)
        seen = replace(context, quoted=quoted) if quoted else context
        span = _local(document.text, sentence, phrase, resolve(phrase, seen))
        found.append(_mention(document.text, phrase, span))
        if span and sentence.role is Role.BODY and _can_be_told(phrase, span):
            context = replace(context, told=span)
            last_day = span.end if span.precision is DatePrecision.DAY else last_day
    return tuple(found)


def _is_its_night(
    text: str, phrase: Phrase, before: DateMention | None, sentence: Sentence
) -> bool:
    """Tell whether "overnight" is that of the day named before it: "On 17 December, overnight"."""
    return (
        phrase.rule == "last_night"
        and text.startswith(("overnight", "Overnight"), phrase.start)
        and before is not None
        and before.start >= sentence.start
        and before.rule in _NAMED_DAYS
    )


def _end_of_dateline(document: Document) -> int:
    """Return where the story begins behind "BAGHDAD, Nov. 23 (Reuters) -", whose day is its own."""
    first = next((s for s in document.sentences if s.role is Role.BODY), None)
    if first is None:
        return 0
    return first.start + dateline_length(document.text[first.start : first.end])


def _mention(text: str, phrase: Phrase, span: Span | None) -> DateMention:
    return DateMention(
        phrase.start,
        phrase.end,
        text[phrase.start : phrase.end],
        span.start if span else None,
        span.end if span else None,
        span.precision if span else DatePrecision.NONE,
        phrase.rule,
    )


def _full_days(phrases: Sequence[Phrase]) -> tuple[dt.date, ...]:
    """Return the days that a text names with their year."""
    whole = (p for phrase in phrases for p in (phrase.inner or (phrase,)))
    days = (day_of_match(p.year or 0, p.month or 0, p.day or 0) for p in whole if p.rule == "day")
    return tuple(day for day in days if day)


def _can_be_told(phrase: Phrase, span: Span) -> bool:
    """Return whether a story goes on from these days ("the next day")."""
    short = span.precision in {DatePrecision.DAY, DatePrecision.WEEK}
    return short and phrase.rule not in _NOT_TOLD and not phrase.ahead


def _day_of_quote(
    document: Document, phrase: Phrase, last_day: dt.date | None, anchor: dt.date | None
) -> dt.date | None:
    """Return the day that "today" means in a quotation: the last the story told of, if near."""
    if phrase.rule not in _SPOKEN or last_day is None or anchor is None:
        return None
    near = anchor - _SAID_WITHIN * ONE <= last_day <= anchor
    return last_day if near and _is_quoted(document.text, phrase.start) else None


def _is_quoted(text: str, at: int) -> bool:
    """Return whether a place in a text stands inside quotation marks of its paragraph."""
    begin = max(text.rfind("\n", 0, at) + 1, at - _QUOTE_WITHIN)
    before = text[begin:at]
    curly = before.rfind("“") > before.rfind("”") or before.rfind("«") > before.rfind("»")
    return curly or before.count('"') % 2 == 1


def _local(text: str, sentence: Sentence, phrase: Phrase, span: Span | None) -> Span | None:
    """Return the local day where a sentence gives one night by two calendars.

    "At about midnight local time, 4 p.m. in Washington on February 2" was February 3.
    """
    if span is None or phrase.rule not in {"day", "weekday"} or span.start != span.end:
        return span
    match = _TWO_CLOCKS.search(text, sentence.start, phrase.start)
    if not match:
        return span
    apart = _hour(match["far"]) - _hour(match["local"])
    shift = (apart > _NIGHT_APART) - (apart < -_NIGHT_APART)
    day = span.start + shift * ONE
    return Span(day, day, span.precision)


def _hour(clock: str) -> int:
    """Return the hour of a time of day, 0 to 23."""
    low = clock.lower()
    if low in {"midnight", "noon"}:
        return 12 * (low == "noon")
    hour = int(re.split(r"\D", low, maxsplit=1)[0]) % 24
    return hour % 12 + 12 * ("p" in low) if "m" in low else hour
