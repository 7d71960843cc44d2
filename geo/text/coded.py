"""The toll that a coder settled on, where a note says so: "Fatalities coded as 10"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Figure
from geo.text.numbers import quantities, whole_number
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.words import Word

CODED = word_set("coded split divided spread distributed")
_FATAL = word_set("fatality fatalities killed deaths dead casualties death")
_LINKS = word_set("as at to with")
_SHARED = word_set("split divided spread distributed")
_AMONG = word_set("across between among into over in by")
_PARTS = word_set(
    "events event days locations places villages towns districts areas provinces sites attacks "
    "incidents clashes separate different"
)
_REACH = 6  # words between "split" and what it was split across


def coded_toll(said: Sequence[Word], text: str) -> tuple[int, int, Figure] | None:
    """Return the words ``first`` to ``last`` (exclusive) of a coder's own toll, and the toll.

    A toll that was shared out evenly ("12 fatalities split across 3 events") is one share of it.
    """
    folded = [word.folded for word in said]
    if CODED.isdisjoint(folded) or _FATAL.isdisjoint(folded):
        return None
    for i, word in enumerate(folded):
        if word == "coded" and folded[i + 1 : i + 2] and folded[i + 1] in _LINKS:
            number = whole_number(said, i + 2) if i + 2 < len(said) else None
            if number is not None:
                return i, number[0], _exactly(number[1], said, text, (i, number[0]))
        if word in _SHARED and (share := _share(said, folded, i, text)):
            return share
    return None


def _share(
    said: Sequence[Word], folded: Sequence[str], i: int, text: str
) -> tuple[int, int, Figure] | None:
    """Return one share of what was "split across 3 events", or None if it says no such thing."""
    ahead = range(i + 1, min(i + _REACH, len(said)))
    among = next((k for k in ahead if folded[k] in _AMONG), 0)
    number = whole_number(said, among + 1) if among and among + 1 < len(said) else None
    if number is None or not number[1] or not _PARTS & set(folded[number[0] : number[0] + 2]):
        return None
    whole = [q for q in quantities(said[:i], text) if q.figure.best is not None]
    if not whole or whole[-1].figure.best is None:
        return None
    first, share = whole[-1].first, whole[-1].figure.best // number[1]
    return first, number[0], _exactly(share, said, text, (first, number[0]))


def _exactly(value: int, said: Sequence[Word], text: str, span: tuple[int, int]) -> Figure:
    words = text[said[span[0]].start : said[span[1] - 1].end]
    return Figure(value, value, value, words)
