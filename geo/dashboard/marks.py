"""A report's text with every place, date, actor and casualty figure marked, none twice."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geo.model import DateMention, Mention
from geo.text.actors import ActorMention, find_actors
from geo.text.figures import FigureMention, find_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Document
    from geo.text.lexicon import Lexicon

Value = Mention | DateMention | ActorMention | FigureMention
ROLES = {
    Mention: "place",
    DateMention: "date",
    ActorMention: "actor",
    FigureMention: "casualty",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a report that was read as something."""

    start: int
    end: int
    role: str
    value: Value


class Segment(NamedTuple):
    """A stretch of text, and the number of the mark that it shows, or None."""

    text: str
    mark: int | None


def marks_of(
    document: Document,
    mentions: Iterable[Mention],
    dates: Iterable[DateMention],
    lexicon: Lexicon,
) -> tuple[Mark, ...]:
    """Return everything that was recognised in a report, in reading order."""
    found: list[Value] = [
        *mentions,
        *dates,
        *find_actors(document, lexicon),
        *find_figures(document),
    ]
    inside = (one for one in found if 0 <= one.start < one.end <= len(document.text))
    marks = {(one.start, one.end, ROLES[type(one)]): one for one in inside}
    ordered = sorted(marks.items(), key=lambda item: (item[0][0], -item[0][1]))
    return tuple(Mark(start, end, role, value) for (start, end, role), value in ordered)


def segments(text: str, marks: Sequence[Mark]) -> list[Segment]:
    """Cut `text` at the marks; where marks overlap the shortest shows. Joined, they are `text`."""
    edges = {0, len(text)}
    for mark in marks:
        edges |= {mark.start, mark.end}
    shortest_first = sorted(range(len(marks)), key=lambda at: _length(marks[at]), reverse=True)
    owner: dict[int, int] = {}
    ordered = sorted(edges)
    position = {edge: at for at, edge in enumerate(ordered)}
    for number in shortest_first:  # the shortest comes last and stays
        mark = marks[number]
        for at in range(position[mark.start], position[mark.end]):
            owner[at] = number
    cut = [(text[start:end], owner.get(at)) for at, (start, end) in enumerate(pairwise(ordered))]
    return [Segment(part, mark) for part, mark in cut if part]


def _length(mark: Mark) -> int:
    return mark.end - mark.start
