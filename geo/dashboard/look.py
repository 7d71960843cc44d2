"""What the pages share in looks: the way between them, room for the map, colours for every part."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from geo.dashboard.markup import Safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from streamlit.navigation.page import Page

_STATIC = Path(__file__).parent / "static"
ICON = _STATIC / "icon.svg"  # an icon by name would be asked of a server outside


def everywhere() -> None:
    """Add the styles of every page."""
    _add("pages.css")


def way_between(pages: Iterable[Page]) -> None:
    """Draw the links between the pages, at the top of each."""
    with st.container(horizontal=True, key="way"):
        for page in pages:
            st.page_link(page)


def map_fills_the_page() -> None:
    """Add the styles of the page that is nothing but the map."""
    _add("map_page.css")


def show(markup: Safe) -> None:
    """Draw HTML that `geo.dashboard.markup` built."""
    if not isinstance(markup, Safe):
        raise TypeError(f"only markup that was built here is shown as HTML, not {markup!r:.60}")
    st.html(markup)


def _add(name: str) -> None:
    # Streamlit has its markdown ready from the start and loads its HTML element later: with that
    # the page would jump once the styles arrive.
    st.markdown(f"<style>{_style(name)}</style>", unsafe_allow_html=True)


@cache
def _style(name: str) -> str:
    return (_STATIC / name).read_text(encoding="utf-8")
