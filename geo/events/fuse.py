"""Makes one event of its tellings: what most say, what the last say, and who says otherwise."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.joint_tolls import toll_of, tolls_disagree, with_superseded
from geo.model import DatePrecision, Event, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.events.corroborate import Witnesses
    from geo.model import Mention, Report
    from geo.text.lexicon import Lexicon

_EXACTNESS = {kind: rank for rank, kind in enumerate(Kind)}
_SAME_SIDE = 0.75
_GENERIC = frozenset(("Attack", "Armed clash", "Other"))


def fused(
    tellings: Sequence[Event],
    reports: Mapping[str, Report],
    lexicon: Lexicon,
    witnesses: Witnesses,
) -> Event:
    """Return the event that several tellings are about.

    Its id comes from its first telling and stays when later reports join it.
    """
    told = sorted(tellings, key=lambda e: _published(e, reports))
    claims = with_superseded(told, reports)
    initiators = _sides((e.initiators for e in told), lexicon)
    targets = _sides((e.targets for e in told), lexicon, but=initiators)
    date = _date(told)
    kind = _kind(told)
    event = Event(
        id=_identity(told[0]),
        event_type=kind.event_type,
        sub_event_type=kind.sub_event_type,
        date_start=date.date_start,
        date_end=date.date_end,
        date_precision=date.date_precision,
        date_rule=date.date_rule,
        mention=_place(told),
        initiators=initiators,
        targets=targets,
        weapons=_by_support(e.weapons for e in told),
        fatalities=toll_of("fatalities", told, reports, witnesses),
        injuries=toll_of("injuries", told, reports, witnesses),
        claimed_by=_by_support(e.claimed_by for e in told),
        attributed=tuple(dict.fromkeys(a for e in told for a in e.attributed)),
        denied_by=_by_support(e.denied_by for e in told),
        modality=told[0].modality,
        evidence=tuple(dict.fromkeys(one for e in told for one in e.evidence)),
        claims=claims,
        reports=tuple(dict.fromkeys(r for e in told for r in e.reports)),
    )
    origins = witnesses.origins(event)
    event = replace(event, origins=origins)
    disagree = tolls_disagree(told, reports, witnesses)
    return replace(event, status=witnesses.status(event, tolls_disagree=disagree))


def _published(event: Event, reports: Mapping[str, Report]) -> tuple[str, str, str]:
    """Return what orders tellings by when they were published; the undated come last."""
    name = event.reports[0] if event.reports else ""
    report = reports.get(name)
    return (str(report.published) if report and report.published else "9999", name, event.id)


def _identity(first: Event) -> str:
    """Return a name for an event that holds as long as its first telling does."""
    at = min((one.start for one in first.evidence if one.field == "event"), default=0)
    place = first.place.id if first.place else ""
    said = "|".join((*first.reports, str(at), place, str(first.date_start), first.sub_event_type))
    return "e" + hashlib.sha256(said.encode()).hexdigest()[:11]


def _date(told: Sequence[Event]) -> Event:
    """Return the telling whose date is the event's: the day most name, and the most exact."""
    days = Counter(e.date_start for e in told if _is_day(e))
    firm = Counter(e.date_start for e in told if _is_day(e) and _is_firm(e))

    def rank(event: Event) -> tuple[object, ...]:
        span = (
            (event.date_end - event.date_start).days
            if event.date_start and event.date_end
            else 10_000
        )
        day = event.date_start
        votes = (-firm[day], -days[day]) if _is_day(event) else (0, 0)
        return (*votes, not _is_firm(event), span, str(day))

    return min(told, key=rank)


def _is_day(event: Event) -> bool:
    return (
        event.date_start is not None
        and event.date_precision is DatePrecision.DAY
        and event.date_start == event.date_end
    )


def _is_firm(event: Event) -> bool:
    """Return whether a telling names the event's own day, not that of a statement about it."""
    return not event.date_rule.startswith(("day of", "carried"))


def _place(told: Sequence[Event]) -> Mention | None:
    """Return the mention that places the event: the most exact kind, named by most."""
    mentions = [e.mention for e in told if e.mention is not None and e.mention.place is not None]
    votes = Counter(m.place.id for m in mentions if m.place)

    def rank(mention: Mention) -> tuple[object, ...]:
        place = mention.place
        if place is None:
            return (True, 0, 0, 0.0)
        if place.radius_km > _TOWN_KM:  # of two regions the smaller one says more
            return (True, place.kind is Kind.COUNTRY, place.radius_km, -votes[place.id])
        return (False, _vague(place.kind), -votes[place.id], place.radius_km)

    return min(mentions, key=rank, default=None)


_TOWN_KM = 30.0


def _vague(kind: Kind) -> int:
    """Return 0 for a site, 1 for a town or district, then the rank of the larger kinds."""
    rank = _EXACTNESS[kind]
    return rank if rank > _EXACTNESS[Kind.ADMIN2] else min(rank, 1)


def _kind(told: Sequence[Event]) -> Event:
    """Return the telling whose type is the event's: the one most give; "attack" says little."""
    votes: Counter[str] = Counter()
    for event in told:
        votes[event.sub_event_type] += 1 if event.sub_event_type in _GENERIC else 3
    return min(told, key=lambda e: -votes[e.sub_event_type])


def _by_support(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Return the names of all rows, those that most rows have first."""
    votes = Counter(name for row in rows for name in dict.fromkeys(row))
    return tuple(name for name, _ in votes.most_common())


def _sides(
    rows: Iterable[Sequence[str]], lexicon: Lexicon, but: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the sides of all tellings: known ones before common nouns, each side once."""
    names = _by_support(rows)
    known = [name for name in names if lexicon.actor(name)]
    nouns = [name for name in names if not lexicon.actor(name)]
    kept: list[str] = []
    for name in known or nouns:
        if name not in but and not any(_is_same(name, other, lexicon.kin) for other in kept):
            kept.append(name)
    if known:
        kept += [n for n in nouns if _is_civil(n, lexicon) and n not in kept and n not in but][:1]
    return tuple(kept)


def _is_same(one: str, other: str, kin: Callable[[str, str], float]) -> bool:
    return one == other or kin(one, other) >= 1.0


def _is_civil(name: str, lexicon: Lexicon) -> bool:
    """Return whether a common noun names people who are no side's fighters."""
    noun = lexicon.noun(name)
    return noun is not None and noun.kind in {"civilians", "protesters"}
