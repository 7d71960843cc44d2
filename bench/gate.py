"""The quality gate: scores on the development sets must not fall below `bench/floors.json`.

    python bench/gate.py                     compare with the floors; exit 1 if one is broken
    python bench/gate.py --update            pin the present scores; refuses to lower a floor
    python bench/gate.py --update --allow-regression

The sets and the scorer lie beside the checkout (``../shared``) and are not part of the project;
floors stand beside a hash of the data they were measured on, so that other data is never
compared with them. The recogniser and the resolver were trained on the toponym sets: these
floors guard against breakage, the cross-validated figures are in ``bench/toponyms.py``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "bench" / "floors.json"
EPSILON = 0.05  # points: rounding, not noise; everything here is deterministic

GEO = [sys.executable, "-m", "geo"]
CORPORA = ("trnews", "lgl", "geowebnews", "geovirus")


@dataclass(frozen=True)
class Measure:
    """One run of the product over one gold file, and the scores that count."""

    name: str
    gold: str
    scorer: tuple[str, ...]
    command: tuple[str, ...]
    scores: tuple[str, ...]  # dotted paths into the scorer's answer
    needs: tuple[str, ...] = ()


def measures() -> list[Measure]:
    """Return everything that is measured."""
    found = []
    for name in CORPORA:
        gold = f"corpora/{name}.dev.jsonl"
        found += [
            Measure(
                f"{name}, end to end",
                gold,
                ("toponyms",),
                ("parse", "--jsonl", "--places-only", "{text}"),
                ("exact.f1", "end_to_end"),
            ),
            Measure(
                f"{name}, spans given",
                gold,
                ("toponyms", "--given-spans"),
                ("parse", "--jsonl", "--places-only", "{spans}"),
                ("acc161", "acc161_without_countries"),
            ),
        ]
    links = ("truth/links_dev.withheld_ids.txt", "datasets/ged_syria_20160101_20191130.csv")
    return [
        *found,
        Measure(
            "events, real stories",
            "truth/voa_dev.jsonl",
            ("events",),
            ("parse", "--jsonl", "{text}"),
            ("f1", "main_event_recall", "of_them_left_empty", "fields_on_matched.*"),
        ),
        Measure(
            "seeds",
            "truth/seed_events.json",
            ("seeds",),
            ("events", "--seeds", "{shared}/seeds"),
            ("all_right",),
        ),
        Measure(
            "links",
            "truth/links_dev.jsonl",
            ("links",),
            (
                *("link", "--events", "{links}", "--records", f"{{shared}}/{links[1]}"),
                *("--exclude-ids", f"{{shared}}/{links[0]}"),
            ),
            ("top1", "f1", "nil_recall"),
            links,
        ),
    ]


def main() -> int:
    """Measure, compare or pin, and say so."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--update", action="store_true")
    asked.add_argument("--allow-regression", action="store_true")
    asked.add_argument("--only", default="", help="measures whose name holds this")
    options = asked.parse_args()
    if not SHARED.is_dir():
        print("bench: the development sets are not beside this checkout; nothing was measured")
        return 0
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    broken = []
    for measure in measures():
        if options.only not in measure.name:
            continue
        now = {"data": _hash(measure), "scores": run(measure)}
        was = floors.get(measure.name)
        broken += compare(measure.name, was, now)
        if options.update:
            floors[measure.name] = now
    if options.update and (options.allow_regression or not broken):
        text = json.dumps(floors, indent=1, sort_keys=True, ensure_ascii=False)
        FLOORS.write_text(text + "\n", encoding="utf-8")
    for line in broken:
        print(f"BROKEN {line}")
    return 1 if broken and not options.allow_regression else 0


def compare(name: str, was: dict[str, Any] | None, now: dict[str, Any]) -> list[str]:
    """Print a line a score and return the floors that are broken."""
    broken = []
    same = was is not None and was["data"] == now["data"]
    for score, value in now["scores"].items():
        floor = was["scores"].get(score) if was is not None and same else None
        print(f"{name:28} {score:42} {value!s:>8}   floor {floor}")
        if floor is not None and (value is None or value < floor - EPSILON):
            broken.append(f"{name}: {score} is {value}, the floor is {floor}")
    return broken


def run(measure: Measure) -> dict[str, float]:
    """Run the product and the scorer; return the scores that count."""
    with tempfile.TemporaryDirectory() as folder:
        given = _inputs(measure, Path(folder))
        command = [part.format(**given) for part in measure.command]
        answered = Path(folder) / "answers"
        with answered.open("w", encoding="utf-8") as file:
            subprocess.run([*GEO, *command], cwd=ROOT, stdout=file, check=True)
        what, *flags = measure.scorer
        gold = SHARED / measure.gold
        scorer = [sys.executable, SHARED / "score" / "score.py", what, *flags]
        done = subprocess.run(
            [*scorer, "--gold", gold, "--pred", answered], capture_output=True, check=True
        )
    said = json.loads(done.stdout)
    return {path: value for wanted in measure.scores for path, value in _dig(said, wanted)}


def _inputs(measure: Measure, folder: Path) -> dict[str, str]:
    given = {"shared": str(SHARED)}
    gold = SHARED / measure.gold
    if gold.suffix != ".jsonl":
        return given
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line]
    asked = ("id", "title", "text", "published", "url", "domain")
    texts = [{key: row[key] for key in asked if key in row} for row in rows]
    spans = [
        {**text, "spans": [[one["start"], one["end"]] for one in row.get("toponyms", ())]}
        for text, row in zip(texts, rows, strict=True)
    ]
    links = [{key: row[key] for key in row if key != "record_ids"} for row in rows]
    for name, kept in (("text", texts), ("spans", spans), ("links", links)):
        path = folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")
        given[name] = str(path)
    return given


def _dig(said: dict[str, Any], path: str) -> list[tuple[str, float]]:
    head, _, rest = path.partition(".")
    if rest == "*":
        return [(f"{head}.{name}", value) for name, value in said[head].items()]
    return [(path, said[head][rest] if rest else said[head])]


def _hash(measure: Measure) -> str:
    digest = hashlib.sha256()
    for name in (measure.gold, *measure.needs):
        digest.update((SHARED / name).read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
