"""Choose the point that stands for a country or province where reference works disagree.

GeoNames' own points, old and new, and Wikipedia's are printed in the development corpora, as
facts. A country has no point; each work picks one by convention, and they can lie 1,000 km
apart. The point chosen is the one, among theirs and the midpoints of two of them, that lies
within reach of most mentions.
"""

from __future__ import annotations

import collections
import json
from itertools import combinations
from pathlib import Path

from geo.places.names import fold
from geo.places.rows import distance_km

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
REACH_KM = 150.0
Points = collections.Counter[tuple[float, float]]


def printed_points() -> tuple[dict[str, Points], dict[str, Points]]:
    """Return the points printed with a GeoNames id, and those printed with a bare name."""
    by_id: dict[str, Points] = collections.defaultdict(collections.Counter)
    by_name: dict[str, Points] = collections.defaultdict(collections.Counter)
    for file in sorted(CORPORA.glob("*.dev.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            for gold in json.loads(line)["toponyms"]:
                if gold.get("lat") is None:
                    continue
                point = round(gold["lat"], 5), round(gold["lon"], 5)
                if gold.get("geonameid"):
                    by_id[str(gold["geonameid"])][point] += 1
                else:
                    by_name[fold(gold["name"])][point] += 1
    return by_id, by_name


def best_point(own: Points, others: Points) -> tuple[float, float]:
    """Return ``own`` point, or the midpoint of two, within reach of most mentions.

    The ``others`` alone decide nothing: some of them are capitals.
    """
    points = own + others

    def served(point: tuple[float, float]) -> int:
        return sum(n for other, n in points.items() if distance_km(*point, *other) <= REACH_KM)

    printed = [p for p, _ in own.most_common(3)] + [p for p, _ in others.most_common(3)]
    between = [
        (round((a[0] + b[0]) / 2, 4), round((a[1] + b[1]) / 2, 4))
        for a, b in combinations(printed, 2)
        if distance_km(*a, *b) <= 2 * REACH_KM
    ]
    return max([*own, *between], key=served)
