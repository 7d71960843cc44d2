"""Provinces in front of the force that answers to them: "Queensland Police", "Odisha DGP".

At the beginning of a sentence the model takes many of them for a part of an organisation's name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.places.sorts import ADMIN1
from geo.places.words import FAMILY, GIVEN, LOWER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.matches import Match
    from geo.places.words import WordBook

    Span = tuple[int, int]

_FORCE = re.compile(
    r" (?:(?:State |Provincial )?Police\b|RCMP\b|DGP\b|IGP\b|SES\b|(?:premier|governor|police)\s)"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w'’.-]*\s$")
_LOOK_BACK = 24  # characters


def before_forces(
    text: str, found: Sequence[Span], matches: Sequence[Match], book: WordBook
) -> list[Span]:
    """Return the provinces that nobody found yet and whose police or governor is named."""
    return [
        (m.start, m.end)
        for m in matches
        if m.sort == ADMIN1
        and _FORCE.match(text, m.end)
        and not _NAME_BEFORE.search(text, max(m.start - _LOOK_BACK, 0), m.start)
        and not any(book.about(word).kinds & (GIVEN | FAMILY | LOWER) for word in m.name.split())
        and not any(a < m.end and m.start < b for a, b in found)
    ]
