"""Are two tellings about one event? Named evidence for and against, added up.

The weights are round numbers on one scale: 3 is "surely the same place", -2.5 "another day".
Evidence that rules a pair out is ``APART``. A field that one of the two does not tell says nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.profile import EITHER, kilometres
from geo.model import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.events.profile import Profile

APART = -99.0
SAME = 0.75  # kinship of two sides that are one
ALIKE = 0.25  # kinship of two sides that may be one
TOGETHER = 3.0  # two tellings with at least this much in common are one event
_LARGE_KM = 100.0
_COUNTRY_KM = 250.0
_ROUGH = 1.25  # by which the radius of a region may be short
_SLACK_KM = 6.0  # by which gazetteers disagree about a town
_FAR_TOLL = 3.0  # one toll so many times another cannot be the same
_FEW = 5
_SEVERAL = 4
_BY_ITS_TOWN_KM = 30.0  # by which a village may be told by the town of its district
_WEEK = 8  # days of the vaguest span that still is about a week
BY_NIGHT = -0.8  # a day and the next that may be one night
_DAYS_IN_A_ROW = -5.0  # more than all the rest can outweigh
_VAGUE_GAP = 2  # days by which a vague span may miss
_ALSO = frozenset(("Explosions/Remote violence", "Disrupted weapons use"))
_CROWD_HARMED = frozenset(("Excessive force against protesters", "Attack"))
_GENERIC = frozenset(("Attack", "Armed clash", "Other"))


def likeness(one: Profile, other: Profile, near: Callable[[str, str, str], float]) -> float:
    """Return how much speaks for two tellings being one event; at least ``TOGETHER``: they are.

    `near` says how near two sides are to being one, 0 to 1, given a country.
    """
    total = 0.0
    for judge in (_when, _what, _where):
        weight = judge(one, other).weight
        if weight <= APART:
            return APART
        total += weight
    for reason in _who(one, other, near):
        total += reason.weight
    return total + _toll(one, other) + _weapons(one, other)


def what_and_where(
    one: Profile, other: Profile, near: Callable[[str, str, str], float] | None = None
) -> float:
    """Return what two tellings have in common apart from their days; sides by name if no `near`."""
    total = 0.0
    for judge in (_what, _where):
        weight = judge(one, other).weight
        if weight <= APART:
            return APART
        total += weight
    total += sum(reason.weight for reason in _who(one, other, near or _by_name))
    return total + _toll(one, other) + _weapons(one, other)


def _by_name(_one: str, _other: str, _country: str) -> float:
    """Know no kinship: names that differ are akin at best."""
    return ALIKE


def reasons(
    one: Profile, other: Profile, near: Callable[[str, str, str], float]
) -> tuple[Reason, ...]:
    """Return the evidence for and against, by name, for those who ask why."""
    return (
        _where(one, other),
        _when(one, other),
        _what(one, other),
        *_who(one, other, near),
        Reason("toll", _toll(one, other)),
        Reason("weapons", _weapons(one, other)),
    )


# ---------------------------------------------------------------- where
def _where(one: Profile, other: Profile) -> Reason:
    """Judge the places: the same, near, one inside the other, or apart."""
    km = kilometres(one, other)
    if km is None:
        return Reason("a place not known", 0.0)
    if one.place == other.place:
        return Reason("same place", 3.0 if one.exact else _of_region(one.radius_km))
    if one.country and other.country and one.country != other.country:
        return Reason("another country", APART)
    return _nearby(one, other, km)


def _nearby(one: Profile, other: Profile, km: float) -> Reason:
    """Judge two places of one country, so many kilometres apart."""
    if one.whole in other.within or other.whole in one.within:
        whole = one if one.whole in other.within else other
        return Reason("in the same country or province", _of_region(whole.radius_km))
    both_exact = one.exact and other.exact
    reach = (one.radius_km + other.radius_km) * (1.0 if both_exact else _ROUGH) + _SLACK_KM
    if (
        km > reach
        and both_exact
        and km <= _district_km(one, other)
        and same_toll(one, other, _SEVERAL)
    ):
        return Reason("a village and its town, by the toll", 1.0)
    if km > reach:
        return Reason(f"{km:.0f} km apart", APART)
    if both_exact:
        return Reason("near", 2.4 if km <= reach / 2 else 1.6)
    return Reason("one inside the other", _of_region(max(one.radius_km, other.radius_km)))


def _district_km(one: Profile, other: Profile) -> float:
    """Return how far a village may be from the town it is told by; farther from a district's."""
    towns = (one.event.place, other.event.place)
    seat = any(town is not None and town.admin2 == town.name for town in towns)
    return _BY_ITS_TOWN_KM * (1.5 if seat else 1.0)


