"""Who is known by name only: "X Y was shot dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.syntax import passive
from geo.events.words import BE, HAVE
from geo.text.actors import ActorMention
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.events.triggers import Found
    from geo.events.view import View

_ADVERBS = word_set("reportedly also allegedly later then apparently fatally")


def person(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the person, known by name only, whom an act befell: "X was shot dead"."""
    if one.part == "noun":
        first = one.last + 2 if view.word(one.last + 1) == "of" else one.last + 1
        if view.word(one.last + 1) != "of" and view.words[one.last] != "of":
            return ()
        row = _capitals(view, range(first, len(view.words)))
    elif passive(view, one):
        i = one.first - 1
        while i >= 0 and (
            view.words[i] in BE or view.words[i] in HAVE or view.words[i] in _ADVERBS
        ):
            i -= 1
        row = _capitals(view, range(i, -1, -1))[::-1]
    else:
        row = _capitals(view, range(one.last + 1, len(view.words)))
    if len(row) < 2:  # noqa: PLR2004 - a name has two words
        return ()
    start, end = view.offsets(row[0], row[-1])
    if any(m.start < end and start < m.end for m in view.noticed.mentions):
        return ()
    name = " ".join(t.text for t in view.sentence.tokens[row[0] : row[-1] + 1])
    return (ActorMention(start, end, name, name, "civilians", known=False, many=False),)


def _capitals(view: View, indices: Iterable[int]) -> list[int]:
    """Return the run of capitalised words that begins at the first index."""
    row: list[int] = []
    for i in indices:
        if not (view.capital(i) and view.words[i][0].isalpha()) or len(row) > 4:  # noqa: PLR2004
            break
        row.append(i)
    return row
