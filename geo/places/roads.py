"""Roads that are called by a letter and a number: "the A417", "the M4 highway"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int]

_LIKELY = re.compile(r" [AMN]\d")  # asked first: ten times as quick
_CODE = r"[AMN]\d{1,4}"
_AIRCRAFT = r"(?!A(?:3[0-5]0|31[89]|32[01]|380|400|10)\b)"
# A bare number is that of an A road; a rifle may be "the M16", so other letters want a road's word.
_ROAD = re.compile(
    rf"\b[Tt]he ({_AIRCRAFT}A\d{{1,4}}|{_CODE}(?= (?:highway|motorway|road|freeway)\b))(?![\w-])"
)
_NEXT = re.compile(rf"(?:, | and |, and | or )({_CODE})(?![\w-])")


def roads(text: str, found: Sequence[Span]) -> list[Span]:
    """Return the numbered roads of a text that nobody found yet, with those listed behind them."""
    spans: list[Span] = []
    if not _LIKELY.search(text):
        return spans
    for first in _ROAD.finditer(text):
        link: re.Match[str] | None = first
        while link:
            spans.append(link.span(1))
            link = _NEXT.match(text, link.end())
    return [s for s in spans if not any(a < s[1] and s[0] < b for a, b in found)]
