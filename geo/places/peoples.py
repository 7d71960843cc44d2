"""Adjectives of peoples that speak of a land: "the Turkish border", not "the Turkish people"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int]

_LAND = re.compile(
    r"\s(?:air ?space|borders?|capital|coast(?:line|s)?|countryside|frontiers?|mainland|soil|"
    r"territor(?:y|ies)|(?:\w+ )?(?:city|enclave|island|province|region|town|village)s?|waters)\b"
)


def of_land(text: str, peoples: Sequence[Span]) -> list[Span]:
    """Return those of some adjectives of peoples that a piece of land follows."""
    return [span for span in peoples if _LAND.match(text, span[1])]
