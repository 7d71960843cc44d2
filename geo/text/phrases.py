"""Phrases looked up in running text: the longest one that begins at a word, in one pass."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.text.words import fold_phrase, folded_words, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.parties import Actor, Country, Noun, Weapon
    from geo.text.words import Said, Word

    Matched = tuple[int, int, "Entry"]  # a phrase: its first word, the end behind it, what it is

_LONGEST_ACRONYM = 7
_LONGEST_MIXED = 4


@dataclass(slots=True)
class Entry:
    """Everything the lexicon knows of one phrase; a phrase may be several things at once."""

    actors: list[Actor] = field(default_factory=list)
    here: list[Actor] = field(default_factory=list)  # only where their country is named
    country: Country | None = None
    people: Country | None = None
    seat: Country | None = None
    noun: Noun | None = None
    weapon: Weapon | None = None
    arm: str = ""  # "main", "security" or "police"
    modifier: bool = False
    patron: bool = False
    proper: bool = False  # wants a capital somewhere, unless it is written without one too
    common: bool = False
    acronym: bool = False  # matches capitals only
    exact: str = ""  # matches this spelling only ("LeT")

    def written(self, name: str) -> None:
        """Learn from the spelling of a name how it must be written in a text."""
        self.proper = self.proper or not name.islower()
        self.common = self.common or name.islower()
        self.acronym = self.acronym or is_acronym(name)
        if len(name) <= _LONGEST_MIXED and not name.isupper() and not name[1:].islower():
            self.exact = name

    @property
    def anyhow(self) -> bool:
        """Tell whether a phrase may be written in any way."""
        return not self.exact and not self.acronym and (not self.proper or self.common)

    def allows(self, found: Sequence[Word]) -> bool:
        """Tell whether the words are written as the phrase must be."""
        if self.exact:
            return found[0].text == self.exact
        if self.acronym:
            return found[0].text.isupper()
        return not self.proper or self.common or any(word.text[0].isupper() for word in found)


def is_acronym(name: str) -> bool:
    """Tell whether a name is written in capitals alone: "BLA", "U.S."."""
    return name.isupper() and len(name.replace(".", "")) <= _LONGEST_ACRONYM and " " not in name


@dataclass(slots=True)
class _Begun:
    """The phrases that begin with one word: that word alone, and longer ones by their second."""

    alone: Entry | None = None
    longer: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)


class Phrases:
    """Phrases by their first folded words, the longest first."""

    def __init__(self) -> None:
        self._by_first: dict[str, _Begun] = {}

    def at(self, phrase: str) -> Entry:
        """Return the entry of `phrase`, made if it is new."""
        key = fold_phrase(phrase) or (phrase,)
        begun = self._by_first.setdefault(key[0], _Begun())
        if len(key) == 1:
            begun.alone = begun.alone or Entry()
            return begun.alone
        row = begun.longer.setdefault(key[1], [])
        known = dict(row).get(key)
        if known is None:
            known = Entry()
            row.append((key, known))
            row.sort(key=lambda one: -len(one[0]))
        return known

    def matches(self, text: str, start: int, end: int) -> list[Matched]:
        """Return the phrases of a sentence, the longest first from the left."""
        found: list[Matched] = []
        folded, by_first, done = folded_words(text, start, end), self._by_first, 0
        if by_first.keys().isdisjoint(folded):
            return found
        said: Said | None = None
        for i in [i for i, word in enumerate(folded) if word in by_first]:
            for last, entry in _begun(by_first[folded[i]], folded, i) if i >= done else ():
                if not entry.anyhow and said is None:
                    said = words(text, start, end)
                if said is None or entry.allows(said[i:last]):
                    found.append((i, last, entry))
                    done = last
                    break
        return found


def _begun(begun: _Begun, folded: Sequence[str], i: int) -> list[tuple[int, Entry]]:
    """Return the ends and entries of the phrases that begin at word `i`, the longest first."""
    found: list[tuple[int, Entry]] = []
    if begun.longer and i + 1 < len(folded):
        for key, entry in begun.longer.get(folded[i + 1], ()):
            last = i + len(key)
            if tuple(folded[i:last]) == key:
                found.append((last, entry))
    if begun.alone is not None:
        found.append((i + 1, begun.alone))
    return found
