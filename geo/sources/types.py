"""Event types of other codings, in ACLED's six types and their sub types."""

from __future__ import annotations

import functools
import re
from typing import Final

Type = tuple[str, str]

BATTLES: Final = "Battles"
REMOTE: Final = "Explosions/Remote violence"
CIVILIANS: Final = "Violence against civilians"
PROTESTS: Final = "Protests"
RIOTS: Final = "Riots"
STRATEGIC: Final = "Strategic developments"

SUB_TYPES: Final = {
    BATTLES: (
        "Armed clash",
        "Government regains territory",
        "Non-state actor overtakes territory",
    ),
    REMOTE: (
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    ),
    CIVILIANS: ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    PROTESTS: (
        "Peaceful protest",
        "Protest with intervention",
        "Excessive force against protesters",
    ),
    RIOTS: ("Violent demonstration", "Mob violence"),
    STRATEGIC: (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}

# Words in a type column of a table of unknown making, the telling ones first.
_WORDS: Final[tuple[tuple[str, Type], ...]] = (
    (r"suicide", (REMOTE, "Suicide bomb")),
    (r"chemical|gas attack", (REMOTE, "Chemical weapon")),
    (r"grenade", (REMOTE, "Grenade")),
    (r"air ?strike|drone|aerial|air/|bombing raid", (REMOTE, "Air/drone strike")),
    (r"\bied\b|mine|roadside|car bomb|bomb|explos", (REMOTE, "Remote explosive/landmine/IED")),
    (
        r"shell|artillery|missile|rocket|mortar|indirect fire",
        (REMOTE, "Shelling/artillery/missile attack"),
    ),
    (r"abduct|kidnap|hostage|disappear", (CIVILIANS, "Abduction/forced disappearance")),
    (r"rape|sexual", (CIVILIANS, "Sexual violence")),
    (r"excessive force", (PROTESTS, "Excessive force against protesters")),
    (r"with intervention", (PROTESTS, "Protest with intervention")),
    (r"mob|lynch", (RIOTS, "Mob violence")),
    (r"riot|violent demonstration", (RIOTS, "Violent demonstration")),
    (r"protest|demonstration|rally|strike action", (PROTESTS, "Peaceful protest")),
    (r"one-sided|assassin|massacre|attack on civil|against civil|execution", (CIVILIANS, "Attack")),
    (r"arrest|detention", (STRATEGIC, "Arrests")),
    (r"agreement|ceasefire|truce", (STRATEGIC, "Agreement")),
    (r"loot|property|arson|sabotage", (STRATEGIC, "Looting/property destruction")),
    (
        r"clash|battle|firefight|\bsaf\b|small arms|gun|armed assault|ambush",
        (BATTLES, "Armed clash"),
    ),
    (r"strategic", (STRATEGIC, "Other")),
)


@functools.lru_cache(maxsize=2_000)
def acled_type(event_type: str, sub_type: str) -> Type:
    """Return the pair in ACLED's own spelling, whatever the case and blanks of the cells."""
    for name, subs in SUB_TYPES.items():
        for sub in subs:
            if _fold(sub) == _fold(sub_type):
                return name, sub
        if _fold(name) == _fold(event_type):
            return name, next((sub for sub in subs if _fold(sub) == _fold(sub_type)), "")
    return event_type.strip(), sub_type.strip()


@functools.lru_cache(maxsize=5_000)
def type_from_words(words: str) -> Type:
    """Return the type that free words speak of, or two empty strings."""
    event_type, sub_type = acled_type(words, words)
    if event_type in SUB_TYPES and sub_type != "Other":
        return event_type, "" if sub_type == words.strip() else sub_type
    low = words.lower()[:200]
    return next((found for pattern, found in _WORDS if re.search(pattern, low)), ("", ""))


def _fold(name: str) -> str:
    return "".join(char for char in name.lower() if char.isalnum())


# CAMEO codes (GDELT, ICEWS), the longest prefix that stands here decides.
_CAMEO: Final[dict[str, Type]] = {
    "14": (PROTESTS, "Peaceful protest"),
    "145": (RIOTS, "Violent demonstration"),
    "153": (STRATEGIC, "Other"),
    "171": (STRATEGIC, "Looting/property destruction"),
    "173": (STRATEGIC, "Arrests"),
    "175": (CIVILIANS, "Attack"),
    "18": (CIVILIANS, "Attack"),
    "181": (CIVILIANS, "Abduction/forced disappearance"),
    "1821": (CIVILIANS, "Sexual violence"),
    "183": (REMOTE, "Remote explosive/landmine/IED"),
    "1831": (REMOTE, "Suicide bomb"),
    "19": (BATTLES, "Armed clash"),
    "194": (REMOTE, "Shelling/artillery/missile attack"),
    "195": (REMOTE, "Air/drone strike"),
    "20": (CIVILIANS, "Attack"),
    "204": (REMOTE, "Chemical weapon"),
    "057": (STRATEGIC, "Agreement"),
    "087": (STRATEGIC, "Agreement"),
}


@functools.lru_cache(maxsize=1_000)
def type_from_cameo(code: str) -> Type:
    """Return the type of a CAMEO code (a string: "057" keeps its zero), or two empty strings."""
    for length in range(len(code), 1, -1):
        if found := _CAMEO.get(code[:length]):
            return found
    return "", ""


# GTD attack types 1 to 9; weapon type 6 is explosives.
_GTD: Final[dict[str, Type]] = {
    "1": (CIVILIANS, "Attack"),
    "2": (BATTLES, "Armed clash"),
    "3": (REMOTE, "Remote explosive/landmine/IED"),
    "4": (CIVILIANS, "Abduction/forced disappearance"),
    "5": (CIVILIANS, "Abduction/forced disappearance"),
    "6": (CIVILIANS, "Abduction/forced disappearance"),
    "7": (STRATEGIC, "Looting/property destruction"),
    "8": (CIVILIANS, "Attack"),
    "9": ("", ""),
}


def type_from_gtd(attack: str, *, suicide: bool) -> Type:
    """Return the type of a GTD attack type code."""
    if suicide:
        return REMOTE, "Suicide bomb"
    return _GTD.get(attack, ("", ""))
