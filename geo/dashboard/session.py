"""What outlives a rerun: settings, the store, the reader. The only module that caches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.server import held
from geo.settings import Settings

if TYPE_CHECKING:
    from geo.events.query import Row
    from geo.map.card import Cards
    from geo.reader import Reader
    from geo.store import Built
    from geo.text.lexicon import Lexicon


def settings() -> Settings:
    """Return the settings, as the environment asks for them now."""
    return Settings.from_env()


def built() -> Built:
    """Return the store's content; raises the StoreError that says what to do."""
    return held.built(settings())


def rows() -> tuple[Row, ...]:
    """Return the events as the filter sees them."""
    return held.rows(settings())


def cards() -> Cards:
    """Return what the cards of all events say."""
    return held.cards(settings())


def reader() -> Reader:
    """Return the reader, opened once; a change of the corrections opens it anew."""
    asked = settings()
    return _reader(asked, _age(asked))


def lexicon() -> Lexicon:
    """Return the actors and weapons that the data folder knows."""
    return _lexicon(settings())


@st.cache_resource(show_spinner="Opening the gazetteer", max_entries=2)
def _reader(asked: Settings, age: int) -> Reader:  # noqa: ARG001 - part of the key
    from geo.reader import Reader  # noqa: PLC0415 - the whole reading route; one page needs it

    return Reader.open(asked)


@st.cache_resource(show_spinner=False, max_entries=2)
def _lexicon(asked: Settings) -> Lexicon:
    from geo.text.lexicon import Lexicon  # noqa: PLC0415 - as above

    return Lexicon.load(asked.data)


def _age(asked: Settings) -> int:
    return asked.corrections.stat().st_mtime_ns if asked.corrections.is_file() else 0
