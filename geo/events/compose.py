"""Makes an event of a story: its sides, figures, claims, and the spans that bear each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import types
from geo.model import (
    NOT_SAID,
    Attribution,
    Claim,
    DatePrecision,
    Event,
    Evidence,
    Figure,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.model import Mention
    from geo.text.actors import ActorMention
    from geo.text.figures import FigureMention
    from geo.text.lexicon import Lexicon
    from geo.text.speech import Speech

_SIDES = 5  # names a side at most
_NO_SIDES = frozenset(("role",))


def event_of(
    story: Story,
    *,
    number: int,
    report: str,
    place: Mention | None,
    date: tuple[dt.date | None, dt.date | None, DatePrecision, str],
    lexicon: Lexicon,
) -> Event:
    """Return the event that a story tells, with the spans of text each of its fields rests on."""
    sub_type = story.sub_type
    home = place if story.group != "agree" else None  # peace is often made abroad
    speech = _Speech(story.speech, lambda name: _speaker_name(name, home, lexicon))
    initiators, targets = _sides(story, sub_type, speech)
    start, end, precision, rule = date
    return Event(
        id=f"{report}-{number}",
        event_type=types.type_of(sub_type),
        sub_event_type=sub_type,
        date_start=start,
        date_end=end,
        date_precision=precision,
        date_rule=rule,
        mention=place,
        initiators=_names(initiators, home, lexicon)[:_SIDES],
        targets=(_names(targets, home, lexicon) or _victims(story))[:_SIDES],
        weapons=_unique(w.name for t in story.tellings for w in t.weapons),
        fatalities=_toll(story, "killed"),
        injuries=_toll(story, "injured"),
        claimed_by=speech.claimed_by,
        attributed=speech.attributed,
        denied_by=speech.denied_by,
        modality=story.tellings[0].modality,
        evidence=tuple(_evidence(story, report, place, initiators, targets)),
        claims=tuple(_claims(story, report)),
        reports=(report,),
    )


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
        return _of_crowd(doers, sufferers, sub_type)
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
    everybody = [*doers, *sufferers]
    crowd = [a for a in everybody if a.kind not in types.ARMED]
    force = [a for a in everybody if a.kind in types.ARMED]
    return (force, crowd) if sub_type == types.EXCESSIVE else (crowd, force)


_CROWD_NAMES = {
    types.PEACEFUL: "Protesters",
    types.INTERVENTION: "Protesters",
    types.VIOLENT: "Rioters",
    types.MOB: "Rioters",
}


def with_crowd(event: Event) -> Event:
    """Return a demonstration's event with the crowd itself among its sides."""
    from dataclasses import replace  # noqa: PLC0415

    if event.sub_event_type == types.EXCESSIVE:
        return replace(event, targets=_unique((*event.targets, "Protesters")))
    crowd = _CROWD_NAMES.get(event.sub_event_type, "")
    return replace(event, initiators=_unique((*event.initiators, crowd))) if crowd else event


def _names(
    actors: Iterable[ActorMention], place: Mention | None, lexicon: Lexicon
) -> tuple[str, ...]:
    """Return the names of sides; "soldiers" without a country are those of the place's."""
    code = place.place.country if place and place.place else ""
    state = lexicon.state(code) if code else None
    return _unique(_of_state(a, state.name, lexicon) if state else a.name for a in actors)


def _speaker_name(name: str, place: Mention | None, lexicon: Lexicon) -> str:
    """Return a speaker's name; "the military" is that of the place's country."""
    noun = lexicon.noun(name)
    state = lexicon.state(place.place.country) if place and place.place else None
    if noun is None or state is None or noun.kind != "state forces":
        return name
    known = lexicon.actor(f"{state.name} {name}")
    return known.name if known else f"{state.name} {name}"


def _of_state(actor: ActorMention, country: str, lexicon: Lexicon) -> str:
    if actor.known or actor.country or actor.kind != "state forces" or "peace" in actor.name:
        return actor.name
    name = f"{country} {actor.name}"
    known = lexicon.actor(name)
    return known.name if known else name


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


def _victims(story: Story) -> tuple[str, ...]:
    """Return the words for those who were counted, where no side was named as the target."""
    hurt = ("killed", "injured", "abducted", "arrested")
    return _unique(f.victims for t in story.tellings for f in t.figures if f.what in hurt)[:3]


