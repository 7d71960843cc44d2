"""Words that sum up: "since March", "three days of", "in the weeks after", "dozens of"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SPANS = word_set("days weeks months years")
_RECENT = word_set("morning night dawn then")
_RECORD = word_set("first second third deadliest worst biggest largest heaviest latest bloodiest")
MANY = word_set(
    "dozens hundreds scores thousands numerous many repeated series wave waves string spate "
    "continued continuous continual frequent previous past such these those more other recent "
    "regular routine countless sporadic daily nightly near-daily almost-daily various multiple "
    "similar most all both"
)
_LARGE = 10
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_AHEAD = 8  # words behind an act in which "since March" belongs to it


def sums_up(words: Sequence[str], begin: int, last: int) -> bool:
    """Tell whether the clause of an act, from `begin` to its word `last`, sums up a period.

    "The deadliest attack since 2019" is one attack, and "since Tuesday" is no long time.
    """
    if _in_the_weeks_after(words[begin:]):
        return True
    row = words[begin : last + _AHEAD]
    if "since" not in row or not _RECORD.isdisjoint(row[: row.index("since")]):
        return False
    after = row[row.index("since") + 1 : row.index("since") + 4]
    return not any(w in _RECENT or w.endswith("day") for w in after)


def _in_the_weeks_after(row: Sequence[str]) -> bool:
    """Tell whether a clause says "in the weeks after": what came of something, summed up."""
    at = next((k for k, w in enumerate(row) if w in {"after", "following", "since"}), 0)
    return at > 2 and tuple(row[at - 3 : at - 1]) == ("in", "the") and row[at - 1] in _SPANS  # noqa: PLR2004 - "in the weeks"


def days_of(near: Sequence[str]) -> bool:
    """Tell whether what is told went on for a while: "after three days of heavy fighting"."""
    return any(a in _SPANS and b == "of" for a, b in pairwise(near))


def is_year(word: str) -> bool:
    """Tell whether a number is a year of our time."""
    return word.isdigit() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def many(near: Iterable[str]) -> bool:
    """Tell whether a number or a word before a plural says many."""
    for word in near:
        digits = word.replace(",", "")
        if word in MANY or (digits.isdigit() and int(digits) >= _LARGE and not is_year(digits)):
            return True
    return False
