"""What a report says by telling two events side by side.

"US forces struck two sites. A gunship fired on a vehicle": whoever tells of a gunship's attack
there tells the second, though nothing in the first speaks against it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.group import share_a_day
from geo.events.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.events.profile import Profile
    from geo.model import Event, Report

AGAINST = 3.0  # what it counts that the report gives the arms to another of its events
# Arms that a report does not leave unnamed, nor gives to one of two attacks by the way.
_SPECIAL = frozenset((
    "gunship", "military helicopter", "ballistic missile", "cruise missile", "barrel bomb",
    "cluster munition", "incendiary munition", "chemical weapon", "suicide bomb", "landmine",
    "car bomb",
))  # fmt: skip


class Contrasts:
    """The tellings of every report, for asking whether another of them is meant."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._told: dict[str, list[Profile]] = {}

    def note(self, tellings: Iterable[Event]) -> None:
        """Take in the tellings of some reports; those of no special arms contrast with nothing."""
        for event in tellings:
            if not _SPECIAL.isdisjoint(event.weapons):
                one = profile_of(event, self._reports)
                self._told.setdefault(one.report, []).append(one)

    def against(self, one: Profile, other: Profile) -> float:
        """Return what speaks against two tellings: that one's report gives the arms to another."""
        apart = self._gives_to_another(one, other) or self._gives_to_another(other, one)
        return AGAINST if apart else 0.0

    def _gives_to_another(self, armed: Profile, bare: Profile) -> bool:
        arms = armed.weapons & _SPECIAL
        if not arms or bare.weapons or armed.report == bare.report:
            return False
        return any(
            arms & third.weapons and share_a_day(third, armed) and third.family == armed.family
            for third in self._told.get(bare.report, ())
        )
