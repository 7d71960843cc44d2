"""How many people were killed, wounded, taken, held or took part, as a report says it.

A word for what befell people ("killed", "wounding", "dead", "toll") is looked up first; its people
stand before it ("five soldiers were killed") or after it ("killing five soldiers and a child").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text.casualties import Casualties, Found
from geo.text.coded import CODED, coded_toll
from geo.text.figure_words import TRIGGERS
from geo.text.people import Group, People
from geo.text.totals import total
from geo.text.words import folded_words, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Document, Figure
    from geo.text.words import Word

_LONGEST_SENTENCE = 400  # words read at once; longer ones (tables, lists) are read in pieces


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A count of people and what befell them.

    ``what`` is killed, injured, casualties (killed or injured, not said which), abducted,
    arrested, released, displaced or participants. ``victims`` are the words for them, which stand
    at ``victims_start`` to ``victims_end``. ``part`` says that they are counted in another figure
    already ("31 people, including 23 soldiers"), ``total`` that it is a running toll.
    """

    start: int
    end: int
    text: str
    what: str
    figure: Figure
    victims: str = ""
    victims_start: int = 0
    victims_end: int = 0
    part: bool = False
    total: bool = False


def find_figures(document: Document) -> tuple[FigureMention, ...]:
    """Return the counts of people in `document`, in reading order.

    "No casualties" gives 0 for killed and injured; "no immediate reports of casualties" gives
    nothing, since nothing is said. Ages, years, distances and counts of things are no figures.
    """
    text = document.text
    found: list[FigureMention] = []
    for sentence in document.sentences:
        if sentence.role is not Role.FURNITURE:
            found.extend(figures_in(text, sentence.start, sentence.end))
    return tuple(found)


def figures_in(text: str, start: int = 0, end: int | None = None) -> list[FigureMention]:
    """Return the counts of people in the sentence ``text[start:end]``."""
    end = len(text) if end is None else end
    if TRIGGERS.isdisjoint(folded_words(text, start, end)):
        return []
    said = words(text, start, end)
    found: dict[tuple[int, str], FigureMention] = {}
    for first in range(0, len(said), _LONGEST_SENTENCE):
        people = People(text, said[first : first + _LONGEST_SENTENCE])
        for one in Casualties(people).found():
            found.update(((m.start, m.what), m) for m in _mentions(people, one))
    if not CODED.isdisjoint(said.folded) and (coded := _as_coded(text, said)):
        kept = [m for m in found.values() if m.what not in {"killed", "casualties"}]
        return sorted([*kept, coded], key=lambda m: (m.start, m.what))
    return sorted(found.values(), key=lambda m: (m.start, m.what))


def _as_coded(text: str, said: Sequence[Word]) -> FigureMention | None:
    """Return the toll that the coder of a note settled on, which overrules the words beside it."""
    coded = coded_toll(said, text)
    if coded is None:
        return None
    first, last, figure = coded
    start, end = said[first].start, said[last - 1].end
    return FigureMention(start, end, text[start:end], "killed", figure, "", start, end, total=True)


def _mentions(people: People, found: Found) -> Iterator[FigureMention]:
    """Yield the whole as one figure, and each of its parts."""
    whole = [group for group in found.groups if not group.part]
    if whole:
        yield _mention(people, found, whole)
    for group in found.groups:
        if group.part:
            yield _mention(people, found, [group])


def _mention(people: People, found: Found, groups: Sequence[Group]) -> FigureMention:
    first = min(group.first for group in groups)
    last = max(people.phrase_end(group.last) for group in groups)
    part = groups[0].part
    begin, until = (first, last) if part else (min(first, found.verb), max(last, found.verb + 1))
    start, end = people.said[begin].start, people.said[until - 1].end
    at, to = people.said[first].start, people.said[last - 1].end
    figure = total(groups)
    victims = "" if figure.high == 0 else _victims(people, groups[0]) or people.text[at:to]
    return FigureMention(
        start, end, people.text[start:end], found.what, figure, victims, at, to, part, found.total
    )  # fmt: skip


def _victims(people: People, group: Group) -> str:
    """Return the words for the people of a group, without their number."""
    last = people.phrase_end(group.last)
    first = group.last
    while first < last and people.folded[first] in {"of", "the", "other"}:
        first += 1
    return people.words(first, last)
