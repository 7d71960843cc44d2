"""What an ambiguous word means where it stands: a strike, a march, a drone that is destroyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import types
from geo.events.roles import sides_of
from geo.events.words import BE, DETERMINERS, PREPOSITIONS
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.triggers import Found, Triggers
    from geo.events.view import View

_MARCHED = word_set("marched marches march marching")
_BARRIERS = word_set(
    "road roads roadblock roadblocks blockade highway street streets bridge access entry traffic "
    "crossing port route entrance"
)
_UNARMED = frozenset(("civilians", "protesters"))
_SELVES = word_set("himself herself themselves oneself themself")
_FLYING = word_set("drone drones missile missiles rocket rockets uavs projectiles")
_STORES = word_set("launcher launchers depot depots factory site sites warehouse base plant by")


def meant(view: View, hit: Found, triggers: Triggers) -> Found:
    """Return the act that an ambiguous word means here: a strike by workers is a protest."""
    rule = _RULES.get(hit.act.name)
    name = rule(view, hit) if rule else ""
    if name == "clash" and _clashes(view, hit):  # "after clashes with": one noun, no verb
        hit = hit._replace(part="noun", form="many", last=hit.first)
    elif name == "clash" and hit.part == "verb":  # "clashed with soldiers"
        hit = hit._replace(last=hit.first)
    return hit._replace(act=triggers.acts[name]) if name else hit


def _target(view: View, hit: Found) -> str:
    return "disrupt" if _shot_down(view, hit) else ""


def _strike(view: View, hit: Found) -> str:
    """Read a strike by people without arms as a protest."""
    doers = () if view.noticed.weapons else sides_of(view, hit).doers
    return "protest" if doers and all(a.kind in _UNARMED for a in doers) else ""


def _protest(view: View, hit: Found) -> str:
    """Read a march or a roadblock of armed men as no protest."""
    if not _of_fighters(view, hit) or not _all_armed(view, hit):
        return ""
    cadres = all(a.noun == "cadre" for a in sides_of(view, hit).doers)  # of a party, as a rule
    return "" if cadres else "change"


def _disrupt(view: View, hit: Found) -> str:
    """Read "two were shot down" as killing."""
    if view.words[hit.last] != "down" or view.noticed.weapons:
        return ""
    return "kill" if any(a.kind != "role" for a in sides_of(view, hit).sufferers) else ""


def _attack(view: View, hit: Found) -> str:
    between = hit.part == "noun" and view.word(hit.last + 1) == "between"
    return "clash" if between else ""


def _violence(view: View, hit: Found) -> str:
    """Read what armed men do to things as looting, to others as an attack."""
    if by_self := _loot(view, hit):
        return by_self
    if _clashes(view, hit):
        return "clash"
    if not _all_armed(view, hit):
        return ""
    if all("settler" in a.name.lower() for a in sides_of(view, hit).doers):
        return ""  # their stones are a mob's
    if view.words[hit.first].startswith(("clash", "fight", "fought", "confront")):
        return "clash"  # "rebels clashed with soldiers"
    assault = any(w.startswith(("attack", "storm")) for w in view.words[hit.first : hit.last + 1])
    return "attack" if assault else "loot"


def _clashes(view: View, hit: Found) -> bool:
    """Tell whether "clashes" is a noun: "after heavy clashes with soldiers"."""
    before = {view.word(hit.first - 1), view.word(hit.first - 2)}
    noun = bool(before & (PREPOSITIONS - {"to"})) or view.word(hit.first - 1) in DETERMINERS
    return view.words[hit.first] == "clashes" and noun


def _loot(view: View, hit: Found) -> str:
    """Read who sets himself on fire as one who protests."""
    return "" if _SELVES.isdisjoint(view.words[hit.first : hit.last + 3]) else "protest"


def _all_armed(view: View, hit: Found) -> bool:
    doers = sides_of(view, hit).doers
    return bool(doers) and all(a.kind in types.ARMED for a in doers)


def _of_fighters(view: View, hit: Found) -> bool:
    """Tell whether armed men do that, too: march into a town, block a road, set up a barrier."""
    first = view.words[hit.first]
    enforced = first.startswith("enforc")
    return enforced or first in _MARCHED or view.words[hit.last] in _BARRIERS


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


_RULES: dict[str, Callable[[View, Found], str]] = {
    "target": _target,
    "strike_bare": _strike,
    "protest": _protest,
    "disrupt": _disrupt,
    "attack": _attack,
    "violentdemo": _violence,
    "loot": _loot,
}
