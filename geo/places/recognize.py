"""Find the stretches of a report that name a place: a linear-chain model over integer features.

The model is a conditional random field (Lafferty et al. 2001) fitted by
``bench/train_recognizer.py``; here its weights are rows of tables, a word's score is a sum of
rows, and the best labels are found by Viterbi over the few words that could be part of a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from geo.places.bearers import bearers
from geo.places.features import Featurizer
from geo.places.memory import ARTICLE, FOREIGN, SITE_NOUN
from geo.places.signs import Signs
from geo.places.sites import with_sites
from geo.places.sorts import COUNTRY, DEMONYM, NAMED_ALSO
from geo.places.templates import TEMPLATES, template_size, weight_rows
from geo.places.uncased import foreign_names, is_typed_low, low_names
from geo.places.words import GIVEN, LOWER, WordBook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.model import Document
    from geo.places.features import Sheet
    from geo.places.matches import Match, Matcher

    Floats = NDArray[np.float32]

MODEL = Path(__file__).parent / "model"
OUT, BEGIN, INSIDE = range(3)
LABELS = ("O", "B", "I")
_NEVER = -1e9
_ROUNDING = 1e-3


Span = tuple[int, int]


class Found(NamedTuple):
    """A stretch that names a place; ``score`` is the model's lead over "no place", in log-odds."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as words, with what the gazetteer matched and what the model found."""

    found: tuple[Found, ...]
    matches: tuple[Match, ...]
    peoples: tuple[Span, ...]  # adjectives and names of peoples outside of names of places


class Recognizer:
    """The fitted model with the features it was fitted on."""

    def __init__(self, featurizer: Featurizer, tables: Sequence[Floats], moves: Floats) -> None:
        self.featurizer = featurizer
        self._weights = np.concatenate(tables)
        self._moves = moves.tolist()
        # The most that the ways into a label and out of a name can add to a word's own lead.
        lead = moves - moves[OUT, OUT]
        self._most = lead.max(axis=0) + np.maximum(lead[:, OUT], 0.0) + _ROUNDING

    @classmethod
    def load(cls, folder: Path, matcher: Matcher, weights: Path | None = None) -> Self:
        """Read the model of ``folder``; ``weights`` stands for its ``recognizer.npz``."""
        book = WordBook.load(folder / "words.txt.gz")
        with np.load(weights or folder / "recognizer.npz", allow_pickle=False) as file:
            vocabulary = _numbered(file["vocabulary"].tobytes().decode())
            endings = _numbered(file["endings"].tobytes().decode())
            sizes = [template_size(template) for template in TEMPLATES]
            bounds = np.cumsum([0, *sizes])
            whole = np.zeros((int(bounds[-1]), len(LABELS)), dtype=np.float32)
            whole[file["rows"]] = file["weights"]
            moves = file["moves"].astype(np.float32)
        tables = [whole[a:b] for a, b in pairwise(bounds)]
        signs = Signs.load(folder / "contexts.toml")
        return cls(Featurizer(book, matcher, signs, vocabulary, endings), tables, moves)

    def read(self, document: Document, *, outlet: bool = False) -> Reading:
        """Return the names of places in a report, in order, and what else the gazetteer matched.

        ``outlet`` says that the report comes from an outlet we know.
        """
        sheet = self.featurizer.sheet(document, outlet=outlet)
        found = self._repeated(document.text, sheet, self._decode(sheet))
        found = self._without_people(document.text, sheet, found)
        found = self._completed(document.text, sheet, found)
        return Reading(tuple(found), tuple(sheet.matches), _peoples(sheet.matches, found))

    def _repeated(self, text: str, sheet: Sheet, found: list[Found]) -> list[Found]:
        """Return the names with those that stand alone elsewhere in a report that names them."""
        named = {text[f.start : f.end] for f in found}
        taken = {f.start for f in found}
        rows = set(sheet.candidates)
        again = [
            Found(m.start, m.end, 0.0)
            for m in sheet.matches
            if m.start not in taken
            and text[m.start : m.end] in named
            and (m.sort == COUNTRY or self._stands_alone(m, rows))
        ]
        free = [a for a in again if not _overlaps(a, [(f.start, f.end) for f in found])]
        return sorted([*found, *free]) if free else found

    def _stands_alone(self, match: Match, rows: set[int]) -> bool:
        """Return whether a name has no capitalised neighbour and is no ordinary word or person."""
        if match.sort in (NAMED_ALSO, DEMONYM):
            return False
        if match.first - 1 in rows or match.last + 1 in rows:
            return False
        return match.first < match.last or not (
            self.featurizer.book.about(match.name).kinds & (GIVEN | LOWER)
        )

    def _without_people(self, text: str, sheet: Sheet, found: list[Found]) -> list[Found]:
        """Return the names but those that the report gives to a person."""
        sorts = {m.start: m.sort for m in sheet.matches}
        names = {text[f.start : f.end]: sorts.get(f.start, 0) for f in found}
        people = bearers(sheet.words, names, self.featurizer.book) if names else None
        return [f for f in found if text[f.start : f.end] not in people] if people else found

    def _completed(self, text: str, sheet: Sheet, found: list[Found]) -> list[Found]:
        """Return the names with those in scripts the model has not seen, and with whole sites."""
        unseen = sheet.with_trait(FOREIGN)
        spans = self._uncased(text, sheet, unseen)
        if spans:
            taken = {word.start for i in unseen if (word := sheet.words[i])}
            kept = [f for f in found if f.start not in taken and not _overlaps(f, spans)]
            found = sorted([*kept, *(Found(*span, 0.0) for span in spans)])
        scores = {(f.start, f.end): f.score for f in found}
        whole = with_sites(
            sheet.words,
            list(scores),
            nouns=sheet.with_trait(SITE_NOUN),
            articles=sheet.with_trait(ARTICLE),
            is_name=self.featurizer.matcher.is_name,
            is_people=self.featurizer.matcher.is_people,
        )
        return [Found(*span, scores.get(span, 0.0)) for span in whole]

    def _uncased(self, text: str, sheet: Sheet, unseen: Sequence[int]) -> list[Span]:
        """Return the names in scripts without capitals, and in a text typed in lower case."""
        low = is_typed_low(text)
        if not unseen and not low:
            return []
        found: list[Span] = []
        for first, last in sheet.sentences:
            words = [word for word in sheet.words[first:last] if word]
            if (sheet.traits[first:last] & FOREIGN).any():
                found.extend(foreign_names(words, self.featurizer.matcher))
            elif low:
                found.extend(low_names(words, self.featurizer.matcher, self.featurizer.book))
        return sorted(found)

    def _decode(self, sheet: Sheet) -> list[Found]:
        """Return the best labelling's names."""
        if not sheet.candidates:
            return []
        rows = np.array(sheet.candidates, dtype=np.int32)
        scores = self._weights.take(weight_rows(sheet.columns, rows), axis=0).sum(axis=0)
        begins = np.concatenate([[0], (rows[1:] - rows[:-1] != 1).nonzero()[0] + 1])
        lead = (scores[:, BEGIN:] - scores[:, :BEGIN] + self._most[BEGIN:]).max(axis=1)
        likely = np.maximum.reduceat(lead, begins) > 0.0  # most stretches can hold no name at all
        ends = np.append(begins[1:], len(rows))
        found: list[Found] = []
        for first, end in zip(begins[likely].tolist(), ends[likely].tolist(), strict=True):
            self._stretch(sheet, scores[first:end].tolist(), first, found)
        return found

    def _stretch(
        self, sheet: Sheet, scores: list[list[float]], first: int, found: list[Found]
    ) -> None:
        """Add the names among the candidates from ``first`` on; those around are surely none."""
        begin = sheet.candidates[first]
        labels, score = viterbi(scores, self._moves)
        start = -1
        for k, label in enumerate([*labels, OUT]):
            if start >= 0 and label != INSIDE:
                one, last = sheet.words[begin + start], sheet.words[begin + k - 1]
                if one and last:
                    found.append(Found(one.start, last.end, score))
                start = -1
            if label == BEGIN or (label == INSIDE and start < 0):
                start = k


