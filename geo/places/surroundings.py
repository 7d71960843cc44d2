"""What the words right around a name say of it: what kind of place, and inside which area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Kind
from geo.places.rows import How
from geo.places.senses import CUES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.senses import Senses

_DIRECTION = r"(?:(?:far |the )?(?:north|south|east|west|central|mid)\w{0,8} )?"
_KIND = (
    r"(?:\s(?:city|town|village|district|area|township|commune|municipality|county|camp|kebele)"
    r"|\sd(?:e|el|o|a|os|as|u)\s(?:la\s|las\s|los\s)?\w{3,20})?"
)
_AREA_OF = (
    r"(?:(?:region|province|district|state|county|department|governorate|prefecture)\sof\s"
    r"(?:the\s)?)?"
)
# Between a place and the area it lies in: "Paris, Texas", "Mosul in northern Iraq", "Homs (Syria)".
_INSIDE = re.compile(
    rf"(?:\s*,\s*|,?\s+in\s+(?:the\s+)?{_DIRECTION}{_AREA_OF}|{_KIND}\s+\(|,\s+(?:an?|the)\s[\w\s-]{{1,40}}\s(?:in|of)\s+"
    rf"(?:the\s+)?{_DIRECTION}|\s+(?:district|province|governorate|area|region|city|town|village|camp)?"
    rf"\s?(?:of|in)\s+(?:the\s+)?{_DIRECTION})",
    re.IGNORECASE,
)
# "Gana, a village in the Maradun district": it is nowhere else, whatever other Ganas there are.
DESCRIBED = re.compile(
    rf"(?:\s*,\s+(?:an?|the)\s(?:[\w-]+\s){{0,3}}?|\s+)(?:village|town|hamlet|settlement|locality|"
    rf"community|commune|municipality|camp)\s(?:in|of)\s(?:the\s+)?{_DIRECTION}",
    re.IGNORECASE,
)
_IN_AREA_OF = re.compile(rf",?\s+in\s+the\s+{_DIRECTION}{_AREA_OF[:-1]}", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s*")
_AREA_LINK = re.compile(rf"\s*,\s*|{_KIND}\s\(")
# Between a name that nobody knows and what it lies in: "X in northern Y", "X, a village in Y".
_UNKNOWN_IN = re.compile(
    rf"\s*,\s*|{_KIND}\s\(|(?:(?:,\s(?:an?|the)(?:\s\w{{3,12}})?)?"
    r"\s(?:city|town|village|district|area|commune|municipality|camp|base|hamlet))?"
    rf",?\s(?:in|of)\s(?:the\s)?{_DIRECTION}",
    re.IGNORECASE,
)
# Between a part of a town and the town: "the Bondhere neighbourhood of Mogadishu".
PART_OF_TOWN = re.compile(
    r"\s(?:neighbou?rhood|suburb|quarter|ward|borough|barangay|favela|slum|sector|market)"
    r"\s(?:of|in)\s"
    # A coder's nearest known place: "X, coded to Y".
    r"|[^.;()]{0,40}?[\s\[(](?:geo-?)?coded\s(?:to|as|at)\s(?:the\s)?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*,?\s*(?:and|or|&|,)\s+")
# Between an area and the place in it: "Iraq's Anbar", "Iraq's western Anbar".
_HOLDS = re.compile(rf"['’]s\s+{_DIRECTION}(?:\w+\s+){{0,2}}?", re.IGNORECASE)
_APOSTROPHES = "'’"
_AFTER = re.compile(r"[\s-]{1,2}([A-Za-z]{3,14})\b")
_BEFORE = re.compile(r"\b([A-Za-z]{3,14})\s+of\s+(?:the\s+)?$")
_PEOPLE_BEFORE = re.compile(
    r"([^\W\d_]+(?:\s[^\W\d_]+)?)\s+(?:\w+\s+){0,2}(\w+)\s+of\s+(?:the\s+)?$"
)
_LONGEST_LINK = 70  # characters between two names that may still belong together
_LEVEL = {Kind.COUNTRY: 0, Kind.ADMIN1: 1, Kind.ADMIN2: 2}
_LIST_OF = 3
_WIDEST_COMMA = 8  # characters: ", and "
_WIDE = frozenset({Kind.COUNTRY, Kind.ADMIN1})


class Around(NamedTuple):
    """What is said right around one mention."""

    cues: frozenset[Kind]
    within: frozenset[str]
    beside: int = -1  # number of the name behind a comma, if no candidate lies in what it means


def around(
    text: str,
    spans: Sequence[tuple[int, int]],
    senses: Sequence[Senses],
    people: dict[str, str],
    lists: Sequence[bool],
) -> list[Around]:
    """Return what is said around every span; ``people`` gives the country code of a demonym."""
    within: list[frozenset[str]] = [frozenset()] * len(spans)
    for i in range(len(spans) - 1, -1, -1):
        j = i + 1
        if j < len(spans) and not lists[i] and _inside(text, spans[i], spans[j]):
            goes_on = _AREA_LINK.fullmatch(text, spans[i][1], spans[j][0])
            further = within[j] if goes_on else frozenset()
            # "Athens (Athens)" is no more in Athens County than Athens alone.
            if further or senses[i].name != senses[j].name:
                within[i] = _codes(senses[j], senses[i]) | further
    for i in range(1, len(spans)):
        end, start = spans[i - 1][1], spans[i][0]
        owns = 0 < start - end < _LONGEST_LINK and text[end] in _APOSTROPHES
        if owns and _HOLDS.fullmatch(text, end, start):
            within[i] |= _codes(senses[i - 1], senses[i])
    said = []
    for i, (start, end) in enumerate(spans):
        kept = _kept(within[i] or _people(text, start, people), senses[i])
        links = (_AREA_LINK if senses[i].candidates else _UNKNOWN_IN, DESCRIBED, _IN_AREA_OF)
        linked = i + 1 < len(spans) and any(k.fullmatch(text, end, spans[i + 1][0]) for k in links)
        part = i + 1 < len(spans) and PART_OF_TOWN.fullmatch(text, end, spans[i + 1][0])
        lies = linked and _may_hold(senses[i], within[i]) and not kept
        lies = lies and not _in_a_row(text, spans, i)
        beside = i + 1 if part or lies else -1
        said.append(Around(_cues(text, start, end), kept, beside))
    return said


def lists_in(text: str, spans: Sequence[tuple[int, int]], senses: Sequence[Senses]) -> list[bool]:
    """Return for every span whether it stands in a list of its equals: "Iraq, Syria and Jordan"."""
    listed = [False] * len(spans)
    i = 0
    while i < len(spans):
        j = i
        linked = False
        while j + 1 < len(spans) and 0 < spans[j + 1][0] - spans[j][1] < _WIDEST_COMMA:
            between = text[spans[j][1] : spans[j + 1][0]]
            if not _LISTED.fullmatch(between) and not _COMMA.fullmatch(between):
                break
            linked |= not _COMMA.fullmatch(between)
            j += 1
        if j > i and (linked or j - i + 1 >= _LIST_OF):
            shared = frozenset.intersection(*(_levels(senses[k]) for k in range(i, j + 1)))
            if shared:
                listed[i : j + 1] = [True] * (j - i + 1)
        i = j + 1
    return listed


def _level(senses: Senses) -> int | None:
    """Return how large an area a name means at first sight: a country 0, a province 1."""
    for candidate in senses.candidates[:3]:
        if candidate.place.kind in (Kind.COUNTRY, Kind.ADMIN1):
            return _LEVEL[candidate.place.kind]
    return None


def _levels(senses: Senses) -> frozenset[int]:
    """Return how large the areas are that a name can mean by its own name."""
    return frozenset(
        _LEVEL[c.place.kind] for c in senses.candidates[:6]
        if c.place.kind in _WIDE and c.how != How.SOUND
    )  # fmt: skip


def _inside(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    gap = second[0] - first[1]
    return 0 < gap < _LONGEST_LINK and bool(_INSIDE.fullmatch(text, first[1], second[0]))


def _codes(area: Senses, place: Senses) -> frozenset[str]:
    """Return the codes of the areas a name can mean, unless both names mean countries."""
    if _level(area) == 0 and _level(place) == 0:
        return frozenset()
    codes = frozenset(area.own) - {""}
    # A district called like its province says no more than the province: "La Paz (La Paz)".
    return frozenset(
        c for c in codes if "." not in (outer := c.rpartition(".")[0]) or outer not in codes
    )


def _in_a_row(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """Tell whether a name begins a list of equals: "Stepanakert, Martuni and Hadrut"."""
    if i + 2 >= len(spans) or not _COMMA.fullmatch(text, spans[i][1], spans[i + 1][0]):
        return False
    joined = _LISTED.fullmatch(text, spans[i + 1][1], spans[i + 2][0])
    return joined is not None and not _COMMA.fullmatch(joined.group())


def _may_hold(senses: Senses, within: frozenset[str]) -> bool:
    """Tell whether what follows a name is an area, or the name is known nowhere."""
    return bool(within) or not senses.candidates or senses.sounds


def _kept(within: frozenset[str], senses: Senses) -> frozenset[str]:
    """Return the codes that some candidate lies in; none, if none does."""
    return frozenset(c for c in within if any(c in areas for areas in senses.areas))


def _cues(text: str, start: int, end: int) -> frozenset[Kind]:
    after = _AFTER.match(text, end)
    if after and (kinds := CUES.get(after.group(1).lower())):
        return kinds
    before = _BEFORE.search(text, max(0, start - 30), start) if _led_by_of(text, start) else None
    return CUES.get(before.group(1).lower(), frozenset()) if before else frozenset()


def _led_by_of(text: str, start: int) -> bool:
    """Return whether a name follows "of" or "of the": cheaper than asking the patterns."""
    return text.endswith(("of ", "of the "), 0, start)


def _people(text: str, start: int, people: dict[str, str]) -> frozenset[str]:
    """Return the country of "the Iraqi city of" in front of a name."""
    if not _led_by_of(text, start):
        return frozenset()
    found = _PEOPLE_BEFORE.search(text, max(0, start - 60), start)
    if not found or found.group(2).lower() not in CUES:
        return frozenset()
    words = found.group(1)
    code = people.get(words.lower()) or people.get(words.rsplit(None, 1)[-1].lower())
    return frozenset({code}) if code else frozenset()
