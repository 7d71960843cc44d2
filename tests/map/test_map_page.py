import json
import re
from dataclasses import replace

import pytest
from invented import Build, event

from geo.map.assets import SCRIPTS, STATIC, STYLES, asset
from geo.map.labels import cities, labels
from geo.map.page import map_page
from geo.model import Report


def held(page, name):
    found = re.search(rf'<script type="application/json" data-asset="{name}">(.*?)</script>', page)
    return json.loads(found.group(1))


def test_the_page_names_no_other_host():
    page = map_page()

    assert not re.search(r"(?:src|href)=\"(?!assets/|data:)", page)
    assert "cdn" not in page.lower()


def test_the_page_forbids_requests_to_anywhere_else():
    assert "default-src 'none'" in map_page()
    assert "connect-src 'self'" in map_page()


def test_the_page_lets_people_zoom_and_has_a_language_and_a_title():
    page = map_page(title="A & B")

    assert "user-scalable" not in page
    assert '<html lang="en">' in page
    assert "<title>A &amp; B</title>" in page


def test_the_page_is_the_same_from_run_to_run():
    assert map_page() == map_page()


def test_the_standalone_page_holds_everything_and_asks_for_nothing(build):
    page = map_page(build, standalone=True)

    assert not re.search(r"<(?:script|link)[^>]+(?:src|href)=\"(?!data:)", page)
    assert held(page, "api/events")["n"] == 5
    assert set(held(page, "api/cards")) == {"larch", "wide", "nowhere", "later", "undated"}


def test_the_standalone_page_holds_only_the_asked_events(build):
    page = map_page(build, standalone=True, only={"wide"})

    assert held(page, "api/events")["columns"]["id"] == ["wide"]
    assert set(held(page, "api/cards")) == {"wide"}


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("</script><script>alert(1)</script>", id="a closing tag"),
        pytest.param("<!--<script>", id="a comment that opens a script"),
        pytest.param("`${alert(1)}` \u2028 \u2029", id="a template string and line separators"),
    ],
)
def test_text_in_a_report_cannot_leave_its_script_element(build, hostile):
    report = Report("r1", "Struck. " + hostile, title=hostile)
    told = replace(build.events[2], sub_event_type=hostile)
    page = map_page(Build((told,), (report,)), standalone=True)

    assert hostile not in page
    assert held(page, "api/events")["words"]["sub"] == [hostile]
    assert held(page, "api/cards")["larch"]["sources"][0]["title"] == hostile


def test_braces_in_a_report_are_no_template(build):
    told = replace(build.events[2], sub_event_type="{{ 7 * 7 }} {% raw %}")
    page = map_page(Build((told,)), standalone=True)

    assert held(page, "api/events")["words"]["sub"] == ["{{ 7 * 7 }} {% raw %}"]


def test_the_state_the_page_opens_with_cannot_leave_its_script():
    assert "</script><b>" not in map_page(state="q=</script><b>")


def test_a_standalone_page_without_a_build_is_refused_in_words():
    with pytest.raises(ValueError, match="needs the build"):
        map_page(standalone=True)


def test_ten_thousand_events_fit_in_eight_megabytes():
    many = tuple(event(f"e{n}", reports=(), origins=()) for n in range(10_000))

    page = map_page(Build(many), standalone=True)

    assert len(page.encode()) < 2**20 * 8 + 10_000 * 1_500


def test_every_script_and_style_has_a_place_on_the_page():
    files = {path.name for path in STATIC.iterdir()}

    assert files == {*SCRIPTS, *STYLES, "page.html"}


def test_no_script_is_longer_than_a_screenful_of_ideas():
    for name in (*SCRIPTS, *STYLES):
        assert len((STATIC / name).read_text().splitlines()) <= 350, name


def test_no_script_makes_markup_out_of_text():
    for name in SCRIPTS:
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(",
            (STATIC / name).read_text(),
        ), name


def test_an_unknown_asset_is_a_key_error():
    with pytest.raises(KeyError):
        asset("../page.py")


def test_well_known_names_come_before_larger_but_obscure_ones():
    names = [city[0] for city in cities()[:600]]

    assert "Mosul" in names
    assert names.index("Mosul") < 400


def test_labels_near_the_events_are_kept_beyond_the_limit():
    few = json.loads(labels(10))
    more = json.loads(labels(10, near=(43.0, 33.0, 45.0, 34.0)))

    assert len(few["name"]) == 10
    assert "Ramadi" in more["name"]
