"""Gives every clause that tells of an act its day, and says what its day makes of it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events import when, where
from geo.events.attach import home_of, within
from geo.model import DatePrecision, Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geo.events.telling import Telling
    from geo.events.view import View
    from geo.model import DateMention

_FOUND = word_set("found discovered recovered retrieved exhumed")
_LAGS = word_set("days weeks months hours day week month")
_SUMMED_UP = word_set("attack kill assassinate abduct sexual harm die")
_PERIODS = frozenset((
    ("recent", "weeks"), ("recent", "months"), ("recent", "years"), ("past", "year"),
    ("recent", "days"), ("this", "year"), ("last", "year"),  ("so", "far"), ("past", "months"),
    ("half", "of"),
))  # fmt: skip
_RELATIVE = word_set("who which whose that whom")
_PERIOD_WORDS = frozenset(first for first, _ in _PERIODS)
_FRESH = 7  # days: "since Tuesday" is no long period
_VIOLENCE = word_set(
    "killing killings death deaths murder murders shooting attack attacks massacre assassination "
    "arrest arrests lynching bombing strike strikes raid raids"
)
_CONCEDES = frozenset(("although", "though", "because", "whereas", "unless"))
_PRAYERS = word_set("prayers prayer sermon")


def give_dates(view: View, told: Sequence[Telling], told_on: dt.date | None) -> None:
    """Give every telling its date; a date that bounds a long period makes it an aggregate."""
    rows: dict[int, list[DateMention]] = {}
    for date in view.noticed.dates:
        home = _home_of_date(view, told, date)
        if home is not None and _says_when(view, told, home, date, told_on):
            for clause in {home.clause, _clause_with(view, told, date, home)}:
                rows.setdefault(clause, []).append(date)
    for one in told:
        row = rows.get(one.clause, [])
        own = [d for d in row if within(view, d.start, one.clause)]
        if not own and one.definite and view.opens[one.clause] in _RELATIVE:
            continue  # "on Friday mourners buried those who died in the blast"
        one.date = when.nearest(view, own or row, _told_at(view, one))
        if one.modality is Modality.ACTUAL:
            one.modality = _by_date(one, told_on)
        if _too_general(one):
            one.strength = min(one.strength, 1)
    for before, one in pairwise(told):
        if one.date and before.date and _says_more(view, before, one):
            before.date = one.date  # "hunted for days after the bombing that killed four on Friday"


def _says_more(view: View, before: Telling, one: Telling) -> bool:
    """Tell whether a relative clause stands right behind the noun that it tells more of."""
    noun = before.hits[-1]
    begins = view.clause.index(one.clause) == noun.last + 1
    return begins and noun.part == "noun" and view.opens[one.clause] in {"that", "which"}


def _home_of_date(view: View, told: Sequence[Telling], date: DateMention) -> Telling | None:
    """Return the telling that a date belongs to: "two days after", "Tuesday, when" look ahead."""
    last = view.last_of(date)
    if date.rule == "told_after":
        clause = view.clause_of(last)
        return next((t for t in told if t.clause == clause), None)
    behind = last + (2 if view.word(last + 1) == "," else 1)
    if view.word(behind) == "when":
        ahead = view.clause_of(behind)
        return next((t for t in told if t.clause == ahead), None) or home_of(view, told, date.start)
    return home_of(view, told, date.start)


def _clause_with(view: View, told: Sequence[Telling], date: DateMention, home: Telling) -> int:
    """Return the clause that a date stands in, if it tells of something, else its home's."""
    clause = view.clause_of(view.first_of(date))
    other = date.rule == "told_after" or not any(t.clause == clause for t in told)
    return home.clause if other else clause


def _told_at(view: View, one: Telling) -> list[int]:
    """Return where a telling's acts stand; a body's is where it was found."""
    found = [i for i, word in enumerate(view.words) if word in _FOUND] if "body" in one.acts else []
    return found or [h.first for h in one.hits]


def _says_when(
    view: View,
    told: Sequence[Telling],
    home: Telling,
    date: DateMention,
    told_on: dt.date | None,
) -> bool:
    """Tell whether a date is an act's day; note those that are something else."""
    if _no_day(view, home, date):
        return False
    if date.date_start is None and when.open_ended(view, date):
        _bounded(home, date, told_on)
    elif date.date_start is None:
        home.undated = home.undated or date.text.lower()
    elif when.is_record(view, date) or where.in_dateline(view, date):
        return False
    elif when.open_ended(view, date):
        _bounded(home, date, told_on)
        return date.rule == "since" and _is_recent(date, told_on)
    elif _aftermath(view, home, date) or _charged_on(view, home, date):
        home.said_on = home.said_on or date
    elif when.statement(view, date) or _told_that(view, home, date):
        for one in told:
            if not lagging(view, one.clause):
                one.said_on = one.said_on or date
    else:
        return True
    return False


