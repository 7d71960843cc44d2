"""What an ambiguous word means where it stands: a strike, a march, a drone that is destroyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import types
from geo.events.roles import sides_of
from geo.events.words import BE
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.triggers import Found, Triggers
    from geo.events.view import View

_MARCHED = word_set("marched marches march marching")
_BARRIERS = word_set(
    "road roads roadblock roadblocks blockade highway street streets bridge access entry traffic "
    "crossing port route entrance"
)
_FLYING = word_set("drone drones missile missiles rocket rockets uavs projectiles")
_STORES = word_set("launcher launchers depot depots factory site sites warehouse base plant by")


def meant(view: View, hit: Found, triggers: Triggers) -> Found:
    """Return the act that an ambiguous word means here: a strike by workers is a protest."""
    if hit.act.name == "target" and _shot_down(view, hit):
        hit = hit._replace(act=triggers.acts["disrupt"])
    if hit.act.name == "strike_bare" and not view.noticed.weapons:
        sides = sides_of(view, hit)
        if sides.doers and all(a.kind in {"civilians", "protesters"} for a in sides.doers):
            return hit._replace(act=triggers.acts["protest"])
    if hit.act.name == "protest" and _of_fighters(view, hit):
        doers = sides_of(view, hit).doers
        if doers and all(a.kind in types.ARMED for a in doers):
            return hit._replace(act=triggers.acts["change"])
    if hit.act.name == "disrupt" and view.words[hit.last] == "down" and not view.noticed.weapons:
        people = any(a.kind != "role" for a in sides_of(view, hit).sufferers)
        return hit._replace(act=triggers.acts["kill"]) if people else hit  # "two were shot down"
    if hit.act.name == "attack" and hit.part == "noun" and view.word(hit.last + 1) == "between":
        return hit._replace(act=triggers.acts["clash"])
    if hit.act.name == "violentdemo":
        doers = sides_of(view, hit).doers
        if doers and all(a.kind in types.ARMED for a in doers):
            attack = view.words[hit.first].startswith("attack")
            return hit._replace(act=triggers.acts["attack" if attack else "loot"])
    return hit


def _of_fighters(view: View, hit: Found) -> bool:
    """Tell whether armed men do that, too: march into a town, block a road, set up a barrier."""
    return view.words[hit.first] in _MARCHED or view.words[hit.last] in _BARRIERS


def _shot_down(view: View, hit: Found) -> bool:
    """Tell whether what was destroyed flew: "air defences destroyed 11 drones"."""
    if hit.part != "verb" or not view.words[hit.first].startswith("destroy"):
        return False
    ahead = view.words[hit.last + 1 : hit.last + 6]
    behind = view.words[max(hit.first - 5, 0) : hit.first]
    passive = bool(BE & set(behind[-2:]))
    return bool(_FLYING & set(behind if passive else ahead)) and not (
        _STORES & set(behind if passive else ahead)
    )
