"""How near two sides are: the same, a part of the other, an ally, of one parent, or strangers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.text.parties import Actor

PARENT, ALLY, SIBLING = 0.8, 0.6, 0.4  # a grandparent is 0.8 of a parent, and so on


def kin_of_actors(one: Actor, other: Actor, actors: Mapping[str, Actor]) -> float:
    """Return 1 for the same actor, 0 for strangers, and kin between; `actors` is by id."""
    if one.id == other.id:
        return 1.0
    up, down = _ancestors(one, actors), _ancestors(other, actors)
    if (steps := up.get(other.id) or down.get(one.id)) is not None:
        return float(PARENT**steps)
    if any(_are_allies(a, b, actors) for a in (one.id, *up) for b in (other.id, *down)):
        return ALLY
    return SIBLING if set(up) & set(down) else 0.0


def _are_allies(a: str, b: str, actors: Mapping[str, Actor]) -> bool:
    one, other = actors.get(a), actors.get(b)
    return bool(one and other and (b in one.allies or a in other.allies))


def _ancestors(actor: Actor, actors: Mapping[str, Actor]) -> dict[str, int]:
    """Return the ids of an actor's parents, their parents and so on, with the steps up to them."""
    found: dict[str, int] = {}
    level, steps = list(actor.parents), 1
    while level:
        new = [parent for parent in level if parent not in found and parent in actors]
        found.update(dict.fromkeys(new, steps))
        level, steps = [up for parent in new for up in actors[parent].parents], steps + 1
    return found
