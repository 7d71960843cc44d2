"""Names that a sentence frames: "In Iraq, al-Qaim and X were hit; in Syria, places near Y".

What such a sentence tells of lies in that country, and "X, about five kilometres from Y" lies
there: a namesake elsewhere is not meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Kind
from geo.places.resolve import Decision
from geo.places.rows import distance_km

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.model import Place, Sentence
    from geo.places.gazetteer import Candidate
    from geo.places.senses import Senses

    Span = tuple[int, int]

_OPENS = re.compile(r"(?:^|;\s(?:and\s)?)[\"“]?in\s$", re.IGNORECASE)
_LOOK_BACK = 8  # characters before a country that may open a frame: "; and in "
_KM_A_MILE = 1.61
_FEW = 5.0
_NUMBERS = {
    "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0,
    "eight": 8.0, "nine": 9.0, "ten": 10.0, "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0,
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "a few": _FEW, "several": _FEW,
}  # fmt: skip
_AWAY = re.compile(
    r",?\s(?:(?:some|about|around|roughly|nearly|almost|approximately|just|only)\s)?"
    rf"(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})[\s-]?"
    r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?)(?:\s\([^()]{2,24}\))?\s"
    r"(?:(?:to\s)?(?:the\s)?(?:north|south|east|west)[\w-]{0,12}\s|away\s)?(?:of|from)\s"
    r"(?:the\s(?:\w+\s)?(?:town|city|village|capital)(?:\sof)?,?\s)?",
    re.IGNORECASE,
)
_SLACK_KM = 30.0  # of a distance as it is told
_LONGEST = 90  # characters between two names of which one is told by its way from the other


class Frame(NamedTuple):
    """What a name is framed by: a country's code, or the number of a name so far away."""

    country: str = ""
    beside: int = -1
    km: float = 0.0


def frames(
    text: str, spans: Sequence[Span], chosen: Sequence[Decision], sentences: Sequence[Sentence]
) -> dict[int, Frame]:
    """Return the frames of the names that have one, by their numbers."""
    found: dict[int, Frame] = {}
    for i, (span, following) in enumerate(pairwise(spans)):
        if 0 < following[0] - span[1] < _LONGEST and (
            away := _AWAY.fullmatch(text, span[1], following[0])
        ):
            found[i] = Frame(beside=i + 1, km=_km(away))
    for i, span in enumerate(spans):
        place = chosen[i].place
        if place and place.kind is Kind.COUNTRY and text.startswith(",", span[1]):
            sentence = next((s for s in sentences if s.start <= span[0] < s.end), None)
            before = max(sentence.start, span[0] - _LOOK_BACK) if sentence else span[0]
            if sentence and _OPENS.search(text[before : span[0]]):
                for k in _behind(text, spans, i, sentence.end):
                    found.setdefault(k, Frame(place.country))
    return found


def _behind(text: str, spans: Sequence[Span], first: int, end: int) -> range:
    """Return the numbers of the names behind the first, as far as its part of the sentence goes."""
    stop = text.find(";", spans[first][1], end)
    last = first + 1
    while last < len(spans) and spans[last][0] < (end if stop < 0 else stop):
        last += 1
    return range(first + 1, last)


def _km(away: re.Match[str]) -> float:
    said = away["count"].lower()
    count = float(said) if said.isdigit() else _NUMBERS[said]
    return count * (_KM_A_MILE if away["unit"].startswith("mile") else 1.0)


def reframed(
    chosen: Sequence[Decision],
    framed: dict[int, Frame],
    senses: Sequence[Senses],
    alike: Callable[[str, str], Candidate | None],
) -> list[Decision]:
    """Return what the names of a report mean, those that are framed within their frames."""
    found = list(chosen)
    for i in sorted(framed, reverse=True):
        frame = framed[i]
        beside = found[frame.beside].place if frame.beside >= 0 else None
        found[i] = as_framed(found[i], frame, senses[i], beside, alike)
    return found


def as_framed(
    decision: Decision,
    frame: Frame,
    senses: Senses,
    beside: Place | None,
    alike: Callable[[str, str], Candidate | None],
) -> Decision:
    """Return what a framed name means: nothing outside of its frame.

    ``alike`` gives the only place of a country whose name nearly is a name.
    """
    if frame.country:
        return _of_country(decision, frame.country, senses, alike)
    place = decision.place
    reach = 1.5 * frame.km + _SLACK_KM
    if beside is None or (place and _far(place, beside) <= reach + beside.radius_km):
        return decision
    near = [c.place for c in senses.candidates if _far(c.place, beside) <= reach]
    if near:
        rule = f"told as {frame.km:.0f} km from {beside.name}"
        return decision._replace(place=min(near, key=lambda p: _far(p, beside)), rule=rule)
    around = replace(beside, radius_km=max(beside.radius_km, frame.km))
    return Decision(around, f"not in the gazetteer; told as {frame.km:.0f} km from {beside.name}")


def _of_country(
    decision: Decision,
    code: str,
    senses: Senses,
    alike: Callable[[str, str], Candidate | None],
) -> Decision:
    place = decision.place
    if place is None or place.country in {"", code} or place.kind is Kind.COUNTRY:
        return decision
    own = next((c.place for c in senses.candidates if c.place.country == code), None)
    if own is not None:
        return decision._replace(place=own, rule="in the country that the sentence opens with")
    near = alike(senses.name, code)
    if near is not None:
        return Decision(near.place, f"short for {near.place.name!r}, in the country told of")
    return Decision(None, "not in the gazetteer for the country told of", rivals=decision.rivals)


def _far(one: Place, other: Place) -> float:
    return distance_km(one.lat, one.lon, other.lat, other.lon)
