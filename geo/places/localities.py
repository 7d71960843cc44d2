"""Parts of towns and small localities: they lie in or near the town that is named beside them.

"In Celaya, Guanajuato, ... in Camargo community", "Gota area of Ahmedabad", "Colonia Mision del
Sol": such names have namesakes all over the world. A candidate counts only near the town; where
there is none, the name stands for the town, and says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import Kind
from geo.naming import UNKNOWN
from geo.places.namedparts import led_by_part
from geo.places.names import fold
from geo.places.resolve import Decision
from geo.places.rows import How, distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Place
    from geo.places.senses import Senses

    Span = tuple[int, int]

# Behind a name: it is a part of a town.
_PARTS = frozenset({
    "neighborhood", "neighbourhood", "neighborhoods", "neighbourhoods", "suburb", "suburbs",
    "quarter", "ward", "barrio", "bairro", "mohalla", "mahalla", "sector", "square",
    "street", "plaza", "bazaar", "market", "roundabout", "intersection", "chowk",
    "crossroads", "vereda", "slum", "favela", "colony", "borough", "barangay",
})  # fmt: skip
# Behind a name: it is a part of a town, or lies near one.
_LOOSE = frozenset({
    "area", "areas", "community", "locality", "village", "hamlet", "settlement",
    "sub-district", "subdistrict", "subdivision", "block", "checkpoint", "junction",
    "ghetto",
})  # fmt: skip
# Behind a name: a building of the town that is written next, whatever it is called after.
_BUILDINGS = frozenset({
    "hotel", "mosque", "church", "cathedral", "temple", "shrine", "school", "hospital", "clinic",
    "mall", "stadium", "cemetery", "restaurant", "cafe", "prison", "monastery", "bakery",
})  # fmt: skip
_IN = re.compile(r"\b(?:[iI]n|[aA]t|[nN]ear|[oO]utside)\s(?:the\s(?:\w+\s){1,3}of\s)?$")
_WRITTEN_WITH = re.compile(r",\s(?=[A-Z])|\s\(")
_WORD = re.compile(r"[^\W_][\w'’-]*|[^\w\s]")
_LINK_WORDS = frozenset({
    "of", "in", "at", "under", "near", "the", "city", "town", "district", "subdivision",
    "municipality", "commune", "arrondissement", "township", "canton", "parish", "coded", "as",
    "to", "within", "outside", "inside", ",", "(", "[", "/",
})  # fmt: skip
# Before a name: "the vereda El Carmen", "the neighbourhood of Santa Rita".
_WORD_BEFORE = re.compile(r"\b([a-z-]{4,14})\s(?:of\s)?$")
# "Mogadishu - Wadajir (Wadajir, Banadir)": a town and a part of it.
_PART_BEHIND = re.compile(r"(?:\s[A-Z][\w'’-]+){0,2}(?:\s\(|\s(?:district|quarter|borough)\b)")
_NEXT_WORD = re.compile(r"\s([A-Za-z-]{3,14})\b")
_OF = re.compile(r"\s(?:neighbou?rhoods?|suburbs?|quarter|ward|area|slum|community)\sof\s")
_DASHES = frozenset({"-", " - ", " – ", "–"})
_LONGEST_LINK, _LOOK_BACK, _LOOK_AHEAD = 70, 260, 70  # characters
_NEAR_KM = 40.0
_BEYOND_KM = 25.0  # the town's own reach
_SAME_PROVINCE_KM = 100.0
_SMALL_TOWN = 20_000  # people; an area or community of a larger one is its own
_TOWNS = frozenset({Kind.POPULATED, Kind.ADMIN3, Kind.ADMIN2})
_SPOTS = frozenset({Kind.POPULATED, Kind.SITE, Kind.ADMIN3})


def is_part(text: str, span: Span) -> bool:
    """Tell whether a name is called a part of a town: "Bat Galim Square", "Gota quarter"."""
    start, end = span
    last = text[start:end].rpartition(" ")[2].lower()
    return (
        last in _PARTS
        or _next(text, end) in _PARTS
        or _word_before(text, start) in _PARTS
        or led_by_part(text[start:end])
    )


def beside_their_towns(
    text: str, spans: Sequence[Span], chosen: Sequence[Decision], senses: Sequence[Senses]
) -> list[Decision]:
    """Return the decisions, those on parts of towns and small localities near the town named."""
    settled = list(chosen)
    moved: dict[str, Decision] = {}
    for i, span in enumerate(spans):
        part = is_part(text, span)
        near_words = {_next(text, span[1]), _word_before(text, span[0])}
        joined = _joined(text, spans, settled, i)
        building = not _BUILDINGS.isdisjoint(near_words)
        if not (part or joined or building) and _LOOSE.isdisjoint(near_words):
            continue
        behind = i - 1 if joined else _behind(text, spans, settled, i)
        if building and behind < 0:
            continue
        town = settled[behind] if behind >= 0 else _before(text, spans, settled, i, part=part)
        if town is None or town.place is None:
            continue
        if behind > i and _owns(text[span[1] : spans[behind][0]], settled[i].place, town.place):
            continue
        near = _near(settled[i], town.place, senses[i], part=part, behind=behind >= 0)
        if near is not settled[i]:
            settled[i] = moved[text[slice(*span)]] = near
    if not moved:
        return settled
    return [
        moved.get(text[a:b], one) if one is before else one
        for (a, b), one, before in zip(spans, settled, chosen, strict=True)
    ]


def _next(text: str, end: int) -> str:
    """Return the word behind a name."""
    word = _NEXT_WORD.match(text, end)
    return word.group(1).lower() if word else ""


def _word_before(text: str, start: int) -> str:
    """Return the word in small letters before a name, over an "of"."""
    word = _WORD_BEFORE.search(text, max(start - 20, 0), start)
    return word.group(1) if word else ""


def _joined(text: str, spans: Sequence[Span], chosen: Sequence[Decision], i: int) -> bool:
    """Tell whether a name is a part of the town before its dash: "Mogadishu-Wadajir district"."""
    town = chosen[i - 1].place if i else None
    if town is None or town.kind is not Kind.POPULATED:
        return False
    link = text[spans[i - 1][1] : spans[i][0]]
    return link in _DASHES and _PART_BEHIND.match(text, spans[i][1]) is not None


def _behind(text: str, spans: Sequence[Span], chosen: Sequence[Decision], i: int) -> int:
    """Return the number of the town behind "X area of", "X village, unknown district," or -1."""
    if i + 1 == len(spans) or not 0 < spans[i + 1][0] - spans[i][1] <= _LONGEST_LINK:
        return -1
    words = _WORD.findall(text[spans[i][1] : spans[i + 1][0]])
    known = _PARTS | _LOOSE | _BUILDINGS | _LINK_WORDS
    linked = all(word[0].isupper() or word.lower() in known for word in words)
    if not linked or {",", "(", "[", "of", "in", "near"}.isdisjoint(words):
        return -1
    listed = i + 2 < len(spans) and text[spans[i + 1][1] : spans[i + 2][0]] == ", "
    behind = (i + 1, i + 2) if listed and "(" in words else (i + 1,)  # "(province, town)"
    return next((j for j in behind if (p := chosen[j].place) and p.kind in _TOWNS), -1)


def _before(
    text: str, spans: Sequence[Span], chosen: Sequence[Decision], i: int, *, part: bool
) -> Decision | None:
    """Return the town that an earlier "in TOWN, PROVINCE" of the same paragraph names."""
    for j in range(i - 1, -1, -1):
        a, b = spans[j]
        if spans[i][0] - b > _LOOK_BACK or "\n" in text[b : spans[i][0]]:
            return None
        place = chosen[j].place
        if place is None or place.kind not in _TOWNS or chosen[j].rule.startswith(UNKNOWN):
            continue
        if not _IN.search(text, max(a - 40, 0), a):
            continue
        if part or _WRITTEN_WITH.match(text, b):
            return chosen[j]
    return None


def _near(decision: Decision, town: Place, senses: Senses, *, part: bool, behind: bool) -> Decision:
    """Return what a name means in or near a town; the town itself where it means nothing there."""
    place = decision.place
    reach = max(_NEAR_KM, town.radius_km + _BEYOND_KM)
    if place is not None:
        away = distance_km(place.lat, place.lon, town.lat, town.lon)
        if away <= reach or (not part and _stays(place, town, away, senses)):
            return decision
    elif not (part or behind):
        return decision
    rivals = [
        c.place
        for c in senses.candidates
        if c.how is not How.SOUND
        and c.place.kind in _SPOTS
        and not senses.part
        and distance_km(c.place.lat, c.place.lon, town.lat, town.lon) <= reach
    ]
    if rivals:
        best = max(rivals, key=lambda one: one.population)
        return decision._replace(place=best, rule=f"in or near {town.name}, as written")
    rule = f"{UNKNOWN}; placed in {town.name}, as written"
    return Decision(town, rule, rivals=decision.rivals)


def _owns(link: str, place: Place | None, town: Place) -> bool:
    """Tell whether it is the name that has parts: "the Cincinnati suburb of West Chester"."""
    larger = place is not None and place.population > town.population
    return larger and _OF.fullmatch(link) is not None


def _stays(place: Place, town: Place, away: float, senses: Senses) -> bool:
    """Tell whether a locality that is known elsewhere may well be meant there."""
    if place.country != town.country:
        return False
    if place.kind not in _SPOTS or place.population >= _SMALL_TOWN:
        return fold(place.name) == fold(senses.name) or place.kind not in _SPOTS
    return place.admin1 == town.admin1 and away <= _SAME_PROVINCE_KM
