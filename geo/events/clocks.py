"""Whose day is it? A state far away tells of its own strikes by its own clock.

Officials in Washington say "Tuesday" of what happened in Iraq early on Wednesday.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geo.model import Event, Report
    from geo.text.lexicon import Lexicon

_DEGREES_AN_HOUR = 15.0
_FAR = 6.0  # hours
_OFFICIAL = re.compile(
    r"\b(?:officials?|spokes(?:man|woman|person)|command|ministry|department|pentagon|military"
    r"|white house|kremlin|government)\b",
    re.IGNORECASE,
)


def lean_of_clock(event: Event, reports: Mapping[str, Report], lexicon: Lexicon) -> int:
    """Return 1 if an event's day may be the one after by local time, -1 the one before, else 0.

    That is so where the state that acted lies many hours west, or east, and officials tell of it.
    """
    place = event.place
    if place is None or not _officials_tell(event, reports):
        return 0
    longitudes = _longitudes(ROOT / "data" / "countries.csv")
    for name in event.initiators:
        actor = lexicon.actor(name)
        if actor and actor.kind == "state forces" and actor.country in longitudes:
            hours = (place.lon - longitudes[actor.country]) / _DEGREES_AN_HOUR
            return (_FAR <= hours < 12) - (-12 < hours <= -_FAR)  # noqa: PLR2004 - hours
    return 0


def _officials_tell(event: Event, reports: Mapping[str, Report]) -> bool:
    return any(
        _OFFICIAL.search(reports[one.report].text, one.start, one.end)
        for one in event.evidence
        if one.field == "event" and one.report in reports
    )


@lru_cache(maxsize=1)
def _longitudes(path: Path) -> dict[str, float]:
    """Return the longitude of every country by its ISO code."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: float(row["lon"]) for row in csv.DictReader(file) if row["lon"]}
