"""Reads events out of one report: the door of this room.

Sentences become *tellings* (one clause, one act), tellings that speak of one event become a
*story*, and a story that says where and when becomes an event.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.events import triggers as trigger_words
from geo.events import when, where
from geo.events.assemble import stories
from geo.events.compose import event_of, with_crowd
from geo.events.context import facts
from geo.events.join import background, later
from geo.events.syntax import Noticed, views, words_of
from geo.events.telling import tellings
from geo.events.words import word_set
from geo.model import DatePrecision, Event, Kind, Modality, Role
from geo.settings import ROOT
from geo.text.actors import find_actors, find_weapons
from geo.text.figures import find_figures
from geo.text.speech import find_speech

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geo.events.story import Story
    from geo.events.syntax import View
    from geo.events.triggers import Triggers
    from geo.model import ContextFact, DateMention, Document, Mention
    from geo.text.lexicon import Actor, Lexicon
    from geo.text.speech import Speech

LANGUAGES = ("en", "de", "id", "es", "fr")
_LEAD = 2  # sentences of the body in which a past tense means "just now"
_NEAR = 3  # sentences over which a place or date is carried on
_When = tuple["dt.date | None", "dt.date | None", DatePrecision, str]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a report tells; ``note`` says in words why nothing could be read, if so."""

    events: tuple[Event, ...] = ()
    context: tuple[ContextFact, ...] = ()
    note: str = ""


def extract(
    document: Document,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    lexicon: Lexicon,
    *,
    triggers: Triggers | None = None,
) -> Extraction:
    """Return the events and context figures that a report tells of.

    Parameters
    ----------
    mentions, dates
        what the rooms for places and dates found in the document.
    triggers
        the words that tell of an event; the shipped ones by default.
    """
    language = _language(document)
    if language not in LANGUAGES:
        return Extraction(note=f"language not supported for events: {language!r}")
    words = triggers or trigger_words.load(ROOT / "data")
    said = [words_of(sentence) for sentence in document.sentences]
    busy = _busy(said, words, language)
    part = replace(document, sentences=tuple(document.sentences[i] for i in sorted(busy)))
    actors = find_actors(part, lexicon)
    noticed = Noticed(
        sorted(mentions, key=lambda m: m.start),
        sorted(dates, key=lambda d: d.start),
        actors,
        find_weapons(part, lexicon),
        find_figures(part),
        find_speech(part, actors),
        _nations(lexicon),
    )
    seen = views(document.sentences, said, noticed, busy)
    told_on = when.latest_day(document, dates)
    told = [one for view in seen if view.busy for one in tellings(view, words, told_on, language)]
    found = stories(told, lexicon)
    _hear(found, seen)
    events = _events(found, document, seen, lexicon)
    return Extraction(tuple(events), facts(document, seen, told, told_on))


@lru_cache(maxsize=4)
def _nations(lexicon: Lexicon) -> dict[str, Actor]:
    """Return the state behind every people's adjective: "israeli" is Israel."""
    found: dict[str, Actor] = {}
    for country in lexicon.countries.values():
        state = lexicon.state(country.code)
        for people in country.people:
            if state is not None and people[0].isupper():
                found.setdefault(people.lower(), state)
    return found


def _busy(said: Sequence[list[str]], words: Triggers, language: str) -> set[int]:
    """Return the sentences that may tell of an act, and those after them that may speak of it."""
    acts = {i for i, row in enumerate(said) if words.tell(row, language)}
    return {k for i in acts for k in range(i, min(i + _NEAR + 1, len(said)))}


_ENGLISH = word_set(
    "the of and on in at by was were with for a an from near after against as is to that"
)
_SHORT = 80  # words below which a guess of the language is checked
_SHARE = 0.2


def _language(document: Document) -> str:
    """Return a report's language; a short one full of foreign names may still be English."""
    code = document.report.language or "en"
    if code == "en":
        return code
    words = [t.text.lower() for s in document.sentences for t in s.tokens if t.text[0].isalpha()]
    english = sum(word in _ENGLISH for word in words)
    return "en" if len(words) < _SHORT and english >= max(3, _SHARE * len(words)) else code


# ---------------------------------------------------------------- statements
def _hear(found: Sequence[Story], seen: Sequence[View]) -> None:
    """Give every statement to the story it is about: its sentence's, else the last before it."""
    actual = [s for s in found if s.tellings[0].modality is Modality.ACTUAL]
    if not actual:
        return
    unreal = {
        t.view.number
        for s in found
        for t in s.tellings
        if t.modality is not Modality.ACTUAL and t.strength > 1
    }
    for view in seen:
        for speech in view.noticed.speech:
            story = None
            if view.number not in unreal:
                story = _spoken_of(speech, view, actual)
            if story is not None:
                story.speech.append(speech)


def _spoken_of(speech: Speech, view: View, actual: Sequence[Story]) -> Story | None:
    here = [
        (abs(view.offsets(t.hits[0].first, t.hits[0].last)[0] - speech.start), k, s)
        for k, s in enumerate(actual)
        for t in s.tellings
        if t.view is view
    ]
    if here:
        return min(here)[2]
    if speech.act == "says" or not _points_back(view):
        return None
    before = [
        (t.view.number, -k, s)
        for k, s in enumerate(actual)
        for t in s.tellings
        if view.number - _NEAR <= t.view.number < view.number
    ]
    return max(before)[2] if before else None


_BACK = word_set(
    "it attack attacks responsibility involvement role incident this strike claim claims bombing "
    "allegations allegation accusation accusations charge killing blast raid assault"
)


def _points_back(view: View) -> bool:
    """Tell whether a sentence without an act speaks of one told before."""
    return bool(_BACK & set(view.words))


