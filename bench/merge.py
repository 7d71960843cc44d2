"""How well, and how fast, tellings become events.

``python bench/merge.py``          B³ on the paraphrased reports and on copies made of them
``python bench/merge.py --speed``  the time to merge 100,000 reports, and what one more touches

A telling is an event as read in one report. Its gold event is the fact of that report which it fits
best in day, place, sides, kind and weapon, if no other telling fits it much better; a fact that the
notes call wrongly placed fits at any place, one whose day they give in words alone within a week,
and one that they call background counts as well. What fits none is an event of its own: one day,
place and kind. Copies are cut, reordered and given another headline by a seeded program; their
tellings have their source's gold.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import merge_given  # noqa: E402 - found once the project is on the path

from geo.events.dating import date_from_others  # noqa: E402
from geo.events.duplicates import Copies  # noqa: E402
from geo.events.merge import Merger, in_order, merge  # noqa: E402
from geo.events.profile import profile_of  # noqa: E402
from geo.model import DatePrecision, Event, Evidence, Figure, Kind, Mention, Place, Report  # noqa: E402
from geo.reader import Reader  # noqa: E402
from geo.settings import Settings  # noqa: E402
from geo.text.dates import find_dates  # noqa: E402
from geo.text.document import cut  # noqa: E402
from geo.text.lexicon import Lexicon  # noqa: E402
from geo.text.reports import report_from_row  # noqa: E402

FACTS = Path(__file__).resolve().parents[2] / "shared" / "facts"
HEADLINES = ("What we know so far", "Update", "World briefing", "Overnight developments")
COPIES = 3
SEED = 20240120
NEAR = 0.4  # degrees from a fact's point at which a telling may be about it
FARTHER = 0.2  # what counts against the farther of two facts a telling may be about
WIDE_KM = 60.0  # a place so wide may lie further off
KIND = 0.25  # what the same kind of event counts for a fact, and another against it
WEAPON = 0.75  # what its weapon counts
OTHER_SIDE = 1.0  # what it counts against a telling that another side did it
NEW_EVENT, NEW_TEXT = 0.33, 0.5  # shares among the made-up reports
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Gold:
    """A fact that a report tells."""

    id: str
    first: dt.date
    last: dt.date
    lat: float | None
    lon: float | None
    country: str
    attacker: str
    kind: str
    weapon: str


# ---------------------------------------------------------------- quality
def b_cubed(gold: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Return B³ precision, recall and F1 of clusters of the same items (Bagga, Baldwin 1998)."""
    sizes, clusters = Counter(gold.values()), Counter(found.values())
    both = Counter((gold[item], found[item]) for item in gold)
    precision = sum(n * n / clusters[c] for (_, c), n in both.items()) / len(gold)
    recall = sum(n * n / sizes[g] for (g, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def facts() -> dict[str, Gold]:
    """Return the facts by their ids."""
    codes = {"IRQ": "IQ", "SYR": "SY", "LBN": "LB", "JOR": "JO", "ISR": "IL", "IRN": "IR"}
    rows = json.loads((FACTS / "me_events_2023_2024.json").read_text(encoding="utf-8"))
    return {
        row["event_id"]: Gold(
            row["event_id"],
            dt.date.fromisoformat(row["date_local"]),
            dt.date.fromisoformat(row["date_local_end"]),
            row["lat"],
            row["lon"],
            codes.get(row["country_iso3"], ""),
            row["attacker"],
            row["sub_event_type"],
            str(row["weapon"] or ""),
        )
        for row in rows
    }


def paraphrased() -> list[tuple[Report, list[Gold]]]:
    """Return the short reports with the facts each tells of."""
    known = facts()
    pairs = []
    for line in (FACTS / "reports_paraphrased.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [_as_told(one, known[name]) for one in row["gold"] if (name := _fact(one)) in known]
        pairs.append((report_from_row({**row, "id": row["report_id"]}), gold))
    return pairs


def _fact(note: dict[str, Any]) -> str:
    """Return the id of the fact that a note is about, in the news or in the background; or ""."""
    return note.get("event_id") or str(note.get("background") or "").partition(":")[0].strip()


def _as_told(note: dict[str, object], gold: Gold) -> Gold:
    """Return a fact without its place where a report tells none or is known to tell another.

    Where a report gives the day only in words ("last week" of what was eleven days ago), the fact
    may be told of any day within a week of its own; the notes say which reports do.
    """
    said = str(note.get("date") or "")
    if said and not said[:4].isdigit():
        gold = replace(gold, first=gold.first - 7 * DAY, last=gold.last + 7 * DAY)
    told = note.get("place") and not note.get("place_is_wrong_in_report")
    return gold if told else replace(gold, lat=None, lon=None)


def copies_of(report: Report, chance: random.Random) -> list[Report]:
    """Return a report cut, reordered and under another headline."""
    document = cut(report)
    said = [report.text[s.start : s.end] for s in document.sentences]
    shuffled = said[:1] + chance.sample(said[1:], len(said) - 1)
    texts = (
        " ".join(said[: max(1, round(len(said) * 0.7))]),
        " ".join(shuffled),
        f"{chance.choice(HEADLINES)}\n\n{report.text}\n\nSubscribe to our newsletter.",
    )
    return [replace(report, id=f"{report.id}c{i}", text=text) for i, text in enumerate(texts)]


def read_all(reports: list[Report], reader: Reader) -> tuple[list[Event], dict[str, Report]]:
    """Read reports as the pipeline does, the undated by the others."""
    parsed = {report.id: reader.parse(report) for report in reports}
    for name, dated in date_from_others([(p.report, p.events) for p in parsed.values()]).items():
        parsed[name] = reader.parse(dated)
    told = [event for one in parsed.values() for event in one.events]
    return told, {name: one.report for name, one in parsed.items()}


def fit(event: Event, gold: Gold) -> float:
    """Return how well a telling fits a fact, 0 if it cannot be it."""
    place = event.place
    if place is None or (gold.country and place.country and gold.country != place.country):
        return 0.0
    score = 0.5
    if event.date_start:
        last = event.date_end or event.date_start
        gap = max((gold.first - last).days, (event.date_start - gold.last).days, 0)
        if gap > 1:
            return 0.0
        score += 1.0 if gap == 0 else 0.6
    if gold.lat is not None and gold.lon is not None:
        apart = max(abs(gold.lat - place.lat), abs(gold.lon - place.lon))
        exact = place.radius_km < WIDE_KM
        if exact and apart > NEAR:
            return 0.0
        score += 1.0 - FARTHER * apart / NEAR if exact else 0.0
    score += KIND if event.sub_event_type in gold.kind else -KIND
    score += WEAPON * any(weapon.split()[-1] in gold.weapon for weapon in event.weapons)
    doers = {*event.initiators, *event.claimed_by, *(a.to for a in event.attributed)}
    american = "United States" in gold.attacker
    if doers:
        score += (
            0.5
            if any("US" in d or "United States" in d for d in doers) == american
            else -OTHER_SIDE
        )
    return score


def gold_of(told: list[Event], golds: dict[str, list[Gold]]) -> dict[str, str]:
    """Return the fact every telling is about; those that fit none are told apart by themselves.

    A fact that another telling of the report fits much better is not this one's; of facts that it
    fits alike it is the first that the notes give.
    """
    fits = {
        (event.id, gold.id): fit(event, gold)
        for event in told
        for gold in golds.get(event.reports[0], ())
    }
    best: dict[tuple[str, str], float] = {}
    for event in told:
        for gold in golds.get(event.reports[0], ()):
            key = event.reports[0], gold.id
            best[key] = max(fits[event.id, gold.id], best.get(key, 0.0))
    labels: dict[str, str] = {}
    taken: set[tuple[str, str]] = set()
    for event in told:
        may = [
            (score, (event.reports[0], gold.id) not in taken, -order, gold.id)
            for order, gold in enumerate(golds.get(event.reports[0], ()))
            if (score := fits[event.id, gold.id]) >= 1.0
            and score > best[event.reports[0], gold.id] - OTHER_SIDE
        ]
        labels[event.id] = max(may)[-1] if may else _no_fact(event)
        taken.add((event.reports[0], labels[event.id]))
    return labels


def _no_fact(event: Event) -> str:
    """Return a name for what is none of the facts: its day, place and kind."""
    place = event.place.id if event.place else ""
    return f"none {event.date_start} {place} {event.sub_event_type}"


def clusters_of(told: list[Event], reports: dict[str, Report], lexicon: Lexicon) -> dict[str, str]:
    """Return the merged event that every telling is in."""
    copies = Copies()
    for name in sorted(reports):
        copies.add(name, reports[name].text)
    merger = Merger(lexicon, reports, source=copies.source)
    merger.group(in_order(told, reports))
    return {m.event.id: str(group.number) for group in merger.groups for m in group.members}


def quality() -> dict[str, object]:
    """Return B³ on the short reports, alone and with copies, and what counts as one origin."""
    reader = Reader.open(Settings.from_env())
    pairs = paraphrased()
    table: dict[str, object] = {}
    chance = random.Random(SEED)  # noqa: S311 - dice that fall the same every time
    with_copies = [
        (one, gold) for report, gold in pairs for one in (report, *copies_of(report, chance))
    ]
    for name, rows in (("paraphrased", pairs), ("with copies", with_copies)):
        told, reports = read_all([report for report, _ in rows], reader)
        labels = gold_of(told, {report.id: gold for report, gold in rows})
        found = clusters_of(told, reports, reader.lexicon)
        p, r, f = b_cubed(labels, found)
        table[name] = {
            "tellings": len(told),
            "gold events": len(set(labels.values())),
            "events": len(set(found.values())),
            "b3": [round(100 * x, 1) for x in (p, r, f)],
        }
        if name == "with copies":
            events = merge(told, reports, reader.lexicon)
            sources = [len({r.split("c")[0] for r in e.reports}) for e in events]
            over = sum(e.n_origins > n for e, n in zip(events, sources, strict=True))
            table[name] |= {"events with a copy counted as an origin": over}  # type: ignore[operator]
    table["with copies, tellings given"] = given_tellings(reader.lexicon)
    return table


def given_tellings(lexicon: Lexicon) -> dict[str, object]:
    """Return B³ where the tellings are a careful reader's, each told by copies as well."""
    reports = {report.id: report for report, _ in paraphrased()}
    chance = random.Random(SEED)  # noqa: S311 - dice that fall the same every time
    told, labels = [], {}
    for name, tellings in merge_given.tellings(FACTS):
        for one in (reports[name], *copies_of(reports[name], chance)):
            reports[one.id] = one
            for fact, event in tellings:
                evidence = _evidence(event, one)
                number = event.id.rpartition("-")[2]
                copy = replace(event, id=f"{one.id}-{number}", reports=(one.id,), evidence=evidence)
                told.append(copy)
                labels[copy.id] = fact
    found = clusters_of(told, reports, lexicon)
    if asked_for_errors():
        for event in sorted(told, key=lambda e: (labels[e.id], found[e.id])):
            if "c" not in event.reports[0]:
                print(labels[event.id], found[event.id], event.id, event.date_start, event.place)
    return {
        "tellings": len(told),
        "gold events": len(set(labels.values())),
        "events": len(set(found.values())),
        "b3": [round(100 * x, 1) for x in b_cubed(labels, found)],
    }


def _evidence(event: Event, report: Report) -> tuple[Evidence, ...]:
    """Return the sentence of a report that names the day of a telling, and where it names it."""
    document = cut(report)
    for m in find_dates(document, report.published or event.date_start):
        if m.date_start == event.date_start:
            sentence = next(s for s in document.sentences if s.start <= m.start < s.end)
            return (
                Evidence(report.id, sentence.start, sentence.end),
                Evidence(report.id, m.start, m.end, "date"),
            )
    return (Evidence(report.id, 0, 40),)


def asked_for_errors() -> bool:
    """Return whether the command line asks for the errors."""
    return "--errors" in sys.argv


def errors() -> None:
    """Print what was wrongly joined or left apart among the short reports."""
    reader = Reader.open(Settings.from_env())
    pairs = paraphrased()
    given_tellings(reader.lexicon)
    told, reports = read_all([report for report, _ in pairs], reader)
    labels = gold_of(told, {report.id: gold for report, gold in pairs})
    found = clusters_of(told, reports, reader.lexicon)
    for event in sorted(told, key=lambda e: (labels[e.id], found[e.id])):
        place = event.place.name if event.place else "?"
        print(
            f"{labels[event.id]:14} {found[event.id]:>3} {event.id:7} {event.date_start} "
            f"{event.date_end} {place} | {event.sub_event_type[:14]} | {event.initiators} "
            f"{event.claimed_by} -> {event.targets} {event.weapons} {event.date_rule}"
        )


# ---------------------------------------------------------------- speed
def many(count: int) -> tuple[list[Event], dict[str, Report]]:
    """Return so many made-up reports with one telling each, of a third as many events."""
    chance = random.Random(SEED)  # noqa: S311 - dice that fall the same every time
    sides = ("Russia", "Ukraine", "Islamic State", "Boko Haram", "United States", "Israel", "Hamas")
    words = [f"word{i}" for i in range(5000)]
    told, reports = [], {}
    event: Event | None = None
    text = ""
    for number in range(count):
        name = f"r{number}"
        if event is None or chance.random() < NEW_EVENT:
            event = _made_up(chance, sides)
            text = " ".join(chance.choices(words, k=220))
        elif chance.random() < NEW_TEXT:
            text = " ".join(chance.choices(words, k=220))
        reports[name] = Report(id=name, text=text, published=event.date_start)
        told.append(
            replace(
                event,
                id=f"{name}-1",
                reports=(name,),
                evidence=(Evidence(name, 0, 60), Evidence(name, 10, 20, "date")),
            )
        )
    return told, reports


def _made_up(chance: random.Random, sides: tuple[str, ...]) -> Event:
    number = chance.randrange(3000)
    spot = random.Random(number)  # noqa: S311 - dice that fall the same every time
    lat, lon = spot.uniform(-35, 60), spot.uniform(-20, 60)
    place = Place(f"p{number}", f"P{number}", Kind.POPULATED, lat, lon, 5.0, f"C{int(lon) // 10}")
    day = dt.date(2020, 1, 1) + DAY * chance.randrange(1500)
    one, other = chance.sample(sides, 2)
    dead = chance.choice((None, 1, 2, 5, 12))
    return Event(
        "e", "Explosions/Remote violence", "Shelling/artillery/missile attack", day, day,
        DatePrecision.DAY, "weekday", Mention(0, 1, place.name, place), (one,), (other,),
        ("rocket",), Figure(dead, dead, dead) if dead else Figure(),
    )  # fmt: skip


def speed(count: int) -> dict[str, object]:
    """Return how long merging takes, and with how much one more telling is compared."""
    lexicon = Lexicon.load(Settings.from_env().data)
    told, reports = many(count)
    begin = time.perf_counter()
    events = merge(told, reports, lexicon)
    seconds = time.perf_counter() - begin
    merger = Merger(lexicon, reports)
    for event in told:
        merger.add(event)
    compared = [len(merger.neighbours(profile_of(event, reports))) for event in told[::997]]
    return {
        "reports": count,
        "events": len(events),
        "seconds": round(seconds, 1),
        "groups one more telling is compared with, mean": round(sum(compared) / len(compared), 1),
        "and at most": max(compared),
    }


def main() -> None:
    """Run what the command line asks for and print it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--reports", type=int, default=100_000)
    asked = parser.parse_args()
    if asked.speed:
        print(json.dumps(speed(asked.reports), indent=1))
    elif not FACTS.is_dir():
        sys.exit(f"{FACTS} is not here; the short reports are needed to measure merging")
    elif asked.errors:
        errors()
    else:
        print(json.dumps(quality(), indent=1))


if __name__ == "__main__":
    main()
