"""What to call a place and the sides of an event, for those who read and do not code."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from geo.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Event, Mention

UNKNOWN = "not in the gazetteer"  # so begins the rule of a name that only stands for a place
_SPOTS = frozenset({Kind.SITE, Kind.POPULATED})
_ANYBODY = frozenset(("people", "person", "persons", "others", "victims"))
_ACRONYM = 4  # letters; a longer name in capitals is a town in a dateline


def event_place_name(event: Event) -> str:
    """Return what to call the place of `event`, "" if it is not known."""
    return place_name(event.mention) if event.mention else ""


def place_name(mention: Mention) -> str:
    """Return what to call the place of `mention`: a report's "Azaz", a gazetteer's "I‘zāz".

    A province stays what it is called in full, a country too; what lies beside a place, or only
    stands for it, does not lend it its name.
    """
    place, said = mention.place, mention.text
    if place is None:
        return ""
    shouted = said.isupper() and len(said) > _ACRONYM
    if mention.vague or shouted or not said[:1].isupper() or mention.rule.startswith(UNKNOWN):
        return place.name
    spot = place.kind in _SPOTS and not place.name.isascii() and "\n" not in said
    return said if spot or _bare(said) == _bare(place.name) else place.name


def sides(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a side to show: "people" and "others" only where nothing else is known.

    >>> sides(("people", "Civilians")), sides(("people",))
    (('Civilians',), ('people',))
    """
    telling = tuple(name for name in names if name.lower() not in _ANYBODY)
    return telling or tuple(names[:1])


def _bare(name: str) -> str:
    """Return the letters of a name without their marks: "paktika" of "Paktīkā"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).lower() if c.isalnum())
