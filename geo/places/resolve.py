"""Choose what every name of a report means, and say why.

A candidate's score is a weighted sum of named evidence (a conditional logit, fitted by
``bench/fit_resolver.py``). Two passes: in the second, every name also hears where the others are.
A name means one thing in one report, unless it is written with two different areas behind it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from geo.model import Kind, Reason, Rival
from geo.naming import UNKNOWN
from geo.places.evidence import CONTEXT, NAMES, Slate
from geo.places.names import fold
from geo.places.rows import How
from geo.places.senses import CUES, STATIC

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.model import Place
    from geo.places.evidence import Asked, Setting

    Span = tuple[int, int]

    Floats = NDArray[np.float64]

RIVALS, REASONS = 3, 6
LEAST_REASON = 0.05  # log-odds; evidence below this is not shown
LEAST_BACKING = 0.3  # of the report that must speak for the country of a name that only sounds so
NO_BACKING = 0.05  # so little, and nothing in the report speaks for a place
# People; of such a place, and such a district, nobody knows without being told where it is.
SMALL, SMALL_DISTRICT = 30_000, 1_000_000
FIRST = len(STATIC) + len(CONTEXT)
# What makes a place that only sounds alike believable.
_BACKING = [
    NAMES.index("its country is named"),
    NAMES.index("its province is named"),
    NAMES.index("near the outlet's home"),
    NAMES.index("contained as written"),
    NAMES.index("country shared with others"),
]


_NEAR = NAMES.index("near other places of the report")
_DISTRICTS = frozenset((Kind.ADMIN2, Kind.ADMIN3))


# Reasons are made by the hundred a report: the tuple itself costs a third of a call.
_reason: Callable[[tuple[str, float]], Reason] = partial(tuple.__new__, Reason)


class Decision(NamedTuple):
    """What a name means in this report, the evidence, and what else it could have meant."""

    place: Place | None
    rule: str
    score: float = 0.0
    margin: float = 0.0
    reasons: tuple[Reason, ...] = ()
    rivals: tuple[Rival, ...] = ()


NOT_KNOWN = Decision(None, UNKNOWN)


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What each piece of evidence weighs, in log-odds a unit: first pass, then second."""

    first: Floats
    second: Floats

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read ``resolver.json``: evidence by name, its weight in both passes."""
        table = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            np.array([table["first"].get(name, 0.0) for name in NAMES[:FIRST]]),
            np.array([table["second"].get(name, 0.0) for name in NAMES]),
        )


def resolve(
    names: Sequence[Asked],
    setting: Setting,
    weights: Weights,
    is_by: Callable[[Place, Collection[str]], bool] = lambda _place, _countries: False,
) -> list[Decision]:
    """Return a decision for every name, in the same order.

    ``is_by`` tells whether a place lies near the border of a country that the report names.
    """
    slate = Slate(names)
    if not slate.size:
        return [NOT_KNOWN] * len(names)
    rows = slate.evidence(setting)
    beliefs = slate.beliefs(rows @ weights.first)
    evidence = np.concatenate([rows, slate.nearness(beliefs)], axis=1)
    parts = evidence * weights.second
    scores = parts.sum(axis=1).tolist()
    orders = [_order(a, s, scores) for a, s in zip(names, slate.bounds, strict=True)]
    decisions = _decisions(names, slate, orders, parts, scores)
    return [
        _doubted(asked, decision, evidence[order[0]], setting, is_by) if order else decision
        for asked, decision, order in zip(names, decisions, orders, strict=True)
    ]


def _doubted(
    asked: Asked,
    decision: Decision,
    evidence: Floats,
    setting: Setting,
    is_by: Callable[[Place, Collection[str]], bool],
) -> Decision:
    """Return the decision, or none where a place of this name is hardly the one that is meant."""
    place = decision.place
    if asked.fixed or place is None:
        return decision
    if asked.senses.sounds and evidence[_BACKING].sum() < LEAST_BACKING:
        return _none(decision, f"{place.name!r} only sounds alike")
    if (
        _is_elsewhere(place, setting)
        and _needs_word(asked, place)
        and evidence[_BACKING].sum() < NO_BACKING
        and evidence[_NEAR] < LEAST_BACKING
        and not is_by(place, setting.countries.keys())
    ):
        return _none(decision, f"{place.name!r} in {place.country} is far from all it names")
    return decision


def _none(decision: Decision, why: str) -> Decision:
    return Decision(None, f"{UNKNOWN}; {why}", rivals=decision.rivals)


def _is_elsewhere(place: Place, setting: Setting) -> bool:
    """Tell whether a report names countries, a place's own not among them, nor its readers'.

    Where it names none, those of the provinces that it names count.
    """
    named = setting.countries.keys() or {code.partition(".")[0] for code in setting.areas}
    if not named or place.country in named:
        return False
    return setting.home is None or setting.home.place.place.country != place.country


def _needs_word(asked: Asked, place: Place) -> bool:
    """Tell whether nobody would name a place so without a word of where it is."""
    senses = asked.senses
    kinds = senses.cue or CUES.get(fold(senses.name).rpartition(" ")[2], frozenset())
    if kinds and place.kind not in kinds:  # "Madeira River" is no island of Portugal
        short = any(c.place is place and c.how is How.SHORT for c in senses.candidates)
        return short or bool(senses.cue)
    if place.kind in _DISTRICTS:
        return place.population < SMALL_DISTRICT
    return place.kind is Kind.POPULATED and place.population < SMALL


def _order(asked: Asked, span: Span, scores: Sequence[float]) -> list[int]:
    """Return the rows of a name's candidates, the best first."""
    order = sorted(range(*span), key=scores.__getitem__, reverse=True)
    if not asked.fixed:
        return order
    areas = asked.senses.areas
    shared = {row: len(asked.within & areas[row - span[0]]) for row in order}
    return sorted(order, key=shared.__getitem__, reverse=True)


