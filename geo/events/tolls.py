"""How many were killed or hurt, of all that a story says about it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events.proof import speaker_at
from geo.model import NOT_SAID, Figure, Kind
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.text.figures import FigureMention

_HE = frozenset(("he", "she", "victim", "man", "woman", "boy", "girl"))
_HARMS = frozenset(("harm", "attack", "hurt"))
_WOUNDED = word_set(
    "injured injuring wounded wounding hurt injuries wounds burns leg legs arm arms shoulder foot "
    "feet thigh hand hands abdomen"
)


def toll(story: Story, what: str) -> Figure:
    """Return the toll: the first sentence's that counts somebody, later totals replace it."""
    rows: dict[int, list[FigureMention]] = {}
    for one in story.tellings:
        for figure in one.figures:
            if figure.what == what and not figure.part:
                row = rows.setdefault(one.view.number, [])
                if figure not in row and not (row and _instance(one, row[0], figure)):
                    row.append(figure)
    sums = [_added(row, story) for row in rows.values()]
    totals = [f for row in rows.values() for f in row if f.total]
    if totals:
        return _with_speaker(totals[-1], story)
    counted = [
        (number, row, added)
        for (number, row), added in zip(rows.items(), sums, strict=True)
        if added.best or added.low
    ]
    local = _local(story)
    counted = [c for c in counted if c[0] in local] or counted
    if counted:
        number, row, first = counted[0]
        if what == "killed":
            first = _beside_one(row, first, story)
        return _with_others(first, [f for n, r, f in counted[1:] if n == number + 1 and _others(r)])
    if what == "killed" and (one_victim := _one_killed(story)):
        return Figure(1, 1, None, one_victim)  # others may have died with them
    if not sums and what == "injured" and (one_victim := _one_hurt(story)):
        return Figure(1, 1, None, one_victim)
    return sums[0] if sums else NOT_SAID


def _instance(one: Telling, first: FigureMention, later: FigureMention) -> bool:
    """Tell whether a figure is of one case of many: "killed 65, with one shell killing all 22"."""
    between = one.view.words[one.view.last_of(first) + 1 : one.view.first_of(later)]
    return any(pair == (",", "with") for pair in pairwise(between))


_OTHERS = word_set(
    "attackers assailants bombers militants rebels terrorists insurgents raiders bandits gunmen "
    "jihadists guerrillas fighters"
)


def _others(row: Sequence[FigureMention]) -> bool:
    """Tell whether a later sentence counts others: "two soldiers were also killed"."""
    first = row[0]
    also = " also " in first.text or first.text.startswith("also ")
    return len(row) == 1 and (also or bool(_OTHERS & set(first.victims.lower().split())))


def _with_others(first: Figure, more: Sequence[Figure]) -> Figure:
    """Return a toll with those whom the next sentence counts beside it."""
    figures = [first, *more]
    if not more or any(f.best is None for f in figures):
        return first
    best = sum(f.best or 0 for f in figures)
    low = sum(f.low if f.low is not None else f.best or 0 for f in figures)
    words = " + ".join(f.words for f in figures)
    return Figure(low, best, None if first.high is None else best, words, first.said_by)


def _beside_one(row: Sequence[FigureMention], figure: Figure, story: Story) -> Figure:
    """Return a toll with the one whose killing was told before: "a woman also died"."""
    if not _others(row) or " also " not in row[0].text or figure.best is None:
        return figure
    before = [t for t in story.tellings if t.view.sentence.end <= row[0].start]
    one = any(
        t.acts & {"kill", "assassinate"} and len(t.sufferers) == 1 and not t.sufferers[0].many
        for t in before
    )
    if not one or any(f.what == "killed" for t in before for f in t.figures):
        return figure
    return replace(figure, low=(figure.low or 0) + 1, best=figure.best + 1, high=None)


def _local(story: Story) -> set[int]:
    """Return the sentences that count those of a story's own town, if others count a country's."""
    place = story.place.place if story.place else None
    wide = {t.view.number for t in story.tellings if _of_country(t) and t.figures}
    if place is None or place.kind is Kind.COUNTRY or not wide:
        return set()
    return {
        t.view.number
        for t in story.tellings
        if t.view.number not in wide and ("there" in t.view.words or t.place)
    }


def _of_country(one: Telling) -> bool:
    return bool(one.place and one.place.place and one.place.place.kind is Kind.COUNTRY)


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
    if known.best == 1 and "assassinate" in story.acts:
        known = replace(known, high=None)  # the one aimed at; others may have died beside them
    speaker = known.said_by or speaker_at(figure.start, story.speech)
    return Figure(known.low, known.best, known.high, known.words, speaker)


def _one_killed(story: Story) -> str:
    """Return the words for a single person whose killing is told without a number."""
    return _one_victim(story, frozenset(("kill", "assassinate"))) or _one_died(story)


def _one_died(story: Story) -> str:
    """Return the words for one victim who died later: "was shot by two men. He died"."""
    victims = [a for a in story.sufferers if a.kind == "civilians" and a not in story.doers]
    died = any(
        "die" in t.acts and not t.figures and _HE & set(t.view.words[:3]) for t in story.tellings
    )
    return victims[0].text if died and victims and not any(a.many for a in victims) else ""


def _one_hurt(story: Story) -> str:
    """Return the words for a single person whose wounding is told without a number."""
    hurting = [t for t in story.tellings if _WOUNDED & set(t.view.words)]
    if not hurting or any(
        f.what == "killed" and f.figure.best for t in story.tellings for f in t.figures
    ):
        return ""
    return _one_victim(story, _HARMS)


def _one_victim(story: Story, acts: frozenset[str]) -> str:
    for one in story.tellings:
        if one.acts & acts and len(one.sufferers) == 1 and not one.sufferers[0].many:
            return one.sufferers[0].text
    return ""
