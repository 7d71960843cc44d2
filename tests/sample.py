"""A small build to show: seven events that differ in whatever a filter asks about."""

import datetime as dt
import random

from geo.model import (
    Attribution,
    Claim,
    ContextFact,
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
from geo.store import Built, ReportMentions

ASAD = Place(
    "airport:ORAA", "Ain al-Asad Air Base", Kind.SITE, 33.7856, 42.4412, 2.0, "IQ", "Al Anbar"
)
ERBIL = Place(
    "geonames:95446", "Erbil", Kind.POPULATED, 36.1901, 44.0089, 8.0, "IQ", "Erbil", "", 932800
)
WEST = Place("dateline:western-iraq", "Western Iraq", Kind.REGION, 33.2, 41.5, 180.0, "IQ")
YEMEN = Place("geonames:69543", "Yemen", Kind.COUNTRY, 15.5, 47.5, 500.0, "YE")
BAGHDAD = Place(
    "geonames:98182", "Baghdad", Kind.POPULATED, 33.3406, 44.4009, 20.0, "IQ", "Baghdad"
)
ASAD_SYRIA = Place("geonames:172411", "Al Asad", Kind.POPULATED, 36.0, 38.1, 4.0, "SY", "Aleppo")

ASAD_TEXT = (
    "Ballistic missiles and rockets hit the Ain al-Asad air base in western Iraq on 20 January"
    " 2024, wounding two US service members, US Central Command said. The Islamic Resistance in"
    " Iraq claimed the attack.\n\nAn Iraqi officer said four people were hurt."
)
HOSTILE_TEXT = (
    "<script>alert('x')</script> `backticks` ${process.env} said that in Erbil on 15 January 2024"
    " 4 people were killed & more <b>hurt</b>."
)
REPORTS = (
    Report(
        "r-asad", ASAD_TEXT, "Missiles hit base in Iraq", dt.date(2024, 1, 21), DatePrecision.DAY,
        "header", "sample", "https://news.example/asad", "news.example",
    ),
    Report(
        "r-hostile", HOSTILE_TEXT, "<img src=x onerror=alert(1)>", dt.date(2024, 1, 16),
        DatePrecision.DAY, "header",
    ),
    Report("r-arabic", "قصف صاروخي على بغداد أدى إلى إصابة شخصين.", "تقرير", language="ar"),
)  # fmt: skip


def _at(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def _mention(place: Place | None, words: str, start: int = 0) -> Mention:
    if place is None:
        return Mention(start, start + len(words), words, rule="no candidate")
    return Mention(
        start, start + len(words), words, place, "kind cue", 4.2, 3.1,
        (Reason("kind cue: air base", 2.4), Reason("contained in Iraq", 1.9), Reason("far", -0.1)),
        (Rival(ASAD_SYRIA, 1.1, (Reason("name", 1.0), Reason("contained in Iraq", -2.0))),),
    )  # fmt: skip


_ASAD_AT = _at(ASAD_TEXT, "Ain al-Asad air base")
_FIRST = (0, ASAD_TEXT.index(". The") + 1)
_CLAIMED = _at(ASAD_TEXT, "The Islamic Resistance in Iraq claimed the attack.")
ASAD_EVENT = Event(
    "e-asad", "Explosions/Remote violence", "Shelling/artillery/missile attack",
    dt.date(2024, 1, 20), dt.date(2024, 1, 20), DatePrecision.DAY, "day and month",
    _mention(ASAD, "Ain al-Asad air base", _ASAD_AT[0]),
    (), ("United States",), ("ballistic missile", "rocket"),
    Figure(0, 0, 0, "no deaths"), Figure(2, 4, 4),
    ("Islamic Resistance in Iraq",), (Attribution("Kata'ib Hezbollah", "United States"),), (),
    evidence=(
        Evidence("r-asad", *_FIRST, "event"), Evidence("r-asad", *_ASAD_AT, "place"),
        Evidence("r-asad", *_at(ASAD_TEXT, "20 January 2024"), "date"),
        Evidence("r-asad", *_at(ASAD_TEXT, "wounding two US service members"), "injuries"),
        Evidence("r-asad", *_CLAIMED, "claim"),
    ),
    claims=(
        Claim("injuries", "two US service members", "US Central Command", "r-asad",
              *_at(ASAD_TEXT, "wounding two US service members"), 2, 2, 2),
        Claim("injuries", "four people", "an Iraqi officer", "r-asad",
              *_at(ASAD_TEXT, "four people were hurt"), 4, 4, 4),
        Claim("claimed_by", "Islamic Resistance in Iraq", "Islamic Resistance in Iraq", "r-asad",
              *_CLAIMED),
    ),
    reports=("r-asad",), origins=("news.example",), status=Status.DISPUTED,
)  # fmt: skip
EVENTS = (
    ASAD_EVENT,
    Event(
        "e-erbil", "Explosions/Remote violence", "Shelling/artillery/missile attack",
        dt.date(2024, 1, 15), dt.date(2024, 1, 16), DatePrecision.DAY, "weekday",
        _mention(ERBIL, "Erbil"), ("Iran",), ("civilians",), ("ballistic missile",),
        Figure(4, 4, 5), Figure(6, 17, 17), status=Status.CONFIRMED,
        evidence=(Evidence("r-hostile", 0, len(HOSTILE_TEXT), "event"),),
        reports=("r-hostile",), origins=("a", "b"),
    ),
    Event(
        "e-west", "Strategic developments", "Disrupted weapons use",
        dt.date(2023, 11, 6), dt.date(2023, 11, 12), DatePrecision.WEEK, "week",
        _mention(WEST, "western Iraq"), ("Islamic Resistance in Iraq",), ("United States",),
        ("drone",), Figure(0, 0, 0),
    ),
    Event(
        "e-yemen", "Battles", "Armed clash", dt.date(2024, 2, 1), dt.date(2024, 2, 29),
        DatePrecision.MONTH, "month", _mention(YEMEN, "Yemen"), ("Houthis",), (), (),
        Figure(24, None, None, "dozens"),
    ),
    Event(
        "e-protest", "Protests", "Peaceful protest", dt.date(2024, 8, 5), dt.date(2024, 8, 5),
        DatePrecision.DAY, "day", _mention(BAGHDAD, "Baghdad"), ("protesters",), (), (),
    ),
    Event("e-nowhere", "Riots", "Mob violence", mention=_mention(None, "Hajin al-Wusta")),
    Event(
        "e-many", "Explosions/Remote violence", "Air/drone strike",
        modality=Modality.AGGREGATE, mention=_mention(WEST, "Iraq"),
    ),
)  # fmt: skip
RECORDS = (
    Record(
        "rec-asad", "Dateline records", "CC BY 4.0", dt.date(2024, 1, 20), dt.date(2024, 1, 20),
        DatePrecision.DAY, "Ain al-Asad Air Base", 33.7856, 42.4412, 2.0, "IQ", "Al Anbar",
        "Explosions/Remote violence", "Shelling/artillery/missile attack",
        targets=("United States",), injuries=Figure(2, 4, 4), sources=("https://news.example/1",),
        summary="Missiles and rockets at the base.", raw=(("id", "rec-asad"), ("note", "=1+1")),
    ),
)  # fmt: skip
LINKS = (
    Link(
        "e-asad", "rec-asad", 0.981,
        (Reason("prior", -9.0), Reason("distance", 8.4), Reason("days", 5.2),
         Reason("killed", -0.6), Reason("type", 1.7)), ambiguous=True, runner_up="rec-other",
    ),
    Link("e-erbil", None, 0.12, (Reason("prior", -9.0),)),
)  # fmt: skip
BUILT = Built(
    events=EVENTS,
    reports=REPORTS,
    mentions=(
        ReportMentions("r-asad", (ASAD_EVENT.mention,)),
        ReportMentions("r-hostile", (_mention(ERBIL, "Erbil", HOSTILE_TEXT.index("Erbil")),)),
        ReportMentions("r-arabic", ()),
    ),
    records=RECORDS,
    links=LINKS,
    context=(
        ContextFact("US troops", 2500, "people", "Iraq", None, None, Evidence("r-asad", 0, 9)),
    ),
    manifest={
        "version": "0.1.0",
        "built": "2026-11-23T00:00:00+00:00",
        "faults": ["seeds/empty.txt is empty"],
        "notes": {"r-arabic": "language not supported for events"},
    },
)

_TYPES = (
    ("Battles", "Armed clash"),
    ("Protests", "Peaceful protest"),
    ("Riots", "Mob violence"),
    ("Explosions/Remote violence", "Air/drone strike"),
)
_ACTORS = ("Islamic State", "Kata'ib Hezbollah", "United States", "protesters", "Iran", "Houthis")
_PLACES = (ASAD, ERBIL, WEST, YEMEN, BAGHDAD, None)


def many(n: int = 300, seed: int = 7) -> Built:
    """Return `n` events drawn by lot, a third of them linked to a record of one of two datasets."""
    dice = random.Random(seed)  # noqa: S311 - not a secret
    events = tuple(_drawn_by_lot(dice, number) for number in range(n))
    records = tuple(
        Record(
            f"rec-{event.id}", dice.choice(("UCDP", "own")), "CC BY 4.0", dt.date(2024, 1, 1),
            dt.date(2024, 1, 1), DatePrecision.DAY, "Erbil", 36.2, 44.0, 5.0, "IQ", "", "", "",
        )
        for event in events[::3]
    )  # fmt: skip
    links = tuple(
        Link(event.id, record.id, 0.9, ambiguous=dice.random() < 0.3)
        for event, record in zip(events[::3], records, strict=True)
    )
    return Built(events, REPORTS, records=records, links=links, manifest={"version": "0.1.0"})


def _drawn_by_lot(dice: random.Random, number: int) -> Event:
    kind, sub = dice.choice(_TYPES)
    start = dt.date(2023, 10, 7) + dt.timedelta(dice.randrange(300))
    dated = dice.random() > 0.1
    low = dice.choice((None, 0, 0, 1, 3, 12))
    place = dice.choice(_PLACES)
    return Event(
        f"e{number:04}", kind, sub, start if dated else None,
        start + dt.timedelta(dice.choice((0, 0, 1, 6, 30))) if dated else None,
        dice.choice(list(DatePrecision)[:3]) if dated else DatePrecision.NONE, "lot",
        _mention(place, place.name if place else "Nowhere"),
        tuple(dice.sample(_ACTORS, dice.randrange(3))), tuple(dice.sample(_ACTORS, 1)),
        tuple(dice.sample(("drone", "rocket", "rifle"), dice.randrange(3))),
        Figure(low, low, None if low is None else low + dice.choice((0, 2, 9))),
        claimed_by=tuple(dice.sample(_ACTORS, dice.randrange(2))),
        attributed=tuple(Attribution(to, "Iraq") for to in dice.sample(_ACTORS, dice.randrange(2))),
        status=dice.choice(list(Status)),
    )  # fmt: skip
