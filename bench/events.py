"""Scores extraction: real stories, short reports, the five seeds, PLOVER; prints one table.

    python bench/events.py [--data ../shared] [--verbose]

Reads ``truth/voa_dev.jsonl``, ``facts/reports_paraphrased.jsonl`` and the PLOVER sentences of the
shared material and uses its scorer. Nothing here is imported by the product.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.answers import event_answer  # noqa: E402
from geo.model import Event, Modality  # noqa: E402
from geo.reader import Parsed, Reader  # noqa: E402
from geo.settings import Settings  # noqa: E402
from geo.text.reports import report_from_text  # noqa: E402


def scorer(path: Path) -> Any:  # noqa: ANN401 - a module loaded by path
    """Load the scorer from its file."""
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, Any]]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def parse(reader: Reader, row: dict[str, Any], key: str = "id") -> Parsed:
    """Run one row through the reading route."""
    published = row.get("published")
    report = report_from_text(
        row["text"],
        id=str(row[key]),
        title=row.get("title") or "",
        published=dt.date.fromisoformat(published[:10]) if published else None,
        url=row.get("url") or "",
    )
    return reader.parse(report)


def line(event: Event) -> str:
    """Return an event in one line."""
    place = event.place.name if event.place else "-"
    return (
        f"{event.date_start} {place} | {event.sub_event_type} | {', '.join(event.initiators)} -> "
        f"{', '.join(event.targets)} | killed {event.fatalities.best} injured "
        f"{event.injuries.best} | {event.date_rule} | claimed {event.claimed_by} "
        f"attributed {[(a.to, a.by) for a in event.attributed]} denied {event.denied_by}"
    )


def stories(reader: Reader, data: Path, score: Any, *, verbose: bool) -> dict[str, Any]:  # noqa: ANN401
    """Score the real stories."""
    gold = rows(data / "truth" / "voa_dev.jsonl")
    answers = []
    for row in gold:
        parsed = parse(reader, row)
        answers.append({"id": row["id"], "events": [event_answer(e) for e in parsed.events]})
        if verbose:
            print(f"== {row['id']} {row['title']} (gold {len(row['events'])})")
            for event in parsed.events:
                print("  ", line(event))
            for fact in parsed.context:
                print("   context", fact.value, fact.unit, fact.place)
    result: dict[str, Any] = score.events(gold, answers)
    return result


def short_reports(reader: Reader, data: Path, *, verbose: bool) -> tuple[int, int, int]:
    """Count the events of the short reports that are found, those asked for, and the extra ones.

    An event is found when one in the report has its day (or the report says none) and lies within
    60 km of the fact list's point.
    """
    facts = json.loads((data / "facts" / "me_events_2023_2024.json").read_text("utf-8"))
    known = {str(f.get("id")): f for f in (facts if isinstance(facts, list) else facts["events"])}
    found = asked = extra = 0
    for row in rows(data / "facts" / "reports_paraphrased.jsonl"):
        parsed = parse(reader, row, "report_id")
        events = [e for e in parsed.events if e.modality is Modality.ACTUAL]
        wanted = [g for g in row["gold"] if g.get("event_id")]
        free = list(events)
        missed = []
        for want in wanted:
            hit = next((e for e in free if _is(e, want, known.get(want["event_id"], {}))), None)
            if hit:
                free.remove(hit)
            else:
                missed.append((want["event_id"], want.get("date"), want.get("place")))
        asked += len(wanted)
        found += len(wanted) - len(missed)
        extra += len(free)
        if verbose and (missed or free):
            print(f"== {row['report_id']} {row['published']} {row['text']}")
            print("   missed", missed)
            for event in free:
                print("   extra", line(event))
    return found, asked, extra


def _is(event: Event, want: dict[str, Any], fact: dict[str, Any]) -> bool:
    from geo.places.rows import distance_km  # noqa: PLC0415

    days = _days(want.get("date"))
    if days and event.date_start and event.date_end:
        slack = dt.timedelta(days=1)
        if event.date_start > days[1] + slack or event.date_end < days[0] - slack:
            return False
    lat = fact.get("lat") or (fact.get("coordinates") or {}).get("lat")
    lon = fact.get("lon") or (fact.get("coordinates") or {}).get("lon")
    if lat is None or event.place is None or want.get("place_is_wrong_in_report"):
        return event.place is not None
    gap = distance_km(event.place.lat, event.place.lon, float(lat), float(lon))
    return gap <= max(60.0, event.place.radius_km * 1.2)


def _days(text: str | None) -> tuple[dt.date, dt.date] | None:
    if not text or not text[:4].isdigit():
        return None
    first, _, last = text.partition("/")
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    reader = Reader.open(Settings.from_env())
    score = scorer(chosen.data / "score" / "score.py")
    begin = time.perf_counter()
    print(json.dumps(stories(reader, chosen.data, score, verbose=chosen.verbose), indent=1))
    print(f"{time.perf_counter() - begin:.2f} s for the stories")
    found, asked, extra = short_reports(reader, chosen.data, verbose=chosen.verbose)
    print(f"short reports: {found}/{asked} events found, {extra} others")


if __name__ == "__main__":
    main()
