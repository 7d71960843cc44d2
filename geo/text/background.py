"""What a sentence is read by: the lexicon, and the countries that its text names."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text.dateline import end_of_dateline
from geo.text.parties import STATE
from geo.text.words import folded_words, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geo.model import Document
    from geo.text.lexicon import Lexicon
    from geo.text.phrases import Entry, Matched
    from geo.text.words import Said

_MOSTLY, _TWICE = 0.6, 2  # of the countries a text names, for it to be about one
_LEAD = 3  # sentences
_SHORT = 4  # sentences: in so few, one armed group says little about whose the police are


class Background:
    """The sentences of a document that are read; the countries they name, counted when asked.

    ``numbers`` are the sentences to be read, all by default; of the others nothing is known.
    """

    def __init__(
        self, document: Document, lexicon: Lexicon, numbers: Collection[int] | None = None
    ) -> None:
        self.text = document.text
        self.lexicon = lexicon
        self.numbers = [
            number
            for number, sentence in enumerate(document.sentences)
            if sentence.role is not Role.FURNITURE and (numbers is None or number in numbers)
        ]
        self._sentences = document.sentences
        self._phrases: dict[int, list[Matched]] = {}

    def said(self, number: int) -> Said:
        """Return the words of a sentence."""
        sentence = self._sentences[number]
        return words(self.text, sentence.start, sentence.end)

    def folded(self, number: int) -> list[str]:
        """Return the folded words of a sentence; not to be changed."""
        sentence = self._sentences[number]
        return folded_words(self.text, sentence.start, sentence.end)

    def span(self, number: int) -> tuple[int, int]:
        """Return where a sentence stands in the text."""
        sentence = self._sentences[number]
        return sentence.start, sentence.end

    def told_from(self, number: int) -> int:
        """Return where a sentence's story begins behind a dateline, 0 if it has none.

        The state of "KYIV, Ukraine (AP) - " did nothing.
        """
        return end_of_dateline(self._sentences[number])

    def phrases(self, number: int) -> list[Matched]:
        """Return the phrases of the lexicon in a sentence."""
        row = self._phrases.get(number)
        if row is None:
            row = self._phrases[number] = self.lexicon.phrases.matches(
                self.text, *self.span(number)
            )
        return row

    @cached_property
    def named(self) -> Counter[str]:
        """Return how often the text names each country."""
        return _countries(self._entries)

    @cached_property
    def home(self) -> str:
        """Return the country that the text is about, "" if it is about none."""
        rows, entries = [self.phrases(n) for n in self.numbers], self._entries
        short = len(rows) <= _SHORT
        home = _home(_states(entries) if short else self.named, short=short)
        if not short and home not in _countries(e for row in rows[:_LEAD] for _, _, e in row):
            return ""  # a neighbour that is named often, but not in the lead
        return home

    @property
    def _entries(self) -> list[Entry]:
        return [entry for number in self.numbers for _, _, entry in self.phrases(number)]


def _countries(entries: Iterable[Entry]) -> Counter[str]:
    """Return how often a text names each country, by its name, people, or armed groups."""
    named: Counter[str] = Counter()
    for entry in entries:
        if country := entry.people or entry.country:
            named[country.code] += 1
        if len(entry.actors) == 1 and entry.actors[0].country:
            named[entry.actors[0].country] += 1
    return named


def _states(entries: Iterable[Entry]) -> Counter[str]:
    """Return how often a text names each state: whose police "police" are no rebels decide."""
    named: Counter[str] = Counter()
    for entry in entries:
        if country := entry.people or entry.country:
            named[country.code] += 1
        elif len(entry.actors) == 1 and entry.actors[0].kind == STATE:
            named[entry.actors[0].country] += 1
    return named


def _home(named: Counter[str], *, short: bool) -> str:
    """Return the country whose police "police" are: the one that the text is about, if any.

    In a short text one mention of a country is enough, in a longer one it may be by the way.
    """
    most = named.most_common(1)
    enough = bool(most) and most[0][1] >= max(1 if short else _TWICE, _MOSTLY * named.total())
    return most[0][0] if enough else ""
