"""The built tables on disk: GeoParquet and Parquet in one folder, with a manifest beside them.

Events and records are GeoParquet that QGIS, geopandas, DuckDB and Spark open; their ``value``
column holds the whole value as JSON, which is what `read` reads. The folder is written under
another name and moved into place, so that a reader never sees half a store.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from geo.codec import from_plain, to_plain
from geo.errors import StoreError, StoreMissingError, StoreVersionError
from geo.model import ContextFact, Event, Link, Mention, Record, Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import geopandas as gpd

FORMAT = 4  # raised whenever a value of the model changes its meaning or its fields
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReportMentions:
    """The place mentions of one report, in the order of the text."""

    report: str
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """Everything one build found; ``manifest`` says from what and when."""

    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    mentions: tuple[ReportMentions, ...] = ()
    records: tuple[Record, ...] = ()
    links: tuple[Link, ...] = ()
    context: tuple[ContextFact, ...] = ()
    manifest: dict[str, Any] = field(default_factory=dict, hash=False)


_TABLES: dict[str, type] = {
    "events": Event,
    "reports": Report,
    "mentions": ReportMentions,
    "records": Record,
    "links": Link,
    "context": ContextFact,
}


def write(folder: Path, built: Built) -> None:
    """Write `built` to `folder`, replacing what stands there, all or nothing."""
    fresh = folder.with_name(folder.name + ".partial")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    _events_table(built.events).to_parquet(fresh / "events.parquet", index=False)
    _records_table(built.records).to_parquet(fresh / "records.parquet", index=False)
    for name in ("reports", "mentions", "links", "context"):
        _write_values(fresh / f"{name}.parquet", getattr(built, name))
    manifest = {
        **built.manifest,
        "format": FORMAT,
        "counts": {name: len(getattr(built, name)) for name in _TABLES},
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True)
    (fresh / "manifest.json").write_text(text, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def read(folder: Path) -> Built:
    """Read the store; raises StoreMissingError, StoreVersionError or StoreError."""
    manifest = read_manifest(folder)
    try:
        tables: dict[str, Any] = {
            name: _read_values(folder / f"{name}.parquet", kind) for name, kind in _TABLES.items()
        }
    except (OSError, pa.ArrowException, ValueError, TypeError, KeyError) as err:
        raise StoreError(
            f"the store {str(folder)!r} cannot be read ({err}); run `make build` to build it anew"
        ) from err
    return Built(**tables, manifest=manifest)


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of the store, or raise the StoreError that says what to do."""
    path = folder / "manifest.json"
    if not path.is_file():
        raise StoreMissingError(
            f"there is no store in {str(folder)!r}; run `make build` to build it from the reports"
        )
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as err:
        raise StoreError(
            f"{str(path)!r} is not the manifest of a store ({err}); run `make build`"
        ) from err
    if manifest.get("format") != FORMAT:
        raise StoreVersionError(
            f"the store {str(folder)!r} has format {manifest.get('format')!r}, this version of"
            f" Dateline reads format {FORMAT}; run `make build` to build it anew"
        )
    return manifest


def fingerprint(folder: Path) -> str:
    """Return a short hash that changes whenever the store is built anew, to key caches on."""
    path = folder / "manifest.json"
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else ""


def events_frame(events: Sequence[Event]) -> gpd.GeoDataFrame:
    """Return events as a checked table of points in WGS84, one row each, for GIS programs."""
    return _events_table(events)


# ---------------------------------------------------------------- tables
def _events_table(events: Sequence[Event]) -> gpd.GeoDataFrame:
    from geo.schema import EVENTS  # noqa: PLC0415 - geopandas takes a second; readers need none

    rows = [
        {
            **_shared(event, event.place.name if event.place else ""),
            "country": event.place.country if event.place else "",
            "radius_km": event.place.radius_km if event.place else None,
            "status": event.status.value,
            "modality": event.modality.value,
            "lat": event.place.lat if event.place else None,
            "lon": event.place.lon if event.place else None,
        }
        for event in events
    ]
    return EVENTS.check(_points(rows, EVENTS.columns))


def _records_table(records: Sequence[Record]) -> gpd.GeoDataFrame:
    from geo.schema import RECORDS  # noqa: PLC0415 - as above

    rows = [
        {
            **_shared(record, record.place_name),
            "country": record.country,
            "radius_km": record.radius_km,
            "dataset": record.dataset,
            "licence": record.licence,
            "lat": record.lat,
            "lon": record.lon,
        }
        for record in records
    ]
    return RECORDS.check(_points(rows, RECORDS.columns))


def _shared(told: Event | Record, place: str) -> dict[str, Any]:
    return {
        "id": told.id,
        "date_start": told.date_start,
        "date_end": told.date_end,
        "date_precision": told.date_precision.value,
        "place": place,
        "event_type": told.event_type,
        "sub_event_type": told.sub_event_type,
        "initiators": "; ".join(told.initiators),
        "targets": "; ".join(told.targets),
        "fatalities_low": told.fatalities.low,
        "fatalities_best": told.fatalities.best,
        "fatalities_high": told.fatalities.high,
        "value": json.dumps(to_plain(told), ensure_ascii=False),
    }


_DTYPES = {"text": "string", "day": "datetime64[ms]", "count": "Int64", "number": "float64"}


def _points(rows: list[dict[str, Any]], columns: Mapping[str, str]) -> gpd.GeoDataFrame:
    import geopandas as gpd  # noqa: PLC0415 - as above
    import pandas as pd  # noqa: PLC0415

    from geo.schema import WGS84  # noqa: PLC0415

    frame = pd.DataFrame(rows, columns=[*columns, "lat", "lon"])
    frame = frame.astype({name: _DTYPES[kind] for name, kind in columns.items()})
    lon, lat = (frame[name].astype("float64") for name in ("lon", "lat"))
    points = gpd.GeoSeries.from_xy(lon, lat, crs=WGS84)
    points[lat.isna() | lon.isna()] = None
    return gpd.GeoDataFrame(frame[list(columns)], geometry=points, crs=WGS84)


def _write_values(path: Path, values: Iterable[object]) -> None:
    plain = [json.dumps(to_plain(value), ensure_ascii=False) for value in values]
    pq.write_table(pa.table({"value": pa.array(plain, pa.string())}), path)


def _read_values(path: Path, kind: type[T]) -> tuple[T, ...]:
    column = pq.read_table(path, columns=["value"]).column("value")
    return tuple(from_plain(kind, json.loads(plain)) for plain in column.to_pylist())
