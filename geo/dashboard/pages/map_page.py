"""The map: nothing but the map, from edge to edge."""

from __future__ import annotations

from geo.dashboard import look, ready, state
from geo.dashboard.bridge import map_frame


def render() -> None:
    """Draw the page."""
    if not ready.is_built_or_say():
        return
    look.map_fills_the_page()
    map_frame(state.address(), on_change=state.keep)
