"""Makes an event of a story: its sides, figures, claims, and the spans that bear each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import types
from geo.events.classes import classed
from geo.events.naming import named
from geo.events.proof import claims_of, evidence_of
from geo.events.things import things_struck
from geo.events.tolls import toll
from geo.model import Attribution, Event
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geo.events.story import Story
    from geo.events.timing import When
    from geo.model import Document, Mention
    from geo.text.actors import ActorMention
    from geo.text.lexicon import Lexicon
    from geo.text.speech import Speech

_SIDES = 5  # names a side at most
_NO_SIDES = frozenset(("role",))


def event_of(
    story: Story,
    document: Document,
    number: int,
    setting: tuple[Mention | None, When],
    lexicon: Lexicon,
) -> Event:
    """Return the event that a story tells, with the spans of text each of its fields rests on."""
    place, when = setting
    report, sub_type = document.report.id, story.sub_type
    home = place if story.group != "agree" else None  # peace is often made abroad
    said = [s for s in story.speech if s.act != "claims" or s.speaker not in _defenders(story)]
    speech = _Speech(said, lambda name: _speaker_name(name, home, lexicon))
    sides = _sides(story, sub_type, speech)
    things = things_struck(story)
    event = Event(
        id=f"{report}-{number}",
        event_type=types.type_of(sub_type),
        sub_event_type=sub_type,
        date_start=when.start,
        date_end=when.end,
        date_precision=when.precision,
        date_rule=when.rule,
        mention=place,
        initiators=named(sides[0], home, lexicon, called=True)[:_SIDES],
        targets=_targets(story, sides, home, lexicon, things),
        weapons=_unique(w.name for t in story.tellings for w in t.weapons),
        fatalities=toll(story, "killed"),
        injuries=toll(story, "injured"),
        claimed_by=speech.claimed_by,
        attributed=speech.attributed,
        denied_by=speech.denied_by,
        modality=story.tellings[0].modality,
        evidence=evidence_of(story, report, place, (sides[0], [*sides[1], *things])),
        claims=claims_of(story, report),
        reports=(report,),
    )
    state = lexicon.state(home.place.country) if home and home.place else None
    return classed(event, story, state.name if state else "")


def _targets(
    story: Story,
    sides: tuple[list[ActorMention], list[ActorMention]],
    home: Mention | None,
    lexicon: Lexicon,
    things: Sequence[ActorMention],
) -> tuple[str, ...]:
    """Return who suffered, or in the words that count them, then the things that were struck."""
    people = named(sides[1] or _rivals(sides[0]), home, lexicon) or _victims(story)
    return _unique((*people[:_SIDES], *(a.name for a in things)))


def _defenders(story: Story) -> set[str]:
    """Return who only says that it hit back, and claims nothing by that."""
    return {a.name for t in story.tellings if t.counter for a in t.doers}


class _Speech:
    """What the statements about an event make of its sides."""

    def __init__(self, speech: Sequence[Speech], named: Callable[[str], str]) -> None:
        self.claimed_by = _unique(
            named(s.speaker) for s in speech if s.act == "claims" and s.speaker
        )
        self.attributed = tuple(
            dict.fromkeys(
                Attribution(s.to, s.speaker) for s in speech if s.act == "blames" and s.to
            )
        )
        self.denied_by = _unique(
            named(s.speaker) for s in speech if s.act == "denies" and s.speaker
        )
        self.alleged = {a.to for a in self.attributed}
        self.speakers = {s.speaker for s in speech}


# ---------------------------------------------------------------- sides
def _sides(
    story: Story, sub_type: str, speech: _Speech
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Return who did it and who suffered it, a demonstration's crowd among the first."""
    doers = _telling_ones(story.doers)
    sufferers = _telling_ones(story.sufferers)
    if story.group == "crowd":
        hurt = _hurt(story) | _spoken_of(story)
        crowd, others = _of_crowd(doers, [a for a in sufferers if id(a) not in hurt], sub_type)
        struck = _struck(story) if sub_type == types.VIOLENT else set()
        if struck and len(struck) < len(crowd):
            others = [*others, *(a for a in crowd if id(a) in struck)]
            crowd = [a for a in crowd if id(a) not in struck]
        return crowd, others
    doers = [a for a in doers if a.name not in speech.alleged]
    armed = [a for a in doers if a.kind not in {"civilians", "protesters"}]
    names = {a.name for a in armed}
    return armed or doers[:2], [a for a in sufferers if a.name not in names]


