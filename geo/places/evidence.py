"""What a report says for and against each thing a name can mean.

The names are the reasons a reader is shown. Sources of the ideas: population, containment,
proximity and siblings from Lieberman and Samet (2012); countries and provinces of the text from
Kamalloo and Rafiei (2018); sure places first from Zhang and Bethard (2023).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.places.senses import STATIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from geo.model import Kind
    from geo.places.gazetteer import Candidate
    from geo.places.senses import Senses

    Floats = NDArray[np.float64]
    _Holders = dict[str, list[tuple[int, float]]]  # of an area: number of a name, its weight

CONTEXT = (
    "called what it is", "called something else",
    "its country is named", "other countries are named",
    "its province is named", "its district is named",
    "near the outlet's home", "in the outlet's province", "in the outlet's country",
    "contained as written", "a far capital in a local paper",
)  # fmt: skip
(
    _CALLED_SO, _CALLED_ELSE, _COUNTRY_NAMED, _OTHERS_NAMED, _PROVINCE_NAMED, _DISTRICT_NAMED,
    _NEAR_HOME, _HOME_PROVINCE, _HOME_COUNTRY, _CONTAINED, _FAR_CAPITAL,
) = range(len(CONTEXT))  # fmt: skip
NEARNESS = (
    "near other places of the report", "very near another place", "province shared with others",
    "country shared with others",
)  # fmt: skip
NAMES = (*STATIC, *CONTEXT, *NEARNESS)
EARTH_KM = 6371.0
_CAPITAL = STATIC.index("a capital")
WIDE_KM, CLOSE_KM, HOME_KM = 300.0, 60.0, 80.0


@dataclass(frozen=True, slots=True)
class Home:
    """Where an outlet's readers live."""

    place: Candidate
    point: Floats | None  # a unit vector; None for an outlet of a whole country


@dataclass(slots=True)
class Asked:
    """One name of a report with what is said around it, anywhere in the report."""

    senses: Senses
    times: int
    cues: frozenset[Kind]  # kinds that the words next to it name
    within: frozenset[str]  # codes of areas written right behind it: "Paris, Texas"
    fixed: bool = False  # contained as written: what else the report says does not matter


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole report speaks for: countries and areas it names, how often."""

    countries: Mapping[str, float]
    areas: Mapping[str, float]
    home: Home | None = None


class Slate:
    """The candidates of all names of a report in one table, so that each step is taken once."""

    def __init__(self, names: Sequence[Asked]) -> None:
        self.names = names
        ends = [*accumulate(len(asked.senses.candidates) for asked in names)]
        self.bounds = [*zip([0, *ends[:-1]], ends, strict=True)] if ends else []  # of each name
        self.size = ends[-1] if ends else 0
        empty = np.zeros((0, 3))
        self.points: Floats = np.concatenate([empty, *(a.senses.points for a in names)])

    def evidence(self, setting: Setting) -> Floats:
        """Return the evidence of everything but the other places' points, one row a candidate."""
        rows = np.zeros((self.size, len(STATIC) + len(CONTEXT)))
        if not self.size:
            return rows
        rows[:, : len(STATIC)] = np.concatenate([asked.senses.static for asked in self.names])
        context = rows[:, len(STATIC) :]
        for asked, (begin, end) in zip(self.names, self.bounds, strict=True):
            _add_words(context[begin:end], asked)
            if not asked.fixed:
                _add_named(context[begin:end], asked.senses, setting)
        if setting.home:
            self._add_home(rows, setting.home)
        return rows

    def _add_home(self, rows: Floats, home: Home) -> None:
        """Add how far each candidate is from the outlet's readers."""
        context = rows[:, len(STATIC) :]
        said = home.place.place.country
        here = [
            not asked.fixed and country == said
            for asked in self.names
            for country in asked.senses.countries
        ]
        context[:, _HOME_COUNTRY] = here
        if home.point is None:
            return
        code = home.place.admin1_code
        context[:, _HOME_PROVINCE] = [
            bool(code) and not asked.fixed and candidate.admin1_code == code
            for asked in self.names
            for candidate in asked.senses.candidates
        ]
        free = np.repeat([not a.fixed for a in self.names], [b - a for a, b in self.bounds])
        context[:, _NEAR_HOME] = np.exp(-_km(self.points @ home.point) / HOME_KM) * free
        context[:, _FAR_CAPITAL] = (context[:, _HOME_COUNTRY] == 0) * rows[:, _CAPITAL] * free

    def beliefs(self, scores: Floats) -> list[Belief]:
        """Return what each name most likely means, given its candidates' scores."""
        shares = self.shares(scores).tolist()
        found = []
        for asked, (begin, end) in zip(self.names, self.bounds, strict=True):
            own = shares[begin:end]
            best = own.index(max(own)) if own else -1
            found.append(Belief(asked.senses, best, own[best] if own else 0.0))
        return found

    def shares(self, scores: Floats) -> Floats:
        """Return every candidate's probability: its part of its name's exponentials."""
        sizes = [end - begin for begin, end in self.bounds if end > begin]
        begins = [begin for begin, end in self.bounds if end > begin]
        if not begins:
            return scores
        powers = np.exp(scores - np.repeat(np.maximum.reduceat(scores, begins), sizes))
        shares: Floats = powers / np.repeat(np.add.reduceat(powers, begins), sizes)
        return shares

    def nearness(self, beliefs: Sequence[Belief]) -> Floats:
        """Return the evidence of the other names' places, believed as far as ``beliefs`` goes."""
        rows = np.zeros((self.size, len(NEARNESS)))
        spots = [number for number, belief in enumerate(beliefs) if belief.is_spot]
        if not spots:
            return rows
        points = np.array([beliefs[n].senses.points[beliefs[n].best] for n in spots])
        weights = [beliefs[n].weight for n in spots]
        km = _km(self.points @ points.T)
        near, very_near = np.exp(-km / WIDE_KM) * weights, np.exp(-km / CLOSE_KM) * weights
        areas, countries = _shared(beliefs)
        column_of = {number: column for column, number in enumerate(spots)}
        said = sum(weights)
        for number, (asked, (begin, end)) in enumerate(zip(self.names, self.bounds, strict=True)):
            own = column_of.get(number)
            if asked.fixed or begin == end or len(spots) == (own is not None):
                continue
            total = said
            if own is not None:  # a name is no evidence for itself
                near[begin:end, own] = very_near[begin:end, own] = 0.0
                total -= weights[own]
            rows[begin:end, 2] = _parts(areas, asked.senses.provinces, number, total)
            rows[begin:end, 3] = _parts(countries, asked.senses.countries, number, total)
            rows[begin:end, :2] = 1.0
        rows[:, 0] *= np.log1p(near.sum(axis=1))
        rows[:, 1] *= very_near.max(axis=1)
        return rows


