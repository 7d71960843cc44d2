"""People who do something, whatever it is, for or against a cause: what coders call a protest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.infinitive import on_purpose
from geo.model import DatePrecision, Kind
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.triggers import Found
    from geo.events.view import View

_PEOPLE = frozenset(("civilians", "protesters"))
_EXACT = frozenset((Kind.POPULATED, Kind.SITE, Kind.ADMIN2, Kind.ADMIN3))
# What is done by letter, in a court or at a table is done for a cause, too, and is no protest.
_AT_A_TABLE = word_set(
    "filed sued wrote sent issued said told published signed submitted met voted asked urged "
    "called appealed petitioned announced declared planned threatened decided agreed proposed "
    "adopted passed launched won lost elected testified spoke warned tweeted posted travelled "
    "traveled visited worked joined hired invited scheduled expected statement letter petition "
    "lawsuit court election vote meeting talks conference interview bill law report campaign "
    "will would"
)


def for_a_cause(view: View, hit: Found) -> bool:
    """Tell whether many people, on a day and in a town, did what a phrase gives the cause of."""
    dated = any(
        d.precision is DatePrecision.DAY and d.text[-4:].isdigit() for d in view.noticed.dates
    )
    if not dated or not _AT_A_TABLE.isdisjoint(view.words):
        return False
    if not any(m.place and m.place.kind in _EXACT for m in view.noticed.mentions):
        return False
    first = next(iter(view.noticed.actors), None)
    if first is None or first.kind not in _PEOPLE or not first.many:
        return False
    between = view.words[view.last_of(first) : hit.first]
    return view.first_of(first) < hit.first and on_purpose(["", *between, ""])
