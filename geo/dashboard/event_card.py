"""One event, told in full: what and when, who says so, from sentence to dot, and its record."""

from __future__ import annotations

from typing import Any

from geo.dashboard import words
from geo.dashboard.claims import claims_table, to_report
from geo.dashboard.markup import Safe, link, tag
from geo.dashboard.waterfall import waterfall
from geo.dashboard.why import rivals_table

Card = dict[str, Any]
_ROLE = {
    "place": "place",
    "date": "date",
    "initiator": "actor",
    "target": "actor",
    "fatalities": "casualty",
    "injuries": "casualty",
}


def event_card(card: Card) -> Safe:
    """Return the whole card of `geo.map.card`."""
    return tag(
        "section",
        *_head(card),
        tag("h3", "Who says what"),
        claims_table(card["claims"], {one["id"]: one.get("title", "") for one in card["sources"]}),
        tag("h3", "From sentence to dot"),
        _chain(card),
        tag("h3", "Linked record"),
        _record(card["link"]),
        class_="dl",
        aria_label="Event",
    )


def _head(card: Card) -> list[Safe]:
    where = words.place(card["place"], card["where"]["country_name"], card["where"]["name"])
    status = card["status"]
    badges = [_badge(status.capitalize(), status)]
    if card["link"] and card["link"]["ambiguous"]:
        badges.append(_badge("Ambiguous record", "ambiguous"))
    facts = (
        ("By whom", words.listed(card["initiators"])),
        ("Against whom", words.listed(card["targets"])),
        ("With what", words.listed(card["weapons"])),
        ("Killed", words.figure_of(card, "fatalities")),
        ("Injured", words.figure_of(card, "injuries")),
        ("Claimed by", words.listed(card["claimed_by"], "nobody")),
        ("Blamed", _blamed(card["attributed"])),
        ("Denied by", words.listed(card["denied_by"], "nobody")),
        ("Told by", _told_by(card["n_reports"], card["n_origins"])),
    )
    return [
        tag("h2", f"{card['sub_event_type'] or card['event_type']}: {where}"),
        tag("p", *badges, tag("span", words.STATUS_RULE.get(status, ""), class_="soft")),
        tag("p", words.span(card["date_start"], card["date_end"], card["date_precision"])),
        tag("table", tag("tbody", [_fact(*fact) for fact in facts])),
    ]


def _badge(text: str, kind: str) -> Safe:
    return tag("span", text, class_=f"badge {kind}")


def _fact(name: str, value: str) -> Safe:
    return tag("tr", tag("th", name, scope="row"), tag("td", value))


def _blamed(attributed: list[dict[str, str]]) -> str:
    said = [f"{one['to']} (by {one['by'] or 'the report'})" for one in attributed]
    return words.listed(said, "nobody")


def _told_by(reports: int, origins: int) -> str:
    return (
        f"{reports} report{'' if reports == 1 else 's'},"
        f" {origins} independent origin{'' if origins == 1 else 's'}"
    )


# ---------------------------------------------------------------- from sentence to dot
def _chain(card: Card) -> Safe:
    steps = [_source_step(source) for source in card["sources"]]
    steps += [_date_step(card), _place_step(card)]
    return tag("ol", [tag("li", step) for step in steps], class_="chain")


def _source_step(source: Card) -> list[Safe]:
    if source["missing"]:
        return [tag("p", f"Report {source['id']} is no longer in the store.", class_="soft")]
    title = source["title"] or source["id"]
    aside = ", ".join(part for part in (source["outlet"], source["published"]) if part)
    origin = link(source["url"], "as published") if source["url"] else None
    quotes = [tag("blockquote", [_segment(one) for one in quote]) for quote in source["quotes"]]
    named = to_report(source["id"], title)
    return [tag("p", named, tag("span", f" {aside} ", class_="soft"), origin), *quotes]


def _segment(segment: Card) -> Safe:
    roles = [_ROLE.get(field, "claim") for field in segment["fields"]]
    if not roles:
        return tag("span", segment["text"])
    return tag("mark", segment["text"], class_=roles[0], title=", ".join(segment["fields"]))


def _date_step(card: Card) -> list[Safe]:
    when = words.span(card["date_start"], card["date_end"], card["date_precision"])
    rule = words.rule(card["date_rule"]) or "no rule found a date"
    return [tag("p", tag("strong", when), tag("span", f" by the rule “{rule}”", class_="soft"))]


def _place_step(card: Card) -> list[Safe]:
    mention = card["where"]["mention"]
    if mention is None:
        return [tag("p", "No place is named for it, so it has no dot.")]
    place = mention["place"]
    if place is None:
        rule = words.rule(mention["rule"])
        return [tag("p", f"“{mention['text']}” was not resolved ({rule}), so it has no dot.")]
    known = words.PLACE_KNOWN[card["where"]["drawn"]]
    dot = (
        f" {place['lat']:.4f}, {place['lon']:.4f}, within {place['radius_km']:g} km;"
        f" known as {known}; {place['id']}"
    )
    return [
        tag(
            "p",
            f"“{mention['text']}” became ",
            tag("strong", words.place(place, card["where"]["country_name"])),
            tag("span", f" by the rule “{words.rule(mention['rule'])}”", class_="soft"),
        ),
        tag("p", dot, class_="soft"),
        rivals_table(mention),
    ]


# ---------------------------------------------------------------- the record
def _record(told: Card | None) -> Safe:
    if told is None:
        return tag("p", "No record was compared with it.", class_="soft")
    weights = waterfall(told["because"], caption="Match weights in bits; more is surer.")
    if told["record_id"] is None:
        sure = f"No record: the best candidate reached {told['probability']:.0%}."
        return tag("div", tag("p", sure), weights if told["because"] else "")
    record = told["record"] or {"dataset": "", "summary": "", "licence": ""}
    lines = [
        tag(
            "p",
            tag("strong", told["record_id"]),
            f" of {record['dataset'] or 'an unknown dataset'}: {told['probability']:.1%} sure",
            tag("span", f" {record['licence']}", class_="soft"),
        ),
        tag("p", record["summary"]) if record["summary"] else None,
    ]
    if told["ambiguous"]:
        rival = told["runner_up"] or "another record"
        lines.append(tag("p", f"Ambiguous: {rival} came close.", class_="soft"))
    return tag("div", *lines, weights)
