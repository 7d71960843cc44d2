"""Gives every clause that tells of an act its places and its dates."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events import when, where
from geo.events.sameplace import WIDE, agree, more_exact
from geo.model import DatePrecision, Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from geo.events.telling import Telling
    from geo.events.triggers import Found
    from geo.events.view import View
    from geo.model import DateMention, Mention

_MOVES = {
    "loot": ("from",),
    "abduct": ("from",),
    "arrest": ("from",),
    "disrupt": ("from",),
    "change": ("to", "from"),
    "body": ("from",),
    "launch": ("toward", "towards"),
    "shell": ("toward", "towards"),
    "take": ("of",),
    "retake": ("of",),
}
_FOUND = word_set("found discovered recovered retrieved exhumed")
_ASIDE = word_set("after before since because if unless although though whereas")
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
_PRAYERS = word_set("prayers prayer sermon")
_TOOK_PLACE = word_set("took occurred happened")
_ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth latest")
_AWAY = frozenset(("into", "to", "across", "over"))  # where those who were abducted were taken
_COURTS = word_set("court sentenced convicted jailed verdict parliament lawmakers summit talks")
_NAMING = word_set("naming including namely among identified identifying mentioning")
_BEHIND = 9  # words behind "the attack" in which its own place stands


def within(view: View, offset: int, clause: int) -> bool:
    """Tell whether a character offset lies in a clause."""
    return view.clause_of(view.token_at(offset)) == clause


def split(view: View, hits: Sequence[Found]) -> None:
    """Cut a clause in two where "and" joins two verbs that each have their own place or day."""
    if len(hits) < 2:  # noqa: PLR2004 - two verbs
        return
    places = [view.first_of(m) for m in where.candidates(view)]
    days = [view.first_of(d) for d in view.noticed.dates if d.precision is DatePrecision.DAY]
    for before, hit in pairwise(hits):
        at = hit.first - 1 if view.word(hit.first - 1) == "and" else hit.first - 2
        if hit.part != "verb" or at <= before.last or view.word(at) != "and":
            continue
        clause = view.clause_of(hit.first)
        apart = any(
            any(before.first < p < at for p in row)
            and any(p > hit.last and view.clause_of(p) == clause for p in row)
            for row in (places, days)
        )
        if apart and view.clause_of(before.first) == clause:
            view.open_clause(at, "and")


def unspoken(view: View, told: Sequence[Telling]) -> Iterator[Telling]:
    """Yield what a clause without a verb repeats: "X and Y were hit; in Syria, places near Z"."""
    if not told or told[-1].place is None or ";" not in view.opens:
        return
    spoken = {one.clause for one in told}
    for clause, opener in enumerate(view.opens):
        if opener != ";" or clause in spoken or clause < told[-1].clause:
            continue
        places = [m for m in where.candidates(view) if within(view, m.start, clause)]
        place = where.best(view, places, ())
        if place is not None and not any(t.clause == clause for t in told):
            listed = where.siblings(view, place, places)
            yield replace(told[-1], clause=clause, place=place, places=listed, figures=[])


def one_a_place(one: Telling) -> Iterator[Telling]:
    """Yield a telling for every place it lists: one event is one place."""
    if len(one.places) <= 1 or one.modality is not Modality.ACTUAL:
        yield one
        return
    for place in one.places:
        yield replace(one, place=place, places=(place,), figures=[])


# ---------------------------------------------------------------- places
def _home(view: View, told: Sequence[Telling], offset: int) -> Telling | None:
    """Return the telling that something at an offset belongs to: its clause's, else the nearest."""
    clause = view.clause_of(view.token_at(offset))
    own = next((t for t in told if t.clause == clause), None)
    if own:
        return own
    return min(told, key=lambda t: (abs(t.clause - clause), t.clause > clause), default=None)


def _aside(view: View, home: Telling, offset: int) -> bool:
    """Tell whether a place stands in a side clause ("after the war in Gaza began")."""
    clause = view.clause_of(view.token_at(offset))
    return clause != home.clause and view.opens[clause] in _ASIDE


