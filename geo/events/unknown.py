"""Whether a clause says that something was at a place that nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.where import governed
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.view import Spanned, View

_AT = frozenset(("in", "at", "near", "outside", "around", "of"))
_SETTLED = word_set("village town city hamlet settlement")


def names_unknown(view: View, clause: int) -> bool:
    """Tell whether a clause says that something was at a place that nobody knows.

    "Near Sukhna", where no gazetteer has it, or "in the village of Aito", unlike "in the village".
    """
    if any(
        m.place is None and view.clause_of(view.first_of(m)) == clause and governed(view, m) & _AT
        for m in view.noticed.mentions
    ):
        return True
    begin = view.clause.index(clause)
    words = view.words[begin : begin + view.clause.count(clause)]
    spots = [
        begin + k + 1
        for k, word in enumerate(words)
        if (word == "of" and k and words[k - 1] in _SETTLED) or word == "near"
    ]
    if not spots:
        return False
    noticed = view.noticed
    things: tuple[Spanned, ...] = (
        *(m for m in noticed.mentions if m.place),
        *noticed.dates,
        *noticed.actors,
    )
    known = {view.first_of(thing) for thing in things}
    return any(view.capital(i) and i not in known for i in spots)
