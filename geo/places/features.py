"""Turn a report into the numbers that the recogniser's weights are kept by.

Every word gets a few codes: what it looks like, what the word lists and the gazetteer say of it,
what it says of its neighbours. ``geo.places.templates`` makes features of them. The same numbers
serve fitting (``bench/train_recognizer.py``) and reading, so the two cannot differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.places.matches import (
    ABBREVIATION,
    ADMIN1,
    ADMIN2,
    BROAD,
    CACHED,
    CITY,
    COUNTRY,
    DEMONYM,
    METROPOLIS,
    Match,
)
from geo.places.neighbours import around, candidates, evidence, runs
from geo.places.signs import (
    A_GIVEN,
    A_WORD,
    PADDING,
    PEOPLE,
    PLACE,
    SMALL_PLACE,
    Signs,
    may_start,
    shape_of,
)
from geo.places.words import LOWER, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from geo.model import Document
    from geo.places.matches import Matcher
    from geo.places.words import Word, WordBook

    Codes = NDArray[np.int32]

PAD = 2  # empty words before and after every sentence, so that a window needs no care
_GAP = [0] * PAD
_NO_WORDS = [None] * PAD
# A sentence this long with this share of capitals is a headline; words this frequent are ordinary.
_FEWEST, _SHOUTED, _ORDINARY = 4, 0.75, 3
_BROAD = frozenset({COUNTRY, BROAD, ADMIN1})
_KNOWN = frozenset({*_BROAD, ADMIN2, METROPOLIS, CITY, ABBREVIATION})


class Sheet(NamedTuple):
    """A report in numbers: one row a word, with PAD empty ones around each sentence."""

    columns: dict[str, Codes]
    matches: list[Match]  # their word numbers are rows
    words: list[Word | None]  # None for an empty row
    candidates: list[int]  # the rows that could be part of a name


class About(NamedTuple):
    """The codes of a word that do not depend on where it stands."""

    word: int
    ending: int
    shape: int
    lists: int
    context: int
    startable: bool


_EMPTY = About(0, 0, 0, 0, PADDING, startable=False)


class Featurizer:
    """Gives every word of a report its codes; remembers what it has seen of single words."""

    def __init__(
        self,
        book: WordBook,
        matcher: Matcher,
        signs: Signs,
        vocabulary: Mapping[str, int],
        endings: Mapping[str, int],
    ) -> None:
        self.matcher = matcher
        self.book = book
        self._vocabulary = vocabulary
        self._endings = endings
        self._signs = signs
        self._forget()

    def _forget(self) -> None:
        """Start anew with what is remembered of single words; number 0 is the empty word."""
        self._numbers: dict[str, int] = {}
        self._abouts: list[About] = [_EMPTY]
        self._codes = np.array([_EMPTY], dtype=np.int32)

    def sentences(self, document: Document) -> list[list[Word]]:
        """Return the report as sentences of words."""
        return list(words_of(document, self.matcher.is_name))

    def sheet(self, sentences: Sequence[Sequence[Word]], *, outlet: bool = False) -> Sheet:
        """Return a report's columns.

        ``outlet`` says that it comes from an outlet we know: newspapers mark more as places than
        others do.
        """
        if len(self._abouts) > CACHED:
            self._forget()
        abouts = self._abouts
        rows: list[int] = [0] * PAD
        flat: list[Word | None] = [None] * PAD
        matched: list[Match] = []
        for words in sentences:
            begin = len(rows)
            numbers = self._numbers_of(words)
            may = [abouts[n][-1] for n in numbers]
            if 2 * sum(may) > len(words):  # a headline, or shouted
                numbers = self._numbers_of(self._calm(words))
                may = [abouts[n][-1] for n in numbers]
            rows.extend(numbers)
            flat.extend(words)
            matched.extend(
                Match(match[0] + begin, match[1] + begin, *match[2:])
                for match in self.matcher.matches(words, may)
            )
            rows.extend(_GAP)
            flat.extend(_NO_WORDS)
        table = self._table()[np.array(rows, dtype=np.int32)]
        columns = {
            "word": table[:, 0], "ending": table[:, 1], "shape": table[:, 2],
            "lists": table[:, 3], "context": table[:, 4].copy(),
        }  # fmt: skip
        startable = table[:, 5].tolist()
        self._mark_matches(columns, matched)
        columns["before"], columns["after"] = around(columns["context"], matched)
        context = columns["context"].tolist()
        columns["evidence"] = evidence(flat, context, columns["before"].tolist(), startable)
        columns["head"], columns["run"] = runs(context, startable)
        columns["outlet"] = np.full_like(columns["context"], int(outlet))
        return Sheet(columns, matched, flat, candidates(startable, context))

    @staticmethod
    def _mark_matches(columns: dict[str, Codes], matched: Sequence[Match]) -> None:
        column = np.zeros_like(columns["context"])
        context = columns["context"]
        for first, last, sort, *_ in matched:
            if first == last:
                column[first] = 1 + sort * 4
            else:
                column[first : last + 1] = 1 + sort * 4 + 2
                column[first] = 1 + sort * 4 + 1
                column[last] = 1 + sort * 4 + 3
            sign = PEOPLE if sort == DEMONYM else PLACE if sort in _KNOWN else SMALL_PLACE
            for i in range(first, last + 1):
                if context[i] >= PADDING and not (
                    sign == SMALL_PLACE and first == last and context[i] in (A_GIVEN, A_WORD)
                ):
                    context[i] = sign
        columns["match"] = column

    def _calm(self, words: Sequence[Word]) -> Sequence[Word]:
        """Return a headline or a sentence in capitals as it would be written in a text.

        Ordinary English words lose their capital unless they are part of a longer name or name
        a country or a province.
        """
        letters = [w for w in words if len(w.text) > 2 and w.text.isalpha()]  # noqa: PLR2004
        if len(letters) < _FEWEST:
            return words
        capital = sum(w.text[0].isupper() for w in letters)
        if capital < _SHOUTED * len(letters):
            return words
        longer = self.matcher.matches(words, [w.text[0].isupper() for w in words])
        kept = {i for m in longer if m.last > m.first for i in range(m.first, m.last + 1)}
        kept |= {m.first for m in longer if m.sort in _BROAD}
        return [w if i in kept and not w.text.isupper() else self._calmed(w, i in kept)
                for i, w in enumerate(words)]  # fmt: skip

    def _calmed(self, word: Word, kept: bool) -> Word:
        text = word.text
        known = self.book.about(word.folded)
        if not kept and known.kinds & LOWER and known.frequency >= _ORDINARY:
            return word._replace(text=text.lower())
        if text.isupper() and text.isalpha() and len(text) > 3:  # noqa: PLR2004 # not an acronym
            return word._replace(text=text.capitalize())
        return word

    def _numbers_of(self, words: Sequence[Word]) -> list[int]:
        """Return the numbers that words are remembered by."""
        known = self._numbers
        numbers = [known.get(word[2], 0) for word in words]
        if 0 in numbers:
            numbers = [number or self._learnt(w) for w, number in zip(words, numbers, strict=True)]
        return numbers

    def _learnt(self, word: Word) -> int:
        """Return the number of a word, looked up now unless it was just learnt."""
        number = self._numbers.get(word.text)
        if number is None:
            number = self._numbers[word.text] = len(self._abouts)
            self._abouts.append(self._look(word))
        return number

    def _table(self) -> Codes:
        """Return the codes of all remembered words, by their numbers."""
        new = self._abouts[len(self._codes) :]
        if new:
            self._codes = np.concatenate([self._codes, np.array(new, dtype=np.int32)])
        return self._codes

    def _look(self, word: Word) -> About:
        text, folded = word.text, word.folded
        kinds, frequency = self.book.about(folded)
        lists = 1 + kinds + 8 * min(frequency, 5)
        ending = self._endings.get(folded[-3:], 0) if text[0].isupper() else 0
        known = self._vocabulary.get(folded if not text[0].isupper() else "^" + folded, 0)
        return About(
            known,
            ending,
            shape_of(text),
            lists,
            self._signs.sign(text, folded, kinds),
            may_start(text),
        )
