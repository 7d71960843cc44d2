"""Names of places that a report gives to a person: "Michael Welch", later only "Welch".

What a report calls somebody is no place in the rest of it, unless something happens in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.places.names import fold
from geo.places.sorts import ADMIN1, BROAD, CITY, COUNTRY, METROPOLIS
from geo.places.words import FAMILY, GIVEN, LOWER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Token
    from geo.places.words import WordBook

_WELL_KNOWN = frozenset((COUNTRY, BROAD, ADMIN1, METROPOLIS, CITY))  # families have others' names
_TITLES = frozenset({
    "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Sen.", "Rep.", "Gov.",
    "Judge", "Officer", "Sgt.", "Lt.", "Capt.", "Col.", "Gen.", "Det.", "Detective", "Sheriff",
    "Coach", "Rev.", "Prof.", "Professor",
})  # fmt: skip
_HERE = frozenset(("in", "at", "near", "outside", "around", "across", "throughout"))


def bearers(
    words: Sequence[Token | None], names: Mapping[str, int], book: WordBook
) -> frozenset[str]:
    """Return those of some names, given with their sorts, that a report gives to a person."""
    people, places = set(), set()
    for i, word in enumerate(words):
        if word is None or word.text not in names:
            continue
        before, after = words[i - 1], words[i + 1]  # a sentence has empty words around it
        if before and before.text.lower() in _HERE:
            places.add(word.text)
        elif (before and names[word.text] not in _WELL_KNOWN and _calls(before, word, book)) or (
            after and _is_given(word, book) and _is_family(word, after, book)
        ):
            people.add(word.text)
    return frozenset(people - places)


def _calls(before: Token, name: Token, book: WordBook) -> bool:
    """Tell whether a word makes a person's name of the next: "Michael Welch", "Mr Welch"."""
    if before.end + 1 != name.start:
        return False
    return before.text in _TITLES or _is_given(before, book)


def _is_given(word: Token, book: WordBook) -> bool:
    return word.text[0].isupper() and book.about(fold(word.text)).kinds & (GIVEN | LOWER) == GIVEN


def _is_family(given: Token, word: Token, book: WordBook) -> bool:
    """Tell whether a word is the family name behind a given one: no Post, no Beach, no Junior."""
    if given.end + 1 != word.start or not word.text[0].isupper():
        return False
    return book.about(fold(word.text)).kinds & (FAMILY | LOWER) == FAMILY
