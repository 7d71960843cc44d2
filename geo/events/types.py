"""ACLED's event types: which sub type an act is, given the weapon and who suffered it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

BATTLES = "Battles"
EXPLOSIONS = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
PROTESTS = "Protests"
RIOTS = "Riots"
STRATEGIC = "Strategic developments"

CLASH = "Armed clash"
REGAINS = "Government regains territory"
OVERTAKES = "Non-state actor overtakes territory"
AIR = "Air/drone strike"
SHELLING = "Shelling/artillery/missile attack"
IED = "Remote explosive/landmine/IED"
SUICIDE = "Suicide bomb"
ATTACK = "Attack"
ABDUCTION = "Abduction/forced disappearance"
PEACEFUL = "Peaceful protest"
INTERVENTION = "Protest with intervention"
EXCESSIVE = "Excessive force against protesters"
VIOLENT = "Violent demonstration"
MOB = "Mob violence"
DISRUPTED = "Disrupted weapons use"

SUB_TYPES = {
    BATTLES: (CLASH, REGAINS, OVERTAKES),
    EXPLOSIONS: ("Chemical weapon", AIR, SUICIDE, SHELLING, IED, "Grenade"),
    CIVILIANS: ("Sexual violence", ATTACK, ABDUCTION),
    PROTESTS: (PEACEFUL, INTERVENTION, EXCESSIVE),
    RIOTS: (VIOLENT, MOB),
    STRATEGIC: (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        DISRUPTED,
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
_TYPE_OF = {sub: kind for kind, subs in SUB_TYPES.items() for sub in subs}

ARMED = frozenset(
    ("state forces", "rebel", "political militia", "identity militia", "external forces")
)
STATE = frozenset(("state forces", "external forces"))
_GENERIC = word_set(
    "attack hijack operation assassinate kill harm hurt hitby target die launch impact "
    "strike_bare fighting bomb unopposed count body"
)
_DISPERSING = word_set("disperse harm hurt arrest livefire")
_CROWD = word_set("protest crowdnoun riot rioter violentdemo mob")
STRATEGIC_ACTS = word_set("agree arrest change disrupt base loot transfer other release")
_FIXED = (
    ("chemical", "Chemical weapon"),
    ("suicide", SUICIDE),
    ("grenade", "Grenade"),
    ("air", AIR),
    ("shell", SHELLING),
    ("sexual", "Sexual violence"),
)


def type_of(sub_type: str) -> str:
    """Return the event type that a sub type belongs to; raises KeyError for an unknown one."""
    return _TYPE_OF[sub_type]


def group_of(acts: AbstractSet[str], kinds: AbstractSet[str]) -> str:
    """Return the group an act joins with others in: force, crowd, or a strategic act's name."""
    if "sexual" in acts:
        return "force"
    if (
        acts & _CROWD
        or ("disperse" in acts and acts <= _DISPERSING)
        or (kinds & {"protesters", "rioters"} and not acts <= STRATEGIC_ACTS)
    ):
        return "crowd"
    if "clash" in acts and kinds and kinds <= {"civilians", "protesters", "rioters", "role"}:
        return "crowd"
    if acts - STRATEGIC_ACTS - {"disperse", "livefire", "count"}:
        return "force"
    if acts & {"disperse", "livefire"}:
        return "crowd"
    return next(iter(sorted(acts - {"count"})), "force")


def specific(acts: AbstractSet[str]) -> str:
    """Return the sub type that the words alone fix, or "" where weapon and victim decide."""
    for act, sub_type in _FIXED:
        if act in acts:
            return sub_type
    return ""


def crowd_type(acts: AbstractSet[str], *, harmed: bool, police: bool) -> str:
    """Return the sub type of a demonstration, from what the crowd and the police did."""
    if "mob" in acts and "crowdnoun" not in acts:
        return MOB
    if acts & {"riot", "rioter", "violentdemo", "loot", "mob"}:
        return VIOLENT
    if "livefire" in acts or (harmed and police):
        return EXCESSIVE
    if "clash" in acts:
        return VIOLENT
    if acts & {"disperse", "arrest"}:
        return INTERVENTION
    return PEACEFUL


