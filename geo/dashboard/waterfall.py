"""Weights as bars to either side of zero: what spoke for a decision, and what against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.dashboard.markup import Safe, tag

if TYPE_CHECKING:
    from collections.abc import Mapping


def waterfall(weights: Mapping[str, float], *, caption: str, total: str = "Together") -> Safe:
    """Return a table of weights, each with a bar, that runs up to its sum."""
    if not weights:
        return tag("p", "No weights were kept for this decision.", class_="soft")
    reach = _reach(weights)
    rows, at = [], 0.0
    for name, weight in weights.items():
        rows.append(_row(name, weight, at, reach))
        at += weight
    rows.append(_row(total, at, 0.0, reach, strong=True))
    head = tag(
        "tr",
        tag("th", "Evidence", scope="col"),
        tag("th", "Weight", scope="col", class_="number"),
        tag("th", "For and against", scope="col"),
    )
    return tag(
        "div",
        tag("table", tag("caption", caption), tag("thead", head), tag("tbody", rows)),
        class_="wide",
        tabindex="0",
    )


def _reach(weights: Mapping[str, float]) -> float:
    """Return how far from zero the running sum and the single weights ever get."""
    furthest, at = 0.1, 0.0
    for weight in weights.values():
        at += weight
        furthest = max(furthest, abs(at), abs(weight))
    return furthest


def _row(name: str, weight: float, at: float, reach: float, *, strong: bool = False) -> Safe:
    start, end = sorted((at, at + weight))
    left = 50 + 50 * start / reach
    width = 50 * (end - start) / reach
    bar = tag(
        "span",
        class_="for" if weight >= 0 else "against",
        style=f"left:{left:.1f}%;width:{width:.1f}%",
    )
    number = f"{weight:+.1f}".replace("-", "−")
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", tag("strong", number) if strong else number, class_="number"),
        tag("td", tag("div", bar, class_="bar", aria_hidden="true")),
    )
