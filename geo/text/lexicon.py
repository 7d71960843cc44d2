"""Who and what reports speak of: parties, weapons and words, asked by name or matched in text."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from geo.text.parties import ARMS, STATE, Actor, Country, Noun, Tables, Weapon, plural, read_tables
from geo.text.phrases import Entry, Phrases, is_acronym
from geo.text.relations import ALLY, PARENT, kin_of_actors
from geo.text.words import fold_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["STATE", "Actor", "Country", "Lexicon", "Noun", "Weapon"]

_SAME_KIND = 0.3  # "gunmen" and "militants" may be the same people
_LINKED = re.compile(r"-(?:backed|linked) ")
_PARENTHESIS = re.compile(r"\([^()]*\)")
_NO_PLURAL = ("ese", "ish", "ch", "s", "S", ".")  # of people words: "the Chinese"


class Lexicon:
    """The hand-kept tables of actors, weapons and words, indexed; see `Lexicon.load`."""

    def __init__(self, tables: Tables) -> None:
        self.countries = {country.code: country for country in tables.countries}
        self.weapons, self.nouns, self.glossary = tables.weapons, tables.nouns, tables.glossary
        self.phrases, self.weapon_phrases = Phrases(), Phrases()
        self._actors: dict[str, Actor] = {}
        self._by_name: dict[tuple[str, ...], Actor] = {}
        self._people: dict[tuple[str, ...], Country] = {}
        self._nouns: dict[tuple[str, ...], Noun] = {}
        self._arms: dict[tuple[str, ...], str] = {}
        self._learn_states(tables)
        for actor in tables.actors:
            self._learn_actor(actor)
        self._learn_words(tables)
        self.kin = lru_cache(maxsize=65536)(self._kin)

    @classmethod
    def load(cls, data: Path) -> Lexicon:
        """Read ``actors.toml``, ``weapons.toml`` and ``glossary.toml`` of the folder `data`.

        Raises
        ------
        FormatError
            A file is missing, is no TOML, or lacks a table or a key.
        """
        return cls(read_tables(data))

    # ------------------------------------------------------------ learning
    def _learn_states(self, tables: Tables) -> None:
        for country in tables.countries:
            allies = tuple(tables.alliances.get(country.code, ()))
            state = Actor(_state_id(country.code), country.name, STATE, country.code, allies=allies)
            self._actors[state.id] = state
            for name in (country.name, *country.also):
                self._by_name[fold_phrase(name)] = state
                self._proper(name).country = country
            for word in country.people:
                self._people[fold_phrase(word)] = country
                for form in {word, word if word.endswith(_NO_PLURAL) else f"{word}s"}:
                    self._proper(form).people = country
            for seat in country.seats:
                self._proper(seat).seat = country
            for arm in ARMS:
                child = _arm(country, arm)
                self._actors[child.id] = self._by_name[fold_phrase(child.name)] = child
        for code, names in tables.state_names.items():
            self._learn_names(self._actors[_state_id(code)], names)

    def _learn_actor(self, actor: Actor) -> None:
        self._actors[actor.id] = actor
        self._learn_names(actor, (actor.name, *actor.also, actor.own_name))
        for name in actor.here:
            self._proper(name).here.append(actor)

    def _learn_names(self, actor: Actor, names: Iterable[str]) -> None:
        for name in filter(None, names):
            self._by_name.setdefault(fold_phrase(name), actor)
            entry = self._proper(name)
            if actor not in entry.actors:
                entry.actors.append(actor)

    def _learn_words(self, tables: Tables) -> None:
        for noun in tables.nouns:
            for form in (noun.one, noun.many):
                self._nouns[fold_phrase(form)] = self.phrases.at(form).noun = noun
        for arm, names in tables.arms.items():
            for name in names:
                self._arms[fold_phrase(name)] = self.phrases.at(name).arm = arm
        for word in tables.modifiers:
            self.phrases.at(word).modifier = True
        for word in tables.patrons:
            self.phrases.at(word).patron = True
        for weapon in tables.weapons:
            for name in weapon.names:
                for form in {name, plural(name)}:
                    entry = self.weapon_phrases.at(form)
                    entry.weapon, entry.acronym = weapon, is_acronym(name)

    def _proper(self, name: str) -> Entry:
        entry = self.phrases.at(name)
        entry.written(name)
        return entry

    # ------------------------------------------------------------ asking
    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return every actor: the listed groups, and the states with their arms."""
        return tuple(self._actors.values())

    def state(self, code: str, arm: str = "main") -> Actor | None:
        """Return the state with ISO code `code`, or its "police" or "security" arm."""
        return self._actors.get(_state_id(code) + ("" if arm == "main" else f"-{arm}"))

    def actor(self, name: str) -> Actor | None:
        """Return the actor called `name`: by main, own or common name, or as a dataset writes it.

        "Military Forces of Syria (2000-2024)", "Government of Syria", "Syrian army" and "Syria"
        are the same actor; "Police Forces of Kenya (2022-)" is its arm.
        """
        key = fold_phrase(_PARENTHESIS.sub(" ", name))
        if key[:1] == ("the",):
            key = key[1:]
        return self._by_name.get(key) or self._force(key)

    def _force(self, key: tuple[str, ...]) -> Actor | None:
        """Return the state or arm of "government of Syria" and "Syrian army"."""
        for cut in range(1, len(key)):
            head, tail = key[:cut], key[cut:]
            if tail[0] == "of" and head in self._arms:
                state = self._by_name.get(tail[1:])
                if state is not None and state.is_state:
                    return self.state(state.country, self._arms[head])
            if tail in self._arms and (code := self._code(head)):
                return self.state(code, self._arms[tail])
        return None

    def _code(self, key: tuple[str, ...]) -> str:
        country, state = self._people.get(key), self._by_name.get(key)
        if country is not None:
            return country.code
        return state.country if state is not None and state.is_state else ""

    @cached_property
    def nations(self) -> dict[str, Actor]:
        """Return the state behind every people's adjective: "israeli" is Israel."""
        found: dict[str, Actor] = {}
        for country in self.countries.values():
            state = self.state(country.code)
            for people in country.people:
                if state is not None and people[0].isupper():
                    found.setdefault(people.lower(), state)
        return found

    def noun_of(self, word: str) -> Noun | None:
        """Return the common noun that a single folded word is."""
        return self._nouns.get((word,))

    def noun(self, name: str) -> Noun | None:
        """Return the common noun that `name` ends in ("suspected gunmen" -> gunman).

        A group is no army, whatever its name ("Baloch Liberation Army"): that gives None.
        """
        key = fold_phrase(_PARENTHESIS.sub(" ", name))
        tails = (self._nouns.get(key[cut:]) for cut in range(len(key)))
        noun = next((noun for noun in tails if noun), None)
        actor = self.actor(name)
        return None if noun and actor and noun.kind == STATE != actor.kind else noun

    # ------------------------------------------------------------ kin
    def _kin(self, a: str, b: str) -> float:
        """Return how near two sides are: 1 the same, 0 strangers, parents and allies between."""
        return max(self._kin_of_two(x, y) for x in _parts(a) for y in _parts(b))

    def _kin_of_two(self, a: str, b: str) -> float:
        if fold_phrase(a) == fold_phrase(b):
            return 1.0
        one, other = self.actor(a), self.actor(b)
        if one and other:
            return kin_of_actors(one, other, self._actors)
        if not one and not other and (shared := _shared_words(a, b)):
            return shared
        if kin := self._kin_by_patron(a, other) or self._kin_by_patron(b, one):
            return kin
        mine, theirs = self._kind(a, one), self._kind(b, other)
        return _SAME_KIND if mine and mine == theirs else 0.0

    def _kin_by_patron(self, name: str, other: Actor | None) -> float:
        """Return how near "X-backed fighters" are to `other`, by way of X."""
        patron = _LINKED.split(name)[0] if _LINKED.search(name) else ""
        one = self.actor(patron) if patron else None
        return ALLY * kin_of_actors(one, other, self._actors) if one and other else 0.0

    def _kind(self, name: str, actor: Actor | None) -> str:
        noun = None if actor else self.noun(name)
        return actor.kind if actor else noun.kind if noun else ""


def _state_id(code: str) -> str:
    return f"state-{code.lower()}"


def _arm(country: Country, arm: str) -> Actor:
    state = _state_id(country.code)
    name = f"{country.name} {ARMS[arm]}"
    return Actor(f"{state}-{arm}", name, STATE, country.code, parents=(state,))


def _parts(name: str) -> Iterator[str]:
    """Yield a name, and the sides of "Ahrar al-Sham, HTS", which datasets put in one cell."""
    yield name
    if "," in name or ";" in name:
        yield from (part.strip() for part in re.split(r"[,;]", name) if part.strip())


def _shared_words(a: str, b: str) -> float:
    one, other = set(fold_phrase(a)), set(fold_phrase(b))
    both = len(one & other)
    return PARENT * both / len(one | other) if both else 0.0
