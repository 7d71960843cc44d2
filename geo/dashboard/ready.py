"""Whether there is a store to show, and if not, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.dashboard import session
from geo.errors import GeoError, StoreError

if TYPE_CHECKING:
    from geo.store import Built


def built_or_say() -> Built | None:
    """Return the store's content, or say why there is none and offer to build it."""
    try:
        return session.built()
    except StoreError as err:
        _say(err)
        return None


def is_built_or_say() -> bool:
    """Return whether there is a store, without reading it, or say and offer the same."""
    try:
        session.check_store()
    except StoreError as err:
        _say(err)
        return False
    return True


def _say(err: StoreError) -> None:
    st.title("Nothing to show yet")
    st.info(_sentence(err))
    st.write(
        "Building reads every report, finds where and when things happened, and joins the events"
        " to the records. It takes a minute or two the first time."
    )
    offer_to_build("Build it now")


def _sentence(err: GeoError) -> str:
    said = str(err)
    return f"{said[:1].upper()}{said[1:]}."


def offer_to_build(words: str) -> None:
    """Draw a button that builds the store and shows how far the work has come."""
    if st.button(words, type="primary"):
        _build()


def _build() -> None:
    from geo.pipeline import build_store  # noqa: PLC0415 - the whole route, needed only here

    with st.status("Building", expanded=True) as status:
        bar = st.progress(0.0)

        def step(stage: str, done: int, total: int) -> None:
            bar.progress(min(1.0, done / max(total, 1)), text=stage)

        try:
            written = build_store(session.settings(), step=step)
        except (GeoError, OSError) as err:
            status.update(label="The build stopped", state="error")
            st.error(f"The store was not built: {err}")
            return
        status.update(label=f"Built: {len(written.events)} events", state="complete")
    st.rerun()
