"""Reports with everything that was read in them marked; a mark says what it became, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import streamlit as st

from geo.dashboard import look, ready, session, stories, words
from geo.dashboard.markup import tag
from geo.dashboard.reader_view import ROLE_WORDS, marked_text
from geo.dashboard.reading import SUFFIXES, Reading, pasted, read_now, read_stored, uploaded
from geo.dashboard.wrong_place import wrong_place
from geo.errors import GeoError
from geo.model import Mention

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
    reading = _own() if which == _OWN else _stored()
    if reading is not None:
        _show(reading)


# ---------------------------------------------------------------- which report
def _stored() -> Reading | None:
    built = ready.built_or_say()
    if built is None:
        return None
    if not built.reports:
        st.info("The store holds no reports: put some into the seeds folder and build again.")
        return None
    report = _chosen(built)
    if report is None:
        return None
    if st.session_state.get(_CORRECTED) == report.id:
        st.success("Corrected, and read again. The map follows when the store is built again.")
        ready.offer_to_build("Build now")
        return read_now(report)
    return read_stored(built, report)


def _chosen(built: Built) -> Report | None:
    by_id = {report.id: report for report in built.reports}
    asked = st.query_params.get("report")
    if asked in by_id:
        st.session_state["report"] = asked
    found = _found(list(by_id.values()), st.session_state.get("report"))
    if not found:
        st.info("No report holds these words.")
        return None
    with st.expander(f"{len(found):,} reports as a table"):
        told = Counter(report for event in built.events for report in event.reports)
        st.dataframe([_line(one, told) for one in found], hide_index=True, height=300)
    chosen = st.selectbox(
        "Report",
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
    chosen = _choose_mark(reading)
    text, why = st.columns([3, 2], gap="large")
    with text:
        look.show(_legend(reading))
        marked_text(report.text, reading.marks, chosen, on_choose=_hold_mark)
    with why:
        _why(reading, chosen)


def _heading(report: Report) -> Any:  # noqa: ANN401 - Safe
    day = words.day(report.published) if report.published else "no publication date"
    found = f"{day} ({report.published_how})"
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


def _choose_mark(reading: Reading) -> int | None:
    """Draw the list of marks, for those who choose from a list, and return the one chosen."""
    if not reading.marks:
        return None
    held = st.session_state.get(_MARK)
    st.session_state[_MARK_LIST] = held if held in range(len(reading.marks)) else None
    listed = [*range(min(len(reading.marks), _MOST_LISTED))]
    if held in range(_MOST_LISTED, len(reading.marks)):
        listed.append(held)
    chosen: int | None = st.selectbox(
        "What was read",
        listed,
        index=None,
        key=_MARK_LIST,
        format_func=lambda at: stories.short(reading.marks[at]),
        on_change=lambda: _hold_mark(st.session_state[_MARK_LIST]),
        placeholder="choose a mark in the text, or here",
    )
    return chosen


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
    look.show(_events_told(reading))


def _events_told(reading: Reading) -> Any:  # noqa: ANN401 - Safe
    events = reading.events
    if not events:
        said = reading.note or "This report tells of no event."
        return tag("p", said, class_="dl soft")
    items = [tag("li", _event_line(event)) for event in events]
    title = f"It tells of {len(events)} event{'' if len(events) == 1 else 's'}"
    return tag("section", tag("h3", title), tag("ul", items), class_="dl")


def _event_line(event: Any) -> str:  # noqa: ANN401 - Event
    start, end = (day.isoformat() if day else None for day in (event.date_start, event.date_end))
    when = words.span(start, end, event.date_precision.value)
    where = event.place.name if event.place else "place not known"
    killed = words.figure(event.fatalities.low, event.fatalities.best, event.fatalities.high)
    who = words.listed(list(event.initiators), "by nobody named")
    modality = "" if event.modality.value == "actual" else f" ({event.modality.value})"
    return f"{event.sub_event_type}, {where}, {when}; {who}; killed: {killed}{modality}"


def _hold_mark(number: int | None) -> None:
    st.session_state[_MARK] = number


def _forget_mark() -> None:
    st.session_state[_MARK] = None
    st.query_params.pop("report", None)
