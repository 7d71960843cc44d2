"""Events and records as columns of one shape, which Splink compares row by row.

400,000 records stay small this way: a few numbers and short keys each, no Python object.
"""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from geo.events.spelling import place_as_said, spelling_key, spelling_keys

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from geo.events.told import Side, Told
    from geo.model import Record

BLOCK_DAYS: Final = 8
BEFORE: Final = 7  # days around an event in which records are looked for
NO_END: Final = 10**8  # stands for the high figure of "at least 12"
_MOST_BLOCKS: Final = 60  # a record known to the year spans 46
_FAMILY: Final = {
    "Battles": "force",
    "Explosions/Remote violence": "force",
    "Violence against civilians": "force",
    "Protests": "crowd",
    "Riots": "crowd",
    "Strategic developments": "strategic",
}
_DISTRICT_COLUMNS: Final = ("adm_2", "admin2", "admin2_name", "where_description")

SCHEMA: Final = pa.schema(
    [
        ("unique_id", pa.int32()),
        ("country", pa.string()),
        ("blocks", pa.list_(pa.int32())),
        ("first", pa.int32()),
        ("last", pa.int32()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("radius", pa.float64()),
        ("located", pa.bool_()),
        ("names", pa.list_(pa.string())),
        ("within", pa.list_(pa.string())),
        ("district", pa.list_(pa.string())),
        ("province", pa.list_(pa.string())),
        ("sides", pa.int32()),
        ("killed_low", pa.int32()),
        ("killed", pa.int32()),
        ("killed_high", pa.int32()),
        ("hurt", pa.int32()),
        ("type", pa.string()),
        ("subtype", pa.string()),
        ("family", pa.string()),
        ("weapons", pa.list_(pa.string())),
    ]
)

Keys = tuple[str, ...]
Row = tuple[Any, ...]  # one value for each column of SCHEMA
Point = tuple[float, float, float]  # latitude, longitude, radius in km


@dataclass(slots=True)
class Vocabulary:
    """Rows of names seen on one side of the linkage, each kept once and known by a number."""

    rows: list[Any] = field(default_factory=list)
    _numbers: dict[Any, int] = field(default_factory=dict)

    def number(self, row: Any) -> int:  # noqa: ANN401 - any hashable row
        """Return the number of `row`, a new one if it was not seen before."""
        if row not in self._numbers:
            self._numbers[row] = len(self.rows)
            self.rows.append(row)
        return self._numbers[row]


@dataclass(slots=True)
class OwnGazetteer:
    """Where a dataset itself puts the names it uses: the best gazetteer for its own spellings."""

    _seen: dict[tuple[str, str], Counter[tuple[float, float, float, str]]] = field(
        default_factory=dict
    )

    def learn(self, record: Record) -> None:
        """Remember the record's place name and point."""
        if record.lat is None or record.lon is None:
            return
        where = (record.lat, record.lon, record.radius_km, record.admin1)
        for key in spelling_keys(place_as_said(record.place_name).name):
            self._seen.setdefault((record.country, key), Counter())[where] += 1

    def find(self, told: Told) -> Point | None:
        """Return the point most often given to the name, in the province told if there is one."""
        within = {spelling_key(name) for name in told.within}
        seen: Counter[tuple[float, float, float, str]] = Counter()
        for key in spelling_keys(told.name):
            seen.update(self._seen.get((told.country, key), {}))
        if not seen:
            return None
        inside = [where for where in seen if spelling_key(where[3]) in within]
        lat, lon, radius, _ = max(inside or seen, key=lambda where: (seen[where], where))
        return lat, lon, max(radius, told.radius_km)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The records' columns, with what is needed to read them back."""

    table: pa.Table
    ids: list[str]
    sides: list[tuple[Side, Side, str]]
    gazetteer: OwnGazetteer


def record_columns(
    records: Iterable[Record], families: Callable[[Sequence[str]], Keys]
) -> Recorded:
    """Return the records as columns; records are read one at a time and not kept."""
    columns: list[list[Any]] = [[] for _ in SCHEMA.names]
    sides, gazetteer, ids = Vocabulary(), OwnGazetteer(), []
    for number, record in enumerate(records):
        gazetteer.learn(record)
        ids.append(record.id)
        for column, value in zip(
            columns, _record_row(number, record, sides, families), strict=True
        ):
            column.append(value)
    return Recorded(_table(columns), ids, sides.rows, gazetteer)


def _record_row(
    number: int,
    record: Record,
    sides: Vocabulary,
    families: Callable[[Sequence[str]], Keys],
) -> Row:
    began = record.initiators + record.claimed_by + tuple(a.to for a in record.attributed)
    first, last = record.date_start.toordinal(), record.date_end.toordinal()
    low, best, high = record.fatalities.low, record.fatalities.best, record.fatalities.high
    killed = low if best is None else best
    return (
        number,
        record.country,
        _blocks(first, last),
        first,
        last,
        record.lat,
        record.lon,
        record.radius_km,
        record.lat is not None,
        spelling_keys(place_as_said(record.place_name).name or record.place_name),
        (),
        _districts(record),
        _key(record.admin1),
        sides.number((began, record.targets, record.country)),
        *_range(low, killed, high),
        record.injuries.low if record.injuries.best is None else record.injuries.best,
        record.event_type,
        record.sub_event_type,
        _FAMILY.get(record.event_type, ""),
        families(record.weapons),
    )


def _districts(record: Record) -> Keys:
    cells = tuple(cell for column, cell in record.raw if column in _DISTRICT_COLUMNS and cell)
    return _keys(cells)


@functools.lru_cache(maxsize=100_000)
def _keys(names: Sequence[str]) -> Keys:
    return tuple(dict.fromkeys(key for name in names if (key := spelling_key(name))))


@functools.lru_cache(maxsize=20_000)
def _key(name: str) -> Keys:
    return _keys((name,)) if name else ()


def event_columns(
    told: Sequence[Told],
    recorded: Recorded,
    families: Callable[[Sequence[str]], Keys],
    locate: Callable[[Told], Point | None] = lambda _: None,
) -> pa.Table:
    """Return the events as columns; a place told in words gets a point if one is found.

    The dataset's own gazetteer is asked first, then `locate`.
    """
    columns: list[list[Any]] = [[] for _ in SCHEMA.names]
    for number, event in enumerate(told):
        point: Point | None = None
        if event.lat is not None and event.lon is not None:
            point = event.lat, event.lon, event.radius_km
        elif event.name:
            point = recorded.gazetteer.find(event) or locate(event)
        row = _event_row(number, event, point, families)
        for column, value in zip(columns, row, strict=True):
            column.append(value)
    return _table(columns)


def _event_row(
    number: int,
    event: Told,
    point: Point | None,
    families: Callable[[Sequence[str]], Keys],
) -> Row:
    first, last = _ordinal(event.first), _ordinal(event.last)
    low, best, high = event.killed
    killed = low if best is None else best
    lat, lon, radius = point or (None, None, event.radius_km)
    return (
        number,
        event.country,
        () if first is None or last is None else _blocks(first - BEFORE, last + BEFORE),
        first,
        last,
        lat,
        lon,
        radius,
        event.lat is not None,
        spelling_keys(event.name),
        _keys(event.within),
        (),
        (),
        number,
        *_range(low, killed, high),
        event.hurt,
        event.event_type,
        event.sub_event_type,
        _FAMILY.get(event.event_type, ""),
        families(event.weapons),
    )


def _range(low: int | None, killed: int | None, high: int | None) -> tuple[int | None, ...]:
    """Return low, best and high; "at least 12" is open upwards, a bare 12 is not."""
    if low is not None and high is None:
        high = NO_END
    return killed if low is None else low, killed, killed if high is None else high


def _table(columns: Sequence[list[Any]]) -> pa.Table:
    fields = zip(columns, SCHEMA, strict=True)
    return pa.table([pa.array(values, field.type) for values, field in fields], schema=SCHEMA)


@functools.lru_cache(maxsize=50_000)
def _blocks(first: int, last: int) -> tuple[int, ...]:
    blocks = range(first // BLOCK_DAYS, last // BLOCK_DAYS + 1)
    return tuple(blocks[:_MOST_BLOCKS])


def _ordinal(day: dt.date | None) -> int | None:
    return day.toordinal() if day else None
