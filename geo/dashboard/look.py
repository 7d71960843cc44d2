"""What the pages share in looks: a slim head, room for the map, colours that can be told apart."""

from __future__ import annotations

import streamlit as st

_EVERYWHERE = """
<style>
.stAppHeader { height: 2.75rem; min-height: 2.75rem; }
.stMainBlockContainer { padding: 3.5rem 1.5rem 3rem; max-width: 90rem; }
@media (max-width: 640px) { .stMainBlockContainer { padding: 3.25rem .75rem 2rem; } }
</style>
"""
_MAP = """
<style>
.stMainBlockContainer { padding: 2.75rem 0 0 !important; max-width: none !important; }
.stMainBlockContainer [data-testid="stVerticalBlock"] { gap: 0; }
.stMain { overflow: hidden; }
</style>
"""


def everywhere() -> None:
    """Add the styles of every page."""
    st.html(_EVERYWHERE)


def map_fills_the_page() -> None:
    """Add the styles of the page that is nothing but the map."""
    st.html(_MAP)
