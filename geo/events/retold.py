"""Folds what a report says in general into what it then tells in detail.

A lead says "militants killed 17 people in the north, officials said on Wednesday"; the next
sentence names the village and the day. Both are one event. A lead that several detailed stories
fill ("attacks across the province killed 50") is their sum and no event of its own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.events import when
from geo.events.apart import background
from geo.events.join import affinity
from geo.events.meet import BRIEF, FINER, SOON, at_another_hour
from geo.events.sameplace import EXACT, WIDE, agree
from geo.events.sides import strangers
from geo.model import Kind, Modality

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.story import Story
    from geo.model import Place
    from geo.text.lexicon import Lexicon

_SHORTLY = dt.timedelta(days=6)  # before a statement in which what it speaks of happened
_GROUPS = frozenset(("force", "crowd"))
_SUM = 2  # detailed stories that make a general one their sum
_STRONG = 2
_FEWER = 0.7  # of the dead of a general story, from which a detailed one may tell all of it
_TOLL = frozenset(("kill", "die", "harm"))
_VICTIMS = frozenset((
    ("the", "victims"), ("the", "dead"), ("the", "deaths"), ("the", "bodies"), ("those", "killed"),
    ("the", "killings"), ("all", "the"), ("most", "of"), ("the", "casualties"),
))  # fmt: skip
_COUNTED = _TOLL | {"hurt", "count"}


class _General(NamedTuple):
    """A story told in general: roughly where, and the day on which it was told."""

    story: Story
    rough: Place | None
    told_on: dt.date | None


def retold(found: Sequence[Story], told_on: dt.date | None, lexicon: Lexicon) -> list[Story]:
    """Return the stories of a report, general ones folded into the detailed ones they speak of."""
    kept = list(found)
    for general in _generals(found, told_on):
        details = [s for s in kept if _may_detail(s, general)]
        exact = [s for s in details if _fills(s, general, lexicon)]
        if (victims := _of_its_victims(details, general.story)) is not None:
            _fold(general.story, victims)
            kept.remove(general.story)
            continue
        parts = len(details) >= _SUM or any(_part(s, general.story) for s in exact)
        if parts and general.rough is not None:
            _share(general.story, details)
            _sum_up(general.story, found)
        elif len(exact) == 1:
            _fold(general.story, exact[0])
            kept.remove(general.story)
    return kept


def _generals(found: Sequence[Story], told_on: dt.date | None) -> Iterator[_General]:
    """Yield the brief stories that say only roughly where something happened, or nothing of it."""
    for story in found:
        actual = story.tellings[0].modality is Modality.ACTUAL and story.group in _GROUPS
        if not actual or not _strong(story):
            continue
        place = _place(story)
        beside = place or _place_beside(story, found)
        if place is None or place.kind in WIDE:
            said = story.said_on.date_start if story.said_on else told_on
            yield _General(story, beside, said)


def _share(story: Story, details: Sequence[Story]) -> None:
    """Give the parts of a sum its day, and who did it: "85 sites were hit on Friday; X and Y"."""
    shared = [replace(t, figures=[]) for t in story.tellings if t.date]
    for detail in details:
        if detail.date is None:
            detail.tellings[:0] = shared


def _sum_up(story: Story, found: Sequence[Story]) -> None:
    """Call a story a sum; what its sentence counts beside it is the sum's toll, too."""
    views = {t.view.number for t in story.tellings}
    for one in (t for other in found for t in other.tellings if t.view.number in views):
        if one in story.tellings:
            one.modality = Modality.AGGREGATE
        elif one.place is None and not one.acts & _TOLL:
            one.figures = []


def _strong(story: Story) -> bool:
    return max(t.strength for t in story.tellings) >= _STRONG


def _place(story: Story) -> Place | None:
    return story.place.place if story.place else None


def _place_beside(story: Story, found: Sequence[Story]) -> Place | None:
    """Return the wide place that the sentence of a story names for another one."""
    views = {t.view.number for t in story.tellings}
    places = (
        t.place.place
        for other in found
        for t in other.tellings
        if t.view.number in views and t.place and t.place.place
    )
    return next((place for place in places if place.kind in WIDE), None)


def _may_detail(one: Story, general: _General) -> bool:
    """Tell whether a story may tell in detail, or a part of, what another one says in general."""
    story, exact = general.story, _place(one)
    if one is story or exact is None or exact.kind is Kind.COUNTRY or not _strong(one):
        return False
    actual = one.tellings[0].modality is Modality.ACTUAL and not background(one.tellings[0])
    if not actual or one.group not in _GROUPS:
        return False
    first = one.tellings[0].view.number
    if not 0 <= first - story.tellings[0].view.number <= SOON:
        return False
    if sum(t.view.number <= first for t in story.tellings) > BRIEF:
        return False
    rough = general.rough
    if rough is not None and not (_finer(exact, rough) and agree(rough, exact)):
        return False
    mutual = any(t.mutual for t in (*one.tellings, *story.tellings))
    both = one.doers and story.doers and not mutual
    return _days_allow(one, general) and not (both and strangers(one.doers, story.doers))


def _fills(one: Story, general: _General, lexicon: Lexicon) -> bool:
    """Tell whether a story is all that another one speaks of: it has a day, and no other toll."""
    told = set[str]().union(*(t.acts for t in one.tellings))
    dated = bool(one.date or general.story.date) or (told <= _COUNTED and not one.doers)
    if affinity(general.story.tellings[0], one, lexicon) < 0:
        return False
    if at_another_hour(one.tellings[0], general.story):
        return False
    mine, its = _killed(one), _killed(general.story)
    if general.rough is None and general.story.tellings[0].view.number:
        return dated and bool(mine & its)  # by the toll alone
    return dated


def _of_its_victims(details: Sequence[Story], story: Story) -> Story | None:
    """Return the story that tells of "the victims" of what the sentence before it tells."""
    last = story.tellings[0].view.number
    for one in details:
        first = one.tellings[0].view
        if first.number == last + 1 and tuple(first.words[:2]) in _VICTIMS:
            return one
    return None


def _part(one: Story, story: Story) -> bool:
    """Tell whether a detailed story counts far fewer dead than the general one."""
    mine, its = _killed(one), _killed(story)
    return bool(mine and its) and max(mine) < _FEWER * min(its)


def _killed(story: Story) -> set[int]:
    figures = (f for t in story.tellings for f in t.figures if f.what == "killed")
    return {f.figure.best for f in figures if f.figure.best}


def _finer(one: Place, other: Place) -> bool:
    return EXACT[one.kind] > EXACT[other.kind] + FINER


def _days_allow(one: Story, general: _General) -> bool:
    story = general.story
    if one.date and story.date:
        return when.overlap(one.date, story.date)
    known = one.date
    if known is None:
        return True  # it is told on, without a day
    if known.date_start is None or general.told_on is None:
        return False
    last = known.date_end or known.date_start
    return dt.timedelta(days=-1) <= general.told_on - last <= _SHORTLY


def _fold(story: Story, detail: Story) -> None:
    told = sorted([*story.tellings, *detail.tellings], key=lambda t: t.view.number)
    detail.tellings[:] = told