# ---------------------------------------------------------------- events
def _events(
    found: Sequence[Story], document: Document, seen: Sequence[View], lexicon: Lexicon
) -> list[Event]:
    """Return the stories that are events, in the order they are told."""
    events: list[Event] = []
    for story in found:
        if not _tells(story):
            continue
        place = _sharpened(story, seen)
        if place is None and not background(story.tellings[0]):
            place = _carried_place(story, found, seen)
        if place is None:
            place = _of_the_state(story, seen)
        date = _dated(story, found, document)
        if not _holds(story, place, date, document):
            continue
        event = event_of(
            story,
            number=len(events) + 1,
            report=document.report.id,
            place=place,
            date=date,
            lexicon=lexicon,
        )
        events.append(with_crowd(event) if story.group == "crowd" else event)
    return events


def _tells(story: Story) -> bool:
    """Tell whether a story is told as a fact, in words strong enough."""
    return (
        story.tellings[0].modality is Modality.ACTUAL
        and max(t.strength for t in story.tellings) > 1
    )


def _in_lead(story: Story) -> bool:
    return any(t.view.number <= _LEAD or t.view.sentence.role is Role.TITLE for t in story.tellings)


def _of_the_state(story: Story, seen: Sequence[View]) -> Mention | None:
    """Return the country whose forces made an arrest or the like, where no place is said."""
    codes = {a.country for a in story.doers if a.kind == "state forces" and a.country}
    if story.date is None or story.group == "force" or len(codes) != 1:
        return None
    for view in seen:
        for mention in view.noticed.mentions:
            place = mention.place
            if place and place.kind is Kind.COUNTRY and place.country in codes:
                return mention
    return None


_WIDE = (Kind.COUNTRY, Kind.ADMIN1, Kind.REGION)


def _sharpened(story: Story, seen: Sequence[View]) -> Mention | None:
    """Return a story's place, made exact by a sentence near its first that tells no other act."""
    place = story.place
    if place is None or place.place is None or place.place.kind not in _WIDE:
        return place
    first = story.tellings[0].view.number
    telling = {t.view.number for t in story.tellings}
    for view in seen[first + 1 : first + 1 + _NEAR]:
        if view.number in telling or not (_SCENE & set(view.words)):
            continue
        near = where.best(view, where.candidates(view), ())
        if near and near.place and where.agree(place.place, near.place):
            return where.more_exact(place, near)
    return place


_SCENE = word_set("scene site train bus convoy bodies village town base located near")


def _carried_place(story: Story, found: Sequence[Story], seen: Sequence[View]) -> Mention | None:
    """Return a place from earlier sentences, for a story that names none."""
    first = story.tellings[0].view.number
    for other in reversed(found[: found.index(story)]):
        near = any(0 <= first - t.view.number <= _NEAR for t in other.tellings)
        if near and other.place and other.tellings[0].modality is Modality.ACTUAL:
            return _sharpened(other, seen)
    carried = where.nearest_before(seen[k] for k in range(first, max(first - _NEAR, -1), -1))
    if carried or not _in_lead(story):
        return carried
    return where.nearest_before(seen[first + 1 : first + 1 + _NEAR])


def _dated(story: Story, found: Sequence[Story], document: Document) -> _When:
    """Return a story's interval, precision and the rule that gave it."""
    date = story.date
    if date is not None:
        return date.date_start, date.date_end or date.date_start, date.precision, date.rule
    if story.said_on is not None and _fresh(story):
        said = story.said_on
        return said.date_start, said.date_end, said.precision, f"day of the statement ({said.rule})"
    for other in reversed(found[: found.index(story)]):
        first = story.tellings[0].view.number
        near = any(0 <= first - t.view.number <= _NEAR for t in other.tellings)
        if other.date is not None and near and other.tellings[0].modality is Modality.ACTUAL:
            its = other.date
            return its.date_start, its.date_end, its.precision, "carried from earlier sentence"
    published = document.report.published
    if published and _in_lead(story):
        return published, published, document.report.published_precision, "day of publication"
    return None, None, DatePrecision.NONE, ""


def _fresh(story: Story) -> bool:
    """Tell whether a story is news at the time somebody speaks of it."""
    return any(h.form != "base" for t in story.tellings for h in t.hits)


def _holds(story: Story, place: Mention | None, date: _When, document: Document) -> bool:
    """Tell whether a story says enough to be an event on a map."""
    if place is None or place.place is None or place.place.kind is Kind.CONTINENT:
        return False
    if date[0] is None and document.report.published is not None:
        return False
    own_place, own_date = story.place is not None, story.date is not None
    own_date = own_date or (date[0] is None and any(t.undated for t in story.tellings))
    lead = _in_lead(story)
    if date[0] is None and not (lead or own_date):
        return False
    if place.place.kind is Kind.COUNTRY and not own_date:
        if not lead or not (_counted(story) or story.doers):
            return False
    if story.group == "crowd":
        return own_place and (own_date or lead or story.said_on is not None)
    if story.group == "force":
        strong = max(t.strength for t in story.tellings) > 2 or _counted(story)  # noqa: PLR2004
        if later(story.tellings[0]) and strong:
            return True
        complete = bool(_counted(story) and story.doers and story.sufferers)
        firm = own_place or own_date or max(t.strength for t in story.tellings) > 2  # noqa: PLR2004
        return (
            (own_place and own_date)
            or (lead and firm)
            or complete
            or (strong and (own_place or own_date))
        )
    labelled = any(t.label for t in story.tellings)
    own_place = own_place or (own_date and place.place.kind is Kind.COUNTRY)
    return labelled or (own_place and (own_date or (lead and story.said_on is not None)))


def _counted(story: Story) -> bool:
    return any(f.figure.best or f.figure.low for t in story.tellings for f in t.figures)
