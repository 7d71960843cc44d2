"""Joins the clauses of one report that tell of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.crowds import still_armed
from geo.events.join import affinity
from geo.events.story import Story
from geo.model import Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.telling import Telling
    from geo.text.lexicon import Lexicon

_ENOUGH = 0.9  # affinity from which a clause goes on with a story
_TOLL = frozenset(("kill", "harm", "hurt", "die", "count", "planted"))
_RIGHT_BEHIND = 0.5  # for a toll in the sentence right behind
_HELD = word_set("arrest arrested detention detained release imprisonment imprisoned jailed trial")
_FADING = 0.1  # of it, for every story told since


def stories(told: Iterable[Telling], lexicon: Lexicon) -> list[Story]:
    """Join the tellings of a report, in order, to one story an event."""
    found: list[Story] = []
    before: Telling | None = None
    news: set[int] = set()  # sentences that tell of what has just happened
    for one in told:
        if before is not None and before.view.number not in news and _goes_back(one, before):
            one.modality = Modality.HISTORICAL
        if one.modality is Modality.ACTUAL:
            news.add(one.view.number)
        if before is not None and (_says_nothing(one, before) or _of_their_cause(one, before)):
            continue
        begins = before is None or before.view is not one.view
        before = one
        if found:
            still_armed(one, found[-1])
        home = _home(one, found, lexicon, begins=begins)
        if home is None:
            found.append(Story(one.group, [one]))
        else:
            home.tellings.append(one)
            if one.strength > 1 and _weightier(one.group, home.group):
                home.group = one.group
    return _folded(found)


def _says_nothing(one: Telling, before: Telling) -> bool:
    """Tell whether a sentence only says what goes on: "the group is fighting the army"."""
    bare = one.date is None and one.place is None and not one.figures
    bare = bare and not (one.definite and one.acts - {"fighting"})
    weak = one.strength <= 1 and one.group == "force" and one.modality is Modality.ACTUAL
    return bare and weak and one.view is not before.view and not one.acts <= _TOLL


def _of_their_cause(one: Telling, before: Telling) -> bool:
    """Tell whether a sentence is about him for whom people protest: "He was arrested for"."""
    held = one.acts <= {"arrest", "release"} and one.view.words[0] in {"he", "she", "his", "her"}
    return held and before.group == "crowd" and not _HELD.isdisjoint(before.view.words)


def _in_general(one: Telling) -> bool:
    """Tell whether a clause tells of several unnumbered blows: "drone strikes destroyed"."""
    nouns = [h for h in one.hits if h.part == "noun"]
    return bool(nouns) and all(h.form == "many" for h in nouns) and not one.figures


def _goes_back(one: Telling, before: Telling) -> bool:
    """Tell whether a clause goes on with what the sentence before told of long ago."""
    bare = one.date is None and one.said_on is None and (one.place is None or _in_general(one))
    gap = one.view.number - before.view.number
    past = before.modality is Modality.HISTORICAL and one.modality is Modality.ACTUAL
    return past and bare and gap <= 1


def _weightier(group: str, before: str) -> bool:
    """Tell whether what a clause adds is what the event is: a riot, not the troops sent there."""
    if group == "crowd":
        return before in {"force", "change", "arrest"}
    return group == "force" and before in {"change", "loot"}


def _folded(found: Sequence[Story]) -> list[Story]:
    """Fold the stories of one day, place and kind into the first of them."""
    first: dict[tuple[object, ...], Story] = {}
    kept: list[Story] = []
    for story in found:
        key = _key(story)
        if key is not None and key in first and _no_strangers(first[key], story):
            first[key].tellings.extend(story.tellings)
            continue
        if key is not None:
            first.setdefault(key, story)
        kept.append(story)
    return kept


def _key(story: Story) -> tuple[object, ...] | None:
    """Return what two stories of one event have in common, or None if too little is said."""
    date, place = story.date, story.place
    if date is None or place is None or place.place is None:
        return None
    if story.tellings[0].modality is not Modality.ACTUAL:
        return None
    return date.date_start, date.date_end, place.place.id, story.group, story.sub_type


def _no_strangers(one: Story, other: Story) -> bool:
    ours, theirs = {a.name for a in one.doers}, {a.name for a in other.doers}
    return not ours or not theirs or bool(ours & theirs)


def _counts_on(one: Telling, story: Story) -> float:
    """Return what speaks for a toll being that of the sentence before: "eleven people died"."""
    bare = one.date is None and one.place is None and not one.definite and one.acts <= _TOLL
    return _RIGHT_BEHIND if bare and one.view.number - story.tellings[-1].view.number == 1 else 0.0


def _home(one: Telling, found: Sequence[Story], lexicon: Lexicon, *, begins: bool) -> Story | None:
    """Return the story that a telling goes on with, or None if it begins one."""
    best, top = None, _ENOUGH
    latest = sorted(
        range(len(found)), key=lambda k: (found[k].tellings[-1].view.number, k), reverse=True
    )
    for age, story in enumerate(found[k] for k in latest):
        score = affinity(one, story, lexicon) - _FADING * min(age, 5)
        score += _counts_on(one, story) if begins and score >= 0 else 0.0
        if score > top:
            best, top = story, score
    return best
