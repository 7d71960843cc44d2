"""The script behind every page: the way between the pages, and then the page that was asked for."""

import sys
from pathlib import Path

import streamlit as st

_ROOT = str(Path(__file__).resolve().parents[3])
if _ROOT not in sys.path:  # Streamlit runs this file by itself, from wherever it was started
    sys.path.insert(0, _ROOT)


def _map() -> None:
    from geo.dashboard.pages import map_page  # noqa: PLC0415 - a page loads what it alone needs

    map_page.render()


def _reports() -> None:
    from geo.dashboard.pages import reports_page  # noqa: PLC0415 - as above

    reports_page.render()


def _events() -> None:
    from geo.dashboard.pages import events_page  # noqa: PLC0415 - as above

    events_page.render()


def _about() -> None:
    from geo.dashboard.pages import about_page  # noqa: PLC0415 - as above

    about_page.render()


def main() -> None:
    """Draw the navigation and the page."""
    from geo.dashboard import look  # noqa: PLC0415 - after the path is right

    st.set_page_config(page_title="Dateline", page_icon=str(look.ICON), layout="wide")
    look.everywhere()
    pages = [
        st.Page(_map, title="Map", default=True),
        st.Page(_events, title="Events", url_path="events"),
        st.Page(_reports, title="Reports", url_path="reports"),
        st.Page(_about, title="About the data", url_path="about"),
    ]
    page = st.navigation(pages, position="hidden")
    look.way_between(pages)
    page.run()


main()
