"""The marked text: a component that shows text as text and tells which mark was chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.dashboard.marks import segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.dashboard.marks import Mark

_STATIC = Path(__file__).parent / "static"
_KEY = "marked_text"
ROLE_WORDS = {
    "place": "place",
    "date": "date",
    "actor": "actor",
    "casualty": "casualty figure",
}

_component = st.components.v2.component(
    "dateline_reader",
    css=(_STATIC / "reader.css").read_text(encoding="utf-8"),
    js=(_STATIC / "reader.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def marked_text(
    text: str, marks: Sequence[Mark], chosen: int | None, *, on_choose: Callable[[int], None]
) -> None:
    """Draw `text` with its marks; `on_choose` is told the number of a mark that is chosen."""

    def heard() -> None:
        told = st.session_state[_KEY].get("chosen")
        if isinstance(told, int) and 0 <= told < len(marks):
            on_choose(told)

    _component(key=_KEY, data=reader_data(text, marks, chosen), on_chosen_change=heard)


def reader_data(text: str, marks: Sequence[Mark], chosen: int | None) -> dict[str, Any]:
    """Return what the component draws; the text travels as text and is never HTML."""
    return {
        "segments": [[part, mark] for part, mark in segments(text, marks)],
        "marks": [{"role": mark.role, "words": ROLE_WORDS[mark.role]} for mark in marks],
        "chosen": chosen,
    }
