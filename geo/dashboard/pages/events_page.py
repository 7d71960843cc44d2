"""The table of what the filters leave, and the event that was chosen, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.dashboard import look, ready, session, state, words
from geo.dashboard.event_card import event_card
from geo.dashboard.filters import filter_widgets
from geo.dashboard.wrong_event import wrong_event
from geo.events import query
from geo.map.countries import country_name
from geo.naming import event_place_name, sides
from geo.server import exports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.query import Row

_TABLE = "events_table"
_MOST_LISTED = 2_000  # events in the list; all are in the table


def render() -> None:
    """Draw the page."""
    if ready.built_or_say() is None:
        return
    st.title("Events")
    rows = session.rows()
    filters = filter_widgets(rows)
    seen = query.select(rows, filters)
    st.markdown(f"**{query.summary(seen)}**")
    if not seen:
        st.info("No event passes these filters. Clear one of them, or widen the dates.")
        return
    _table(seen)
    _downloads(seen, filters)
    _chosen(seen)


def _table(seen: Sequence[Row]) -> None:
    """Draw the table; a row that is chosen becomes the open event."""
    shown = hash(tuple(row.id for row in seen))
    told = st.dataframe(
        session.kept("events_lines", (id(session.cards()), shown), lambda: _lines(seen)),
        key=f"{_TABLE}_{shown}",
        hide_index=True,
        height=min(420, 38 + 35 * len(seen)),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="",
        column_config={
            "Sure of record": st.column_config.NumberColumn(format="percent"),
            "From": st.column_config.DateColumn(width=105),
            "To": st.column_config.DateColumn(width=105),
            "Country": st.column_config.TextColumn(width=115),
            "By": st.column_config.TextColumn(width="medium"),
            "Against": st.column_config.TextColumn(width="medium"),
        },
    )
    picked = told.selection.rows
    if picked and picked[0] < len(seen) and seen[picked[0]].id != state.chosen():
        state.choose(seen[picked[0]].id)


def _lines(seen: Sequence[Row]) -> list[dict[str, Any]]:
    return [_line(row) for row in seen]


def _line(row: Row) -> dict[str, Any]:
    event, place = row.event, row.event.place
    low, high = row.deaths or (None, None)
    link = session.cards().links.get(row.id)
    return {
        "From": row.first,
        "To": row.last if row.last != row.first else None,
        "What": event.sub_event_type or event.event_type,
        "Where": event_place_name(event) or "not known",
        "Country": country_name(place.country) if place else "",
        "By": words.listed(list(sides(event.initiators)), ""),
        "Against": words.listed(list(sides(event.targets)), ""),
        "Killed, low": low,
        "Killed, high": high,
        "Injured": words.figure(event.injuries.low, event.injuries.best, event.injuries.high),
        "Status": event.status.value,
        "Record": _record_word(link),
        "Sure of record": link.probability if link and link.record else None,
        "Reports": event.n_reports,
        "Origins": event.n_origins,
        "Id": row.id,
    }


def _record_word(link: Any) -> str:  # noqa: ANN401 - a Link or None
    if link is None or link.record is None:
        return "no record"
    return "ambiguous" if link.ambiguous else "linked"


def _downloads(seen: Sequence[Row], filters: query.Filters) -> None:
    events = [row.event for row in seen]
    with st.container(horizontal=True):
        st.download_button(  # made when it is asked for: of many events it takes seconds
            f"Download {len(seen):,} as CSV",
            lambda: exports.csv_of(events),
            "events.csv",
            "text/csv",
            on_click="ignore",
        )
        st.download_button(
            f"Download {len(seen):,} as GeoJSON",
            lambda: exports.geojson_of(events),
            "events.geojson",
            "application/geo+json",
            on_click="ignore",
        )
        st.link_button("Open as one map file", f"map?standalone=1&{filters.to_query()}")


def _chosen(seen: Sequence[Row]) -> None:
    names = {row.id: _name(row) for row in seen}
    held = state.chosen() or (seen[0].id if len(seen) == 1 else None)
    listed = list(names)[:_MOST_LISTED]
    if held in names and held not in listed:
        listed.append(held)
    st.session_state["open_event"] = held if held in names else None
    st.selectbox(
        "Open an event",
        listed,
        key="open_event",
        index=None,
        format_func=lambda one: names.get(one, one),
        on_change=lambda: state.choose(st.session_state["open_event"]),
        placeholder="choose a row above, or an event here",
    )
    if held is None:
        return
    card = session.cards().card(held)
    if card is None:
        st.warning(f"There is no event {held!r} in this store; it may have been built anew.")
        return
    look.show(event_card(card))
    wrong_event(session.cards().events[held], {one: names[one] for one in listed})


def _name(row: Row) -> str:
    day = words.day(row.first) if row.first else "no date"
    where = event_place_name(row.event) or "place not known"
    return f"{day}: {row.event.sub_event_type or row.event.event_type}, {where}"
