"""tests/cases/*.toml: report in, events out."""

import datetime as dt
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from geo.events.extract import extract
from geo.model import Kind, Mention, Modality, Place
from geo.text.dates import find_dates
from geo.text.document import cut
from geo.text.lexicon import Lexicon
from geo.text.reports import report_from_text

ROOT = Path(__file__).resolve().parents[2]
RADIUS = {"country": 500.0, "admin1": 100.0, "admin2": 40.0, "region": 150.0, "site": 3.0}


def cases():
    for path in sorted((ROOT / "tests" / "cases").glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            if "text" in row and "events" in row:  # reports that are merged: test_merge_cases.py
                yield pytest.param(row, id=f"{path.stem}: {row['id']}")


@cache
def lexicon():
    return Lexicon.load(ROOT / "data")


def mentions(text, rows):
    found = {}
    for row in sorted(rows, key=len, reverse=True):
        name, kind, lat, lon, country = row.split("|")
        place = Place(
            f"t:{name}", name, Kind(kind), float(lat), float(lon), RADIUS.get(kind, 10.0), country
        )
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            if not any(a < match.end() and match.start() < b for a, b in found):
                found[match.span()] = Mention(*match.span(), name, place, "given")
    return tuple(found[span] for span in sorted(found))


def read(case):
    published = case.get("published")
    report = report_from_text(
        case["text"],
        id="case",
        title=case.get("title", ""),
        published=dt.date.fromisoformat(published) if published else None,
    )
    document = cut(report)
    places = mentions(report.text, case.get("places", ()))
    return extract(document, places, find_dates(document), lexicon())


def words(names):
    return {w for name in names for w in re.findall(r"\w+", name.lower())}


def differences(event, wanted):
    """Say in what an event differs from what a case wants of it."""
    values = {
        "date": str(event.date_start),
        "date_end": str(event.date_end),
        "place": event.place.name if event.place else None,
        "radius_km": event.place.radius_km if event.place else None,
        "sub_type": event.sub_event_type,
        "killed": event.fatalities.best,
        "injured": event.injuries.best,
        "modality": str(event.modality),
    }
    sides = {
        "initiators": event.initiators,
        "targets": event.targets,
        "claimed_by": event.claimed_by,
        "denied_by": event.denied_by,
        "attributed": tuple(a.to for a in event.attributed),
        "weapons": event.weapons,
    }
    wrong = [
        f"{k} {values[k]!r} not {v!r}" for k, v in wanted.items() if k in values and values[k] != v
    ]
    for key, want in wanted.items():
        if key not in sides:
            continue
        met = not sides[key] if not want else words(want) & words(sides[key])
        if not met:
            wrong.append(f"{key} {sides[key]!r} not {want!r}")
    return wrong


@pytest.mark.parametrize("case", list(cases()))
def test_report_in_events_out(case):
    found = read(case)

    events = [e for e in found.events if e.modality is Modality.ACTUAL]
    told = [(str(e.date_start), e.place and e.place.name, e.sub_event_type) for e in events]
    assert len(events) == len(case["events"]), told
    wrong = [differences(e, w) for e, w in zip(events, case["events"], strict=True)]
    assert not any(wrong), (wrong, told)
    values = {fact.value for fact in found.context}
    assert {float(v) for v in case.get("context", ())} <= values
