"""What the reader is looking at, shared by the pages and written in the address.

The address wins when it says something that this session did not write; otherwise the session
remembers, since a click on another page's name begins with an empty address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from geo.events.query import FIELDS, Filters

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = frozenset({*FIELDS, "from", "to", "deaths", "q"})
_FILTERS, _WRITTEN, _CHOSEN = "dateline_filters", "dateline_written", "dateline_event"


def filters() -> Filters:
    """Return the filters in force."""
    asked = _asked()
    if asked and asked != st.session_state.get(_WRITTEN):
        st.session_state[_FILTERS] = Filters.from_pairs(asked)
        st.session_state[_WRITTEN] = asked
    held: Filters = st.session_state.setdefault(_FILTERS, Filters())
    return held


def chosen() -> str | None:
    """Return the id of the event that is open, if one is."""
    if "id" in st.query_params:
        st.session_state[_CHOSEN] = st.query_params["id"]
    event: str | None = st.session_state.get(_CHOSEN)
    return event


def address() -> str:
    """Return what is looked at as a query string."""
    pairs = filters().to_pairs()
    event = chosen()
    return urlencode([*pairs, ("id", event)] if event else pairs)


def set_filters(asked: Filters) -> None:
    """Put `asked` in force and write it in the address."""
    st.session_state[_FILTERS] = asked
    _write()


def choose(event: str | None) -> None:
    """Open an event, or none, and write it in the address."""
    st.session_state[_CHOSEN] = event
    _write()


def keep(told: Mapping[str, Any]) -> None:
    """Remember what the map page told, which has written its address itself."""
    pairs = parse_qsl(str(told.get("query", "")))[:_MOST_PAIRS]
    st.session_state[_FILTERS] = Filters.from_pairs(pairs)
    st.session_state[_WRITTEN] = tuple(sorted(pair for pair in pairs if pair[0] in _NAMES))
    st.session_state[_CHOSEN] = dict(pairs).get("id")


_MOST_PAIRS = 2_000


def _asked() -> tuple[tuple[str, str], ...]:
    pairs = (
        (name, value)
        for name in st.query_params
        if name in _NAMES
        for value in st.query_params.get_all(name)
    )
    return tuple(sorted(pairs))


def _write() -> None:
    pairs = st.session_state.get(_FILTERS, Filters()).to_pairs()
    address: dict[str, list[str]] = {}
    for name, value in pairs:
        address.setdefault(name, []).append(value)
    st.session_state[_WRITTEN] = tuple(sorted(pairs))
    if event := st.session_state.get(_CHOSEN):
        address["id"] = [event]
    st.query_params.from_dict(address)
