"""Join events to the records of a dataset: which record is it, how sure, why, or none of them."""

from __future__ import annotations

import functools
import logging
from typing import TYPE_CHECKING

import duckdb

from geo.events.adapt import ENOUGH_EVENTS, adapt
from geo.events.assign import Candidate, assign, candidates_of
from geo.events.candidates import load_tables, make_pairs, sample_pairs
from geo.events.columns import Point, Recorded, event_columns, record_columns
from geo.events.compare import Weights
from geo.events.kinship import Sides
from geo.events.told import Told, told_by
from geo.events.weigh import WEIGHED, Row, add_sides, at_hand, count_levels, score_pairs
from geo.model import Link, Modality, Reason, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from geo.model import Event
    from geo.text.lexicon import Lexicon

_LOG = logging.getLogger(__name__)


def link(
    events: Sequence[Event],
    records: Sequence[Record],
    lexicon: Lexicon,
    *,
    weights: Weights | None = None,
) -> tuple[Link, ...]:
    """Return one link for every actual event, in order; its record is None when none is it."""
    told = [told_by(event) for event in events if event.modality is Modality.ACTUAL]
    return link_told(told, records, lexicon, weights=weights)


def link_told(
    told: Sequence[Told],
    records: Iterable[Record],
    lexicon: Lexicon,
    *,
    locate: Callable[[Told], Point | None] = lambda _: None,
    weights: Weights | None = None,
) -> tuple[Link, ...]:
    """Return one link for each of `told`, in order.

    `locate` is asked for the point of a place that the records themselves do not name.
    """
    model = weights or Weights.load()
    recorded = record_columns(records, functools.partial(weapon_families, lexicon))
    candidates = find_candidates(told, recorded, lexicon, locate, model)
    everybody = (c for found in candidates.values() for c in found)
    chosen = assign(everybody, model.link_from)
    taken = {c.record for c in chosen.values()}
    return tuple(
        _link(event.id, chosen[i], candidates[i], recorded, model)
        if i in chosen
        else _no_link(event.id, candidates.get(i, []), recorded, taken)
        for i, event in enumerate(told)
    )


def find_candidates(
    told: Sequence[Told],
    recorded: Recorded,
    lexicon: Lexicon,
    locate: Callable[[Told], Point | None],
    weights: Weights,
) -> dict[int, list[Candidate]]:
    """Return the likely records of each event by its position, the most likely first."""
    return {
        event: candidates_of(event, rows, WEIGHED, linked=weights.linked, slope=weights.slope)
        for event, rows in weighed_pairs(told, recorded, lexicon, locate, weights).items()
    }


def weighed_pairs(
    told: Sequence[Told],
    recorded: Recorded,
    lexicon: Lexicon,
    locate: Callable[[Told], Point | None],
    weights: Weights,
) -> dict[int, list[Row]]:
    """Return the best pairs of each event by its position, with the log2 weight of each field."""
    if not told or not recorded.ids:
        return {}
    with duckdb.connect() as con:
        table = event_columns(told, recorded, functools.partial(weapon_families, lexicon), locate)
        load_tables(con, table, recorded.table)
        pairs = make_pairs(con)
        _LOG.info("%d events, %d records, %d pairs", len(told), len(recorded.ids), pairs)
        if not pairs:
            return {}
        add_sides(con, told, recorded, Sides(lexicon))
        model = at_hand(weights, count_levels(con))
        if len(told) >= ENOUGH_EVENTS:
            sample_pairs(con, len(told))
            model = adapt(score_pairs(con, model, "pairs_of_some"), model)
        return score_pairs(con, model)


def _link(
    event: str,
    best: Candidate,
    candidates: Sequence[Candidate],
    recorded: Recorded,
    weights: Weights,
) -> Link:
    rivals = [c for c in candidates if c is not best]
    runner_up = recorded.ids[rivals[0].record] if rivals else None
    close = bool(rivals) and best.probability - rivals[0].probability < weights.ambiguous_margin
    share = round(best.probability, 4)
    return Link(event, recorded.ids[best.record], share, _because(best), close, runner_up)


def _no_link(
    event: str, candidates: Sequence[Candidate], recorded: Recorded, taken: Collection[int]
) -> Link:
    """Return "no record", how likely that is once other events have taken theirs, and the best."""
    none = max(0.0, 1.0 - sum(c.probability for c in candidates))
    free = [c for c in candidates if c.record not in taken]
    whole = none + sum(c.probability for c in free)
    best = candidates[0] if candidates else None
    return Link(
        event,
        None,
        round(none / whole, 4) if whole else 1.0,
        _because(best) if best else (),
        runner_up=recorded.ids[best.record] if best else None,
    )


def _because(candidate: Candidate) -> tuple[Reason, ...]:
    return tuple(Reason(name, round(weight, 2)) for name, weight in candidate.weights if weight)


@functools.lru_cache(maxsize=10_000)
def weapon_families(lexicon: Lexicon, names: Sequence[str]) -> tuple[str, ...]:
    """Return the families of weapons; a name that the lexicon does not know says nothing."""
    return tuple(sorted({family for name in names for family in _family(lexicon, name)}))


def _family(lexicon: Lexicon, name: str) -> tuple[str, ...]:
    words = name.lower()
    known = [
        (len(called), weapon.family)
        for weapon in lexicon.weapons
        for called in (weapon.name, *weapon.names)
        if called.lower() in words
    ]
    return (max(known)[1],) if known else ()
