"""Figures that are no single event: sums over a period, troops in a country."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from geo.events import when
from geo.model import ContextFact, Evidence, Modality
from geo.text.numbers import quantities
from geo.text.words import folded_words, word_set, words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from geo.events.telling import Telling
    from geo.events.view import View
    from geo.model import Document
    from geo.text.numbers import Quantity
    from geo.text.words import Word

_STANDING = word_set(
    "troops soldiers personnel forces fighters peacekeepers refugees servicemen contractors "
    "militants members"
)
_EVENTS = word_set(
    "attacks strikes airstrikes raids incidents protests bombings clashes operations assaults "
    "killings kidnappings abductions times rockets missiles angriffe tests cases arrests"
)
_COUNTED = _STANDING | _EVENTS
_FIRST_LETTER = itemgetter(0)
_MORE = frozenset(("over", "least", "than"))
_PLACED = frozenset(("in", "across", "inside", "on"))


class _Spot(NamedTuple):
    """A count in a sentence of a report."""

    document: Document
    view: View
    said: Sequence[Word]
    quantity: Quantity


def facts(
    document: Document, views: Sequence[View], told: Iterable[Telling], told_on: dt.date | None
) -> tuple[ContextFact, ...]:
    """Return the figures of a report that belong to no single event."""
    sums = {t.view.number for t in told if t.modality is Modality.AGGREGATE}
    text = document.text
    found: list[ContextFact] = []
    for view in views:
        if _may_count(view, text, summed=view.number in sums):
            at = view.sentence.start, view.sentence.end
            if not _COUNTED.isdisjoint(folded_words(text, *at)):
                found.extend(_in_sentence(document, view, words(text, *at), told_on))
    return tuple(found)


def _may_count(view: View, text: str, *, summed: bool) -> bool:
    """Tell whether a sentence has a noun that may be counted, perhaps behind a hyphen, and digits.

    A sentence that sums up needs no digits: "dozens of attacks".
    """
    start, end = view.sentence.start, view.sentence.end
    if _COUNTED.isdisjoint(view.words) and text.find("-", start, end) < 0:
        return False
    return summed or any(map(str.isdigit, map(_FIRST_LETTER, view.words)))


def _in_sentence(
    document: Document, view: View, said: Sequence[Word], told_on: dt.date | None
) -> Iterator[ContextFact]:
    """Yield the sums and standing numbers of one sentence."""
    standing = ""
    for quantity in quantities(said, document.text):
        value = quantity.figure.best if quantity.figure.best is not None else quantity.figure.low
        if value is None or value < 2 or _in_date(view, said, quantity):  # noqa: PLR2004
            continue  # one is no sum
        spot = _Spot(document, view, said, quantity)
        noun = _noun(said, quantity)
        if noun in _EVENTS and _is_sum(view, value):
            yield _fact(spot, noun, value, _period(view, told_on))
        elif noun in _STANDING and _stands(said, quantity):
            standing = noun
            yield _fact(spot, noun, value)
        elif standing and _elliptic(said, quantity):
            yield _fact(spot, standing, value)


def _in_date(view: View, said: Sequence[Word], quantity: Quantity) -> bool:
    start = said[quantity.first].start
    return any(d.start <= start < d.end for d in view.noticed.dates)


def _noun(said: Sequence[Word], quantity: Quantity) -> str:
    """Return the counted noun: the first known one within seven words."""
    for word in said[quantity.last : quantity.last + 9]:
        if word.folded in _COUNTED:
            return word.folded
        if word.folded in {".", ";", "were", "was", "are", "have", "killed", "on"}:
            break
    return ""


def _is_sum(view: View, value: int) -> bool:
    """Tell whether a count of attacks spans a period: many, or bounded by "since"."""
    bounded = any(when.open_ended(view, d) or when.long_period(d) for d in view.noticed.dates)
    return bounded or value >= 10 or "since" in view.words  # noqa: PLR2004 - a day has few


def _stands(said: Sequence[Word], quantity: Quantity) -> bool:
    """Tell whether people are stationed somewhere: "2,500 troops (deployed) in Iraq"."""
    ahead = [w.folded for w in said[quantity.last : quantity.last + 10]]
    harmed = {"killed", "wounded", "injured", "died", "were", "was", "dead", "captured"}
    return bool(_PLACED & set(ahead)) and not harmed & set(ahead[:7])


def _elliptic(said: Sequence[Word], quantity: Quantity) -> bool:
    ahead = [w.folded for w in said[quantity.last : quantity.last + 3]]
    return ahead[:1] == ["in"] or ahead[:2] == ["more", "in"] or ahead[:2] == ["others", "in"]


def _fact(
    spot: _Spot,
    noun: str,
    value: int,
    period: tuple[dt.date | None, dt.date | None] = (None, None),
) -> ContextFact:
    text, said, quantity = spot.document.text, spot.said, spot.quantity
    sentence = spot.view.sentence
    start = said[max(quantity.first - 1, 0)].start
    end = said[min(quantity.last + 4, len(said)) - 1].end
    before = {w.folded for w in said[max(quantity.first - 3, 0) : quantity.last]}
    return ContextFact(
        what=text[sentence.start : sentence.end][:200],
        value=float(value),
        unit="attacks" if noun == "times" else noun,
        place=_place(spot.view, said[quantity.last - 1].end, everywhere=noun in _EVENTS),
        period_start=period[0],
        period_end=period[1],
        evidence=Evidence(spot.document.report.id, start, end, "event"),
        at_least=bool(_MORE & before),
    )


def _place(view: View, offset: int, *, everywhere: bool) -> str:
    """Return the place that a figure is of: the next one named, or all of a sum's."""
    after = [m for m in view.noticed.mentions if m.start >= offset and m.place]
    if everywhere:
        after = after or [m for m in view.noticed.mentions if m.place]
        return " and ".join(dict.fromkeys(m.place.name for m in after[:3] if m.place))
    return after[0].place.name if after and after[0].place else ""


def _period(view: View, told_on: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """Return the period of a sum, from "since X" or from the dates that bound it."""
    dates = [d for d in view.noticed.dates if d.date_start]
    for date in dates:
        if when.open_ended(view, date):
            return date.date_start, told_on
    starts = [d.date_start for d in dates if d.date_start]
    ends = [d.date_end or d.date_start for d in dates]
    return min(starts, default=None), max((e for e in ends if e), default=None)
