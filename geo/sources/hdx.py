"""HDX HAPI conflict events: monthly sums by district, context for a map and never one event.

Linking a report to a monthly sum would be wrong whatever the sum says, so `read_records` refuses
such a file with a sentence, and `context_from_hapi` gives its rows as context facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import FormatError
from geo.model import ContextFact, Evidence
from geo.sources.cells import count_of, span_of, text_of
from geo.sources.room import Header, Room, Row, needs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.model import Record

LICENCE: Final = "HDX HAPI, from ACLED; see the dataset's page on data.humdata.org"


def _refuse(_header: Header, name: str) -> Callable[[Row], Record | None]:
    raise FormatError(
        f"{name!r} holds monthly sums by district (HDX HAPI), not events, so nothing can be "
        "linked to it; export single events from ACLED or UCDP GED instead"
    )


def context_from_hapi(row: Row, name: str) -> Iterator[ContextFact]:
    """Yield the row's figures (events, and deaths where given) for its district and month."""
    cells = row.cells
    start, _, _ = span_of(cells["reference_period_start"])
    _, end, _ = span_of(cells["reference_period_end"])
    parts = (cells.get("admin2_name"), cells.get("admin1_name"), cells["location_code"])
    place = ", ".join(part for part in map(text_of, parts) if part)
    kind = text_of(cells["event_type"]).replace("_", " ")
    for column, unit in (("events", "events"), ("fatalities", "deaths")):
        if (value := count_of(cells.get(column))) is not None:
            evidence = Evidence(f"{name} row {row.number}", 0, 0, "context")
            yield ContextFact(kind, float(value), unit, place, start, end, evidence)


HAPI = Room(
    name="hapi",
    tell=needs("location_code", "event_type", "events", "reference_period_start"),
    reader=_refuse,
)
