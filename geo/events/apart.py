"""Words that set a blow apart from the one told before it: "later", "another", "after"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.model import DatePrecision, Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.events.triggers import Found
    from geo.events.view import View

AFTERMATH = word_set("planted kill harm hurt die count arrest release attack loot")
_CONSEQUENCES = word_set("kill harm hurt die count clash fighting arrest")
_IN_TURN = word_set("then later subsequently afterwards")
_ONE_MORE = word_set("another separate")
_WORST = word_set("deadliest worst bloodiest biggest heaviest")
_ELSEWHERE = word_set("separately elsewhere")
_ALREADY = word_set("already earlier previously")
REPELLED = word_set("repelled repulsed repel repulse foiled thwarted repelling repulsing")
_WHO = word_set("who which whose whom that")
_CAUSES = word_set(
    "justice against over for demand demanding demanded condemn condemning denounce denouncing "
    "mourn mourning commemorate commemorating memory honour honor remember solidarity support "
    "release protest protesting about of arrest after following because since"
)
_RELATIVE = word_set("which who whose that where when whom")
_BEFOREHAND = frozenset(("after", "following", "followed", "since"))
_PRELUDE = 7  # words before an opening "following", as "On 13 May 2021,"
_IN_WHICH = frozenset(("which", "where"))
_OPENING = 2  # words of a sentence in which "separately" opens it


def background(one: Telling) -> bool:
    """Tell whether a clause only says what came before ("after the killings last week")."""
    if one.view.opens[one.clause] not in _BEFOREHAND:
        return False
    begin = one.view.clause.index(one.clause)
    first = min(hit.first for hit in one.hits)
    prelude = begin <= _PRELUDE and "," in one.view.words[begin:first]
    return not prelude  # "On Friday, following prayers, youths threw stones" tells of the stones


def one_more(one: Telling, story: Story) -> bool:
    """Tell whether a clause says that it tells one more: "another attack", "separately"."""
    if one.group != story.group or one.acts <= {"count"}:
        return False
    words = one.view.words
    besides = words[0] == "also" and one.date is not None
    opens = besides or not _ELSEWHERE.isdisjoint(words[:_OPENING])
    opens = opens and one.view is not story.tellings[-1].view
    return opens or any(_is_one_more(words, hit) or _had_already(words, hit) for hit in one.hits)


def _is_one_more(words: list[str], hit: Found) -> bool:
    if hit.part != "noun":
        return False
    worst = hit.first == 3 and words[:2] == ["in", "the"] and words[2] in _WORST  # noqa: PLR2004 - it opens
    return worst or bool(_ONE_MORE & set(words[max(hit.first - 3, 0) : hit.first]))


def _had_already(words: list[str], hit: Found) -> bool:
    """Tell whether an act was over before what was told: "had already fired on"."""
    before = words[max(hit.first - 3, 0) : hit.first]
    return hit.part == "verb" and "had" in before and bool(_ALREADY & set(before))


def over_already(one: Telling) -> bool:
    """Tell whether a clause tells what was over before: "had already fired on militants"."""
    return any(_had_already(one.view.words, hit) for hit in one.hits)


def next_in_turn(one: Telling, story: Story) -> bool:
    """Tell whether another side "then" or "later" struck: not what was told just before."""
    if one.group != "force" or one.acts <= AFTERMATH:
        return False
    ours, theirs = {d.name for d in one.doers}, {d.name for d in story.doers}
    words = one.view.words
    return any(
        (_IN_TURN & set(words[hit.last + 1 : hit.last + 4]) and not ours)
        if hit.part == "noun"
        else (words[hit.first - 1] in _IN_TURN and ours and not ours & theirs)
        for hit in one.hits
        if hit.act.name not in AFTERMATH
    )


def struck_back(one: Telling, story: Story) -> bool:
    """Tell whether one of two blows came after the other: "jets hit X after rockets hit Y"."""
    last = story.tellings[-1]
    if background(one) is background(last) or one.clause == last.clause:
        return False
    return all(_is_blow(told) for told in (one, last)) and not _one_hand(one, last)


def _is_blow(one: Telling) -> bool:
    armed = one.doers or one.weapons
    return one.group == "force" and bool(armed and one.acts - _CONSEQUENCES)


def _one_hand(one: Telling, other: Telling) -> bool:
    ours, theirs = {a.name for a in one.doers}, {a.name for a in other.doers}
    weapons = {w.family for w in one.weapons} & {w.family for w in other.weapons}
    return bool(ours & theirs) or (not (ours and theirs) and bool(weapons))


def mark_counters(view: View, told: Sequence[Telling]) -> None:
    """Mark what the attacked did in the fight: "repelled the assault", "killed men who raided"."""
    for one in told:
        begin = view.clause.index(one.clause)
        words = view.words[begin : begin + view.clause.count(one.clause)]
        one.counter = one.definite and one.group == "force" and bool(REPELLED & set(words))
    for before, one in pairwise(told):
        ours, theirs = {a.start for a in one.doers}, {a.start for a in before.sufferers}
        hangs = view.opens[one.clause] in _RELATIVE and bool(ours) and ours <= theirs
        if hangs and before.doers and {before.group, one.group} == {"force"}:
            before.counter = True


def mark_reasons(view: View, told: Sequence[Telling]) -> None:
    """Mark what a crowd only speaks of: "demanded justice for a driver who was killed"."""
    for before, one in pairwise(told):
        begin = view.clause.index(one.clause)
        hangs = view.opens[one.clause] in _WHO and begin and view.words[begin - 1] != ","
        if not hangs or "protest" not in before.acts or "violentdemo" in one.acts:
            continue
        since = [w for hit in before.hits for w in view.words[hit.last + 1 : begin]]
        crowd = any(view.last_of(a) == begin - 1 for a in before.doers)
        if not crowd and one.modality is Modality.ACTUAL and not _CAUSES.isdisjoint(since):
            one.modality = Modality.HISTORICAL


def inherit_past(told: Sequence[Telling]) -> None:
    """Let what a sentence adds without a day be of the past it began with: "in April, after"."""
    for before, one in pairwise(told):
        bare = one.date is None and one.said_on is None
        if bare and {one.modality, before.modality} == {Modality.ACTUAL, Modality.HISTORICAL}:
            one.modality = Modality.HISTORICAL


def _befell(one: Telling) -> bool:
    """Tell whether "when" brings the news: "went to attack it when they were ambushed"."""
    when = one.view.opens[one.clause] == "when"
    return when and any(h.form == "ed" and h.part == "verb" for h in one.hits)


def _was_done(one: Telling) -> bool:
    """Tell whether a clause says when it was done: "militants who killed 40 on Sunday"."""
    view = one.view
    days = (d for d in view.noticed.dates if d.precision is DatePrecision.DAY)
    done = any(h.part == "verb" and h.form == "ed" for h in one.hits)
    return done and any(view.clause_of(view.first_of(d)) == one.clause for d in days)


def inherit(view: View, told: Sequence[Telling]) -> None:
    """Let a relative clause be as unreal as what it hangs on ("a massacre in which X killed")."""
    for before, one in pairwise(told):
        hangs = view.opens[one.clause] in _RELATIVE and not _befell(one)
        if view.opens[one.clause] in _IN_WHICH and one.clause - before.clause == 1:
            one.hangs_on = before
        if one.modality is Modality.ACTUAL and hangs and before.modality is not Modality.ACTUAL:
            one.modality = one.modality if _was_done(one) else before.modality