def _telling_ones(actors: Iterable[ActorMention]) -> list[ActorMention]:
    """Return the sides, words for mere parts ("base", "leader") only where nothing else is."""
    row = list(actors)
    return [a for a in row if a.kind not in _NO_SIDES] or [a for a in row if a.known]


def _of_crowd(
    doers: list[ActorMention], sufferers: list[ActorMention], sub_type: str
) -> tuple[list[ActorMention], list[ActorMention]]:
    force = any(a.kind in types.STATE for a in doers)
    if sub_type == types.MOB and doers and sufferers and not force:
        return doers, [a for a in sufferers if a not in doers]
    everybody = [*doers, *sufferers]
    crowd = [a for a in everybody if not _armed(a)]
    armed = [a for a in everybody if _armed(a)]
    if not crowd and sub_type == types.PEACEFUL:
        return doers, sufferers  # guards and policemen strike too
    return (armed, crowd) if sub_type == types.EXCESSIVE else (crowd, armed)


def _armed(actor: ActorMention) -> bool:
    """Tell whether a side at a demonstration or riot is no crowd; settlers who throw stones are."""
    return actor.kind in types.ARMED and "settler" not in actor.name.lower()


def _rivals(doers: list[ActorMention]) -> list[ActorMention]:
    """Return those who fight each other: "between rival gangs" names both sides at once."""
    return doers if len(doers) == 1 and "rival" in doers[0].name.split() else []


def _hurt(story: Story) -> set[int]:
    """Return who, besides the crowd, is only told to be hurt at a demonstration."""
    return {
        id(a)
        for t in story.tellings
        if t.acts <= _HARM and len(story.tellings) > 1
        for a in t.sufferers
        if a.kind == "civilians"
    }


def _spoken_of(story: Story) -> set[int]:
    """Return whom a crowd only speaks of: "gathered to demand the release of a bishop"."""
    return {
        id(a)
        for t in story.tellings
        if t.acts <= _DEMONSTRATING
        for a in t.sufferers
        if a.kind == "civilians"
    }


_DEMONSTRATING = frozenset(("protest", "crowdnoun"))


def _struck(story: Story) -> set[int]:
    """Return the people whom rioters attacked, or whose house they burned."""
    return {
        id(a)
        for t in story.tellings
        if t.acts & (_RIOTING if t.doers else _HITTING) and not any(map(_armed, t.doers))
        for a in t.sufferers
        if a.kind == "civilians"
    }


_HITTING = word_set("loot attack target mob")
_RIOTING = word_set("violentdemo loot attack target mob rioter riot")
_HARM = frozenset(("kill", "harm", "hurt", "die", "count", "body"))
_HOW_MANY = word_set(
    "one two three four five six seven eight nine ten twelve than at least most over about around "
    "up to nearly almost other others another several some many dozens scores hundreds thousands "
    "more few both all"
)


def _speaker_name(name: str, place: Mention | None, lexicon: Lexicon) -> str:
    """Return a speaker's name; "the military" is that of the place's country."""
    noun = lexicon.noun(name)
    state = lexicon.state(place.place.country) if place and place.place else None
    if noun is None or state is None or noun.kind != "state forces":
        return name
    known = lexicon.actor(f"{state.name} {name}")
    return known.name if known else f"{state.name} {name}"


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _victims(story: Story) -> tuple[str, ...]:
    """Return the words for those who were counted, where no side was named as the target."""
    hurt = ("killed", "injured", "abducted", "arrested")
    figures = [f for t in story.tellings for f in t.figures if f.what in hurt]
    named = (f.victims for f in figures if any(c.isalpha() for c in f.victims))
    return _unique(v for v in named if not all(map(_counts, v.lower().split())))[:3]


def _counts(word: str) -> bool:
    return word in _HOW_MANY or word[0].isdigit()