def same_toll(one: Profile, other: Profile, least: int = 2) -> bool:
    """Return whether two tellings give one toll; of several dead, two raids hardly share it."""
    return one.killed is not None and one.killed == other.killed and one.killed[0] >= least


def same_means(one: Profile, other: Profile) -> bool:
    """Return whether two tellings may be of one weapon: a drone is not the like of a rocket."""
    return not one.weapons or not other.weapons or bool(one.weapons & other.weapons)


def _of_region(radius_km: float) -> float:
    return 1.8 if radius_km <= _LARGE_KM else 1.3 if radius_km <= _COUNTRY_KM else 0.7


# ---------------------------------------------------------------- when
def _when(one: Profile, other: Profile) -> Reason:
    """Judge the days: the same, a day off where a day may be off, or apart."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return Reason("a day not known", -0.5)
    gap = max(one.first - other.last, other.first - one.last, 0)
    vague = max(one.spread, other.spread)
    if gap == 0:
        return _overlapping(one, other, vague)
    if gap == 1:
        return _a_day_apart(one, other) if vague <= 1 else Reason("a day apart", -0.8)
    if gap <= _VAGUE_GAP and vague > 1:
        return Reason("days apart", -1.0)
    return Reason("other days", APART)


def _overlapping(one: Profile, other: Profile, vague: int) -> Reason:
    if vague > _WEEK:
        return Reason("within a month", 0.5)
    if vague > 1:
        return Reason("within a week", 1.2)
    if one.spread and other.spread and one.first != other.first:
        return Reason("nights that touch", -1.0)
    return Reason("same day", 2.0)


def _a_day_apart(one: Profile, other: Profile) -> Reason:
    """Judge two days in a row: late on the first may be early on the second, no more."""
    if one.by_day or other.by_day:
        return Reason("a day apart, by day", _DAYS_IN_A_ROW)
    first, second = (one, other) if (one.first or 0) < (other.first or 0) else (other, one)
    if one.has_own_day and other.has_own_day and _tolls_fall((first,), (second,)):
        return Reason("a day apart, and fewer dead", _DAYS_IN_A_ROW)
    if EITHER in {first.lean, second.lean}:
        return Reason("a day apart, by the telling", BY_NIGHT)
    late = first.lean > 0 and second.lean <= 0
    early = second.lean < 0 and first.lean >= 0
    if late or early:
        return Reason("a day apart, by night", BY_NIGHT)
    return Reason("a day apart", _DAYS_IN_A_ROW)


def on_days_in_a_row(one: Profile, other: Profile) -> bool:
    """Return whether two tellings are of one day and of the next, beyond any doubt about nights."""
    return _when(one, other).weight == _DAYS_IN_A_ROW


def are_days_apart(one: Profile, other: Profile) -> bool:
    """Return whether two tellings are of days that no night joins.

    A day of publication, or one carried over, says little against a day told of the event itself,
    but two of them that do not meet are two pieces of news.
    """
    if one.has_own_day is not other.has_own_day:
        return False
    return _when(one, other).weight <= (APART if one.has_own_day else _DAYS_IN_A_ROW)


def is_one_night(first: Sequence[Profile], second: Sequence[Profile]) -> bool:
    """Return whether a day's tellings and the next day's may be of the night between them.

    Somebody says so (late on the first, early on the second, by a far clock, "the night of
    Monday to Tuesday"), and nobody says that
    it was the night before the first or after the second.
    """
    if any(one.night < 0 for one in first) or any(one.night > 0 for one in second):
        return False
    if any(one.by_day for one in (*first, *second)) or _tolls_fall(first, second):
        return False
    late = any(one.lean == 1 or one.spread == 1 for one in first)
    return late or any(one.lean == -1 or one.spread == 1 for one in second)


def _tolls_fall(first: Sequence[Profile], second: Sequence[Profile]) -> bool:
    """Return whether all that was told by the second day counts fewer dead: tolls only grow."""
    pairs = [(a.killed, b.killed) for a in first for b in second if a.killed and b.killed]
    return bool(pairs) and all(a and b and b[1] < a[0] for a, b in pairs)


# ---------------------------------------------------------------- what
def _what(one: Profile, other: Profile) -> Reason:
    """Judge the types: "attack" may be a missile attack, a protest may be a riot."""
    mine, yours = one.event, other.event
    if mine.modality is not yours.modality:
        return Reason("one is not actual", APART)
    if mine.sub_event_type == yours.sub_event_type:
        return Reason("same kind", 1.0)
    if one.family == other.family:
        generic = {mine.sub_event_type, yours.sub_event_type} & _GENERIC
        same = mine.event_type == yours.event_type
        return Reason("kinds that go together", 0.3 if generic else 0.0 if same else -0.6)
    kinds = {one.family, other.family}
    subs = {mine.sub_event_type, yours.sub_event_type}
    if kinds == {"force", "Disrupted weapons use"} and {mine.event_type, yours.event_type} & _ALSO:
        return Reason("intercepted or not", 0.0)
    if kinds == {"force", "crowd"} and subs >= _CROWD_HARMED:
        return Reason("force against a crowd", 0.0)
    return Reason("another kind", APART)


# ---------------------------------------------------------------- who
def _who(
    one: Profile, other: Profile, near: Callable[[str, str, str], float]
) -> tuple[Reason, ...]:
    """Judge the sides: the same, akin, strangers, or the other way round."""
    country = one.country or other.country
    doers = _nearest(one.doers, other.doers, country, near)
    sufferers = _nearest(one.sufferers, other.sufferers, country, near)
    if one.family == "crowd" and other.family == "crowd":
        return (Reason("crowd", 0.3 if doers is None or doers >= ALIKE else -0.4),)
    if max(doers or 0.0, sufferers or 0.0) < SAME and (
        crossed := _crossed(one, other, country, near)
    ):
        return (Reason("the other way round", -2.0 * crossed),)
    return (
        Reason("initiators", _side(doers, 1.2, -1.5)),
        Reason("targets", _side(sufferers, 1.0, -0.7)),
    )


def _side(nearness: float | None, same: float, strangers: float) -> float:
    if nearness is None:
        return 0.0
    return same if nearness >= SAME else same / 3 if nearness >= ALIKE else strangers


def same_doers(one: Profile, other: Profile, near: Callable[[str, str, str], float]) -> bool:
    """Return whether two tellings name the same side as the one that did it."""
    return (_nearest(one.doers, other.doers, one.country or other.country, near) or 0.0) >= SAME


def _nearest(
    ours: Sequence[str], theirs: Sequence[str], country: str, near: Callable[[str, str, str], float]
) -> float | None:
    if not ours or not theirs:
        return None
    return max(1.0 if a == b else near(a, b, country) for a in ours for b in theirs)


def _crossed(
    one: Profile, other: Profile, country: str, near: Callable[[str, str, str], float]
) -> int:
    """Return how many sides did it in one telling and suffered it in the other, 0 to 2."""
    there = _nearest(one.doers, other.sufferers, country, near) or 0.0
    back = _nearest(one.sufferers, other.doers, country, near) or 0.0
    return (there >= SAME) + (back >= SAME)


# ---------------------------------------------------------------- how many, with what
def _toll(one: Profile, other: Profile) -> float:
    return _counts(one.killed, other.killed) + 0.5 * _counts(one.hurt, other.hurt)


def _counts(ours: tuple[int, int] | None, theirs: tuple[int, int] | None) -> float:
    """Judge two figures: equal ones speak for, incompatible ones against; tolls grow."""
    if ours is None or theirs is None:
        return 0.0
    if ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return 0.8 if max(ours[0], theirs[0]) > 1 else 0.2
    low, high = min(ours[1], theirs[1]), max(ours[0], theirs[0])
    if high - low > _FEW and high > _FAR_TOLL * max(low, 1):
        return -1.8
    return -0.2


def _weapons(one: Profile, other: Profile) -> float:
    if not one.weapons or not other.weapons:
        return 0.0
    return 0.5 if one.weapons & other.weapons else -0.4
