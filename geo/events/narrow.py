"""Gives an event that is told only by its week or month the day that its record has.

A report says "last week"; the record it is linked to says 30 July. The event then carries that day,
and its ``date_rule`` says from which record, so that nobody takes it for the report's word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import DatePrecision

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Event, Link, Record

_SURE = 0.8  # probability of a link from which its record may date the event
_VAGUE = frozenset((DatePrecision.WEEK, DatePrecision.MONTH))


def narrowed(
    events: Sequence[Event], links: Sequence[Link], records: Sequence[Record]
) -> tuple[Event, ...]:
    """Return the events, those of vague date with the day of a record that lies within it."""
    known = {record.id: record for record in records}
    sure = {
        link.event: known[link.record]
        for link in links
        if link.record in known and link.probability >= _SURE and not link.ambiguous
    }
    return tuple(_narrowed(event, sure) for event in events)


def _narrowed(event: Event, sure: Mapping[str, Record]) -> Event:
    record = sure.get(event.id)
    if record is None or event.date_precision not in _VAGUE:
        return event
    if event.date_start is None or record.date_precision is not DatePrecision.DAY:
        return event
    last = event.date_end or event.date_start
    if not event.date_start <= record.date_start <= record.date_end <= last:
        return event
    return replace(
        event,
        date_start=record.date_start,
        date_end=record.date_end,
        date_precision=DatePrecision.DAY,
        date_rule=f"record {record.id} within {event.date_rule}",
    )
