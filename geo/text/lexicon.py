"""Who and what reports speak of: actors, weapons and plain words, read once from ``data/*.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.errors import FormatError
from geo.text.words import fold_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.text.words import Word

STATE = "state forces"
_PARENT, _ALLY, _SIBLING, _SAME_STATE, _SAME_KIND = 0.8, 0.6, 0.4, 0.7, 0.3
_LONGEST_ACRONYM = 7
_LONGEST_MIXED = 4


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


@dataclass(slots=True)
class Entry:
    """Everything the lexicon knows of one phrase; a phrase may be several things at once."""

    actors: list[Actor] = field(default_factory=list)
    here: list[Actor] = field(default_factory=list)
    country: Country | None = None
    people: Country | None = None
    seat: Country | None = None
    noun: Noun | None = None
    arm: str = ""  # "main", "security" or "police"
    modifier: bool = False
    patron: bool = False
    weapon: Weapon | None = None
    acronym: bool = False  # matches capitals only
    exact: str = ""  # matches this spelling only ("LeT")
    proper: bool = False  # wants a capital somewhere


@dataclass(slots=True)
class Phrases:
    """Phrases by their first folded word, longest first: the longest match in one pass."""

    _by_first: dict[str, dict[int, dict[tuple[str, ...], Entry]]] = field(default_factory=dict)

    def at(self, phrase: str) -> Entry | None:
        """Return the entry of `phrase`, made if it is new; None for a phrase of no words."""
        key = fold_phrase(phrase)
        if not key:
            return None
        lengths = self._by_first.setdefault(key[0], {})
        if len(key) not in lengths:
            lengths[len(key)] = {}
            self._by_first[key[0]] = lengths = dict(sorted(lengths.items(), reverse=True))
        return lengths[len(key)].setdefault(key, Entry())

    def match(self, said: Sequence[Word], folded: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """Return the end and the entry of the longest phrase that begins at word `i`."""
        for length, entries in self._by_first.get(folded[i], _NOTHING).items():
            entry = entries.get(tuple(folded[i : i + length]))
            if entry is not None and _cased(said[i : i + length], entry):
                return i + length, entry
        return None


_NOTHING: dict[int, dict[tuple[str, ...], Entry]] = {}


def _cased(found: Sequence[Word], entry: Entry) -> bool:
    if entry.exact:
        return found[0].text == entry.exact
    if entry.acronym:
        return found[0].text.isupper()
    return not entry.proper or any(word.text[0].isupper() for word in found)


class Lexicon:
    """Actors, weapons, countries and common nouns, asked by name or matched in text."""

    def __init__(
        self,
        actors: Iterable[Actor],
        countries: Iterable[Country],
        weapons: Iterable[Weapon] = (),
        nouns: Iterable[Noun] = (),
        *,
        arms: Mapping[str, Sequence[str]] | None = None,
        state_names: Mapping[str, Sequence[str]] | None = None,
        alliances: Mapping[str, Sequence[str]] | None = None,
        modifiers: Iterable[str] = (),
        patrons: Iterable[str] = (),
        glossary: Mapping[str, Any] | None = None,
    ) -> None:
        self.countries = {country.code: country for country in countries}
        self.weapons = tuple(weapons)
        self.nouns = tuple(nouns)
        self.glossary: Mapping[str, Any] = glossary or {}
        self.phrases = Phrases()
        self.arms_phrases = Phrases()
        self._actors: dict[str, Actor] = {}
        self._by_name: dict[tuple[str, ...], Actor] = {}
        self._people: dict[tuple[str, ...], Country] = {}
        self._nouns: dict[tuple[str, ...], Noun] = {}
        self._arms: dict[tuple[str, ...], str] = {}
        for country in self.countries.values():
            self._learn_country(country, tuple((alliances or {}).get(country.code, ())))
        for code, names in (state_names or {}).items():
            self._learn_names(self._actors[f"state-{code.lower()}"], names)
        for actor in actors:
            self._learn_actor(actor)
        for noun in self.nouns:
            self._learn_noun(noun)
        for arm, names in (arms or {}).items():
            self._learn_arm(arm, names)
        for word in modifiers:
            if entry := self.phrases.at(word):
                entry.modifier = True
        for word in patrons:
            if entry := self.phrases.at(word):
                entry.patron = True
        for weapon in self.weapons:
            self._learn_weapon(weapon)
        self.kin = lru_cache(maxsize=65536)(self._kin)

    # ------------------------------------------------------------ reading
    @classmethod
    def load(cls, data: Path) -> Lexicon:
        """Read ``actors.toml``, ``weapons.toml`` and ``glossary.toml`` of the folder `data`.

        Raises
        ------
        FormatError
            A file is missing, is no TOML, or a row of it lacks its name.
        """
        actors, weapons = _toml(data / "actors.toml"), _toml(data / "weapons.toml")
        glossary = data / "glossary.toml"
        try:
            return cls(
                [_actor(row) for rows in actors["groups"].values() for row in rows],
                [_country(row) for row in actors["countries"]],
                [_weapon(row) for row in weapons["weapon"]],
                [_noun(word, kind) for kind, row in actors["nouns"].items() for word in row],
                arms=actors["forces"],
                state_names=actors["state_names"],
                alliances=actors["alliances"],
                modifiers=actors["modifiers"]["words"],
                patrons=actors["modifiers"]["patron"],
                glossary=_toml(glossary) if glossary.exists() else {},
            )
        except (KeyError, TypeError, AttributeError) as err:
            raise FormatError(
                f"the lexicon in {str(data)!r} lacks {err}; every table of data/actors.toml and "
                "data/weapons.toml must have the keys that their first lines describe"
            ) from err

    def _learn_country(self, country: Country, allies: tuple[str, ...]) -> None:
        state = Actor(f"state-{country.code.lower()}", country.name, STATE, country.code, allies=allies)
        self._actors[state.id] = state
        for name in (country.name, *country.also):
            self._by_name[fold_phrase(name)] = state
            if entry := self._entry(name):
                entry.country = country
        for word in country.people:
            self._people[fold_phrase(word)] = country
            for form in (word, *_plural_of_people(word)):
                if entry := self._entry(form):
                    entry.people = country
        for seat in country.seats:
            if entry := self._entry(seat):
                entry.seat = country
        for arm in ("police", "security"):
            child = self._arm(country, arm)
            self._actors[child.id] = child
            self._by_name[fold_phrase(child.name)] = child

    def _learn_actor(self, actor: Actor) -> None:
        self._actors[actor.id] = actor
        self._learn_names(actor, (actor.name, *actor.also, actor.own_name))
        for name in actor.here:
            if entry := self._entry(name):
                entry.here.append(actor)

    def _learn_names(self, actor: Actor, names: Iterable[str]) -> None:
        for name in filter(None, names):
            self._by_name.setdefault(fold_phrase(name), actor)
            entry = self._entry(name)
            if entry is not None and actor not in entry.actors:
                entry.actors.append(actor)

    def _learn_noun(self, noun: Noun) -> None:
        for form in (noun.one, noun.many):
            self._nouns[fold_phrase(form)] = noun
            if entry := self.phrases.at(form):
                entry.noun = noun

    def _learn_arm(self, arm: str, names: Sequence[str]) -> None:
        for name in names:
            self._arms[fold_phrase(name)] = arm
            if entry := self.phrases.at(name):
                entry.arm = arm

    def _learn_weapon(self, weapon: Weapon) -> None:
        for name in weapon.names:
            for form in (name, _plural(name)):
                if entry := self.arms_phrases.at(form):
                    entry.weapon = weapon
                    entry.acronym = _is_acronym(name)

    def _entry(self, name: str) -> Entry | None:
        entry = self.phrases.at(name)
        if entry is not None:
            entry.proper = entry.proper or not name.islower()
            entry.acronym = entry.acronym or _is_acronym(name)
            if len(name) <= _LONGEST_MIXED and not name.isupper() and not name[1:].islower():
                entry.exact = name
        return entry

    @staticmethod
    def _arm(country: Country, arm: str) -> Actor:
        name = {"police": "police", "security": "security forces"}[arm]
        state = f"state-{country.code.lower()}"
        return Actor(
            f"{state}-{arm}", f"{country.name} {name}", STATE, country.code, parents=(state,)
        )

    # ------------------------------------------------------------ asking
    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return every actor: the listed groups, and the states with their arms."""
        return tuple(self._actors.values())

    def state(self, code: str, arm: str = "main") -> Actor | None:
        """Return the state with ISO code `code`, or its "police" or "security" arm."""
        return self._actors.get(f"state-{code.lower()}" + ("" if arm == "main" else f"-{arm}"))

    def actor(self, name: str) -> Actor | None:
        """Return the actor called `name`: by main, own or common name, or as a dataset writes it.

        "Military Forces of Syria (2000-2024)", "Government of Syria", "Syrian army" and "Syria"
        are the same actor; "Police Forces of Kenya (2022-)" is its arm.
        """
        key = fold_phrase(_PARENTHESIS.sub(" ", name))
        if key[:1] == ("the",):
            key = key[1:]
        return self._by_name.get(key) or self._state_force(key)

    def _state_force(self, key: tuple[str, ...]) -> Actor | None:
        for cut in range(1, len(key)):
            tail = key[cut + 1 :] if key[cut] == "of" else ()
            if tail and (state := self._by_name.get(tail)) and (arm := self._arms.get(key[:cut])):
                return self.state(state.country, arm)
            country = self._people.get(key[:cut])
            state = self._by_name.get(key[:cut])
            code = country.code if country else state.country if state and _is_state(state) else ""
            if code and (arm := self._arms.get(key[cut:])):
                return self.state(code, arm)
        return None

    def noun_of(self, word: str) -> Noun | None:
        """Return the common noun that a single folded word is."""
        return self._nouns.get((word,))

    def noun(self, name: str) -> Noun | None:
        """Return the common noun `name` ends in ("suspected gunmen" -> gunman)."""
        key = fold_phrase(_PARENTHESIS.sub(" ", name))
        for cut in range(len(key)):
            if noun := self._nouns.get(key[cut:]):
                return noun
        return None

    def _kin(self, a: str, b: str) -> float:
        """Return how near two sides are: 1 the same, 0 strangers, parents and allies between."""
        return max(
            (self._kin_of_one(x, y) for x in _parts(a) for y in _parts(b)),
            default=0.0,
        )

    def _kin_of_one(self, a: str, b: str) -> float:
        if fold_phrase(a) == fold_phrase(b):
            return 1.0
        one, other = self.actor(a), self.actor(b)
        if one and other:
            return self._kin_of_actors(one, other)
        if not one and not other and (shared := _jaccard(a, b)):
            return shared
        if kin := self._kin_by_patron(a, other) or self._kin_by_patron(b, one):
            return kin
        mine, theirs = self._kind(a, one), self._kind(b, other)
        return _SAME_KIND if mine and mine == theirs else 0.0

    def _kin_by_patron(self, name: str, other: Actor | None) -> float:
        """Return how near "X-backed fighters" are to `other`, by way of X."""
        patron, linked, _ = (
            _LINKED.split(name)[:3] if other and _LINKED.search(name) else ("", "", "")
        )
        one = self.actor(patron) if linked else None
        return _ALLY * self._kin_of_actors(one, other) if one and other else 0.0

    def _kind(self, name: str, actor: Actor | None) -> str:
        noun = None if actor else self.noun(name)
        return actor.kind if actor else noun.kind if noun else ""

    def _kin_of_actors(self, one: Actor, other: Actor) -> float:
        if one.id == other.id:
            return 1.0
        up, down = self._ancestors(one), self._ancestors(other)
        if (steps := up.get(other.id) or down.get(one.id)) is not None:
            return _PARENT**steps
        mine, theirs = {one.id, *up}, {other.id, *down}
        if any(self._are_allies(a, b) for a in mine for b in theirs):
            return _ALLY
        return _SIBLING if set(up) & set(down) else 0.0

    def _are_allies(self, a: str, b: str) -> bool:
        one, other = self._actors.get(a), self._actors.get(b)
        return bool(one and other and (b in one.allies or a in other.allies))

    def _ancestors(self, actor: Actor) -> dict[str, int]:
        found: dict[str, int] = {}
        level, steps = list(actor.parents), 1
        while level:
            above: list[str] = []
            for parent in level:
                if parent not in found and parent in self._actors:
                    found[parent] = steps
                    above += self._actors[parent].parents
            level, steps = above, steps + 1
        return found


