"""Whether a verb tells what happened, or what goes on: "Gunmen attacked", "Gunmen often attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.fit import CROWDS
from geo.events.words import MODALS
from geo.model import DatePrecision, Kind
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.triggers import Found
    from geo.events.view import View
    from geo.model import DateMention

_USUAL = word_set(
    "every often usually always regularly routinely frequently each daily weekly typically when "
    "if sometimes increasingly continue continues still says say said"
)
_DONE_BY = frozenset((",", "by", "after", "while", "a", "the", "another"))
_EXACT = (Kind.POPULATED, Kind.SITE, Kind.ADMIN2, Kind.ADMIN3)


def goes_on(view: View, hit: Found) -> bool:
    """Tell whether a verb speaks of what goes on, not of what happened."""
    before = view.word(hit.first - 1)
    if hit.part == "noun" or hit.form == "ed" or before == "to":
        return False
    if hit.form in {"base", "s"} and (any(map(_full, view.noticed.dates)) or _opens_note(view)):
        return False  # "On 5 May 2023, farmers block the road"; "Rioters burn tyres in Xville."
    if hit.form == "ing" and (before in _DONE_BY or _phrase(hit)):
        return False  # "a shooting left eight dead" is no verb at all
    return not MODALS & set(view.words[max(hit.first - 3, 0) : hit.first])


def _opens_note(view: View) -> bool:
    """Tell whether a sentence that opens a report names a town, and nothing that is usual."""
    if view.number > 1 or not _USUAL.isdisjoint(view.words):
        return False
    return any(m.place and m.place.kind in _EXACT for m in view.noticed.mentions)


def _full(date: DateMention) -> bool:
    """Tell whether a date is a day with its year."""
    return date.precision is DatePrecision.DAY and date.text[-4:].isdigit()


def _phrase(hit: Found) -> bool:
    """Tell whether several words say what a crowd does: "gathered holding placards"."""
    return hit.act.name in CROWDS and hit.last > hit.first
