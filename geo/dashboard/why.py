"""Why a name became that place: the reasons with their weights, and the rivals it beat."""

from __future__ import annotations

from typing import Any

from geo.dashboard import words
from geo.dashboard.markup import Safe, tag
from geo.dashboard.waterfall import waterfall

Mention = dict[str, Any]  # as `geo.answers.mention_answer` writes it


def place_story(mention: Mention, country: str = "") -> Safe:
    """Return what a mention became, and why that and nothing else."""
    place = mention["place"]
    if place is None:
        return tag(
            "section",
            tag("h3", f"“{mention['text']}” has no place"),
            tag("p", f"Rule: {words.rule(mention['rule'])}."),
            rivals_table(mention),
            class_="dl",
        )
    where = f"{place['lat']:.4f}, {place['lon']:.4f}, within {place['radius_km']:g} km"
    facts = (
        ("Kind", place["kind"]),
        ("Where", where),
        ("Known as", place["id"]),
        ("Rule", words.rule(mention["rule"])),
        ("Lead", _lead(mention)),
        ("Moved by", mention["vague"]),
    )
    return tag(
        "section",
        tag("h3", f"“{mention['text']}” is {words.place(place, country)}"),
        tag("table", tag("tbody", [_fact(*fact) for fact in facts if fact[1]])),
        waterfall(mention["reasons"], caption="What spoke for it, in log-odds"),
        rivals_table(mention),
        class_="dl",
    )


def rivals_table(mention: Mention) -> Safe:
    """Return the candidates that lost, with their scores and what spoke against them."""
    rivals = mention["rivals"]
    if not rivals:
        said = "No other place of that name came into question."
        return tag("p", said, class_="soft")
    head = tag(
        "tr",
        tag("th", "Rival", scope="col"),
        tag("th", "Score", scope="col", class_="number"),
        tag("th", "Weighed most", scope="col"),
    )
    rows = [_rival(rival) for rival in rivals[:_MOST_RIVALS]]
    caption = tag("caption", f"Rivals beaten, by {mention['margin']:.1f} or more")
    table = tag("table", caption, tag("thead", head), tag("tbody", rows))
    return tag("div", table, class_="wide", tabindex="0")


_MOST_RIVALS = 6


def _rival(rival: dict[str, Any]) -> Safe:
    heaviest = sorted(rival["reasons"].items(), key=lambda pair: -abs(pair[1]))[:2]
    why = "; ".join(f"{name} {weight:+.1f}" for name, weight in heaviest).replace("-", "−")
    place = rival["place"]
    return tag(
        "tr",
        tag("th", words.place(place), tag("span", f" {place['kind']}", class_="soft"), scope="row"),
        tag("td", f"{rival['score']:.1f}".replace("-", "−"), class_="number"),
        tag("td", why),
    )


def _lead(mention: Mention) -> str:
    if not mention["rivals"]:
        return "no rival"
    return f"{mention['margin']:.1f} in log-odds over the best rival"


def _fact(name: str, value: str) -> Safe:
    return tag("tr", tag("th", name, scope="row"), tag("td", value))
