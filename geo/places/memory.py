"""What is remembered of single words: each is looked at once, and then known by its number."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Codes = NDArray[np.int32]

# What a word is to those who look for names in a sentence; bits of About.traits.
STARTS = 1  # may begin or end a name
THROUGH = 2  # may stand inside a name
SITE_NOUN = 4  # may end the name of a site
ARTICLE = 8  # an Arabic article
FOREIGN = 16  # in another script than the Latin one
APART = 32  # may be several words: joined by a hyphen, or half an abbreviation
MOST_WORDS, MOST_CHARACTERS = 60_000, 4_000_000
_FIRST_ROOM = 4_096


class About(NamedTuple):
    """The codes of a word that do not depend on where it stands."""

    word: int
    ending: int
    shape: int
    lists: int
    context: int
    sort: int  # of the name that it is by itself, if it may be one
    traits: int


WORD, ENDING, SHAPE, LISTS, CONTEXT, SORT, TRAITS, FORM = range(8)  # the columns of Memory.codes


class Memory(dict[str, int]):
    """The number of every word met, and by that number its codes; number 0 is the empty word.

    The last code is the number of the word's folded form. Safe between threads: a number is given
    away when all that belongs to it is in place.
    """

    def __init__(self, look: Callable[[str], tuple[About, str]], empty: About) -> None:
        super().__init__()
        self._look = look
        self._forms: dict[str, int] = {}
        self._lock = threading.Lock()
        self._characters = 0
        self.folded = [""]
        self.apart: set[int] = set()  # the numbers of words with the trait APART
        self._new = [(*empty, 0)]  # the codes of words that have no place in the table yet
        self._table: Codes = np.zeros((_FIRST_ROOM, FORM + 1), dtype=np.int32)

    def __missing__(self, text: str) -> int:
        with self._lock:
            return self.get(text) or self._learnt(text)

    def _learnt(self, text: str) -> int:
        number = len(self.folded)
        about, folded = self._look(text)
        self._new.append((*about, self._forms.setdefault(folded, len(self._forms) + 1)))
        self.folded.append(folded)
        if about[TRAITS] & APART:
            self.apart.add(number)
        self._characters += len(text)
        self[text] = number
        return number

    def codes(self, numbers: Sequence[int]) -> Codes:
        """Return the codes of words, one row a code."""
        if self._new:
            with self._lock:
                self._enter()
        return np.ascontiguousarray(self._table.take(numbers, axis=0).T)

    def _enter(self) -> None:
        """Give the new words their places in the table."""
        size = len(self.folded)
        while size > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        if self._new:
            self._table[size - len(self._new) : size] = self._new
            self._new = []

    @property
    def full(self) -> bool:
        """Tell whether it is time to start anew, so that memory stays flat over any input."""
        return len(self) > MOST_WORDS or self._characters > MOST_CHARACTERS
