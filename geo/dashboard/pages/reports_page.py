"""Reports with everything that was read in them marked; a mark says what it became, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import streamlit as st

from geo.dashboard import look, ready, session, stories, words
from geo.dashboard.markup import tag
from geo.dashboard.reader_view import ROLE_WORDS, marked_text
from geo.dashboard.reading import SUFFIXES, Reading, pasted, read_now, read_stored, uploaded
from geo.dashboard.wrong_place import wrong_place
from geo.errors import GeoError
from geo.model import Mention
from geo.naming import event_place_name, sides

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Report
    from geo.store import Built

_STORED, _OWN = "In the store", "Your own text"
_MOST_LISTED = 1_000  # reports, and marks of a report, in a list to choose from
_FEW = 60  # reports that need no search
_MARK, _MARK_LIST, _CORRECTED = "dateline_mark", "mark_list", "dateline_corrected"


def render() -> None:
    """Draw the page."""
    st.title("Reports")
    which = st.segmented_control(
        "Which reports", [_STORED, _OWN], default=_STORED, label_visibility="collapsed"
    )
    if which == _OWN:
        reading = _own()
        if reading is not None:
            _show(reading)
        return
    built = ready.built_or_say()
    if built is not None:
        _stored(built)


# ---------------------------------------------------------------- which report
def _stored(built: Built) -> None:
    if not built.reports:
        st.info("The store holds no reports: put some into the seeds folder and build again.")
        return
    found = _sought(built)
    if not found:
        st.info("No report holds these words.")
        return
    report = _chosen(found)
    if st.session_state.get(_CORRECTED) == report.id:
        st.success("Corrected, and read again. The map follows when the store is built again.")
        ready.offer_to_build("Build now")
        _show(read_now(report))
    else:
        _show(read_stored(built, report))
    with st.expander(f"{len(found):,} reports as a table"):
        told = Counter(report for event in built.events for report in event.reports)
        st.dataframe([_line(one, told) for one in found], hide_index=True, height=300)


def _sought(built: Built) -> Sequence[Report]:
    by_id = {report.id: report for report in built.reports}
    asked = st.query_params.get("report")
    if asked in by_id:
        st.session_state["report"] = asked
    return _found(list(by_id.values()), st.session_state.get("report"))


def _chosen(found: Sequence[Report]) -> Report:
    by_id = {report.id: report for report in found}
    chosen = st.selectbox(
        f"Report, one of {len(found):,}",
        [one.id for one in found],
        key="report",
        format_func=lambda one: _title(by_id[one]),
        on_change=_forget_mark,
    )
    return by_id[chosen]


def _found(reports: Sequence[Report], held: str | None) -> Sequence[Report]:
    """Return the reports that are listed: the first ones that hold the words sought."""
    if len(reports) <= _FEW:
        return reports
    sought = st.text_input(f"Search {len(reports):,} reports", key="report_search").casefold()
    found = [one for one in reports if sought in one.text.casefold() or sought in one.id.casefold()]
    shown = found[:_MOST_LISTED]
    if len(found) > len(shown):
        st.caption(f"The first {len(shown):,} of {len(found):,} are listed.")
    return shown + [one for one in found[_MOST_LISTED:] if one.id == held]


def _line(report: Report, told: Mapping[str, int]) -> dict[str, Any]:
    return {
        "Title": report.title or report.id,
        "Published": report.published,
        "Date found": report.published_how,
        "Outlet": report.outlet or report.source,
        "Language": report.language,
        "Events": told[report.id],
        "Id": report.id,
    }


def _title(report: Report) -> str:
    day = words.day(report.published) if report.published else "undated"
    return f"{day}: {report.title or report.id}"


def _own() -> Reading | None:
    left, right = st.columns([3, 2])
    text = left.text_area("Paste a report", height=180, key="pasted", on_change=_forget_mark)
    file = right.file_uploader("or open a file", type=list(SUFFIXES), on_change=_forget_mark)
    if file and text.strip():
        right.caption("The file is shown. Take it away to read the pasted text.")
    report = _of_file(file.name, file.getvalue()) if file else None
    if report is None and text.strip():
        limit = session.settings().max_report_chars
        if len(text) > limit:
            st.warning(f"Only the first {limit:,} of {len(text):,} characters are read.")
        report = pasted(text, session.settings())
    if report is None:
        st.info("Paste a text or open a file: it is read on this machine and stored nowhere.")
        return None
    return _read(report)


def _of_file(name: str, content: bytes) -> Report | None:
    found = uploaded(name, content, session.settings())
    for fault in found.faults[:5]:
        st.warning(fault)
    if len(found.reports) < 2:  # noqa: PLR2004 - nothing to choose from
        return found.reports[0] if found.reports else None
    titles = [f"{at + 1}. {_title(one)}" for at, one in enumerate(found.reports)]
    at = st.selectbox("Report in the file", range(len(titles)), format_func=titles.__getitem__)
    return found.reports[at or 0]


def _read(report: Report) -> Reading | None:
    try:
        return read_now(report)
    except GeoError as err:
        st.error(f"This text cannot be read: {err}")
        return None


# ---------------------------------------------------------------- the report, read
def _show(reading: Reading) -> None:
    report = reading.report
    look.show(_heading(report))
    if reading.note:
        st.warning(reading.note[:1].upper() + reading.note[1:])
    text, beside = st.columns([3, 2], gap="large")
    chosen = _held_mark(reading)
    with text:
        look.show(_legend(reading))
        marked_text(report.text, reading.marks, chosen, on_choose=_hold_mark)
    with beside, st.container(key="why" if chosen is None else "why_open"):
        if reading.marks:
            _choose_mark(reading)
        _why(reading, chosen)
    look.show(_events_told(reading))


def _heading(report: Report) -> Any:  # noqa: ANN401 - Safe
    day = words.day(report.published) if report.published else "no publication date"
    how = words.DATED.get(report.published_how, "")
    found = f"{day}, {how}" if how else day
    aside = " · ".join(part for part in (found, report.outlet or report.source) if part)
    return tag(
        "div", tag("h2", report.title or report.id), tag("p", aside, class_="soft"), class_="dl"
    )


def _legend(reading: Reading) -> Any:  # noqa: ANN401 - Safe
    counts = {role: sum(mark.role == role for mark in reading.marks) for role in ROLE_WORDS}
    keys = [
        tag("span", f"{name} ({counts[role]})", class_=f"key {role}", style="margin-right:.9rem")
        for role, name in ROLE_WORDS.items()
    ]
    return tag("p", *keys, class_="dl")


def _held_mark(reading: Reading) -> int | None:
    held: int | None = st.session_state.get(_MARK)
    return held if held in range(len(reading.marks)) else None


def _choose_mark(reading: Reading) -> None:
    """Draw the list of marks, for those who choose from a list."""
    held = _held_mark(reading)
    st.session_state[_MARK_LIST] = held
    listed = [*range(min(len(reading.marks), _MOST_LISTED))]
    if held is not None and held >= _MOST_LISTED:
        listed.append(held)
    st.selectbox(
        "What was read",
        listed,
        index=None,
        key=_MARK_LIST,
        format_func=lambda at: stories.short(reading.marks[at]),
        on_change=lambda: _hold_mark(st.session_state[_MARK_LIST]),
        placeholder="choose a mark in the text, or here",
    )


def _why(reading: Reading, chosen: int | None) -> None:
    if chosen is not None:
        mark = reading.marks[chosen]
        look.show(stories.story(mark))
        if isinstance(mark.value, Mention) and wrong_place(reading.report, mark.value):
            st.session_state[_CORRECTED] = reading.report.id
            st.rerun()
    elif reading.marks:
        st.info("Choose a mark to see what it became, and why.")
    else:
        st.info("No place, date, actor or figure was found in this text.")


def _events_told(reading: Reading) -> Any:  # noqa: ANN401 - Safe
    events = reading.events
    if not events:
        said = "" if reading.note else "This report tells of no event."
        return tag("p", said, class_="dl soft")
    items = [
        tag("li", _event_line(event), _to_event(event) if reading.stored else None)
        for event in events
    ]
    title = f"It tells of {len(events)} event{'' if len(events) == 1 else 's'}"
    return tag("section", tag("h3", title), tag("ul", items), class_="dl")


def _to_event(event: Any) -> Any:  # noqa: ANN401 - Event to Safe
    if event.modality.value != "actual":
        return None
    name = quote(event.id, safe="")
    on_map = tag("a", "on the map", href=f"./?id={name}")
    return tag("span", " (", on_map, ", ", tag("a", "in full", href=f"events?id={name}"), ")")


def _event_line(event: Any) -> str:  # noqa: ANN401 - Event
    start, end = (day.isoformat() if day else None for day in (event.date_start, event.date_end))
    when = words.span(start, end, event.date_precision.value)
    where = event_place_name(event) or "place not known"
    killed = words.figure(event.fatalities.low, event.fatalities.best, event.fatalities.high)
    who = words.listed(list(sides(event.initiators)), "by nobody named")
    modality = "" if event.modality.value == "actual" else f" ({event.modality.value})"
    return f"{event.sub_event_type}, {where}, {when}; {who}; killed: {killed}{modality}"


def _hold_mark(number: int | None) -> None:
    st.session_state[_MARK] = number


def _forget_mark() -> None:
    st.session_state[_MARK] = None
    st.query_params.pop("report", None)
