"""What the cells of a table say: days, counts, degrees, names. A cell is data, never a formula."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import math
import re

from geo.errors import InputError
from geo.model import NOT_SAID, DatePrecision, Figure

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | {
    name.lower(): n for n, name in enumerate(calendar.month_abbr) if name
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].{0,40})?\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})\Z")
_WORDS_US = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})\Z")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ].{0,40})?\Z")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})\Z")
_YEAR = re.compile(r"(\d{4})\Z")
_MOST_DEATHS = 10_000_000
_MONTHS_A_YEAR = 12
_NOTHING = frozenset({"", "na", "n/a", "nan", "none", "null", "unknown", "-", "-9", "-99"})

Span = tuple[dt.date, dt.date, DatePrecision]


def text_of(cell: str | None) -> str:
    """Return the cell without blanks at its ends; an absent cell is empty."""
    return (cell or "").strip()


@functools.lru_cache(maxsize=50_000)
def span_of(cell: str) -> Span:
    """Return first day, last day and precision of a date cell.

    Reads 2024-08-05 (also with a time), 20240805, 05 August 2024, August 5, 2024, 05-08-2024
    (day first, as ACLED writes it), 2024-08 and 2024. A form such as 03/04/2024 that reads two
    ways is refused, because a silently wrong day is worse than a missing row.
    """
    text = cell.strip()
    try:
        return _day(text) or _period(text)
    except ValueError as err:
        raise InputError(f"{text!r} is no date ({err}); write it as YYYY-MM-DD") from err


def _day(text: str) -> Span | None:
    if match := _ISO.match(text) or _COMPACT.match(text):
        year, month, day = map(int, match.groups())
    elif match := _WORDS.match(text):
        day, month, year = int(match[1]), _month(match[2]), int(match[3])
    elif match := _WORDS_US.match(text):
        month, day, year = _month(match[1]), int(match[2]), int(match[3])
    elif match := _NUMBERS.match(text):
        day, month = _day_and_month(int(match[1]), int(match[3]), match[2])
        year = int(match[4])
    else:
        return None
    date = dt.date(year, month, day)
    return date, date, DatePrecision.DAY


def _day_and_month(first: int, second: int, mark: str) -> tuple[int, int]:
    """Return day and month; with a slash, both orders are in use."""
    if second > _MONTHS_A_YEAR:
        return second, first
    if mark == "/" and first != second and first <= _MONTHS_A_YEAR:
        raise ValueError("it reads two ways, day or month first")
    return first, second


def _month(name: str) -> int:
    if name.lower() not in _MONTHS:
        raise ValueError(f"{name!r} is no month")
    return _MONTHS[name.lower()]


def _period(text: str) -> Span:
    if match := _MONTH.match(text):
        return month_span(dt.date(int(match[1]), int(match[2]), 1))
    if match := _YEAR.match(text):
        year = int(match[1])
        return dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR
    raise ValueError("its form is not known")


def month_span(date: dt.date) -> Span:
    """Return the whole month that `date` lies in."""
    last = calendar.monthrange(date.year, date.month)[1]
    return date.replace(day=1), date.replace(day=last), DatePrecision.MONTH


def week_span(date: dt.date) -> Span:
    """Return the seven days around `date`: a date known to the week only."""
    three = dt.timedelta(days=3)
    return date - three, date + three, DatePrecision.WEEK


@functools.lru_cache(maxsize=20_000)
def count_of(cell: str | None) -> int | None:
    """Return a count of people; None for an empty cell or a code for "unknown"."""
    text = text_of(cell)
    if text.lower() in _NOTHING:
        return None
    try:
        number = float(text.replace(",", ""))
    except ValueError as err:
        raise InputError(f"{text!r} is no count of people; a whole number was expected") from err
    if not math.isfinite(number) or not 0 <= number <= _MOST_DEATHS or number % 1:
        raise InputError(f"{text!r} is no count of people; a whole number was expected")
    return int(number)


def figure_of(low: str | None, best: str | None, high: str | None) -> Figure:
    """Return the three cells as a figure, or "not said" when all are empty."""
    counts = count_of(low), count_of(best), count_of(high)
    if counts == (None, None, None):
        return NOT_SAID
    bottom, _, top = counts
    if bottom is not None and top is not None and bottom > top:
        raise InputError(f"the low figure {bottom} is above the high figure {top}")
    return Figure(*counts)


def point_of(lat: str | None, lon: str | None) -> tuple[float | None, float | None]:
    """Return latitude and longitude in degrees, or two Nones when both cells are empty."""
    texts = text_of(lat), text_of(lon)
    if all(text.lower() in _NOTHING for text in texts):
        return None, None
    try:
        north, east = float(texts[0]), float(texts[1])
    except ValueError as err:
        raise InputError(f"{texts!r} is no latitude and longitude in degrees") from err
    if not (-90 <= north <= 90 and -180 <= east <= 180):  # noqa: PLR2004 - degrees of the globe
        raise InputError(f"{texts!r} lies outside the globe; latitude, longitude was expected")
    return north, east


@functools.lru_cache(maxsize=50_000)
def names_of(cell: str | None, mark: str = ";") -> tuple[str, ...]:
    """Return the names in a cell, in order, without blanks and repetitions."""
    if not cell:
        return ()
    return tuple(dict.fromkeys(part.strip() for part in cell.split(mark) if part.strip()))
