"""Columns of codes: every distinct word once, and a number for it in each row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Words:
    """The distinct words of a column, in the order in which they first came."""

    codes: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str]) -> Words:
        """Return a list that begins with `words`."""
        return cls({word: code for code, word in enumerate(words)})

    def code(self, word: str) -> int:
        """Return the number of `word`, a new one if it is new."""
        return self.codes.setdefault(word, len(self.codes))

    def coded(self, words: Iterable[str]) -> list[int]:
        """Return the numbers of several words, each word once."""
        return [self.code(word) for word in dict.fromkeys(words)]

    def listed(self) -> list[str]:
        """Return the words by their numbers."""
        return list(self.codes)
