"""The map's frame: loaded once, told nothing by reruns, heard only when the view comes to rest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_KEY = "dateline_map"
_STATIC = Path(__file__).parent / "static"

_component = st.components.v2.component(
    "dateline_map",
    css=(_STATIC / "bridge.css").read_text(encoding="utf-8"),
    js=(_STATIC / "bridge.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def map_frame(query: str, *, on_change: Callable[[Mapping[str, Any]], None]) -> None:
    """Draw the map page in a frame that opens with `query`, unless the address says otherwise.

    `on_change` is told the page's state whenever filters, window or selection have changed and
    come to rest; panning and zooming are written in the address and tell nobody.
    """

    def heard() -> None:
        told = st.session_state[_KEY].get("told")
        if told:
            on_change(told)

    _component(key=_KEY, data={"query": query}, on_told_change=heard)
