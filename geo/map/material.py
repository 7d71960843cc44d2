"""What the map asks of a build: a shape, not a class, so that the store stays a stranger."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Protocol

from geo.model import Modality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.model import Event, Link, Record, Report

_NEVER = dt.date.max


class Material(Protocol):
    """Anything with events, reports, records and links, such as ``geo.store.Built``."""

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events."""

    @property
    def reports(self) -> tuple[Report, ...]:
        """Return the reports they rest on."""

    @property
    def records(self) -> tuple[Record, ...]:
        """Return the dataset records they may be."""

    @property
    def links(self) -> tuple[Link, ...]:
        """Return which event is which record, at most one link an event."""

    @property
    def manifest(self) -> Mapping[str, Any]:
        """Return from what and when it was built."""


def drawn(built: Material) -> tuple[Event, ...]:
    """Return the events that the page counts, by first day, those without a date last."""
    actual = (event for event in built.events if event.modality is Modality.ACTUAL)
    return tuple(sorted(actual, key=_when))


def _when(event: Event) -> tuple[dt.date, dt.date, str]:
    start = event.date_start or event.date_end or _NEVER
    return start, event.date_end or start, event.id
