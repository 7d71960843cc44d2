"""Choose what every name of a report means, and say why.

A candidate's score is a weighted sum of named evidence (a conditional logit, fitted by
``bench/fit_resolver.py``). Two passes: in the second, every name also hears where the others are.
A name means one thing in one report, unless it is written with two different areas behind it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

from geo.model import Reason, Rival
from geo.places.evidence import CONTEXT, NAMES, context_of, nearness_of
from geo.places.senses import STATIC

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from geo.model import Place
    from geo.places.evidence import Asked, Setting

    Floats = NDArray[np.float64]

RIVALS, REASONS = 3, 6
LEAST_REASON = 0.05  # log-odds; evidence below this is not shown
FIRST = len(STATIC) + len(CONTEXT)
# What makes a place that only sounds alike believable.
_BACKING = [
    NAMES.index("its country is named"),
    NAMES.index("its province is named"),
    NAMES.index("near the outlet's home"),
    NAMES.index("contained as written"),
    NAMES.index("country shared with others"),
]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a name means in this report, the evidence, and what else it could have meant."""

    place: Place | None
    rule: str
    score: float = 0.0
    margin: float = 0.0
    reasons: tuple[Reason, ...] = ()
    rivals: tuple[Rival, ...] = ()


NOT_KNOWN = Decision(None, "not in the gazetteer")


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


def resolve(names: Sequence[Asked], setting: Setting, weights: Weights) -> list[Decision]:
    """Return a decision for every name, in the same order."""
    rows = [np.hstack([n.senses.static, context_of(n, setting)]) for n in names]
    beliefs = [softmax(row @ weights.first) for row in rows]
    decisions = []
    for number, (asked, row) in enumerate(zip(names, rows, strict=True)):
        if not len(row):
            decisions.append(NOT_KNOWN)
            continue
        evidence = np.hstack([row, nearness_of(number, names, beliefs)])
        decision = _decide(asked, evidence * weights.second)
        decisions.append(_doubted(asked, decision, evidence))
    return decisions


def _doubted(asked: Asked, decision: Decision, evidence: Floats) -> Decision:
    """Return the decision, or none where a name only sounds like a place far from all others."""
    if not asked.senses.sounds or asked.fixed:
        return decision
    best = int((evidence[:, _BACKING]).sum(axis=1).argmax())
    if evidence[best, _BACKING].any():
        return decision
    alike = decision.place.name if decision.place else ""
    return Decision(
        None, f"not in the gazetteer; {alike!r} only sounds alike", rivals=decision.rivals
    )


def softmax(scores: Floats) -> Floats:
    """Return probabilities in proportion to the exponentials of scores."""
    if not len(scores):
        return scores
    powers = np.exp(scores - scores.max())
    shares: Floats = powers / powers.sum()
    return shares


def _decide(asked: Asked, parts: Floats) -> Decision:
    scores = parts.sum(axis=1)
    order = np.argsort(-scores, kind="stable")
    if asked.fixed:
        shared = {int(i): len(asked.within & asked.senses.areas[i]) for i in order}
        inside = sorted((i for i in order if shared[int(i)]), key=lambda i: -shared[int(i)])
        order = np.array([*inside, *(i for i in order if i not in inside)])
    top = order[: RIVALS + 1]
    kept, told = scores[top].tolist(), _reasons(parts[top])
    places = [asked.senses.candidates[i].place for i in top]
    rivals = tuple(
        Rival(place, round(score, 2), reasons)
        for place, score, reasons in zip(places[1:], kept[1:], told[1:], strict=True)
    )
    margin = round(kept[0] - kept[1], 2) if len(kept) > 1 else 0.0
    rule = _rule(asked, parts, order)
    return Decision(places[0], rule, round(kept[0], 2), margin, told[0], rivals)


def _reasons(parts: Floats) -> list[tuple[Reason, ...]]:
    """Return for every row its weightiest evidence."""
    order = np.argsort(-np.abs(parts), axis=1, kind="stable")[:, :REASONS]
    weights = parts[np.arange(len(parts))[:, np.newaxis], order].round(2).tolist()
    return [
        tuple(
            Reason(NAMES[i], w) for i, w in zip(row, values, strict=True) if abs(w) >= LEAST_REASON
        )
        for row, values in zip(order.tolist(), weights, strict=True)
    ]


def _rule(asked: Asked, parts: Floats, order: NDArray[np.intp]) -> str:
    """Return in plain words what set the winner apart from the best rival."""
    if asked.senses.part:
        return f"not in the gazetteer; its name says {asked.senses.part!r}"
    if asked.fixed:
        return "contained as written"
    if len(order) == 1:
        return "only place of this name"
    lead = parts[int(order[0])] - parts[int(order[1])]
    return NAMES[int(lead.argmax())]
