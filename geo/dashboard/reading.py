"""A report, read: from the store as it was built, or from a reader's own text at once."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from geo.dashboard import session
from geo.dashboard.marks import Mark, marks_of
from geo.errors import InputError
from geo.text.dates import find_dates
from geo.text.document import cut
from geo.text.reports import read_reports, report_from_text

if TYPE_CHECKING:
    from geo.model import Event, Report
    from geo.reader import Reader
    from geo.settings import Settings
    from geo.store import Built

SUFFIXES = ("txt", "md", "html", "jsonl", "csv")
MOST_REPORTS = 200  # of one uploaded file; a whole corpus is for `make build`


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what was recognised in it and what it tells."""

    report: Report
    marks: tuple[Mark, ...]
    events: tuple[Event, ...]
    note: str = ""
    stored: bool = False


@dataclass(frozen=True, slots=True)
class Upload:
    """The reports of an uploaded file, and the faults that were found in it."""

    reports: tuple[Report, ...]
    faults: tuple[str, ...]


def read_stored(built: Built, report: Report) -> Reading:
    """Return what the build found in `report`."""
    document = cut(report)
    mentions = next((one.mentions for one in built.mentions if one.report == report.id), ())
    marks = marks_of(document, mentions, find_dates(document), session.lexicon())
    events = tuple(event for event in built.events if report.id in event.reports)
    note = built.manifest.get("notes", {}).get(report.id, "")
    return Reading(report, marks, events, note, stored=True)


def read_now(report: Report) -> Reading:
    """Read a report that is in no store."""
    reader = session.reader()
    return session.kept("dateline_reading", (report, id(reader)), lambda: _read(reader, report))


def _read(reader: Reader, report: Report) -> Reading:
    parsed = reader.parse(report)
    document, dates = reader.dated(parsed.report)
    marks = marks_of(document, parsed.mentions, dates, reader.lexicon)
    return Reading(parsed.report, marks, parsed.events, parsed.note)


def pasted(text: str, settings: Settings) -> Report:
    """Return a pasted text as a report, cut where the settings say."""
    return report_from_text(text[: settings.max_report_chars], id="pasted text", source="pasted")


def _plain(name: str) -> str:
    """Return a file name's stem with nothing in it that means anything to a file system."""
    return re.sub(r"[^\w-]+", "-", PurePosixPath(name).stem)[:60].strip("-") or "upload"


def uploaded(name: str, content: bytes, settings: Settings) -> Upload:
    """Return the reports of an uploaded file; its name decides how it is read, and nothing else."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix.lstrip(".") not in SUFFIXES:
        fault = f"{name!r} is none of the files that hold reports: {', '.join(SUFFIXES)}"
        return Upload((), (fault,))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{_plain(name)}{suffix}"
        path.write_bytes(content)
        found = list(islice(read_reports(path, settings), MOST_REPORTS))
    return Upload(
        tuple(one for one in found if not isinstance(one, InputError)),
        tuple(str(one) for one in found if isinstance(one, InputError)),
    )
