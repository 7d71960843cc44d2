"""What linking is measured against: three simple linkers, each with a correct assignment.

All know the same as ours: the point of the told place from the dataset's own names, days, sides
judged with the lexicon, tolls.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from geo.events.kinship import Agreement, Sides
from geo.events.spelling import spelling_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from geo.events.columns import Recorded
    from geo.events.told import Told
    from geo.text.lexicon import Lexicon

    Judge = Callable[["Pair"], float | None]

_DAYS = 2
_KM = 25.0


class Pair:
    """An event and a record, and how far apart they are."""

    __slots__ = ("days", "event", "killed", "km", "level", "name")

    def __init__(
        self, event: Told, row: Mapping[str, object], days: int, km: float, level: int | None
    ) -> None:
        self.event, self.days, self.km, self.level = event, days, km, level
        self.killed = row["killed"]
        self.name = bool(set(spelling_keys(event.name)) & set(row["names"]))  # type: ignore[call-overload]


def _nearest(pair: Pair) -> float | None:
    """Nearest in space and time: 25 km and two days at most, a day as far as 10 km."""
    return None if pair.km > _KM else -(pair.km + 10 * pair.days)


def _by_hand(pair: Pair) -> float | None:
    """Weigh distance, days, sides and toll as one would by feeling."""
    told = pair.event.killed[1]
    same = 0.5 if told is None or pair.killed is None else float(told == pair.killed)
    sides = {None: 0.5, Agreement.NONE: 0.0, Agreement.ONE_OF_TWO: 0.2}.get(pair.level, 0.8)  # type: ignore[call-overload]
    near = max(0.0, 1 - pair.km / 50) if math.isfinite(pair.km) else float(pair.name)
    total = 0.35 * near + 0.2 * (1 - pair.days / 3) + 0.25 * sides + 0.2 * same
    return total if total > 0.7 else None  # noqa: PLR2004 - by feeling


def _meltt(pair: Pair) -> float | None:
    """Score as MELTT does: a window of 25 km and 2 days, then actors at some taxonomy level."""
    if pair.km > _KM or pair.level in {Agreement.NONE, Agreement.ONE_OF_TWO}:
        return None
    exact = pair.level in {Agreement.BOTH_SAME, Agreement.ONLY_SAME}
    return 1.0 if exact else 0.5


def _linker(
    judge: Judge,
) -> Callable[[Sequence[Told], Recorded, Lexicon], dict[int, int]]:
    def link(told: Sequence[Told], recorded: Recorded, lexicon: Lexicon) -> dict[int, int]:
        found = _worth(told, recorded, lexicon, judge)
        events = {e: i for i, e in enumerate(dict.fromkeys(e for e, _ in found))}
        records = {r: i for i, r in enumerate(dict.fromkeys(r for _, r in found))}
        cost = np.full((len(events), len(records) + len(events)), 1e6)
        cost[:, len(records) :] = 1e5  # no record: only where no candidate is left
        for (event, record), worth in found.items():
            cost[events[event], records[record]] = -worth
        names = list(records)
        rows, columns = linear_sum_assignment(cost)
        back = list(events)
        return {back[i]: names[j] for i, j in zip(rows, columns, strict=True) if j < len(names)}

    return link


def _worth(
    told: Sequence[Told], recorded: Recorded, lexicon: Lexicon, judge: Judge
) -> dict[tuple[int, int], float]:
    rows = recorded.table.select(
        ["unique_id", "first", "last", "lat", "lon", "sides", "killed", "names"]
    ).to_pylist()
    by_day = defaultdict(list)
    for row in rows:
        for day in range(row["first"] - _DAYS, min(row["last"], row["first"] + 10) + _DAYS + 1):
            by_day[day].append(row)
    sides, found = Sides(lexicon), {}
    for number, event in enumerate(told):
        point = recorded.gazetteer.find(event)
        first, last = event.first.toordinal(), event.last.toordinal()
        for row in {r["unique_id"]: r for d in (first, last) for r in by_day[d]}.values():
            days = max(0, row["first"] - last, first - row["last"])
            km = _distance(point, row)
            level = sides.agreement(event.sides, *recorded.sides[row["sides"]])
            worth = judge(Pair(event, row, days, km, level)) if days <= _DAYS else None
            if worth is not None:
                found[number, row["unique_id"]] = worth
    return found


def _distance(point: tuple[float, float, float] | None, row: Mapping[str, float]) -> float:
    if point is None:
        return math.inf
    lat, lon, there, east = map(math.radians, (point[0], point[1], row["lat"], row["lon"]))
    half = math.sin((there - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(there) * math.sin((east - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


BASELINES = {
    "similarity weighted by hand": _linker(_by_hand),
    "nearest in space and time": _linker(_nearest),
    "MELTT-like taxonomy score": _linker(_meltt),
}
