"""Which numbers of a sentence may count people: no age, year, time, share, money or thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text import people_words as pw
from geo.text.numbers import quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.numbers import Quantity
    from geo.text.words import Word

_FIRST_YEAR, _LAST_YEAR, _YEAR_DIGITS = 1900, 2100, 4
_AGES = frozenset(str(age) for age in range(10, 110))
_AFTER_AGE = frozenset((",", ".", ")", "who"))


class Counts:
    """The numbers of a sentence that may count people, and where they stand."""

    def __init__(self, said: Sequence[Word], text: str) -> None:
        self.found = [q for q in quantities(said, text) if _of_people(q, said, text)]
        self.at = {q.first: q for q in self.found}
        self.end = {q.last: q for q in self.found}
        self.inside = {i for q in self.found for i in range(q.first, q.last)}


def _of_people(q: Quantity, said: Sequence[Word], text: str) -> bool:
    before, after, second = _fold(said, q.first - 1), _fold(said, q.last), _fold(said, q.last + 1)
    if after in pw.UNITS or before in pw.NO_COUNT_BEFORE or {before, after} & pw.MONTHS:
        return False
    if _is_age(q, said) or _is_year(q, said) or after == "%":
        return False
    glued = q.last < len(said) and text[said[q.last - 1].end : said[q.last].start] == "-"
    if second in pw.UNITS and (glued or after in {"-", "to"}):  # "a two-year truce"
        return False
    if glued and second == "old":
        return False
    if after == ":" and said[q.last].start == said[q.last - 1].end:  # "6:30"
        return not second[:1].isdigit()
    return not (after == "of" and second == "the" and _fold(said, q.last + 2) in pw.UNITS)


def _is_age(q: Quantity, said: Sequence[Word]) -> bool:
    """Tell whether a number is an age: "Brooks, 24, of Slidell", "who was 38,", "40s"."""
    if not said[q.first].text.isdecimal() or q.last > q.first + 1:
        return False
    before, after = _fold(said, q.first - 1), _fold(said, q.last)
    if after == "s" and said[q.last].start == said[q.first].end:
        return True
    if before == "," and after == "," and said[q.first].text in _AGES:  # "the actor, 61, died"
        return True
    named = before == "," and q.first > 1 and said[q.first - 2].capital
    return (named and after in _AFTER_AGE) or (before in {"was", "is"} and after == ",")


def _is_year(q: Quantity, said: Sequence[Word]) -> bool:
    text = said[q.first].text
    bare = q.last == q.first + 1 and text.isdecimal() and len(text) == _YEAR_DIGITS
    return bare and _FIRST_YEAR <= int(text) <= _LAST_YEAR


def _fold(said: Sequence[Word], i: int) -> str:
    return said[i].folded if 0 <= i < len(said) else ""