_LINKED = re.compile(r"-(backed|linked) ")
_PARENTHESIS = re.compile(r"\([^()]*\)")


def _is_state(actor: Actor) -> bool:
    return actor.id.startswith("state-")


def _parts(name: str) -> Iterator[str]:
    """Yield the sides of "Ahrar al-Sham, HTS", which datasets put in one cell."""
    yield name
    if "," in name or ";" in name:
        yield from (part.strip() for part in re.split(r"[,;]", name) if part.strip())


def _jaccard(a: str, b: str) -> float:
    one, other = set(fold_phrase(a)), set(fold_phrase(b))
    both = len(one & other)
    return _PARENT * both / len(one | other) if both else 0.0


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name.replace(".", "")) <= _LONGEST_ACRONYM and " " not in name


def _plural_of_people(word: str) -> tuple[str, ...]:
    return () if word.endswith(("ese", "ish", "ch", "s", "S", ".", "ss")) else (f"{word}s",)


_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es" if not word.endswith("s") else word
    return f"{word[:-1]}ies" if _CONSONANT_Y.search(word) else f"{word}s"


# ---------------------------------------------------------------- rows of the files
def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as err:
        raise FormatError(
            f"{str(path)!r} cannot be read ({err.strerror}); restore it from the repository"
        ) from err
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise FormatError(f"{str(path)!r} is no valid TOML: {err}") from err


def _actor(row: Mapping[str, Any]) -> Actor:
    return Actor(
        id=row.get("id") or "-".join(fold_phrase(row["name"])),
        name=row["name"],
        kind=row["kind"],
        country=row.get("country", ""),
        also=tuple(row.get("also", ())),
        here=tuple(row.get("here", ())),
        own_name=row.get("own_name", ""),
        parents=tuple(row.get("parents", ())),
        allies=tuple(row.get("allies", ())),
        called=tuple(row.get("called", {}).items()),
    )


def _country(row: Mapping[str, Any]) -> Country:
    return Country(
        code=row["code"],
        name=row["name"],
        also=tuple(row.get("also", ())),
        people=tuple(row["people"]),
        seats=tuple(s for s in (row.get("capital", ""), *row.get("seat", ())) if s),
    )


def _weapon(row: Mapping[str, Any]) -> Weapon:
    return Weapon(row["name"], row["family"], row["sub_type"], tuple(row["names"]))


def _noun(word: str, kind: str) -> Noun:
    one, _, many = word.partition("/")
    return Noun(one, many or _plural(one), kind)
