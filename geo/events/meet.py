"""Whether the places and days of two tellings can be those of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import when
from geo.events.sameplace import EXACT, agree
from geo.model import Kind
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.model import DateMention

NO = -1.0
_SAME_COUNTRY = 1.2  # a place of the country that a story is told of is less than the same place
_WIDE = (Kind.COUNTRY, Kind.ADMIN1, Kind.REGION)
_HOURS = word_set("later earlier overnight separately elsewhere")
_PARTS = (["evening"], ["morning"], ["afternoon"], ["night"])
SOON = 6  # sentences in which the details of what is told in general begin
BRIEF = 3  # clauses in which something is told in general
FINER = 0.4  # in exactness by which one place is finer than another


def sentences_since(one: Telling, story: Story) -> int:
    """Return how many sentences lie between a telling and the last of a story."""
    return one.view.number - story.tellings[-1].view.number


def same_sentence(one: Telling, story: Story) -> bool:
    """Tell whether a story is told in the telling's own sentence, too."""
    return any(t.view.number == one.view.number for t in story.tellings)


def places_meet(one: Telling, story: Story) -> float:
    """Return how well the places go together; NO if they are two."""
    if len(one.places) == 1 and any(
        t.view is one.view and t.hits is one.hits for t in story.tellings
    ):
        return NO  # the other half of a list of places
    mine = one.place.place if one.place else None
    theirs = story.place.place if story.place else None
    if mine is None or theirs is None:
        return NO if mine is not None and at_another_hour(one, story) else 0.0
    if agree(mine, theirs):
        if _detail(one, story):
            return NO  # whether it is all of it, or a part, is seen when all is told
        return (
            _SAME_COUNTRY
            if mine.kind is not theirs.kind and Kind.COUNTRY in {mine.kind, theirs.kind}
            else 1.5
        )
    says_where = one.says_where and sentences_since(one, story) <= 1
    wide = one.definite and len(one.places) == 1 and mine.kind in _WIDE
    return 0.0 if says_where or wide else NO


def at_another_hour(one: Telling, story: Story) -> bool:
    """Tell whether a sentence says that it tells of another hour: "In the evening", "Later"."""
    head = one.view.words[:3]
    opens = (head[:1] and head[0] in _HOURS) or (head[:2] == ["in", "the"] and head[2:] in _PARTS)
    return bool(opens) and not one.definite and sentences_since(one, story) > 0


def _detail(one: Telling, story: Story) -> bool:
    """Tell whether a sentence names a place within the wide one of what was told in brief."""
    mine, theirs = one.place and one.place.place, story.place and story.place.place
    if not mine or not theirs or one.definite or same_sentence(one, story):
        return False
    if len(story.tellings) > BRIEF and one.view.words[0] not in {"in", "near", "at"}:
        return False
    both = _one_day(one, story) or story.group not in {"force", "crowd"}
    finer = theirs.kind in _WIDE and EXACT[mine.kind] > EXACT[theirs.kind] + FINER
    gap = one.view.number - story.tellings[0].view.number
    return finer and not both and (0 < gap <= SOON or one.view.words[0] in {"in", "near", "at"})


def _one_day(one: Telling, story: Story) -> bool:
    """Tell whether both name a day, and neither "this week"."""
    if not (one.date and story.date):
        return False
    return one.date.precision is story.date.precision


def days_meet(one: Telling, story: Story) -> float:
    """Return how well the days go together; NO if they are two."""
    date = story.date
    if one.date and date:
        if not when.overlap(one.date, date) or _counted_from(one.date, date):
            return NO
        if _another(one, date, story) or _earlier(one, date, story):
            return NO
        return 1.5
    return 0.0


def _counted_from(one: DateMention, other: DateMention) -> bool:
    """Tell whether a day is counted from another one: "a week before that"."""
    spans = [(date.date_start, date.date_end) for date in (one, other)]
    return one.rule in {"before_that", "after_that"} and spans[0] != spans[1]


def _another(one: Telling, date: DateMention, story: Story) -> bool:
    """Tell whether a later sentence with its own, vaguer or sharper date tells something else."""
    mine = one.date
    if mine is None or one.definite or sentences_since(one, story) < 2:  # noqa: PLR2004 - the next may repeat
        return False
    return (mine.date_start, mine.date_end) != (date.date_start, date.date_end)


def _earlier(one: Telling, date: DateMention, story: Story) -> bool:
    """Tell whether a later sentence goes back: "earlier this month", beside an exact day."""
    mine = one.date
    if mine is None or same_sentence(one, story) or mine.precision is date.precision:
        return False
    return mine.text.lower().startswith("earlier")