def _of_court(view: View, mention: Mention) -> bool:
    """Tell whether a clause tells what a court or a government did somewhere."""
    clause = view.clause_of(view.first_of(mention))
    begin = view.clause.index(clause)
    return not _COURTS.isdisjoint(view.words[begin : begin + view.clause.count(clause)])


def give_places(view: View, told: Sequence[Telling]) -> None:
    """Give every telling the places of its clause, and of the clauses that tell nothing."""
    rows: dict[int, list[Mention]] = {}
    for mention in where.candidates(view):
        home = _home(view, told, mention.start)
        if home is not None and not _aside(view, home, mention.start):
            rows.setdefault(home.clause, []).append(mention)
    for one in told:
        row = rows.get(one.clause, [])
        own = [m for m in row if within(view, m.start, one.clause)]
        places = own or row
        if one.definite:
            places = [m for m in places if _follows(view, one, m) and not _one_of_many(view, one)]
        if "abduct" in one.acts:
            places = [m for m in places if not where.governed(view, m) & _AWAY]
        places = places or _named_before(view, one)
        moves = frozenset(w for act in one.acts for w in _MOVES.get(act, ()))
        one.place = where.best(view, places, [h.first for h in one.hits], moves=moves)
        if one.place is not None:
            one.places = where.siblings(view, one.place, places)
            _sharpen(view, one, told)
        elif not one.definite:
            one.lost = where.names_unknown(view, one.clause)


def _sharpen(view: View, one: Telling, told: Sequence[Telling]) -> None:
    """Make a wide place exact by a side clause's ("in northern India after a car in X")."""
    place = one.place.place if one.place else None
    if place is None or place.kind not in WIDE or len(one.places) > 1:
        return
    taken = {t.clause for t in told}
    aside = [
        m
        for m in where.candidates(view)
        if (_aside(view, one, m.start) or _listed(view, m, taken))
        and m.place
        and not _of_court(view, m)
        and agree(place, m.place)
    ]
    inner = where.best(view, aside, ())
    if inner is not None and one.place is not None:
        one.place = more_exact(one.place, inner)
        one.places = (one.place,)


def _listed(view: View, mention: Mention, taken: set[int]) -> bool:
    """Tell whether a place stands behind "naming", "including", "near" in a clause of its own."""
    first = view.first_of(mention)
    if view.clause_of(first) in taken:
        return False
    return bool(_NAMING & set(view.words[max(first - 8, 0) : first]))


def _named_before(view: View, one: Telling) -> list[Mention]:
    """Return the place right before a relative clause: "the attack on X that killed 12"."""
    begin = view.clause.index(one.clause)
    if view.opens[one.clause] not in {"that", "which", "where"}:
        return []
    return [m for m in where.candidates(view) if begin - 2 <= view.last_of(m) < begin]


def _one_of_many(view: View, one: Telling) -> bool:
    """Tell whether an attack is only counted: "it was the third attack in the region since"."""
    return any(
        hit.part == "noun" and _ORDINALS & set(view.words[max(hit.first - 3, 0) : hit.first])
        for hit in one.hits
    )


def _follows(view: View, one: Telling, mention: Mention) -> bool:
    """Tell whether a place stands right behind "the attack": only then it is the attack's."""
    first = view.first_of(mention)
    return any(
        0 < first - hit.last <= _BEHIND * (1 + (view.word(hit.last + 1) in _TOOK_PLACE))
        for hit in one.hits
    )


# ---------------------------------------------------------------- dates
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
        return next((t for t in told if t.clause == ahead), None) or _home(view, told, date.start)
    return _home(view, told, date.start)


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
    if view.word(view.last_of(date) + 1) in _PRAYERS or when.explains(view, date):
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
    elif _aftermath(view, home, date):
        home.said_on = home.said_on or date
    elif when.statement(view, date) or _told_that(view, home, date):
        for one in told:
            if not lagging(view, one.clause):
                one.said_on = one.said_on or date
    else:
        return True
    return False


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
