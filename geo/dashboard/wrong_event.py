"""“Is this wrong?”: what a reader knows better of an event goes to a file that outlives builds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.dashboard import ready, session
from geo.events.corrections import Anchor, append

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.model import Event, Link

NOT_AN_EVENT = "It is no event"
SAME_AS = "It is the same as another event"
DIFFERENT = "One of its reports tells of something else"
UNLINK = "It is not that record"
LINK = "It is this record"
_ACTIONS = {
    NOT_AN_EVENT: "not an event",
    SAME_AS: "same as",
    DIFFERENT: "different from",
    UNLINK: "unlink",
    LINK: "link",
}


def wrong_event(event: Event, names: Mapping[str, str]) -> None:
    """Offer to correct `event`; `names` are those of the other events by id."""
    anchors = anchors_of(event)
    if not anchors:
        return
    with st.expander("Is this wrong?"):
        told = st.selectbox("What is wrong", choices(event), key="wrong_what")
        other = _other(told, event, names)
        note = st.text_input("Why (kept in the file)", max_chars=200, key="wrong_note")
        if st.button("Write the correction", key="wrong_write") and other is not None:
            path = session.settings().event_corrections
            for anchor in _spoken_of(told, event, other):
                append(path, _ACTIONS[told], anchor, other, note)
            st.session_state["wrong_written"] = event.id
        if st.session_state.get("wrong_written") == event.id:
            st.success("Written. It holds from the next build on.")
            ready.offer_to_build("Build now")


def choices(event: Event) -> list[str]:
    """Return what can be wrong with an event."""
    link = _link(event)
    linked = [UNLINK] if link and link.record else []
    several = [DIFFERENT] if len(anchors_of(event)) > 1 else []
    return [NOT_AN_EVENT, SAME_AS, *several, *linked, LINK]


def anchors_of(event: Event) -> dict[str, Anchor]:
    """Return the first sentence that tells of the event in each of its reports."""
    found: dict[str, Anchor] = {}
    for one in sorted(event.evidence, key=lambda one: one.start):
        if one.field == "event":
            found.setdefault(one.report, Anchor(one.report, one.start))
    return found


def _other(told: str, event: Event, names: Mapping[str, str]) -> str | None:
    """Ask for the other side of a correction; None as long as it is not chosen."""
    if told == SAME_AS:
        others = [one for one in names if one != event.id]
        chosen = st.selectbox(
            "Which", others, None, format_func=names.__getitem__, key="wrong_same"
        )
        return _first_anchor(chosen)
    if told == DIFFERENT:
        return _another(list(anchors_of(event).values()))
    if told == LINK:
        records = {one.id: f"{one.id}: {one.summary[:80]}" for one in session.built().records}
        return st.selectbox(
            "Which", records, None, format_func=records.__getitem__, key="wrong_record"
        )
    link = _link(event)
    return (link.record or "") if told == UNLINK and link else ""


def _another(anchors: list[Anchor]) -> str | None:
    chosen = st.selectbox("Which report", [one.report for one in anchors], None, key="wrong_report")
    return next((str(one) for one in anchors if one.report == chosen), None)


def _spoken_of(told: str, event: Event, other: str) -> list[Anchor]:
    """Return the sentences a correction speaks of: one, or for "no event" all that tell of it."""
    if told == NOT_AN_EVENT:
        return tellings(event, session.cards().events.values())
    rest = [one for one in anchors_of(event).values() if told != DIFFERENT or str(one) != other]
    return rest[:1]


def tellings(event: Event, events: Iterable[Event]) -> list[Anchor]:
    """Return every sentence that tells of `event` and of no other one of `events`.

    A report may tell of an event twice, and each telling would be an event again if the other alone
    were called none. Where all sentences are shared, the first of each report has to do.
    """
    others = [one for one in events if one.id != event.id and {*one.reports} & {*event.reports}]
    told = (Anchor(one.report, one.start) for one in event.evidence if one.field == "event")
    own = [one for one in dict.fromkeys(told) if not any(map(one.names, others))]
    first = [
        one for one in anchors_of(event).values() if one.report not in {it.report for it in own}
    ]
    return [*own, *first]


def _first_anchor(event_id: str | None) -> str | None:
    event = session.cards().events.get(event_id) if event_id else None
    anchors = anchors_of(event) if event else {}
    return next((str(one) for one in anchors.values()), None)


def _link(event: Event) -> Link | None:
    return session.cards().links.get(event.id)
