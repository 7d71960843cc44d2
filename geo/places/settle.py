"""What the names of a report mean once each is read where it stands: beside areas, in frames.

The decisions of ``geo.places.resolve`` weigh the whole report; here what is written right around
a name has the last word, one rule after the other, and each rule signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.model import Kind
from geo.naming import UNKNOWN
from geo.places.framed import frames, reframed
from geo.places.localities import beside_their_towns, is_part
from geo.places.names import fold
from geo.places.questions import area_as_written, city_of, wider
from geo.places.resolve import NOT_KNOWN, Decision
from geo.places.rows import distance_km
from geo.places.strangers import without_strangers
from geo.places.surroundings import DESCRIBED, PART_OF_TOWN
from geo.places.towns import town_instead

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from geo.model import Document
    from geo.places.gazetteer import Candidate
    from geo.places.senses import Senses
    from geo.places.surroundings import Around

    Span = tuple[int, int]

_SMALLER = frozenset({Kind.POPULATED, Kind.ADMIN2, Kind.ADMIN3})
# Half of the world's countries have a province of such a name.
_COMMON = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "centre", "center", "nord", "sud", "est", "ouest", "littoral", "norte", "sur", "oriental",
})  # fmt: skip
_KNOWN = 15_000  # people; the name of a smaller place needs its area beside it
_REPEATED_KM = 25.0  # beyond an area's reach, a name that was said to lie in it is another's


class Names(NamedTuple):
    """The names of a report in rows: where each stands, what it can mean, what is beside it."""

    document: Document
    spans: Sequence[Span]
    senses: Sequence[Senses]
    said: Sequence[Around]
    countries: Collection[str]  # that the report names, and its readers' own


def settled(
    names: Names, chosen: Sequence[Decision], alike: Callable[[str, str], Candidate | None]
) -> list[Decision]:
    """Return what the names mean; ``alike`` finds a place of a country by nearly its name."""
    document, spans, senses = names.document, names.spans, names.senses
    found = _repeated(names, _as_written(names, chosen), chosen)
    if framed := frames(document.text, spans, found, document.sentences):
        found = reframed(found, framed, senses, alike)
    found = beside_their_towns(document.text, spans, found, senses)
    return without_strangers(names, found)


def _as_written(names: Names, chosen: Sequence[Decision]) -> list[Decision]:
    """Return the decisions with towns for provinces, and unknown names in the area behind them."""
    text, spans, senses, said = names.document.text, names.spans, names.senses, names.said
    found = list(chosen)
    for i in range(len(said) - 1, -1, -1):  # an area behind a name may itself stand for another
        found[i] = town_instead(text, spans[i], found[i], senses[i], said[i])
        if said[i].beside < 0:
            continue
        link = text[spans[i][1] : spans[said[i].beside][0]]
        beside = _smaller(text, spans, found, said[i].beside) if "(" in link else said[i].beside
        area, behind = found[beside], senses[beside]
        part = is_part(text, spans[i]) or bool(PART_OF_TOWN.fullmatch(link))
        holds = part or "(" in link or DESCRIBED.fullmatch(link) is not None
        name = text[slice(*spans[i])]
        if _is_common(text, spans[beside], found[i], area):
            found[beside] = Decision(
                None, f"{UNKNOWN}; many countries have one", rivals=area.rivals
            )
            continue
        placed = area_as_written(found[i], area if part else wider(area, behind), name, holds=holds)
        if placed is not found[i] and (city := city_of(area, behind, said[beside].cues)):
            found[beside] = city
            placed = area_as_written(NOT_KNOWN, city, name, holds=True)
        found[i] = placed
    return found


def _is_common(text: str, span: Span, decision: Decision, area: Decision) -> bool:
    """Tell whether what is behind a town is a side of its country: "Tripoli (North)"."""
    place, side = decision.place, area.place
    if place is None or side is None or place.country == side.country:
        return False
    return fold(text[slice(*span)]) in _COMMON and place.population >= _KNOWN


def _smaller(text: str, spans: Sequence[Span], found: Sequence[Decision], first: int) -> int:
    """Return the number of the smaller of two areas in brackets: "(Donga, Copargo)" is Copargo."""
    outer, second = found[first].place, first + 1
    if second == len(spans) or outer is None or outer.kind is not Kind.ADMIN1:
        return first
    inner = found[second].place
    if (
        inner is None
        or inner.kind not in _SMALLER
        or text[spans[first][1] : spans[second][0]] != ", "
    ):
        return first
    return second if (inner.country, inner.admin1) == (outer.country, outer.admin1) else first


def _repeated(
    names: Names, found: Sequence[Decision], chosen: Sequence[Decision]
) -> list[Decision]:
    """Return the decisions, a bare name's as where an area is written behind it."""
    text = names.document.text
    moved = {
        text[slice(*span)]: now
        for span, now, was in zip(names.spans, found, chosen, strict=True)
        if now is not was and now.place and now.rule.startswith(UNKNOWN)
    }
    return [
        other
        if (other := moved.get(text[slice(*span)]))
        and one.beside < 0
        and not one.within
        and _is_far(decision, other)
        else decision
        for span, decision, one in zip(names.spans, found, names.said, strict=True)
    ]


def _is_far(decision: Decision, other: Decision) -> bool:
    """Tell whether a bare name was taken for a small place far from that area."""
    place, area = decision.place, other.place
    if place is None or area is None or place.population >= _KNOWN:
        return False
    away = distance_km(place.lat, place.lon, area.lat, area.lon)
    return away > area.radius_km + _REPEATED_KM
