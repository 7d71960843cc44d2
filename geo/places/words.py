"""A report as the recogniser reads it: single words with their sentence, and what is known of each.

Hyphenated words that join a place to something else ("Britain-based", "Iran-Iraq") are taken
apart here; names with a hyphen of their own ("Port-au-Prince", "al-Asad") stay whole.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

from geo.model import Token
from geo.places.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

ARTICLES = frozenset({
    "al", "el", "ul", "as", "es", "ash", "esh", "ad", "ed", "an", "en", "ar", "er", "at", "et",
    "az", "ez", "adh", "abu", "abd", "bin", "bint", "ibn", "umm", "um",
})  # fmt: skip
_HYPHENS = re.compile(r"[-‑–]")
GIVEN, FAMILY, LOWER = 1, 2, 4  # bits of Known.kinds


class Known(NamedTuple):
    """What the word lists say: bits of GIVEN, FAMILY, LOWER, and how frequent it is, 0 to 5."""

    kinds: int
    frequency: int


UNKNOWN = Known(0, 0)
_LONGEST_PART = 5  # characters of half an abbreviation: "Dak."


@dataclass(frozen=True, slots=True)
class WordBook:
    """The word lists of ``geo/places/model/words.txt.gz``."""

    known: dict[str, Known]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the lists: one line for every kind of word, its signs, a tab, the words."""
        known: dict[str, Known] = {}
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                signs, _, words = line.rstrip("\n").partition("\t")
                kinds = GIVEN * ("g" in signs) | FAMILY * ("f" in signs) | LOWER * ("l" in signs)
                frequency = int(signs[0]) + 1 if signs[:1].isdigit() else 0
                value = Known(kinds, frequency)
                known.update(dict.fromkeys(words.split(), value))
        return cls(known)

    def is_word(self, folded: str) -> bool:
        """Return whether English writes a folded word in lower case."""
        return bool(self.about(folded).kinds & LOWER)

    def about(self, folded: str) -> Known:
        """Return what is known of a folded word."""
        return self.known.get(folded, UNKNOWN)


def words_of(tokens: Sequence[Token], is_name: Callable[[str], bool]) -> list[Token]:
    """Return a sentence's tokens with hyphens taken apart and halves of abbreviations joined.

    ``is_name`` says whether a folded text names a place.
    """
    words: list[Token] = []
    for i, token in enumerate(tokens):
        if len(token.text) > 1 and _HYPHENS.search(token.text):
            words.extend(_apart(token, is_name))
        elif words and (_glued(words[-1], token) or _ends_state(words, tokens[i : i + 2])):
            last = words.pop()
            words.append(Token(last.start, token.end, last.text + token.text))
        else:
            words.append(token)
    return words


def may_be_apart(text: str, is_name: Callable[[str], bool]) -> bool:
    """Return whether ``words_of`` could make of a token anything but itself."""
    return _is_half(text) or len(words_of([Token(0, len(text), text)], is_name)) > 1


def _glued(last: Token, token: Token) -> bool:
    """Return whether a token goes on an abbreviation that was cut in two: "W." and "Va."."""
    return last.end == token.start and _is_half(last.text) and _is_half(token.text)


def _ends_state(words: Sequence[Token], left: Sequence[Token]) -> bool:
    """Return whether a dot belongs to the state behind a party: "D-Mont., said", "R-S.C.".

    ``left`` are the dot and what follows it in the sentence: at its end nobody can tell.
    """
    if len(words) < 3 or len(left) < 2 or left[0].text != ".":  # noqa: PLR2004 # party, dash, state
        return False
    party, dash, state = words[-3:]
    return (
        party.text in _PARTIES
        and party.end == dash.start
        and state.start == dash.end
        and state.end == left[0].start
        and len(state.text) <= _LONGEST_PART
    )


def _is_half(text: str) -> bool:
    return text[-1] == "." and len(text) <= _LONGEST_PART and text[0].isupper()


def _apart(token: Token, is_name: Callable[[str], bool]) -> Iterator[Token]:
    """Yield the parts of a hyphenated word if one of them names a place, else the word."""
    parts = [p for p in _HYPHENS.split(token.text) if p]
    whole = (
        len(parts) < 2  # noqa: PLR2004 # nothing to take apart
        or is_name(fold(token.text))
        or fold(parts[0]) in ARTICLES
        or parts[-1] in _LINKS
        or _is_one_name(parts, is_name)
        or not (
            _has_participle(parts)
            or _has_party(token.text)
            or any(p[0].isupper() and is_name(fold(p)) for p in parts)
        )
    )
    if whole:
        yield token
        return
    at = token.start  # "Los Angeles-based": the last word of a name, too
    for match in re.finditer(r"[-‑–]|[^-‑–]+", token.text):
        yield Token(at + match.start(), at + match.end(), match.group())


_PARTICIPLES = frozenset({
    "based", "backed", "led", "born", "occupied", "held", "controlled", "area", "allied",
    "aligned", "linked", "bound", "funded", "trained", "supported", "sponsored", "made",
    "wide", "run", "style", "owned", "affiliated",
})  # fmt: skip


_PARTY = re.compile(r"[DRI][-‑–](?:(?:[A-Z]\.){1,2}[A-Z]?\.?|[A-Z]|[A-Z][a-z]{1,4}\.?)")
_PARTIES = frozenset("DRI")
_LINKS = frozenset(("e", "i", "ye", "yi"))  # the Persian "of": "Pul-e Khumri"


def _has_party(text: str) -> bool:
    """Return whether a word is a party and a state: "D-S.C."."""
    return _PARTY.fullmatch(text) is not None


def _is_one_name(parts: list[str], is_name: Callable[[str], bool]) -> bool:
    """Return whether a word is one name: "Pétion-Ville", but not "Iran-Iraq" or "Delhi-NCR"."""
    titled = all(len(part) > 2 and part.istitle() for part in parts)  # noqa: PLR2004 # letters
    return titled and not all(is_name(fold(part)) for part in parts)


def _has_participle(parts: list[str]) -> bool:
    return len(parts) == 2 and parts[0][0].isupper() and parts[1] in _PARTICIPLES  # noqa: PLR2004
