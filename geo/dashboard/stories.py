"""What a mark became, told by its role: a place with its rivals, a date, a side, a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.answers import mention_answer
from geo.dashboard import words
from geo.dashboard.markup import Safe, tag
from geo.dashboard.why import place_story
from geo.map.countries import country_name
from geo.model import DateMention, Mention
from geo.text.actors import ActorMention

if TYPE_CHECKING:
    from geo.dashboard.marks import Mark
    from geo.text.figures import FigureMention


def story(mark: Mark) -> Safe:
    """Return what the stretch was read as, and why."""
    value = mark.value
    if isinstance(value, Mention):
        country = country_name(value.place.country) if value.place else ""
        return place_story(mention_answer(value), country)
    if isinstance(value, DateMention):
        return _date(value)
    return _actor(value) if isinstance(value, ActorMention) else _figure(value)


def short(mark: Mark) -> str:
    """Return the mark and what it became in a few words, for a list."""
    value = mark.value
    if isinstance(value, Mention):
        became = words.place({"name": value.place.name}) if value.place else "no place"
    elif isinstance(value, DateMention):
        became = _days(value)
    elif isinstance(value, ActorMention):
        became = value.name
    else:
        became = _counted(value)
    return f"{value.text} → {became}"


def _date(value: DateMention) -> Safe:
    facts = (
        ("Read as", _days(value)),
        ("Known to the", value.precision.value),
        ("Rule", words.rule(value.rule)),
    )
    return _told(f"“{value.text}” is a date", facts)


def _actor(value: ActorMention) -> Safe:
    listed = "yes, in data/actors.toml" if value.known else "no: the words of the report are kept"
    facts = (
        ("Read as", value.name),
        ("Kind", value.kind),
        ("Listed", listed),
        ("Country", country_name(value.country)),
        ("Backed by", value.patron),
    )
    return _told(f"“{value.text}” is a side or a group", facts)


def _figure(value: FigureMention) -> Safe:
    facts = (
        ("Counts", value.what),
        ("Read as", _counted(value)),
        ("In words", value.figure.words),
        ("Who", value.victims),
        ("Part of", "another figure of the same sentence" if value.part else ""),
    )
    return _told(f"“{value.text}” counts people", facts)


def _told(title: str, facts: tuple[tuple[str, str], ...]) -> Safe:
    rows = [
        tag("tr", tag("th", name, scope="row"), tag("td", said)) for name, said in facts if said
    ]
    return tag("section", tag("h3", title), tag("table", tag("tbody", rows)), class_="dl")


def _days(value: DateMention) -> str:
    start, end = (day.isoformat() if day else None for day in (value.date_start, value.date_end))
    return words.span(start, end, value.precision.value)


def _counted(value: FigureMention) -> str:
    figure = value.figure
    return f"{words.figure(figure.low, figure.best, figure.high)} {value.what}"
