"""Learn from the events at hand how reports garble records here: a few rounds of EM.

The shipped m-probabilities come from one collection of told events. Another collection is told
another way: more wrong days, cleaner spelling, sides by other words. With enough events their own
likely links say so. Each round counts the levels of every candidate by its probability (its
rivals and "no record" compete for it) and draws m towards the counts.
"""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from geo.events.assign import candidates_of
from geo.events.compare import FIELDS, Field, Shares, Weights
from geo.events.weigh import WEIGHED, Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ENOUGH_EVENTS: Final = 150  # with fewer, the shipped weights are kept
_SHIPPED_COUNTS_AS: Final = 60.0  # true pairs
_ROUNDS: Final = 3


def adapt(rows: Mapping[int, Sequence[Row]], weights: Weights) -> Weights:
    """Return `weights` with m drawn towards what the likely links of `rows` show."""
    adapted = weights
    for _ in range(_ROUNDS):
        adapted = dataclasses.replace(adapted, m=_counted(rows, weights, adapted))
    return adapted


def _counted(
    rows: Mapping[int, Sequence[Row]], shipped: Weights, now: Weights
) -> dict[str, Shares]:
    counts: dict[str, dict[int, float]] = {f.name: defaultdict(float) for f in FIELDS}
    for event, found in rows.items():
        again = [_weighed_again(row, now) for row in found]
        by_record = {row["r"]: row for row in again}
        for likely in candidates_of(event, again, WEIGHED, linked=now.linked, slope=now.slope):
            row = by_record[likely.record]
            for field in FIELDS:
                counts[field.name][int(row[f"level {field.name}"])] += likely.probability
    return {f.name: _shares(f, shipped.m[f.name], counts[f.name]) for f in FIELDS}


def _weighed_again(row: Row, now: Weights) -> Row:
    fresh = dict(row)
    for field in FIELDS:
        level = int(row[f"level {field.name}"])
        if level >= 0:
            name = field.levels[level][0]
            fresh[field.name] = math.log2(now.m[field.name][name] / now.u[field.name][name])
    return fresh


def _shares(field: Field, shipped: Shares, counts: Mapping[int, float]) -> Shares:
    told = sum(n for level, n in counts.items() if level >= 0) + _SHIPPED_COUNTS_AS
    return {
        name: (counts.get(i, 0.0) + _SHIPPED_COUNTS_AS * shipped[name]) / told
        for i, (name, _) in enumerate(field.levels)
    }
