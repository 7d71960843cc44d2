"""Weigh candidate pairs with Splink, and count how common each event's kind of record is.

The u-probabilities come from the pairs at hand, drawn towards the shipped ones: another country,
another dataset, has other frequencies, while how reports garble a record stays much the same.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

import pyarrow as pa
from splink import DuckDBAPI, Linker

from geo.events.candidates import LINK_DAYS
from geo.events.compare import FIELDS, Field, Shares, Weights, level_sql, splink_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from geo.events.columns import Recorded
    from geo.events.kinship import Sides
    from geo.events.told import Told

_SOME_PAIRS: Final = (
    "create or replace temp table some_pairs as "
    "select * from pairs using sample reservoir(200000 rows) repeatable (1)"
)
_SHIPPED_COUNTS_AS: Final = 500  # pairs; with fewer than that at hand the shipped u prevails
_LEAST_SHARE: Final = 1e-4
_USUAL_COUNTS_AS: Final = 20.0
KEPT_PER_EVENT: Final = 12
WEIGHED: Final = (*(field.name for field in FIELDS), "rarity")

Row = dict[str, float]


def add_sides(
    con: duckdb.DuckDBPyConnection, told: Sequence[Told], recorded: Recorded, sides: Sides
) -> None:
    """Give every event the level at which its sides agree with each pair of sides it may meet."""
    met = con.execute(
        "select p.l, array_agg(distinct r.sides) from pairs p "
        "join records r on r.unique_id = p.r group by p.l"
    ).fetchall()
    remembered: dict[tuple[object, int], int | None] = {}
    rows: list[tuple[int, list[tuple[int, int]]]] = []
    for number, others in met:
        ours = told[number].sides
        levels: list[tuple[int, int]] = []
        for other in others if ours else ():
            if (ours, other) not in remembered:
                remembered[ours, other] = sides.agreement(ours, *recorded.sides[other])
            if (level := remembered[ours, other]) is not None:
                levels.append((other, level))
        rows.append((number, levels))
    kind = pa.map_(pa.int32(), pa.int32())
    maps = pa.table(
        {
            "unique_id": pa.array([row[0] for row in rows], pa.int32()),
            "sides_map": pa.array([row[1] for row in rows], kind),
        }
    )
    con.register("sides_maps", maps)
    con.execute(
        "create or replace table events as select e.*, m.sides_map "
        "from events e left join sides_maps m using (unique_id)"
    )
    con.execute(
        "create or replace table records as "
        "select *, cast(null as map(integer, integer)) as sides_map from records"
    )
    con.unregister("sides_maps")


def _columns(table: str, mark: str, names: Sequence[str]) -> str:
    return ", ".join(f"{table}.{name} as {name}_{mark}" for name in names)


def _levels_of(con: duckdb.DuckDBPyConnection, pairs: str, marks: str = "") -> str:
    """Return the SQL for the level of every field, for a table of pairs with columns l and r."""
    names = [row[0] for row in con.execute("describe events").fetchall()]
    levels = ", ".join(f'{level_sql(field)} as "level {field.name}"' for field in FIELDS)
    return f"""
        select {marks}{levels} from (
            select p.*, {_columns("e", "l", names)}, {_columns("x", "r", names)}
            from {pairs} p
            join events e on e.unique_id = p.l join records x on x.unique_id = p.r)
    """  # noqa: S608 - made of our own column and level names


def count_levels(con: duckdb.DuckDBPyConnection) -> dict[str, dict[int, int]]:
    """Return, for each field, how many of a sample of pairs lie on each level."""
    con.execute(_SOME_PAIRS)
    con.sql(_levels_of(con, "some_pairs")).create("sampled")
    return {
        field.name: dict(
            con.table("sampled").aggregate(f'"level {field.name}", count(*)').fetchall()
        )
        for field in FIELDS
    }


def at_hand(weights: Weights, counts: dict[str, dict[int, int]]) -> Weights:
    """Return `weights` with u drawn towards the shares of levels among the pairs at hand."""
    return dataclasses.replace(
        weights,
        u={
            field.name: _shares(field, weights.u[field.name], counts[field.name])
            for field in FIELDS
        },
    )


def _shares(field: Field, shipped: Shares, counts: dict[int, int]) -> Shares:
    told = sum(n for level, n in counts.items() if level >= 0) + _SHIPPED_COUNTS_AS
    return {
        name: max(_LEAST_SHARE, (counts.get(i, 0) + _SHIPPED_COUNTS_AS * shipped[name]) / told)
        for i, (name, _) in enumerate(field.levels)
    }


def score_pairs(
    con: duckdb.DuckDBPyConnection, weights: Weights, pairs: str = "pairs"
) -> dict[int, list[Row]]:
    """Return the best pairs of every event, by its number, with the log2 weight of each field.

    A row has ``l`` and ``r``; one weight a field, and ``rarity`` (more for a number of killed that
    few records have); the number of each field's level (``level day``, -1 when nothing was
    said); ``pairs``, how many candidates the event had; and ``common``, the log2 of how much
    better than chance its candidates a few days off fit: large where such records are a daily
    matter.
    """
    api = DuckDBAPI(con)
    linker = Linker(
        [
            api.register("events", dataset_display_name="events"),
            api.register("records", dataset_display_name="records"),
        ],
        splink_settings(weights),
        log_level=None,
        validate_settings=False,
    )
    con.table(pairs).project(
        "'0' as match_key, 'events-__-' || l as join_key_l, 'records-__-' || r as join_key_r"
    ).create(f"blocked_{pairs}")
    blocked = api.register(f"blocked_{pairs}")
    linker.table_management.register_blocked_pairs_for_predict(blocked)
    scored = linker.inference.predict(warning_mode="never")
    con.execute(f"create or replace temp table best as {_best_sql(scored.physical_name)}")
    scored.drop_table_from_database_and_remove_from_cache()
    marks = ", ".join(f'"{name}"' for name in ("l", "r", *WEIGHED, "pairs", "common"))
    found = con.sql(f"{_levels_of(con, 'best', marks + ', ')} order by l, total desc, r")
    grouped: dict[int, list[Row]] = {}
    for row in found.to_arrow_table().to_pylist():
        grouped.setdefault(int(row["l"]), []).append(row)
    return grouped


def _best_sql(scored: str) -> str:
    parts = {field.name: f"s.mw_{field.name}" for field in FIELDS}
    parts["rarity"] = " + ".join(f"s.mw_tf_adj_{field.name}" for field in FIELDS if field.common)
    fields = ", ".join(f'{sql} as "{name}"' for name, sql in parts.items())
    total = " + ".join(f'"{name}"' for name in parts)
    rest = " + ".join(f'"{name}"' for name in parts if name != "day")
    return f"""
        with weighed as (
            select s.unique_id_l as l, s.unique_id_r as r, {fields},
                greatest(e.first - x.last, x.first - e.last, 0) as gap
            from {scored} s
            join events e on e.unique_id = s.unique_id_l
            join records x on x.unique_id = s.unique_id_r
        ), summed as (select *, {total} as total, {rest} as rest from weighed),
        usual as (
            select l, count(*) as pairs,
                log2((coalesce(sum(pow(2, least(rest, 30))) filter (gap > 1), 0)
                    + {_USUAL_COUNTS_AS}) / (count(*) filter (gap > 1) + {_USUAL_COUNTS_AS}))
                as common
            from summed group by l
        )
        select summed.*, usual.pairs, usual.common
        from summed join usual using (l)
        where gap <= {LINK_DAYS}
        qualify row_number() over (partition by l order by total desc, r) <= {KEPT_PER_EVENT}
    """  # noqa: S608 - made of fixed parts and Splink's table name
