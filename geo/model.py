"""The values that travel between the rooms: frozen, hashable, free of pandas.

Offsets are Python characters of ``Report.text``, end exclusive; coordinates WGS84 degrees, always
named ``lat`` and ``lon``; dates local to the place they speak of.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - the codec reads these hints at run time
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class DatePrecision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class Kind(StrEnum):
    """What sort of place it is; from the most to the least exact."""

    SITE = "site"  # a base, camp, crossing, oil field, airport, building
    POPULATED = "populated place"
    ADMIN3 = "admin3"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    RIVER = "river"
    REGION = "region"  # a vague area: western Iraq, the Sahel, a desert
    SEA = "sea"
    COUNTRY = "country"
    CONTINENT = "continent"


class Modality(StrEnum):
    """Whether a told event happened; only ACTUAL ones are drawn."""

    ACTUAL = "actual"
    HISTORICAL = "historical"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"
    NEGATED = "negated"
    AGGREGATE = "aggregate"


class Status(StrEnum):
    """How well an event is supported; the rule stands in ``geo.events.corroborate``."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"


class Role(StrEnum):
    """What part a stretch of a report plays; furniture is tags, notices, the date line."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Report:
    """One news report, as it came.

    ``published_how``: ``given``, ``header``, ``dateline``, ``said`` (it follows from what the text
    says), ``other reports``, ``default`` or ``unknown``.
    """

    id: str
    text: str
    title: str = ""
    published: dt.date | None = None
    published_precision: DatePrecision = DatePrecision.NONE
    published_how: str = "unknown"
    source: str = ""
    url: str = ""
    outlet: str = ""  # a domain, such as "voanews.com"
    language: str = "en"  # ISO 639-1, "" when unknown


class Token(NamedTuple):
    """One word, number or mark of punctuation."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report, with its tokens; tokens of one sentence never overlap."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    role: Role = Role.BODY
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A report cut into sentences; every step after reading works on this."""

    report: Report
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return the report's text."""
        return self.report.text


@dataclass(frozen=True, slots=True)
class DateMention:
    """A stretch of text that names a day or a period, and what it was read as."""

    start: int
    end: int
    text: str
    date_start: dt.date | None
    date_end: dt.date | None
    precision: DatePrecision
    rule: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. ``radius_km`` is how large, or how vague, it is."""

    id: str  # "geonames:98182", "airport:ORAA", "dateline:ain-al-asad"
    name: str
    kind: Kind
    lat: float
    lon: float
    radius_km: float
    country: str = ""  # ISO 3166-1 alpha-2
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    source: str = ""


class Reason(NamedTuple):
    """One piece of evidence for or against, in log-odds."""

    name: str  # "population", "near", "contained in Iraq"
    weight: float


@dataclass(frozen=True, slots=True)
class Rival:
    """A candidate with its score; the winner is not among its rivals."""

    place: Place
    score: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a place, what it was resolved to, and why.

    ``rule`` is what decided, or why there is no place; ``vague`` the words that moved the point.
    """

    start: int
    end: int
    text: str
    place: Place | None = None
    rule: str = "unresolved"
    score: float = 0.0
    margin: float = 0.0  # the winner's lead over the best rival, in log-odds
    reasons: tuple[Reason, ...] = ()
    rivals: tuple[Rival, ...] = ()
    vague: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in which report something stands, and which field it supports.

    Fields: event, place, date, initiator, target, weapon, fatalities, injuries, claim,
    attribution, denial.
    """

    report: str
    start: int
    end: int
    field: str = "event"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of people as somebody gave it. None is "not said"; 0 is a statement.

    Words keep a conservative low: "a couple" 2, several 3, dozens 24, scores 40, hundreds 200,
    thousands 2000; "at least 12" is low 12, best 12, high None.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    words: str = ""
    said_by: str = ""


NOT_SAID = Figure()


class Attribution(NamedTuple):
    """Who lays an act at whose door: ``by`` says that ``to`` did it."""

    to: str
    by: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement about one field of an event: who says it, what, and where it stands."""

    field: str
    value: str
    speaker: str  # "" when the report itself says so
    report: str
    start: int
    end: int
    low: int | None = None
    best: int | None = None
    high: int | None = None
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as one or several reports tell it, in ACLED's types.

    An initiator that is only claimed or alleged stands in ``claimed_by`` or ``attributed``, not
    in ``initiators``. Names of actors are main names of ``data/actors.toml`` where it knows them.
    """

    id: str
    event_type: str
    sub_event_type: str
    date_start: dt.date | None = None
    date_end: dt.date | None = None
    date_precision: DatePrecision = DatePrecision.NONE
    date_rule: str = ""
    mention: Mention | None = None  # the mention that placed it, with rule and rivals
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    fatalities: Figure = NOT_SAID
    injuries: Figure = NOT_SAID
    claimed_by: tuple[str, ...] = ()
    attributed: tuple[Attribution, ...] = ()
    denied_by: tuple[str, ...] = ()
    modality: Modality = Modality.ACTUAL
    evidence: tuple[Evidence, ...] = ()
    claims: tuple[Claim, ...] = ()
    reports: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()  # one line per independent origin
    status: Status = Status.REPORTED

    @property
    def place(self) -> Place | None:
        """Return where it happened, if that is known."""
        return self.mention.place if self.mention else None

    @property
    def n_reports(self) -> int:
        """Return how many reports tell of it."""
        return len(self.reports)

    @property
    def n_origins(self) -> int:
        """Return how many independent origins those reports have."""
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class ContextFact:
    """A figure that is not one event: "about 2,500 US troops in Iraq"."""

    what: str
    value: float
    unit: str
    place: str
    period_start: dt.date | None
    period_end: dt.date | None
    evidence: Evidence
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """An event of a dataset, in an event's terms, with the row as it came.

    Where ``directed`` is False nobody said who began: ``initiators`` is one side, ``targets`` the
    other, and the order means nothing (ACLED's actor1 and actor2, UCDP's side_a and side_b).
    """

    id: str
    dataset: str
    licence: str
    date_start: dt.date
    date_end: dt.date
    date_precision: DatePrecision
    place_name: str
    lat: float | None
    lon: float | None
    radius_km: float
    country: str  # ISO 3166-1 alpha-2
    admin1: str
    event_type: str
    sub_event_type: str
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    directed: bool = False
    weapons: tuple[str, ...] = ()
    fatalities: Figure = NOT_SAID
    injuries: Figure = NOT_SAID
    claimed_by: tuple[str, ...] = ()
    attributed: tuple[Attribution, ...] = ()
    denied_by: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    summary: str = ""
    raw: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """That an event is a record, or (``record`` None) that none is it, and why.

    ``because``: the log2 weight of every field, "prior" among them. ``ambiguous``: another
    record, ``runner_up``, came within the margin.
    """

    event: str
    record: str | None
    probability: float
    because: tuple[Reason, ...] = ()
    ambiguous: bool = False
    runner_up: str | None = None
