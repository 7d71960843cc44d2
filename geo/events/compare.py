"""The comparisons of an event with a record, level by level, as Splink takes them.

Each level is a condition in DuckDB's SQL over the columns of `geo.events.columns`; the first that
holds counts. A missing value falls on the null level, which weighs nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from splink import SettingsCreator
from splink.internals.comparison_library import CustomComparison

from geo.events.columns import NO_END
from geo.events.kinship import Agreement
from geo.settings import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from splink.internals.comparison_level_creator import ComparisonLevelCreator

SHIPPED: Final = ROOT / "data" / "link_weights.json"
Shares = dict[str, float]  # level -> probability
Level = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One comparison: when it says nothing, and its levels from the most to the least alike."""

    name: str
    unknown: str
    levels: tuple[tuple[str, str], ...]  # (name, condition); the last condition is ELSE
    common: str = ""  # column whose frequent values weigh less on the first level


# least() passes over NULL, so a missing point has to be asked for.
_KM: Final = (
    "case when lat_l is not null and lat_r is not null then "
    "12742.0176 * asin(sqrt(least(1.0, pow(sin(radians(lat_r - lat_l) / 2), 2) + "
    "cos(radians(lat_l)) * cos(radians(lat_r)) * pow(sin(radians(lon_r - lon_l) / 2), 2)))) end"
)
# Both uncertainties together; 2 km are never known better.
_SCALE: Final = "sqrt(pow(radius_l, 2) + pow(radius_r, 2) + 4)"
_FAR: Final = f"coalesce(({_KM}) > 60 + {_SCALE}, false)"
_SIDES: Final = "map_extract_value(sides_map_l, sides_r)"
_NEARLY: Final = (
    "jaro_winkler_similarity(list_extract(names_l, 1), list_extract(names_r, 1)) >= 0.92 "
    "and least(len(list_extract(names_l, 1)), len(list_extract(names_r, 1))) >= 4"
)
_NAMED: Final = f"list_has_any(names_l, names_r) or (lat_r is null and {_NEARLY})"
_OVERLAP: Final = "first_l <= last_r and first_r <= last_l"
_LONGER: Final = "greatest(last_l - first_l, last_r - first_r)"
_NEARLY_WITHIN: Final = (
    "jaro_winkler_similarity(list_extract(within_l, -1), "
    "coalesce(list_extract(province_r, 1), '')) >= 0.9"
)
_IN_RANGE: Final = (
    "killed_l between killed_low_r and killed_high_r "
    "or killed_r between killed_low_l and killed_high_l"
)

