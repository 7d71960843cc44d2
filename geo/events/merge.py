"""Makes one event of the tellings of one event, within a report and across reports.

A telling joins the group it has most in common with, if that is enough (``geo.events.likeness``),
and else begins one. It is compared only with groups in its neighbourhood: the same stretch of days
and the same part of the map, or the same country where one of the two is vague. So adding a report
touches its neighbours and nothing else.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.events.clocks import lean_of_clock
from geo.events.corroborate import Witnesses
from geo.events.fuse import fused
from geo.events.kinship import Sides
from geo.events.likeness import (
    APART,
    TOGETHER,
    is_one_night,
    likeness,
    on_days_in_a_row,
    what_and_where,
)
from geo.events.profile import Profile, profile_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geo.events.corrections import Anchor
    from geo.model import Event, Report
    from geo.text.lexicon import Lexicon

_CELL = 0.5  # degrees
_DAYS = 4  # of one block
_SPAN_MOST = 40  # days; a longer span is found by its country alone
_MEMBERS_COMPARED = 6
_OWN_REPORT = 3.5  # what a second telling of one report must have more in common
_TOLD_TWICE = 2.0  # ditto where both give the same toll
_COPIED = 1.5  # what speaks for two tellings that stand in copies of one text
_UNDATED = ""
_ANYWHERE = "anywhere"
_NO_SIDES = frozenset(("role", "belongings"))
_UNARMED = frozenset(("civilians",))


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
        if len(self.shown) > _MEMBERS_COMPARED:
            self.shown.sort(key=_vagueness)
            self.shown.pop()


def _says_the_same(one: Profile, other: Profile) -> bool:
    """Return whether two tellings differ in nothing that is compared, as copies do."""
    return replace(one, event=other.event, report=other.report) == other and (
        one.event.sub_event_type == other.event.sub_event_type
    )


def _vagueness(profile: Profile) -> tuple[bool, bool, int, float]:
    return (profile.first is None, not profile.exact, profile.spread, profile.radius_km)


class Merger:
    """The groups so far; asked with one telling at a time."""

    def __init__(
        self,
        lexicon: Lexicon,
        reports: Mapping[str, Report],
        apart: Sequence[tuple[Anchor, Anchor]] = (),
        source: Callable[[str], str] | None = None,
    ) -> None:
        self.groups: list[Group] = []
        self._near = Sides(lexicon).nearness
        self._lexicon = lexicon
        self._is_side = functools.lru_cache(maxsize=50_000)(self._is_side_of)
        self._reports = reports
        self._apart = apart
        self._source = source or str
        self._blocks: dict[tuple[object, ...], list[Group]] = {}

    def add(self, event: Event) -> Group:
        """Put a telling into the group it belongs to, and return that group."""
        profile = self._seen(profile_of(event, self._reports))
        group = self._home(profile)
        if group is None:
            group = Group(len(self.groups))
            self.groups.append(group)
        self._put(profile, group)
        return group

    def _seen(self, profile: Profile) -> Profile:
        """Leave out who is no side of a conflict (a mayor, a bare number); look at the clock."""
        if profile.family != "force":
            return profile
        clock = lean_of_clock(profile.event, self._reports, self._lexicon)
        return replace(
            profile,
            lean=profile.lean or clock,
            doers=tuple(name for name in profile.doers if self._is_side(name, armed=True)),
            sufferers=tuple(n for n in profile.sufferers if self._is_side(n, armed=False)),
        )

    def _is_side_of(self, name: str, *, armed: bool) -> bool:
        if self._lexicon.actor(name):
            return True
        if noun := self._lexicon.noun(name):
            return noun.kind not in _NO_SIDES and not (armed and noun.kind in _UNARMED)
        return name[:1].isupper()

    def _put(self, profile: Profile, group: Group) -> None:
        group.add(profile)
        group.sources.add(self._source(profile.report))
        for key in _keys(profile):
            block = self._blocks.setdefault(key, [])
            if group not in block[-_MEMBERS_COMPARED:]:
                block.append(group)

    def neighbours(self, profile: Profile) -> list[Group]:
        """Return the groups that a telling is compared with."""
        found: dict[int, Group] = {}
        for key in _keys_to_ask(profile):
            for group in self._blocks.get(key, ()):
                if group.members:
                    found[group.number] = group
        return list(found.values())

    def _home(self, profile: Profile) -> Group | None:
        marks = [(self._alike(profile, group), -group.number) for group in self.neighbours(profile)]
        alike, number = max(marks, default=(APART, 0))
        return self.groups[-number] if alike >= TOGETHER else None

    def _alike(self, profile: Profile, group: Group) -> float:
        """Return what a telling has in common with the member of a group that it is most like.

        Every member that rather speaks against it counts against it.
        """
        if self._apart and self._kept_apart(profile, group):
            return APART
        marks = [likeness(profile, member, self._near) for member in group.shown]
        best = max(marks)
        if best <= APART:
            return APART
        against = sum(mark <= 0.0 for mark in marks)
        if profile.report in group.reports:
            twice = any(_same_toll(profile, member) for member in group.shown)
            return best - against - (_TOLD_TWICE if twice else _OWN_REPORT)
        copied = self._source(profile.report) in group.sources
        return best - against + (_COPIED if copied else 0.0)

    def _kept_apart(self, profile: Profile, group: Group) -> bool:
        """Return whether the user said that these are different events."""
        return any(
            (one.names(profile.event) and any(two.names(m.event) for m in group.members))
            or (two.names(profile.event) and any(one.names(m.event) for m in group.members))
            for one, two in self._apart
        )

    def group(self, tellings: Iterable[Event]) -> None:
        """Group tellings given clearest first: the exact ones settle before the vague ones join.

        A vague telling fits either half of an event that is still in two, and ties neither.
        """
        for exact, some in itertools.groupby(tellings, key=self._is_exact):
            for event in some:
                self.add(event)
            if exact:
                self.settle()
        self.settle()

    def _is_exact(self, event: Event) -> bool:
        return event.date_start is not None and profile_of(event, self._reports).exact

    def settle(self) -> None:
        """Join groups that turned out to be one event once all their tellings were there."""
        for group in self.groups:
            for member in tuple(group.shown):
                for other in self.neighbours(member):
                    if other.number < group.number and self._are_one(group, other):
                        self.join(other, group)
                        break
                if not group.members:
                    break

    def _are_one(self, one: Group, other: Group) -> bool:
        """Return whether two groups have much in common and no two members speak against it."""
        if one.reports & other.reports:
            return False
        if self._apart and any(self._kept_apart(m, other) for m in one.members):
            return False
        firm = [(a, b) for a in _firm(one) for b in _firm(other)]
        if any(on_days_in_a_row(a, b) for a, b in firm) and not self._span_two_days(one, other):
            return False
        if min(likeness(a, b, self._near) for a, b in firm) <= 0.0:
            return False
        every = [(a, b) for a in one.shown for b in other.shown]
        if any(what_and_where(a, b, self._near) <= 0.0 for a, b in every):
            return False
        return max(likeness(a, b, self._near) for a, b in every) >= TOGETHER

    def _span_two_days(self, one: Group, other: Group) -> bool:
        """Return whether one event may have been told by one day and by the next."""
        first, second = sorted((one, other), key=_middle)
        return is_one_night(first.shown, second.shown) and not self._is_busy(one, other)

    def _is_busy(self, one: Group, other: Group) -> bool:
        """Return whether the like of two groups happens there on a third day as well."""
        like = one.shown[0]
        return any(
            group not in {one, other}
            and group.shown[0].spread <= 1
            and not any(_share_a_day(group.shown[0], m) for m in (*one.shown, *other.shown))
            and what_and_where(like, group.shown[0], self._near) >= TOGETHER
            for group in self.neighbours(like)
        )

    def join(self, one: Group, other: Group) -> None:
        """Make one group of two; the second is left empty."""
        if one is other:
            return
        for profile in other.members:
            self._put(profile, one)
        other.members.clear()
        other.shown.clear()
        other.reports.clear()
        other.sources.clear()


def _firm(group: Group) -> Sequence[Profile]:
    """Return the members that name the event's own day; all of them if none does."""
    return [m for m in group.shown if m.has_own_day] or group.shown