# ---------------------------------------------------------------- figures
def _toll(story: Story, what: str) -> Figure:
    """Return the toll: the first sentence's that counts somebody, later totals replace it."""
    rows: dict[int, list[FigureMention]] = {}
    for one in story.tellings:
        for figure in one.figures:
            if figure.what == what and not figure.part:
                row = rows.setdefault(one.view.number, [])
                if figure not in row:
                    row.append(figure)
    sums = [_added(row, story) for row in rows.values()]
    totals = [f for row in rows.values() for f in row if f.total]
    if totals:
        return _with_speaker(totals[-1], story)
    counted = [f for f in sums if f.best or f.low]
    if counted:
        return counted[0]
    if what == "killed" and (one_victim := _one_killed(story)):
        return Figure(1, 1, 1, one_victim)
    return sums[0] if sums else NOT_SAID


def _added(row: Sequence[FigureMention], story: Story) -> Figure:
    """Add the figures of one sentence: "21 passengers and four troops"."""
    if len(row) == 1:
        return _with_speaker(row[0], story)
    figures = [f.figure for f in row]

    def total(values: Iterable[int | None]) -> int | None:
        known = [v for v in values if v is not None]
        return sum(known) if len(known) == len(figures) else (max(known) if known else None)

    return Figure(
        total(f.low for f in figures),
        total(f.best for f in figures),
        total(f.high for f in figures),
        " + ".join(f.words for f in figures),
        _with_speaker(row[0], story).said_by,
    )


def _with_speaker(figure: FigureMention, story: Story) -> Figure:
    known = figure.figure
    speaker = known.said_by or _speaker(figure.start, story.speech)
    return Figure(known.low, known.best, known.high, known.words, speaker)


def _speaker(offset: int, speech: Iterable[Speech]) -> str:
    """Return who says what stands at an offset, or ""."""
    for one in speech:
        if one.about_start <= offset < one.about_end and one.act in {"says", "claims"}:
            return one.speaker
    return ""


def _one_killed(story: Story) -> str:
    """Return the words for a single person whose killing is told without a number."""
    for one in story.tellings:
        if (
            one.acts & {"kill", "assassinate"}
            and len(one.sufferers) == 1
            and not one.sufferers[0].many
        ):
            return one.sufferers[0].text
    return ""


def _claims(story: Story, report: str) -> Iterable[Claim]:
    """Yield who says which figure, and who claims, blames and denies."""
    field_of = {"killed": "fatalities", "injured": "injuries"}
    for one in story.tellings:
        for f in one.figures:
            if f.what in field_of:
                yield Claim(
                    field_of[f.what], f.text, f.figure.said_by or _speaker(f.start, story.speech),
                    report, f.start, f.end, f.figure.low, f.figure.best, f.figure.high,
                )  # fmt: skip
    for s in story.speech:
        if s.act == "claims" and s.speaker:
            yield Claim("claimed_by", s.speaker, s.speaker, report, s.start, s.end)
        elif s.act == "blames" and s.to:
            yield Claim("attributed", s.to, s.speaker, report, s.start, s.end)
        elif s.act == "denies" and s.speaker:
            yield Claim("denied_by", s.speaker, s.speaker, report, s.start, s.end)


# ---------------------------------------------------------------- evidence
def _evidence(
    story: Story,
    report: str,
    place: Mention | None,
    initiators: Sequence[ActorMention],
    targets: Sequence[ActorMention],
) -> Iterable[Evidence]:
    """Yield the sentences the event rests on, then the spans of its fields, each once."""
    spans: dict[tuple[int, int, str], None] = {}

    def note(start: int, end: int, field: str) -> None:
        spans.setdefault((start, end, field))

    for one in story.tellings:
        note(*one.span, "event")
    if place is not None:
        note(place.start, place.end, "place")
    if story.date is not None:
        note(story.date.start, story.date.end, "date")
    elif story.said_on is not None:
        note(story.said_on.start, story.said_on.end, "date")
    for a in initiators:
        note(a.start, a.end, "initiator")
    for a in targets:
        note(a.start, a.end, "target")
    for one in story.tellings:
        _of_telling(one, note)
    fields = {"claims": "claim", "blames": "attribution", "denies": "denial"}
    for s in story.speech:
        if s.act in fields:
            note(s.start, s.end, fields[s.act])
    return [Evidence(report, start, end, field) for start, end, field in spans]


def _of_telling(one: Telling, note: Callable[[int, int, str], None]) -> None:
    for w in one.weapons:
        note(w.start, w.end, "weapon")
    for f in one.figures:
        if f.what == "killed":
            note(f.start, f.end, "fatalities")
        elif f.what == "injured":
            note(f.start, f.end, "injuries")
