"""Tellings as a careful reader notes them, so that merging is measured apart from reading.

Every fact that a short report tells becomes a telling with the day, place, sides and figures that
the notes on that report give; what the notes leave out, the telling leaves out too.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from geo.model import DatePrecision, Event, Evidence, Figure, Kind, Mention, Place

if TYPE_CHECKING:
    from pathlib import Path

COUNTRIES = {
    "IQ": ("Iraq", 33.0, 44.0, 373.0),
    "SY": ("Syria", 35.0, 38.0, 243.0),
    "LB": ("Lebanon", 33.8, 35.8, 60.0),
    "JO": ("Jordan", 31.0, 36.0, 171.0),
    "IL": ("Israel", 31.5, 34.8, 83.0),
    "IR": ("Iran", 32.0, 53.0, 724.0),
}
CODES = {"IRQ": "IQ", "SYR": "SY", "LBN": "LB", "JOR": "JO", "ISR": "IL", "IRN": "IR"}
WIDE = frozenset(("Iraq", "Syria", "western Iraq", "eastern Syria"))
DAY = dt.timedelta(days=1)


def tellings(facts: Path) -> list[tuple[str, list[tuple[str, Event]]]]:
    """Return for every short report its id and its tellings, each with the id of its fact."""
    rows = json.loads((facts / "me_events_2023_2024.json").read_text(encoding="utf-8"))
    known = {row["event_id"]: row for row in rows}
    found = []
    for line in (facts / "reports_paraphrased.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        told = [
            (note["event_id"], _telling(report, number, note, known[note["event_id"]]))
            for number, note in enumerate(_carried(report["gold"]), start=1)
            if note.get("event_id")
        ]
        found.append((report["report_id"], told))
    return found


def _carried(notes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the notes on a report, those without a day with the day of the one before."""
    day = None
    carried = []
    for note in notes:
        day = note.get("date") or day
        carried.append({**note, "date": note.get("date") or day} if day else note)
    return carried


def _telling(
    report: dict[str, Any], number: int, note: dict[str, Any], fact: dict[str, Any]
) -> Event:
    name = report["report_id"]
    first, last, precision, rule = _days(report, note, fact)
    place = _place(note, fact)
    killed, hurt = note.get("killed"), note.get("wounded")
    return Event(
        f"{name}-{number}",
        fact["event_type"],
        fact["sub_event_type"].split(" OR ")[0],
        first,
        last,
        precision,
        rule,
        Mention(0, 1, place.name, place),
        _names(note.get("attacker") or fact["attacker"]),
        _names(note.get("target") or fact["target"]),
        _weapons(str(note.get("weapon") or "")),
        Figure(killed, killed, killed) if isinstance(killed, int) else Figure(),
        Figure(hurt, hurt, hurt) if isinstance(hurt, int) else Figure(),
        evidence=(Evidence(name, 0, 40),),
        reports=(name,),
    )


def _days(
    report: dict[str, Any], note: dict[str, Any], fact: dict[str, Any]
) -> tuple[dt.date | None, dt.date | None, DatePrecision, str]:
    """Return the days a report gives: as noted, else when it came out, else none."""
    said = str(note.get("date") or "")
    if said[:4].isdigit():
        first, _, last = said.partition("/")
        return (
            dt.date.fromisoformat(first),
            dt.date.fromisoformat(last or first),
            DatePrecision.DAY,
            "night" if last else "weekday",
        )
    if said:  # "last week", "late July"
        day = dt.date.fromisoformat(fact["date_local"])
        return day - 3 * DAY, day + 3 * DAY, DatePrecision.WEEK, "week"
    if report["published"]:
        day = dt.date.fromisoformat(report["published"])
        return day, day, DatePrecision.DAY, "day of publication"
    return None, None, DatePrecision.NONE, ""


def _place(note: dict[str, Any], fact: dict[str, Any]) -> Place:
    """Return the place a report names: the fact's, or only its country."""
    code = CODES[fact["country_iso3"]]
    name, lat, lon, radius = COUNTRIES[code]
    if note.get("place") == "Abu Ghraib":
        return Place("p:abu-ghraib", "Abu Ghraib", Kind.POPULATED, 33.31, 44.18, 6.0, "IQ")
    if note.get("place_is_wrong_in_report"):
        return Place("p:asad", "al-Asad", Kind.SITE, 33.7856, 42.4412, 3.0, "IQ")
    if note.get("place") in WIDE or not note.get("place") or fact["lat"] is None:
        return Place(f"c:{code}", name, Kind.COUNTRY, lat, lon, radius, code)
    spot = f"p:{fact['lat']:.2f},{fact['lon']:.2f}"
    km = float(fact["coord_uncertainty_km"] or 3)
    return Place(spot, fact["place"], Kind.POPULATED, fact["lat"], fact["lon"], km, code)


def _weapons(words: str) -> tuple[str, ...]:
    kinds = ("gunship", "ballistic missile", "rocket", "drone")
    return tuple(
        k
        for k in kinds
        if k in words.replace("AC-130", "gunship").replace("gunship gunship", "gunship")
    )


def _names(side: str) -> tuple[str, ...]:
    """Return a side by its bare name: what stands in brackets are persons and hedges."""
    name = side.split("(", maxsplit=1)[0].strip().removeprefix("Military Forces of the ")
    return (name.removeprefix("Military Forces of "),) if not name.startswith("unknown") else ()
