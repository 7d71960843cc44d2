"""A made-up build of a few hundred events: seeded, invented, and clearly no news."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

from geo.model import (
    Attribution,
    Claim,
    DatePrecision,
    Event,
    Evidence,
    Figure,
    Kind,
    Link,
    Mention,
    Place,
    Reason,
    Record,
    Report,
    Rival,
    Status,
)

SIDES = ("Larch Front", "Ordu Army", "Reed Militia", "=HYPERLINK(1)", "Côte Guard", "Unknown men")
SUBS = {
    "Battles": "Armed clash",
    "Explosions/Remote violence": "Air/drone strike",
    "Violence against civilians": "Attack",
    "Protests": "Peaceful protest",
    "Riots": "Mob violence",
    "Strategic developments": "Disrupted weapons use",
}
TEXT = (
    "ORDU (Invented News) — Drones struck the place on Monday. Three people were killed, said "
    "<b>the mayor</b>. `${alert(1)}` The Larch Front claimed it."
)
FIRST = dt.date(2023, 10, 1)
HOSTILE = "<img src=x onerror=window.hacked=1>"


@dataclass(frozen=True)
class Build:
    """What the map asks of a build."""

    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    records: tuple[Record, ...] = ()
    links: tuple[Link, ...] = ()
    mentions: tuple[Any, ...] = ()
    context: tuple[Any, ...] = ()
    manifest: dict[str, Any] = field(default_factory=dict)


def places() -> list[Place]:
    """Return places of every precision; the first is the crowded one."""
    base = Place("x:0", "Fort Larch", Kind.SITE, 33.8, 42.4, 2.0, "IQ", "Anbar")
    towns = [
        Place(
            f"x:{n}", f"Town {n}", Kind.POPULATED, 30 + n * 0.37, 36 + n * 0.61, 3.0, "SY", "North"
        )
        for n in range(1, 15)
    ]
    areas = [
        Place("x:90", "Anbar", Kind.ADMIN1, 32.6, 41.9, 120.0, "IQ", "Anbar"),
        Place("x:91", "Reed Desert", Kind.REGION, 31.0, 40.0, 200.0, "IQ"),
        Place("x:92", "Iraq", Kind.COUNTRY, 33.2, 43.7, 450.0, "IQ"),
    ]
    return [base, *towns, *areas]


def build(count: int = 240, seed: int = 5) -> Build:
    """Return `count` invented events, with a report and, for a third, a record each."""
    chance = random.Random(seed)  # noqa: S311 - the same build every time
    spots = places()
    events = tuple(_event(n, chance, spots) for n in range(count))
    reports = tuple(
        Report(f"r{n}", TEXT, f"Report {n} {HOSTILE}", FIRST, url="javascript:alert(1)")
        for n in range(count)
    )
    linked = [event for n, event in enumerate(events) if n % 3 == 0 and event.date_start]
    records = tuple(_record(event) for event in linked)
    because = (Reason("prior", -6.0), Reason("place", 5.0), Reason("date", 4.0))
    links = tuple(Link(event.id, f"rec-{event.id}", 0.95, because) for event in linked)
    return Build(events, reports, records, links, manifest={"version": "test"})


def _event(n: int, chance: random.Random, spots: list[Place]) -> Event:
    day = FIRST + dt.timedelta(days=chance.randrange(300)) if chance.random() > 0.05 else None
    long = chance.choice((0, 0, 0, 2, 27))
    kind = chance.choice(list(SUBS))
    where = None if chance.random() < 0.05 else chance.choice([spots[0], *spots])
    known = chance.random() < 0.6
    side, other = chance.sample(SIDES, 2)
    low = chance.randrange(0, 30)
    return Event(
        id=f"made-up {n}/&",
        event_type=kind,
        sub_event_type=SUBS[kind] if n % 17 else HOSTILE,
        date_start=day,
        date_end=day + dt.timedelta(days=long) if day else None,
        date_precision=_precision(day, long),
        mention=_mention(where) if where else None,
        initiators=(side,) if known else (),
        targets=(other,),
        weapons=chance.choice(((), ("drone",), ("rocket", "drone"))),
        fatalities=chance.choice(
            (Figure(), Figure(0, 0, 0), Figure(low, low, low + 4), Figure(low, low, None))
        ),
        claimed_by=() if known else (side,),
        attributed=(Attribution("Reed Militia", "Ordu"),) if n % 5 == 0 else (),
        denied_by=("Reed Militia",) if n % 10 == 0 else (),
        evidence=_evidence(n),
        claims=(Claim("fatalities", "3", "the mayor", f"r{n}", 58, 70, 3, 3, 3),),
        reports=(f"r{n}",),
        origins=("Invented News",),
        status=chance.choice(list(Status)),
    )


def _precision(day: dt.date | None, long: int) -> DatePrecision:
    if day is None:
        return DatePrecision.NONE
    return DatePrecision.MONTH if long > 20 else DatePrecision.DAY


def _mention(where: Place) -> Mention:
    rival = Rival(Place("x:r", "Larch", Kind.POPULATED, 1.0, 2.0, 3.0, "ML"), 0.4)
    return Mention(
        0, 4, where.name, where, "near_sure_places", 2.0, 1.6, (Reason("near", 1.9),), (rival,)
    )


def _evidence(n: int) -> tuple[Evidence, ...]:
    def span(words: str, what: str) -> Evidence:
        start = TEXT.index(words)
        return Evidence(f"r{n}", start, start + len(words), what)

    return (
        span("Drones struck the place on Monday.", "event"),
        span("Monday", "date"),
        span("Three people were killed, said <b>the mayor</b>.", "fatalities"),
    )


def _record(event: Event) -> Record:
    place = event.place
    return Record(
        id=f"rec-{event.id}",
        dataset="Invented dataset" if len(event.id) % 2 else "Other dataset",
        licence="CC BY 4.0",
        date_start=event.date_start,
        date_end=event.date_end,
        date_precision=event.date_precision,
        place_name=place.name if place else "",
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=2.0,
        country="IQ",
        admin1="",
        event_type=event.event_type,
        sub_event_type=event.sub_event_type,
        initiators=event.initiators,
        targets=event.targets,
        fatalities=event.fatalities,
    )
