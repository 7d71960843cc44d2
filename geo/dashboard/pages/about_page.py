"""Where everything shown comes from, how it was made, and what it cannot tell."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.dashboard import look, session, sources, words
from geo.dashboard.markup import Safe, link, tag
from geo.errors import GeoError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.dashboard.sources import Source
    from geo.store import Built
    from geo.text.lexicon import Actor

_METHOD = """\
Every report is cut into sentences. Rules and small models that ship with Dateline find the \
places, dates, sides, weapons and figures in them; nothing is asked of a service outside.
A name becomes a place by the evidence for it: population, how it is written, what kind of place \
the words say, which countries and provinces the text names, what lies near. The places that lost \
are kept, with their scores.
Sentences that tell of the same event are merged into one event that credits all its reports. \
Reports that repeat one another count as one origin.
An event is linked to a dataset's record by distance, days, sides, type and casualties. “No \
record” is an answer too, and a link with a close rival is marked as ambiguous.""".splitlines()
_LIMITS = """\
A map shows what was reported, not what happened: places without reporters stay empty.
Figures are as reported, by whoever reported them; they are never added across datasets.
A place known only as a province, a region or a country is drawn as an area or listed, never as a \
sharp dot. Its middle is not where it happened.
Events are read from English. In other languages only places are found, and the page says so.
Reading is automatic and can be wrong. Every dot leads to its sentence: read it.""".splitlines()
_BORDERS = (
    "Borders, names and colours are for orientation. They state no opinion on the status of any"
    " country, territory, city or area, or on where its frontiers run. The outlines are Natural"
    " Earth's, which show who is in control and not who claims what."
)


_MOST_SHOWN = 20  # sources of a group; more are folded away


def render() -> None:
    """Draw the page."""
    st.title("About the data")
    built = _built()
    if built is not None:
        look.show(_store(built))
    st.header("Sources")
    _sources(built)
    st.header("How it is made")
    look.show(_listing(_METHOD, "ol"))
    st.subheader("How sure an event is")
    look.show(_statuses())
    st.header("What it cannot tell")
    look.show(_listing(_LIMITS, "ul"))
    st.subheader("Borders")
    st.write(_BORDERS)
    st.header("Glossary")
    _glossary()


def _built() -> Built | None:
    try:
        return session.built()
    except StoreError as err:
        st.info(f"{str(err)[:1].upper()}{str(err)[1:]}.")
        return None


def _store(built: Built) -> Safe:
    manifest = built.manifest
    facts = (
        ("Built", f"{_moment(manifest)} by version {manifest.get('version', '?')}"),
        ("Reports", f"{len(built.reports):,}"),
        ("Events", f"{len(built.events):,}"),
        ("Records", f"{len(built.records):,}"),
        ("Events linked to a record", f"{sum(link.record is not None for link in built.links):,}"),
        ("Figures that are no event", f"{len(built.context):,}"),
        ("Gazetteer", sources.gazetteer(session.settings())),
        ("Faults", "; ".join(manifest.get("faults", ())) or "none"),
    )
    rows = [tag("tr", tag("th", name, scope="row"), tag("td", said)) for name, said in facts]
    return tag("section", tag("table", tag("tbody", rows)), class_="dl", aria_label="This build")


def _moment(manifest: dict[str, Any]) -> str:
    """Return when it was built, as "23 Nov 2026, 01:35 UTC"."""
    try:
        moment = dt.datetime.fromisoformat(str(manifest.get("built", "")))
    except ValueError:
        return "at an unknown time"
    return f"{words.day(moment.date())}, {moment:%H:%M} UTC"


def _sources(built: Built | None) -> None:
    settings = session.settings()
    groups = (
        ("Reports", sources.from_toml(settings.seeds / "SOURCES.toml")),
        ("Records", sources.datasets(built) if built else ()),
        ("Hand-kept tables", sources.from_toml(settings.data / "SOURCES.toml")),
        ("In libraries", sources.in_libraries()),
    )
    for title, group in groups:
        if len(group) > _MOST_SHOWN:
            with st.expander(f"{title}: {len(group)} sources"):
                look.show(_source_table(title, group))
        elif group:
            look.show(_source_table(title, group))


def _source_table(title: str, group: Sequence[Source]) -> Safe:
    names = ("Source", "What", "Version", "Licence", "Citation and notes")
    head = tag("tr", *(tag("th", name, scope="col") for name in names))
    table = tag("table", tag("thead", head), tag("tbody", [_source_row(one) for one in group]))
    return tag(
        "section", tag("h3", title), tag("div", table, class_="wide", tabindex="0"), class_="dl"
    )


def _source_row(source: Source) -> Safe:
    more = [tag("div", f"{key.replace('_', ' ')}: ", _linked(said)) for key, said in source.more]
    return tag(
        "tr",
        tag("th", source.name, scope="row"),
        tag("td", source.title),
        tag("td", source.version or "–"),
        tag("td", source.licence or "not stated"),
        tag("td", _linked(source.citation), tag("div", more, class_="soft")),
    )


def _linked(said: str) -> Safe:
    return (
        link(said, said) if said.startswith("https://") and " " not in said else tag("span", said)
    )


def _listing(sentences: Iterable[str], kind: str) -> Safe:
    return tag("div", tag(kind, [tag("li", one) for one in sentences]), class_="dl")


def _statuses() -> Safe:
    rows = [
        tag(
            "tr", tag("th", tag("span", name, class_=f"badge {name}"), scope="row"), tag("td", rule)
        )
        for name, rule in words.STATUS_RULE.items()
    ]
    return tag("div", tag("table", tag("tbody", rows)), class_="dl")


def _glossary() -> None:
    st.write(
        "An armed group by its own name, its common names, and what each side calls it. A name in"
        " this list takes no side."
    )
    try:
        actors = session.lexicon().actors
    except (GeoError, OSError) as err:
        st.info(f"There is no glossary: {err}.")
        return
    sought = st.text_input("Search the glossary", key="glossary").casefold().strip()
    found = (one for one in actors if sought in " ".join(_names(one)).casefold())
    lines = [_entry(one) for one in found if sought or one.own_name or one.called]
    st.dataframe(lines, hide_index=True, height=420, placeholder="")


def _entry(actor: Actor) -> dict[str, str]:
    return {
        "Name here": actor.name,
        "Own name": actor.own_name,
        "Also": "; ".join(actor.also),
        "Called": "; ".join(f"{used} (by {side})" for side, used in called(actor)),
        "Kind": actor.kind,
        "Country": actor.country,
    }


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, actor.own_name, *actor.also, *(used for _, used in called(actor)))


def called(actor: Actor) -> list[tuple[str, str]]:
    """Return who calls the group what, one pair a word used."""
    pairs = (
        (side, used if isinstance(used, str) else "; ".join(used)) for side, used in actor.called
    )
    return list(pairs)
