"""Did it happen? Told as fact, denied, planned, supposed, long past, or a sum of many events."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.events.hedges import SUPPOSED, SUPPOSED_HEADS
from geo.events.infinitive import INTENT, URGES, governed, on_purpose
from geo.events.periods import (
    MANY,
    days_of,
    goes_on,
    is_year,
    long_before,
    looks_back,
    many,
    of_years,
    sums_up,
    told_of_before,
)
from geo.events.view import View  # noqa: TC001 - a NamedTuple's field
from geo.events.words import BE, HAVE, MODALS
from geo.model import DatePrecision, Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.triggers import Found

_NEGATIONS = word_set(
    "not never n't no without neither nor nobody none didn't didn’t doesn't don't wasn't weren't "
    "hasn't haven't hadn't wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t cannot"
)
_WILL = frozenset(("will", "shall", "'ll", "won't", "won’t"))
_IF = frozenset(("if", "unless", "whether", "lest"))
_ANNIVERSARY = word_set(
    "anniversary commemorate commemorated commemorating commemorates commemoration memorial "
    "remembrance decades decade centuries century genocide-era wartime colonial"
)
_PARTED_BY = word_set("in by with during after before from through near to at on against amid")
_OFTEN = word_set(
    "routinely often regularly frequently repeatedly usually always typically constantly "
    "increasingly times occasions annually daily nightly"
)
_PREVIOUS = word_set("previous previously earlier preceding")
_DENIALS = word_set("denied denies denying deny rejected dismissed")
_UNTRUE = word_set("false unfounded untrue debunked baseless")
_RUMOURS = word_set("rumours rumour rumors rumor")
_AHEAD = word_set("expected scheduled planned due")
_CANCELLED = word_set("cancelled canceled postponed averted")
_COURT = word_set(
    "trial convicted sentenced indicted court verdict lawsuit prosecuted acquitted pleaded "
    "tribunal conviction"
)
_VICTIMS = frozenset(("die", "harm", "count", "crowdnoun", "rioter", "explosion"))
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today")
_RISING = word_set(
    "ramped began begun started launching stepped intensified increased escalated resumed rise "
    "increase surge spike uptick "
    "escalation stepping ramping increasing intensifying spree campaign number"
)
_DOING = word_set(
    "carry launch conduct stage mount commit perpetrate execute plan plot prevent make undertake "
    "avoid stop halt deter stage hold organize organise join perform resume continue face respond "
    "investigate discuss condemn end be"
)
_WANTS = INTENT | URGES
_NOUN_HEADS, _GERUND_HEADS = SUPPOSED | SUPPOSED_HEADS, SUPPOSED_HEADS | _WANTS
_TO_OR_MODAL = MODALS | {"to"}
_YEAR_DIGITS = 4
_NEAR, _OBJECT = 5, 9
_COUNT_NOUNS = (["cases", "of"], ["incidents", "of"], ["reports", "of"])
_PASSIVE_FACTS = word_set("killed left wounded injured was were took")


class _Spot(NamedTuple):
    """Where an act stands: its clause, and the words before it in that clause."""

    view: View
    one: Found
    clause: int
    begin: int
    before: list[str]

    @property
    def near(self) -> list[str]:
        """Return the last words before the act."""
        return self.before[-_NEAR:]


def modality_of(view: View, one: Found) -> Modality:
    """Return how an act is told, from the words around it; the date has its say elsewhere.

    The first rule that has an answer wins.
    """
    clause = view.clause_of(one.first)
    begin = view.clause.index(clause)
    spot = _Spot(view, one, clause, begin, _unbracketed(view.words[begin : one.first]))
    rules = _OF_ANY + (_OF_VERBS if one.part == "verb" else _OF_NOUNS)
    for rule in rules:
        mode = rule(spot)
        if mode is not None:
            return mode
    return Modality.ACTUAL


def _unbracketed(words: list[str]) -> list[str]:
    """Return words without what stands in square brackets ("[size=no report]")."""
    kept: list[str] = []
    inside = False
    for word in words:
        inside = (inside or word == "[") and word != "]"
        if not inside and word != "]":
            kept.append(word)
    return kept


# ---------------------------------------------------------------- rules for every act
def dated(view: View, one: Found) -> bool:
    """Tell whether a noun carries its day: "the Saturday attack", "Tuesday's attack"."""
    words = [w for w in view.words[max(one.first - 2, 0) : one.first] if w not in {"'s", "’s"}]
    return one.part == "noun" and one.form == "one" and any(w in _WEEKDAYS for w in words)


def _dated(spot: _Spot) -> Modality | None:
    return Modality.ACTUAL if dated(spot.view, spot.one) else None


def _negated(spot: _Spot) -> Modality | None:
    """Negated: "no attack", "did not attack", "failed to"."""
    near = spot.near
    for k, word in enumerate(near):
        if word not in _NEGATIONS and not word.endswith(("n't", "n’t")):
            continue
        between = near[k + 1 :]
        if between[:1] and between[0] in {"only", "immediately", "clear", "longer", "least"}:
            continue
        close = len(between) <= 2 if word == "no" else "," not in between  # noqa: PLR2004
        return Modality.NEGATED if close or spot.one.part == "verb" else None
    failed = near[-1:] == ["to"] and near[-2:-1] in (["failed"], ["refused"], ["unable"])
    return Modality.NEGATED if failed else None


def _conditional(spot: _Spot) -> Modality | None:
    opened = not _IF.isdisjoint(spot.before) or spot.view.opens[spot.clause] in _IF
    return Modality.HYPOTHETICAL if opened else None


def _denied(spot: _Spot) -> Modality | None:
    """Negated: "denied that" opens the clause."""
    head = spot.view.words[max(spot.begin - 6, 0) : spot.begin]
    denied = spot.view.opens[spot.clause] == "that" and not _DENIALS.isdisjoint(head)
    return Modality.NEGATED if denied else None


def _rumoured(spot: _Spot) -> Modality | None:
    """Negated: a sentence says that a story is untrue ("the rumour turned out to be false")."""
    words = spot.view.words
    untrue = _UNTRUE.intersection(words) and _RUMOURS.intersection(words)
    return Modality.NEGATED if untrue or "hoax" in words else None


def _history(spot: _Spot) -> Modality | None:
    """Historical: an anniversary, the matter of a trial, "the 2004 bombing", a world war."""
    past = (
        (not _ANNIVERSARY.isdisjoint(spot.before[-8:]) and not _marks_it(spot))
        or _in_world_war(spot)
        or of_years(spot.before)
        or looks_back(spot.view.words, spot.begin, spot.view.opens[spot.clause])
        or ("had" in spot.near and told_of_before(spot.view.words[:4]))
        or ("had" in spot.near and not spot.begin and long_before(spot.view))
        or (spot.one.part == "noun" and (_year_before(spot) or _in_court(spot)))
    )
    return Modality.HISTORICAL if past else None


def _marks_it(spot: _Spot) -> bool:
    """Tell whether a crowd keeps a day alive: "commemorated the dead with a march"."""
    return spot.one.act.direction == "crowd" and not {"with", "by"}.isdisjoint(spot.near)


def _in_world_war(spot: _Spot) -> bool:
    first, last = spot.one.last + 1, spot.one.last + 16
    if "war" not in spot.view.words[first:last]:
        return False
    return "World War" in " ".join(t.text for t in spot.view.sentence.tokens[first:last])


def _year_before(spot: _Spot) -> bool:
    first = max(spot.one.first - 3, 0)
    row = spot.view.words[first : spot.one.first]
    for date in spot.view.noticed.dates:  # "on 2 January 1994 fighting": a day of its own
        if date.precision is DatePrecision.DAY and spot.view.last_of(date) in range(
            first, spot.one.first
        ):
            return False
    return not {",", "/"} & set(row) and any(is_year(word) for word in row)


def _in_court(spot: _Spot) -> bool:
    return not _COURT.isdisjoint(spot.view.words[: spot.one.first])


def _since(spot: _Spot) -> Modality | None:
    """Aggregate: a clause sums up a period, "since the beginning of the year"."""
    if spot.view.opens[spot.clause] == "since":
        return None  # "since gunmen killed nine": a deed, no period
    return Modality.AGGREGATE if sums_up(spot.view.words, spot.begin, spot.one.last) else None


# ---------------------------------------------------------------- rules for verbs
def _by_modal(spot: _Spot) -> Modality | None:
    """Planned or hypothetical: "will attack", "could attack"; "may have attacked" is told."""
    modal = next((w for w in reversed(spot.near) if w in MODALS), "")
    if not modal or spot.one.form not in {"base", "ed"}:
        return None
    perfect = "have" in spot.near[spot.near.index(modal) :]
    if perfect and modal in {"may", "might", "must", "could"}:
        return None
    return Modality.PLANNED if modal in _WILL else Modality.HYPOTHETICAL


def _to_verb(spot: _Spot) -> Modality | None:
    """Return what "to attack", "to be attacked", "to seize X and attack" mean."""
    near, form = spot.near, spot.one.form
    if goes_on(near, form):
        return Modality.AGGREGATE
    to = form == "base" and "to" in near[-2:]
    passive = near[-1:] in (["being"], ["be"]) and "to" in near
    joined = form == "base" and near[-1:] == ["and"] and not _TO_OR_MODAL.isdisjoint(spot.before)
    if not (to or passive or joined):
        return None
    mode = governed(spot.before, spot.view.opens[spot.clause])
    crowd = spot.one.act.direction == "crowd"
    if mode is None and to and crowd and on_purpose(spot.before):
        return Modality.ACTUAL
    return mode or Modality.HYPOTHETICAL


def _gerund(spot: _Spot) -> Modality | None:
    """Return what "of attacking", "from attacking" mean."""
    if spot.one.form == "ing" and not _DENIALS.isdisjoint(spot.near[-1:]):
        return Modality.NEGATED
    if spot.one.form != "ing" or not {"for", "of", "from", "against", "about"} & {*spot.near[-1:]}:
        return None
    supposed = not _GERUND_HEADS.isdisjoint(spot.before[-4:])
    return Modality.HYPOTHETICAL if supposed else Modality.ACTUAL


def _often(spot: _Spot) -> Modality | None:
    """Aggregate: "routinely attack", "have been attacked 140 times", "has staged many attacks"."""
    if not _OFTEN.isdisjoint(spot.near):
        return Modality.AGGREGATE
    if HAVE.isdisjoint(spot.near):
        return None
    last = spot.one.last
    after = spot.view.words[last + 1 : last + 6]
    behind = range(last + 1, last + _OBJECT)  # "have killed dozens of villagers" is one deed
    people = any(spot.view.first_of(a) in behind for a in spot.view.noticed.actors)
    summed = "times" in after or (not people and MANY & set(after[:3]))
    return Modality.AGGREGATE if summed and not _days_in(spot) else None


def _days_in(spot: _Spot) -> bool:
    """Tell whether a clause names its day: "has launched dozens of drones on Monday"."""
    return any(
        date.precision is DatePrecision.DAY
        and spot.view.clause_of(spot.view.first_of(date)) == spot.clause
        for date in spot.view.noticed.dates
    )


# ---------------------------------------------------------------- rules for nouns
def _supposed(spot: _Spot) -> Modality | None:
    """Hypothetical or planned: "a possible attack", "threat of attacks", "could face attacks"."""
    if not _NOUN_HEADS.isdisjoint(spot.before[-4:]):
        return Modality.HYPOTHETICAL
    modal = next((w for w in spot.before[-6:] if w in MODALS), "")
    if modal:
        return Modality.PLANNED if modal in _WILL else Modality.HYPOTHETICAL
    if spot.view.word(spot.one.last + 1) in MODALS:
        return Modality.HYPOTHETICAL
    return Modality.PLANNED if spot.view.word(spot.one.last + 1) in _AHEAD else None


def _called_off(spot: _Spot) -> Modality | None:
    """Negated: "a march was called off", "the rally has been cancelled"."""
    after = spot.view.words[spot.one.last + 1 : spot.one.last + 5]
    off = not _CANCELLED.isdisjoint(after) or {"called", "off"} <= set(after)
    return Modality.NEGATED if off and not BE.isdisjoint(after) else None


def _wanted(spot: _Spot) -> Modality | None:
    """Hypothetical: "warned of attacks", unless the attack is the subject of a fact."""
    after = spot.view.words[spot.one.last + 1 : spot.one.last + 4]
    wanted = not _WANTS.isdisjoint(spot.before[-6:]) and _PASSIVE_FACTS.isdisjoint(after)
    return Modality.HYPOTHETICAL if wanted else None


def _to_do(spot: _Spot) -> Modality | None:
    """Return what the noun is when somebody is "to carry out" it."""
    before = spot.before
    for k in range(max(len(before) - 6, 0), len(before) - 1):
        if before[k] in _TO_OR_MODAL and before[k + 1] in _DOING:
            return governed(before) or Modality.HYPOTHETICAL
    return None


def _sum(spot: _Spot) -> Modality | None:
    """Aggregate: "221 cases of", "dozens of attacks", "stepped up attacks"."""
    if spot.before[-2:] in _COUNT_NOUNS or days_of(spot.before[-5:], lambda: _toll(spot)):
        return Modality.AGGREGATE
    if spot.one.form != "many" or spot.one.act.name in _VICTIMS:
        return None
    summed = _RISING & set(spot.before[-5:]) or many(_undated(spot))
    return Modality.AGGREGATE if summed else None


def _toll(spot: _Spot) -> bool:
    killed = (f for f in spot.view.noticed.figures if f.what == "killed")
    return any(spot.view.clause_of(spot.view.first_of(f)) == spot.clause for f in killed)


def _undated(spot: _Spot) -> list[str]:
    """Return the words that may count a plural: none of a date, none before a preposition.

    "14 May, clashes" and "killed 30 fighters in air strikes" do not say how many there were.
    """
    first = max(spot.one.first - 4, spot.begin)
    for k in range(first, spot.one.first):
        if spot.view.words[k] in _PARTED_BY:
            first = k + 1
    for date in spot.view.noticed.dates:
        if date.start < spot.view.sentence.tokens[spot.one.first].start:
            first = max(first, spot.view.last_of(date) + 1)
    return spot.view.words[first : spot.one.first]


_OF_ANY: tuple[Callable[[_Spot], Modality | None], ...] = (
    _dated, _rumoured, _negated, _conditional, _denied, _history, _since,
)  # fmt: skip
_OF_VERBS: tuple[Callable[[_Spot], Modality | None], ...] = (_by_modal, _to_verb, _gerund, _often)
_OF_NOUNS: tuple[Callable[[_Spot], Modality | None], ...] = (
    _called_off, _supposed, _wanted, _to_do, _sum,
)  # fmt: skip
