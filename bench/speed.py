"""Measure how many reports a second are read, and the memory that takes.

    python bench/speed.py                     # the whole route: one worker, two, places only
    python bench/speed.py places              # where the time of places goes
    python bench/speed.py --reports 2000

Reports of 400 words are cut from `seeds/` and, where they stand beside the checkout, from the
development corpora; each is told once, as on a day's news. Seconds on one core are those of the
process, so that other work on the machine counts little; two workers are set beside one by the
clock, in one run.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from itertools import cycle, islice
from typing import TYPE_CHECKING

import corpora

from geo.model import Report
from geo.places.build import ensure
from geo.places.locate import Locator
from geo.reader import Reader
from geo.settings import Settings
from geo.stream import parse_lines
from geo.text.document import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = 400


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["all", "places"], nargs="?", default="all")
    parser.add_argument("--reports", type=int, default=600)
    given = parser.parse_args()
    texts = list(islice(cycle(reports()), given.reports))
    if given.what == "places":
        places(texts)
    else:
        route(texts)


def route(texts: list[str]) -> None:
    """Print what opening costs, then the speed of the whole route and of places alone."""
    settings = Settings()
    path = ensure(settings)
    size = sum(file.stat().st_size for file in path.iterdir()) / 1e6
    begin = time.process_time()
    Reader.open(settings)
    print(f"opened in {1000 * (time.process_time() - begin):.0f} ms, gazetteer of {size:.1f} MB")
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(texts)]
    for told, alone in (("places only", True), ("places, dates and events", False)):
        spent, by_clock = seconds(parse_lines(lines, settings, places_only=alone))
        print(f"{told}: {len(lines) / spent:.0f} reports/s on one core")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of one worker: {peak:.0f} MiB")
    _, two = seconds(parse_lines(lines, settings, workers=2))
    print(f"two workers: {by_clock / two:.2f} times as many as one")
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of the larger of the two: {child:.0f} MiB")


def seconds(answers: Iterator[str]) -> tuple[float, float]:
    """Return the seconds of the process, and by the clock, from opening to the last answer."""
    begin, begin_by_clock = time.process_time(), time.perf_counter()
    for _ in answers:
        pass
    return time.process_time() - begin, time.perf_counter() - begin_by_clock


def places(texts: list[str]) -> None:
    """Print the time of every step of finding places."""
    started = time.perf_counter()
    locator = Locator.open(Settings())
    print(f"opened in {1000 * (time.perf_counter() - started):.0f} ms")
    spent = {"cut": 0.0, "find": 0.0, "find and resolve": 0.0}
    for number, text in enumerate(texts):
        begin = time.process_time()
        document = cut(Report(str(number), text))
        cut_at = time.process_time()
        locator.read(document)
        read_at = time.process_time()
        locator.mentions(document)
        spent["cut"] += cut_at - begin
        spent["find"] += read_at - cut_at
        spent["find and resolve"] += time.process_time() - read_at
    for step, total in spent.items():
        print(f"{step:18} {1000 * total / len(texts):6.2f} ms a report")
    whole = spent["cut"] + spent["find and resolve"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"places: {len(texts) / whole:.0f} reports/s on one core, peak memory {peak:.0f} MiB")


def reports() -> list[str]:
    """Return the words of seeds and corpora in pieces of one report's length."""
    seeds = [path.read_text("utf-8") for path in sorted(Settings().seeds.rglob("*.txt"))]
    beside = (corpora.SHARED / "corpora").is_dir()
    stories = [story.row["text"] for story in corpora.load_all()] if beside else []
    words = [word for text in [*seeds, *stories] for word in text.split(" ")]
    return [" ".join(words[i : i + WORDS]) for i in range(0, len(words) - WORDS, WORDS)]


if __name__ == "__main__":
    main()
