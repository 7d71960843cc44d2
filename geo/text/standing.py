"""How a name stands in its sentence: as a side, as a place, or within a longer name."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from geo.text import side_words as sw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.pieces import Piece
    from geo.text.words import Word


_RANKS = frozenset(("officer", "commander", "inspector", "constable", "commissioner", "chief"))


class Standing:
    """The words of one sentence, and the phrases of the lexicon among them."""

    def __init__(self, said: Sequence[Word], pieces: Sequence[Piece]) -> None:
        self._said = said
        self._pieces = pieces

    def fold(self, i: int) -> str:
        """Return the folded word `i`, "" beyond the sentence."""
        return self._said[i].folded if 0 <= i < len(self._said) else ""

    def capital(self, i: int) -> bool:
        """Tell whether word `i` has a capital."""
        return i < len(self._said) and self._said[i].capital

    @cached_property
    def opening(self) -> Word | None:
        """Return the first word that is no number or mark."""
        return next((word for word in self._said if word.text[0].isalpha()), None)

    @cached_property
    def title(self) -> bool:
        """Tell whether the words are written as in a title, most with a capital."""
        letters = [word.text for word in self._said if word.text[0].isalpha()]
        return sum(text[0].isupper() for text in letters) > sw.TITLE_CASE * len(letters)

    def within_a_name(self, head: Piece) -> bool:
        """Tell whether a country's name ends a longer name that begins within the sentence."""
        before = head.first - 1
        return before > 0 and self._said[before].capital and self.fold(before) not in sw.ARTICLES

    def acts(self, seat: Piece) -> bool:
        """Tell whether a capital stands for its government: "Tehran denied"."""
        before, after = self.fold(seat.first - 1), self.fold(seat.last)
        if after.endswith("ly") or after in {"also", "then", "later"}:
            after = self.fold(seat.last + 1)
        return before not in sw.WHERE and before != "of" and after in sw.ACTS

    def is_side(self, head: Piece) -> bool:
        """Tell whether a country's name alone may be a side: no place, no part of a name."""
        following = self._said[head.last] if head.last < len(self._said) else None
        named = following is not None and following.capital and not self.title
        if named and following is not None and following.folded not in sw.DAYS:
            return False  # "Hong Kong Flu", "Panama City"
        if self.fold(head.last) == "'s" and not self.title and self.capital(head.last + 1):
            return False  # "Nigeria's Plateau state", "Turkey's Erdogan"
        return not self.is_where(head)

    def is_where(self, head: Piece) -> bool:
        """Tell whether a country's name says where: "in Iraq and Syria", "Erbil, Iraq"."""
        i = head.first
        if self.fold(i - 1) == "the":
            i -= 1
        before = self.fold(i - 1)
        if before == "to" and self.fold(i - 2) in sw.TO_SOMEBODY:
            return False
        if before in sw.WHERE or (before == "of" and self.fold(head.last) in {",", "."}):
            return True
        after = self.fold(head.last)
        if after == ":" and i == 0:
            return True
        if before in {"and", ",", "or"}:
            listed = next((p for p in self._pieces if p.last == i - 1 and p.entry.country), None)
            if listed is not None:
                return self.is_where(listed)
            return before == "," and after in {",", ".", "", ")"}
        return False

    def in_a_name(self, head: Piece) -> bool:
        """Tell whether a capitalised noun belongs to a name: "Joint Chiefs of Staff"."""
        first, last = head.first, head.last
        if not first or not self._said[first].capital or self.title:
            return False
        before = first - 1 - (self.fold(first - 1) in sw.OF)
        if self.fold(last - 1) in _RANKS and self.fold(before - 1) in sw.ARTICLES:
            return False  # "the Divisional Police Officer" is one
        neighbours = (before, last) if before > 0 else (last,)
        return any(self.capital(i) for i in neighbours)
