"""Names right after a verb of war: "bombed al-Qaim", "entered Qusayr", that the model let pass.

The corpora that the recogniser learned from tell little of war. Where such a verb has a name of
the gazetteer for its object, and what follows ends the name, the name is a place's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.places.sorts import ADMIN1, ADMIN2, CITY, METROPOLIS, NAMED_ALSO, SITE, TOWN, VILLAGE
from geo.places.words import FAMILY, GIVEN, LOWER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.matches import Match
    from geo.places.words import WordBook

    Span = tuple[int, int]

_LOOK_BACK = 16  # characters; the longest verb and a blank
_VERB = re.compile(
    r"\b(?:attacked|besieged|bombarded|bombed|captured|entered|hit|invaded|liberated|occupied|"
    r"overran|pounded|raided|recaptured|retook|seized|shelled|stormed|struck|targeted)\s$"
)
_LAST_LETTERS = frozenset("dknt")  # of all these verbs: asked first
_ENDS = re.compile(
    r"$|[.,;:)\n]|\s\d|\s(?:after|again|and|at|before|by|city|district|during|early|for|from|in|"
    r"killing|last|late|near|on|overnight|province|this|to|town|village|with|wounding|injuring|"
    r"that|the\ssame|when|where|which|who|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_WELL_KNOWN = frozenset((METROPOLIS, CITY, ADMIN1, SITE))
_PLACES = _WELL_KNOWN | {ADMIN2, TOWN, VILLAGE, NAMED_ALSO}
_PLACED = frozenset((METROPOLIS, CITY, ADMIN1, ADMIN2, TOWN, VILLAGE))
_AROUND = 120  # characters
_OF_WAR = re.compile(
    r"\b(?:kill(?:ed|ing|s)|wound(?:ed|ing)|gunm[ea]n|militants?|rebels?|soldiers?|troops|insurgents?|"
    r"shelling|shells|airstrikes?|air strikes?|bomb(?:s|ed|ing)?|clash(?:es|ed)|ambush(?:ed)?|"
    r"abduct(?:ed|ing)|kidnapped|attack(?:s|ed)?|shot|massacre|drones?|missiles?|protesters)\b"
)
_AT = (" in ", " near ", "In ", "Near ")
_ARTICLE = re.compile(r"(?:[ae]l|a[dnrstz]|ash|ul)[ -][A-Z]", re.IGNORECASE)


def placed(
    text: str, found: Sequence[Span], matches: Sequence[Match], words: WordBook
) -> list[Span]:
    """Return the names behind "in" or "near" that nobody found yet, where violence is told of."""
    return [
        (match.start, match.end)
        for match in matches
        if match.sort in _PLACED
        and text.endswith(_AT, 0, match.start)
        and _ENDS.match(text, match.end)
        and not any(a < match.end and match.start < b for a, b in found)
        and _is_name(text, match, words)
        and _OF_WAR.search(text, max(match.start - _AROUND, 0), match.end + _AROUND)
    ]


def struck(
    text: str, found: Sequence[Span], matches: Sequence[Match], words: WordBook
) -> list[Span]:
    """Return the names of places that a verb of war has for its object and nobody found yet."""
    return [
        (match.start, match.end)
        for match in matches
        if match.sort in _PLACES
        and text[max(match.start - 2, 0) : match.start - 1] in _LAST_LETTERS
        and _VERB.search(text, max(match.start - _LOOK_BACK, 0), match.start)
        and _ENDS.match(text, match.end)
        and not any(a < match.end and match.start < b for a, b in found)
        and _is_name(text, match, words)
    ]


def _is_name(text: str, match: Match, words: WordBook) -> bool:
    """Tell whether a match is written as a name and is nobody's, nor a word of the language."""
    surface = text[match.start : match.end]
    if _ARTICLE.match(surface):
        return True
    if not surface[0].isupper() or (surface.isupper() and len(surface) > 1):
        return False
    kinds = words.about(match.name).kinds
    return not kinds & LOWER and (match.sort in _WELL_KNOWN or not kinds & (GIVEN | FAMILY))
