"""The families of features, and the number of every feature in the model's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.int32]

VOCABULARY, ENDINGS = 4096, 1024  # at most so many; 0 is "another"
SHAPES, LISTS, CONTEXTS, MATCHES, EVIDENCE, RUNS = 16, 64, 64, 64, 64, 16


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
    "head": CONTEXTS, "run": RUNS, "outlet": 4,
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


COLUMN = {name: number for number, name in enumerate(SIZES)}
_PLACES = tuple(
    dict.fromkeys(
        place
        for t in TEMPLATES
        for place in ((t.column, t.offset), (t.other, t.other_offset))
        if place[0]
    )
)
_COLUMN = np.array([[COLUMN[column]] for column, _ in _PLACES])
_OFFSET = np.array([[offset] for _, offset in _PLACES], dtype=np.int32)
_ONE = np.array([_PLACES.index((t.column, t.offset)) for t in TEMPLATES])
_PAIRS = np.array([i for i, t in enumerate(TEMPLATES) if t.other])
_OTHER = np.array([_PLACES.index((t.other, t.other_offset)) for t in TEMPLATES if t.other])
_OTHER_SIZE = np.array([[SIZES[t.other]] for t in TEMPLATES if t.other], dtype=np.int32)


def template_codes(columns: Codes, rows: Codes) -> Codes:
    """Return for every template (first axis) the codes of some rows (second axis).

    ``columns`` has a line for every name in SIZES.
    """
    taken = columns.take(_COLUMN * columns.shape[1] + (rows + _OFFSET))
    codes: Codes = taken[_ONE]
    codes[_PAIRS] = codes[_PAIRS] * _OTHER_SIZE + taken[_OTHER]
    return codes


def template_size(template: Template) -> int:
    """Return how many codes a template can have."""
    return SIZES[template.column] * (SIZES[template.other] if template.other else 1)


_STARTS = np.cumsum([0, *map(template_size, TEMPLATES[:-1])], dtype=np.int32)[:, np.newaxis]


def weight_rows(columns: Codes, rows: Codes) -> Codes:
    """Return the same as rows of the one table of weights that holds all templates' in order."""
    found: Codes = template_codes(columns, rows) + _STARTS
    return found
