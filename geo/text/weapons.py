"""With what a report says it was done: weapons by the names of ``data/weapons.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Document, Sentence
    from geo.text.lexicon import Lexicon

# "an explosive situation", "a stone house": before these a weapon's name is only an adjective.
_NO_WEAPON_BEFORE = frozenset(
    "situation growth issue remark allegation claim house building wall star show album movie film band station "
    "stars concert music price prices market oil company capital science".split()
)
_NO_WEAPON_AFTER = frozenset(
    "political financial economic legal tax verbal price demographic".split()
)


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
    found: list[WeaponMention] = []
    for sentence in document.sentences:
        if sentence.role is not Role.FURNITURE:
            found.extend(_in_sentence(document.text, sentence, lexicon))
    return tuple(found)


def _in_sentence(text: str, sentence: Sentence, lexicon: Lexicon) -> Iterator[WeaponMention]:
    said = words(text, sentence.start, sentence.end)
    folded = [word.folded for word in said]
    i = 0
    while i < len(said):
        match = lexicon.arms_phrases.match(said, folded, i)
        if match is None or (weapon := match[1].weapon) is None:
            i += 1
            continue
        before = said[i - 1].folded if i else ""
        after = said[match[0]].folded if match[0] < len(said) else ""
        if after not in _NO_WEAPON_BEFORE and before not in _NO_WEAPON_AFTER:
            start, end = said[i].start, said[match[0] - 1].end
            yield WeaponMention(
                start, end, text[start:end], weapon.name, weapon.family, weapon.sub_type
            )
        i = match[0]
