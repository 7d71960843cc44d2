"""The sentences an event rests on, cut out of their reports with the evidence marked.

A quotation is a list of segments, each with the fields it is evidence for: no offsets travel to
the browser, which counts characters in another way than Python does.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.model import Event, Evidence, Report

_REACH = 280  # characters a sentence may reach to either side of a mark
_LONGEST = 700  # characters of one quotation: a sentence or two, never an article
_GAP = 2  # characters between two sentences that follow each other
_ENDS = ".!?\n"
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
    start = max((_after(text, end, mark.start) for end in _ENDS), default=0)
    return Span(_skip_space(text, start, mark.start), _end(text, mark.end))


def _after(text: str, end: str, before: int) -> int:
    floor = max(0, before - _REACH)
    at = text.rfind(end if end == "\n" else end + " ", floor, before)
    return floor if at < 0 else at + 1


def _skip_space(text: str, start: int, limit: int) -> int:
    while start < limit and (text[start].isspace() or text[start] in _CLOSERS):
        start += 1
    return start


def _end(text: str, after: int) -> int:
    ceiling = min(len(text), after + _REACH)
    if after and text[after - 1] in _ENDS:
        return after
    for at in range(after, ceiling):
        stops = text[at] == "\n" or (text[at] in _ENDS and text[at + 1 : at + 2] in ("", " ", "\n"))
        if stops:
            return at if text[at] == "\n" else at + 1
    return ceiling


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
