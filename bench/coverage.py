"""Print how many gold places of the development corpora have any candidate near enough.

python bench/coverage.py [--misses N]

A gold place is covered when the gazetteer, asked for its name and nothing else, offers any place
within 161 km of it: the ceiling of whatever chooses among the candidates. A demonym is looked up
as the place that data/demonyms.csv gives for it.
"""

from __future__ import annotations

import argparse
import collections
import json
from pathlib import Path
from typing import Any

from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.handkept import read_table
from geo.places.names import fold
from geo.places.rows import distance_km
from geo.settings import Settings

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
NEAR_KM = 161.0
DEMONYMS = {
    fold(row["word"]): row["place"] for row in read_table(Settings.from_env().data / "demonyms.csv")
}
HIDDEN = {"Non_Literal_Modifier", "Metonymic", "Embedded_Non_Lit", "Demonym", "Homonym", "Language"}


def gold_places(corpus: str) -> list[dict[str, Any]]:
    """Return the located gold places of a corpus that a map shows."""
    lines = (CORPORA / f"{corpus}.dev.jsonl").read_text("utf-8").splitlines()
    return [
        gold
        for line in lines
        for gold in json.loads(line)["toponyms"]
        if gold.get("lat") is not None and gold.get("type") not in HIDDEN
    ]


def nearest_km(index: PlaceIndex, gold: dict[str, Any]) -> float | None:
    """Return the distance from a gold place to its nearest candidate, None without candidates."""
    name = DEMONYMS.get(fold(gold["name"]), gold["name"])
    area = index.area(name)
    places = (area.place,) if area else index.lookup(name)
    return min(
        (distance_km(gold["lat"], gold["lon"], place.lat, place.lon) for place in places),
        default=None,
    )


def main() -> None:
    """Print the table, and on demand the names that are missed most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0)
    asked = parser.parse_args()
    index = PlaceIndex.open(ensure(Settings.from_env(), progress=True))
    print(f"{'corpus':<12}{'gold':>6}{'covered':>9}{'no name':>9}{'too far':>9}")
    for corpus in ("trnews", "lgl", "geowebnews", "geovirus"):
        golds = gold_places(corpus)
        missed: collections.Counter[tuple[str, ...]] = collections.Counter()
        kinds: collections.Counter[str] = collections.Counter()
        for gold in golds:
            away = nearest_km(index, gold)
            if away is None or away > NEAR_KM:
                kinds["no name" if away is None else "too far"] += 1
                far = "no name" if away is None else f"{away:.0f} km"
                missed[gold["name"], str(gold.get("type", "")), far] += 1
        total, gone = len(golds), kinds.total()
        print(
            f"{corpus:<12}{total:>6}{100 * (total - gone) / total:>8.1f}%"
            f"{100 * kinds['no name'] / total:>8.1f}%{100 * kinds['too far'] / total:>8.1f}%"
        )
        for what, count in missed.most_common(asked.misses):
            print("   ", count, *what, sep="  ")


if __name__ == "__main__":
    main()
