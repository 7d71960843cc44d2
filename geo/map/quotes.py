"""The sentences an event rests on, cut out of their reports with the evidence marked.

A quotation is a list of segments, each with the fields it is evidence for: no offsets travel to
the browser, which counts characters in another way than Python does.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.model import Event, Evidence, Report

_REACH = 280  # characters a sentence may reach to either side of a mark
_LONGEST = 700  # characters of one quotation: a sentence or two, never an article
_GAP = 2  # characters between two sentences that follow each other
_ENDS = ".!?\n"
_SHORTENED = re.compile(r"(?:^|[\s(.])(?:[A-Z][a-z]{0,2}|\d{1,2})$")
_SHORT = 4  # characters: a blank and three letters
_CLOSERS = "\"'”’»)]"


class Span(NamedTuple):
    """A stretch of a report's text."""

    start: int
    end: int


class Segment(NamedTuple):
    """A stretch of a quotation and the fields it is evidence for."""

    text: str
    fields: tuple[str, ...]


def sentences(event: Event, reports: Mapping[str, Report]) -> list[str]:
    """Return the text of every sentence an event rests on."""
    return [
        " ".join(report.text[span.start : span.end].split())
        for report in _known(event, reports)
        for span in spans(report.text, evidence_in(event, report.id))
    ]


def quotations(event: Event, report: Report) -> list[list[Segment]]:
    """Return what `report` says about `event`, marked."""
    marks = evidence_in(event, report.id)
    return [_marked(report.text, span, marks) for span in spans(report.text, marks)]


def evidence_in(event: Event, report: str) -> list[Evidence]:
    """Return the evidence for `event` that stands in the report called `report`."""
    return [mark for mark in event.evidence if mark.report == report]


def spans(text: str, marks: Iterable[Evidence]) -> list[Span]:
    """Return the sentences that hold the marks, in order, those that touch joined."""
    inside = [mark for mark in marks if _inside(text, mark)]
    told = {Span(mark.start, mark.end) for mark in inside if mark.field == "event"}
    alone = {_sentence(text, mark) for mark in inside if not _within(mark, told)}
    found = sorted(told | alone)
    joined: list[Span] = []
    for span in found:
        if joined and _follows(text, joined[-1], span):
            last = joined.pop()
            joined.append(Span(last.start, max(last.end, span.end)))
        else:
            joined.append(span)
    return [_bounded(span) for span in joined]


def _follows(text: str, one: Span, other: Span) -> bool:
    """Return whether only a space or two stands between them; a headline stands by itself."""
    between = text[one.end : other.start]
    return len(between) <= _GAP and not between.strip(" \t")


def _known(event: Event, reports: Mapping[str, Report]) -> list[Report]:
    named = dict.fromkeys((*event.reports, *(mark.report for mark in event.evidence)))
    return [reports[name] for name in named if name in reports]


def _inside(text: str, mark: Evidence) -> bool:
    return 0 <= mark.start < mark.end <= len(text)


def _within(mark: Evidence, told: Iterable[Span]) -> bool:
    return any(span.start <= mark.start and mark.end <= span.end for span in told)


def _sentence(text: str, mark: Evidence) -> Span:
    """Return the sentence around a mark."""
    floor, ceiling = max(0, mark.start - _REACH), min(len(text), mark.end + _REACH)
    before = (at + 1 for at in range(mark.start - 1, floor - 1, -1) if _ends(text, at))
    start = _skip_space(text, next(before, floor), mark.start)
    if mark.end and text[mark.end - 1] in _ENDS:
        return Span(start, mark.end)
    behind = (at for at in range(mark.end, ceiling) if _ends(text, at))
    at = next(behind, ceiling)
    return Span(start, at if at == ceiling or text[at] == "\n" else at + 1)


def _ends(text: str, at: int) -> bool:
    """Tell whether a sentence ends at a character: not at "Gen.", "J." or a German "20."."""
    if text[at] == "\n":
        return True
    if text[at] not in _ENDS or text[at + 1 : at + 2] not in ("", " ", "\n"):
        return False
    return text[at] != "." or _SHORTENED.search(text, max(0, at - _SHORT), at) is None


def _skip_space(text: str, start: int, limit: int) -> int:
    while start < limit and (text[start].isspace() or text[start] in _CLOSERS):
        start += 1
    return start


def _bounded(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + _LONGEST))


def _marked(text: str, span: Span, marks: Sequence[Evidence]) -> list[Segment]:
    inner = [mark for mark in marks if mark.field != "event"]
    cuts = {span.start, span.end}
    for mark in inner:
        cuts |= {edge for edge in (mark.start, mark.end) if span.start < edge < span.end}
    return [
        Segment(text[start:end], _fields(inner, start, end))
        for start, end in pairwise(sorted(cuts))
    ]


def _fields(marks: Iterable[Evidence], start: int, end: int) -> tuple[str, ...]:
    """Return what the stretch stands for; wide marks that hold narrower ones still show."""
    covering = sorted(
        (mark for mark in marks if mark.start <= start and end <= mark.end),
        key=lambda mark: mark.end - mark.start,
    )
    return tuple(dict.fromkeys(mark.field for mark in covering))
