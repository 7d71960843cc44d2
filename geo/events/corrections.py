"""The user's corrections of events: a plain CSV that survives every rebuild.

Columns ``action, event, other, note, when``. An event is named by an *anchor*, ``report:start``:
the report and the offset of a sentence that tells of it (event ids may change when reports are
added, sentences do not). ``other`` is a second anchor or a record id.

=================  ======================================================================
action             meaning
=================  ======================================================================
not an event       what this sentence was read as did not happen or is no event
same as            the two anchors tell the same event
different from     the two anchors tell different events
link               the event is this record
unlink             the event is not this record; without ``other``: it is none of them
=================  ======================================================================
"""

from __future__ import annotations

import csv
import datetime as dt
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Link, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geo.model import Event

_log = logging.getLogger(__name__)

ACTIONS = ("not an event", "same as", "different from", "link", "unlink")
_COLUMNS = ("action", "event", "other", "note", "when")


class Anchor(NamedTuple):
    """A sentence of a report: the report's id and the sentence's first character."""

    report: str
    start: int

    @classmethod
    def parse(cls, text: str) -> Anchor:
        """Read ``report:start``; raises ValueError if it is something else."""
        report, colon, start = text.rpartition(":")
        if not (colon and report and start.isdigit()):
            raise ValueError(f"{text!r} is no anchor; expected report:start, such as 004:312")
        return cls(report, int(start))

    def __str__(self) -> str:
        return f"{self.report}:{self.start}"

    def names(self, event: Event) -> bool:
        """Return whether one of the event's sentences covers this anchor."""
        return any(
            one.report == self.report and one.start <= self.start < one.end
            for one in event.evidence
            if one.field == "event"
        )


Pair = tuple[Anchor, Anchor]


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the user said, sorted by what it does."""

    no_events: tuple[Anchor, ...] = ()
    together: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    links: tuple[tuple[Anchor, str], ...] = ()
    unlinks: tuple[tuple[Anchor, str], ...] = ()

    @classmethod
    def read(cls, path: Path) -> Corrections:
        """Read the file; a missing one means no corrections, a bad row is logged and left out."""
        if not path.is_file():
            return cls()
        said: dict[str, list[tuple[Anchor, str]]] = {action: [] for action in ACTIONS}
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), start=2):
                try:
                    said[row["action"].strip()].append(
                        (Anchor.parse(row["event"].strip()), (row.get("other") or "").strip())
                    )
                except (KeyError, ValueError, AttributeError) as err:
                    _log.warning(
                        "row %d of %s was left out: %s; expected an action of %s and an anchor",
                        *(number, path.name, err, ", ".join(ACTIONS)),
                    )
        return cls(
            no_events=tuple(anchor for anchor, _ in said["not an event"]),
            together=_pairs(said["same as"]),
            apart=_pairs(said["different from"]),
            links=tuple(said["link"]),
            unlinks=tuple(said["unlink"]),
        )

    def kept(self, told: Iterable[Event]) -> tuple[Event, ...]:
        """Return the told events without those the user called none."""
        return tuple(
            event for event in told if not any(anchor.names(event) for anchor in self.no_events)
        )

    def linked(self, events: Sequence[Event], links: Sequence[Link]) -> tuple[Link, ...]:
        """Return `links` with the user's own links and unlinks in place of the computed ones."""
        by_id = {event.id: event for event in events}
        return tuple(self._corrected(by_id[link.event], link) for link in links)

    def _corrected(self, event: Event, link: Link) -> Link:
        for anchor, record in self.links:
            if anchor.names(event):
                return Link(event.id, record, 1.0, (Reason("said by you", 0.0),))
        for anchor, record in self.unlinks:
            if anchor.names(event) and record in {"", link.record}:
                return replace(
                    link, record=None, because=(Reason("said by you", 0.0),), ambiguous=False
                )
        return link


def append(path: Path, action: str, event: Anchor, other: str = "", note: str = "") -> None:
    """Add one correction to the file; raises ValueError if the action is not known."""
    if action not in ACTIONS:
        raise ValueError(f"{action!r} is no correction; expected one of {', '.join(ACTIONS)}")
    fresh = not path.is_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if fresh:
            writer.writerow(_COLUMNS)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        writer.writerow((action, str(event), other, note, now))


def _pairs(said: list[tuple[Anchor, str]]) -> tuple[Pair, ...]:
    pairs = []
    for anchor, other in said:
        try:
            pairs.append((anchor, Anchor.parse(other)))
        except ValueError as err:
            _log.warning("a correction of %s was left out: %s", anchor, err)
    return tuple(pairs)
