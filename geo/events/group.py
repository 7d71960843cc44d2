"""Tellings that are one event, and the blocks in which their neighbours are looked up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.profile import Profile

MEMBERS_COMPARED = 6
_CELL = 0.5  # degrees
_DAYS = 4  # of one block
_SPAN_MOST = 40  # days; a longer span is found by its country alone
_UNDATED = ""
_ANYWHERE = "anywhere"


@dataclass(slots=True, eq=False)
class Group:
    """The tellings that are one event; compared by its most telling members."""

    number: int
    members: list[Profile] = field(default_factory=list)
    shown: list[Profile] = field(default_factory=list)  # the clearest of them
    reports: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)  # of the reports' texts

    def add(self, profile: Profile) -> None:
        """Add a telling."""
        self.members.append(profile)
        self.reports.add(profile.report)
        if any(_says_the_same(profile, other) for other in self.shown):
            return
        self.shown.append(profile)
        if len(self.shown) > MEMBERS_COMPARED:
            self.shown.sort(key=vagueness)
            self.shown.pop()


def _says_the_same(one: Profile, other: Profile) -> bool:
    """Return whether two tellings differ in nothing that is compared, as copies do."""
    return replace(one, event=other.event, report=other.report) == other and (
        one.event.sub_event_type == other.event.sub_event_type
    )


def vagueness(profile: Profile) -> tuple[bool, bool, int, float]:
    """Return what sorts tellings by how vague they are, the clearest first."""
    return (profile.first is None, not profile.exact, profile.spread, profile.radius_km)


def middle(group: Group) -> float:
    """Return the day that the members of a group are around."""
    days = [m.first + m.last for m in group.shown if m.first is not None and m.last is not None]
    return sum(days) / max(len(days), 1)


def share_a_day(one: Profile, other: Profile) -> bool:
    """Return whether two tellings may be of one day; what has no day may be of any."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


# ---------------------------------------------------------------- where to look
def keys(profile: Profile) -> Iterator[tuple[object, ...]]:
    """Yield the blocks in which a telling is found."""
    for day in _days(profile):
        if profile.exact:
            yield (day, profile.family, *_cell(profile))
        yield (day, profile.family, profile.country, profile.exact)
        yield (day, profile.family, _ANYWHERE)


def keys_to_ask(profile: Profile) -> Iterator[tuple[object, ...]]:
    """Yield the blocks in which what a telling may be one with is found."""
    families = {profile.family, *_ALSO.get(profile.family, ())}
    for day in _days(profile, slack=2):
        for family in families:
            if not profile.country:  # a region of several countries, or no place at all
                yield (day, family, _ANYWHERE)
                continue
            yield (day, family, profile.country, False)
            yield (day, family, "", False)
            if not profile.exact:
                yield (day, family, profile.country, True)
                continue
            row, column = _cell(profile)
            for i in (-1, 0, 1):
                for j in (-1, 0, 1):
                    yield (day, family, row + i, column + j)


_ALSO = {
    "force": ("crowd", "Disrupted weapons use"),
    "crowd": ("force",),
    "Disrupted weapons use": ("force",),
}


def _days(profile: Profile, slack: int = 0) -> Sequence[object]:
    """Return the stretches of days a telling may be of; those without a day meet one another."""
    if profile.first is None or profile.last is None:
        return (_UNDATED,)
    last = min(profile.last, profile.first + _SPAN_MOST)
    return range((profile.first - slack) // _DAYS, (last + slack) // _DAYS + 1)


def _cell(profile: Profile) -> tuple[int, int]:
    return int((profile.lat or 0.0) // _CELL), int((profile.lon or 0.0) // _CELL)
