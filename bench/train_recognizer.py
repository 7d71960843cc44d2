"""Fit the recogniser of place names and write ``geo/places/model/recognizer.npz``.

    python bench/train_recognizer.py            # fit on all of the development corpora (about 30 s)
    python bench/train_recognizer.py --folds 5  # and print figures of stories it was not fitted on

A linear-chain conditional random field over the features of ``geo.places.features``, fitted by
L-BFGS with L1 and L2 penalties (python-crfsuite). What the corpora mark differs; what is fitted
here is the names of places: adjectives of nationality are left out (a table finds those), and of
GeoWebNews what a map would show and names that stand for a team or a government.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import corpora
import numpy as np
import pycrfsuite

from geo.places.features import PAD, Featurizer
from geo.places.names import fold
from geo.places.recognize import LABELS, MODEL, Recognizer
from geo.places.signs import Signs
from geo.places.templates import (
    COLUMN,
    ENDINGS,
    TEMPLATES,
    VOCABULARY,
    template_codes,
    template_size,
)
from geo.places.words import WordBook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Document
    from geo.places.matches import Matcher

L1, L2, ITERATIONS = 0.1, 0.8, 130
EAGER = (
    0.4  # log-odds for beginning a name: the best F1 over folds, a name missed being a place lost
)
LEAST_DOCUMENTS, LEAST_ENDINGS = 4, 6
FREQUENT = 3  # a capitalised word has a weight of its own only if this frequent and no place
# Stories are shown to it this often: what GeoWebNews marks is the nearest to what a map wants.
TIMES = {"geowebnews": 2}
NOT_SHOWN = frozenset({"Embedded_Non_Lit", "Demonym", "Homonym", "Language"})


def main() -> None:
    """Fit, and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    stories = corpora.load_all()
    matcher = corpora.matcher()
    for k in range(folds):
        fit(
            [s for s in stories if corpora.fold_of(s, folds) != k], matcher, MODEL / f".fold{k}.npz"
        )
    if folds:
        show(stories, matcher, folds)
    fit(stories, matcher, MODEL / "recognizer.npz")
    print(f"recognizer.npz {(MODEL / 'recognizer.npz').stat().st_size / 1024:.0f} KiB")


def show(stories: Sequence[corpora.Story], matcher: Matcher, folds: int) -> None:
    """Print exact precision, recall and F1 of every corpus over its left-out folds."""
    readers = [Recognizer.load(MODEL, matcher, MODEL / f".fold{k}.npz") for k in range(folds)]
    spans = [
        {
            (f.start, f.end)
            for f in readers[corpora.fold_of(s, folds)].read(s.document, outlet=s.known).found
        }
        for s in stories
    ]
    for k in range(folds):
        (MODEL / f".fold{k}.npz").unlink()
    for name, row in corpora.exact(stories, spans).items():
        print(f"{name:12} P {row[0]:5.1f}  R {row[1]:5.1f}  F1 {row[2]:5.1f}")


def fit(stories: Sequence[corpora.Story], matcher: Matcher, path: Path) -> None:
    """Fit on these stories and write the model."""
    book = WordBook.load(MODEL / "words.txt.gz")
    vocabulary, endings = lists_of([s.document for s in stories], book, matcher)
    featurizer = Featurizer(book, matcher, Signs.load(MODEL / "contexts.toml"), vocabulary, endings)
    trainer = pycrfsuite.Trainer(verbose=False)
    for story in (*stories, *corpora.passages()):
        for _ in range(TIMES.get(story.corpus, 1)):
            append(trainer, featurizer, story)
    trainer.set_params(
        {"c1": L1, "c2": L2, "max_iterations": ITERATIONS, "feature.possible_transitions": True}
    )
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "model.crfsuite")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        write(path, tagger.info(), vocabulary, endings)


def append(trainer: pycrfsuite.Trainer, featurizer: Featurizer, story: corpora.Story) -> None:
    """Give one story's sentences to the trainer."""
    outlet = (
        story.known and corpora.lot(story.row["id"]) % 2 == 0
    )  # half the time, not to lean on it
    sheet = featurizer.sheet(story.document, outlet=outlet)
    every = np.arange(PAD, len(sheet.words) - PAD, dtype=np.int32)
    codes = np.stack(template_codes(sheet.columns, every), axis=1)
    ends = dict(spans_of(story))
    for first, last in sheet.sentences:
        labels, end = [], -1
        for word in sheet.words[first:last]:
            if word.start in ends:
                end = ends[word.start]
                labels.append("B")
            else:
                labels.append("I" if word.start < end else "O")
        rows = codes[first - PAD : last - PAD].tolist()
        if sheet.columns[COLUMN["run"], first:last].any():  # some word has a capital
            trainer.append([[f"{k}={c}" for k, c in enumerate(row) if c] for row in rows], labels)


def spans_of(story: corpora.Story) -> list[tuple[int, int]]:
    """Return the stretches of a story that are to be found as names of places."""
    return [
        (t["start"], t["end"])
        for t in story.toponyms
        if t.get("type") not in NOT_SHOWN and fold(t["name"]) not in corpora.demonyms()
    ]


def lists_of(
    documents: Sequence[Document], book: WordBook, matcher: Matcher
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the numbered words and endings that get weights of their own."""
    words: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    for document in documents:
        seen: set[str] = set()
        last: set[str] = set()
        for text, folded in {(t.text, fold(t.text)) for s in document.sentences for t in s.tokens}:
            if not folded:
                continue
            if not text[0].isupper():
                seen |= {folded} if folded.isalpha() else set()
                continue
            last.add(folded[-3:])
            if book.about(folded).frequency >= FREQUENT and not matcher.sort_of(folded, text):
                seen.add("^" + folded)
        words.update(seen)
        ends.update(last)
    return (
        _numbered(words, LEAST_DOCUMENTS, VOCABULARY - 1),
        _numbered(ends, LEAST_ENDINGS, ENDINGS - 1),
    )


def _numbered(counts: Counter[str], least: int, most: int) -> dict[str, int]:
    kept = sorted((w for w, c in counts.items() if c >= least), key=lambda w: (-counts[w], w))
    return {word: number for number, word in enumerate(kept[:most], start=1)}


def write(
    path: Path, info: object, vocabulary: Mapping[str, int], endings: Mapping[str, int]
) -> None:
    """Write the weights as rows of one table, the words as lines of text."""
    bounds = np.cumsum([0, *(template_size(t) for t in TEMPLATES)])
    table = np.zeros((int(bounds[-1]), len(LABELS)), dtype=np.float32)
    for (feature, label), weight in info.state_features.items():
        template, _, code = feature.partition("=")
        table[bounds[int(template)] + int(code), LABELS.index(label)] = weight
    moves = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        moves[LABELS.index(before), LABELS.index(after)] = weight
    moves[:, LABELS.index("B")] += EAGER
    rows = np.flatnonzero(np.abs(table).max(axis=1) > 0).astype(np.int32)
    np.savez_compressed(
        path,
        rows=rows,
        weights=table[rows].astype(np.float16),
        moves=moves,
        vocabulary=np.frombuffer("\n".join(vocabulary).encode(), dtype=np.uint8),
        endings=np.frombuffer("\n".join(endings).encode(), dtype=np.uint8),
    )


if __name__ == "__main__":
    main()
