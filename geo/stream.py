"""Reports in, one JSON line each out, in input order, on one core or several, in flat memory."""

from __future__ import annotations

import gc
import json
import logging
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any

from geo import answers
from geo.errors import InputError
from geo.places.capitals import MEANT
from geo.reader import Parsed, Reader
from geo.text.reports import report_from_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.model import Report
    from geo.settings import Settings

_log = logging.getLogger(__name__)

CHUNK = 16  # lines a worker takes at a time
AHEAD = 4  # chunks a worker may have waiting, so that memory does not grow with the input
ALIVE = 100_000  # objects made and not yet let go before the collector looks; a report has 20,000

_reader: Reader | None = None  # of a worker process, opened once in `_start`


def parsed_answer(parsed: Parsed) -> answers.Answer:
    """Return what was found in one report as `parse` prints it."""
    report = parsed.report
    names = [m for m in parsed.mentions if m.rule != MEANT]  # "the capital" is no name
    answer: answers.Answer = {
        "id": report.id,
        "published": report.published.isoformat() if report.published else None,
        "published_how": report.published_how,
        "language": report.language,
        "mentions": [answers.mention_answer(mention) for mention in names],
        "events": [answers.event_answer(event) for event in parsed.events],
        "context": [answers.context_answer(fact) for fact in parsed.context],
    }
    if parsed.note:
        answer["note"] = parsed.note
    return answer


def parse_lines(
    lines: Iterable[str], settings: Settings, *, workers: int = 1, places_only: bool = False
) -> Iterator[str]:
    """Return one JSON object a line of `lines` (JSON Lines), in input order.

    A broken line gives ``{"id", "error"}`` and the rest goes on. Blank lines are passed over.
    """
    numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
    if workers <= 1:
        reader = Reader.open(settings)
        with _seldom_collected():
            for number, line in numbered:
                yield _parse_line(reader, number, line, places_only=places_only)
        return
    yield from _on_workers(numbered, settings, workers, places_only=places_only)


def _on_workers(
    numbered: Iterator[tuple[int, str]], settings: Settings, workers: int, *, places_only: bool
) -> Iterator[str]:
    waiting: deque[Future[list[str]]] = deque()
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(settings,)) as pool:
        while chunk := list(islice(numbered, CHUNK)):
            waiting.append(pool.submit(_parse_chunk, chunk, places_only=places_only))
            if len(waiting) >= workers * AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _start(settings: Settings) -> None:
    global _reader  # noqa: PLW0603 - a process pool hands its workers state in no other way
    _reader = Reader.open(settings)
    _collect_seldom()


def _collect_seldom() -> None:
    """Have the garbage collector pass over what was opened, and look seldom at what is read.

    Reports leave hardly a cycle behind; looking for one took a quarter of the time of reading.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(ALIVE)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    before = gc.get_threshold()
    _collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _parse_chunk(chunk: list[tuple[int, str]], *, places_only: bool) -> list[str]:
    assert _reader is not None  # noqa: S101 - the pool's initializer has run
    return [_parse_line(_reader, number, line, places_only=places_only) for number, line in chunk]


def _parse_line(reader: Reader, number: int, line: str, *, places_only: bool) -> str:
    row: Any = None
    try:
        row = json.loads(line)
        report = report_from_row(row, f"line-{number}")
        spans = _spans(row.get("spans"), report)
        answer = parsed_answer(reader.parse(report, spans=spans, places_only=places_only))
    except json.JSONDecodeError as err:
        answer = _fault(f"line-{number}", f"line {number} is no JSON object: {err}")
    except InputError as err:
        answer = _fault(_id_of(row, number), f"line {number}: {err}")
    except Exception as err:  # noqa: BLE001 - one report that fails must not stop the stream
        _log.exception("line %d", number)
        answer = _fault(_id_of(row, number), f"line {number} could not be read: {err!r}")
    return answers.line_of(answer)


def _spans(given: Any, report: Report) -> list[tuple[int, int]] | None:  # noqa: ANN401 - foreign
    if given is None:
        return None
    try:
        spans = [(int(start), int(end)) for start, end in given]
    except (TypeError, ValueError) as err:
        raise InputError(f"'spans' should be a list of [start, end], is {given!r:.80}") from err
    if any(not 0 <= start < end <= len(report.text) for start, end in spans):
        raise InputError(f"a span lies outside the text of {len(report.text)} characters")
    return spans


def _id_of(row: Any, number: int) -> str:  # noqa: ANN401 - foreign JSON
    return str(row["id"]) if isinstance(row, dict) and "id" in row else f"line-{number}"


def _fault(report_id: str, error: str) -> answers.Answer:
    return {"id": report_id, "error": error}
