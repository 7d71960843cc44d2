"""What coders add to a note in square brackets: "[size=about 50]", "[women targeted: girls]"."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...


Thing = TypeVar("Thing", bound=_Spanned)
_TAG = re.compile(r"\[[^\[\]]{1,120}\]")


class Tags:
    """The stretches of a text that are tags, and so tell of nothing."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._starts = [start for start, _ in spans]

    @classmethod
    def of(cls, text: str) -> Self | None:
        """Return the tags of a text, or None if it has none."""
        found = _TAG.finditer(text) if "[" in text else ()
        spans = [m.span() for m in found if "=" in m[0] or ":" in m[0]]
        return cls(spans) if spans else None

    def holds(self, offset: int) -> bool:
        """Tell whether a character offset lies in a tag."""
        i = bisect_right(self._starts, offset) - 1
        return i >= 0 and offset < self._spans[i][1]

    def without(self, things: Iterable[Thing]) -> list[Thing]:
        """Return the things that stand in no tag."""
        return [thing for thing in things if not self.holds(thing.start)]
