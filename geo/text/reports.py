"""Reads reports from files of five formats; what cannot be read says so and the rest goes on."""

from __future__ import annotations

import csv
import json
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geo.errors import FormatError, InputError, TooLargeError
from geo.model import DatePrecision, Report
from geo.text.dateline import day_from, head_of
from geo.text.decode import decode, encoding_of
from geo.text.language import language_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geo.settings import Settings

_log = logging.getLogger(__name__)
_PLAIN = frozenset((".txt", ".text", ".md", ".markdown"))
_PAGES = frozenset((".html", ".htm", ".xhtml"))
_ROWS = frozenset((".jsonl", ".ndjson"))
_TABLES = frozenset((".csv", ".tsv"))
_KNOWN = _PLAIN | _PAGES | _ROWS | _TABLES
_NO_REPORTS = frozenset((".toml", ".ini", ".yml", ".yaml", ".py", ".lock"))  # beside reports
_EXPECTED = "expected .txt, .md, .html, .jsonl or .csv"
_SAMPLE = 65_536
_TEXT = ("text", "body", "content", "story", "article", "notes")
_TITLE = ("title", "headline")
_PUBLISHED = ("published", "date", "pubdate", "published_at", "publication_date")
_URL = ("url", "link", "source_url")
_OUTLET = ("domain", "outlet", "publisher", "source")
_ID = ("id", "report_id", "guid")


def read_reports(path: Path, settings: Settings) -> Iterator[Report | InputError]:
    """Yield the reports of a file or a folder, and an error in place of each that has a fault.

    A text longer than the settings allow is yielded cut, followed by the error that says so.
    """
    if not path.exists():
        yield InputError(f"{str(path)!r} does not exist; give a file or a folder of reports")
        return
    if path.is_file():
        yield from _read_file(path, path.stem, settings)
        return
    for file in sorted(p for p in path.rglob("*") if p.is_file()):
        inner = file.relative_to(path)
        if any(part.startswith((".", "__")) for part in inner.parts):
            continue
        if file.suffix.lower() in _NO_REPORTS or file.stem.upper() in {"README", "LICENSE"}:
            _log.debug("%s is no report", inner)
            continue
        yield from _read_file(file, inner.with_suffix("").as_posix(), settings)


def report_from_text(  # noqa: PLR0913 - a report has that many fields, all named
    text: str,
    *,
    id: str,  # noqa: A002 - the name of the field it fills
    title: str = "",
    published: dt.date | None = None,
    url: str = "",
    outlet: str = "",
    source: str = "",
) -> Report:
    """Return a report of a text as it came, with what its head says of title and date."""
    head = head_of(text)
    day = published or head.published
    how = "given" if published else head.how
    return Report(
        id=id,
        text=text,
        title=title or head.title,
        published=day,
        published_precision=DatePrecision.DAY if day else DatePrecision.NONE,
        published_how=how,
        source=source,
        url=url,
        outlet=_domain(outlet or url),
        language=language_of(text),
    )


def report_from_row(row: Mapping[str, Any], fallback_id: str = "row", source: str = "") -> Report:
    """Return the report of one row of JSON Lines or CSV.

    Raises
    ------
    InputError
        The row has no text.
    """
    if not isinstance(row, dict):
        raise FormatError(f"a row should be an object with the key 'text', is {row!r:.60}")
    text = _field(row, _TEXT)
    if not isinstance(text, str) or not text.strip():
        keys = ", ".join(sorted(map(str, row))[:8]) or "no key at all"
        raise InputError(f"a row should have a text under 'text', has {keys}")
    return report_from_text(
        text,
        id=str(_field(row, _ID) or fallback_id),
        title=_words(row, _TITLE),
        published=day_from(_field(row, _PUBLISHED)),
        url=_words(row, _URL),
        outlet=_words(row, _OUTLET),
        source=source,
    )


