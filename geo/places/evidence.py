"""What a report says for and against each thing a name can mean.

The names are the reasons a reader is shown. Sources of the ideas: population, containment,
proximity and siblings from Lieberman and Samet (2012); countries and provinces of the text from
Kamalloo and Rafiei (2018); sure places first from Zhang and Bethard (2023).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.places.senses import STATIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from geo.model import Kind
    from geo.places.gazetteer import Candidate
    from geo.places.senses import Senses

    Floats = NDArray[np.float64]

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


def context_of(asked: Asked, setting: Setting) -> Floats:
    """Return the evidence of everything but the other places' points, one row a candidate."""
    senses = asked.senses
    rows = np.zeros((len(senses.candidates), len(CONTEXT)))
    kinds = asked.cues | senses.cue
    for row, candidate, areas in zip(rows, senses.candidates, senses.areas, strict=True):
        if kinds:
            row[_CALLED_SO if candidate.place.kind in kinds else _CALLED_ELSE] = 1
        if asked.within:
            row[_CONTAINED] = not asked.within.isdisjoint(areas)
    if not asked.fixed:
        _add_named(rows, senses, setting)
        if setting.home:
            _add_home(rows, senses, setting.home)
    return rows


def _add_named(rows: Floats, senses: Senses, setting: Setting) -> None:
    """Add which countries and areas the report names; what the name itself can mean is no proof."""
    own = frozenset(senses.own)
    total = sum(times for code, times in setting.countries.items() if code not in own)
    for row, candidate, areas in zip(rows, senses.candidates, senses.areas, strict=True):
        country = candidate.place.country
        if total and country:
            said = setting.countries.get(country, 0.0) if country not in own else 0.0
            row[_COUNTRY_NAMED], row[_OTHERS_NAMED] = said / total, said == 0
        codes = (candidate.admin1_code, candidate.admin2_code)
        for column, code in zip((_PROVINCE_NAMED, _DISTRICT_NAMED), codes, strict=True):
            if code in areas and code not in own:
                row[column] = min(1.0, setting.areas.get(code, 0.0))


def _add_home(rows: Floats, senses: Senses, home: Home) -> None:
    """Add how far each candidate is from the outlet's readers."""
    rows[:, _HOME_COUNTRY] = [country == home.place.place.country for country in senses.countries]
    if home.point is None:
        return
    code = home.place.admin1_code
    rows[:, _HOME_PROVINCE] = [bool(code) and c.admin1_code == code for c in senses.candidates]
    rows[:, _NEAR_HOME] = np.exp(-_km(senses.points @ home.point) / HOME_KM)
    rows[:, _FAR_CAPITAL] = (rows[:, _HOME_COUNTRY] == 0) * senses.static[:, _CAPITAL]


def nearness_of(number: int, names: Sequence[Asked], beliefs: Sequence[Floats]) -> Floats:
    """Return the evidence of the other names' places, believed as much as ``beliefs`` says."""
    senses = names[number].senses
    rows = np.zeros((len(senses.candidates), len(NEARNESS)))
    if names[number].fixed:
        return rows
    points, weights, areas, countries = _others(number, names, beliefs)
    if not len(weights):
        return rows
    km = _km(senses.points @ points.T)
    rows[:, 0] = np.log1p(np.exp(-km / WIDE_KM) @ weights)
    rows[:, 1] = (np.exp(-km / CLOSE_KM) * weights).max(axis=1)
    total = weights.sum()
    for row, candidate, country in zip(rows, senses.candidates, senses.countries, strict=True):
        row[2] = areas.get(candidate.admin1_code, 0.0) / total if candidate.admin1_code else 0.0
        row[3] = countries.get(country, 0.0) / total
    return rows


def _others(
    number: int, names: Sequence[Asked], beliefs: Sequence[Floats]
) -> tuple[Floats, Floats, dict[str, float], dict[str, float]]:
    """Return the points that the other names most likely mean, weighted, and their areas."""
    points, weights = [], []
    areas: dict[str, float] = {}
    countries: dict[str, float] = {}
    for other, (asked, belief) in enumerate(zip(names, beliefs, strict=True)):
        if other == number or not len(belief):
            continue
        best = int(belief.argmax())
        weight = float(belief[best])
        candidate = asked.senses.candidates[best]
        country, code = candidate.place.country, candidate.admin1_code
        countries[country] = countries.get(country, 0.0) + weight
        if code:
            areas[code] = areas.get(code, 0.0) + weight
        if asked.senses.own[best] and not code:  # a country's middle is near nothing
            continue
        points.append(asked.senses.points[best])
        weights.append(weight)
    return np.array(points).reshape(-1, 3), np.array(weights), areas, countries


def _km(cosines: Floats) -> Floats:
    """Return great-circle distances of unit vectors from their products."""
    return EARTH_KM * np.arccos(np.clip(cosines, -1.0, 1.0))