class Belief(NamedTuple):
    """What one name most likely means, and how sure that is."""

    senses: Senses
    best: int  # -1 where it can mean nothing
    weight: float

    @property
    def is_spot(self) -> bool:
        """Tell whether it says what is near: a country's middle is near nothing."""
        return self.best >= 0 and bool(
            self.senses.provinces[self.best] or not self.senses.own[self.best]
        )


def _add_words(rows: Floats, asked: Asked) -> None:
    """Add what the words beside a name say: what it is, and what it lies in."""
    kinds = asked.cues | asked.senses.cue
    if kinds:
        so = [candidate.place.kind in kinds for candidate in asked.senses.candidates]
        rows[:, _CALLED_SO] = so
        rows[:, _CALLED_ELSE] = [not one for one in so]
    if asked.within:
        rows[:, _CONTAINED] = [not asked.within.isdisjoint(areas) for areas in asked.senses.areas]


def _add_named(rows: Floats, senses: Senses, setting: Setting) -> None:
    """Add which countries and areas the report names; what the name itself can mean is no proof."""
    own = frozenset(senses.own)
    said = {code: times for code, times in setting.countries.items() if code not in own}
    if said:
        total = sum(said.values())
        rows[:, _COUNTRY_NAMED] = [said.get(c, 0.0) / total for c in senses.countries]
        rows[:, _OTHERS_NAMED] = [bool(c) and c not in said for c in senses.countries]
    areas = {c: min(1.0, n) for c, n in setting.areas.items() if c not in own}
    if areas:
        rows[:, _PROVINCE_NAMED] = [areas.get(code, 0.0) for code in senses.provinces]
        rows[:, _DISTRICT_NAMED] = [areas.get(c.admin2_code, 0.0) for c in senses.candidates]


def _shared(beliefs: Sequence[Belief]) -> tuple[_Holders, _Holders]:
    """Return for every province, and every country, the names that most likely lie there."""
    areas: _Holders = {}
    countries: _Holders = {}
    for number, (senses, best, weight) in enumerate(beliefs):
        if best < 0:
            continue
        countries.setdefault(senses.countries[best], []).append((number, weight))
        if senses.provinces[best]:
            areas.setdefault(senses.provinces[best], []).append((number, weight))
    return areas, countries


def _parts(held: _Holders, codes: Sequence[str], number: int, total: float) -> list[float]:
    """Return how much of the other names lies in the area of each candidate."""
    parts = {
        code: sum(weight for other, weight in held[code] if other != number) / total
        for code in held.keys() & codes
    }
    return [parts.get(code, 0.0) for code in codes]


def _km(cosines: Floats) -> Floats:
    """Return great-circle distances of unit vectors from their products."""
    return EARTH_KM * np.arccos(np.minimum(np.maximum(cosines, -1.0), 1.0))
