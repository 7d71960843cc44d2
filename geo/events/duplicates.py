"""Which reports print the same text? MinHash over runs of five words, cut copies included.

One hash per run of words is dealt into 64 bins whose smallest values sign a text (one permutation
hashing, Li, Owen and Zhang 2012); texts that agree in a pair of bins are compared. A shorter text
is a copy when most of it stands in the longer one, wherever it stands and whatever the headline.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

_RUN = 5  # words
_BINS = 64
_ROWS = 2  # bins of one band; two texts that agree in any band are compared
_COPIED = 0.6  # share of the shorter text
_SHORTEST = 12  # runs; a shorter text has too little in it to be a copy of another
_BLOCK_MOST = 60  # texts of one band that are compared with each other
_WORD = re.compile(r"\w+")
_EMPTY = np.uint64(0xFFFFFFFFFFFFFFFF)
_MULTIPLIERS = np.array(
    [
        0x9E3779B97F4A7C15,
        0xC2B2AE3D27D4EB4F,
        0x165667B19E3779F9,
        0xD6E8FEB86659FD93,
        0xA0761D6478BD642F,
    ],
    dtype=np.uint64,
)


class Copies:
    """Texts by their sources: of every text, the first one that it is a copy of, or has copied."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}
        self._signed: dict[str, NDArray[np.uint32]] = {}
        self._bands: dict[tuple[int, int], list[str]] = {}
        self._hashes: dict[str, int] = {}

    def add(self, name: str, text: str) -> str:
        """Add a text, compare it with its likes, and return the name of its source."""
        self._parents.setdefault(name, name)
        runs = self._runs(text)
        if len(runs) < _SHORTEST:
            return self.source(name)
        bands = _bands(_bins(runs))
        signed = np.unique(runs.astype(np.uint32))  # half of each hash is enough to compare by
        for other in self._likely(bands):
            if _is_copy(signed, self._signed[other]):
                self._join(name, other)
        for band in bands:
            block = self._bands.setdefault(band, [])
            if len(block) < _BLOCK_MOST:
                block.append(name)
        self._signed[name] = signed
        return self.source(name)

    def source(self, name: str) -> str:
        """Return the name of the text that a text is one with; its own if it has no copy."""
        while (parent := self._parents.get(name, name)) != name:
            name = parent
        return name

    def _join(self, one: str, other: str) -> None:
        first, second = sorted((self.source(one), self.source(other)))
        self._parents[second] = first

    def _likely(self, bands: Iterable[tuple[int, int]]) -> set[str]:
        """Return the texts that agree in a band, one of every source."""
        found: dict[str, str] = {}
        for band in bands:
            for name in self._bands.get(band, ()):
                found.setdefault(self.source(name), name)
        return set(found.values())

    def _runs(self, text: str) -> NDArray[np.uint64]:
        """Return the hashes of a text's runs of words, each once."""
        known = self._hashes
        if len(known) > 1_000_000:  # noqa: PLR2004 - words; bounds memory
            known.clear()
        words = _WORD.findall(text.lower())
        if len(words) < _RUN:
            return np.empty(0, dtype=np.uint64)
        for word in set(words).difference(known):
            known[word] = zlib.crc32(word.encode())
        row = np.array([known[word] for word in words], dtype=np.uint64)
        runs = np.zeros(len(row) - _RUN + 1, dtype=np.uint64)
        for i, factor in enumerate(_MULTIPLIERS):
            runs += row[i : len(row) - _RUN + 1 + i] * factor
        runs ^= runs >> np.uint64(29)
        runs *= _MULTIPLIERS[1]
        return np.unique(runs ^ (runs >> np.uint64(32)))


def _bins(runs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the smallest hash of every bin; an empty bin takes the next full one's."""
    bins = np.full(_BINS, _EMPTY, dtype=np.uint64)
    numbers = (runs % np.uint64(_BINS)).astype(np.intp)
    np.minimum.at(bins, numbers, runs)
    full = np.flatnonzero(bins != _EMPTY)
    nearest = full[np.searchsorted(full, np.arange(_BINS)) % len(full)]
    return bins[nearest]


def _bands(bins: NDArray[np.uint64]) -> list[tuple[int, int]]:
    pairs = bins.reshape(-1, _ROWS)
    mixed = pairs[:, 0] * _MULTIPLIERS[2] + pairs[:, 1]
    return list(enumerate(mixed.tolist()))


def _is_copy(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> bool:
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= _COPIED * min(len(one), len(other))


def sources(texts: Mapping[str, str]) -> dict[str, str]:
    """Return for every text the name of the text that it is one with, its own included."""
    copies = Copies()
    for name in sorted(texts):
        copies.add(name, texts[name])
    return {name: copies.source(name) for name in texts}
