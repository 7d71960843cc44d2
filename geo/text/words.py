"""Words with their places in the text, folded so that spellings meet: "Kata'ib" and "kataib"."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Told = TypeVar("_Told")
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)*"  # 1,500 and 12.5
    r"|[^\W\d_]+(?:[’'ʼ‘`][^\W\d_]+)*"  # Kata'ib, Israel's
    r"|[^\s\w]"  # a mark of punctuation
    r"|\w+"
)
_APOSTROPHES = re.compile(r"[’'ʼ‘`]")
_HYPHENS = "-‐‑"
_MARKS = frozenset(".,:;!?)")
_LONGEST_KEPT = 40  # characters of a piece whose words are remembered
_MOST_KEPT = 60_000  # of such pieces
_POSSESSIVE = re.compile(r"[’'ʼ‘`][sS]$")


class Word(NamedTuple):
    """One word; ``folded`` is lower case, without accents, apostrophes and abbreviation dots."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def capital(self) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[0].isupper()


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """Return `word` as names are compared: lower case, no accents, apostrophes, dots."""
    if word.isascii() and word.isalnum():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.replace("ß", "ss"))
    kept = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    kept = _APOSTROPHES.sub("", kept)
    if kept.count(".") > 1 or (kept.endswith(".") and len(kept) > 1):
        kept = kept.replace(".", "")
    return {"el": "al", "ı": "i"}.get(kept, kept) or word


class Said(tuple[Word, ...]):  # noqa: SLOT001 - it remembers its folded words
    """The words of a stretch of text, and the same folded."""

    @cached_property
    def folded(self) -> list[str]:
        """Return the folded words; not to be changed."""
        return [word[3] for word in self]


@lru_cache(maxsize=512)
def folded_words(text: str, start: int, end: int) -> list[str]:
    """Return the folded words alone; not to be changed. They are had at a tenth of the price."""
    folded: list[str] = []
    for piece in text[start:end].split(" "):
        parts = _pieces[piece]
        if isinstance(parts, str):
            folded.append(parts)
        else:
            folded += [part[3] for part in parts]
    return folded


def words(text: str, start: int = 0, end: int | None = None) -> Said:
    """Return the words and marks of ``text[start:end]`` with offsets into `text`.

    A possessive "'s" is a word of its own, so that a name's end is the name's end; a hyphen
    inside a compound is left out, so that "Iran-backed" is two words.
    """
    return _cut(text, start, len(text) if end is None else end)


@lru_cache(maxsize=512)  # every finder asks for the same sentences, one after the other
def _cut(text: str, start: int, end: int) -> Said:
    return Said(_words(text, start, end))


class Remembered(dict[str, _Told], Generic[_Told]):
    """What was made of the pieces between two blanks; texts say the same ones again and again."""

    def kept(self, piece: str, told: _Told) -> _Told:
        """Return what a piece is made into, remembered while there is room."""
        if len(piece) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[piece] = told
        return told


class _Pieces(Remembered[str | tuple[tuple[int, int, str, str], ...]]):
    """A piece and its words; folded alone if it is one word."""

    def __missing__(self, piece: str) -> str | tuple[tuple[int, int, str, str], ...]:
        stem, mark = piece[:-1], piece[-1:]
        if piece.isascii() and stem.isalpha():  # most are a word, or a word and a mark
            if mark.isalpha():
                return self.kept(piece, piece.lower())
            if mark in _MARKS:
                at = len(stem)
                return self.kept(piece, ((0, at, stem, stem.lower()), (at, at + 1, mark, mark)))
        parts = tuple(_parted(piece))
        whole = len(parts) == 1 and parts[0][2] == piece
        return self.kept(piece, parts[0][3] if whole else parts)


_pieces = _Pieces()


def _words(text: str, start: int, end: int) -> list[Word]:
    cut: list[Word] = []
    add, at = cut.append, start
    for piece in text[start:end].split(" "):
        parts = _pieces[piece]
        to = at + len(piece)
        if isinstance(parts, str):
            add(_word((at, to, piece, parts)))
        else:
            for first, last, surface, folded in parts:
                add(_word((at + first, at + last, surface, folded)))
        at = to + 1
    return cut


def _parted(piece: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the words of a piece of text: start, end, text, folded."""
    for match in _WORD.finditer(piece):
        surface, (at, to) = match.group(), match.span()
        if len(surface) > 2 and _POSSESSIVE.search(surface):  # noqa: PLR2004 - "'s" and a letter
            yield at, to - 2, surface[:-2], fold(surface[:-2])
            yield to - 2, to, surface[-2:], "'s"
        elif surface not in _HYPHENS or not _inside_compound(piece, at):
            yield at, to, surface, fold(surface)


# Words are made by the hundred a report: the tuple itself is made at a third of the cost of a call.
_word: Callable[[tuple[int, int, str, str]], Word] = partial(tuple.__new__, Word)


def _inside_compound(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


def word_set(text: str) -> frozenset[str]:
    """Return the words of a string as a set."""
    return frozenset(text.split())


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a name, hyphens and other marks left out."""
    return tuple(w.folded for w in words(phrase) if w.text[0].isalnum() or len(w.text) > 1)
