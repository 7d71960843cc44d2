"""Measure how many reports a second are read, and the memory that takes.

    python bench/speed.py                     # the whole route: one worker, two, places only
    python bench/speed.py places              # where the time of places goes
    python bench/speed.py flat                # the memory of one worker over 100,000 reports

Reports of 400 words are cut from `seeds/` and, where they stand beside the checkout, from the
development corpora. Each is told once, so that nothing is remembered of a text but its words, and
the first is not counted, whose answer waits for the gazetteer to open. Seconds on one core are
those of the process, so that other work on the machine counts little; two workers are set beside
one by the clock, in one run.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
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
MANY = 100_000  # reports over which memory must stay flat
TOLD_EVERY = 5_000
MADE_UP = 4  # words of a report that no other report has, when many are made of few


def main() -> None:
    """Print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["all", "places", "flat"], nargs="?", default="all")
    parser.add_argument("--reports", type=int, default=MANY, help="of `flat`")
    given = parser.parse_args()
    texts = reports()
    if given.what == "places":
        places(texts)
    elif given.what == "flat":
        flat(texts, given.reports)
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
        print(f"{told}: {(len(lines) - 1) / spent:.0f} reports/s on one core")
    print(f"peak memory of one worker: {peak(resource.RUSAGE_SELF):.0f} MiB")
    _, two = seconds(parse_lines(lines, settings, workers=2))
    print(f"two workers: {by_clock / two:.2f} times as many as one")
    print(f"peak memory of the larger of the two: {peak(resource.RUSAGE_CHILDREN):.0f} MiB")


def seconds(answers: Iterator[str]) -> tuple[float, float]:
    """Return the seconds of the process, and by the clock, from the first answer to the last."""
    next(answers)
    begin, begin_by_clock = time.process_time(), time.perf_counter()
    for _ in answers:
        pass
    return time.process_time() - begin, time.perf_counter() - begin_by_clock


def peak(whose: int) -> float:
    """Return the most memory a process has held so far, in MiB."""
    return resource.getrusage(whose).ru_maxrss / 1024


def flat(texts: list[str], count: int) -> None:
    """Print the peak of one worker's memory every so many reports."""
    begin = time.process_time()
    for number, _ in enumerate(parse_lines(mixed(texts, count), Settings()), 1):
        if number in {100, 1_000} or number % TOLD_EVERY == 0:
            rate = number / (time.process_time() - begin)
            print(f"{number:7,} reports: {peak(resource.RUSAGE_SELF):.0f} MiB, {rate:.0f} a second")


def mixed(texts: list[str], count: int) -> Iterator[str]:
    """Yield reports made of pieces of others, each with words that no other report has."""
    chance = random.Random(1)  # noqa: S311 - no secret
    for number in range(count):
        words: list[str] = []
        while len(words) < WORDS:
            piece = chance.choice(texts).split(" ")
            at = chance.randrange(len(piece))
            words += piece[at : at + WORDS // 4]
        for _ in range(MADE_UP):
            made_up = "".join(chance.choices("abdegiklmnorstu", k=8))
            words[chance.randrange(WORDS)] = made_up.capitalize()
        yield json.dumps({"id": number, "text": " ".join(words[:WORDS])})


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
    most = peak(resource.RUSAGE_SELF)
    print(f"places: {len(texts) / whole:.0f} reports/s on one core, peak memory {most:.0f} MiB")


def reports() -> list[str]:
    """Return the words of seeds and corpora in pieces of one report's length."""
    seeds = [path.read_text("utf-8") for path in sorted(Settings().seeds.rglob("*.txt"))]
    beside = (corpora.SHARED / "corpora").is_dir()
    stories = [story.row["text"] for story in corpora.load_all()] if beside else []
    words = [word for text in [*seeds, *stories] for word in text.split(" ")]
    return [" ".join(words[i : i + WORDS]) for i in range(0, len(words) - WORDS, WORDS)]


if __name__ == "__main__":
    main()
