"""Dates, figures and places in the words a reader expects; None is "not said"."""

from __future__ import annotations

import datetime as dt
from typing import Any

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NOT_SAID = "not said"
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(2100, 12, 31)  # what a calendar offers

# The rule itself is `geo.events.corroborate`.
STATUS_RULE = {
    "confirmed": (
        "Two or more independent origins tell of it, or one side claims it and another party"
        " attributes it to that same side."
    ),
    "reported": "One origin tells of it, and nobody disputes it.",
    "disputed": (
        "A party denies it, parties blame sides that are strangers to each other, or origins give"
        " tolls for the same day that cannot both be true: one more than twice the other and more"
        " than five apart. A dispute outweighs a confirmation."
    ),
}
DATED = {
    "given": "as given",
    "header": "from its first line",
    "dateline": "from its dateline",
    "said": "from what it says",
    "other reports": "from other reports of the same event",
}
PLACE_KNOWN = {
    "exact": "an exact place",
    "area": "an area only",
    "country": "the country only",
    "none": "no place",
}


def day(date: dt.date) -> str:
    """Return "5 Aug 2024"."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def span(start: str | None, end: str | None, precision: str) -> str:
    """Return a date as exactly as it is known, from the ISO days of an answer."""
    first, last = (dt.date.fromisoformat(iso) if iso else None for iso in (start, end))
    if first is None or precision == "none":
        return "date not known"
    if precision == "year":
        return str(first.year)
    if precision == "month" and (last is None or last.month == first.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return day(first) if last in (None, first) else f"{day(first)} – {day(last)}"


def figure(low: int | None, best: int | None, high: int | None) -> str:
    """Return "31–47", "12", "at least 12", "up to 3" or "not said"."""
    said = [one for one in (low, best, high) if one is not None]
    if not said:
        return NOT_SAID
    if low is None and best is None:
        return f"up to {high:,}"
    if high is None and low is not None:
        return f"at least {low:,}" if best in (None, low) else f"{low:,}–{best:,} or more"
    return f"{said[0]:,}–{said[-1]:,}" if said[-1] > said[0] else f"{said[0]:,}"


def figure_of(answer: dict[str, Any], name: str) -> str:
    """Return the figure called `name` of an event or record as JSON answers carry it."""
    low, best, high = (answer.get(f"{name}_{part}") for part in ("low", "best", "high"))
    return figure(low, best, high)


def place(answer: dict[str, Any] | None, country: str = "", called: str = "") -> str:
    """Return "Erbil, Erbil, Iraq" without the same name twice in a row.

    `called` is what to call it where that is not its name in the gazetteer.
    """
    if answer is None:
        return "place not known"
    parts = (
        called or answer["name"],
        answer.get("admin1", ""),
        country or answer.get("country", ""),
    )
    return ", ".join(part for part in dict.fromkeys(parts) if part)


def rule(name: str) -> str:
    """Return the name of a rule as words: "that day"."""
    return name.replace("_", " ")


def listed(names: list[str], otherwise: str = NOT_SAID) -> str:
    """Return names one comma apart, or `otherwise` if there are none."""
    return ", ".join(names) if names else otherwise
