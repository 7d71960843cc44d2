"""Undo the case endings of Slavic place names: "в Москве", "из Киева"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_SHORTEST = 3  # letters of a stem
# What may stand for the last letter, and for the last two: the nominative's endings.
_ENDINGS = (("", "а", "я", "ь", "о"), ("", "а", "я", "ь", "ы", "і", "й", "ія", "ия"))


def nominatives(folded: str) -> Iterator[str]:
    """Yield what a folded Cyrillic word could be in the nominative; nothing for other scripts."""
    if not _CYRILLIC.fullmatch(folded):
        return
    for cut, endings in enumerate(_ENDINGS, start=1):
        stem = folded[:-cut]
        if len(stem) >= _SHORTEST:
            yield from (stem + ending for ending in endings)
