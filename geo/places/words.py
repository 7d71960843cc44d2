"""A report as the recogniser reads it: single words with their sentence, and what is known of each.

Hyphenated words that join a place to something else ("Britain-based", "Iran-Iraq") are taken
apart here; names with a hyphen of their own ("Port-au-Prince", "al-Asad") stay whole.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, Self

from geo.places.names import fold as fold_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from geo.model import Document, Token

fold = lru_cache(100_000)(fold_name)  # a report's words are mostly those of the last one

ARTICLES = frozenset({
    "al", "el", "ul", "as", "es", "ash", "esh", "ad", "ed", "an", "en", "ar", "er", "at", "et",
    "az", "ez", "adh", "abu", "abd", "bin", "bint", "ibn", "umm", "um",
})  # fmt: skip
_HYPHENS = re.compile(r"[-‑–]")
GIVEN, FAMILY, LOWER = 1, 2, 4  # bits of Known.kinds


class Word(NamedTuple):
    """One word of a report; ``folded`` is what it is looked up by."""

    start: int
    end: int
    text: str
    folded: str


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


def words_of(document: Document, is_name: Callable[[str], bool]) -> Iterator[list[Word]]:
    """Yield every sentence as its words; ``is_name`` says whether a folded text names a place."""
    for sentence in document.sentences:
        words: list[Word] = []
        for token in sentence.tokens:
            start, end, text = token
            if folded := _plain(text):
                words.append(_word((start, end, text, folded)))
            elif _HYPHENS.search(text):
                words.extend(_apart(token, is_name))
            elif words and _glued(words[-1], token):
                last = words.pop()
                whole = last.text + text
                words.append(Word(last.start, end, whole, fold(whole)))
            else:
                words.append(Word(start, end, text, fold(text)))
        if words:
            yield words


@lru_cache(100_000)
def _plain(text: str) -> str:
    """Return a token folded if it is one word for sure: no hyphen, no stop at its end."""
    return "" if text[-1] == "." or _HYPHENS.search(text) else fold(text)


# Words are made by the hundred a report: the tuple itself is made at a third of the cost of a call.
_word: Callable[[tuple[int, int, str, str]], Word] = partial(tuple.__new__, Word)


def _glued(last: Word, token: Token) -> bool:
    """Return whether a token goes on an abbreviation that was cut in two: "W." and "Va."."""
    return (
        last.end == token.start
        and last.text.endswith(".")
        and token.text.endswith(".")
        and last.text[0].isupper()
        and token.text[0].isupper()
        and max(len(last.text), len(token.text)) <= _LONGEST_PART
    )


def _apart(token: Token, is_name: Callable[[str], bool]) -> Iterator[Word]:
    """Yield the parts of a hyphenated word if one of them names a place, else the word."""
    folded = fold(token.text)
    parts = [p for p in _HYPHENS.split(token.text) if p]
    whole = (
        len(parts) < 2  # noqa: PLR2004 # nothing to take apart
        or is_name(folded)
        or fold(parts[0]) in ARTICLES
        or not (_has_participle(parts) or any(p[0].isupper() and is_name(fold(p)) for p in parts))
    )
    if whole:
        yield Word(token.start, token.end, token.text, folded)
        return
    at = token.start  # "Los Angeles-based": the last word of a name, too
    for match in re.finditer(r"[-‑–]|[^-‑–]+", token.text):
        text = match.group()
        yield Word(at + match.start(), at + match.end(), text, fold(text))


_PARTICIPLES = frozenset({
    "based", "backed", "led", "born", "occupied", "held", "controlled", "area", "allied",
    "aligned", "linked", "bound", "funded", "trained", "supported", "sponsored", "made",
    "wide", "run", "style", "owned", "affiliated",
})  # fmt: skip


def _has_participle(parts: list[str]) -> bool:
    return len(parts) == 2 and parts[0][0].isupper() and parts[1] in _PARTICIPLES  # noqa: PLR2004
