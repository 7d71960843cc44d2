"""Words that sum up: "since March", "three days of", "in the weeks after", "dozens of"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geo.events.view import View

_SPANS = word_set("days weeks months years")
_SPAN = word_set("week month year")
_RECENT = word_set("morning night dawn then")
_RECORD = word_set("first second third deadliest worst biggest largest heaviest latest bloodiest")
MANY = word_set(
    "dozens hundreds scores thousands numerous many repeated series wave waves string spate "
    "continued continuous continual frequent previous past such these those more other recent "
    "regular routine countless sporadic daily nightly near-daily almost-daily various multiple "
    "similar most all both tide epidemic scourge"
)
_HAVE = frozenset(("has", "have", "had"))
_LONG = word_set(
    "scene site target hit plagued gripped beset wracked racked torn rocked ravaged roiled "
    "long-running decades-long years-long yearslong decadeslong decades-old"
)
_WARS = frozenset(("war", "conflict", "insurgency", "rebellion", "fight"))
_YEARS = frozenset(("years", "decades"))
_HANGS = frozenset(("as", "when", "which", "who", "where", "that"))
_LARGE = 10
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_AHEAD = 8  # words behind an act in which "since March" belongs to it
_AGO = word_set("day days week weeks month months year years night")
_PREVIOUS = word_set("previous previously earlier preceding")
_A_FEW = frozenset(("two", "three", "2", "3"))
_EARLIER = word_set("earlier before previously prior")


def sums_up(words: Sequence[str], begin: int, last: int) -> bool:
    """Tell whether the clause of an act, from `begin` to its word `last`, sums up a period.

    "The deadliest attack since 2019" is one attack, and "since Tuesday" is no long time.
    """
    if _in_the_weeks_after(words[begin:]) or _for_long(words[begin:last]):
        return True
    row = words[begin : last + _AHEAD]
    if "since" not in row or not _RECORD.isdisjoint(row[: row.index("since")]):
        return False
    after = row[row.index("since") + 1 : row.index("since") + 4]
    if after[:1] == ["when"]:
        return True
    return not any(w in _RECENT or w.endswith("day") for w in after)


def _for_long(row: Sequence[str]) -> bool:
    """Tell whether a clause says what has long been: "has been the scene of an insurgency"."""
    return "been" in row and not _LONG.isdisjoint(row) and not _HAVE.isdisjoint(row)


def _in_the_weeks_after(row: Sequence[str]) -> bool:
    """Tell whether a clause says "in the weeks after": what came of something, summed up."""
    at = next((k for k, w in enumerate(row) if w in {"after", "following", "since"}), 0)
    return at > 2 and tuple(row[at - 3 : at - 1]) == ("in", "the") and row[at - 1] in _SPANS  # noqa: PLR2004 - "in the weeks"


def told_of_before(head: Sequence[str]) -> bool:
    """Tell whether a sentence opens with "earlier", but not with "days earlier"."""
    return head[0] not in {"days", "hours"} and not _PREVIOUS.isdisjoint(head)


def days_of(near: Sequence[str], counted: Callable[[], bool]) -> bool:
    """Tell whether what is told went on for a while: "after three days of heavy fighting".

    A few days of one toll are told as one: "two days of fighting left seven dead" (``counted``).
    """
    if any(a in _A_FEW and b == "days" for a, b in pairwise(near)) and counted():
        return False
    if any(a == "a" and b in _SPAN for a, b in pairwise(near)) and "of" in near:
        return True  # "a week of protests"
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


def of_years(words: Sequence[str]) -> bool:
    """Tell whether a sentence speaks of a long war: "the two-year war killed 600,000"."""
    return any(w.endswith(("-year", "-decade")) and b in _WARS for w, b in pairwise(words))


def goes_on(near: Sequence[str], form: str) -> bool:
    """Tell whether the words before a verb say that it went on and on: "have continued to kill"."""
    row = list(near[-4:])
    if form == "ing":  # "has been fighting"
        return row[-1:] == ["been"] and bool(_HAVE & set(row))
    return form == "base" and row[-2:] == ["continued", "to"] and bool(_HAVE & set(row))


def looks_back(words: Sequence[str], begin: int, opener: str) -> bool:
    """Tell whether a clause looks back over years: "30 years since the genocide".

    In a clause that hangs on one, opened by "as" or "in which", the words before count, too.
    """
    first = 0 if opener in _HANGS else begin
    for at in range(max(first, 1), len(words) - 1):
        if words[at] in _YEARS and words[at + 1] in {"since", "after", "ago"}:
            return words[at - 1] != "in" and "first" not in words[first:at]
    return False


def long_before(view: View) -> bool:
    """Tell whether a sentence without a place looks back: "had been assaulted a week earlier"."""
    if not view.number or view.noticed.mentions:
        return False
    pairs = list(pairwise(view.words))
    return any(a in _AGO and b in _EARLIER for a, b in pairs) or any(
        a in {"last", "previous"} and b in _AGO for a, b in pairs
    )
