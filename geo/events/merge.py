"""Makes one event of the tellings of one event, within a report and across reports.

A telling joins the group it has most in common with, if that is enough (``geo.events.likeness``),
and else begins one. It is compared only with groups in its neighbourhood: the same stretch of days
and the same part of the map, or the same country where one of the two is vague. So adding a report
touches its neighbours and nothing else.
"""

from __future__ import annotations

import functools
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.clocks import lean_of_clock
from geo.events.contrast import Contrasts
from geo.events.corroborate import Witnesses
from geo.events.fuse import fused
from geo.events.group import (
    MEMBERS_COMPARED,
    Group,
    keys,
    keys_to_ask,
    middle,
    share_a_day,
    vagueness,
)
from geo.events.kinship import Sides
from geo.events.likeness import (
    APART,
    BY_NIGHT,
    TOGETHER,
    are_days_apart,
    is_one_night,
    likeness,
    on_days_in_a_row,
    same_doers,
    same_means,
    same_toll,
    what_and_where,
)
from geo.events.profile import Profile, profile_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.events.corrections import Anchor
    from geo.model import Event, Report
    from geo.text.lexicon import Lexicon

_OWN_REPORT = 3.5  # what a second telling of one report must have more in common
_TOLD_TWICE = 2.0  # ditto where both give the same toll
_ALMOST = 2.0  # what a vague telling must have in common with the only event that it may be
_NEWS = 3  # days in which an event is news
_IN_DETAIL = 5.5  # what two tellings of one toll have in common beside their days
_COPIED = 1.5  # what speaks for two tellings that stand in copies of one text
_NO_SIDES = frozenset(("role", "belongings"))
_UNARMED = frozenset(("civilians",))


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
        self._contrasts = Contrasts(reports)

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
        for key in keys(profile):
            block = self._blocks.setdefault(key, [])
            if group not in block[-MEMBERS_COMPARED:]:
                block.append(group)

    def neighbours(self, profile: Profile) -> list[Group]:
        """Return the groups that a telling is compared with."""
        found: dict[int, Group] = {}
        for key in keys_to_ask(profile):
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
        marks = [self._mark(profile, member) for member in group.shown]
        best = max(marks)
        if best <= APART or any(are_days_apart(profile, member) for member in group.shown):
            return APART
        against = sum(
            mark <= 0.0 and self._speaks_against(profile, member)
            for mark, member in zip(marks, group.shown, strict=True)
        )
        if profile.report in group.reports:
            twice = any(same_toll(profile, member) for member in group.shown)
            return best - against - (_TOLD_TWICE if twice else _OWN_REPORT)
        copied = self._source(profile.report) in group.sources
        return best - against + (_COPIED if copied else 0.0)

    def _mark(self, one: Profile, other: Profile) -> float:
        """Return the likeness of two tellings, less what their reports tell beside them."""
        return likeness(one, other, self._near) - self._contrasts.against(one, other)

    def _kept_apart(self, profile: Profile, group: Group) -> bool:
        """Return whether the user said that these are different events."""
        return any(
            (one.names(profile.event) and any(two.names(m.event) for m in group.members))
            or (two.names(profile.event) and any(one.names(m.event) for m in group.members))
            for one, two in self._apart
        )

    def group(self, tellings: Iterable[Event]) -> None:
        """Group tellings given clearest first, and settle before the vaguer ones join.

        A vague telling fits either half of an event that is still in two, and ties neither.
        """
        tellings = list(tellings)
        self._contrasts.note(tellings)
        for _, some in itertools.groupby(tellings, key=self._clearness):
            for event in some:
                self.add(event)
            self.settle()
        self._settle_vague()

    def _clearness(self, event: Event) -> tuple[bool, ...]:
        return _clearness(profile_of(event, self._reports))

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

    def _settle_vague(self) -> None:
        """Join what is told of a whole country to the only event of that side that it may be."""
        for group in self.groups:
            if not group.members or any(member.exact for member in group.members):
                continue
            alike = [
                other
                for other in self.neighbours(group.shown[0])
                if other is not group and self._may_be_one(group.shown[0], other)
            ]
            if len(alike) == 1 and self._are_one(group, alike[0], _ALMOST):
                self.join(alike[0], group)

    def _may_be_one(self, profile: Profile, group: Group) -> bool:
        return any(
            same_doers(profile, member, self._near)
            and likeness(profile, member, self._near) >= _ALMOST
            for member in group.shown
        )

    def _are_one(self, one: Group, other: Group, enough: float = TOGETHER) -> bool:
        """Return whether two groups have much in common and no two members speak against it."""
        if one.reports & other.reports:
            return False
        if self._apart and any(self._kept_apart(m, other) for m in one.members):
            return False
        pairs = [(a, b) for a in one.shown for b in other.shown]
        if any(on_days_in_a_row(a, b) for a, b in pairs) and not self._span_two_days(one, other):
            return False
        if any(self._speaks_against(a, b) for a, b in pairs):
            return False
        return max(self._as_one_night(a, b) for a, b in pairs) >= enough

    def _speaks_against(self, one: Profile, other: Profile) -> bool:
        """Return whether two tellings can hardly be one event, a day carried over aside."""
        if are_days_apart(one, other):
            return True
        if one.has_own_day and other.has_own_day:
            return self._as_one_night(one, other) <= 0.0
        return what_and_where(one, other, self._near) <= 0.0

    def _as_one_night(self, one: Profile, other: Profile) -> float:
        """Return the likeness of two tellings where a day and the next may be one night."""
        if on_days_in_a_row(one, other):
            return what_and_where(one, other, self._near) + BY_NIGHT
        return self._mark(one, other)

    def _span_two_days(self, one: Group, other: Group) -> bool:
        """Return whether one event may have been told by one day and by the next."""
        first, second = sorted((one, other), key=middle)
        if is_one_night(first.shown, second.shown) or self._agree_in_detail(first, second):
            return not self._is_busy(one, other)
        return False

    def _agree_in_detail(self, one: Group, other: Group) -> bool:
        """Return whether two groups give one toll, at one place, and came out at the same time."""
        return any(
            same_toll(a, b)
            and self._days_between(a, b) <= _NEWS
            and what_and_where(a, b, self._near) >= _IN_DETAIL
            for a in one.shown
            for b in other.shown
        )

    def _days_between(self, one: Profile, other: Profile) -> int:
        """Return how many days apart two tellings were published; 0 if one is not dated."""
        days = [
            known.published
            for name in (one.report, other.report)
            if (known := self._reports.get(name)) and known.published
        ]
        return abs((days[0] - days[-1]).days) if days else 0

    def _is_busy(self, one: Group, other: Group) -> bool:
        """Return whether the like of two groups happens there on a third day as well."""
        like = one.shown[0]
        return any(
            group not in {one, other}
            and group.shown[0].spread <= 1
            and same_means(like, group.shown[0])
            and not any(share_a_day(group.shown[0], m) for m in (*one.shown, *other.shown))
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


def _clearness(profile: Profile) -> tuple[bool, ...]:
    """Return what tells the clearest tellings from vaguer ones: by day, by place, by own day."""
    return (*vagueness(profile)[:2], not profile.has_own_day)


def in_order(told: Iterable[Event], reports: Mapping[str, Report]) -> list[Event]:
    """Return tellings in the order in which they are grouped: the clearest first."""
    return sorted(told, key=functools.partial(_order, reports))


def _order(reports: Mapping[str, Report], event: Event) -> tuple[object, ...]:
    """Return what puts the clearest tellings first, and the same ones in the same order."""
    profile = profile_of(event, reports)
    report = reports.get(profile.report)
    published = str(report.published or "9999") if report else "9999"
    return (*_clearness(profile), profile.lean != 0, published, profile.report, event.id)


def _by_day(event: Event) -> tuple[str, str]:
    return (str(event.date_start or "9999"), event.id)
