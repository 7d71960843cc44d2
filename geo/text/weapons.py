"""With what a report says it was done: weapons by the names of ``data/weapons.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text.words import word_set, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Document
    from geo.text.lexicon import Lexicon


# "an explosive situation", "a stone house": before these a weapon's name is only an adjective.
_NO_WEAPON_BEFORE = word_set(
    """situation growth issue remark allegation claim house building wall star show album movie film
    band station stars concert music price prices market oil company capital science"""
)
_NO_WEAPON_AFTER = word_set("political financial economic legal tax verbal price demographic")


@dataclass(frozen=True, slots=True)
class WeaponMention:
    """A stretch of text that names a weapon, with the ACLED sub type that its use suggests."""

    start: int
    end: int
    text: str
    name: str
    family: str
    sub_type: str = ""


def find_weapons(document: Document, lexicon: Lexicon) -> tuple[WeaponMention, ...]:
    """Return the weapons that `document` names, in reading order."""
    text = document.text
    found: list[WeaponMention] = []
    for sentence in document.sentences:
        if sentence.role is not Role.FURNITURE:
            found.extend(weapons_in(text, sentence.start, sentence.end, lexicon))
    return tuple(found)


def weapons_in(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[WeaponMention]:
    """Yield the weapons that the sentence ``text[start:end]`` names."""
    for first, last, entry in lexicon.weapon_phrases.matches(text, start, end):
        weapon, said = entry.weapon, words(text, start, end)
        if weapon is None:
            continue
        before = said[first - 1].folded if first else ""
        after = said[last].folded if last < len(said) else ""
        if after not in _NO_WEAPON_BEFORE and before not in _NO_WEAPON_AFTER:
            at, to = said[first].start, said[last - 1].end
            yield WeaponMention(at, to, text[at:to], weapon.name, weapon.family, weapon.sub_type)
