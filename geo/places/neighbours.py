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
    from geo.places.words import Word

    Codes = NDArray[np.int32]

_JOINS = frozenset({OF, DASH})
_BRIDGE = 2  # words without a capital that a name may hold: "Bosnia and Herzegovina"


def around(context: Codes, matched: Sequence[Match]) -> tuple[Codes, Codes]:
    """Return for every word what stands before and after the name it is part of."""
    before, after = np.roll(context, 1), np.roll(context, -1)
    for first, last, *_ in matched:
        if last > first:
            before[first : last + 1] = context[first - 1]
            after[first : last + 1] = context[last + 1]
    return before, after


def runs(context: list[int], startable: Sequence[int]) -> tuple[Codes, Codes]:
    """Return for every capitalised word the sign of its run's last word, and where in it it is."""
    head = np.zeros(len(context), dtype=np.int32)
    place = np.zeros(len(context), dtype=np.int32)
    i, size = 0, len(context)
    while i < size:
        if not startable[i]:
            i += 1
            continue
        j = i + 1
        while j < size and (
            startable[j] or (context[j] in _JOINS and j + 1 < size and startable[j + 1])
        ):
            j += 1
        head[i:j] = context[j - 1]
        for k in range(i, j):
            place[k] = 1 + min(k - i, 2) * 4 + min(j - 1 - k, 3)
        i = j
    return head, place


def evidence(
    flat: Sequence[Word | None], context: list[int], before: list[int], startable: Sequence[int]
) -> Codes:
    """Return for every capitalised word what the report says of it in other places."""
    seen: dict[str, int] = {}
    lower: set[str] = set()
    capitals: list[tuple[int, str]] = []
    for i, word in enumerate(flat):
        if word is None:
            continue
        if startable[i]:
            sign = _seen_as(i, context, before[i], startable)
            seen[word.folded] = seen.get(word.folded, 0) | sign
            capitals.append((i, word.folded))
        elif context[i] == LOWERED:
            lower.add(word.folded)
    column = np.zeros(len(flat), dtype=np.int32)
    for i, folded in capitals:
        column[i] = seen[folded] | (SEEN_LOWER if folded in lower else 0)
    return column


def _seen_as(i: int, context: list[int], left: int, startable: Sequence[int]) -> int:
    """Return what one occurrence of a word says of it."""
    sign = 0
    if left in (TITLE, A_GIVEN) and startable[i - 1]:
        sign |= SEEN_PERSON
    elif left in (WITHIN, TOWARDS):
        sign |= SEEN_WITHIN
    right = context[i + 1]
    if right == COMMA and context[i + 2] == PLACE:
        sign |= SEEN_LIST
    if right == BODY:
        sign |= SEEN_BODY
    if not startable[i - 1] and not startable[i + 1]:
        sign |= SEEN_ALONE
    return sign


def candidates(startable: list[int], context: list[int]) -> list[int]:
    """Return the rows with a capital, and the few words between two of them."""
    found: list[int] = []
    last = -_BRIDGE - 1
    for i in [i for i, may in enumerate(startable) if may]:
        between = range(last + 1, i)
        if len(between) <= _BRIDGE and all(context[k] != PADDING for k in between):
            found.extend(between)
        found.append(i)
        last = i
    return found
