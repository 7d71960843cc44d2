"""Fit the weights of the evidence and write ``geo/places/model/resolver.json``.

    python bench/fit_resolver.py            # fit on all of the development corpora
    python bench/fit_resolver.py --folds 5  # and print accuracy on stories it was not fitted on

A conditional logit: among the candidates of a name, those within 161 km of the marked point are to
get all of the probability, and the one with the marked id a part of it once more. Every story is
seen twice, with its outlet's home and without. The signs of what can only speak for or against are
held. Ridge penalty, L-BFGS-B, no randomness.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import corpora
import numpy as np
from scipy.optimize import minimize

from geo.places.evidence import NAMES, Slate
from geo.places.locate import Locator
from geo.places.recognize import MODEL
from geo.places.resolve import FIRST, Weights
from geo.places.rows import distance_km
from geo.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from geo.model import Place

    Floats = NDArray[np.float64]

NEAR_KM = 161.0
RIDGE = 2.0
EXACT = 0.3  # how much the very id counts beside the right area
CORPUS_WEIGHT = {"trnews": 1.0, "lgl": 0.7, "geowebnews": 1.3, "geovirus": 1.0}
FOR = (
    "population", "exactly its name", "number of names", "called what it is",
    "its country is named", "its province is named", "its district is named",
    "near the outlet's home", "in the outlet's province", "in the outlet's country",
    "contained as written", "near other places of the report", "very near another place",
    "province shared with others", "country shared with others",
)  # fmt: skip
AGAINST = (
    "only sounds alike", "called something else", "other countries are named",
    "short for its name", "a small district", "a far capital in a local paper",
)  # fmt: skip

# A bare "Washington" in the news of the world is the capital; the corpora are mostly local papers.
LEAST = {"a capital": (2.0, None), "a far capital in a local paper": (None, -2.0)}


@dataclass(frozen=True)
class Example:
    """One name of one story: its candidates' rows in the sheet, and which of them are right."""

    rows: slice
    right: NDArray[np.bool_]
    exact: NDArray[np.bool_]
    weight: float


@dataclass(frozen=True)
class Sheet:
    """One story as the resolver sees it, with or without its outlet's home."""

    story: corpora.Story
    slate: Slate
    rows: Floats  # the evidence of the first pass
    examples: Sequence[Example]


def main() -> None:
    """Fit, and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0)
    folds = parser.parse_args().folds
    locator = Locator.open(Settings())
    stories = corpora.load_all()
    with_home = [sheet(locator, story, home=True) for story in stories]
    without = [sheet(locator, story, home=False) for story in stories]
    for home, sheets in (("with home", with_home), ("without", without)) if folds else ():
        show(home, [(k, s) for s in sheets for k in [corpora.fold_of(s.story, folds)]],
             [fit([s for s in (*with_home, *without) if corpora.fold_of(s.story, folds) != k])
              for k in range(folds)])  # fmt: skip
    weights = fit([*with_home, *without])
    write(weights)
    show("fitted on itself", [(0, s) for s in with_home], [weights])


def sheet(locator: Locator, story: corpora.Story, *, home: bool) -> Sheet:
    """Return a story's names with their evidence and the marked answers."""
    spans = sorted({(t["start"], t["end"]) for t in story.toponyms})
    keys, names, _, setting = locator.asked(story.document, spans)
    setting = setting if home else replace(setting, home=None)
    slate = Slate(list(names.values()))
    gold = {(t["start"], t["end"]): t for t in story.toponyms if t.get("lat") is not None}
    examples = []
    weight = CORPUS_WEIGHT[story.corpus] * 0.5
    for key, (begin, end) in zip(names, slate.bounds, strict=True):
        marked = [gold[s] for s, k in zip(spans, keys, strict=True) if k == key and s in gold]
        if marked and end > begin:
            places = [c.place for c in names[key].senses.candidates]
            examples.append(example(slice(begin, end), places, marked, weight))
    return Sheet(story, slate, slate.evidence(setting), examples)


