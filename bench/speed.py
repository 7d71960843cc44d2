"""Measure how many reports a second one core reads, and the memory that takes.

    python bench/speed.py places              # sentences, words, recognition, resolution
    python bench/speed.py places --reports 5000

Reports of 400 words are cut from the development corpora, each told once: a cache helps no more
than it would on a day's news. Seconds are those of the process, so that other work on the machine
counts little.
"""

from __future__ import annotations

import argparse
import resource
import time

import corpora

from geo.model import Report
from geo.places.locate import Locator
from geo.settings import Settings
from geo.text.document import cut

WORDS = 400


def main() -> None:
    """Print one line a step."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["places"])
    parser.add_argument("--reports", type=int, default=1000)
    wanted = parser.parse_args().reports
    texts = reports()
    started = time.perf_counter()
    locator = Locator.open(Settings())
    print(f"opened in {1000 * (time.perf_counter() - started):.0f} ms")
    spent = {"cut": 0.0, "find": 0.0, "find and resolve": 0.0}
    for number in range(wanted):
        text = texts[number % len(texts)]
        begin = time.process_time()
        document = cut(Report(str(number), text))
        cut_at = time.process_time()
        locator.read(document)
        read_at = time.process_time()
        locator.mentions(document)
        spent["cut"] += cut_at - begin
        spent["find"] += read_at - cut_at
        spent["find and resolve"] += time.process_time() - read_at
    for step, seconds in spent.items():
        print(f"{step:18} {1000 * seconds / wanted:6.2f} ms a report")
    whole = spent["cut"] + spent["find and resolve"]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"places: {wanted / whole:.0f} reports/s on one core, peak memory {peak:.0f} MiB")


def reports() -> list[str]:
    """Return the words of all corpora in pieces of one report's length."""
    words = [word for story in corpora.load_all() for word in story.row["text"].split(" ")]
    return [" ".join(words[i : i + WORDS]) for i in range(0, len(words) - WORDS, WORDS)]


if __name__ == "__main__":
    main()