FIELDS: Final = (
    Field(
        "day",
        "first_l is null or first_r is null",
        (
            ("the same day or days", "first_l = first_r and last_l = last_r"),
            ("a day off", "abs(first_l - first_r) <= 1 and abs(last_l - last_r) <= 1"),
            ("within a span of days", f"{_OVERLAP} and {_LONGER} <= 7"),
            ("within a long span", _OVERLAP),
            ("a day beside the span", "first_l <= last_r + 1 and first_r <= last_l + 1"),
            ("two or three days off", "first_l <= last_r + 3 and first_r <= last_l + 3"),
            ("further off", "ELSE"),
        ),
    ),
    Field(
        "place",  # a place told in words, read with the dataset's own names
        "located_l or len(names_l) = 0 or len(names_r) = 0",
        (
            ("the same name", f"list_has_any(names_l, names_r) and not {_FAR}"),
            ("nearly the same name", f"{_NEARLY} and not {_FAR}"),
            ("5 km", f"({_KM}) <= 5 and {_SCALE} <= 40"),
            ("its district", f"list_has_any(names_l, district_r) and not {_FAR}"),
            ("within both uncertainties", f"({_KM}) <= {_SCALE} and {_SCALE} <= 80"),
            ("within vague bounds", f"({_KM}) <= {_SCALE}"),
            ("its province", "list_has_any(names_l, province_r)"),
            ("30 km", f"({_KM}) <= 30"),
            ("another place", "ELSE"),
        ),
    ),
    Field(
        "province",
        "located_l or len(within_l) = 0 or len(district_r) + len(province_r) = 0",
        (
            (
                "the same",
                "list_has_any(within_l, province_r) or list_has_any(within_l, district_r)",
            ),
            ("nearly the same", _NEARLY_WITHIN),
            ("another", "ELSE"),
        ),
    ),
    Field(
        "distance",  # a place that came with its own point
        f"not located_l or (lat_r is null and not ({_NAMED}))",
        (
            ("the same name", f"({_NAMED}) and not {_FAR}"),
            ("5 km", f"({_KM}) <= 5 and {_SCALE} <= 40"),
            ("within both uncertainties", f"({_KM}) <= {_SCALE} and {_SCALE} <= 80"),
            ("within vague bounds", f"({_KM}) <= {_SCALE}"),
            ("within twice the bounds", f"({_KM}) <= 2 * {_SCALE}"),
            ("30 km", f"({_KM}) <= 30"),
            ("further off", "ELSE"),
        ),
    ),
    Field(
        "sides",
        f"{_SIDES} is null",
        (
            ("both the same", f"{_SIDES} = {Agreement.BOTH_SAME}"),
            ("both, by wider names", f"{_SIDES} = {Agreement.BOTH_WIDER}"),
            ("both fit in kind", f"{_SIDES} = {Agreement.BOTH_KIND}"),
            ("the one told the same", f"{_SIDES} = {Agreement.ONLY_SAME}"),
            ("the one told, by a wider name", f"{_SIDES} = {Agreement.ONLY_WIDER}"),
            ("the one told fits in kind", f"{_SIDES} = {Agreement.ONLY_KIND}"),
            ("one of two fits", f"{_SIDES} = {Agreement.ONE_OF_TWO}"),
            ("none fits", "ELSE"),
        ),
    ),
    Field(
        "killed",
        "killed_l is null or killed_r is null",
        (
            ("the same number", "killed_l = killed_r"),
            ("within the range", f"({_IN_RANGE}) and killed_high_l + killed_high_r < {NO_END}"),
            ("not against an open range", _IN_RANGE),
            ("one off", "abs(killed_l - killed_r) <= 1"),
            ("a third off", "abs(killed_l - killed_r) <= greatest(killed_l, killed_r) / 3.0"),
            ("half", "abs(killed_l - killed_r) <= greatest(killed_l, killed_r) * 0.75"),
            ("another number", "ELSE"),
        ),
        common="killed",
    ),
    Field(
        "hurt",
        "hurt_l is null or hurt_r is null",
        (
            ("the same number", "hurt_l = hurt_r"),
            ("a third off", "abs(hurt_l - hurt_r) <= 1 + greatest(hurt_l, hurt_r) / 3.0"),
            ("another number", "ELSE"),
        ),
    ),
    Field(
        "type",
        "type_l = '' or type_r = ''",
        (
            ("the same sub type", "subtype_l = subtype_r and subtype_l <> '' and type_l = type_r"),
            ("the same type", "type_l = type_r"),
            ("the same family", "family_l = family_r"),
            ("another family", "ELSE"),
        ),
    ),
    Field(
        "weapon",
        "len(weapons_l) = 0 or len(weapons_r) = 0",
        (
            ("the same", "list_has_any(weapons_l, weapons_r)"),
            ("another", "ELSE"),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model: m and u by field and level, and how events and records meet.

    ``m`` is how often true pairs show a level, ``u`` how often the other pairs of a block do.
    ``linked`` is the share of events that have a record at all, ``slope`` tempers the sum of
    weights, because fields are not quite independent of each other.
    """

    m: Mapping[str, Shares]
    u: Mapping[str, Shares]
    linked: float
    slope: float
    link_from: float
    ambiguous_margin: float

    @classmethod
    def load(cls, path: Path = SHIPPED) -> Weights:
        """Read weights that `bench/links.py --fit` wrote."""
        read = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: read[name] for name in cls.__slots__})


def level_sql(field: Field) -> str:
    """Return one expression for the index of the level a pair is on, -1 when it says nothing."""
    cases = " ".join(
        f"when {condition} then {i}"
        for i, (_, condition) in enumerate(field.levels)
        if condition != "ELSE"
    )
    return f"case when {field.unknown} then -1 {cases} else {len(field.levels) - 1} end"


def splink_settings(weights: Weights) -> SettingsCreator:
    """Return the model for Splink, with m and u filled in."""
    return SettingsCreator(
        link_type="link_only",
        comparisons=[_comparison(field, weights) for field in FIELDS],
        probability_two_random_records_match=0.5,  # the prior is put in later, per event
        retain_intermediate_calculation_columns=True,
        retain_matching_columns=False,
    )


def _comparison(field: Field, weights: Weights) -> CustomComparison:
    null: Level = {"sql_condition": field.unknown, "is_null_level": True}
    levels: list[ComparisonLevelCreator | Level] = [null]
    for n, (name, condition) in enumerate(field.levels):
        level: Level = {
            "sql_condition": condition,
            "label_for_charts": name,
            "m_probability": weights.m[field.name][name],
            "u_probability": weights.u[field.name][name],
        }
        if field.common and n == 0:
            level["tf_adjustment_column"] = field.common
            level["tf_minimum_u_value"] = 0.001
        levels.append(level)
    return CustomComparison(output_column_name=field.name, comparison_levels=levels)
