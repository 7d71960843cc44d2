"""How well the sides that a report names agree with the sides of a record."""

from __future__ import annotations

import functools
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.events.spelling import spelling_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.lexicon import Lexicon

CIVILIAN: Final = frozenset({"civilians", "protesters", "rioters"})
STATE: Final = "state forces"
_ROLE: Final = "role"
_HOME_STATE: Final = 0.9
_SAME_NOUN: Final = 0.9
_ANY_ARMED: Final = 0.4
_SAME_FROM: Final = 0.85
_WIDER_FROM: Final = 0.55  # a parent, a member, an ally
_KIND_FROM: Final = 0.25


class Agreement(IntEnum):
    """How two told sides agree with a record's two sides; a greater number agrees better."""

    NONE = 0
    ONE_OF_TWO = 1
    ONLY_KIND = 2
    ONLY_WIDER = 3
    ONLY_SAME = 4
    BOTH_KIND = 5
    BOTH_WIDER = 6
    BOTH_SAME = 7


# By the worse of the two marks (0 a stranger, 1 of its kind, 2 wider or narrower, 3 the same).
_OF_ONE: Final = (
    Agreement.NONE,
    Agreement.ONLY_KIND,
    Agreement.ONLY_WIDER,
    Agreement.ONLY_SAME,
)
_OF_TWO: Final = (
    Agreement.ONE_OF_TWO,
    Agreement.BOTH_KIND,
    Agreement.BOTH_WIDER,
    Agreement.BOTH_SAME,
)


class _Read(NamedTuple):
    """What a side's name says: whom to compare, its kind and country, and if it is a noun."""

    name: str
    kind: str
    country: str
    common: bool


class Sides:
    """Judge of sides for one lexicon; remembers what it was asked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._here = {
            (actor.country, spelling_key(name)): actor
            for actor in lexicon.actors
            for name in actor.here
        }
        self.nearness = functools.lru_cache(maxsize=500_000)(self._nearness)
        self._read = functools.lru_cache(maxsize=50_000)(self._known)

    def _known(self, name: str, country: str) -> _Read:
        """Return what a name says; some names count only in their country.

        "Islamic State militants" is the actor before the noun; "Syrian insurgents" is an actor
        that is called by a noun.
        """
        words = name.split() or [name]
        actor = self._lexicon.actor(name) or self._here.get((country, spelling_key(name)))
        if actor:
            last = self._lexicon.noun(words[-1])
            common = last is not None and last.kind not in {_ROLE, STATE} and actor.kind != STATE
            return _Read(actor.name, actor.kind, actor.country, common)
        noun = self._lexicon.noun(name)
        kind = noun.kind if noun else ""
        for cut in range(len(words) - 1, 0, -1):
            if actor := self._lexicon.actor(" ".join(words[:cut])):
                return _Read(actor.name, actor.kind, actor.country, common=False)
        return _Read(name, kind, "", common=bool(kind))

    def _nearness(self, told: str, recorded: str, country: str) -> float:
        """Return 0 to 1 for a told side being a recorded side, in a record's country."""
        ours, theirs = self._read(told, country), self._read(recorded, country)
        if ours.kind in CIVILIAN or theirs.kind in CIVILIAN:
            return 1.0 if ours.kind in CIVILIAN and theirs.kind in CIVILIAN else 0.0
        near = max(self._lexicon.kin(told, recorded), self._lexicon.kin(ours.name, theirs.name))
        if ours.common and ours.kind == _ROLE:
            return max(near, _KIND_FROM)  # "forces" may be anybody's
        if ours.common and ours.kind == STATE and theirs.kind == STATE:
            return max(near, _HOME_STATE if theirs.country == country else _KIND_FROM)
        if ours.common and STATE not in {ours.kind, theirs.kind}:
            return max(near, _SAME_NOUN if theirs.common else _ANY_ARMED)
        return near

    def agreement(
        self,
        told: Sequence[Sequence[str]],
        one: Sequence[str],
        other: Sequence[str],
        country: str,
    ) -> Agreement | None:
        """Return how well told sides agree with a record's two sides; None if nobody is named.

        Each told side is given by all its names, and nobody said who began: either told side may
        be either recorded side, but not both of them the same one. Civilians who were hurt are
        no side of a fight, so they say nothing against a record that names none.
        """
        if not self._civilian((*one, *other), country):
            told = [names for names in told if not self._civilian(names, country)]
        if not told or not (one or other):
            return None
        marks = [[self._mark(names, side, country) for side in (one, other)] for names in told]
        if len(marks) == 1:
            return _OF_ONE[max(marks[0])]
        pairs = [
            (marks[i][0], marks[j][1])
            for i in range(len(marks))
            for j in range(len(marks))
            if i != j
        ]
        best = max(pairs, key=lambda pair: (min(pair), max(pair)))
        return _OF_TWO[min(best)] if max(best) > 1 or min(best) else Agreement.NONE

    def _civilian(self, names: Sequence[str], country: str) -> bool:
        return any(self._read(name, country).kind in CIVILIAN for name in names)

    def _mark(self, names: Sequence[str], side: Sequence[str], country: str) -> int:
        every = (self.nearness(name, actor, country) for name in names for actor in side)
        near = max(every, default=0.0)
        return sum(near >= bound for bound in (_KIND_FROM, _WIDER_FROM, _SAME_FROM))
