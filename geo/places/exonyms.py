"""Names in reports of other languages: what they call countries, and what stands behind "in".

The recogniser was fitted on English. In the other languages we read, a country's name in that
language (``data/exonyms.csv``) is taken wherever it is written with a capital, and a name of the
gazetteer behind a preposition of place.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from geo.places.names import fold
from geo.places.sorts import ADMIN1, ADMIN2, CITY, COUNTRY, METROPOLIS, SITE, TOWN, VILLAGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geo.places.matches import Match

    Span = tuple[int, int]

_LARGE = frozenset((COUNTRY, METROPOLIS, CITY, ADMIN1, SITE))
_ANY = _LARGE | {ADMIN2, TOWN, VILLAGE}
_IN = {
    "de": re.compile(r"\b(?:in|im|bei|nahe|nach|aus|Stützpunkt|Flughafen|Stadt)\s$"),
    "es": re.compile(r"\b(?:en|ciudad de|municipio de|estado de|provincia de)\s$"),
    "fr": re.compile(r"(?:\b(?:en|dans|près de|ville de|province du|base de)|\bà)\s$"),
    "id": re.compile(r"\b(?:di|dari|ke|kota|provinsi|pangkalan udara)\s$", re.IGNORECASE),
    "it": re.compile(r"\b(?:a|in|nei pressi di|città di|provincia di)\s$"),
    "nl": re.compile(r"\b(?:in|bij|nabij|stad)\s$"),
    "pt": re.compile(r"\b(?:em|no|na|cidade de|estado do|estado de|província de)\s$"),
}
_LOOK_BACK = 20  # characters
_NOUNS_CAPITAL = frozenset(("de",))  # where every noun is written like a name


@dataclass(frozen=True, slots=True)
class Exonyms:
    """What languages call countries: the names by folded word, and a pattern to find them."""

    countries: Mapping[str, Mapping[str, str]]  # language, folded word: ISO 3166-1 alpha-2
    patterns: Mapping[str, re.Pattern[str]]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the table; an absent one is empty."""
        words: dict[str, list[tuple[str, str]]] = {}
        if path.is_file():
            with path.open(encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    words.setdefault(row["language"], []).append((row["word"], row["country"]))
        return cls(
            {code: {fold(w): country for w, country in rows} for code, rows in words.items()},
            {code: _pattern([w for w, _ in rows]) for code, rows in words.items()},
        )

    def country(self, surface: str, language: str) -> str:
        """Return the code of the country that a language means by a word, or ""."""
        names = self.countries.get(language)
        return names.get(fold(surface), "") if names else ""

    def told(
        self, text: str, language: str, found: Sequence[Span], matches: Sequence[Match]
    ) -> list[Span]:
        """Return the places of a report in another language that nobody found yet."""
        if language == "en" or language not in self.patterns:
            return []
        spans = [match.span() for match in self.patterns[language].finditer(text)]
        before = _IN.get(language)
        spans += [
            (match.start, match.end)
            for match in matches
            if before is not None
            and match.sort in (_LARGE if language in _NOUNS_CAPITAL else _ANY)
            and text[match.start].isupper()
            and before.search(text, max(match.start - _LOOK_BACK, 0), match.start)
        ]
        return _free(spans, found)


def _free(spans: Sequence[Span], found: Sequence[Span]) -> list[Span]:
    """Return the spans that overlap nothing found and no earlier one of them."""
    free: list[Span] = []
    for start, end in sorted(set(spans)):
        if not any(a < end and start < b for a, b in (*found, *free)):
            free.append((start, end))
    return free


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern of any of some names, the longest first."""
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b"
    )
