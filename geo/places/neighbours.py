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
_OF_PERSONS = frozenset({TITLE, A_GIVEN})
_LEADING_IN = frozenset({WITHIN, TOWARDS})
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


def runs(context: Sequence[int], starts: Sequence[int]) -> tuple[Codes, Codes]:
    """Return for every capitalised word the sign of its run's last word, and where in it it is.

    ``starts`` are the numbers of the capitalised words.
    """
    head = np.zeros(len(context), dtype=np.int32)
    place = np.zeros(len(context), dtype=np.int32)
    rows: list[int] = []
    heads: list[int] = []
    places: list[int] = []
    k, size = 0, len(starts)
    while k < size:
        first = last = starts[k]
        k += 1
        while k < size and _goes_on(last, starts[k], context):
            last = starts[k]
            k += 1
        sign = context[last]
        for i in range(first, last + 1):
            rows.append(i)
            heads.append(sign)
            places.append(1 + min(i - first, 2) * 4 + min(last - i, 3))
    head[rows], place[rows] = heads, places
    return head, place


def _goes_on(last: int, following: int, context: Sequence[int]) -> bool:
    """Return whether a run goes on with a capitalised word, perhaps behind "of" or a dash."""
    gap = following - last
    return gap == 1 or (gap == 2 and context[last + 1] in _JOINS)  # noqa: PLR2004 # one between


def evidence(context: Codes, before: Sequence[int], forms: Codes, starts: Sequence[int]) -> Codes:
    """Return for every capitalised word what the report says of it in other places.

    ``forms`` are the numbers of the words' folded forms, ``starts`` those of the capitalised ones.
    """
    column = np.zeros_like(context)
    low = context == LOWERED
    low[starts] = False  # "al-Asad"
    said = context.tolist()
    capital = frozenset(starts)
    own = forms[starts].tolist()
    seen: dict[int, int] = {}
    for i, form in zip(starts, own, strict=True):
        seen[form] = seen.get(form, 0) | _seen_as(i, said, before[i], capital)
    lower = seen.keys() & forms[low].tolist()
    for form in lower:
        seen[form] |= SEEN_LOWER
    column[starts] = [seen[form] for form in own]
    return column


def _seen_as(i: int, context: Sequence[int], left: int, capital: frozenset[int]) -> int:
    """Return what one occurrence of a word says of it."""
    sign = 0
    led, followed = i - 1 in capital, i + 1 in capital
    if led and left in _OF_PERSONS:
        sign |= SEEN_PERSON
    elif left in _LEADING_IN:
        sign |= SEEN_WITHIN
    right = context[i + 1]
    if right == COMMA and context[i + 2] == PLACE:
        sign |= SEEN_LIST
    if right == BODY:
        sign |= SEEN_BODY
    if not led and not followed:
        sign |= SEEN_ALONE
    return sign


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
