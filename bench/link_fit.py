"""Fit the weights of linking on told events whose record is known; used by ``bench/links.py``.

m comes from counts on true pairs, drawn towards the hand-set values of ``link_priors.json`` by
pseudo-counts, so that what no collection shows keeps some probability. Two numbers follow by
maximum likelihood of the right answers ("this record" or "none"): the share of events that have a
record, and the slope that tempers the sum of weights. The threshold is the one with the best
F1 and top-1 among those that leave four in five events without a record alone.
"""

from __future__ import annotations

import dataclasses
import functools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from geo.events.assign import assign, candidates_of
from geo.events.candidates import load_tables
from geo.events.columns import event_columns
from geo.events.compare import FIELDS, Weights
from geo.events.kinship import Sides
from geo.events.link import weapon_families, weighed_pairs
from geo.events.weigh import WEIGHED, Row, add_sides, count_levels

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.events.assign import Candidate
    from geo.events.columns import Recorded
    from geo.events.told import Told
    from geo.text.lexicon import Lexicon

PSEUDO = 2000.0  # how many true pairs the hand-set m counts as; the three sets have as many
SLOPES = (0.7, 0.8, 0.9, 1.0, 1.1)
LINKED = (0.5, 0.6, 0.7, 0.8)
NONE_RECALL = 80.0  # per cent
THRESHOLDS = tuple(i / 100 for i in range(16, 70, 2))

Rows = dict[int, list[Row]]
Counts = dict[str, Counter[int]]


@dataclass(frozen=True)
class Collection:
    """Told events, the record each was made from, and the records with some withheld."""

    name: str
    told: list[Told]
    made_from: list[str]
    full: Recorded
    cut: Recorded

    @functools.cached_property
    def truth(self) -> list[int | None]:
        """Return the row of each event's record among those not withheld, or None."""
        number = {identity: i for i, identity in enumerate(self.cut.ids)}
        return [number.get(identity) for identity in self.made_from]

    def part(self, chosen: Sequence[int]) -> Collection:
        """Return the collection with only the chosen events."""
        told, made = [self.told[i] for i in chosen], [self.made_from[i] for i in chosen]
        return Collection(self.name, told, made, self.full, self.cut)


def nowhere(_told: Told) -> None:
    """Find no place: the dataset's own names are all that this bench may use."""


def fit(collections: Sequence[Collection], lexicon: Lexicon, hand: Weights) -> Weights:
    """Return weights fitted on all of the collections."""
    counts: Counts = {field.name: Counter() for field in FIELDS}
    for collection in collections:
        for name, levels in _count(collection, lexicon).items():
            counts[name].update(levels)
    m = {f.name: _shares(f.levels, counts[f.name], hand.m[f.name]) for f in FIELDS}
    return _fit_decision(collections, lexicon, dataclasses.replace(hand, m=m))


def _count(collection: Collection, lexicon: Lexicon) -> Mapping[str, Mapping[int, int]]:
    """Count the levels of the true pairs; records withheld from linking are known here."""
    number = {identity: i for i, identity in enumerate(collection.full.ids)}
    with duckdb.connect() as con:
        families = functools.partial(weapon_families, lexicon)
        events = event_columns(collection.told, collection.full, families, nowhere)
        load_tables(con, events, collection.full.table)
        right = pa.array([number[identity] for identity in collection.made_from], pa.int32())
        con.register("known", pa.table({"l": pa.array(range(len(right)), pa.int32()), "r": right}))
        con.execute("create table pairs as select * from known")
        add_sides(con, collection.told, collection.full, Sides(lexicon))
        return count_levels(con)


def _shares(
    levels: Sequence[tuple[str, str]], counts: Mapping[int, int], hand: Mapping[str, float]
) -> dict[str, float]:
    told = sum(n for level, n in counts.items() if level >= 0) + PSEUDO
    return {
        name: round((counts.get(i, 0) + PSEUDO * hand[name]) / told, 5)
        for i, (name, _) in enumerate(levels)
    }


def candidates(rows: Rows, weights: Weights) -> dict[int, list[Candidate]]:
    """Return each event's candidates under these weights."""
    return {
        event: candidates_of(event, found, WEIGHED, linked=weights.linked, slope=weights.slope)
        for event, found in rows.items()
    }


def log_likelihood(rows: Rows, truth: Sequence[int | None], weights: Weights) -> float:
    """Return the mean log-probability of the right answers; None is "no record"."""
    found = candidates(rows, weights)
    total = 0.0
    for event, answer in enumerate(truth):
        share = {c.record: c.probability for c in found.get(event, ())}
        none = 1.0 - sum(share.values())
        total += float(np.log(max(none if answer is None else share.get(answer, 0.0), 1e-4)))
    return total / len(truth)


@dataclass(frozen=True)
class Score:
    """What `score.py links` counts, in per cent."""

    top1: float
    f1: float
    none_recall: float


def score(chosen: Mapping[int, int], truth: Sequence[int | None]) -> Score:
    """Score chosen records (event to record) against the truth."""
    wanted = sum(answer is not None for answer in truth)
    right = sum(truth[event] == record for event, record in chosen.items())
    none = [event for event, answer in enumerate(truth) if answer is None]
    return Score(
        100 * right / max(wanted, 1),
        200 * right / max(len(chosen) + wanted, 1),
        100 * sum(event not in chosen for event in none) / max(len(none), 1),
    )


def links(rows: Rows, weights: Weights) -> dict[int, Candidate]:
    """Return the link of each event that has one."""
    everybody = [c for found in candidates(rows, weights).values() for c in found]
    return assign(everybody, weights.link_from)


def _fit_decision(collections: Sequence[Collection], lexicon: Lexicon, weights: Weights) -> Weights:
    seen = [(weighed_pairs(c.told, c.cut, lexicon, nowhere, weights), c.truth) for c in collections]
    tried = [
        dataclasses.replace(weights, slope=slope, linked=linked)
        for slope in SLOPES
        for linked in LINKED
    ]
    best = max(tried, key=lambda w: sum(log_likelihood(rows, truth, w) for rows, truth in seen))
    cuts = [dataclasses.replace(best, link_from=cut) for cut in THRESHOLDS]
    return max(cuts, key=lambda w: _worth(seen, w))


def _worth(
    seen: Sequence[tuple[Rows, Sequence[int | None]]], weights: Weights
) -> tuple[bool, float]:
    """Prefer thresholds that leave events without a record alone, then F1 and top-1."""
    scores = [
        score({e: c.record for e, c in links(rows, weights).items()}, truth) for rows, truth in seen
    ]
    none = min(s.none_recall for s in scores)
    return none >= NONE_RECALL, sum(s.f1 + s.top1 for s in scores) if none >= NONE_RECALL else none
