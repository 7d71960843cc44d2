"""Gives every statement (claim, blame, denial) to the story it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.enough import tells
from geo.events.when import overlap
from geo.model import Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.story import Story
    from geo.events.view import View
    from geo.text.speech import Speech

_SEVERAL = word_set("attacks bombings strikes raids blasts assaults killings explosions")
_NEAR = 3  # sentences over which "the attack" points back
_BACK = word_set(
    "it attack attacks responsibility involvement role incident this strike claim claims bombing "
    "allegations allegation accusation accusations charge killing blast raid assault"
)


def hear(found: Sequence[Story], seen: Sequence[View]) -> None:
    """Give every statement to the story it is about: its sentence's, else the last before it.

    A statement in a sentence about something unreal (a threat, a sum) is about nothing told.
    """
    actual = [s for s in found if s.tellings[0].modality is Modality.ACTUAL]
    unreal = {
        t.view.number
        for s in found
        for t in s.tellings
        if t.modality is not Modality.ACTUAL and t.strength > 1
    }
    for number in sorted(_in_earshot(actual, seen) - unreal):
        for speech in seen[number].noticed.speech:
            story = _spoken_of(speech, seen[number], actual)
            if story is None:
                continue
            story.speech.append(speech)
            if speech.act == "claims" and not _SEVERAL.isdisjoint(seen[number].words):
                for other in _others(story, seen[number], actual):
                    other.speech.append(speech)


def _in_earshot(actual: Sequence[Story], seen: Sequence[View]) -> set[int]:
    """Return the sentences whose statements may be about what may be an event."""
    if not any(map(tells, actual)):
        return set()
    behind_all = (n for n in _behind(actual, len(seen)) if not _SEVERAL.isdisjoint(seen[n].words))
    return _behind(filter(tells, actual), len(seen)).union(behind_all)


def _behind(stories: Iterable[Story], end: int) -> set[int]:
    """Return the sentences that tell of some stories, and those close behind them."""
    told = {t.view.number for story in stories for t in story.tellings}
    return {number for at in told for number in range(at, min(at + _NEAR + 1, end))}


def _spoken_of(speech: Speech, view: View, actual: Sequence[Story]) -> Story | None:
    here = [
        (abs(view.offsets(t.hits[0].first, t.hits[0].last)[0] - speech.start), k, s)
        for k, s in enumerate(actual)
        for t in s.tellings
        if t.view is view
    ]
    if here:
        return min(here)[2]
    if speech.act == "says":
        return None
    near = _NEAR if _points_back(view) else 1
    before = [
        (t.view.number, -k, s)
        for k, s in enumerate(actual)
        for t in s.tellings
        if view.number - near <= t.view.number < view.number
    ]
    return max(before)[2] if before else None


def _others(story: Story, view: View, actual: Sequence[Story]) -> list[Story]:
    """Return the other blows told before a claim of "the attacks", that are of the same day."""
    return [
        other
        for other in actual
        if other is not story
        and other.group == story.group == "force"
        and other.tellings[0].view.number < view.number
        and not any(a.known for a in other.doers)
        and (other.date is None or story.date is None or overlap(other.date, story.date))
    ]


def _points_back(view: View) -> bool:
    """Tell whether a sentence without an act speaks of one told before."""
    return bool(_BACK & set(view.words))
