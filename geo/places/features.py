"""Turn a report into the numbers that the recogniser's weights are kept by.

Every word gets a few codes (what it looks like, what the word lists and the gazetteer say of it,
what it says of its neighbours); every template below is one code of a word or of two of them. The
same numbers serve fitting (``bench/train_recognizer.py``) and reading, so the two cannot differ.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.places.matches import (
    ABBREVIATION,
    ADMIN1,
    ADMIN2,
    BROAD,
    CITY,
    COUNTRY,
    DEMONYM,
    METROPOLIS,
)
from geo.places.words import FAMILY, GIVEN, LOWER, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.model import Document
    from geo.places.matches import Match, Matcher
    from geo.places.words import Word, WordBook

    Codes = NDArray[np.int32]

PAD = 2  # empty words before and after every sentence, so that a window needs no care
VOCABULARY, ENDINGS = 4096, 1024  # at most so many; 0 is "another"
SHAPES, LISTS, CONTEXTS, MATCHES, EVIDENCE, RUNS = 16, 64, 64, 64, 64, 16

# Signs a word gives to its neighbours; below 32 they come from contexts.toml.
(PADDING, COMMA, STOP, OPEN, CLOSE, QUOTE, POSSESSIVE, COLON, DASH, NUMBER) = range(32, 42)
(A_GIVEN, A_FAMILY, A_NAME, A_WORD, ACRONYM, LOWERED, PLACE, PEOPLE, SMALL_PLACE) = range(42, 51)
_MARKS = {",": COMMA, ";": COMMA, ".": STOP, "!": STOP, "?": STOP, "(": OPEN, "[": OPEN,
          ")": CLOSE, "]": CLOSE, '"': QUOTE, "“": QUOTE, "”": QUOTE, "'": QUOTE, "‘": QUOTE,
          "’": QUOTE, "'s": POSSESSIVE, "’s": POSSESSIVE, ":": COLON, "-": DASH, "–": DASH,
          "—": DASH, "/": DASH, "&": DASH}  # fmt: skip

# What a report says elsewhere of the same word.
SEEN_LOWER, SEEN_PERSON, SEEN_WITHIN, SEEN_LIST, SEEN_BODY, SEEN_ALONE = 1, 2, 4, 8, 16, 32

_CODE = re.compile(r"[A-Z]{1,2}-?\d{1,4}")  # a road: "A417", "M25", "I-95"
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")


class Template(NamedTuple):
    """One family of features: the codes of one column, or of two, at offsets from a word."""

    name: str
    column: str
    offset: int
    other: str = ""
    other_offset: int = 0


SIZES = {
    "word": VOCABULARY, "ending": ENDINGS, "shape": SHAPES, "lists": LISTS, "context": CONTEXTS,
    "match": MATCHES, "evidence": EVIDENCE, "before": CONTEXTS, "after": CONTEXTS,
    "head": CONTEXTS, "run": RUNS, "outlet": 2,
}  # fmt: skip


def _single(column: str, *offsets: int) -> list[Template]:
    return [Template(f"{column}[{o}]", column, o) for o in offsets]


def _pair(one: str, offset: int, two: str, other: int) -> Template:
    return Template(f"{one}[{offset}]+{two}[{other}]", one, offset, two, other)


TEMPLATES: tuple[Template, ...] = (
    *_single("word", -2, -1, 0, 1, 2),
    *_single("ending", 0),
    *_single("shape", -1, 0, 1),
    *_single("lists", -1, 0, 1),
    *_single("context", -2, -1, 0, 1, 2),
    *_single("match", -1, 0, 1),
    *_single("evidence", 0),
    *_single("before", 0),
    *_single("after", 0),
    _pair("match", 0, "before", 0),
    _pair("match", 0, "after", 0),
    _pair("before", 0, "after", 0),
    _pair("match", 0, "lists", 0),
    _pair("match", 0, "evidence", 0),
    _pair("match", 0, "shape", 0),
    _pair("match", 0, "context", 1),
    _pair("match", 0, "context", -1),
    _pair("match", -1, "match", 0),
    _pair("match", 0, "match", 1),
    _pair("context", -2, "context", -1),
    _pair("context", -1, "context", 1),
    _pair("context", 1, "context", 2),
    _pair("context", 0, "context", 1),
    _pair("context", -1, "context", 0),
    _pair("lists", 0, "context", -1),
    _pair("lists", 0, "context", 1),
    _pair("evidence", 0, "shape", 0),
    *_single("head", 0),
    *_single("run", 0),
    _pair("match", 0, "head", 0),
    _pair("match", 0, "run", 0),
    _pair("run", 0, "head", 0),
    _pair("context", 0, "head", 0),
    _pair("outlet", 0, "after", 0),
    _pair("outlet", 0, "before", 0),
    _pair("outlet", 0, "match", 0),
    _pair("outlet", 0, "head", 0),
)


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


class Featurizer:
    """Gives every word of a report its codes; remembers what it has seen of single words."""

    def __init__(
        self,
        book: WordBook,
        matcher: Matcher,
        contexts: Path,
        vocabulary: Mapping[str, int],
        endings: Mapping[str, int],
    ) -> None:
        self.matcher = matcher
        self.book = book
        self._vocabulary = vocabulary
        self._endings = endings
        self._any, self._capital = _contexts(contexts)
        self._about: dict[str, About] = {}

    def sentences(self, document: Document) -> list[list[Word]]:
        """Return the report as sentences of words."""
        return list(words_of(document, self.matcher.is_name))

    def sheet(self, sentences: Sequence[Sequence[Word]], *, outlet: bool = False) -> Sheet:
        """Return a report's columns.

        ``outlet`` says that it comes from an outlet we know: newspapers mark more as places than
        others do.
        """
        rows: list[tuple[int, ...]] = [_EMPTY] * PAD
        flat: list[Word | None] = [None] * PAD
        matched: list[Match] = []
        for words in sentences:
            begin = len(rows)
            about = [self._know(word) for word in words]
            if 2 * sum([a[5] for a in about]) > len(words):  # a headline, or shouted
                about = [self._know(word) for word in self._calm(words)]
            rows.extend(about)
            flat.extend(words)
            for match in self.matcher.matches(words, [a[5] for a in about]):
                matched.append(match._replace(first=match.first + begin, last=match.last + begin))
            rows.extend(_GAP)
            flat.extend(_NO_WORDS)
        table = np.array(rows, dtype=np.int32)
        columns = {
            "word": table[:, 0], "ending": table[:, 1], "shape": table[:, 2],
            "lists": table[:, 3], "context": table[:, 4].copy(),
        }  # fmt: skip
        startable = table[:, 5].tolist()
        self._mark_matches(columns, matched)
        columns["before"], columns["after"] = _around(columns["context"], matched)
        context = columns["context"].tolist()
        columns["evidence"] = _evidence(flat, context, columns["before"].tolist(), startable)
        columns["head"], columns["run"] = _runs(context, startable)
        columns["outlet"] = np.full_like(columns["context"], int(outlet))
        return Sheet(columns, matched, flat, _candidates(startable, context))

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

    def _know(self, word: Word) -> About:
        about = self._about.get(word.text)
        if about is None:
            if len(self._about) > 50_000:
                self._about.clear()
            about = self._about[word.text] = self._look(word)
        return about

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
            self._context(text, folded, kinds),
            _may_start(text),
        )

    def _context(self, text: str, folded: str, kinds: int) -> int:
        mark = _MARKS.get(text)
        if mark is not None:
            return mark
        capital = text[0].isupper()
        sign = (self._capital.get(folded, 0) if capital else 0) or self._any.get(folded, 0)
        if sign:
            return sign
        if text[0].isdigit():
            return NUMBER
        if not capital:
            return LOWERED
        if (text.isupper() and len(text) > 1) or _DOTTED.fullmatch(text):
            return ACRONYM
        if kinds & GIVEN and not kinds & LOWER:
            return A_GIVEN
        if kinds & LOWER:
            return A_WORD
        return A_FAMILY if kinds & FAMILY else A_NAME


_EMPTY = (0, 0, 0, 0, PADDING, 0)
_GAP = [_EMPTY] * PAD
_NO_WORDS = [None] * PAD
_BRIDGE = 2  # words without a capital that a name may hold: "Bosnia and Herzegovina"


def template_codes(columns: Mapping[str, Codes], rows: Codes) -> list[Codes]:
    """Return for every template the codes of some rows."""
    taken: dict[tuple[str, int], Codes] = {}

    def at(column: str, offset: int) -> Codes:
        key = (column, offset)
        if key not in taken:
            taken[key] = columns[column][rows + offset]
        return taken[key]

    return [
        at(t.column, t.offset) * SIZES[t.other] + at(t.other, t.other_offset)
        if t.other
        else at(t.column, t.offset)
        for t in TEMPLATES
    ]


def _candidates(startable: list[int], context: list[int]) -> list[int]:
    """Return the rows with a capital, and the few words between two of them."""
    found: list[int] = []
    last = -PAD
    for i in [i for i, may in enumerate(startable) if may]:
        between = range(last + 1, i)
        if len(between) <= _BRIDGE and all(context[k] != PADDING for k in between):
            found.extend(between)
        found.append(i)
        last = i
    return found


def template_size(template: Template) -> int:
    """Return how many codes a template can have."""
    return SIZES[template.column] * (SIZES[template.other] if template.other else 1)


def shape_of(text: str) -> int:
    """Return what a word looks like, 1 to 15."""
    if text.islower():
        return 1 if text.isalpha() else 2
    if text[0].isdigit():
        return 3
    if not any(c.isalnum() for c in text):
        return 4
    if _DOTTED.fullmatch(text):
        return 5
    if text.endswith("."):
        return 6
    if _CODE.fullmatch(text):
        return 15
    if text.isupper():
        return 7 if len(text) == 1 else 8 if len(text) <= 4 else 9
    if text[0].isupper():
        if "-" in text or "’" in text or "'" in text:
            return 10
        return 11 if text[1:].islower() else 12
    if text[0].islower():
        return 13
    return 14


def _may_start(text: str) -> bool:
    """Return whether a word may begin or end a name: it has a capital, or its script has none."""
    first = text[0]
    if first.isupper():
        return True
    if not first.isalpha():
        return False
    return not first.islower() or (len(text) > 3 and "-" in text and not text.islower())


# A sentence this long with this share of capitals is a headline; words this frequent are ordinary.
_FEWEST, _SHOUTED, _ORDINARY = 4, 0.75, 3
_BROAD = frozenset({COUNTRY, BROAD, ADMIN1})
_KNOWN = frozenset({*_BROAD, ADMIN2, METROPOLIS, CITY, ABBREVIATION})


def _contexts(path: Path) -> tuple[dict[str, int], dict[str, int]]:
    with path.open("rb") as file:
        lists = tomllib.load(file)
    number = 0
    found: dict[str, dict[str, int]] = {"any": {}, "capital": {}}
    for part, words in found.items():
        for listed in lists[part].values():
            number += 1
            for word in listed:
                words.setdefault(word, number)
    return found["any"], found["capital"]


def _around(context: Codes, matched: Sequence[Match]) -> tuple[Codes, Codes]:
    """Return for every word what stands before and after the name it is part of."""
    before, after = np.roll(context, 1), np.roll(context, -1)
    for first, last, *_ in matched:
        if last > first:
            before[first : last + 1] = context[first - 1]
            after[first : last + 1] = context[last + 1]
    return before, after


def _runs(context: list[int], startable: Sequence[int]) -> tuple[Codes, Codes]:
    """Return for every capitalised word the sign of its run's last word, and where in it it is."""
    head = np.zeros(len(context), dtype=np.int32)
    place = np.zeros(len(context), dtype=np.int32)
    i, size = 0, len(context)
    while i < size:
        if not startable[i]:
            i += 1
            continue
        j = i + 1
        while j < size and (
            startable[j] or (context[j] in _JOINS and j + 1 < size and startable[j + 1])
        ):
            j += 1
        head[i:j] = context[j - 1]
        for k in range(i, j):
            place[k] = 1 + min(k - i, 2) * 4 + min(j - 1 - k, 3)
        i = j
    return head, place


