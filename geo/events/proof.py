"""What an event rests on: the spans of text behind each field, and who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.model import Mention
    from geo.text.actors import ActorMention
    from geo.text.speech import Speech

_FIGURES = {"killed": "fatalities", "injured": "injuries"}
_STATEMENTS = {"claims": "claim", "blames": "attribution", "denies": "denial"}
_Span = tuple[int, int, str]


def evidence_of(
    story: Story,
    report: str,
    place: Mention | None,
    sides: tuple[Sequence[ActorMention], Sequence[ActorMention]],
) -> tuple[Evidence, ...]:
    """Return the sentences an event rests on, then the spans of its fields, each once."""
    initiators, targets = sides
    spans: list[_Span] = [(*one.span, "event") for one in story.tellings]
    if place is not None:
        spans.append((place.start, place.end, "place"))
    date = story.date or story.said_on
    if date is not None:
        spans.append((date.start, date.end, "date"))
    spans += [(a.start, a.end, "initiator") for a in initiators]
    spans += [(a.start, a.end, "target") for a in targets]
    for one in story.tellings:
        spans += _of_telling(one)
    spans += [(s.start, s.end, _STATEMENTS[s.act]) for s in story.speech if s.act in _STATEMENTS]
    return tuple(Evidence(report, *span) for span in dict.fromkeys(spans))


def _of_telling(one: Telling) -> Iterator[_Span]:
    for w in one.weapons:
        yield w.start, w.end, "weapon"
    for f in one.figures:
        if f.what in _FIGURES:
            yield f.start, f.end, _FIGURES[f.what]


def claims_of(story: Story, report: str) -> tuple[Claim, ...]:
    """Return who says which figure, and who claims, blames and denies."""
    return (*_figures(story, report), *_statements(story.speech, report))


def _figures(story: Story, report: str) -> Iterator[Claim]:
    for one in story.tellings:
        for f in one.figures:
            if f.what in _FIGURES:
                yield Claim(
                    _FIGURES[f.what], f.text, f.figure.said_by or speaker_at(f.start, story.speech),
                    report, f.start, f.end, f.figure.low, f.figure.best, f.figure.high,
                )  # fmt: skip


def _statements(speech: Iterable[Speech], report: str) -> Iterator[Claim]:
    for s in speech:
        if s.act == "claims" and s.speaker:
            yield Claim("claimed_by", s.speaker, s.speaker, report, s.start, s.end)
        elif s.act == "blames" and s.to:
            yield Claim("attributed", s.to, s.speaker, report, s.start, s.end)
        elif s.act == "denies" and s.speaker:
            yield Claim("denied_by", s.speaker, s.speaker, report, s.start, s.end)


def speaker_at(offset: int, speech: Iterable[Speech]) -> str:
    """Return who says what stands at an offset, or ""."""
    for one in speech:
        if one.about_start <= offset < one.about_end and one.act in {"says", "claims"}:
            return one.speaker
    return ""
