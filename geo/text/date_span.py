"""A span of days, what a phrase is read against, and the year that a day without one has."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from geo.model import DatePrecision
from geo.text.calendar import day_of_match

ONE = dt.timedelta(days=1)
EARLY_PRINT = 3  # days a paper may be dated after the day it is read
_FAR_BACK = 60  # days; what is to come and has no year lies no further back than this


class Span(NamedTuple):
    """First and last day, and how exactly they are known."""

    start: dt.date
    end: dt.date
    precision: DatePrecision = DatePrecision.DAY


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is read against.

    ``anchor`` is the day of writing, ``told`` the last day or days the story spoke of, ``quoted``
    the day on which a quotation was said, ``full`` the days the text names with their year.
    """

    anchor: dt.date | None = None
    told: Span | None = None
    quoted: dt.date | None = None
    full: tuple[dt.date, ...] = ()

    @property
    def base(self) -> Span | None:
        """Return what "the next day" counts from."""
        return self.told or (Span(self.anchor, self.anchor) if self.anchor else None)


def year_of_day(month: int, day: int, context: Context, *, ahead: bool = False) -> dt.date | None:
    """Return the day of a month with the year it must have: the latest that is not to come."""
    if context.anchor is None:
        return nearest(month, day, context.full)
    anchor = context.anchor
    this = day_of_match(anchor.year, month, day)
    before = day_of_match(anchor.year - 1, month, day)
    after = day_of_match(anchor.year + 1, month, day)
    if ahead:
        return this if this and this >= anchor - _FAR_BACK * ONE else after
    # A day just after the date of the paper: the paper was dated early, or time zones differ.
    if this and this <= anchor + EARLY_PRINT * ONE:
        return this
    if before is None:  # 29 February
        return next(
            (d for y in range(2, 9) if (d := day_of_match(anchor.year - y, month, day))), None
        )
    return before


def nearest(month: int, day: int, full: tuple[dt.date, ...]) -> dt.date | None:
    """Return the day of a month that lies nearest to a day the text names in full."""
    found = [
        (abs((candidate - known).days), candidate)
        for known in full
        for year in (known.year - 1, known.year, known.year + 1)
        if (candidate := day_of_match(year, month, day))
    ]
    return min(found)[1] if found else None
