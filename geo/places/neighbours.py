"""What the words of a report say of each other: around a name, in its run, in other sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.places.signs import (
    A_GIVEN,
    BODY,
    COMMA,
    DASH,
    LOWERED,
    OF,
    PADDING,
    PLACE,
    SEEN_ALONE,
    SEEN_BODY,
    SEEN_LIST,
    SEEN_LOWER,
    SEEN_PERSON,
    SEEN_WITHIN,
    SIGNS,
    TITLE,
    TOWARDS,
    WITHIN,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.places.matches import Match

    Codes = NDArray[np.int32]

_JOINS = frozenset({OF, DASH})
_OF_PERSONS = np.isin(np.arange(SIGNS), (TITLE, A_GIVEN))  # by sign
_LEADING_IN = np.isin(np.arange(SIGNS), (WITHIN, TOWARDS))
_BRIDGE = 2  # words without a capital that a name may hold: "Bosnia and Herzegovina"


def around(context: Codes, matched: Sequence[Match]) -> tuple[Codes, Codes]:
    """Return for every word what stands before and after the name it is part of."""
    before, after = np.empty_like(context), np.empty_like(context)
    before[1:], before[0] = context[:-1], context[-1]
    after[:-1], after[-1] = context[1:], context[0]
    for first, last, *_ in matched:
        if last > first:
            before[first : last + 1] = context[first - 1]
            after[first : last + 1] = context[last + 1]
    return before, after


def runs(context: Codes, starts: Sequence[int]) -> tuple[Codes, Codes]:
    """Return for every capitalised word the sign of its run's last word, and where in it it is.

    ``starts`` are the numbers of the capitalised words.
    """
    head, place = np.zeros_like(context), np.zeros_like(context)
    head[starts], place[starts] = context[starts], 1
    said = context.tolist()
    k, size = 0, len(starts)
    while k < size:
        first = last = starts[k]
        k += 1
        while k < size and _goes_on(last, starts[k], said):
            last = starts[k]
            k += 1
        if last > first:
            head[first : last + 1] = said[last]
            place[first : last + 1] = [
                1 + min(i - first, 2) * 4 + min(last - i, 3) for i in range(first, last + 1)
            ]
    return head, place


def _goes_on(last: int, following: int, context: Sequence[int]) -> bool:
    """Return whether a run goes on with a capitalised word, perhaps behind "of" or a dash."""
    gap = following - last
    return gap == 1 or (gap == 2 and context[last + 1] in _JOINS)  # noqa: PLR2004 # one between


def evidence(context: Codes, before: Codes, forms: Codes, starts: Sequence[int]) -> Codes:
    """Return for every capitalised word what the report says of it in other places.

    ``forms`` are the numbers of the words' folded forms, ``starts`` those of the capitalised ones.
    """
    column = np.zeros_like(context)
    capital = np.zeros(len(context), dtype=bool)
    rows = np.array(starts, dtype=np.intp)
    capital[rows] = True
    own = forms[rows].tolist()
    seen: dict[int, int] = {}
    for form, sign in zip(own, _seen_as(context, before, capital, rows).tolist(), strict=True):
        seen[form] = seen.get(form, 0) | sign
    low = (context == LOWERED) & ~capital  # "al-Asad" is both
    for form in seen.keys() & forms[low].tolist():
        seen[form] |= SEEN_LOWER
    column[rows] = [seen[form] for form in own]
    return column


def _seen_as(
    context: Codes, before: Codes, capital: NDArray[np.bool_], rows: NDArray[np.intp]
) -> Codes:
    """Return what the occurrences of words in these rows say of them."""
    left, right = before[rows], context[rows + 1]
    led = capital[rows - 1]
    person = led & _OF_PERSONS[left]
    said: Codes = (
        SEEN_PERSON * person
        | SEEN_WITHIN * (~person & _LEADING_IN[left])
        | SEEN_LIST * ((right == COMMA) & (context[rows + 2] == PLACE))
        | SEEN_BODY * (right == BODY)
        | SEEN_ALONE * ~(led | capital[rows + 1])
    )
    return said


def candidates(starts: Sequence[int], context: Sequence[int]) -> list[int]:
    """Return the rows with a capital, and the few words between two of them."""
    found: list[int] = []
    last = -_BRIDGE - 2
    for i in starts:
        if i - last <= _BRIDGE + 1:
            between = range(last + 1, i)
            if all(context[k] != PADDING for k in between):
                found.extend(between)
        found.append(i)
        last = i
    return found
