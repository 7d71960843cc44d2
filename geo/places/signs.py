"""What a single word looks like, and the sign it is to its neighbours.

The numbers are part of the fitted model: changing one asks for a new fit.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Self

from geo.places.words import FAMILY, GIVEN, LOWER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Signs a word gives to its neighbours; below 32 they come from contexts.toml.
(PADDING, COMMA, STOP, OPEN, CLOSE, QUOTE, POSSESSIVE, COLON, DASH, NUMBER) = range(32, 42)
(A_GIVEN, A_FAMILY, A_NAME, A_WORD, ACRONYM, LOWERED, PLACE, PEOPLE, SMALL_PLACE) = range(42, 51)
SIGNS = 64  # signs are below this
_MARKS = {",": COMMA, ";": COMMA, ".": STOP, "!": STOP, "?": STOP, "(": OPEN, "[": OPEN,
          ")": CLOSE, "]": CLOSE, '"': QUOTE, "“": QUOTE, "”": QUOTE, "'": QUOTE, "‘": QUOTE,
          "’": QUOTE, "'s": POSSESSIVE, "’s": POSSESSIVE, ":": COLON, "-": DASH, "–": DASH,
          "—": DASH, "/": DASH, "&": DASH}  # fmt: skip

# What a report says elsewhere of the same word.
SEEN_LOWER, SEEN_PERSON, SEEN_WITHIN, SEEN_LIST, SEEN_BODY, SEEN_ALONE = 1, 2, 4, 8, 16, 32

_CODE = re.compile(r"[A-Z]{1,2}-?\d{1,4}")  # a road: "A417", "M25", "I-95"
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")

# Numbers of lists in contexts.toml that the code itself asks for; a test holds them together.
WITHIN, TOWARDS, OF, WAR, TITLE, BODY = 1, 2, 3, 17, 18, 22


class Signs:
    """The word lists of ``contexts.toml``: what a word says of a name beside it."""

    def __init__(self, anywhere: dict[str, int], capital: dict[str, int]) -> None:
        self._any, self._capital = anywhere, capital

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the lists and number them, the first that has a word being its own."""
        with path.open("rb") as file:
            lists = tomllib.load(file)
        number = 0
        found: dict[str, dict[str, int]] = {"any": {}, "capital": {}}
        for part, words in found.items():
            for listed in lists[part].values():
                number += 1
                for word in listed:
                    words.setdefault(word, number)
        return cls(found["any"], found["capital"])

    def sign(self, text: str, folded: str, kinds: int) -> int:
        """Return the sign that a word is to its neighbours."""
        mark = _MARKS.get(text, 0)
        if mark:
            return mark
        capital = text[0].isupper()
        listed = (self._capital.get(folded, 0) if capital else 0) or self._any.get(folded, 0)
        return listed or (_capital_sign(text, kinds) if capital else _low_sign(text))


def _low_sign(text: str) -> int:
    return NUMBER if text[0].isdigit() else LOWERED


def _capital_sign(text: str, kinds: int) -> int:
    """Return what a capitalised word seems to be: a given name, a word, a name."""
    if (text.isupper() and len(text) > 1) or _DOTTED.fullmatch(text):
        return ACRONYM
    if kinds & LOWER:
        return A_WORD
    return A_GIVEN if kinds & GIVEN else A_FAMILY if kinds & FAMILY else A_NAME


def shape_of(text: str) -> int:
    """Return what a word looks like, 1 to 15: the number of the first pattern it is."""
    if text.isalpha() and text[0].isupper() and text[1:].islower():
        return TITLED
    for number, like in enumerate(_LOOKS, start=PLAIN):
        if like(text):
            return number
    return len(_LOOKS) + PLAIN


_ACRONYM = 4  # letters
PLAIN, TITLED = 1, 12  # the shapes that most words have: small letters, or all but the first
_LOOKS: tuple[Callable[[str], bool], ...] = (
    lambda t: t.islower() and t.isalpha(),
    str.islower,
    lambda t: t[0].isdigit(),
    lambda t: not any(c.isalnum() for c in t),
    lambda t: bool(_DOTTED.fullmatch(t)),
    lambda t: t.endswith("."),
    lambda t: bool(_CODE.fullmatch(t)),
    lambda t: t.isupper() and len(t) == 1,
    lambda t: t.isupper() and len(t) <= _ACRONYM,
    str.isupper,
    lambda t: t[0].isupper() and any(c in t for c in "-’'"),
    lambda t: t[0].isupper() and t[1:].islower(),
    lambda t: t[0].isupper(),
    lambda t: t[0].islower(),
)


def may_start(text: str) -> bool:
    """Return whether a word may begin or end a name: it has a capital, or its script has none."""
    first = text[0]
    if first.isupper():
        return True
    if not first.isalpha():
        return False
    return not first.islower() or ("-" in text and not text.islower())  # "al-Asad"