def _field(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:  # noqa: ANN401 - foreign JSON
    """Return the first filled field of a row that goes by one of the names."""
    for name in names:
        if row.get(name) not in (None, ""):
            return row[name]
    return None


def _words(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    value = _field(row, names)
    return value.strip() if isinstance(value, str) else ""


def _domain(address: str) -> str:
    """Return the domain of an address without its ``www.``, or nothing."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    host = host.removeprefix("www.")
    return host if "." in host and " " not in host else ""


# ---------------------------------------------------------------- files
def _read_file(path: Path, name: str, settings: Settings) -> Iterator[Report | InputError]:
    suffix = path.suffix.lower()
    try:
        if suffix not in _KNOWN:
            raise FormatError(f"{path.name!r} is no report this program reads; {_EXPECTED}")
        _check_size(
            path, settings.max_file_bytes if suffix in _PLAIN | _PAGES else settings.max_table_bytes
        )
        if suffix in _ROWS:
            yield from _read_rows(path, name, settings)
        elif suffix in _TABLES:
            yield from _read_table(path, name, settings)
        else:
            yield from _read_text(path, name, settings)
    except InputError as err:
        yield err
    except OSError as err:
        yield InputError(f"{path.name!r} cannot be opened ({err.strerror}); check its permissions")


def _check_size(path: Path, limit: int) -> None:
    size = path.stat().st_size
    if size == 0:
        raise InputError(f"{path.name!r} is empty; a report's text was expected")
    if size > limit:
        raise TooLargeError(
            f"{path.name!r} has {size:,} bytes where at most {limit:,} are read; split it"
        )


def _read_text(path: Path, name: str, settings: Settings) -> Iterator[Report | InputError]:
    text = decode(path.read_bytes(), path.name)
    if path.suffix.lower() in _PAGES:
        report = _report_of_page(text, path, name)
    else:
        if not text.strip():
            raise InputError(f"{path.name!r} holds only white space; a report's text was expected")
        report = report_from_text(text[: settings.max_report_chars], id=name, source=path.name)
    yield from _bounded(report, len(text), settings, path.name)


def _report_of_page(page: str, path: Path, name: str) -> Report:
    """Return the story of a web page, without its navigation."""
    import trafilatura  # noqa: PLC0415 - half a second that only a page should cost

    answer = trafilatura.extract(
        page, output_format="json", with_metadata=True, include_comments=False
    )
    found = json.loads(answer) if answer else {}
    text = found.get("text") or ""
    if not text.strip():
        raise FormatError(f"{path.name!r} holds no story; save the page with its text")
    return report_from_text(
        text,
        id=name,
        title=found.get("title") or "",
        published=day_from(found.get("date")),
        url=found.get("source") or "",
        outlet=found.get("hostname") or "",
        source=path.name,
    )


def _bounded(
    report: Report, length: int, settings: Settings, where: str
) -> Iterator[Report | InputError]:
    """Yield a report no longer than the settings allow, and an error if it was longer."""
    limit = settings.max_report_chars
    if max(length, len(report.text)) <= limit:
        yield report
        return
    yield (
        report_from_text(
            report.text[:limit],
            id=report.id,
            title=report.title,
            published=report.published,
            url=report.url,
            outlet=report.outlet,
            source=report.source,
        )
        if len(report.text) > limit
        else report
    )
    yield TooLargeError(
        f"{where!r} has {length:,} characters; the first {limit:,} were read, the rest was left "
        "out; split it into one file a report"
    )


def _read_rows(path: Path, name: str, settings: Settings) -> Iterator[Report | InputError]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(settings.max_file_bytes):
            number += 1
            if not line.strip():
                continue
            where = f"{path.name}, line {number}"
            try:
                row = json.loads(decode(line, where))
                report = report_from_row(row, f"{name}-{number}", path.name)
            except RecursionError:
                yield FormatError(f"{where}: nested too deeply; a flat object was expected")
            except InputError as err:
                yield type(err)(f"{where}: {err}")
            except ValueError as err:
                yield FormatError(f"{where} is no JSON ({err}); one object a line was expected")
            else:
                yield from _bounded(report, len(report.text), settings, where)


def _read_table(path: Path, name: str, settings: Settings) -> Iterator[Report | InputError]:
    with path.open("rb") as file:
        encoding = encoding_of(file.read(_SAMPLE), path.name)
    # The library's own bound on a field is lower than ours, and can only be set for the process.
    csv.field_size_limit(max(csv.field_size_limit(), settings.max_report_chars * 8))
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    with path.open(encoding=encoding, errors="replace", newline="") as lines:
        reader = csv.DictReader(lines, delimiter=delimiter)
        columns = [str(column).strip().lower() for column in reader.fieldnames or ()]
        if not set(columns) & set(_TEXT):
            raise FormatError(
                f"{path.name!r} has the columns {', '.join(columns)!r:.120}; one of "
                f"{', '.join(_TEXT)} was expected to hold the reports' texts"
            )
        reader.fieldnames = columns
        yield from _rows_of(reader, path, name, settings)


def _rows_of(
    reader: csv.DictReader[str], path: Path, name: str, settings: Settings
) -> Iterator[Report | InputError]:
    number = 1
    while True:
        number += 1
        where = f"{path.name}, row {number}"
        try:
            row = next(reader)
            report = report_from_row(row, f"{name}-{number}", path.name)
        except StopIteration:
            return
        except csv.Error as err:
            yield FormatError(f"{where} is no row of a table ({err}); check its quotes")
        except InputError as err:
            yield type(err)(f"{where}: {err}")
        else:
            yield from _bounded(report, len(report.text), settings, where)
