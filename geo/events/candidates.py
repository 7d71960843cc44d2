"""Which records may be an event at all: the same country or nearby, and the same days or nearly.

Blocking only saves work, so it is generous; `bench/links.py` reports its recall. The pairs a few
days off are kept as well, since they show how common such a record is at that time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.events.columns import BEFORE

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

LINK_DAYS: Final = 3  # a record further off than this is never linked, only counted
_FAR_KM: Final = 150.0
_BORDER_KM: Final = 40.0
_MOST_PAIRS: Final = 6_000_000
SAMPLED_EVENTS: Final = 1_500

# Each pair is made once, in the first block of days that both rows lie in.
_ONCE: Final = "l.block = greatest(l.blocks[1], r.blocks[1])"
_DAYS: Final = "r.first <= l.last + {days} and l.first <= r.last + {days}"
_DEGREES: Final = "abs(l.lat - r.lat) <= ({km} + l.radius + r.radius) / 110.0"
_EAST: Final = (
    "abs(l.lon - r.lon) * greatest(cos(radians(l.lat)), 0.05) "
    "<= ({km} + l.radius + r.radius) / 110.0"
)


def load_tables(con: duckdb.DuckDBPyConnection, events: pa.Table, records: pa.Table) -> None:
    """Put both sides into the database as tables `events` and `records`."""
    for name, table in (("events", events), ("records", records)):
        con.register(f"{name}_given", table)
        con.execute(f"create or replace table {name} as select * from {name}_given")  # noqa: S608 - two fixed names
        con.unregister(f"{name}_given")


def make_pairs(con: duckdb.DuckDBPyConnection) -> int:
    """Fill the table `pairs` (l, r) with the candidates and return how many there are.

    Where a week on either side would give too many pairs, the days are narrowed.
    """
    for days in (BEFORE, LINK_DAYS, 1):
        con.execute("create or replace table pairs as " + _pairs_sql(days))
        (count,) = con.execute("select count(*) from pairs").fetchone() or (0,)
        if count <= _MOST_PAIRS or days == 1:
            return int(count)
    return 0


def _pairs_sql(days: int) -> str:
    when = f"{_ONCE} and {_DAYS.format(days=days)}"
    near = _near(_FAR_KM)
    return f"""
        with l as (select *, unnest(blocks) as block from events where len(blocks) > 0),
             r as (select *, unnest(blocks) as block from records)
        select l.unique_id as l, r.unique_id as r
        from l join r on l.block = r.block and l.country = r.country
        where l.country <> '' and {when} and coalesce({near}, true)
        union all
        select l.unique_id as l, r.unique_id as r
        from l join r on l.block = r.block
            and floor(l.lat) between floor(r.lat) - 1 and floor(r.lat) + 1
        where (l.country <> r.country or l.country = '') and {when} and {_near(_BORDER_KM)}
        union all
        select l.unique_id as l, r.unique_id as r
        from l join r on l.block = r.block
        where l.country = '' and l.lat is null and {when} and list_has_any(l.names, r.names)
    """  # noqa: S608 - made of fixed parts and numbers


def _near(km: float) -> str:
    return f"{_DEGREES.format(km=km)} and {_EAST.format(km=km)}"


def sample_pairs(con: duckdb.DuckDBPyConnection, events: int) -> None:
    """Fill the table `pairs_of_some` with the pairs of every n-th event, 1,500 events or so."""
    step = max(1, events // SAMPLED_EVENTS)
    some = f"select * from pairs where l % {step} = 0"  # noqa: S608 - a number
    con.execute(f"create or replace table pairs_of_some as {some}")
