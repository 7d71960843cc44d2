"""The figure of several groups of people together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.people import Group


def total(groups: Sequence[Group]) -> Figure:
    """Return the figure of several groups together."""
    figures = [group.figure for group in groups]
    if len(figures) == 1 or _first_is_sum([f.best for f in figures]):
        return figures[0]
    return Figure(
        _sum([f.low if f.low is not None else f.best for f in figures]),
        _sum([f.best if f.best is not None else f.low for f in figures]),
        _sum([f.high for f in figures]),
        " + ".join(f.words for f in figures),
    )


def _first_is_sum(values: Sequence[int | None]) -> bool:
    """Tell whether a list parts its first number: "seven Americans, five of X and two of Y"."""
    return len(values) > 2 and None not in values and values[0] == _sum(values[1:])  # noqa: PLR2004


def _sum(values: Sequence[int | None]) -> int | None:
    return None if None in values else sum(value for value in values if value is not None)
