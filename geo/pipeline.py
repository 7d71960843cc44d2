"""The whole route, once: reports to events, events to records, all of it to the store."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geo import __version__, store
from geo.errors import GeoError, InputError
from geo.events.corrections import Corrections
from geo.events.dating import date_from_others
from geo.events.link import link
from geo.events.merge import merge
from geo.events.refine import dated_by_records
from geo.journal import Journal
from geo.reader import Parsed, Reader
from geo.sources.base import read_records
from geo.store import Built, ReportMentions
from geo.text.reports import read_reports

if TYPE_CHECKING:
    from geo.model import Record, Report
    from geo.settings import Settings

_log = logging.getLogger(__name__)

T = TypeVar("T")
Step = Callable[[str, int, int], None]
"""Told after every piece of work: the stage in plain words, pieces done, pieces in all."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody how far the work has come."""


def build(
    settings: Settings,
    *,
    records: Sequence[Path] = (),
    published_default: dt.date | None = None,
    step: Step = silent,
) -> Built:
    """Read all reports and records, merge, link, and return what was found; write nothing.

    `records` are dataset files; without any, ``records.csv`` of the data folder is read. Faults
    in single files are logged as warnings, listed in the manifest, and the rest goes on.
    """
    faults: list[str] = []
    reports = list(_unique(_good(read_reports(settings.seeds, settings), faults)))
    step("Opening the gazetteer", 0, 1)
    reader = Reader.open(settings, progress=True)
    corrections = Corrections.read(settings.event_corrections)
    with Journal(settings.cache / "read" / f"{_recipe(settings)}.jsonl") as journal:
        parsed = _parse_all(reports, reader, journal, published_default, step)
        parsed = _date_the_undated(parsed, reader)
    told = corrections.kept(event for one in parsed for event in one.events)
    step("Merging", 0, 1)
    events = merge(
        told,
        {one.report.id: one.report for one in parsed},
        reader.lexicon,
        together=corrections.together,
        apart=corrections.apart,
    )
    known = _read_all_records(records or default_records(settings), faults, step)
    step("Linking", 0, 1)
    links = corrections.linked(events, link(events, known, reader.lexicon))
    return Built(
        events=dated_by_records(events, links, known),
        reports=tuple(one.report for one in parsed),
        mentions=tuple(ReportMentions(one.report.id, one.mentions) for one in parsed),
        records=tuple(known),
        links=tuple(links),
        context=tuple(fact for one in parsed for fact in one.context),
        manifest=_manifest(settings, faults, parsed),
    )


def build_store(settings: Settings, *, records: Sequence[Path] = (), step: Step = silent) -> Built:
    """Build and write the store; return what was written."""
    built = build(settings, records=records, step=step)
    step("Writing the store", 0, 1)
    store.write(settings.store, built)
    return built


def default_records(settings: Settings) -> tuple[Path, ...]:
    """Return the records that Dateline ships with, if they are there."""
    path = settings.data / "records.csv"
    return (path,) if path.is_file() else ()


def _parse_all(
    reports: Sequence[Report],
    reader: Reader,
    journal: Journal,
    published_default: dt.date | None,
    step: Step,
) -> list[Parsed]:
    parsed = []
    for done, report in enumerate(reports):
        step("Reading reports", done, len(reports))
        if report.published is None and published_default is not None:
            parsed.append(reader.parse(report, published_default=published_default))
            continue
        one = journal.get(report)
        if one is None:
            one = reader.parse(report)
            journal.put(report, one)
        parsed.append(one)
    step("Reading reports", len(reports), len(reports))
    return parsed


def _date_the_undated(parsed: list[Parsed], reader: Reader) -> list[Parsed]:
    """Date reports by other reports on the same event, and read those again."""
    found = date_from_others([(one.report, one.events) for one in parsed])
    return [reader.parse(found[one.report.id]) if one.report.id in found else one for one in parsed]


def _read_all_records(paths: Sequence[Path], faults: list[str], step: Step) -> list[Record]:
    known: list[Record] = []
    for path in paths:
        step(f"Reading {path.name}", 0, 1)
        known.extend(_good(read_records(path), faults))
    return known


def _good(found: Iterable[T | InputError], faults: list[str]) -> Iterator[T]:
    for one in found:
        if isinstance(one, GeoError):
            _log.warning("%s", one)
            faults.append(str(one))
        else:
            yield one


def _unique(reports: Iterable[Report]) -> Iterator[Report]:
    """Give a report whose id was taken already a number of its own."""
    seen: dict[str, int] = {}
    for report in reports:
        seen[report.id] = count = seen.get(report.id, 0) + 1
        yield report if count == 1 else replace(report, id=f"{report.id}~{count}")


def _manifest(settings: Settings, faults: list[str], parsed: Sequence[Parsed]) -> dict[str, object]:
    return {
        "version": __version__,
        "built": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "recipe": _recipe(settings),
        "faults": faults,
        "notes": {one.report.id: one.note for one in parsed if one.note},
    }


def _recipe(settings: Settings) -> str:
    """Return a hash of what decides how a report is read: code, data, corrections."""
    code = Path(__file__).parent
    files = [
        *sorted(code.glob("*.py")),
        *sorted((code / "text").rglob("*.*")),
        *sorted((code / "places").rglob("*.*")),
        *sorted((code / "events").rglob("*.py")),
        *sorted(settings.data.glob("*.toml")),
        *sorted(settings.data.glob("*.csv")),
        settings.corrections,
    ]
    digest = hashlib.sha256()
    for file in files:
        if file.is_file() and file.suffix != ".pyc":
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
