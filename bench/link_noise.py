"""Tell records as a newspaper would: a test set for linking, from any UCDP GED file.

Another hand than the development set's, on purpose: other spellings, other vague words, wrong
days up to two off, rounded tolls, sides by general nouns. What linking learned on one noise must
carry over to another. Deterministic for a seed.
"""

from __future__ import annotations

import datetime as dt
import random
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Record

_SPELL = (
    ("aung", "aun"),
    ("kh", "k"),
    ("th", "t"),
    ("ay", "e"),
    ("aw", "o"),
    ("oo", "u"),
    ("ee", "i"),
    ("ph", "p"),
    ("y", "i"),
    ("w", "v"),
    ("ah", "a"),
    ("ou", "u"),
    ("ei", "ay"),
)
_KIND = re.compile(
    r" (town|village|city|township|district|state|division|region|area)$", re.IGNORECASE
)
_STATE = ("the army", "government troops", "security forces", "the military", "soldiers")
_REBELS = ("rebels", "insurgents", "militants", "fighters", "an armed group", "gunmen")
_CIVILIANS = ("civilians", "villagers", "residents", "people")
_AROUND = ("", "", "", "", "near ", "outside ", "close to ", "north of ")


def tell(
    records: Sequence[Record], how_many: int, seed: int = 7, withheld: float = 0.3
) -> tuple[list[dict[str, Any]], set[str]]:
    """Return told events (with ``record_ids``) and the ids of the records to withhold."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    fit = [r for r in records if r.lat is not None and (r.date_end - r.date_start).days < 7]  # noqa: PLR2004
    rows, out = [], set()
    for record in draw.sample(fit, min(how_many, len(fit))):
        hidden = draw.random() < withheld
        if hidden:
            out.add(record.id)
        row = _told(record, draw)
        row["record_ids"] = [] if hidden else [record.id]
        rows.append(row)
    return rows, out


def _told(record: Record, draw: random.Random) -> dict[str, Any]:
    raw = dict(record.raw)
    shift = dt.timedelta(days=draw.choice((0, 0, 0, 0, 0, -1, 1, 1, 2)))
    killed = _toll(record.fatalities.best, draw)
    name = record.place_name
    if draw.random() < 0.1 and raw.get("adm_2"):  # noqa: PLR2004
        name = raw["adm_2"]
    name = _spelled(_KIND.sub("", name), draw)
    parts = [draw.choice(_AROUND) + name]
    if draw.random() < 0.3 and record.admin1:  # noqa: PLR2004
        parts.append(_KIND.sub("", record.admin1))
    parts.append(raw["country"])
    sides = [_side(side, raw["country"], draw) for side in (record.initiators, record.targets)]
    return {
        "id": f"t{record.id}",
        "date_start": str(record.date_start + shift),
        "date_end": str(record.date_end + shift),
        "place": ", ".join(parts),
        "country": raw["country"],
        "sides": [side for side in sides if side and draw.random() < 0.8],  # noqa: PLR2004
        "fatalities_low": killed,
        "fatalities_best": killed,
        "fatalities_high": killed,
    }


def _toll(count: int | None, draw: random.Random) -> int | None:
    lot = draw.random()
    if count is None or lot < 0.25:  # noqa: PLR2004
        return None
    if lot < 0.4:  # noqa: PLR2004
        return max(0, count + draw.choice((-1, 1, 1, 2)))
    if lot < 0.5 and count > 8:  # noqa: PLR2004
        return round(count / 5) * 5
    return count


def _spelled(name: str, draw: random.Random) -> str:
    if draw.random() < 0.5:  # noqa: PLR2004
        return name
    for there, here in draw.sample(_SPELL, 4):
        name = name.replace(there, here)
    return name


def _side(names: Sequence[str], country: str, draw: random.Random) -> str:
    whole = ", ".join(names)
    if "Civilians" in whole:
        return draw.choice(_CIVILIANS)
    if whole.startswith("Government of"):
        return draw.choice(_STATE) if country in whole or draw.random() < 0.5 else whole  # noqa: PLR2004
    return draw.choice(_REBELS) if draw.random() < 0.5 else whole  # noqa: PLR2004
