"""The pieces that noun phrases are joined from: a phrase of the lexicon, where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.parties import Actor, Country, Noun
    from geo.text.phrases import Entry
    from geo.text.words import Word

_TYPE = re.compile(r"[A-Z][A-Za-z]{0,2}-\d{1,3}[A-Z]{0,2}\b|[A-Z]{1,3}\d{1,3}\b")  # "F-16"


class Piece(NamedTuple):
    """A phrase of the lexicon at words ``first`` to ``last`` (exclusive) of a sentence."""

    first: int
    last: int
    entry: Entry
    actor: Actor | None
    noun: Noun | None

    @property
    def state(self) -> Country | None:
        """Return the country that the phrase names in any way."""
        return self.entry.people or self.entry.country or self.entry.seat

    @property
    def names_somebody(self) -> bool:
        """Tell whether the phrase is more than a modifier."""
        return bool(self.actor or self.noun or self.state or self.entry.arm)


def split_patron(chunk: list[Piece]) -> tuple[Piece | None, list[Piece]]:
    """Return who backs the side ("Iran-backed"), and the rest of the phrase."""
    for k, piece in enumerate(chunk[1:-1], start=1):
        if piece.entry.patron and not piece.noun and (chunk[k - 1].actor or chunk[k - 1].state):
            return chunk[k - 1], chunk[k + 1 :]
    return None, chunk


def name_of(piece: Piece | None) -> str:
    """Return the main name of the actor or country that a phrase names; "" for none."""
    if piece is None:
        return ""
    return piece.actor.name if piece.actor else piece.state.name if piece.state else ""


def type_behind(text: str, said: Sequence[Word], at: int) -> int:
    """Return the word after a type of aircraft that begins at word `at`, or -1: "US F-16 jets"."""
    found = _TYPE.match(text, said[at].start) if at < len(said) else None
    if found is None:
        return -1
    ends = (word.end for word in said[at : at + 3])
    return next((at + k for k, end in enumerate(ends, 1) if end == found.end()), -1)
