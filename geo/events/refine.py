"""Gives an event told as "last week" the day of the record it is linked to, and says so.

Only a sure link to a record that knows the day, within the days that the reports tell, refines
anything; what the reports tell stays in the rule: "week 2024-07-29/2024-08-04; day by record X".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import DatePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Event, Link, Record

SURE = 2 / 3  # a link may date an event when it is twice as likely as not


def dated_by_records(
    events: Sequence[Event], links: Iterable[Link], records: Iterable[Record]
) -> tuple[Event, ...]:
    """Return `events`, those told vaguely with the day of their record where that is known."""
    by_id = {record.id: record for record in records}
    record_of = {
        link.event: by_id[link.record]
        for link in links
        if link.record in by_id and link.probability >= SURE and not link.ambiguous
    }
    return tuple(
        _dated(event, record_of[event.id]) if event.id in record_of else event for event in events
    )


def _dated(event: Event, record: Record) -> Event:
    first, last = event.date_start, event.date_end or event.date_start
    if first is None or last is None or event.date_precision is DatePrecision.DAY:
        return event
    if record.date_precision is not DatePrecision.DAY:
        return event
    if not first <= record.date_start <= record.date_end <= last:
        return event
    return replace(
        event,
        date_start=record.date_start,
        date_end=record.date_end,
        date_precision=DatePrecision.DAY,
        date_rule=f"{event.date_precision.value} {first}/{last}; day by record {record.id}",
    )
