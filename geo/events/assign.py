"""From weights to links: a probability for every candidate, and one record for one event.

An event's candidates and "no record" compete: their probabilities add up to one. The assignment
is the best for all events together (Hungarian method in each connected component), so two events
never take one record, and which row came first does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NEVER: Final = -1e6
_MOST_WEIGHT: Final = 60.0
_PAIRS_AT_LEAST: Final = 4.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be an event: row numbers, probability, and the weight of each field."""

    event: int
    record: int
    probability: float
    weights: tuple[tuple[str, float], ...]


def candidates_of(
    event: int,
    rows: Sequence[Mapping[str, float]],
    fields: Sequence[str],
    *,
    linked: float,
    slope: float,
) -> list[Candidate]:
    """Return an event's candidates with probabilities, the most likely first."""
    pairs, common = rows[0]["pairs"], rows[0]["common"]
    prior = float(np.log2(linked / (1 - linked) / (pairs + _PAIRS_AT_LEAST)))
    found = []
    for row in rows:
        parts = [(name, slope * row[name]) for name in fields]
        parts += [("prior", prior), ("how common", -slope * max(common, 0.0))]
        found.append((int(row["r"]), tuple(parts)))
    odds = np.exp2([min(sum(w for _, w in parts), _MOST_WEIGHT) for _, parts in found])
    shares = odds / (1.0 + odds.sum())
    order = np.argsort(-shares, kind="stable")
    return [Candidate(event, found[i][0], float(shares[i]), found[i][1]) for i in order]


def assign(candidates: Iterable[Candidate], link_from: float) -> dict[int, Candidate]:
    """Return the record that each event takes, at most one event a record, best for all together.

    An event takes no record rather than one less likely than `link_from`.
    """
    chosen: dict[int, Candidate] = {}
    for component in _components([c for c in candidates if c.probability >= link_from]):
        chosen |= _best(component, link_from)
    return chosen


def _components(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    events = {e: i for i, e in enumerate(dict.fromkeys(c.event for c in candidates))}
    records = {r: i for i, r in enumerate(dict.fromkeys(c.record for c in candidates))}
    size = len(events) + len(records)
    if not size:
        return []
    rows = [events[c.event] for c in candidates]
    columns = [len(events) + records[c.record] for c in candidates]
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(size, size))
    _, labels = connected_components(graph, directed=False)
    parts: dict[int, list[Candidate]] = defaultdict(list)
    for candidate, row in zip(candidates, rows, strict=True):
        parts[int(labels[row])].append(candidate)
    return list(parts.values())


def _best(component: Sequence[Candidate], link_from: float) -> dict[int, Candidate]:
    """Maximise the sum of log-odds against "no record", which every event may take."""
    events = {e: i for i, e in enumerate(dict.fromkeys(c.event for c in component))}
    records = {r: i for i, r in enumerate(dict.fromkeys(c.record for c in component))}
    gain = np.full((len(events), len(records) + len(events)), _NEVER)
    gain[:, len(records) :] = 0.0  # "no record", one seat each
    by_seat: dict[tuple[int, int], Candidate] = {}
    for c in component:
        seat = events[c.event], records[c.record]
        gain[seat] = np.log2(c.probability / link_from)
        by_seat[seat] = c
    taken = zip(*linear_sum_assignment(gain, maximize=True), strict=True)
    seats = [(int(i), int(j)) for i, j in taken]
    return {by_seat[seat].event: by_seat[seat] for seat in seats if seat in by_seat}