def _middle(group: Group) -> float:
    """Return the day that the members of a group are around."""
    days = [m.first + m.last for m in group.shown if m.first is not None and m.last is not None]
    return sum(days) / max(len(days), 1)


def _share_a_day(one: Profile, other: Profile) -> bool:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last


def _same_toll(one: Profile, other: Profile) -> bool:
    return one.killed is not None and one.killed == other.killed and one.killed[0] > 1


def _keys(profile: Profile) -> Iterator[tuple[object, ...]]:
    """Yield the blocks in which a telling is found."""
    for day in _days(profile):
        if profile.exact:
            yield (day, profile.family, *_cell(profile))
        yield (day, profile.family, profile.country, profile.exact)
        yield (day, profile.family, _ANYWHERE)


def _keys_to_ask(profile: Profile) -> Iterator[tuple[object, ...]]:
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


# ---------------------------------------------------------------- the door
def merge(
    told: Iterable[Event],
    reports: Mapping[str, Report],
    lexicon: Lexicon,
    *,
    together: Sequence[tuple[Anchor, Anchor]] = (),
    apart: Sequence[tuple[Anchor, Anchor]] = (),
) -> tuple[Event, ...]:
    """Return the events that the tellings are about, each crediting all its reports.

    `together` and `apart` are pairs of sentences of which the user said that they tell of one
    event, or of two. The result does not depend on the order of `told`.
    """
    tellings = in_order(told, reports)
    named = {name for event in tellings for name in event.reports}
    known = {name: reports[name] for name in named if name in reports}
    witnesses = Witnesses(known, lexicon.kin)
    merger = Merger(lexicon, reports, apart, witnesses.source)
    merger.group(tellings)
    for one, other in together:
        groups = [_named(anchor, merger.groups) for anchor in (one, other)]
        if groups[0] is not None and groups[1] is not None:
            merger.join(groups[0], groups[1])
    events = (
        fused([member.event for member in group.members], reports, lexicon, witnesses)
        for group in merger.groups
        if group.members
    )
    return tuple(sorted(events, key=_by_day))


def _named(anchor: Anchor, groups: Iterable[Group]) -> Group | None:
    return next(
        (group for group in groups if any(anchor.names(m.event) for m in group.members)), None
    )


def in_order(told: Iterable[Event], reports: Mapping[str, Report]) -> list[Event]:
    """Return tellings in the order in which they are grouped: the clearest first."""
    return sorted(told, key=functools.partial(_order, reports))


def _order(reports: Mapping[str, Report], event: Event) -> tuple[object, ...]:
    """Return what puts the clearest tellings first, and the same ones in the same order."""
    profile = profile_of(event, reports)
    report = reports.get(profile.report)
    published = str(report.published or "9999") if report else "9999"
    return (*_vagueness(profile)[:2], profile.lean != 0, published, profile.report, event.id)


def _by_day(event: Event) -> tuple[str, str]:
    return (str(event.date_start or "9999"), event.id)