def _decisions(
    names: Sequence[Asked],
    slate: Slate,
    orders: Sequence[Sequence[int]],
    parts: Floats,
    scores: Sequence[float],
) -> list[Decision]:
    """Return what every name means, with what it could mean else."""
    shown = [row for order in orders for row in order[: RIVALS + 1]]
    told = dict(zip(shown, _reasons(parts[shown]), strict=True))
    found = []
    for asked, (begin, _), order in zip(names, slate.bounds, orders, strict=True):
        if not order:
            found.append(NOT_KNOWN)
            continue
        candidates, best = asked.senses.candidates, order[0]
        rivals = tuple(
            Rival(candidates[row - begin].place, round(scores[row], 2), told[row])
            for row in order[1 : RIVALS + 1]
        )
        margin = round(scores[best] - scores[order[1]], 2) if rivals else 0.0
        place, rule = candidates[best - begin].place, _rule(asked, parts, order)
        found.append(Decision(place, rule, round(scores[best], 2), margin, told[best], rivals))
    return found


def _reasons(parts: Floats) -> list[tuple[Reason, ...]]:
    """Return for every row its weightiest evidence."""
    order = np.argsort(-np.abs(parts), axis=1, kind="stable")[:, :REASONS]
    weights = parts[np.arange(len(parts))[:, np.newaxis], order].round(2).tolist()
    return [
        tuple(
            [
                _reason((NAMES[i], w))
                for i, w in zip(row, values, strict=True)
                if w >= LEAST_REASON or w <= -LEAST_REASON
            ]
        )
        for row, values in zip(order.tolist(), weights, strict=True)
    ]


def _rule(asked: Asked, parts: Floats, order: Sequence[int]) -> str:
    """Return in plain words what set the winner apart from the best rival."""
    if asked.senses.part:
        return f"{UNKNOWN}; its name says {asked.senses.part!r}"
    if asked.fixed:
        return "contained as written"
    if len(order) == 1:
        return "only place of this name"
    return NAMES[int((parts[order[0]] - parts[order[1]]).argmax())]
