"""Turn a report into the numbers that the recogniser's weights are kept by.

Every word gets a few codes: what it looks like, what the word lists and the gazetteer say of it,
what it says of its neighbours. ``geo.places.templates`` makes features of them. The same numbers
serve fitting (``bench/train_recognizer.py``) and reading, so the two cannot differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.places import memory as m
from geo.places.matches import may_stand_inside
from geo.places.memory import About, Memory
from geo.places.names import fold
from geo.places.neighbours import around, candidates, evidence, runs
from geo.places.signs import (
    A_GIVEN,
    A_WORD,
    PADDING,
    PEOPLE,
    PLACE,
    PLAIN,
    SMALL_PLACE,
    WAR,
    Signs,
    may_start,
    shape_of,
)
from geo.places.sites import ARTICLES, LAST
from geo.places.sorts import ABBREVIATION, ADMIN1, ADMIN2, BROAD, CITY, COUNTRY, DEMONYM, METROPOLIS
from geo.places.templates import COLUMN, SIZES
from geo.places.uncased import is_foreign
from geo.places.words import LOWER, may_be_apart, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from geo.model import Document, Token
    from geo.places.matches import Match, Matcher
    from geo.places.words import WordBook

    Codes = NDArray[np.int32]
    Span = tuple[int, int]

PAD = 2  # empty words before and after every sentence, so that a window needs no care
_GAP = [0] * PAD
_NO_WORDS = [None] * PAD
# A sentence this long with this share of capitals is a headline; words this frequent are ordinary.
_FEWEST, _SHOUTED, _ORDINARY = 4, 0.75, 3
_OF_WAR = 2  # words of violence or protest; a report with as many tells of it
_BROAD = frozenset({COUNTRY, BROAD, ADMIN1})
_KNOWN = frozenset({*_BROAD, ADMIN2, METROPOLIS, CITY, ABBREVIATION})


class Sheet(NamedTuple):
    """A report in numbers: one row a word, with PAD empty ones around each sentence."""

    columns: Codes  # a line for every name in SIZES
    matches: list[Match]  # their word numbers are rows
    words: list[Token | None]  # None for an empty row
    sentences: list[Span]  # the rows of each
    candidates: list[int]  # the rows that could be part of a name
    traits: Codes  # of every word: geo.places.memory

    def with_trait(self, trait: int) -> list[int]:
        """Return the rows whose words have a trait."""
        rows: list[int] = (self.traits & trait).nonzero()[0].tolist()
        return rows


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
        self._memory = Memory(self._look, _EMPTY)

    def sheet(self, document: Document, *, outlet: bool = False) -> Sheet:
        """Return a report in numbers.

        ``outlet`` says that it comes from an outlet we know: newspapers mark more as places than
        others do.
        """
        memory = self._memory
        if memory.full:
            self._memory = memory = Memory(self._look, _EMPTY)
        words, numbers, sentences = self._rows(document, memory)
        known = memory.codes(numbers)
        through = known[m.TRAITS] & m.THROUGH
        sorts = known[m.SORT].copy()  # as it is written, even in a headline
        for first, last in _headlines(known[m.TRAITS] & m.STARTS, sentences):
            self._calm(words, slice(first, last), memory, known, through)
        starts: list[int] = (known[m.TRAITS] & m.STARTS).nonzero()[0].tolist()
        walls = np.cumsum(through == 0).tolist()
        folded = memory.folded

        def name_of(first: int, last: int) -> str:
            return " ".join([folded[number] for number in numbers[first : last + 1]])

        matched = self.matcher.longest(words, name_of, starts, walls, sorts.tolist())
        columns = _columns(known, matched, starts, outlet=outlet)
        likely = candidates(starts, columns[COLUMN["context"]].tolist())
        return Sheet(columns, matched, words, sentences, likely, known[m.TRAITS])

    def _rows(
        self, document: Document, memory: Memory
    ) -> tuple[list[Token | None], list[int], list[Span]]:
        """Return the words of a report, what each is remembered by, and where sentences stand."""
        numbers: list[int] = [*_GAP]
        words: list[Token | None] = [*_NO_WORDS]
        sentences: list[Span] = []
        number_of = memory.__getitem__
        for sentence in document.sentences:
            tokens: Sequence[Token] = sentence.tokens
            found = list(map(number_of, [token[2] for token in tokens]))
            if not memory.apart.isdisjoint(found):
                tokens = words_of(tokens, self.matcher.is_name)
                found = [memory[token[2]] for token in tokens]
            sentences.append((len(numbers), len(numbers) + len(found)))
            numbers += found
            numbers += _GAP
            words += tokens
            words += _NO_WORDS
        return words, numbers, sentences

    def _calm(
        self,
        words: Sequence[Token | None],
        rows: slice,
        memory: Memory,
        known: Codes,
        through: Codes,
    ) -> None:
        """Look at a headline or a sentence in capitals as it would be written in a text."""
        said = [word for word in words[rows] if word]
        calm = self._calmly(said)
        known[:, rows] = memory.codes([memory[text] for text in calm])
        may = (known[m.TRAITS, rows] & m.STARTS).tolist()
        through[rows] = [may_stand_inside(w.text, x) for w, x in zip(said, may, strict=True)]

    def _calmly(self, words: Sequence[Token]) -> list[str]:
        """Return the words of a sentence, if it shouts without the capitals that say nothing.

        Ordinary English words lose their capital unless they are part of a longer name or name
        a country or a province.
        """
        texts = [w.text for w in words]
        letters = [t for t in texts if len(t) > 2 and t.isalpha()]  # noqa: PLR2004
        capital = sum(t[0].isupper() for t in letters)
        if len(letters) < _FEWEST or capital < _SHOUTED * len(letters):
            return texts
        longer = self.matcher.matches(words, [t[0].isupper() for t in texts])
        kept = {i for x in longer if x.last > x.first for i in range(x.first, x.last + 1)}
        kept |= {x.first for x in longer if x.sort in _BROAD}
        return [
            t if i in kept and not t.isupper() else self._calmed(t, i in kept)
            for i, t in enumerate(texts)
        ]

    def _calmed(self, text: str, kept: bool) -> str:
        known = self.book.about(fold(text))
        if not kept and known.kinds & LOWER and known.frequency >= _ORDINARY:
            return text.lower()
        if text.isupper() and text.isalpha() and len(text) > 3:  # noqa: PLR2004 # not an acronym
            return text.capitalize()
        return text

    def _look(self, text: str) -> tuple[About, str]:
        """Return the codes of a word that was not met before, and its folded form."""
        folded = fold(text)
        kinds, frequency = self.book.about(folded)
        lists = 1 + kinds + 8 * min(frequency, 5)
        sign = self._signs.sign(text, folded, kinds)
        word = self._vocabulary.get
        plain = text.isascii() and text.isalpha()
        if plain and text.islower():  # most words: no part of them needs a closer look
            traits = m.THROUGH | _listed(text, folded)
            return About(word(folded, 0), 0, PLAIN, lists, sign, 0, traits), folded
        capital = text[0].isupper()
        about = About(
            word("^" + folded if capital else folded, 0),
            self._endings.get(folded[-3:], 0) if capital else 0,
            shape_of(text),
            lists,
            sign,
            self.matcher.sort_of(folded, text) if may_start(text) else 0,
            _traits(text, folded) if plain else _traits(text, folded) | self._further(text),
        )
        return about, folded

    def _further(self, text: str) -> int:
        """Return the traits that a word of plain letters cannot have."""
        apart = may_be_apart(text, self.matcher.is_name)
        return m.FOREIGN * is_foreign(text) | m.APART * apart


def _traits(text: str, folded: str) -> int:
    starts = may_start(text)
    through = may_stand_inside(text, starts)
    return m.STARTS * starts | m.THROUGH * through | _listed(text, folded)


def _listed(text: str, folded: str) -> int:
    return m.SITE_NOUN * (folded in LAST) | m.ARTICLE * (text in ARTICLES)


_EMPTY = About(0, 0, 0, 0, PADDING, 0, 0)


def _headlines(starts: Codes, sentences: Sequence[Span]) -> list[Span]:
    """Return the sentences most of whose words have a capital."""
    if not sentences:
        return []
    capitals = np.add.reduceat(starts, [first for first, _ in sentences]).tolist()
    return [(a, b) for (a, b), n in zip(sentences, capitals, strict=True) if 2 * n > b - a]


def _columns(
    known: Codes, matched: Sequence[Match], starts: Sequence[int], *, outlet: bool
) -> Codes:
    """Return the codes of all words, a line for every name in SIZES."""
    columns = np.zeros((len(SIZES), known.shape[1]), dtype=np.int32)
    columns[: m.CONTEXT + 1] = known[: m.CONTEXT + 1]
    context = columns[COLUMN["context"]]
    _mark_matches(context, columns[COLUMN["match"]], matched)
    before, after = around(context, matched)
    columns[COLUMN["before"]], columns[COLUMN["after"]] = before, after
    columns[COLUMN["evidence"]] = evidence(context, before, known[m.FORM], starts)
    columns[COLUMN["head"]], columns[COLUMN["run"]] = runs(context, starts)
    told = int((context == WAR).sum()) >= _OF_WAR
    columns[COLUMN["outlet"]] = outlet + 2 * told
    return columns


def _mark_matches(context: Codes, column: Codes, matched: Sequence[Match]) -> None:
    """Write down where in which name a word stands, and the sign that this is to others."""
    said = context.tolist()
    for first, last, sort, *_ in matched:
        if first == last:
            column[first] = 1 + sort * 4
        else:
            column[first : last + 1] = 1 + sort * 4 + 2
            column[first] = 1 + sort * 4 + 1
            column[last] = 1 + sort * 4 + 3
        sign = PEOPLE if sort == DEMONYM else PLACE if sort in _KNOWN else SMALL_PLACE
        for i in range(first, last + 1):
            if said[i] >= PADDING and not (
                sign == SMALL_PLACE and first == last and said[i] in (A_GIVEN, A_WORD)
            ):
                context[i] = sign
