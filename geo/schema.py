"""What each table must look like, and the one way to check it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from geo.errors import SchemaError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd

WGS84 = "EPSG:4326"

_HOLDS = {
    "text": pd.api.types.is_string_dtype,
    "day": pd.api.types.is_datetime64_any_dtype,
    "count": pd.api.types.is_integer_dtype,
    "number": pd.api.types.is_numeric_dtype,
}


@dataclass(frozen=True, slots=True)
class Schema:
    """The key and columns of one table of points; a row without a place has no geometry."""

    name: str
    key: str
    columns: Mapping[str, str]

    def check(self, table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        """Return `table` as it came, or raise one SchemaError that names every fault."""
        if faults := self._faults(table):
            listed = "; ".join(faults)
            raise SchemaError(f"the {self.name} table has {len(faults)} fault(s): {listed}")
        return table

    def _faults(self, table: gpd.GeoDataFrame) -> list[str]:
        if missing := [column for column in self.columns if column not in table]:
            return [f"column {column!r} is missing" for column in missing]
        faults = [
            f"column {column!r} should hold {kind}, holds {table[column].dtype}"
            for column, kind in self.columns.items()
            if not _HOLDS[kind](table[column])
        ]
        if not table[self.key].is_unique:
            twice = table.loc[table[self.key].duplicated(), self.key].iloc[0]
            faults.append(f"key {self.key!r} is not unique: {twice!r} stands twice")
        return faults + _geometry_faults(table)


def _geometry_faults(table: gpd.GeoDataFrame) -> list[str]:
    faults = []
    if table.crs != WGS84:
        faults.append(f"crs should be {WGS84}, is {table.crs}")
    points = table.geometry.dropna()
    if kinds := sorted(set(points.geom_type) - {"Point"}):
        faults.append(f"geometry should be Point or empty, has {kinds}")
    elif not (points.x.between(-180, 180).all() and points.y.between(-90, 90).all()):
        faults.append("a point lies outside longitude -180..180, latitude -90..90")
    return faults


_SHARED = {
    "date_start": "day",
    "date_end": "day",
    "date_precision": "text",
    "place": "text",
    "country": "text",
    "radius_km": "number",
    "event_type": "text",
    "sub_event_type": "text",
    "initiators": "text",
    "targets": "text",
    "fatalities_low": "count",
    "fatalities_best": "count",
    "fatalities_high": "count",
    "value": "text",
}

EVENTS = Schema("events", "id", {"id": "text", "status": "text", "modality": "text", **_SHARED})
RECORDS = Schema("records", "id", {"id": "text", "dataset": "text", "licence": "text", **_SHARED})
