"""Puts together the clauses of one sentence that tell of one act.

"Twelve people were killed when a bomb exploded" counts in one clause what another one tells; in
"hit a school where families sheltered, killing four" the last words go on with the first clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.sameplace import agree, more_exact
from geo.model import Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.telling import Telling

_TOLL = word_set("kill harm hurt die count")
_WHEN = frozenset(("when", "as"))
_AFTER = frozenset(("after",))
_RELATIVE = word_set("which who whose where whom")
_GROUPS = frozenset(("force", "crowd"))


def put_together(told: Sequence[Telling]) -> list[Telling]:
    """Return the tellings of a sentence, those of one act as one."""
    kept: list[Telling] = []
    for one in told:
        before = kept[-1] if kept else None
        if before is not None and _counts_the_same(before, one):
            _join(before, one, doers=one.doers)
        elif before is not None and _goes_on(before, one):
            _join(before, one, doers=())
        else:
            kept.append(one)
    return kept


def _both_told(before: Telling, one: Telling) -> bool:
    modes = {before.modality, one.modality}
    return modes == {Modality.ACTUAL} and {before.group, one.group} <= _GROUPS


def _counts_the_same(before: Telling, one: Telling) -> bool:
    """Tell whether a clause only counts those whom the next one's act hurt."""
    if not _both_told(before, one) or before.doers or one.clause != before.clause + 1:
        return False
    if not _only_counts(before) or not _in_line(before, one):
        return False
    opener = one.view.opens[one.clause]
    if opener in _AFTER:
        return not before.date and not one.date and not _only_counts(one)
    return opener in _WHEN and (bool(one.doers) or not _only_counts(one))


def _only_counts(one: Telling) -> bool:
    verbs = {h.act.name for h in one.hits if h.part == "verb"}
    nouns = all(h.act.name in {"attack", *_TOLL} for h in one.hits if h.part == "noun")
    return bool(verbs) and verbs <= _TOLL and nouns


def _goes_on(before: Telling, one: Telling) -> bool:
    """Tell whether "..., killing four" in a relative clause is what the main clause did."""
    if not _both_told(before, one) or one.view.opens[one.clause] not in _RELATIVE:
        return False
    first = one.hits[0]
    gerunds = all(h.form == "ing" and h.act.name in _TOLL for h in one.hits)
    return gerunds and one.view.word(first.first - 1) == "," and _in_line(before, one)


def _in_line(before: Telling, one: Telling) -> bool:
    """Tell whether two clauses name no two places and no two days."""
    places = [t.place.place for t in (before, one) if t.place and t.place.place]
    days = {(t.date.date_start, t.date.date_end) for t in (before, one) if t.date}
    return len(days) < 2 and (len(places) < 2 or agree(*places))  # noqa: PLR2004 - of each one


def _join(before: Telling, one: Telling, doers: Sequence[object]) -> None:
    """Give a telling what the other clause says."""
    before.hits = [*before.hits, *one.hits]
    before.doers.extend(a for a in one.doers if a in doers and a not in before.doers)
    known = [*before.doers, *before.sufferers]
    before.sufferers.extend(a for a in one.sufferers if a not in known)
    before.weapons.extend(w for w in one.weapons if w not in before.weapons)
    before.figures.extend(f for f in one.figures if f not in before.figures)
    if before.place is None:
        before.place, before.places = one.place, one.places
    elif one.place is not None:
        before.place = more_exact(before.place, one.place)
    before.date = before.date or one.date
    before.said_on = before.said_on or one.said_on
    before.undated = before.undated or one.undated
    before.definite = before.definite and one.definite
    before.strength = max(before.strength, one.strength)