def example(
    rows: slice, places: Sequence[Place], marked: Sequence[dict[str, Any]], weight: float
) -> Example:
    """Return one name with the candidates that are right for its first marked mention."""
    gold = marked[0]
    right = [distance_km(p.lat, p.lon, gold["lat"], gold["lon"]) <= NEAR_KM for p in places]
    exact = [p.id == f"geonames:{gold.get('geonameid')}" for p in places]
    return Example(rows, np.array(right), np.array(exact), weight * (1 + np.log(len(marked))))


def fit(sheets: Sequence[Sheet]) -> Weights:
    """Return the weights of both passes."""
    first = logit([(s.rows[e.rows], e) for s in sheets for e in s.examples], NAMES[:FIRST])
    second = logit(list(with_nearness(sheets, first)), NAMES)
    return Weights(first, second)


def with_nearness(sheets: Sequence[Sheet], first: Floats) -> Iterator[tuple[Floats, Example]]:
    """Yield every example's whole evidence, given what the first pass believes."""
    for one in sheets:
        whole = whole_evidence(one, first)
        for e in one.examples:
            yield whole[e.rows], e


def whole_evidence(one: Sheet, first: Floats) -> Floats:
    """Return the evidence of the second pass, given what the first believes."""
    return np.hstack([one.rows, one.slate.nearness(one.slate.beliefs(one.rows @ first))])


def logit(examples: list[tuple[Floats, Example]], names: Sequence[str]) -> Floats:
    """Return the weights that give the right candidates their probability."""
    usable = [(x, e) for x, e in examples if e.right.any() and not e.right.all()]
    stacked = np.vstack([x for x, _ in usable])
    sizes = np.array([len(x) for x, _ in usable])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.concatenate([e.right for _, e in usable])
    exact = np.concatenate([e.exact & e.right for _, e in usable])
    weight = np.array([e.weight for _, e in usable])
    has_exact = np.add.reduceat(exact.astype(float), starts) > 0

    def share(scores: Floats, kept: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """Return log of the sum over the kept candidates, and each one's part of it."""
        held = np.where(kept, scores, -np.inf)
        top = np.maximum.reduceat(held, starts)
        top = np.where(np.isfinite(top), top, 0.0)
        power = np.where(kept, np.exp(held - np.repeat(top, sizes)), 0.0)
        total = np.maximum(np.add.reduceat(power, starts), 1e-300)
        return np.log(total) + top, power / np.repeat(total, sizes)

    def loss(theta: Floats) -> tuple[float, Floats]:
        scores = stacked @ theta
        every, p = share(scores, np.ones_like(right))
        near, q = share(scores, right)
        very, r = share(scores, exact)
        part = EXACT * weight * has_exact
        value = (weight * (every - near)).sum() + (part * (every - very)).sum()
        pull = np.repeat(weight, sizes) * (p - q) + np.repeat(part, sizes) * (p - r)
        return value + RIDGE / 2 * theta @ theta, stacked.T @ pull + RIDGE * theta

    bounds = [
        LEAST.get(n, (0, None) if n in FOR else (None, 0) if n in AGAINST else (None, None))
        for n in names
    ]
    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", bounds=bounds).x


def show(title: str, sheets: list[tuple[int, Sheet]], weights: Sequence[Weights]) -> None:
    """Print the share of names answered within 161 km, of those marked with a point."""
    hits: dict[str, list[int]] = {name: [0, 0, 0] for name in corpora.NAMES}
    for k, one in sheets:
        whole = whole_evidence(one, weights[k].first)
        for e in one.examples:
            best = int((whole[e.rows] @ weights[k].second).argmax())
            row = hits[one.story.corpus]
            row[0] += bool(e.right[best])
            row[1] += bool(e.right.any())
            row[2] += 1
    print(
        title,
        {c: f"{100 * a / n:.1f} of at most {100 * m / n:.1f}" for c, (a, m, n) in hits.items()},
    )


def write(weights: Weights) -> None:
    """Write the weights by name."""
    table = {
        "first": {n: round(float(w), 3) for n, w in zip(NAMES[:FIRST], weights.first, strict=True)},
        "second": {n: round(float(w), 3) for n, w in zip(NAMES, weights.second, strict=True)},
    }
    text = json.dumps(table, indent=1, ensure_ascii=False) + "\n"
    (MODEL / "resolver.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
