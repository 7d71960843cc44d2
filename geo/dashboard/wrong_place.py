"""“Wrong place?”: what a reader knows better goes to a file of the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.answers import place_answer
from geo.dashboard import session, words
from geo.map.countries import country_name
from geo.places.corrections import NO_PLACE, append

if TYPE_CHECKING:
    from geo.model import Mention, Place, Report

_HERE, _EVERYWHERE = "in this report", "in every report"


def wrong_place(report: Report, mention: Mention) -> bool:
    """Offer to correct `mention`; return whether a correction was just written."""
    with st.expander("Wrong place?"):
        sought = st.text_input("Search another place", value=mention.text, key="correct_search")
        found = _candidates(mention, sought)
        names = {place.id: _name(place) for place in found}
        chosen = st.selectbox(
            f"“{mention.text}” is",
            [*names, NO_PLACE],
            format_func=lambda one: names.get(one, "no place at all"),
            key="correct_place",
        )
        scope = st.radio("Holds", [_HERE, _EVERYWHERE], horizontal=True, key="correct_scope")
        note = st.text_input("Why (kept in the file)", max_chars=200, key="correct_note")
        if not st.button("Write the correction", key="correct_write"):
            return False
        path = session.settings().corrections
        place = NO_PLACE if chosen is None else chosen
        where = report.id if scope == _HERE else ""
        append(path, name=mention.text, place=place, report=where, note=note)
        return True


def _candidates(mention: Mention, sought: str) -> list[Place]:
    """Return the places that the name may be: those of the gazetteer, then the rivals."""
    answer = session.reader().locator.geocode(sought) if sought.strip() else None
    said = [answer] if answer else []
    places = [one for asked in (*said, mention) for one in _places(asked)]
    current = mention.place.id if mention.place else ""
    return [one for one in {place.id: place for place in places}.values() if one.id != current]


def _places(mention: Mention) -> list[Place]:
    winner = [mention.place] if mention.place else []
    return [*winner, *(rival.place for rival in mention.rivals)]


def _name(place: Place) -> str:
    where = words.place(place_answer(place), country_name(place.country))
    return f"{where} ({place.kind.value}, {place.lat:.2f}, {place.lon:.2f})"