def _overlaps(one: Found, spans: Sequence[Span]) -> bool:
    return any(one.start < end and start < one.end for start, end in spans)


def _peoples(matches: Sequence[Match], found: Sequence[Found]) -> tuple[Span, ...]:
    """Return the adjectives and names of peoples that are no part of a place's name."""
    return tuple(
        (m.start, m.end)
        for m in matches
        if m.sort == DEMONYM and not any(f.start < m.end and m.start < f.end for f in found)
    )


def viterbi(rows: Sequence[Sequence[float]], moves: list[list[float]]) -> tuple[list[int], float]:
    """Return the best labels of a stretch that stands between words outside of names.

    The score is its lead over the labelling that finds nothing.
    """
    o_o, o_b = moves[OUT][OUT], moves[OUT][BEGIN]
    if len(rows) == 1:
        o, b, _ = rows[0]
        lead = o_b + b + moves[BEGIN][OUT] - (2 * o_o + o)
        return ([BEGIN], lead) if lead > 0 else ([OUT], 0.0)
    b_o, b_b, b_i = moves[BEGIN]
    i_o, i_b, i_i = moves[INSIDE]
    out, begin, inside = 0.0, _NEVER, _NEVER
    back: list[tuple[int, int, int]] = []
    nothing = 0.0
    for o, b, i in rows:
        from_o, to_o = _best(out + o_o, begin + b_o, inside + i_o)
        from_b, to_b = _best(out + o_b, begin + b_b, inside + i_b)
        from_i, to_i = _best(_NEVER, begin + b_i, inside + i_i)
        back.append((from_o, from_b, from_i))
        out, begin, inside = to_o + o, to_b + b, to_i + i
        nothing += o_o + o
    label, most = _best(out + o_o, begin + b_o, inside + i_o)
    labels = []
    for step in reversed(back):
        labels.append(label)
        label = step[label]
    labels.reverse()
    return labels, most - (nothing + o_o)


def _best(out: float, begin: float, inside: float) -> tuple[int, float]:
    """Return the label with the highest score, and the score."""
    if out >= begin:
        return (OUT, out) if out >= inside else (INSIDE, inside)
    return (BEGIN, begin) if begin >= inside else (INSIDE, inside)


def _numbered(lines: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(lines.split("\n"), start=1)} if lines else {}
