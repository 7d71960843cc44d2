import datetime as dt
from pathlib import Path

import pytest

from geo.model import (
    Attribution,
    Claim,
    DatePrecision,
    Event,
    Evidence,
    Figure,
    Kind,
    Mention,
    Place,
    Reason,
    Report,
    Rival,
    Status,
)

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The material that is not part of the project: corpora, gold, datasets."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpora and gold are not beside this checkout")
    return SHARED


@pytest.fixture
def kyiv() -> Place:
    return Place("geonames:703448", "Kyiv", Kind.POPULATED, 50.45, 30.52, 15, "UA", "Kyiv City")


@pytest.fixture
def donetsk_oblast() -> Place:
    return Place("geonames:709716", "Donetsk", Kind.ADMIN1, 48.0, 37.5, 120, "UA", "Donetsk")


@pytest.fixture
def events(kyiv: Place, donetsk_oblast: Place) -> tuple[Event, ...]:
    """Three events that differ in every field that is filtered or drawn."""
    rivals = (Rival(donetsk_oblast, -1.5, (Reason("population", -0.5),)),)
    return (
        Event(
            "e1",
            "Explosions/Remote violence",
            "Air/drone strike",
            dt.date(2022, 2, 24),
            dt.date(2022, 2, 24),
            DatePrecision.DAY,
            mention=Mention(3, 7, "Kyiv", kyiv, "population", 3.0, 4.5, (), rivals),
            initiators=("Russia",),
            targets=("Ukraine",),
            weapons=("drone",),
            fatalities=Figure(2, 3, 5, "2 to 5", "police"),
            attributed=(Attribution("Russia", "Ukraine"),),
            evidence=(Evidence("r1", 0, 40),),
            claims=(Claim("fatalities", "2", "police", "r1", 10, 12, 2, 2, 2),),
            reports=("r1", "r2"),
            origins=("police", "agency"),
            status=Status.CONFIRMED,
        ),
        Event(
            "e2",
            "Protests",
            "Peaceful protest",
            dt.date(2022, 3, 7),
            dt.date(2022, 3, 13),
            DatePrecision.WEEK,
            mention=Mention(5, 12, "Donetsk", donetsk_oblast, "kind"),
            initiators=("protesters",),
            fatalities=Figure(0, 0, 0),
            reports=("r2",),
            origins=("agency",),
            evidence=(Evidence("r2", 50, 90),),
        ),
        Event("e3", "Battles", "Armed clash", status=Status.DISPUTED, reports=("r3",)),
    )


@pytest.fixture
def reports() -> tuple[Report, ...]:
    return tuple(
        Report(f"r{n}", f"Report {n} about Kyiv.", published=dt.date(2022, 2, 20 + n))
        for n in (1, 2, 3)
    )
