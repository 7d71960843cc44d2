"""Joins the clauses of one report that tell of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.join import affinity
from geo.events.story import Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.telling import Telling
    from geo.text.lexicon import Lexicon

_ENOUGH = 0.9  # affinity from which a clause goes on with a story
_FADING = 0.1  # of it, for every story told since


def stories(told: Iterable[Telling], lexicon: Lexicon) -> list[Story]:
    """Join the tellings of a report, in order, to one story an event."""
    found: list[Story] = []
    for one in told:
        home = _home(one, found, lexicon)
        if home is None:
            found.append(Story(one.group, [one]))
        else:
            home.tellings.append(one)
            if home.group == "force" and one.group == "crowd" and one.strength > 1:
                home.group = "crowd"
    return found


def _home(one: Telling, found: Sequence[Story], lexicon: Lexicon) -> Story | None:
    """Return the story that a telling goes on with, or None if it begins one."""
    best, top = None, _ENOUGH
    for age, story in enumerate(reversed(found)):
        score = affinity(one, story, lexicon) - _FADING * min(age, 5)
        if score > top:
            best, top = story, score
    return best