def _charged_on(view: View, home: Telling, date: DateMention) -> bool:
    """Tell whether a day is that of a charge: "held on Friday over a shooting a day earlier"."""
    last = view.last_of(date)
    behind = any(view.first_of(d) > home.hits[0].first > last for d in view.noticed.dates)
    return behind and view.word(last + 1) in {"over", "for"}


def _protested(view: View, home: Telling, date: DateMention) -> bool:
    """Tell whether a day is that of what a crowd protests: "against the killing of X on Friday"."""
    between = view.words[home.hits[-1].last + 1 : view.first_of(date)]
    if "protest" not in home.acts or "against" not in between:
        return False
    return not _VIOLENCE.isdisjoint(between[between.index("against") :])


def _no_day(view: View, home: Telling, date: DateMention) -> bool:
    """Tell whether a date is no act's: "Friday prayers", "although he had won on Sunday"."""
    clause = view.clause_of(view.first_of(date))
    conceded = clause != home.clause and view.opens[clause] in _CONCEDES
    prayers = view.word(view.last_of(date) + 1) in _PRAYERS
    return conceded or prayers or _protested(view, home, date) or when.explains(view, date)


def _aftermath(view: View, home: Telling, date: DateMention) -> bool:
    """Tell whether a day is that of what came after: "buried on Sunday after the raid"."""
    clause = view.clause_of(view.first_of(date))
    if date.rule == "told_after" or lagging(view, home.clause):
        return False
    return clause < home.clause and view.opens[home.clause] in {"after", "following"}


def _told_that(view: View, home: Telling, date: DateMention) -> bool:
    """Tell whether a date stands beside the verb that says it all: "told X on Tuesday that"."""
    clause = view.clause_of(view.first_of(date))
    if clause >= home.clause or view.opens[home.clause] != "that":
        return False
    return when.speaks(view.words[view.clause.index(clause) : view.first_of(date)])


def _too_general(one: Telling) -> bool:
    """Tell whether "the attack", "attacks on civilians" has neither day nor toll of its own."""
    if one.date or any(f.figure.best or f.figure.low for f in one.figures):
        return False
    plural = all(h.form == "many" and h.act.name in _SUMMED_UP for h in one.hits)
    return plural or (one.definite and not one.place)


def lagging(view: View, clause: int) -> bool:
    """Tell whether a clause opens with "a day after": another event than its sentence's."""
    begin = view.clause.index(clause)
    return view.opens[clause] in {"after", "following"} and bool(
        _LAGS & set(view.words[max(begin - 2, 0) : begin])
    )


def _bounded(one: Telling, date: DateMention, told_on: dt.date | None) -> None:
    """Read "since October" as a sum, unless it began a few days ago."""
    if one.modality is Modality.ACTUAL and not _is_recent(date, told_on):
        one.modality = Modality.AGGREGATE


def _is_recent(date: DateMention, told_on: dt.date | None) -> bool:
    """Tell whether a period began a few days ago: "80 have died since Thursday"."""
    return bool(told_on and date.date_start and (told_on - date.date_start).days < _FRESH)


def _by_date(one: Telling, told_on: dt.date | None) -> Modality:
    """Return historical, planned or aggregate where the date says so."""
    if one.date is None and one.said_on and when.long_past(one.said_on, told_on):
        return Modality.HISTORICAL
    if one.date is None:
        words = one.view.words
        summed = not _PERIOD_WORDS.isdisjoint(words) and _PERIODS & set(pairwise(words))
        return Modality.AGGREGATE if summed else Modality.ACTUAL
    if told_on and one.date.date_start and (one.date.date_start - told_on).days > 1:
        return Modality.PLANNED
    if when.long_past(one.date, told_on):
        return Modality.HISTORICAL
    vague = one.date.precision not in {DatePrecision.DAY, DatePrecision.WEEK}
    if vague and one.view.opens[one.clause] in {"who", "which"}:
        return Modality.HISTORICAL  # "the group, which killed 26 soldiers last month"
    return Modality.AGGREGATE if when.long_period(one.date) else Modality.ACTUAL
