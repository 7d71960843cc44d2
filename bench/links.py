"""Linking, scored: ours and three baselines on told events whose record is known.

    python bench/links.py           cross-validated table, calibration, blocking recall
    python bench/links.py --fit     fit on everything and write data/link_weights.json
    python bench/links.py --speed   10,000 events against 400,000 records

The development set (1,000 events of Syria, 300 with their record withheld) lies beside the
checkout and is not part of the project; two more sets are told by `link_noise.py` from records of
Myanmar and Bangladesh, so that the weights are not those of one noise. A fold's events are linked
with weights fitted on the other folds and the other sets.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import hashlib
import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from link_baselines import BASELINES
from link_fit import Collection, Score, candidates, fit, links, nowhere, score
from link_noise import tell

from geo.errors import InputError
from geo.events.columns import record_columns
from geo.events.compare import SHIPPED, Weights
from geo.events.link import link_told, weapon_families, weighed_pairs
from geo.events.told import told_in
from geo.settings import ROOT, Settings
from geo.sources.base import read_records
from geo.text.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.assign import Candidate
    from geo.model import Record

SHARED = ROOT.parent / "shared"
PRIORS = Path(__file__).with_name("link_priors.json")
SYRIA = "ged_syria_20160101_20191130.csv"
OTHERS = (("ged_myanmar_49col.csv", 700), ("hdx_conflict_data_BGD_hxl.csv", 300))
FOLDS = 5
SEED = 11


def records_of(name: str) -> list[Record]:
    """Return the records of one of the dataset files beside the checkout."""
    found = read_records(SHARED / "datasets" / name)
    return [record for record in found if not isinstance(record, InputError)]


def collection(
    name: str, rows: Sequence[dict[str, object]], records: Sequence[Record], held: set[str]
) -> Collection:
    """Return told events with their records; an event's id is its record's with a letter before."""
    families = functools.partial(weapon_families, lexicon())
    return Collection(
        name,
        [told_in(row)[0] for row in rows],
        [str(row["id"])[1:] for row in rows],
        record_columns(records, families),
        record_columns((r for r in records if r.id not in held), families),
    )


@functools.cache
def lexicon() -> Lexicon:
    """Return the shipped lexicon."""
    return Lexicon.load(Settings().data)


def development() -> Collection:
    """Return the development set."""
    truth = SHARED / "truth"
    rows = [json.loads(line) for line in (truth / "links_dev.jsonl").open(encoding="utf-8")]
    held = set((truth / "links_dev.withheld_ids.txt").read_text(encoding="utf-8").split())
    return collection("Syria, development set", rows, records_of(SYRIA), held)


def others() -> list[Collection]:
    """Return the sets told by our own noise."""
    found = []
    for name, how_many in OTHERS:
        records = records_of(name)
        rows, held = tell(records, how_many, SEED)
        found.append(collection(name, rows, records, held))
    return found


def cross_validated() -> None:
    """Print the table: each fold linked with weights that have not seen it."""
    dev, rest, hand = development(), others(), Weights.load(PRIORS)
    fold = [int(hashlib.sha256(i.encode()).hexdigest(), 16) % FOLDS for i in dev.made_from]
    chosen: dict[int, Candidate] = {}
    blocked = 0
    for k in range(FOLDS):
        here = [i for i, f in enumerate(fold) if f == k]
        weights = fit([dev.part([i for i, f in enumerate(fold) if f != k]), *rest], lexicon(), hand)
        part = dev.part(here)
        rows = weighed_pairs(part.told, part.cut, lexicon(), nowhere, weights)
        chosen |= {here[event]: c for event, c in links(rows, weights).items()}
        found = candidates(rows, weights)
        blocked += sum(
            answer is not None and answer in {c.record for c in found.get(event, ())}
            for event, answer in enumerate(part.truth)
        )
    ours = score({event: c.record for event, c in chosen.items()}, dev.truth)
    _print_table(dev, ours)
    wanted = sum(answer is not None for answer in dev.truth)
    print(f"\nblocking recall {100 * blocked / wanted:.1f} %")
    _print_calibration([(c.probability, dev.truth[e] == c.record) for e, c in chosen.items()])


def _print_table(dev: Collection, ours: Score) -> None:
    print(f"{dev.name}: {len(dev.told)} events\n")
    print(f"{'':44}{'top-1':>7}{'F1':>7}{'no-record recall':>18}")
    scores = {"Splink, adapted u and m, one-to-one (ours)": ours}
    for name, baseline in BASELINES.items():
        scores[name] = score(baseline(dev.told, dev.cut, lexicon()), dev.truth)
    for name, s in scores.items():
        print(f"{name:44}{s.top1:7.1f}{s.f1:7.1f}{s.none_recall:18.1f}")


def _print_calibration(said: Sequence[tuple[float, bool]]) -> None:
    print(f"\n{'links said to be':20}{'links':>7}{'right':>8}")
    for low, high in ((0.4, 0.6), (0.6, 0.75), (0.75, 0.85), (0.85, 0.95), (0.95, 1.01)):
        right = [ok for share, ok in said if low <= share < high]
        if right:
            sure = f"{100 * low:.0f}-{min(100 * high, 100):.0f} % sure"
            print(f"{sure:20}{len(right):7}{100 * sum(right) / len(right):7.1f} %")


def fit_all() -> None:
    """Fit on every set and write the shipped weights."""
    weights = fit([development(), *others()], lexicon(), Weights.load(PRIORS))
    SHIPPED.write_text(json.dumps(dataclasses.asdict(weights), indent=1) + "\n", encoding="utf-8")
    print(f"wrote {SHIPPED.name}: slope {weights.slope}, link from {weights.link_from}")


def speed(events: int = 10_000, size: int = 400_000) -> None:
    """Link many events to many records and print time and memory."""
    base = records_of(SYRIA)
    rows, _ = tell(base, events, SEED, withheld=0.0)
    started = time.perf_counter()
    found = link_told([told_in(row)[0] for row in rows], _many(base, size), lexicon())
    seconds = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    linked = sum(link.record is not None for link in found)
    print(f"{events} events, {size} records: {seconds:.1f} s, {memory:.2f} GiB, {linked} linked")


def _many(base: Sequence[Record], size: int) -> list[Record]:
    """Return the records again and again, each round twelve years earlier: another conflict."""
    found: list[Record] = []
    for n in range(size):
        record, back = base[n % len(base)], n // len(base)
        days = dataclasses.replace(
            record,
            id=f"{record.id}-{back}",
            date_start=record.date_start.replace(year=record.date_start.year - back, day=1),
            date_end=record.date_end.replace(year=record.date_end.year - back, day=28),
        )
        found.append(record if back == 0 else days)
    return found


def main() -> int:
    """Run what was asked for."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--fit", action="store_true", help="fit and write the shipped weights")
    ask.add_argument("--speed", action="store_true", help="time a large linkage")
    asked = ask.parse_args()
    if not (SHARED / "truth" / "links_dev.jsonl").exists():
        print(f"the development set is not in {SHARED.name!r} beside the checkout", file=sys.stderr)
        return 1
    (fit_all if asked.fit else speed if asked.speed else cross_validated)()
    return 0


if __name__ == "__main__":
    sys.exit(main())
