"""Names in brackets behind a place, as coders write them: "Yatta (Hebron, West Bank)".

The recogniser learned from news, where brackets hold other things. Where a place stands before
them and one of the names in them is an area's, all of them are places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.places.sorts import ADMIN1, ADMIN2, CITY, COUNTRY, DEMONYM, METROPOLIS, TOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.places.matches import Match

    Span = tuple[int, int]

_BRACKETS = re.compile(r" \(([A-Z][^()\n]{1,80})\)")
_LOOK_BACK = 70  # characters
# "in", and a name of a few words that ends right before the bracket.
_SOMEWHERE = re.compile(
    r"(?:\b(?:in|at|near|of|from|around|outside|between|to|and)\s(?:the\s)?|\),\s)[A-Z][\w'’.-]*"
    r"(?:\s[\w'’.-]+){0,5}$"
)
_NAME = re.compile(r"[^,]+")
_AREAS = frozenset((COUNTRY, ADMIN1, ADMIN2, METROPOLIS, CITY, TOWN))
_KIND_WORD = re.compile(
    r"\s(?:city|town|village|district|area|township|commune|province|region|county|state|"
    r"department|governorate|municipality|oblast|raion|territory|locality)$",
    re.IGNORECASE,
)


def in_brackets(text: str, found: Sequence[Span], matches: Sequence[Match]) -> list[Span]:
    """Return the names before and in brackets that nobody found yet."""
    if " (" not in text or not matches:
        return []
    sorts = {(m.start, m.end): m.sort for m in matches if m.sort != DEMONYM}
    added: list[Span] = []
    for bracket in _BRACKETS.finditer(text):
        at = bracket.start()
        if not _SOMEWHERE.search(text, max(at - _LOOK_BACK, 0), at):
            continue
        names = list(_names(text, *bracket.span(1)))
        if not any(sorts.get(name) in _AREAS and _is_written(text, name) for name in names):
            continue
        head = _without_kind(text, max(at - _LOOK_BACK, 0), at)
        rows = [*names, *(s for s in sorts if s[1] == head)]
        added += [s for s in rows if s in sorts and _is_written(text, s) and _free(s, found)]
    return added


def _names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between commas, without the words for what they are."""
    for name in _NAME.finditer(text, start, end):
        a, b = name.span()
        a += len(text[a:b]) - len(text[a:b].lstrip())
        yield a, _without_kind(text, a, b)


def _without_kind(text: str, start: int, end: int) -> int:
    """Return where a name ends that a word for its kind may follow: "Deir Hafer district"."""
    word = _KIND_WORD.search(text, start, end)
    return word.start() if word else end


def _is_written(text: str, span: Span) -> bool:
    """Tell whether a name is written as one: a capital, but no acronym."""
    return text[span[0]].isupper() and not text[span[0] : span[1]].isupper()


def _free(span: Span, found: Sequence[Span]) -> bool:
    return not any(a < span[1] and span[0] < b for a, b in found)
