"""Events as files for other programs: CSV that no spreadsheet will run, and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from geo.answers import event_answer
from geo.map.precision import AREA, EXACT, drawn_as

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Event

COLUMNS = (
    "id", "date_start", "date_end", "date_precision", "place", "admin1", "country", "lat", "lon",
    "radius_km", "event_type", "sub_event_type", "initiators", "targets", "weapons",
    "fatalities_low", "fatalities_best", "fatalities_high", "injuries_low", "injuries_best",
    "injuries_high", "claimed_by", "attributed", "denied_by", "status", "n_reports", "n_origins",
    "reports",
)  # fmt: skip
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(events: Iterable[Event]) -> bytes:
    """Return one line an event, UTF-8 with a mark that spreadsheets understand."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for event in events:
        table.writerow([harmless(cell) for cell in _cells(event_answer(event))])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def geojson_of(events: Iterable[Event]) -> bytes:
    """Return a FeatureCollection (RFC 7946: longitude first).

    What is known only to country, or to no place, has no geometry: its middle is no place.
    """
    features = [_feature(event_answer(event), drawn_as(event.mention)) for event in events]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False).encode()


def harmless(cell: object) -> object:
    """Return a cell that a spreadsheet shows and does not run: text like a formula is quoted."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell


def _cells(answer: dict[str, Any]) -> list[Any]:
    place = answer["place"] or {}
    blamed = [f"{said['to']} (by {said['by']})" for said in answer["attributed"]]
    named = {
        "place": place.get("name", ""),
        "admin1": place.get("admin1", ""),
        "country": place.get("country", ""),
        "attributed": blamed,
    }
    known = {**answer, **named}
    cells = (known[name] for name in COLUMNS)
    return ["; ".join(cell) if isinstance(cell, list) else cell for cell in cells]


def _feature(answer: dict[str, Any], drawn: str) -> dict[str, Any]:
    placed = drawn in (EXACT, AREA)
    point = {"type": "Point", "coordinates": [answer["lon"], answer["lat"]]} if placed else None
    properties = {**answer, "place_precision": drawn}
    return {"type": "Feature", "id": answer["id"], "geometry": point, "properties": properties}
