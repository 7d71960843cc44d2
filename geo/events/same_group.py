"""Which group "the rebels", "its fighters" are: the one that a report has named before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events import types
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.story import Story
    from geo.events.view import View
    from geo.text.actors import ActorMention

_GROUPS = types.ARMED - types.STATE
_BACK = 12  # sentences over which a group's name holds
_DEFINITE = word_set("the its their these those his")
_MEMBERS = word_set(
    "rebel insurgent militant fighter jihadist islamist guerrilla guerilla militia militiaman "
    "separatist extremist dissident paramilitary gunman combatant terrorist gang"
)
_ALSO_BARE = word_set("rebel insurgent militant fighter jihadist guerrilla guerilla militiaman")
_STRANGERS = word_set("suspected unidentified unknown alleged other another rival local several")


def name_groups(story: Story, seen: Sequence[View], country: str) -> None:
    """Give the armed people of a story the name of the group that they are told to belong to.

    A group of another country than that of the story is not meant.
    """
    for one in story.tellings:
        taken = {a.name for a in (*one.doers, *one.sufferers) if a.known}
        one.doers = [_named(a, one.view, seen, taken, country) for a in one.doers]
        taken |= {a.name for a in one.doers if a.known}
        one.sufferers = [_named(a, one.view, seen, taken, country) for a in one.sufferers]


def _named(
    actor: ActorMention, view: View, seen: Sequence[View], taken: set[str], country: str
) -> ActorMention:
    """Return a side under its group's name; a group is on one side only."""
    if actor.known or actor.kind not in _GROUPS or actor.noun not in _MEMBERS:
        return actor
    first = view.first_of(actor)
    words = set(view.words[max(first - 1, 0) : view.last_of(actor) + 1])
    definite = not words.isdisjoint(_DEFINITE)
    if not words.isdisjoint(_STRANGERS) or not (definite or actor.noun in _ALSO_BARE):
        return actor
    groups = _groups_before(actor, view, seen)
    group = next(groups, None)
    if group is None or group.name in taken or group.country not in {"", country}:
        return actor
    if not definite and any(other.name != group.name for other in groups):
        return actor
    return replace(actor, name=group.name, kind=group.kind, known=True, country=group.country)


def _groups_before(actor: ActorMention, view: View, seen: Sequence[View]) -> Iterator[ActorMention]:
    """Yield the groups named before some words, the nearest first; none if two are as near."""
    for number in range(view.number, max(view.number - _BACK, -1), -1):
        here = [
            a
            for a in seen[number].noticed.actors
            if a.known and a.kind in _GROUPS and a.end <= actor.start
        ]
        if len({a.name for a in here}) > 1:
            return
        yield from here[:1]
