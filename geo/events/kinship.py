"""How well the sides that a report names agree with the sides of a record."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.lexicon import Lexicon

CIVILIAN: Final = frozenset({"civilians", "protesters", "rioters"})
STATE: Final = "state forces"
SAME: Final = 0.75  # at least this kin: the same side under another name
ALIKE: Final = 0.25  # at least this: the kind fits ("rebels" and one of the rebel groups)
_HOME_STATE: Final = 0.9
_ANY_ARMED: Final = 0.5
_SAME_NOUN: Final = 0.85


class Sides:
    """Judge of sides for one lexicon; remembers what it was asked."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.nearness = functools.lru_cache(maxsize=500_000)(self._nearness)
        self._kind = functools.lru_cache(maxsize=50_000)(self._kind_of)

    def _kind_of(self, name: str) -> tuple[str, str, bool]:
        """Return kind, country, and whether the name is a common noun."""
        if actor := self._lexicon.actor(name):
            return actor.kind, actor.country, False
        if noun := self._lexicon.noun(name):
            return noun.kind, "", True
        return "", "", False

    def _nearness(self, told: str, recorded: str, country: str) -> float:
        """Return 0 to 1 for a told side being a recorded side, in a record's country."""
        near = self._lexicon.kin(told, recorded)
        kind, _, common = self._kind(told)
        other, other_state, other_common = self._kind(recorded)
        if kind in CIVILIAN or other in CIVILIAN:
            return 1.0 if kind in CIVILIAN and other in CIVILIAN else min(near, 0.0)
        if common and kind == STATE and other == STATE:
            return max(near, _HOME_STATE if other_state == country else ALIKE)
        if common and kind and STATE not in {kind, other}:
            return max(near, _SAME_NOUN if other_common else _ANY_ARMED)
        if other_common and kind and kind != STATE:
            return max(near, _ANY_ARMED)
        return near

    def agreement(
        self,
        told: Sequence[Sequence[str]],
        one: Sequence[str],
        other: Sequence[str],
        country: str,
    ) -> int | None:
        """Return the level of agreement of two told sides with a record's two sides.

        Each told side is given by all its names, and nobody said who began: either told side may
        be either recorded side, but not both of them the same one. The levels are 5 both the
        same, 4 the only one told the same, 3 both fit at least in kind, 2 the only one fits in
        kind, 1 one of two fits, 0 none; None when one of the two tells of no side.
        """
        if not told or not (one or other):
            return None
        marks = [[self._best(names, side, country) for side in (one, other)] for names in told]
        if len(marks) == 1:
            return _LEVEL_OF_ONE[max(marks[0])]
        pairs = [
            (marks[i][0], marks[j][1])
            for i in range(len(marks))
            for j in range(len(marks))
            if i != j
        ]
        return _LEVEL_OF_TWO[max(pairs, key=lambda pair: (sum(pair), max(pair)))]

    def _best(self, names: Sequence[str], side: Sequence[str], country: str) -> int:
        every = (self.nearness(name, actor, country) for name in names for actor in side)
        near = max(every, default=0.0)
        return 2 if near >= SAME else 1 if near >= ALIKE else 0


_LEVEL_OF_ONE: Final = {2: 4, 1: 2, 0: 0}
_LEVEL_OF_TWO: Final = {
    (2, 2): 5,
    (2, 1): 3,
    (1, 2): 3,
    (1, 1): 3,
    (2, 0): 1,
    (0, 2): 1,
    (1, 0): 1,
    (0, 1): 1,
    (0, 0): 0,
}
