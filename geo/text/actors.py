"""Who a report speaks of: sides and people, with their offsets and the names they go by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.text.background import Background
from geo.text.noun_phrases import NounPhrases
from geo.text.unlisted import NAMING, with_unlisted
from geo.text.weapons import WeaponMention, find_weapons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Document
    from geo.text.lexicon import Lexicon
    from geo.text.noun_phrases import Side
    from geo.text.words import Word

__all__ = ["ActorMention", "Cast", "WeaponMention", "find_actors", "find_weapons"]


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


class Cast:
    """The sides and people of a document, looked for in a sentence when somebody asks."""

    def __init__(self, background: Background) -> None:
        self.background = background
        self.read = frozenset(background.numbers)
        self._of: dict[int, tuple[ActorMention, ...]] = {}

    def of(self, number: int) -> tuple[ActorMention, ...]:
        """Return the sides and people that a sentence names, in reading order."""
        found = self._of.get(number)
        if found is None:
            found = self._of[number] = self._find(number) if number in self.read else ()
        return found

    def all(self) -> tuple[ActorMention, ...]:
        """Return the sides and people of all sentences that are read, in reading order."""
        return tuple(mention for number in self.background.numbers for mention in self.of(number))

    def _find(self, number: int) -> tuple[ActorMention, ...]:
        phrases = self.background.phrases(number)
        if not phrases and NAMING.isdisjoint(self.background.folded(number)):
            return ()
        text, said = self.background.text, self.background.said(number)
        sides = NounPhrases(said, phrases, self.background).sides()
        return tuple(_mention(text, said, side) for side in with_unlisted(text, said, list(sides)))


def find_actors(document: Document, lexicon: Lexicon) -> tuple[ActorMention, ...]:
    """Return the sides and people that `document` names, in reading order.

    A name that several sides share goes to the one whose country the text names most.
    """
    return Cast(Background(document, lexicon)).all()


def _mention(text: str, said: Sequence[Word], side: Side) -> ActorMention:
    start, end = said[side.first].start, said[side.last - 1].end
    return ActorMention(start, end, text[start:end], *side[2:])
