"""Find the stretches of a report that name a place: a linear-chain model over integer features.

The model is a conditional random field (Lafferty et al. 2001) fitted by
``bench/train_recognizer.py``; here its weights are rows of tables, a word's score is a sum of
rows, and the best labels are found by Viterbi over the few words that could be part of a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from geo.places.features import PAD, TEMPLATES, Featurizer, template_codes, template_size
from geo.places.words import WordBook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.model import Document
    from geo.places.matches import Match, Matcher
    from geo.places.words import Word

    Floats = NDArray[np.float32]

MODEL = Path(__file__).parent / "model"
OUT, BEGIN, INSIDE = range(3)
LABELS = ("O", "B", "I")
_NEVER = -1e9


class Found(NamedTuple):
    """A stretch that names a place; ``score`` is the model's lead over "no place", in log-odds."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as words, with what the gazetteer matched and what the model found."""

    sentences: tuple[tuple[Word, ...], ...]
    matches: tuple[Match, ...]
    found: tuple[Found, ...]


class Recognizer:
    """The fitted model with the features it was fitted on."""

    def __init__(self, featurizer: Featurizer, tables: Sequence[Floats], moves: Floats) -> None:
        self.featurizer = featurizer
        self._tables = tables
        self._moves = moves.tolist()

    @classmethod
    def load(cls, folder: Path, matcher: Matcher, file_name: str = "recognizer.npz") -> Self:
        """Read the model of ``folder`` (``words.txt.gz``, ``contexts.toml``, ``recognizer.npz``)."""
        book = WordBook.load(folder / "words.txt.gz")
        with np.load(folder / file_name, allow_pickle=False) as file:
            vocabulary = _numbered(file["vocabulary"].tobytes().decode())
            endings = _numbered(file["endings"].tobytes().decode())
            sizes = [template_size(template) for template in TEMPLATES]
            bounds = np.cumsum([0, *sizes])
            whole = np.zeros((int(bounds[-1]), len(LABELS)), dtype=np.float32)
            whole[file["rows"]] = file["weights"]
            moves = file["moves"].astype(np.float32)
        tables = [whole[a:b] for a, b in zip(bounds[:-1], bounds[1:], strict=True)]
        contexts = folder / "contexts.toml"
        return cls(Featurizer(book, matcher, contexts, vocabulary, endings), tables, moves)

    def read(self, document: Document) -> Reading:
        """Return the report's words and the places named in it, in order."""
        sentences = self.featurizer.sentences(document)
        columns, matches = self.featurizer.columns(sentences)
        scores = np.zeros((len(columns["word"]), len(LABELS)), dtype=np.float32)
        for table, codes in zip(self._tables, template_codes(columns), strict=True):
            scores += table[codes]
        return Reading(
            tuple(map(tuple, sentences)),
            tuple(matches),
            tuple(self._decode(sentences, scores)),
        )

    def _decode(self, sentences: Sequence[Sequence[Word]], scores: Floats) -> list[Found]:
        """Return the best labelling's names."""
        found: list[Found] = []
        lead = (scores[:, 1:].max(1) - scores[:, OUT]).tolist()
        rows = scores.tolist()
        at = PAD
        for words in sentences:
            i, size = 0, len(words)
            while i < size:
                if lead[at + i] < -_SURE:
                    i += 1
                    continue
                j = i + 1
                while j < size and lead[at + j] >= -_SURE:
                    j += 1
                self._stretch(words, rows, at, i, j, found)
                i = j
            at += size + PAD
        return found

    def _stretch(
        self,
        words: Sequence[Word],
        rows: list[list[float]],
        at: int,
        first: int,
        end: int,
        found: list[Found],
    ) -> None:
        """Add the names among words ``first`` to ``end``; those around are surely none."""
        labels, score = viterbi(rows[at + first : at + end], self._moves)
        start = -1
        for k, label in enumerate([*labels, OUT]):
            if start >= 0 and label != INSIDE:
                found.append(Found(words[first + start].start, words[first + k - 1].end, score))
                start = -1
            if label == BEGIN or (label == INSIDE and start < 0):
                start = k


_SURE = 6.0  # log-odds; a word this far from being part of a name is none


def viterbi(rows: Sequence[Sequence[float]], moves: list[list[float]]) -> tuple[list[int], float]:
    """Return the best labels of a stretch that stands between words outside of names.

    The score is its lead over the labelling that finds nothing.
    """
    o_o, o_b = moves[OUT][OUT], moves[OUT][BEGIN]
    b_o, b_b, b_i = moves[BEGIN]
    i_o, i_b, i_i = moves[INSIDE]
    out, begin, inside = 0.0, _NEVER, _NEVER
    back: list[tuple[int, int, int]] = []
    nothing = 0.0
    for o, b, i in rows:
        to_o = (out + o_o, begin + b_o, inside + i_o)
        to_b = (out + o_b, begin + b_b, inside + i_b)
        to_i = (_NEVER, begin + b_i, inside + i_i)
        from_o = to_o.index(max(to_o))
        from_b = to_b.index(max(to_b))
        from_i = to_i.index(max(to_i))
        back.append((from_o, from_b, from_i))
        out, begin, inside = to_o[from_o] + o, to_b[from_b] + b, to_i[from_i] + i
        nothing += o_o + o
    ends = (out + o_o, begin + b_o, inside + i_o)
    label = ends.index(max(ends))
    labels = []
    for step in reversed(back):
        labels.append(label)
        label = step[label]
    labels.reverse()
    return labels, max(ends) - (nothing + o_o)


def _numbered(lines: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(lines.split("\n"), start=1)} if lines else {}
