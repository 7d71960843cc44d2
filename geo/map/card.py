"""Everything the card of one event says: the event, its sources' sentences, its record, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.answers import (
    event_answer,
    link_answer,
    mention_answer,
    record_answer,
    report_answer,
)
from geo.map.countries import country_name
from geo.map.precision import drawn_as
from geo.map.quotes import quotations
from geo.naming import event_place_name, sides

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.map.material import Material
    from geo.model import Event, Link, Record, Report

_MOST_RIVALS = 6
_OWN = "the user's own"  # as the licences of ``geo.sources`` say it


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a build, looked up by event; made once, asked often."""

    events: Mapping[str, Event]
    reports: Mapping[str, Report]
    records: Mapping[str, Record]
    links: Mapping[str, Link]

    @classmethod
    def of(cls, built: Material) -> Cards:
        """Return the cards of `built`."""
        return cls(
            events={event.id: event for event in built.events},
            reports={report.id: report for report in built.reports},
            records={record.id: record for record in built.records},
            links={link.event: link for link in built.links},
        )

    def card(self, event_id: str, *, leaves: bool = False) -> dict[str, Any] | None:
        """Return the card of the event called `event_id`, or None when there is none.

        With `leaves` it is for a file that goes to others: of a record that its licence gives to
        the user alone, only the dataset and the id stay.
        """
        event = self.events.get(event_id)
        if event is None:
            return None
        return {
            **event_answer(event),
            "initiators": list(sides(event.initiators)),
            "targets": list(sides(event.targets)),
            "where": self._where(event),
            "sources": [self._source(event, name) for name in _sources(event)],
            "link": self._link(event, leaves=leaves),
        }

    def all(self, event_ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return the cards of several events by id, for a file that cannot ask later."""
        found = ((name, self.card(name, leaves=True)) for name in event_ids)
        return {name: card for name, card in found if card is not None}

    def _where(self, event: Event) -> dict[str, Any]:
        drawn = drawn_as(event.mention)
        if event.mention is None:
            return {"drawn": drawn, "name": "", "country_name": "", "mention": None}
        mention = mention_answer(event.mention)
        mention["rivals"] = mention["rivals"][:_MOST_RIVALS]
        name = country_name(event.place.country) if event.place else ""
        called = event_place_name(event)
        return {"drawn": drawn, "name": called, "country_name": name, "mention": mention}

    def _source(self, event: Event, name: str) -> dict[str, Any]:
        report = self.reports.get(name)
        if report is None:
            return {"id": name, "missing": True, "quotes": []}
        quotes = [
            [{"text": segment.text, "fields": list(segment.fields)} for segment in quotation]
            for quotation in quotations(event, report)
        ]
        return {**report_answer(report), "missing": False, "quotes": quotes}

    def _link(self, event: Event, *, leaves: bool) -> dict[str, Any] | None:
        link = self.links.get(event.id)
        if link is None:
            return None
        record = self.records.get(link.record) if link.record else None
        if record is None:
            return {**link_answer(link), "record": None}
        shown = _withheld(record) if leaves and _OWN in record.licence else _record(record)
        return {**link_answer(link), "record": shown}


def _sources(event: Event) -> list[str]:
    return list(dict.fromkeys((*event.reports, *(mark.report for mark in event.evidence))))


def _record(record: Record) -> dict[str, Any]:
    """Return a record without its row: the card shows it in an event's terms."""
    answer = record_answer(record)
    del answer["raw"]
    return answer


def _withheld(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "dataset": record.dataset,
        "licence": record.licence,
        "withheld": True,
    }
