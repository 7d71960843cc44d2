"""What the sides of an event are called: main names first, then the report's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import types
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Mention
    from geo.text.actors import ActorMention
    from geo.text.lexicon import Lexicon

_INSTITUTIONS = word_set("army military navy air force forces jets aircraft")
_ARTICLES = word_set("the a an its their his her our")


def named(
    actors: Iterable[ActorMention],
    place: Mention | None,
    lexicon: Lexicon,
    *,
    called: bool = False,
) -> tuple[str, ...]:
    """Return the names of sides, then the words for those whose main name says only the state.

    "Soldiers" without a country are those of the place's. With `called` the words say whose they
    are ("Sudanese army"), without it they are the report's ("soldiers").
    """
    row = list(actors)
    code = place.place.country if place and place.place else ""
    state = lexicon.state(code) if code else None
    names = [_of_state(a, state.name, lexicon) if state else a.name for a in row]
    words = [_words(a, name, lexicon, called) for a, name in zip(row, names, strict=True)]
    return tuple(dict.fromkeys(name for name in (*names, *words) if name))


def _of_state(actor: ActorMention, country: str, lexicon: Lexicon) -> str:
    if actor.known or actor.country or actor.kind != "state forces" or "peace" in actor.name:
        return actor.name
    name = f"{country} {actor.name}"
    known = lexicon.actor(name) or lexicon.actor(f"{country} {actor.name.split()[0]}")
    return known.name if known else name


def _words(actor: ActorMention, name: str, lexicon: Lexicon, called: bool) -> str:
    """Return the report's words for a state's men, or "" where its name says as much."""
    said = [word for word in actor.text.split() if word.lower() not in _ARTICLES]
    side = lexicon.actor(name)
    if actor.kind not in types.STATE or side is None or not side.is_state or not said:
        return ""
    if {w.lower() for w in said} & set(name.lower().split()):
        return ""
    country = lexicon.countries.get(side.country)
    people = next((p for p in country.people if p[0].isupper()), "") if country else ""
    bare = all(word.islower() for word in said)
    whose = called or said[-1] in _INSTITUTIONS
    return " ".join([people, *said] if whose and bare and people else said)
