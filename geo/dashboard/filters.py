"""The filters as widgets: the same fields as on the map, each option with its count."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.dashboard import state, words
from geo.events.query import AMBIGUOUS, FIELDS, Filters, option_counts
from geo.map.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.events.query import Row

_LABELS = {
    "type": "Type",
    "sub": "Sub type",
    "actor": "Actor",
    "country": "Country",
    "weapon": "Weapon",
    "dataset": "Linked record",
    "status": "Status",
    "place": "Place known as",
    "when": "Date known to the",
}
_FIRST = ("type", "actor", "country", "status")


def filter_widgets(rows: Sequence[Row]) -> Filters:
    """Draw the filters in force and return them."""
    filters = state.filters()
    _show(filters)
    counts = option_counts(rows, filters)
    with st.container(key="filters"):
        _draw(filters, counts)
    if filters != Filters():
        st.button("Clear all filters", on_click=partial(state.set_filters, Filters()))
    return filters


def _draw(filters: Filters, counts: dict[str, dict[str, int]]) -> None:
    head = st.columns([2, 1, 1], vertical_alignment="bottom")
    head[0].text_input(
        "Search places, actors and sentences", key=_key("q"), on_change=_changed, max_chars=200
    )
    head[1].date_input("From", value=None, key=_key("since"), on_change=_changed, **_any_day())
    head[2].date_input("To", value=None, key=_key("until"), on_change=_changed, **_any_day())
    _fields(_FIRST, filters, counts)
    with st.expander("More filters", expanded=_more_in_force(filters)):
        _fields([name for name in FIELDS if name not in _FIRST], filters, counts)
        deaths = st.columns(4)
        deaths[0].number_input("Killed, at least", 0, None, key=_key("least"), on_change=_changed)
        deaths[1].number_input("Killed, at most", 0, None, key=_key("most"), on_change=_changed)


def _key(name: str) -> str:
    return f"filter_{name}"


def _any_day() -> dict[str, Any]:
    return {"min_value": words.FIRST_DAY, "max_value": words.LAST_DAY, "format": "YYYY-MM-DD"}


def _show(filters: Filters) -> None:
    """Set every widget to what is in force, wherever that was decided."""
    held: dict[str, Any] = {name: sorted(getattr(filters, name)) for name in FIELDS}
    least, most = filters.deaths
    held |= {"since": filters.since, "until": filters.until, "q": filters.q}
    held |= {"least": least, "most": most}
    for name, value in held.items():
        st.session_state[_key(name)] = value


def _changed() -> None:
    held = {name: frozenset(st.session_state.get(_key(name)) or ()) for name in FIELDS}
    since, until, least, most = (
        st.session_state.get(_key(name)) for name in ("since", "until", "least", "most")
    )
    query = st.session_state.get(_key("q")) or ""
    asked: dict[str, Any] = {**held, "since": since, "until": until, "q": query}
    state.set_filters(Filters(**asked, deaths=(least, most)))


def _fields(names: Sequence[str], filters: Filters, counts: dict[str, dict[str, int]]) -> None:
    for column, name in zip(st.columns(len(names)), names, strict=True):
        chosen = sorted(getattr(filters, name))
        column.multiselect(
            _LABELS[name],
            list(dict.fromkeys([*counts[name], *chosen])),
            key=_key(name),
            format_func=_labelled(name, counts[name]),
            on_change=_changed,
            placeholder="any",
        )


def _labelled(name: str, counts: dict[str, int]) -> Callable[[str], str]:
    return lambda word: f"{option_name(name, word)} ({counts.get(word, 0):,})"


def option_name(field: str, word: str) -> str:
    """Return what an option is called on the screen."""
    if field == "country":
        return country_name(word) or "not known"
    if field == "dataset":
        return {"none": "No record", AMBIGUOUS: "Ambiguous link"}.get(word, word)
    if field == "place":
        return words.PLACE_KNOWN.get(word, word).removeprefix("a ").removeprefix("an ")
    return word


def _more_in_force(filters: Filters) -> bool:
    rest = [name for name in FIELDS if name not in _FIRST]
    return filters.deaths != (None, None) or any(getattr(filters, name) for name in rest)
