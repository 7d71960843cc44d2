"""Crowds: when people who are no armed group did violence, and what a demonstration became."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events import types
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.events.triggers import Found
    from geo.events.view import View
    from geo.text.actors import ActorMention

PEOPLE = frozenset(("civilians", "protesters", "rioters"))
_PARTY = "protesters"  # what a political party's supporters are
BARE = frozenset(("crude", "fire", "blade", "crowd control", "vehicle"))  # what is no war weapon
_VIOLENT = word_set("attack target kill harm loot abduct violentdemo mob clash")
_BY_HAND = _VIOLENT | word_set("hurt die count arrest release crowdnoun rioter")
_PARTS = word_set("faction group tribe clan family")  # who may fight with sticks
_HERDERS = word_set("herder herdsman pastoralist shepherd")
_COMMUNITIES = word_set(
    "camps families communities villages neighbours neighbors villagers residents supporters "
    "youths students factions sects worshippers fans inhabitants settlers"
)
_QUARRELS = word_set("dispute disputes quarrel quarrels feud argument scuffle brawl rivalry")
_ARMS = word_set("gunfire guns armed weapons rifles gunmen fighters militants soldiers troops")
_NO_CROWD = word_set("man men person persons individual individuals suspect suspects others one")
_FIGHTS = word_set("clash fighting rout attack violentdemo")
_MASSES = word_set("crowd crowds mob group community")
_HARM = frozenset(("kill", "harm", "die"))
_BADLY = word_set("shot shooting gunfire bullets seriously critically severely gunshot live")
_GRAVE = frozenset(("kill", "assassinate", "livefire", "die", "attack"))
_STRUCK = frozenset(("kill", "attack", "harm", "hitby"))
_BY_MOBS = word_set("attack target kill harm loot abduct violentdemo")
_DEMONSTRATING = word_set("protest crowdnoun riot rioter")
_CAUSES = word_set(
    "protest protests protesting protestors protesters demonstration demonstrations demonstrators "
    "rally strike demanding demand demanded denouncing denounce barricade barricades tires tyres"
)
_SPEAKING_UP = word_set(
    "demanded demand demands demanding called call calling denounced denounce denouncing condemned "
    "condemn condemning rejected reject rejecting opposed opposing chanted chant chanting shouted "
    "shouting urged urging accused requested requesting expressed claimed insisted blocked waved "
    "carried held marched gathered assembled displayed commemorated celebrated"
)
_IN_PRISON = word_set("inmates inmate prisoners prisoner detainees")


def rabble(one: Telling) -> bool:
    """Tell whether several people who are no armed group did violence: residents, students."""
    if not one.doers or not one.acts <= _BY_HAND or not one.acts & _VIOLENT:
        return False
    if {a.kind for a in one.sufferers} & (types.ARMED - types.STATE):
        return False
    names = [set(a.name.lower().split()) for a in one.doers]
    many = len(names) > 1 or any(a.many for a in one.doers) or bool(names[0] & _MASSES)
    bare = all(w.family in BARE for w in one.weapons)
    people = all(a.kind in PEOPLE and (not a.known or a.kind == _PARTY) for a in one.doers)
    return many and bare and people and not all(name & _NO_CROWD for name in names)


def bare_handed(one: Telling) -> bool:
    """Tell whether only sticks and stones were used, by nobody armed."""
    crude = [w for w in one.weapons if w.family in BARE]
    sides = (*one.doers, *one.sufferers)
    armed = any(a.kind in types.ARMED and a.noun not in _PARTS for a in sides)
    return bool(crude) and len(crude) == len(one.weapons) and not armed


def neighbours(one: Telling) -> bool:
    """Tell whether people of two sorts came to blows, with no arms named: farmers and herders."""
    killed = any(f.what == "killed" and f.figure.best != 0 for f in one.figures)
    quarrel = not (one.doers or one.sufferers) and not _QUARRELS.isdisjoint(one.view.words)
    if quarrel and _ARMS.isdisjoint(one.view.words):
        return True
    if killed or any(w.family not in BARE for w in one.weapons):
        return False
    sides = [*one.doers, *one.sufferers]
    if not sides:
        return not _COMMUNITIES.isdisjoint(one.view.words) and _ARMS.isdisjoint(one.view.words)
    people = any(a.kind in PEOPLE for a in sides)
    return people and all(a.kind in PEOPLE or a.noun in _HERDERS for a in sides)


def still_armed(one: Telling, story: Story) -> None:
    """Leave those who came with firearms their weapons in what they are told to do next."""
    if story.group == "force" and one.doers and rabble(one):
        ours = {a.name for a in one.doers}
        arms = [w for t in story.tellings for w in t.weapons if w.family not in BARE]
        if arms and ours <= {a.name for t in story.tellings for a in t.doers}:
            one.weapons = [*one.weapons, *arms]


def driven_off(one: Telling) -> bool:
    """Tell whether forces did something to a crowd, whatever else the words could mean."""
    at_crowd = any(a.noun in _MASSES or a.kind == "protesters" for a in one.sufferers)
    return "disperse" in one.acts and at_crowd and not _kinds(one) - types.STATE


def as_victim(actor: ActorMention) -> ActorMention:
    """Return a herder to whom something was done as what he then is, a civilian."""
    return replace(actor, kind="civilians") if actor.noun in _HERDERS else actor


def meant(one: Telling) -> bool:
    """Tell whether a clause speaks of protesters, or of a crowd."""
    sides = (*one.doers, *one.sufferers)
    return any(a.kind == "protesters" or a.noun == "crowd" for a in sides)


def speaks_up(view: View, hit: Found) -> bool:
    """Tell whether protesters themselves are told to do something: "protesters demanded"."""
    clause = view.clause_of(hit.first)
    behind = range(hit.last + 1, len(view.words))
    said = (view.words[i] for i in behind if view.clause[i] == clause)
    return hit.act.name == "crowdnoun" and any(word in _SPEAKING_UP for word in said)


def told_afresh(hits: Sequence[Found]) -> bool:
    """Tell whether a verb says what a crowd did, whatever nouns point back beside it."""
    crowd = (h for h in hits if h.part == "verb" and h.act.direction == "crowd")
    return any(h.form == "ed" and h.act.strength > 1 for h in crowd)


# ---------------------------------------------------------------- what it became
def sub_type(told: Sequence[Telling]) -> str:
    """Return ACLED's sub type of what is told of a crowd."""
    acts = set[str]().union(*(t.acts for t in told))
    doers = {a.kind for t in told for a in t.doers}
    sufferers = {a.kind for t in told for a in t.sufferers}
    if acts & {"violentdemo", "attack"} and any(_each_other(t) for t in told):
        return types.MOB
    if "clash" in acts and (not (doers | sufferers) & types.STATE or _in_prison(told)):
        return types.MOB
    if any(_of_a_mob(t) for t in told) and not (_demonstrates(told) or _fights_police(told)):
        return types.MOB
    by_crowd = any(
        t.acts & {"attack", "target", "harm", "kill"}
        and _kinds(t) & PEOPLE
        and not _kinds(t) & types.ARMED
        for t in told
    )
    harmed = any(t.acts & _HARM and t.group != "force" for t in told)
    harmed = harmed or bool(acts & _STRUCK and "protesters" in sufferers)
    harmed = harmed or any(t.acts & _STRUCK and _kinds(t) & types.ARMED for t in told)
    force = bool(doers & types.ARMED) or "protesters" in sufferers
    grave = bool(acts & _GRAVE) and not _only_beaten(told)
    if harmed and force and not grave and not _killed(told) and not _severe(told):
        harmed = False  # tear gas and batons that hurt some are an intervention
        acts = acts if "clash" in acts else acts | {"disperse"}
    if _by_gunmen(told):
        acts = acts - {"loot", "violentdemo"}
    violent = {"violentdemo"} if by_crowd else set[str]()
    return types.crowd_type(acts | violent, harmed=harmed, police=force)


