"""Which words of a sentence the gazetteer knows as a name, and what sort of place it would be."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from geo.places.gazetteer import WRITTEN_MARK
from geo.places.names import fold
from geo.places.sorts import ABBREVIATION, DEMONYM, likeliest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        starts = [i for i, may in enumerate(startable) if may]
        return self.longest(words, [fold(w.text) for w in words], starts, [*accumulate(ends)])

    def longest(
        self,
        words: Sequence[Token | None],
        folded: Sequence[str],
        starts: Sequence[int],
        walls: Sequence[int],
    ) -> list[Match]:
        """Return the longest names, left to right, of a row of words.

        They start and end at the words numbered ``starts``; ``walls`` counts for every word those
        up to it that no name goes through.
        """
        found: list[Match] = []
        done, size = -1, len(starts)
        for k, first in enumerate(starts):
            if first <= done:
                continue
            j, wall, far = k + 1, walls[first], first + LONGEST_NAME
            while j < size and starts[j] < far and walls[starts[j]] == wall:
                j += 1
            match = self._longest_of(words, folded, first, starts[k + 1 : j])
            if match is not None:
                found.append(match)
                done = match[1]
        return found

    def _longest_of(
        self,
        words: Sequence[Token | None],
        folded: Sequence[str],
        first: int,
        lasts: Sequence[int],
    ) -> Match | None:
        """Return the longest name from one word to one of the others, or to itself."""
        one = words[first]
        if one is None:
            return None
        for last in reversed(lasts):
            name = " ".join(folded[first : last + 1])
            sort = self.sort_of(name, "")
            end = words[last]
            if sort and end:
                return Match(first, last, sort, name, one[0], end[1])
        name = folded[first]
        sort = self.sort_of(name, one[2])
        return Match(first, first, sort, name, one[0], one[1]) if sort else None

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
