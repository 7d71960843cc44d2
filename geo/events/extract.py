"""Reads events out of one report: the door of this room.

Sentences become *tellings* (one clause, one act), tellings that speak of one event become a
*story*, and a story that says where and when becomes an event.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.events import triggers as trigger_words
from geo.events import when
from geo.events.assemble import stories
from geo.events.compose import event_of
from geo.events.context import facts
from geo.events.enough import holds, tells
from geo.events.ground import Setting, place_of
from geo.events.listen import hear
from geo.events.retold import retold
from geo.events.same_group import name_groups
from geo.events.telling import tellings
from geo.events.timing import date_of
from geo.events.view import Known, views, words_of
from geo.model import Event, Kind
from geo.settings import ROOT
from geo.text.background import Background
from geo.text.figure_words import TOLLS
from geo.text.noticing import Noticing
from geo.text.tags import Tags
from geo.text.words import fold, word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.events.triggers import Found, Triggers
    from geo.model import ContextFact, DateMention, Document, Mention, Place, Sentence
    from geo.text.lexicon import Lexicon

LANGUAGES = ("en", "de", "id", "es", "fr")
_DATA = ROOT / "data"
_LEAD = 3  # sentences that are read for names wherever a report tells of an act
_NEAR = 3  # sentences over which a place or date is carried on
_YEAR = 4  # digits
_LABEL = 6  # words in which a coder's label ends


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a report tells; ``note`` says in words why nothing could be read, if so."""

    events: tuple[Event, ...] = ()
    context: tuple[ContextFact, ...] = ()
    note: str = ""


def extract(  # noqa: PLR0913 - a document, what was found in it, and what else is known
    document: Document,
    mentions: Sequence[Mention],
    dates: Sequence[DateMention],
    lexicon: Lexicon,
    *,
    triggers: Triggers | None = None,
    country: Callable[[str], Place | None] | None = None,
) -> Extraction:
    """Return the events and context figures that a report tells of.

    Parameters
    ----------
    mentions, dates
        what the rooms for places and dates found in the document.
    triggers
        the words that tell of an event; the shipped ones by default.
    country
        names the place of an ISO code, for what is known only to have been in a country.
    """
    language = _language(document)
    if language not in LANGUAGES:
        return Extraction(note=f"language not supported for events: {language!r}")
    document, dates = when.told_of_its_time(document, dates)
    words = triggers or trigger_words.load(_DATA)
    said = [words_of(sentence) for sentence in document.sentences]
    acts = [words.find(row, language) for row in said]
    if tags := Tags.of(document.text):
        acts = [_untagged(tags, *row) for row in zip(document.sentences, acts, strict=True)]
    telling = _telling(said, acts, language)
    near = {k for i in telling for k in range(i, i + _NEAR + 1)}
    near |= set(range(_LEAD if telling else 0))  # the lead names who is spoken of
    known = Known(Noticing(Background(document, lexicon, near)), mentions, dates)
    seen = views(document.sentences, said, known, acts)
    told_on = when.latest_day(document, dates)
    told = [one for i in telling for one in tellings(seen[i], words, told_on, language)]
    found = retold(stories(told, lexicon), told_on, lexicon)
    hear(found, seen)
    events = _events(Setting.of(document, seen, found, country), lexicon)
    return Extraction(tuple(events), facts(document, seen, told, told_on))


def _untagged(tags: Tags, sentence: Sentence, acts: Sequence[Found]) -> list[Found]:
    """Return the acts of a sentence that stand in no coder's tag."""
    return [one for one in acts if not tags.holds(sentence.tokens[one.first].start)]


def _tells(acts: Sequence[Found], row: Sequence[str]) -> bool:
    """Tell whether a sentence has words of an act; a cause alone needs a day with its year."""
    if all(one.act.name == "purpose" for one in acts):
        return bool(acts) and any(len(w) == _YEAR and w.isdigit() for w in row)
    return True


def _telling(
    said: Sequence[list[str]], acts: Sequence[Sequence[Found]], language: str
) -> list[int]:
    """Return the sentences that may tell of an act, in order.

    Besides words of acts, a toll may tell of one, or the label that a coder put before a note.
    """
    return [
        i
        for i, row in enumerate(said)
        if _tells(acts[i], row)
        or not TOLLS.isdisjoint(row if language == "en" else map(fold, row))
        or ":" in row[:_LABEL]
    ]


_ENGLISH = word_set(
    "the of and on in at by was were with for a an from near after against as is to that"
)
_SHORT = 80  # words below which a guess of the language is checked
_SHARE, _OF_STRANGE = 0.2, 0.1  # of a language that events are read in, and of any other


def _language(document: Document) -> str:
    """Return a report's language; a short one full of foreign names may still be English."""
    code = document.report.language or "en"
    if code == "en":
        return code
    words = [t.text.lower() for s in document.sentences for t in s.tokens if t.text[0].isalpha()]
    english = sum(word in _ENGLISH for word in words)
    share = _SHARE if code in LANGUAGES else _OF_STRANGE
    return "en" if len(words) < _SHORT and english >= max(3, share * len(words)) else code


# ---------------------------------------------------------------- events
def _events(setting: Setting, lexicon: Lexicon) -> list[Event]:
    """Return the stories that are events, in the order they are told."""
    events: list[Event] = []
    for story in setting.found:
        if not tells(story):
            continue
        place, date = place_of(story, setting), date_of(story, setting)
        setting.days[id(story)] = date
        if holds(story, place, date, setting):
            code = place.place.country if place and place.place else ""
            name_groups(story, setting.seen, code)
            events.append(
                event_of(story, setting.document, len(events) + 1, (place, date), lexicon)
            )
    return [_with_targets(event, events) for event in events]


def _with_targets(event: Event, events: Sequence[Event]) -> Event:
    """Return an attack on a site with the targets that the report gives another one there.

    A base that a report says houses somebody is not described again at its next attack.
    """
    if event.targets or event.place is None or event.place.kind is not Kind.SITE:
        return event
    for other in events:
        same = other.place is not None and other.place.id == event.place.id
        if same and other.targets and set(other.initiators) & set(event.initiators):
            return replace(event, targets=other.targets)
    return event