def _fights_police(told: Sequence[Telling]) -> bool:
    """Tell whether people fought the forces of the state."""
    return any(
        t.acts & _FIGHTS and _kinds(t) <= PEOPLE and t.doers and types.STATE & _kinds_hurt(t)
        for t in told
    )


def _kinds_hurt(one: Telling) -> set[str]:
    return {a.kind for a in one.sufferers}


def _of_a_mob(one: Telling) -> bool:
    """Tell whether people came to blows with others, or set upon somebody who is no force."""
    blows = "clash" in one.acts and not _sides(one) & types.STATE  # police may come between
    return blows or (_by_rabble(one) and not _on_forces(one))


def _sides(one: Telling) -> set[str]:
    return {a.kind for a in (*one.doers, *one.sufferers)}


def _by_gunmen(told: Sequence[Telling]) -> bool:
    """Tell whether only armed men set something on fire: the tents of protesters."""
    burning = [t for t in told if t.acts & {"loot", "violentdemo"}]
    settlers = any("settler" in a.name.lower() for t in burning for a in t.doers)
    armed = all(_kinds(t) and _kinds(t) <= types.ARMED for t in burning)
    return bool(burning) and armed and not settlers


def _kinds(one: Telling) -> set[str]:
    return {a.kind for a in one.doers if a.kind != "role"}


def _only_beaten(told: Sequence[Telling]) -> bool:
    """Tell whether batons, tear gas and the like are all that is named against a crowd."""
    arms = [w.family for t in told for w in t.weapons]
    lethal = any(t.acts & {"kill", "die", "livefire", "assassinate"} for t in told)
    return bool(arms) and not lethal and all(family in BARE for family in arms)


def _each_other(one: Telling) -> bool:
    """Tell whether two crowds did it to each other."""
    words = one.view.words
    return any(a in {"each", "one"} and b in {"other", "another"} for a, b in pairwise(words))


def _in_prison(told: Sequence[Telling]) -> bool:
    return any(_IN_PRISON & set(a.name.split()) for t in told for a in t.doers)


def _by_rabble(one: Telling) -> bool:
    """Tell whether people who are no armed group hurt somebody or destroyed something."""
    kinds = _kinds(one)
    people = bool(kinds) and kinds <= PEOPLE
    return people and bool(one.acts & _BY_MOBS) and ("violentdemo" not in one.acts or _hurts(one))


def _on_forces(one: Telling) -> bool:
    """Tell whether forces were set upon, and not one agent of theirs caught by a crowd."""
    return any(a.kind in types.STATE and a.many for a in one.sufferers)


def _hurts(one: Telling) -> bool:
    return bool(one.acts & _HARM) or any(a.kind == "civilians" for a in one.sufferers)


def _demonstrates(told: Sequence[Telling]) -> bool:
    """Tell whether a crowd demonstrates, so that its violence is a violent demonstration."""
    return any(t.acts & _DEMONSTRATING or _CAUSES & set(t.view.words) for t in told)


def _severe(told: Sequence[Telling]) -> bool:
    """Tell whether forces shot or badly hurt demonstrators."""
    return any(_BADLY & set(t.view.words) for t in told if t.acts & _HARM)


def _killed(told: Sequence[Telling]) -> bool:
    return any(f.what == "killed" and f.figure.best != 0 for t in told for f in t.figures)
