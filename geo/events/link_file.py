"""Join the events of a JSON Lines file to the records of a dataset file: ``geo link``."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputError, TooLargeError
from geo.events.link import link_told
from geo.events.told import Told, told_in
from geo.model import Link, Record
from geo.places.locate import Locator
from geo.sources.base import read_records
from geo.text.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from geo.events.columns import Point
    from geo.settings import Settings

_LOG = logging.getLogger(__name__)
_SHOWN: Final = 5
_LONGEST_LINE: Final = 2**20


def link_file(
    events: Path,
    records: Path,
    settings: Settings,
    *,
    format: str = "auto",  # noqa: A002 - the command line's word
    exclude_ids: Path | None = None,
) -> Iterator[dict[str, Any]]:
    """Yield the answer for each line of `events`, in order, against the records of a file.

    `exclude_ids` is a file with the id of a record to leave out on each line.

    Raises
    ------
    InputError
        when one of the files cannot be used as a whole; a broken line or row is answered or
        logged, and the rest goes on.
    """
    exclude = frozenset(_lines(exclude_ids)) if exclude_ids else frozenset()
    lexicon = Lexicon.load(settings.data)
    rows = (_json(n, line) for n, line in enumerate(_lines(events), 1))
    given = read_records(records, format)
    yield from link_rows(rows, given, lexicon, exclude=exclude, locate=_Gazetteer(settings))


def link_rows(
    rows: Iterable[Mapping[str, Any]],
    records: Iterable[Record | InputError],
    lexicon: Lexicon,
    *,
    exclude: Collection[str] = (),
    locate: Callable[[Told], Point | None] = lambda _: None,
) -> Iterator[dict[str, Any]]:
    """Yield the answer of ``geo link`` for each event in JSON, in order.

    `records` come from `geo.sources.base.read_records`; those whose id is in `exclude` are left
    out, and rows that could not be read are logged. An answer is ``{"id", "links":
    [{"record_id", "probability", "because", ...}]}``; an empty list says that none of the
    records is it. A row that is no event gets ``{"id", "error"}``.
    """
    told = [_read(row) for row in rows]
    parts = [part for event in told if isinstance(event, tuple) for part in event]
    given = _usable(records, frozenset(exclude))
    links = iter(link_told(parts, given, lexicon, locate=locate))
    for event in told:
        if isinstance(event, tuple):
            yield _answer(event[0].id, [next(links) for _ in event])
        else:
            yield event


def _read(row: Mapping[str, Any]) -> tuple[Told, ...] | dict[str, Any]:
    if "error" in row:
        return {"id": row.get("id"), "error": row["error"]}
    try:
        return told_in(row)
    except InputError as err:
        return {"id": str(row.get("id", "")), "error": str(err)}


def _usable(given: Iterable[Record | InputError], exclude: frozenset[str]) -> Iterator[Record]:
    faults = 0
    for record in given:
        if isinstance(record, Record):
            if record.id not in exclude:
                yield record
            continue
        faults += 1
        if faults <= _SHOWN:
            _LOG.warning("a row was left out: %s", record)
    if faults > _SHOWN:
        _LOG.warning("%d rows were left out in all", faults)


def _answer(event: str, parts: Iterable[Link]) -> dict[str, Any]:
    """Return the links of an event's parts, the surest first; usually there is one part."""
    links = sorted((x for x in parts if x.record is not None), key=lambda x: -x.probability)
    return {
        "id": event,
        "links": [
            {
                "record_id": link.record,
                "probability": link.probability,
                "ambiguous": link.ambiguous,
                "runner_up": link.runner_up,
                "because": {reason.name: reason.weight for reason in link.because},
            }
            for link in links
        ],
    }


class _Gazetteer:
    """Finds the point of a place told in words; the gazetteer is opened when first needed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._locator: Locator | None = None

    def __call__(self, told: Told) -> Point | None:
        if self._locator is None:
            self._locator = Locator.open(self._settings)
        for near in (*told.within, told.country):
            place = self._locator.geocode(told.name, near).place
            if place and (not told.country or place.country == told.country):
                return place.lat, place.lon, max(place.radius_km, told.radius_km)
        return None


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            while line := file.readline(_LONGEST_LINE):
                if len(line) >= _LONGEST_LINE:
                    raise TooLargeError(
                        f"{path.name!r} has a line of more than {_LONGEST_LINE:,} characters; "
                        "one event or id a line was expected"
                    )
                if line.strip():
                    yield line.strip()
    except OSError as err:
        raise InputError(f"cannot open {str(path)!r}: {err.strerror or err}") from err


def _json(number: int, line: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except ValueError as err:
        return {"error": f"line {number} is no JSON: {err}"}
    return row if isinstance(row, dict) else {"error": f"line {number} is no JSON object"}
