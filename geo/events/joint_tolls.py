"""Tolls told by several reports: the last word of every origin, as a range, earlier words kept.

A later figure of at least the earlier one supersedes it, since tolls grow; figures of the same day
stand side by side and widen the range. A toll that one origin alone gives as dead, where two others
or more give the same number as hurt and nobody as dead, is a slip and stays in the claims only.
"""

from __future__ import annotations

import statistics
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.model import NOT_SAID, Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.events.corroborate import Witnesses
    from geo.model import Claim, Event, Report


class _Said(NamedTuple):
    published: str
    report: str
    figure: Figure


_FAR_APART = 5
_SLIP = 2  # other origins that it takes to call a toll a slip


def toll_of(
    what: str, told: Sequence[Event], reports: Mapping[str, Report], witnesses: Witnesses
) -> Figure:
    """Return killed ("fatalities") or hurt ("injuries") of an event as low, best and high."""
    said = _said(what, told, reports)
    last = _last_words(said, witnesses)
    if what == "fatalities" and _is_slip(last, told, reports, witnesses):
        return NOT_SAID
    return _range([one.figure for one in last])


def tolls_disagree(
    told: Sequence[Event], reports: Mapping[str, Report], witnesses: Witnesses
) -> bool:
    """Return whether origins give numbers of dead of which only one can be true."""
    last = _last_words(_said("fatalities", told, reports), witnesses)
    least = [n for one in last if (n := _least(one.figure)) is not None]
    if len(least) < 2:  # noqa: PLR2004 - it takes two to disagree
        return False
    return max(least) - min(least) > _FAR_APART and max(least) > 2 * min(least)


def _said(what: str, told: Sequence[Event], reports: Mapping[str, Report]) -> list[_Said]:
    rows = []
    for event in told:
        figure: Figure = getattr(event, what)
        if figure != NOT_SAID and event.reports:
            rows.append(_Said(_day(event.reports[0], reports), event.reports[0], figure))
    return sorted(rows, key=lambda one: one[:2])


def _day(name: str, reports: Mapping[str, Report]) -> str:
    report = reports.get(name)
    return str(report.published) if report and report.published else ""


def _last_words(said: Sequence[_Said], witnesses: Witnesses) -> list[_Said]:
    """Return the last figure of every origin that no later and larger figure supersedes."""
    by_origin: dict[str, _Said] = {}
    for one in said:
        by_origin[witnesses.origin(one.report)] = one
    last = list(by_origin.values())
    return [one for one in last if not any(_supersedes(other, one) for other in last)]


def _supersedes(later: _Said, earlier: _Said) -> bool:
    """Return whether a figure was published on a later day and is larger."""
    if not (later.published and earlier.published and later.published > earlier.published):
        return False
    new, old = _least(later.figure), _least(earlier.figure)
    return new is not None and old is not None and new > old


def _least(figure: Figure) -> int | None:
    return figure.best if figure.best is not None else figure.low


def _most(figure: Figure) -> int | None:
    return figure.high if figure.high is not None else figure.best


def _is_slip(
    last: Sequence[_Said],
    told: Sequence[Event],
    reports: Mapping[str, Report],
    witnesses: Witnesses,
) -> bool:
    """Return whether one origin alone gives as dead a number that others give as hurt."""
    dead = [one for one in last if _least(one.figure)]
    if len(dead) != 1:
        return False
    slipped, number = witnesses.origin(dead[0].report), _least(dead[0].figure)
    hurt = [
        one
        for one in _last_words(_said("injuries", told, reports), witnesses)
        if witnesses.origin(one.report) != slipped
    ]
    counted = {_count(c) for e in told for c in e.claims if c.field == "injuries"}
    same = number in counted or any(_least(one.figure) == number for one in hurt)
    return same and len(_others(told, slipped, witnesses)) >= _SLIP and bool(hurt)


def _others(told: Sequence[Event], slipped: str, witnesses: Witnesses) -> set[str]:
    """Return the other origins, all of which tell of no dead."""
    return {witnesses.origin(r) for e in told for r in e.reports} - {slipped}


def _range(figures: Sequence[Figure]) -> Figure:
    """Return the range that figures span; the best is the middle one of those that say one."""
    if not figures:
        return NOT_SAID
    if len(set(figures)) == 1:
        return figures[0]
    lows = [f.low if f.low is not None else _least(f) for f in figures]
    highs = [_most(f) for f in figures]
    best = [f.best for f in figures if f.best is not None]
    top = [h for h in highs if h is not None]
    words = " / ".join({f.words.casefold(): f.words for f in reversed(figures) if f.words}.values())
    speakers = ", ".join(dict.fromkeys(f.said_by for f in figures if f.said_by))
    return Figure(
        min((low for low in lows if low is not None), default=None),
        statistics.median_high(best) if best else None,
        max(top) if top and None not in highs else (max(top) if top else None),
        words[:120],
        speakers[:120],
    )


def with_superseded(told: Sequence[Event], reports: Mapping[str, Report]) -> tuple[Claim, ...]:
    """Return all claims of the tellings, those that a later and larger figure replaced marked."""
    claims = list(dict.fromkeys(claim for event in told for claim in event.claims))
    return tuple(
        replace(claim, superseded=True) if _is_superseded(claim, claims, reports) else claim
        for claim in claims
    )


def _is_superseded(claim: Claim, claims: Iterable[Claim], reports: Mapping[str, Report]) -> bool:
    count = _count(claim)
    day = _day(claim.report, reports)
    if count is None or not day:
        return False
    return any(
        other.field == claim.field
        and (more := _count(other)) is not None
        and more > count
        and _day(other.report, reports) > day
        for other in claims
    )


def _count(claim: Claim) -> int | None:
    return claim.best if claim.best is not None else claim.low
