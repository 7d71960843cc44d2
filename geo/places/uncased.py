"""Names in texts without capitals: scripts that have none, and texts typed in lower case.

No model was fitted on these. What the gazetteer knows is taken where it is large enough that the
word hardly means anything else; smaller places only behind a word such as "in" or "the city of".
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import TYPE_CHECKING

from geo.places.inflected import nominatives
from geo.places.names import fold
from geo.places.sorts import ADMIN1, ADMIN2, BROAD, CITY, COUNTRY, METROPOLIS, TOWN, VILLAGE
from geo.places.words import LOWER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Token
    from geo.places.matches import Match, Matcher
    from geo.places.words import WordBook

    Span = tuple[int, int]

_LARGE = frozenset({COUNTRY, BROAD, ADMIN1, METROPOLIS, CITY})
_PLAIN = frozenset({COUNTRY, ADMIN1, METROPOLIS})
_SMALLER = frozenset({*_LARGE, ADMIN2, TOWN, VILLAGE})
_SHORTEST = 3  # letters of a name that is taken without a word before it
# "in", "to", "from", "city of", "village of", "province of" ... in the scripts reports come in.
_BEFORE = frozenset({
    "في", "فى", "الى", "إلى", "من", "مدينة", "بلدة", "قرية", "محافظة", "ولاية", "منطقة", "ريف",
    "قرب", "شمال", "جنوب", "شرق", "غرب", "مخيم", "ناحية", "قضاء", "ב", "ל", "מ", "בעיר",
    "העיר", "ליד", "צפון", "דרום", "در", "شهر", "استان", "روستای", "از", "به", "نزدیک", "в",
    "во", "на", "из", "у", "под", "город", "городе", "города", "село", "селе", "области",
    "района", "около", "близ", "місті", "м", "с", "στην", "στη", "στο", "στις", "από",
})  # fmt: skip
_PREFIXES = "وبلفك"  # and, in, to, so, like: written on the word in Arabic
_IN = frozenset({
    "in", "at", "near", "from", "inside", "outside", "to", "of", "around", "into", "toward",
    "towards", "across",
})  # fmt: skip
_CJK = frozenset({"CJK", "HIRAGANA", "KATAKANA"})
_LAST_LATIN = "\u024f"
_CAPITAL = re.compile(r"[A-Z]")
_LOOK = 2_000  # characters of a text that show whether it was typed without capitals
_CHARS_A_CAPITAL = 400
_LONGEST_CJK, _SHORTEST_CJK = 10, 2


def foreign_names(words: Sequence[Token], matcher: Matcher) -> Iterator[Span]:
    """Yield the names among those words of a sentence that are in another script than the Latin."""
    foreign = [is_foreign(w.text) for w in words]
    matched = matcher.matches(words, foreign)
    taken: set[int] = set()
    for first, last, sort, name, start, end in matched:
        if not all(foreign[first : last + 1]) or words[first].text[0].islower():
            continue
        led = first > 0 and words[first - 1].text in _BEFORE
        if (sort in _LARGE and len(name) >= _SHORTEST) or (led and sort in _SMALLER):
            taken.update(range(first, last + 1))
            yield start, end
    for i, word in enumerate(words):
        if foreign[i] and i not in taken:
            yield from _inside(word, matcher)


def low_names(words: Sequence[Token], matcher: Matcher, book: WordBook) -> Iterator[Span]:
    """Yield the names in a sentence of a text typed in lower case."""
    for match in matcher.matches(words, [w.text[0].isalpha() for w in words]):
        led = match.first > 0 and fold(words[match.first - 1].text) in _IN
        if _is_sure(match, led=led, word=words[match.first], book=book):
            yield match.start, match.end


def is_typed_low(text: str) -> bool:
    """Return whether a text was typed in lower case."""
    most = min(len(text), _LOOK) // _CHARS_A_CAPITAL
    capitals = islice(_CAPITAL.finditer(text, 0, _LOOK), most + 1)
    return len(list(capitals)) <= most


def is_foreign(text: str) -> bool:
    """Return whether a word is in another script than the Latin one."""
    return not text.isascii() and _is_foreign(text[0])


def _is_foreign(letter: str) -> bool:
    return (
        letter > _LAST_LATIN
        and letter.isalpha()
        and not unicodedata.name(letter, "").startswith("LATIN")
    )


def _inside(word: Token, matcher: Matcher) -> Iterator[Span]:
    """Yield a name that is written together with other letters, or in another case."""
    text = word.text
    script = unicodedata.name(text[0], "").split(" ", 1)[0]
    if script == "ARABIC" and text[0] in _PREFIXES and len(text) > _SHORTEST:
        if matcher.sort_of(fold(text)[1:], "") in _LARGE:
            yield word.start + 1, word.end
    elif script == "CYRILLIC" and text[0].isupper() and len(text) > _SHORTEST:
        if any(matcher.sort_of(form, "") in _LARGE for form in nominatives(fold(text))):
            yield word.start, word.end
    elif script in _CJK:
        yield from _cjk(word, matcher)


def _cjk(word: Token, matcher: Matcher) -> Iterator[Span]:
    i, size = 0, len(word.text)
    while i < size - 1:
        for length in range(min(_LONGEST_CJK, size - i), _SHORTEST_CJK - 1, -1):
            if matcher.sort_of(word.text[i : i + length], "") in _LARGE:
                yield word.start + i, word.start + i + length
                i += length
                break
        else:
            i += 1


def _is_sure(match: Match, *, led: bool, word: Token, book: WordBook) -> bool:
    """Return whether a match in lower-case text can hardly be anything but the place."""
    longer = match.last > match.first
    if len(word.text) < _SHORTEST and not longer:
        return False
    if not longer and book.about(fold(word.text)).kinds & LOWER:  # turkey, chad
        return led and match.sort in (COUNTRY, ADMIN1)
    return match.sort in _PLAIN or (match.sort in _LARGE and (led or longer))
