"""What outlives a rerun: settings, the store, the reader, the last text read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import streamlit as st

from geo import store
from geo.server import held
from geo.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.query import Row
    from geo.map.card import Cards
    from geo.reader import Reader
    from geo.store import Built
    from geo.text.lexicon import Lexicon


T = TypeVar("T")


def settings() -> Settings:
    """Return the settings, as the environment asks for them now."""
    return Settings.from_env()


def built() -> Built:
    """Return the store's content; raises the StoreError that says what to do."""
    return held.built(settings())


def check_store() -> None:
    """Raise the StoreError that `built` would raise for want of a store of this version."""
    store.read_manifest(settings().store)


def rows() -> tuple[Row, ...]:
    """Return the events as the filter sees them."""
    return held.rows(settings())


def cards() -> Cards:
    """Return what the cards of all events say."""
    return held.cards(settings())


def reader() -> Reader:
    """Return the reader, opened once; a change of the corrections opens it anew."""
    with st.spinner("Opening the gazetteer", show_time=True):
        return held.reader(settings())


def lexicon() -> Lexicon:
    """Return the actors and weapons that the data folder knows."""
    return _lexicon(settings())


@st.cache_resource(show_spinner=False, max_entries=2)
def _lexicon(asked: Settings) -> Lexicon:
    from geo.text.lexicon import Lexicon  # noqa: PLC0415 - as above

    return Lexicon.load(asked.data)


def kept(name: str, key: object, make: Callable[[], T]) -> T:
    """Return what `make` made for this `key` the last time in this session, or make it now."""
    held_key, value = st.session_state.get(name, (None, None))
    if held_key != key:
        value = make()
        st.session_state[name] = (key, value)
    return cast("T", value)
