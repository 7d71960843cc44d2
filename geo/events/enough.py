"""Whether a story says enough to stand on a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.apart import background
from geo.events.figurative import of_nature
from geo.events.ground import FROM, by_verb, there
from geo.events.join import later
from geo.events.timing import CARRIED
from geo.model import Kind, Modality
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.ground import Setting
    from geo.events.story import Story
    from geo.events.timing import When
    from geo.model import Mention

_TOLD = frozenset((Modality.ACTUAL, Modality.AGGREGATE))
_MEASURES = frozenset(("declared", "imposed", "extended", "lifted"))
_CURFEWS = frozenset(("curfew", "emergency"))
_UNREST = frozenset(("force", "crowd"))
_FIRM = 3  # the strength of words that tell of an event on their own
_COUNTED = word_set("kill harm hurt die count")


def tells(story: Story) -> bool:
    """Tell whether a story is told as a fact, in words strong enough."""
    actual = story.tellings[0].modality is Modality.ACTUAL
    return actual and max(t.strength for t in story.tellings) > 1


def holds(story: Story, place: Mention | None, date: When, setting: Setting) -> bool:
    """Tell whether a story says enough to be an event on a map.

    A place must be known, and a day wherever the report has one. What only the lead tells, or
    what names neither place nor day itself, must be told in strong words or with a toll.
    """
    if place is None or place.place is None or place.place.kind is Kind.CONTINENT:
        return False
    aside = story.group == "change" and _aside(story, setting)
    if aside or _by_nature(story, setting) or _is_a_crowds_reason(story, setting):
        return False
    undated = date.start is None
    if undated and setting.document.report.published is not None:
        return False
    own_date = story.date is not None or (undated and any(t.undated for t in story.tellings))
    own_date = own_date or _on_the_same_day(story, date)
    leads = setting.leads(story)
    if undated and not (leads or own_date):
        return False
    if place.place.kind is Kind.COUNTRY and not own_date:
        sided = _counted(story) or bool(story.doers) or _done(story) or _armed(story)
        return (
            leads
            and sided
            and story.group in {"force", "crowd"}
            and _enough(story, leads, own_date, own_place=story.place is not None)
        )
    own_place = story.place is not None or (own_date and setting.shares_a_sentence(story))
    own_place = own_place or place.rule == FROM
    own_place = own_place or (_counted(story) and there(story.tellings[0]))
    return _enough(story, leads, own_date, own_place=own_place)


def _is_a_crowds_reason(story: Story, setting: Setting) -> bool:
    """Tell whether a story is only why a crowd acted: "a walkout after one of them was beaten"."""
    if story.place is not None or not all(background(t) for t in story.tellings):
        return False
    views = {t.view.number for t in story.tellings}
    crowds = (t for other in setting.found if other.group == "crowd" for t in other.tellings)
    return any(t.view.number in views for t in crowds)


def _aside(story: Story, setting: Setting) -> bool:
    """Tell whether a measure is only mentioned: "he had declared a state of emergency"."""
    first = story.tellings[0]
    before = any(first.view.word(h.first - 1) == "had" for h in first.hits)
    before = before and not _MEASURES.isdisjoint(first.view.words)
    unrest = any(s.group in _UNREST and s is not story and tells(s) for s in setting.found)
    curfew = unrest and not _CURFEWS.isdisjoint(first.view.words)
    return before or curfew or _about_unrest(story, setting)


def _about_unrest(story: Story, setting: Setting) -> bool:
    """Tell whether a curfew or the like is only what came of the violence told beside it."""
    views = {t.view.number for t in story.tellings}
    return any(
        other.group in {"force", "crowd"} and any(t.view.number in views for t in other.tellings)
        for other in setting.found
        if other is not story and other.tellings[0].modality in _TOLD
    )


def _on_the_same_day(story: Story, date: When) -> bool:
    """Tell whether a crowd acted elsewhere on the day told before: "in X, youths burnt a court"."""
    first = story.tellings[0]
    carried = date.rule == CARRIED and story.group == "crowd" and story.place is not None
    return carried and first.strength > 1 and by_verb(first) and not background(first)


def _by_nature(story: Story, setting: Setting) -> bool:
    """Tell whether a story only counts those whom the disaster of the sentence before struck."""
    before = story.tellings[0].view.number - 1
    if before < 0 or before in setting.telling or story.place is not None:
        return False
    only = story.acts <= _COUNTED and not story.doers
    return only and of_nature(setting.seen[before])


def _enough(story: Story, leads: bool, own_date: bool, *, own_place: bool) -> bool:
    """Tell whether a story's words are strong enough for its kind."""
    if story.group == "force":
        return _enough_force(story, leads, own_place, own_date)
    if story.group == "crowd":
        return own_place and (own_date or leads or story.said_on is not None)
    labelled = any(t.label for t in story.tellings)
    dated = own_date or (leads and story.said_on is not None)
    # the country of the forces that made an arrest
    at_home = own_date and not own_place and story.group != "agree"
    return labelled or (own_place and dated) or at_home


def _enough_force(story: Story, leads: bool, own_place: bool, own_date: bool) -> bool:
    counted = _counted(story)
    firm = max(t.strength for t in story.tellings) >= _FIRM
    if (own_place and own_date) or (counted and story.doers and story.sufferers):
        return True
    told = bool(story.doers) + bool(story.sufferers) + any(t.weapons for t in story.tellings)
    first = story.tellings[0]
    if own_place and story.doers and story.sufferers and by_verb(first) and not background(first):
        return True  # who did it to whom, and where: on the day that is told
    said = told or counted or "explosion" in story.acts
    if leads and (told > 1 or (said and (firm or own_place or own_date))):
        return True
    return (firm or counted) and (own_place or own_date or later(story.tellings[0]))


def _done(story: Story) -> bool:
    """Tell whether a blow is told as done, or claimed: "strikes were carried out in Iraq"."""
    verbs = (h for t in story.tellings if t.strength >= _FIRM for h in t.hits if h.part == "verb")
    return any(h.form == "ed" for h in verbs) or any(s.act == "claims" for s in story.speech)


def _armed(story: Story) -> bool:
    """Tell whether arms were turned on somebody: "a gunship targeted personnel"."""
    return any(t.weapons for t in story.tellings) and bool(story.sufferers)


def _counted(story: Story) -> bool:
    return any(f.figure.best or f.figure.low for t in story.tellings for f in t.figures)
