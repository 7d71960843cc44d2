"""Who a report speaks of: sides and people, with their offsets and the names they go by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text.lexicon import STATE
from geo.text.noun_phrases import NounPhrases, Setting
from geo.text.unlisted import with_unlisted
from geo.text.weapons import WeaponMention, find_weapons
from geo.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Document
    from geo.text.lexicon import Lexicon
    from geo.text.noun_phrases import Side
    from geo.text.phrases import Entry
    from geo.text.words import Word

__all__ = ["ActorMention", "WeaponMention", "find_actors", "find_weapons"]

_MOSTLY, _TWICE = 0.6, 2  # of the countries a text names, for it to be about one
_LEAD = 3  # sentences
_SHORT = 4  # sentences


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A stretch of text that names a side, or people.

    ``name`` is the lexicon's main name where it knows the side (``known``), else the cleaned noun
    phrase. ``kind`` is state forces, rebel, political militia, identity militia, external forces,
    civilians, protesters or rioters. ``noun`` is its head noun, ``patron`` who backs it.
    """

    start: int
    end: int
    text: str
    name: str
    kind: str
    known: bool
    country: str = ""  # ISO 3166-1 alpha-2 of the side, where the words say it
    noun: str = ""
    patron: str = ""
    many: bool = True
    arm: str = ""  # of a force without its state ("police"): `Lexicon.state(country, arm)` names it


def find_actors(document: Document, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Return the sides and people that `document` names, in reading order.

    A name that several sides share goes to the one whose country the text names most.
    """
    text = document.text
    read = [
        words(text, sentence.start, sentence.end)
        for sentence in document.sentences
        if sentence.role is not Role.FURNITURE
    ]
    matched = [lexicon.phrases.matches(said) for said in read]
    entries = [entry for row in matched for _, _, entry in row]
    named = _countries(entries)
    short = len(read) <= _SHORT  # one armed group says little about whose the police are
    home = _home(_states(entries) if short else named, short=short)
    if not short and home not in _countries(e for row in matched[:_LEAD] for _, _, e in row):
        home = ""  # a neighbour that is named often, but not in the lead
    setting = Setting(text, lexicon, named, home)
    return tuple(
        _mention(text, said, side)
        for said, row in zip(read, matched, strict=True)
        for side in with_unlisted(text, said, list(NounPhrases(said, row, setting).sides()))
    )


def _mention(text: str, said: Sequence[Word], side: Side) -> ActorMention:
    start, end = said[side.first].start, said[side.last - 1].end
    return ActorMention(start, end, text[start:end], *side[2:])


def _countries(entries: Iterable[Entry]) -> Counter[str]:
    """Return how often a text names each country, by its name, people, or armed groups."""
    named: Counter[str] = Counter()
    for entry in entries:
        if country := entry.people or entry.country:
            named[country.code] += 1
        if len(entry.actors) == 1 and entry.actors[0].country:
            named[entry.actors[0].country] += 1
    return named


def _states(entries: Iterable[Entry]) -> Counter[str]:
    """Return how often a text names each state: whose police "police" are no rebels decide."""
    named: Counter[str] = Counter()
    for entry in entries:
        if country := entry.people or entry.country:
            named[country.code] += 1
        elif len(entry.actors) == 1 and entry.actors[0].kind == STATE:
            named[entry.actors[0].country] += 1
    return named


def _home(named: Counter[str], *, short: bool) -> str:
    """Return the country whose police "police" are: the one that the text is about, if any.

    In a short text one mention of a country is enough, in a longer one it may be by the way.
    """
    most = named.most_common(1)
    enough = bool(most) and most[0][1] >= max(1 if short else _TWICE, _MOSTLY * named.total())
    return most[0][0] if enough else ""
