"""window.dateline, the messages to and from a parent page, exports and the standalone file."""

import csv
import io
import json

import pytest

pytestmark = pytest.mark.browser


def saved(page, name):
    with page.expect_download() as coming:
        page.get_by_role("button", name="Export").click()
        page.get_by_role("menuitem", name=name).click()
    return coming.value.path().read_bytes()


def test_the_door_has_every_promised_function(calm_map):
    promised = ["total", "visible", "setWindow", "setFilter", "select", "frames"]
    assert calm_map.evaluate(
        "(names) => names.every((n) => typeof dateline[n] === 'function')", promised
    )
    assert calm_map.evaluate("dateline.total()") == 240


def test_a_window_that_is_no_date_is_refused_in_words(calm_map):
    said = calm_map.evaluate("""() => {
      try { dateline.setWindow("20 January", null); } catch (error) { return error.message; }
    }""")
    assert said == 'A day is written YYYY-MM-DD, but got "20 January".'


def test_selecting_an_unknown_event_changes_nothing(calm_map):
    assert calm_map.evaluate("dateline.select('nobody')") is False
    assert calm_map.evaluate("dateline.state().selected") is None


def test_a_parent_page_calls_through_messages_and_hears_what_changed(open_map):
    page = open_map(path="/host")
    page.wait_for_function("window.heard.some((said) => said.event === 'ready')")

    page.evaluate("""() => {
      const call = { dateline: 1, call: "setFilter", args: [{ type: ["Battles"] }], seq: 7 };
      frame.contentWindow.postMessage(call, location.origin);
    }""")
    page.wait_for_function("window.heard.some((said) => said.answer === 7)")
    page.wait_for_function(
        "window.heard.some((said) => said.event === 'change' && said.state.filters.type)"
    )
    page.evaluate("""frame.contentWindow.postMessage(
      { dateline: 1, call: "constructor", args: [], seq: 8 }, location.origin)""")
    page.wait_for_function("window.heard.some((said) => said.answer === 8)")

    heard = page.evaluate("window.heard")
    answer = next(said for said in heard if said.get("answer") == 7)
    change = [said for said in heard if said.get("event") == "change"][-1]
    assert answer["value"] == change["state"]["visible"] > 0
    assert "type=Battles" in change["state"]["query"]
    assert "no function" in next(said for said in heard if said.get("answer") == 8)["error"]


def test_another_window_than_the_parent_is_not_listened_to(open_map):
    page = open_map()

    page.evaluate("window.postMessage({ dateline: 1, call: 'setFilter', args: [{ q: 'x' }] }, '*')")
    page.wait_for_timeout(200)

    assert page.evaluate("dateline.visible()") == 240


def test_the_csv_has_the_rows_in_view_and_no_formula(open_map):
    page = open_map("actor=%3DHYPERLINK%281%29&from=2023-10-10&to=2024-06-01")

    text = saved(page, "Table").decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == page.evaluate("dateline.ids()")
    cells = [cell for row in rows for cell in row.values()]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_the_geojson_has_the_rows_in_view_and_no_point_for_a_country(open_map):
    page = open_map("type=Protests")

    features = json.loads(saved(page, "GeoJSON"))["features"]

    assert [one["id"] for one in features] == page.evaluate("dateline.ids()")
    vague = [one for one in features if one["properties"]["place_precision"] in {"country", "none"}]
    assert vague
    assert all(one["geometry"] is None for one in vague)


def test_the_picture_is_a_png_of_the_map_with_its_frame(open_map):
    page = open_map()

    body = saved(page, "Picture")

    assert body.startswith(b"\x89PNG")
    assert len(body) > 20_000


@pytest.fixture
def standalone(chromium, served, tmp_path):
    """Return a page opened from a disk, with the network out of reach."""
    path = tmp_path / "dateline.html"
    path.write_text(served.page("standalone=1&type=Battles&from=2023-11-01&to=2024-04-01"), "utf-8")
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    page.asked, page.faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(path.as_uri())
    page.evaluate("dateline.ready")
    yield page
    context.close()


def test_the_standalone_file_works_from_a_disk_without_one_request(standalone):
    page = standalone

    page.evaluate("dateline.select(dateline.ids()[0])")
    page.wait_for_selector(".drawer .source")
    page.get_by_role("button", name="Step forward").click()
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(500)

    assert [url for url in page.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert len([url for url in page.asked if url.startswith("file:")]) == 1
    assert page.faults == []


def test_the_standalone_file_opens_with_the_state_it_was_saved_with(standalone, open_map):
    served_page = open_map("type=Battles&from=2023-11-01&to=2024-04-01")

    assert standalone.evaluate("dateline.ids()") == served_page.evaluate("dateline.ids()")
    assert "type=Battles" in standalone.evaluate("location.hash")
