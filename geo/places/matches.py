"""Which words of a sentence the gazetteer knows as a name, and what sort of place it would be."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from geo.places.gazetteer import WRITTEN_MARK
from geo.places.names import fold
from geo.places.sorts import ABBREVIATION, DEMONYM, likeliest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geo.model import Token
    from geo.places.gazetteer import PlaceIndex

LONGEST_NAME = 7  # words
CACHED = 60_000


class Match(NamedTuple):
    """Words ``first`` to ``last`` (inclusive) of a sentence name a place of this class."""

    first: int
    last: int
    sort: int
    name: str  # folded
    start: int
    end: int


class Matcher:
    """Finds the longest names of the gazetteer in a sentence; remembers what it has seen."""

    def __init__(self, index: PlaceIndex, demonyms: Mapping[str, str]) -> None:
        self._index = index
        self._demonyms = demonyms
        self._first_of_people = {name.partition(" ")[0] for name in demonyms if " " in name}
        self._sorts: dict[str, int] = {}

    def is_name(self, folded: str) -> bool:
        """Return whether a folded text is a name or a demonym."""
        return folded in self._demonyms or self._index.has(folded)

    def is_people(self, folded: str) -> bool:
        """Return whether a folded word is an adjective or a name of a people."""
        return folded in self._demonyms

    def matches(self, words: Sequence[Token], startable: Sequence[bool]) -> list[Match]:
        """Return the longest names, left to right, that start and end at a word that may."""
        ends = (not may_stand_inside(w.text, m) for w, m in zip(words, startable, strict=True))
        folded = [fold(word.text) for word in words]
        starts = [i for i, may in enumerate(startable) if may]
        sorts = [self.sort_of(f, w.text) for f, w in zip(folded, words, strict=True)]

        def name_of(first: int, last: int) -> str:
            return " ".join(folded[first : last + 1])

        return self.longest(words, name_of, starts, [*accumulate(ends)], sorts)

    def longest(
        self,
        words: Sequence[Token | None],
        name_of: Callable[[int, int], str],
        starts: Sequence[int],
        walls: Sequence[int],
        sorts: Sequence[int],
    ) -> list[Match]:
        """Return the longest names, left to right, of a row of words.

        ``name_of`` gives the folded name that two words and those between them are. Names start
        and end at the words numbered ``starts``; ``walls`` counts for every word those
        up to it that no name goes through; ``sorts`` is what every word is by itself.
        """
        found: list[Match] = []
        done, size = -1, len(starts)
        for k, first in enumerate(starts):
            if first <= done:
                continue
            j, wall, far = k + 1, walls[first], first + LONGEST_NAME
            while j < size and starts[j] < far and walls[starts[j]] == wall:
                j += 1
            last, sort = first, sorts[first]
            if j > k + 1 and self._goes_on(name_of(first, first), name_of(first, starts[j - 1])):
                for end in reversed(starts[k + 1 : j]):
                    if longer := self.sort_of(name_of(first, end), ""):
                        last, sort = end, longer
                        break
            one, other = words[first], words[last]
            if sort and one and other:
                found.append(Match(first, last, sort, name_of(first, last), one[0], other[1]))
                done = last
        return found

    def _goes_on(self, word: str, text: str) -> bool:
        """Return whether a name of more than one word may begin a text: one search for all."""
        if word in self._first_of_people:
            return True
        names = self._index.starting(text)
        return bool(names) and len(names[-1]) > len(word)

    def sort_of(self, folded: str, written: str) -> int:
        """Return what a name most likely stands for, 0 if it is no name."""
        key = written or folded
        sort = self._sorts.get(key)
        if sort is None:
            if len(self._sorts) > CACHED:
                self._sorts.clear()
            sort = self._sorts[key] = self._sort(folded, written)
        return sort

    def _sort(self, folded: str, written: str) -> int:
        if folded in self._demonyms:
            return DEMONYM
        short = self._index.sort(WRITTEN_MARK + (written or folded))
        sort = self._index.sort(folded)
        if short and not sort:
            return ABBREVIATION
        return likeliest(sort, short)


def may_stand_inside(text: str, startable: bool) -> bool:
    """Return whether a name may go through a word: one with a capital, or in lower case."""
    return text[0].isalpha() and (startable or text.islower())
