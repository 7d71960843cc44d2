"""What coders' notes and news write plainly: a town or its province, and names with their areas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import Kind
from geo.places.rows import How, distance_km
from geo.places.sorts import ABBREVIATION, ADMIN1, COUNTRY, DEMONYM

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.places.matches import Match
    from geo.places.resolve import Decision
    from geo.places.senses import Senses
    from geo.places.surroundings import Around

    Span = tuple[int, int]

_AREAS = frozenset((Kind.ADMIN1, Kind.ADMIN2))
_NEAR_KM = 150.0  # farther from a wide province's middle, the province may well be meant
_FAR_KM = 400.0  # from the middle of a wide province to the town that it is called after
_LEAST = 5_000  # people; a hamlet does not share its province's name by itself
_SHARE = 0.05  # of a province's people; a smaller town of its name is not its seat
# What stands before a town where something happens: "in Herat", "seized Kunduz".
_HERE = re.compile(
    r"\b(?:in|at|near|through|outside|around|from|inside|entered|seized|captured|retook|"
    r"recaptured|shelled|bombed|attacked|stormed|overran|raided|struck|hit|of the city of|"
    r"downtown|coded to|(?:streets|outskirts|suburbs?|cent(?:er|re)|heart|residents|inhabitants|"
    r"square|street|neighbou?rhood|quarter|ward|market|roundabout) of)\s+$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\b(?:near|outside) (?:[\w'’-]+,? ){0,2}[\w'’-]+(?:, |,? and )$")
_LOOK_BACK = 40  # characters
_AREA_WORD = re.compile(
    r"[\s-]+(?:province|state|region|governorate|department|district|county|oblast|prefecture|"
    r"territory|township|division|raion|wilaya|canton|provincial|regency)\b",
    re.IGNORECASE,
)
_STATES = frozenset((ABBREVIATION, ADMIN1, COUNTRY))
# "(", ", " and perhaps one more name that nobody knows: "Tal Afar, Ninewa, Iraq".
_IN_AREA = re.compile(r"\sin\s(?:the\s)?(?:(?:north|south|east|west|central)\w{0,8}\s)?")
_NEXT_AREA = re.compile(r"\s*(?:\(|,\s)\s*(?:[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?,\s)?")


def town_instead(
    text: str, span: Span, decision: Decision, senses: Senses, said: Around
) -> Decision:
    """Return the town of a province's or district's name where the text speaks of a town.

    "In Herat, Afghanistan" is the city; "Herat province" and "Guzara, Herat" are the province. A
    district's bare name is that of its town, unless something says district.
    """
    area = decision.place
    if area is not None and area.kind is Kind.POPULATED and said.cues >= _AREAS:
        return _area_instead(decision, senses)
    if area is None or area.kind not in _AREAS:
        return decision
    twice = text.startswith(f" ({text[span[0] : span[1]]}", span[1])  # "Lindi (Lindi)"
    if _AREA_WORD.match(text, span[1]) or (not twice and (said.cues & _AREAS or senses.cue)):
        return decision
    before = max(span[0] - _LOOK_BACK, 0)
    if area.kind is Kind.ADMIN1 and not (
        twice or _HERE.search(text, before, span[0]) or _LISTED.search(text, before, span[0])
    ):
        return decision
    heard = next((c.how for c in senses.candidates if c.place.id == area.id), How.MAIN)
    towns = [
        c.place
        for c in senses.candidates
        if c.place.kind is Kind.POPULATED
        and (c.how in {How.MAIN, How.ALTERNATE} or c.how is heard is How.SOUND)
        and c.place.country == area.country
        and (twice or c.place.population >= max(_LEAST, _SHARE * area.population))
        and area.name in (c.place.admin1, c.place.admin2, c.place.name)
        and distance_km(c.place.lat, c.place.lon, area.lat, area.lon) <= _NEAR_KM * (1 + twice)
    ]
    if not towns:
        return decision
    town = max(towns, key=lambda place: place.population)
    return decision._replace(place=town, rule="the town, since nothing says province")


def _area_instead(decision: Decision, senses: Senses) -> Decision:
    """Return the province or district of a town's name where the text says that it is one.

    "Sumy region" is the oblast, whatever the gazetteer calls it; a word that may also be said of a
    town, as "district", decides nothing.
    """
    town = decision.place
    areas = [
        c.place
        for c in senses.candidates
        if town
        and c.place.kind in _AREAS
        and c.how in {How.MAIN, How.ALTERNATE, How.SHORT}
        and c.place.country == town.country
        and distance_km(c.place.lat, c.place.lon, town.lat, town.lon) <= _FAR_KM
    ]
    if not areas:
        return decision
    area = min(areas, key=lambda place: (place.kind is not Kind.ADMIN1, -place.population))
    return decision._replace(place=area, rule="the area, since the text says so")


def written_with_area(
    text: str,
    found: Sequence[Span],
    matches: Sequence[Match],
    sense: Callable[[str], Senses],
) -> list[Span]:
    """Return the names that stand right before an area they lie in, as in "Nikopol (Ukraine)"."""
    begins = dict(found)
    added: list[Span] = []
    likely = [m for m in matches if m.sort != DEMONYM and _may_be_followed(text, m)]
    for match in sorted(likely, key=lambda m: -m.start):
        span = (match.start, match.end)
        link = _NEXT_AREA.match(text, match.end) or _IN_AREA.match(text, match.end)
        if link is None:
            continue
        area = begins.get(link.end())
        if area is None or any(a < span[1] and span[0] < b for a, b in begins.items()):
            continue
        if _lies_in(sense(text[span[0] : span[1]]), sense(text[link.end() : area])):
            begins[span[0]] = span[1]
            added.append(span)
    return sorted(added)


def _may_be_followed(text: str, match: Match) -> bool:
    """Tell whether a name is written as one and no word follows: quicker than the pattern."""
    if not text[match.start].isupper():
        return False
    if text.startswith(" in ", match.end):
        return text.endswith((" in ", " near ", " at ", " of "), 0, match.start)
    return not text[match.end : match.end + 2].lstrip().isalpha()


def states_behind(
    text: str,
    found: Sequence[Span],
    matches: Sequence[Match],
    sense: Callable[[str], Senses],
) -> list[Span]:
    """Return the abbreviated states right behind a town that lies in them: "Washington, D.C."."""
    short = [
        m
        for m in matches
        if m.sort in _STATES
        and text.startswith(", ", m.start - 2)
        and (m.sort == ABBREVIATION or "." in text[m.start : m.end])
    ]
    if not short:
        return []
    ends = {end: start for start, end in found}
    begins = {start for start, _ in found}
    return [
        (m.start, m.end)
        for m in short
        if m.start not in begins
        and (town := ends.get(m.start - 2)) is not None
        and _lies_in(sense(text[town : m.start - 2]), sense(text[m.start : m.end]))
    ]


def _lies_in(name: Senses, area: Senses) -> bool:
    """Tell whether something of a name lies in something of an area's name."""
    codes = {code for code in area.own[:4] if code}
    return any(
        candidate.how is not How.SOUND and not codes.isdisjoint(within)
        for candidate, within in zip(name.candidates, name.areas, strict=True)
    )
