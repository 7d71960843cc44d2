"""Names that the gazetteer has whole, where the model found none or only a part of them.

"Jammu" and "Kashmir" that are one name, "the Gulf of Aden" that a text without a town's name was
not thought to name, and the last of a list of towns: "Deir es-Zur and al-Mayadeen".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.places.names import fold
from geo.places.sorts import ADMIN1, ADMIN2, BROAD, CITY, COUNTRY, METROPOLIS, SITE, TOWN
from geo.places.words import FAMILY, GIVEN, LOWER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.places.matches import Match
    from geo.places.words import WordBook

    Span = tuple[int, int]

_AREAS = frozenset((COUNTRY, BROAD, ADMIN1, SITE))
_TOWNS = frozenset((METROPOLIS, CITY, TOWN, ADMIN1, ADMIN2))
_WATERS = frozenset(("sea", "gulf", "strait", "bay", "ocean", "channel"))
# Words for numbers that places are called by as well, by the language they count in.
_NUMBERS = {
    language: frozenset(words)
    for languages, words in (
        (("id", "ms", "tl", "jv"), ("lima",)),
        (("pt",), ("sete", "nove")),
        (("it",), ("sei", "nove")),
        (("tr",), ("bin", "on")),
    )
    for language in languages
}
_COUNTS = re.compile(r"\s[^\W\d_A-Z]{3}")  # a word in lower case follows
_BEFORE_ELISION = frozenset((" d", "-d", " l", "-l"))
_ELIDED = re.compile(r"[ -](?:de[ -]l|d|l)['’][A-Z][\w-]{2,40}")
_AND = re.compile(r"(?:,\s)?\sand\s$")
_LINK = 6  # characters: ", and "
# What ends the last name of a list; another name, or the word for a thing, does not.
_ENDS = re.compile(
    r"$|[.,;:)\n]|\s(?:after|again|and|are|at|before|by|during|early|have|in|killing|late|near|on|"
    r"overnight|were|with|wounding|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def whole(
    text: str, found: Sequence[Span], matches: Sequence[Match], is_name: Callable[[str], bool]
) -> list[Span]:
    """Return the names found, those that are parts of one longer name made one."""
    found = [_with_elision(text, span, is_name) for span in found]
    longer = [
        (m.start, m.end)
        for m in matches
        if m.first < m.last
        and ((m.sort in _AREAS and _joins(m, found)) or _is_water(text, m, found))
    ]
    if not longer:
        return found
    kept = [s for s in found if not any(a <= s[0] and s[1] <= b for a, b in longer)]
    return sorted([*kept, *longer])


def no_counts(text: str, found: Sequence[Span], language: str) -> list[Span]:
    """Return the names without the numbers of a language: "Lima tentara" are five soldiers."""
    numbers = _NUMBERS.get(language)
    if numbers is None:
        return list(found)
    return [
        (a, b) for a, b in found if text[a:b].lower() not in numbers or not _COUNTS.match(text, b)
    ]


def _with_elision(text: str, span: Span, is_name: Callable[[str], bool]) -> Span:
    """Return a name with the rest of it behind "de l'", if the gazetteer has it so."""
    rest = _ELIDED.match(text, span[1]) if text[span[1] : span[1] + 2] in _BEFORE_ELISION else None
    if rest and is_name(fold(text[span[0] : rest.end()])):
        return span[0], rest.end()
    return span


def _joins(match: Match, found: Sequence[Span]) -> bool:
    """Tell whether a name is that of several found: "Jammu", "Kashmir"."""
    inside = [s for s in found if match.start <= s[0] and s[1] <= match.end]
    if len(inside) < 2:  # noqa: PLR2004 - parts
        return False
    return inside[0][0] == match.start and inside[-1][1] == match.end


def _is_water(text: str, match: Match, found: Sequence[Span]) -> bool:
    """Tell whether a name says that it is a sea's and nothing of it was found."""
    if match.sort != BROAD or any(a < match.end and match.start < b for a, b in found):
        return False
    return text[match.start].isupper() and not _WATERS.isdisjoint(match.name.split())


def listed(
    text: str, found: Sequence[Span], matches: Sequence[Match], words: WordBook
) -> list[Span]:
    """Return the towns that "and" joins to a name that was found, and nobody found yet."""
    ends = {end for _, end in found}
    return [
        (match.start, match.end)
        for match in matches
        if match.sort in _TOWNS
        and text.startswith("and ", match.start - 4)
        and (link := _AND.search(text, max(match.start - _LINK, 0), match.start))
        and link.start() in ends
        and _ENDS.match(text, match.end)
        and not any(a < match.end and match.start < b for a, b in found)
        and _is_name(text, match, words)
    ]


def _is_name(text: str, match: Match, words: WordBook) -> bool:
    """Tell whether a match is written as a name and is neither a person's nor a word."""
    written = text[match.start : match.end]
    if written[0].islower():
        return written[:2] in {"al", "el", "ad", "an", "ar", "as", "at", "az"} and "-" in written
    return written[0].isupper() and not words.about(match.name).kinds & (GIVEN | FAMILY | LOWER)
