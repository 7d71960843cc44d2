"""Made-up events for the map's tests; places and people in them are invented."""

from __future__ import annotations

import datetime as dt
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
    Modality,
    Place,
    Reason,
    Record,
    Report,
    Rival,
    Status,
)


@dataclass(frozen=True)
class Build:
    """What the map asks of a build."""

    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    records: tuple[Record, ...] = ()
    links: tuple[Link, ...] = ()
    manifest: dict[str, Any] = field(default_factory=dict)


TEXT = (
    "ORDU (Invented News) — Drones struck Fort Larch on Monday. Two soldiers, one of them a "
    "“cook”, were killed. The Larch Front claimed the attack."
)


def place(name="Fort Larch", kind=Kind.SITE, lat=33.5, lon=42.5, radius_km=2.0):
    return Place(f"invented:{name}", name, kind, lat, lon, radius_km, "IQ", "Anbar")


def mention(where):
    rival = Rival(place("Larch", Kind.POPULATED, 1.0, 2.0), 0.4)
    return Mention(
        0, 10, where.name, where, "near_sure_places", 2.1, 1.7, (Reason("near", 1.9),), (rival,)
    )


def event(name="a", day=dt.date(2024, 1, 20), where=None, **changes):
    given = {
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "date_start": day,
        "date_end": day,
        "date_precision": DatePrecision.DAY if day else DatePrecision.NONE,
        "mention": mention(where or place()),
        "initiators": ("Larch Front",),
        "targets": ("Ordu Army",),
        "reports": ("r1",),
        "origins": ("Invented News",),
    }
    return Event(id=name, **(given | changes))


def span(words, what):
    start = TEXT.index(words)
    return Evidence("r1", start, start + len(words), what)


def small_build():
    larch = event(
        "larch",
        initiators=(),
        weapons=("drone",),
        claimed_by=("Larch Front",),
        attributed=(Attribution("Militia of Ordu", "Ordu"),),
        fatalities=Figure(2, 2, 5, "two"),
        evidence=(
            span("Drones struck Fort Larch on Monday.", "event"),
            span("Fort Larch", "place"),
            span("Monday", "date"),
            span("Two soldiers", "fatalities"),
        ),
        claims=(Claim("fatalities", "2", "Ordu", "r1", 0, 5, 2, 2, 2),),
        status=Status.DISPUTED,
    )
    events = (
        event("undated", None, targets=()),
        event("later", dt.date(2024, 3, 1), place("Anbar", Kind.ADMIN1, radius_km=120.0)),
        larch,
        event("plan", dt.date(2024, 1, 2), modality=Modality.PLANNED),
        event("wide", dt.date(2024, 2, 1), place("Iraq", Kind.COUNTRY, radius_km=500.0)),
        event("nowhere", dt.date(2024, 2, 2), mention=None, date_end=dt.date(2024, 2, 9)),
    )
    record = Record(
        id="rec-1",
        dataset="Invented dataset",
        licence="CC BY 4.0",
        date_start=dt.date(2024, 1, 20),
        date_end=dt.date(2024, 1, 20),
        date_precision=DatePrecision.DAY,
        place_name="Fort Larch",
        lat=33.5,
        lon=42.5,
        radius_km=2.0,
        country="IQ",
        admin1="Anbar",
        event_type="Explosions/Remote violence",
        sub_event_type="Air/drone strike",
        raw=(("secret column", "never shown"),),
    )
    report = Report("r1", TEXT, "Drones strike", dt.date(2024, 1, 23), outlet="invented.example")
    links = (
        Link("larch", "rec-1", 0.97, (Reason("prior", -6.0), Reason("place", 5.0))),
        Link("later", None, 0.1, ambiguous=True),
    )
    return Build(events, (report,), (record,), links, {"version": "0.1.0"})
