"""Events as files for other programs: CSV that no spreadsheet will run, and GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from geo.answers import event_answer

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
    table = csv.DictWriter(out, COLUMNS, extrasaction="ignore")
    table.writeheader()
    for event in events:
        row = _flat(event_answer(event))
        table.writerow({name: harmless(row[name]) for name in COLUMNS})
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def geojson_of(events: Iterable[Event]) -> bytes:
    """Return a FeatureCollection (RFC 7946: longitude first); no place means no geometry."""
    features = [_feature(event_answer(event)) for event in events]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, ensure_ascii=False).encode()


def harmless(cell: object) -> object:
    """Return a cell that a spreadsheet shows and does not run: text like a formula is quoted."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUNS) else cell


def _flat(answer: dict[str, Any]) -> dict[str, Any]:
    place = answer["place"] or {}
    blamed = [f"{said['to']} (by {said['by']})" for said in answer["attributed"]]
    named = {
        "place": place.get("name", ""),
        "admin1": place.get("admin1", ""),
        "country": place.get("country", ""),
        "attributed": blamed,
    }
    return {
        name: "; ".join(value) if isinstance(value, list) and name != "claims" else value
        for name, value in {**answer, **named}.items()
        if name in COLUMNS
    }


def _feature(answer: dict[str, Any]) -> dict[str, Any]:
    lat, lon = answer["lat"], answer["lon"]
    point = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": answer["id"], "geometry": point, "properties": answer}
