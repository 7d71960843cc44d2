"""Gives every clause that tells of an act its places."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events import where
from geo.events.sameplace import WIDE, agree, more_exact
from geo.events.unknown import names_unknown
from geo.model import DatePrecision, Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.telling import Telling
    from geo.events.triggers import Found
    from geo.events.view import View
    from geo.model import Mention

_MOVES = {
    "loot": ("from",),
    "abduct": ("from",),
    "arrest": ("from",),
    "disrupt": ("from",),
    "change": ("to", "from"),
    "body": ("from",),
    "launch": ("toward", "towards"),
    "shell": ("toward", "towards"),
    "take": ("of",),
    "retake": ("of",),
}
_ASIDE = word_set("after before since because if unless although though whereas")
_TOOK_PLACE = word_set("took occurred happened")
_ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth latest")
_AWAY = frozenset(("into", "to", "across", "over"))  # where those who were abducted were taken
_COURTS = word_set("court sentenced convicted jailed verdict parliament lawmakers summit talks")
_NAMING = word_set("naming including namely among identified identifying mentioning")
_BEHIND = 9  # words behind "the attack" in which its own place stands


def within(view: View, offset: int, clause: int) -> bool:
    """Tell whether a character offset lies in a clause."""
    return view.clause_of(view.token_at(offset)) == clause


def split(view: View, hits: Sequence[Found]) -> None:
    """Cut a clause in two where "and" joins two verbs that each have their own place or day."""
    if len(hits) < 2:  # noqa: PLR2004 - two verbs
        return
    places = [view.first_of(m) for m in where.candidates(view)]
    days = [view.first_of(d) for d in view.noticed.dates if d.precision is DatePrecision.DAY]
    for before, hit in pairwise(hits):
        at = hit.first - 1 if view.word(hit.first - 1) == "and" else hit.first - 2
        if hit.part != "verb" or at <= before.last or view.word(at) != "and":
            continue
        clause = view.clause_of(hit.first)
        apart = any(
            any(before.first < p < at for p in row)
            and any(p > hit.last and view.clause_of(p) == clause for p in row)
            for row in (places, days)
        )
        if apart and view.clause_of(before.first) == clause:
            view.open_clause(at, "and")


def unspoken(view: View, told: Sequence[Telling]) -> Iterator[Telling]:
    """Yield what a clause without a verb repeats: "X and Y were hit; in Syria, places near Z"."""
    if not told or told[-1].place is None or ";" not in view.opens:
        return
    spoken = {one.clause for one in told}
    for clause, opener in enumerate(view.opens):
        if opener != ";" or clause in spoken or clause < told[-1].clause:
            continue
        places = [m for m in where.candidates(view) if within(view, m.start, clause)]
        place = where.best(view, places, ())
        if place is not None and not any(t.clause == clause for t in told):
            listed = where.siblings(view, place, places)
            yield replace(told[-1], clause=clause, place=place, places=listed, figures=[])


def one_a_place(one: Telling) -> Iterator[Telling]:
    """Yield a telling for every place it lists: one event is one place."""
    if len(one.places) <= 1 or one.modality is not Modality.ACTUAL:
        yield one
        return
    for place in one.places:
        yield replace(one, place=place, places=(place,), figures=[])


# ---------------------------------------------------------------- places
def home_of(view: View, told: Sequence[Telling], offset: int) -> Telling | None:
    """Return the telling that something at an offset belongs to: its clause's, else the nearest."""
    clause = view.clause_of(view.token_at(offset))
    own = next((t for t in told if t.clause == clause), None)
    if own:
        return own
    return min(told, key=lambda t: (abs(t.clause - clause), t.clause > clause), default=None)


def _aside(view: View, home: Telling, offset: int) -> bool:
    """Tell whether a place stands in a side clause ("after the war in Gaza began")."""
    clause = view.clause_of(view.token_at(offset))
    return clause != home.clause and view.opens[clause] in _ASIDE and not _coded(view, offset)


def _coded(view: View, offset: int) -> bool:
    """Tell whether a place stands as coders write an event's own: "Kangaba (Koulikoro)"."""
    return any(
        m.start == offset and view.word(view.last_of(m) + 1) == "(" for m in view.noticed.mentions
    )


def _of_court(view: View, mention: Mention) -> bool:
    """Tell whether a clause tells what a court or a government did somewhere."""
    clause = view.clause_of(view.first_of(mention))
    begin = view.clause.index(clause)
    return not _COURTS.isdisjoint(view.words[begin : begin + view.clause.count(clause)])


def give_places(view: View, told: Sequence[Telling]) -> None:
    """Give every telling the places of its clause, and of the clauses that tell nothing."""
    rows: dict[int, list[Mention]] = {}
    for mention in where.candidates(view):
        home = home_of(view, told, mention.start)
        if home is not None and not _aside(view, home, mention.start):
            rows.setdefault(home.clause, []).append(mention)
    for one in told:
        row = rows.get(one.clause, [])
        own = [m for m in row if within(view, m.start, one.clause)]
        places = own or row
        if one.definite:
            places = [m for m in places if _follows(view, one, m) and not _one_of_many(view, one)]
        if "abduct" in one.acts:
            places = [m for m in places if not where.governed(view, m) & _AWAY]
        places = places or _named_before(view, one)
        moves = frozenset(w for act in one.acts for w in _MOVES.get(act, ()))
        one.place = where.best(view, places, [h.first for h in one.hits], moves=moves)
        if one.place is not None:
            one.places = where.siblings(view, one.place, places)
            _sharpen(view, one, told)
        elif not one.definite:
            one.lost = names_unknown(view, one.clause)


def _sharpen(view: View, one: Telling, told: Sequence[Telling]) -> None:
    """Make a wide place exact by a side clause's ("in northern India after a car in X")."""
    place = one.place.place if one.place else None
    if place is None or place.kind not in WIDE or len(one.places) > 1:
        return
    taken = {t.clause for t in told}
    aside = [
        m
        for m in where.candidates(view)
        if (_aside(view, one, m.start) or _listed(view, m, taken))
        and m.place
        and not _of_court(view, m)
        and agree(place, m.place)
    ]
    inner = where.best(view, aside, ())
    if inner is not None and one.place is not None:
        one.place = more_exact(one.place, inner)
        one.places = (one.place,)


def _listed(view: View, mention: Mention, taken: set[int]) -> bool:
    """Tell whether a place stands behind "naming", "including", "near" in a clause of its own."""
    first = view.first_of(mention)
    if view.clause_of(first) in taken:
        return False
    return bool(_NAMING & set(view.words[max(first - 8, 0) : first]))


def _named_before(view: View, one: Telling) -> list[Mention]:
    """Return the place right before a relative clause: "the attack on X that killed 12"."""
    begin = view.clause.index(one.clause)
    if view.opens[one.clause] not in {"that", "which", "where"}:
        return []
    return [m for m in where.candidates(view) if begin - 2 <= view.last_of(m) < begin]


def _one_of_many(view: View, one: Telling) -> bool:
    """Tell whether an attack is only counted: "it was the third attack in the region since"."""
    return any(
        hit.part == "noun" and _ORDINALS & set(view.words[max(hit.first - 3, 0) : hit.first])
        for hit in one.hits
    )


def _follows(view: View, one: Telling, mention: Mention) -> bool:
    """Tell whether a place stands right behind "the attack": only then it is the attack's."""
    first = view.first_of(mention)
    return any(
        0 < first - hit.last <= _BEHIND * (1 + (view.word(hit.last + 1) in _TOOK_PLACE))
        for hit in one.hits
    )
