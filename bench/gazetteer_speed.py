"""Print how fast the gazetteer opens and answers, and how large it is.

python bench/gazetteer_speed.py
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.names import fold
from geo.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"


def seconds_each(call: Callable[[Any], object], values: Sequence[Any]) -> float:
    """Return the mean processor time of one call."""
    started = time.process_time()
    for value in values:
        call(value)
    return (time.process_time() - started) / len(values)


def main() -> None:
    """Print the figures."""
    path = ensure(Settings.from_env(), progress=True)
    size = sum(file.stat().st_size for file in path.iterdir()) / 1e6
    opened = []
    for _ in range(5):
        started = time.process_time()
        index = PlaceIndex.open(path)
        index.lookup("Baghdad")
        opened.append(time.process_time() - started)
    names, texts = [], []
    for file in sorted(CORPORA.glob("*.dev.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            report = json.loads(line)
            names += [gold["name"] for gold in report["toponyms"]]
            words = fold(report["text"]).split()
            texts += [" ".join(words[i : i + 7]) for i in range(0, len(words), 5)]
    once = list(dict.fromkeys(names))
    print(f"size on disk            {size:8.1f} MB")
    print(f"open and first answer   {1e3 * statistics.median(opened):8.2f} ms")
    print(f"look-up, first time     {1e6 * seconds_each(index.candidates, once):8.2f} µs")
    print(f"look-up, again          {1e6 * seconds_each(index.candidates, names):8.2f} µs")
    print(f"membership              {1e6 * seconds_each(index.has, texts):8.2f} µs")
    print(f"longest match from here {1e6 * seconds_each(index.starting, texts):8.2f} µs")
    points = [(33.3 + i / 50, 44.4 - i / 50) for i in range(200)]
    country = 1e6 * seconds_each(lambda point: index.country_at(*point), points)
    print(f"country at a point      {country:8.2f} µs")


if __name__ == "__main__":
    main()
