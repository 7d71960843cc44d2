"""The classes that coders give an event's sides, beside the words a report has for them.

ACLED and UCDP name nobody by a common noun: a demonstration is one of "Protesters", a village that
is attacked is "Civilians", gunmen whom nobody knows are an "Unidentified armed group" of a country.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events import crowds, types
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.story import Story
    from geo.model import Event
    from geo.text.actors import ActorMention

PROTESTERS, RIOTERS, CIVILIANS = "Protesters", "Rioters", "Civilians"
_CROWDS = {
    types.PEACEFUL: PROTESTERS,
    types.INTERVENTION: PROTESTERS,
    types.VIOLENT: RIOTERS,
    types.MOB: RIOTERS,
}
_UNARMED = frozenset(("civilians", "protesters"))
_ANYBODY = word_set(
    "unidentified unknown suspected alleged armed masked heavily heavily-armed well-armed gun "
    "gunman gunmen man men person persons people individual individuals assailant assailants "
    "attacker attackers militant militants assassin assassins hitman hitmen kidnapper kidnappers "
    "abductor abductors robber robbers criminal criminals perpetrator perpetrators shooter "
    "shooters motorcycle-riding gun-wielding machete-wielding group groups local bandit bandits"
)
_PROPERTY = word_set(
    "university universities college colleges house houses home homes hut huts shelter shelters "
    "cattle livestock goats sheep cows camels shop shops crop crops farm farms farmland orchard "
    "orchards trees harvest granaries motorcycle motorcycles belongings saplings calves "
    "pharmacy pharmacies clinic clinics hospital hospitals centre center medicine medicines "
    "food supplies school schools market markets stalls church churches mosque mosques grain "
    "granary cart bicycle bicycles money phones phone truck trucks vehicle vehicles tanker "
    "tankers bus buses car cars lorry lorries antenna animals village villages property "
    "properties kiosk kiosks"
)
_RIVALLING = word_set("each blows brawl brawled scuffle scuffled fistfight quarrelled quarreled")
_LOOTING = "Looting/property destruction"
_HOMES = word_set(
    "residential house houses home homes apartment apartments market bazaar school schools "
    "kindergarten hospital clinic church mosque temple shops civilian civilians theater theatre "
    "supermarket mall restaurant hotel cafe neighborhood neighbourhood building buildings street"
)
_GANGS = word_set("gang gangs gangster gangsters")
_PLANTED = frozenset((types.IED, types.SUICIDE, "Grenade"))  # somebody laid or threw it
_BY_MOBS = word_set("kill harm attack assassinate abduct")
_NAMES = frozenset((PROTESTERS, RIOTERS, CIVILIANS))


def is_class(name: str) -> bool:
    """Tell whether a side's name is a class that was added to it, no word of a report."""
    return name in _NAMES or name.startswith(("Unidentified armed group (", "Unidentified gang ("))


def classed(event: Event, story: Story, country: str) -> Event:
    """Return an event with its sides' classes among their names; `country` is the place's."""
    if story.group == "crowd":
        return _of_crowd(event, story)
    hurt = bool(event.fatalities.best or event.injuries.best)
    bombed = event.event_type == types.EXPLOSIONS and not story.sufferers
    shelled = bombed and (hurt or _on_homes(story))
    robbed = event.sub_event_type == _LOOTING and not story.sufferers and _of_the_people(story)
    unsaid = shelled or event.event_type == types.CIVILIANS
    if robbed or _all_unarmed(story.sufferers, unsaid=unsaid):
        event = replace(event, targets=_with(event.targets, CIVILIANS))
    if event.claimed_by or event.attributed:
        return event
    civil = event.event_type == types.CIVILIANS and bool(story.sufferers or event.fatalities.best)
    planted = event.sub_event_type in _PLANTED or _ambush(event, story)
    nobody = not event.initiators and (civil or planted) and bool(country)
    unknown = f"Unidentified armed group ({country})" if nobody else _unknown(story.doers, country)
    return replace(event, initiators=_with(event.initiators, unknown))


def _ambush(event: Event, story: Story) -> bool:
    """Tell whether only forces are named of a fight: whoever attacked them is not known."""
    kinds = {a.kind for a in story.sufferers if a.kind != "role"}
    return event.sub_event_type == types.CLASH and bool(kinds) and kinds <= types.STATE


def _of_the_people(story: Story) -> bool:
    """Tell whether what was taken or destroyed is what people live in and from."""
    return any(_PROPERTY & set(t.view.words) for t in story.tellings)


def _on_homes(story: Story) -> bool:
    """Tell whether what was struck is where people live, trade, learn and are healed."""
    return any(not _HOMES.isdisjoint(t.view.words) for t in story.tellings)


def _of_crowd(event: Event, story: Story) -> Event:
    """Return a demonstration with the crowd itself among its sides."""
    if event.sub_event_type == types.EXCESSIVE:
        return replace(event, targets=_with(event.targets, PROTESTERS))
    crowd = _CROWDS.get(event.sub_event_type, "")
    if any(a.kind == "protesters" for a in story.doers) or _protesters_named(story):
        event = replace(event, initiators=_with(event.initiators, PROTESTERS))
    event = replace(event, initiators=_with(event.initiators, crowd))
    if event.sub_event_type != types.MOB:
        return event
    rivals = "clash" in story.acts or any(_RIVALLING & set(t.view.words) for t in story.tellings)
    struck = event.targets or not _BY_MOBS.isdisjoint(story.acts) or _of_the_people(story)
    other = RIOTERS if rivals else CIVILIANS if struck else ""
    armed = any(crowds.as_victim(a).kind in types.ARMED for a in story.sufferers)
    return event if armed else replace(event, targets=_with(event.targets, other))


def _protesters_named(story: Story) -> bool:
    """Tell whether a phrase names them: "thousands of protesters gathered"."""
    hits = ((t.view, h) for t in story.tellings for h in t.hits)
    return any(v.words[h.first].startswith(("protester", "demonstrator")) for v, h in hits)


def _all_unarmed(sufferers: Sequence[ActorMention], *, unsaid: bool) -> bool:
    """Tell whether all who suffered are civilians; `unsaid` is the answer where none is named."""
    kinds = {a.kind for a in sufferers if a.kind != "role"}
    return kinds <= _UNARMED if kinds else unsaid


def _unknown(doers: Sequence[ActorMention], country: str) -> str:
    """Return the class of armed men of whom nothing is said but that they are, or ""."""
    words = [set(a.name.lower().split()) for a in doers if a.kind != "role"]
    if not words or not country or any(a.known or a.patron for a in doers):
        return ""
    if all(w <= _ANYBODY | _GANGS | {"member", "members"} for w in words):
        kind = "gang" if any(w & _GANGS for w in words) else "armed group"
        return f"Unidentified {kind} ({country})"
    return ""


def _with(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, name))) if name else names
