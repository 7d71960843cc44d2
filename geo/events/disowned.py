"""Places that the text itself puts elsewhere: in "Kukawa, Plateau State" no Kukawa of Borno."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.model import Kind
from geo.places.rows import distance_km
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.view import View
    from geo.model import Mention, Place

_EXACT = frozenset((Kind.SITE, Kind.POPULATED, Kind.ADMIN3))
_HOLDERS = frozenset((Kind.ADMIN2, Kind.ADMIN1, Kind.COUNTRY))
_GLUE = word_set(
    ", ( ) in of the district province state county region city town village area department "
    "governorate township commune municipality lga sub-county subcounty territory island islands "
    "peninsula airstrip hamlet locality settlement parish ward barangay sector raion oblast cercle"
)
_WAYS = frozenset(("road", "highway", "axis", "route", "line"))
_CODED_WITHIN = 4  # words
_MOST = 8  # words between a place and what holds it
_SLACK, _LEAST_KM = 1.5, 60.0


def without_disowned(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places of a sentence without those that lie outside what the text says of them."""
    if coded := _coded(view):
        return coded
    if len(mentions) < 2:  # noqa: PLR2004 - a place and its holder
        return list(mentions)
    gone = {id(one) for one, other in pairwise(mentions) if _disowned(view, one, other)}
    return [m for m in mentions if id(m) not in gone]


def _coded(view: View) -> list[Mention]:
    """Return the place that a coder says an event is kept under: "in Kofoni, coded to Mekrou"."""
    for i, word in enumerate(view.words):
        if word == "coded" and view.word(i + 1) in {"to", "at", "as"}:
            behind = (m for m in view.noticed.mentions if m.place and view.first_of(m) > i)
            return [m for m in behind if view.first_of(m) - i <= _CODED_WITHIN][:1]
    return []


def _disowned(view: View, inner: Mention, outer: Mention) -> bool:
    """Tell whether "X, Y" or "X (Y)" says that X is in Y, and the X that was found is not."""
    if inner.place is None or outer.place is None or inner.place.kind not in _EXACT:
        return False
    if outer.place.kind not in _HOLDERS or not _written_within(view, inner, outer):
        return False
    return _outside(inner.place, outer.place)


def _written_within(view: View, inner: Mention, outer: Mention) -> bool:
    first, last = view.last_of(inner) + 1, view.first_of(outer)
    between = view.words[first:last]
    if between[:1] and between[0] in _WAYS and between[1:2] == ["("]:
        between, first = between[1:], first + 1  # "the Gangaw-Kale road (Gangaw Township)"
    opened = bool(between) and between[0] in {",", "("}
    if not opened and between[:1] != ["in"] and between[1:2] != [","]:
        return False
    if len(between) > _MOST or view.word(view.last_of(outer) + 1) in {"'s", "’s", "-"}:
        return False
    return all(w in _GLUE or view.capital(first + k) for k, w in enumerate(between))


def _outside(inner: Place, outer: Place) -> bool:
    if outer.kind is Kind.COUNTRY:
        return bool(inner.country and outer.country) and inner.country != outer.country
    if outer.kind is Kind.ADMIN1 and inner.admin1 and inner.admin1 in {outer.admin1, outer.name}:
        return False
    gap = distance_km(inner.lat, inner.lon, outer.lat, outer.lon)
    return gap > max(outer.radius_km * _SLACK, _LEAST_KM)
