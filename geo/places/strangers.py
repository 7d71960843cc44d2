"""Small places of far countries in a sentence that says where it is: "between X and Dori (Sahel)".

Nobody names a village abroad without a word of where it is. Beside a town that is written with
its area, a name of which only such a village is known means another place, near that town.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from geo.model import Kind
from geo.naming import UNKNOWN
from geo.places.resolve import Decision
from geo.places.rows import How, distance_km

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.model import Place
    from geo.places.senses import Senses
    from geo.places.settle import Names

AS_WRITTEN = "contained as written"
_AREAS_BEHIND = re.compile(r" \([A-Z][^()\n,]{2,40}, [A-Z][^()\n]{2,60}\)")
_SPOTS = frozenset({Kind.POPULATED, Kind.SITE, Kind.ADMIN3, Kind.ADMIN2})
_WELL_KNOWN = 100_000  # people; such a town may be named anywhere
_ACROSS_KM = 150.0  # a place of the neighbouring country may be meant


def without_strangers(names: Names, chosen: Sequence[Decision]) -> list[Decision]:
    """Return the decisions, those on villages abroad beside a town as it is written none."""
    begins = [sentence.start for sentence in names.document.sentences]
    anchors: dict[int, list[Place]] = {}
    numbers = [bisect_right(begins, start) for start, _ in names.spans]
    text = names.document.text
    for number, decision, (_, end) in zip(numbers, chosen, names.spans, strict=True):
        place = decision.place
        if place is None or place.kind not in _SPOTS:
            continue
        if decision.rule == AS_WRITTEN or _AREAS_BEHIND.match(text, end):
            anchors.setdefault(number, []).append(place)
    if not anchors:
        return list(chosen)
    return [
        _or_near(decision, anchors[number], sense)
        if number in anchors
        and not one.within
        and _is_stranger(decision.place, anchors[number], names.countries)
        else decision
        for number, decision, sense, one in zip(
            numbers, chosen, names.senses, names.said, strict=True
        )
    ]


def _is_stranger(place: Place | None, anchors: Sequence[Place], countries: Collection[str]) -> bool:
    """Tell whether a place is small, abroad, far from the towns told, in a country not named."""
    return (
        place is not None
        and place.kind in _SPOTS
        and place.population < _WELL_KNOWN
        and bool(place.country)
        and place.country not in countries
        and all(
            place.country != town.country and _far(place, town) > _ACROSS_KM for town in anchors
        )
    )


def _or_near(decision: Decision, anchors: Sequence[Place], senses: Senses) -> Decision:
    """Return what the name means near the towns told, or that it is not known there."""
    town = anchors[0]
    near = [
        c.place
        for c in senses.candidates
        if c.how is not How.SOUND
        and not senses.part
        and c.place.country == town.country
        and _far(c.place, town) <= _ACROSS_KM
    ]
    if near:
        best = min(near, key=lambda place: _far(place, town))
        return decision._replace(place=best, rule=f"near {town.name}, as the sentence tells")
    return Decision(None, f"{UNKNOWN} near {town.name}", rivals=decision.rivals)


def _far(one: Place, other: Place) -> float:
    return distance_km(one.lat, one.lon, other.lat, other.lon)
