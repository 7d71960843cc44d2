"""Parties to conflicts, weapons and the words for people, as the hand-kept tables list them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geo.errors import FormatError
from geo.tables import read_toml
from geo.text.phrases import is_acronym
from geo.text.words import fold_phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

STATE = "state forces"
_LONG = 3  # words of a name that is often written in letters
ARMS = {"police": "police", "security": "security forces"}  # of a state, with a name of their own


@dataclass(frozen=True, slots=True)
class Actor:
    """A side of a conflict; ``called`` holds (who says it, the words they use)."""

    id: str
    name: str
    kind: str
    country: str = ""  # ISO 3166-1 alpha-2
    also: tuple[str, ...] = ()
    here: tuple[str, ...] = ()  # names that count only where its country is named
    own_name: str = ""
    parents: tuple[str, ...] = ()  # ids
    allies: tuple[str, ...] = ()  # ids
    called: tuple[tuple[str, str], ...] = ()

    @property
    def is_state(self) -> bool:
        """Tell whether this is a state itself, or an arm that has no name but the state's."""
        return self.id.startswith("state-")


@dataclass(frozen=True, slots=True)
class Weapon:
    """A means of violence and the ACLED sub type that its use suggests."""

    name: str
    family: str
    sub_type: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """A state as reports speak of it: its names, its people words, the seat of its government."""

    code: str
    name: str
    also: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for people, with the kind of side they are."""

    one: str
    many: str
    kind: str


@dataclass(frozen=True)
class Tables:
    """Everything the lexicon is made from."""

    actors: tuple[Actor, ...] = ()
    countries: tuple[Country, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    nouns: tuple[Noun, ...] = ()
    arms: Mapping[str, list[str]] = field(default_factory=dict)
    state_names: Mapping[str, list[str]] = field(default_factory=dict)
    alliances: Mapping[str, list[str]] = field(default_factory=dict)
    modifiers: tuple[str, ...] = ()
    patrons: tuple[str, ...] = ()
    glossary: Mapping[str, Any] = field(default_factory=dict)


def read_tables(data: Path) -> Tables:
    """Read ``actors.toml``, ``weapons.toml`` and, if it is there, ``glossary.toml`` of `data`.

    Raises
    ------
    FormatError
        A file is missing, is no TOML, or lacks a table or a key.
    """
    actors, weapons = _toml(data / "actors.toml"), _toml(data / "weapons.toml")
    glossary = data / "glossary.toml"
    try:
        return Tables(
            actors=tuple(_actor(row) for rows in actors["groups"].values() for row in rows),
            countries=tuple(_country(row) for row in actors["countries"]),
            weapons=tuple(
                Weapon(row["name"], row["family"], row["sub_type"], tuple(row["names"]))
                for row in weapons["weapon"]
            ),
            nouns=tuple(_noun(w, kind) for kind, row in actors["nouns"].items() for w in row),
            arms=actors["forces"],
            state_names=actors["state_names"],
            alliances=actors["alliances"],
            modifiers=tuple(actors["modifiers"]["words"]),
            patrons=tuple(actors["modifiers"]["patron"]),
            glossary=_toml(glossary) if glossary.exists() else {},
        )
    except (KeyError, TypeError, AttributeError) as err:
        raise FormatError(
            f"the tables in {str(data)!r} lack {err}; data/actors.toml and data/weapons.toml must "
            "have the tables and keys that their comments describe"
        ) from err


def plural(word: str) -> str:
    """Return the regular English plural of a noun; one that ends in s is left as it is."""
    if word.endswith(("x", "ch", "sh")):
        return f"{word}es"
    if word.endswith("s"):
        return word
    return f"{word[:-1]}ies" if _CONSONANT_Y.search(word) else f"{word}s"


_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def _toml(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except OSError as err:
        raise FormatError(
            f"{str(path)!r} cannot be read ({err.strerror}); restore it from the repository"
        ) from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise FormatError(f"{str(path)!r} is no valid TOML: {err}") from err


def _actor(row: Mapping[str, Any]) -> Actor:
    return Actor(
        id=row.get("id") or "-".join(fold_phrase(row["name"])),
        name=_with_acronym(row["name"], row.get("also", ())),
        kind=row["kind"],
        country=row.get("country", ""),
        also=(row["name"], *row.get("also", ())),
        here=tuple(row.get("here", ())),
        own_name=row.get("own_name", ""),
        parents=tuple(row.get("parents", ())),
        allies=tuple(row.get("allies", ())),
        called=tuple(row.get("called", {}).items()),
    )


def _with_acronym(name: str, also: Sequence[str]) -> str:
    """Return a main name with the letters it is as well known by: "Rapid Support Forces (RSF)".

    A short name ("Boko Haram") gets only its own initials: it is known by itself.
    """
    letters = [other for other in also if is_acronym(other)]
    words = re.findall(r"\w+", name)
    initials = "".join(word[0] for word in words).upper()
    if not letters or any(other in name for other in letters):
        return name
    return f"{name} ({letters[0]})" if len(words) >= _LONG or letters[0] == initials else name


def _country(row: Mapping[str, Any]) -> Country:
    return Country(
        code=row["code"],
        name=row["name"],
        also=tuple(row.get("also", ())),
        people=tuple(row["people"]),
        seats=tuple(s for s in (row.get("capital", ""), *row.get("seat", ())) if s),
    )


def _noun(word: str, kind: str) -> Noun:
    one, _, many = word.partition("/")
    return Noun(one, many or plural(one), kind)