def force_type(
    acts: AbstractSet[str],
    weapons: Iterable[str],
    doers: AbstractSet[str],
    sufferers: AbstractSet[str],
) -> str:
    """Return the sub type of violence.

    Parameters
    ----------
    acts
        names of the acts told of.
    weapons
        the sub types that the weapons suggest, in text order.
    doers, sufferers
        kinds of the sides ("state forces", "civilians").
    """
    if acts & {"take", "retake", "fall"}:
        return _territory(acts, doers, sufferers)
    if "clash" in acts and not acts & {"chemical", "suicide", "air"}:
        return CLASH
    weapons = list(weapons)
    bombs = [w for w in weapons if w in SUB_TYPES[EXPLOSIONS]]
    if weapons and not bombs:
        acts = acts - {"launch"}  # only guns were fired
    if "air" in acts and doers and not doers & STATE and AIR not in bombs:
        acts = acts - {"air"} | {"explosion"}  # rebels "bombed" a tower
    if "Chemical weapon" in bombs:
        return "Chemical weapon"
    if AIR in bombs and IED in bombs and "launch" in acts:
        return AIR  # "jets dropped bombs"
    if "shell" in acts and bombs and all(w == AIR for w in bombs):
        return AIR  # "warplanes bombarded"
    return (
        specific(acts)
        or _by_weapon(acts, bombs, guns=ATTACK in weapons)
        or _by_act(acts, doers, sufferers)
        or _of_attack(acts, doers, sufferers)
    )


def _by_weapon(acts: AbstractSet[str], arms: Sequence[str], *, guns: bool) -> str:
    """Return the sub type that the weapon makes of an attack, or ""."""
    if "explosion" in acts:
        return next((w for w in arms if w in {SUICIDE, "Grenade"}), IED)
    if guns and acts & {"attack", "fighting"}:
        arms = [w for w in arms if w not in {IED, "Grenade"}]  # bombs of an assault on foot
    arms = [w for w in arms if w != SUICIDE]  # a vest that did not go off
    taken = "abduct" in acts and not acts & {"kill", "attack", "assassinate"}
    return arms[0] if arms and not taken else ""


def _by_act(acts: AbstractSet[str], doers: AbstractSet[str], sufferers: AbstractSet[str]) -> str:
    """Return the sub type that the act alone makes likely, or ""."""
    struck = bool(acts & {"target", "launch"}) and bool(doers) and doers <= STATE
    if acts & {"strike", "strike_bare"} or (struck and not acts & {"fighting", "abduct"}):
        return AIR  # a state that "struck", "hit", "launched attacks on" something
    if "assassinate" in acts and not acts & {"attack", "fighting"} and not sufferers & STATE:
        return ATTACK
    if "abduct" in acts and not acts & {"kill", "die"}:
        return ABDUCTION
    return CLASH if acts & {"fighting", "operation"} and not acts & {"kill", "attack"} else ""


def _of_attack(acts: AbstractSet[str], doers: AbstractSet[str], sufferers: AbstractSet[str]) -> str:
    """Return battle or violence against civilians: an armed victim makes it a battle."""
    if acts & {"launch", "impact"} and not acts & {"kill", "attack", "hitby"}:
        return SHELLING
    if sufferers & {"civilians", "protesters"}:
        return CLASH if "fighting" in acts and doers & ARMED and sufferers & ARMED else ATTACK
    if sufferers & ARMED or "fighting" in acts:
        return CLASH
    return ATTACK


def _territory(acts: AbstractSet[str], doers: AbstractSet[str], sufferers: AbstractSet[str]) -> str:
    if "unopposed" in acts:
        return "Non-violent transfer of territory"
    if "retake" in acts and not doers & {"rebel", "political militia", "identity militia"}:
        return REGAINS
    if doers & {"state forces"} or ("fall" not in acts and doers & {"external forces"}):
        return REGAINS
    return REGAINS if "fall" in acts and sufferers & {"rebel"} else OVERTAKES


def generic(acts: AbstractSet[str]) -> bool:
    """Tell whether the words fix no sub type."""
    return acts <= _GENERIC