def _evidence(
    flat: Sequence[Word | None], context: list[int], before: list[int], startable: Sequence[int]
) -> Codes:
    """Return for every capitalised word what the report says of it in other places."""
    seen: dict[str, int] = {}
    lower: set[str] = set()
    for i, word in enumerate(flat):
        if word is None:
            continue
        if not startable[i]:
            if context[i] == LOWERED:
                lower.add(word.folded)
            continue
        sign = 0
        left, right = before[i], context[i + 1]
        if left in (TITLE, A_GIVEN) and startable[i - 1]:
            sign |= SEEN_PERSON
        elif left in (WITHIN, TOWARDS):
            sign |= SEEN_WITHIN
        if right == COMMA and context[i + 2] == PLACE:
            sign |= SEEN_LIST
        if right == BODY:
            sign |= SEEN_BODY
        if not startable[i - 1] and not startable[i + 1]:
            sign |= SEEN_ALONE
        seen[word.folded] = seen.get(word.folded, 0) | sign
    column = np.zeros(len(flat), dtype=np.int32)
    for i, word in enumerate(flat):
        if word is not None and startable[i]:
            column[i] = seen[word.folded] | (SEEN_LOWER if word.folded in lower else 0)
    return column


# Numbers of lists in contexts.toml that the code itself asks for; a test holds them together.
WITHIN, TOWARDS, OF, TITLE, BODY = 1, 2, 3, 17, 21
_JOINS = frozenset({OF, DASH})
