"""Who says what about one event: one row a claim, figures side by side, and whether they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from geo.dashboard import words
from geo.dashboard.markup import Safe, tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Claim = dict[str, Any]
_NAMES = {
    "fatalities": "Killed",
    "injuries": "Injured",
    "claimed_by": "Claims it",
    "attributed": "Blames",
    "denied_by": "Denies it",
    "initiator": "By whom",
    "target": "Against whom",
    "weapon": "With what",
    "date": "When",
    "place": "Where",
    "event": "What",
}
_ORDER = tuple(_NAMES)
_COUNTED = ("fatalities", "injuries")


def claims_table(claims: Sequence[Claim], titles: Mapping[str, str]) -> Safe:
    """Return the claims as a table; withdrawn figures stay, struck through.

    `titles` are those of the reports by id. What one speaker says in several reports is one row.
    """
    if not claims:
        return tag("p", "The reports speak for themselves here: nobody is quoted.", class_="soft")
    said: dict[tuple[object, ...], list[Claim]] = {}
    for claim in sorted(claims, key=_rank):
        said.setdefault(_same(claim), []).append(claim)
    names = ("About", "Who says so", "What", "Where it stands")
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    most = max((pair[1] for pair in map(_ends, claims) if pair), default=0)
    rows = [_row(alike, most, titles) for alike in said.values()]
    table = tag("table", tag("thead", head), tag("tbody", rows))
    wide = tag("div", table, class_="wide", tabindex="0")
    return tag("div", wide, *map(_agreement, _counted(claims)))


def agree(claims: Sequence[Claim]) -> bool | None:
    """Return whether the figures in force overlap; None when fewer than two were given."""
    ends = [pair for claim in claims if not claim["superseded"] and (pair := _ends(claim))]
    if len(ends) < 2:  # noqa: PLR2004 - it takes two to disagree
        return None
    return max(low for low, _ in ends) <= min(high for _, high in ends)


def _counted(claims: Sequence[Claim]) -> list[tuple[str, list[Claim]]]:
    groups = [(name, [one for one in claims if one["field"] == name]) for name in _COUNTED]
    return [group for group in groups if agree(group[1]) is not None]


def _agreement(group: tuple[str, list[Claim]]) -> Safe:
    name, claims = group
    words_ = "the figures overlap" if agree(claims) else "the figures do not overlap"
    return tag("p", f"{_NAMES[name]}: {words_}.", class_="soft")


def _rank(claim: Claim) -> tuple[int, bool]:
    known = claim["field"] in _ORDER
    return _ORDER.index(claim["field"]) if known else len(_ORDER), bool(claim["superseded"])


def _same(claim: Claim) -> tuple[object, ...]:
    figures = _ends(claim) if claim["field"] in _COUNTED else None
    what = figures or str(claim["value"]).casefold()
    return (claim["field"], claim["speaker"], what, claim["superseded"])


def _row(alike: Sequence[Claim], most: int, titles: Mapping[str, str]) -> Safe:
    claim = alike[0]
    said = [tag("span", _value(claim))]
    if ends := _ends(claim):
        said.append(_range_bar(*ends, most))
    if claim["superseded"]:
        said.append(tag("span", " (replaced by a later figure)"))
    reports = dict.fromkeys(one["report"] for one in alike)
    return tag(
        "tr",
        tag("th", _NAMES.get(claim["field"], claim["field"]), scope="row"),
        tag("td", claim["speaker"] or "the report itself"),
        tag("td", said),
        tag("td", [tag("div", to_report(one, titles.get(one, one))) for one in reports]),
        class_="old" if claim["superseded"] else None,
    )


def to_report(report: str, title: str) -> Safe:
    """Return a link to a report on the page of the reports."""
    return tag("a", title or report, href=f"reports?report={quote(report, safe='')}")


def _value(claim: Claim) -> str:
    if claim["field"] in ("claimed_by", "denied_by"):
        return "says it did this" if claim["field"] == "claimed_by" else "says it did not"
    if claim["field"] not in _COUNTED or not _ends(claim):
        return str(claim["value"])
    figure = words.figure(claim["low"], claim["best"], claim["high"])
    said = str(claim["value"])
    return figure if said in ("", figure) else f"{figure} (“{said}”)"


def _range_bar(low: int, high: int, most: int) -> Safe:
    scale = 100 / max(most, 1)
    style = f"left:{low * scale:.1f}%;width:{(high - low) * scale:.1f}%;min-width:6px"
    bar = tag("span", class_="for", style=style)
    return tag("div", bar, class_="bar range", aria_hidden="true")


def _ends(claim: Claim) -> tuple[int, int] | None:
    said = [claim[part] for part in ("low", "best", "high") if claim[part] is not None]
    return (said[0], said[-1]) if said else None
