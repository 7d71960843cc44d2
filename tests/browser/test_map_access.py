"""Everybody can use the page: axe finds nothing serious, in any of its states."""

from pathlib import Path

import pytest
from page_server import PHONE

from geo.settings import ROOT

pytestmark = pytest.mark.browser

AXE = Path(ROOT / "node_modules" / "axe-core" / "axe.min.js")
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => [one.id, ...one.nodes.map((node) => node.html + node.failureSummary)]);
}"""
LIST = "document.getElementById('tab-list').click()"
CARD = "dateline.select('made-up 3/&')"
SLIDE = CARD + "; dateline.present()"
PANEL = "document.getElementById('panel-toggle').click()"
MENU = "document.querySelector('.menu-holder > button').click()"
TRAY = "document.querySelector('#tray button').click()"


@pytest.mark.parametrize(
    ("options", "act"),
    [
        pytest.param({}, "0", id="light"),
        pytest.param({"color_scheme": "dark"}, CARD, id="dark, a card open"),
        pytest.param({}, CARD, id="a card open"),
        pytest.param({}, LIST, id="the list"),
        pytest.param({"color_scheme": "dark"}, MENU, id="dark, the menu open"),
        pytest.param({}, TRAY, id="the tray open"),
        pytest.param({}, SLIDE, id="a slide"),
        pytest.param({"color_scheme": "dark"}, "dateline.present()", id="dark, the first slide"),
        pytest.param({"viewport": PHONE}, SLIDE, id="phone, a slide"),
        pytest.param({"viewport": PHONE}, "0", id="phone"),
        pytest.param({"viewport": PHONE, "color_scheme": "dark"}, PANEL, id="phone, filters open"),
        pytest.param({"viewport": PHONE}, CARD, id="phone, a card open"),
    ],
)
def test_axe_finds_nothing_serious(open_map, options, act):
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run `make run` first")
    page = open_map(**options)
    page.evaluate(act)
    page.evaluate("dateline.settled()")
    page.wait_for_timeout(300)
    page.evaluate(AXE.read_text(encoding="utf-8"))

    assert page.evaluate(RUN) == []


def test_everything_can_be_reached_with_the_tab_key(open_map):
    page = open_map()
    reached = set()

    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.getAttribute('aria-label')"
                " || document.activeElement.textContent.trim()"
            )
        )

    for name in (
        "Export",
        "Copy link",
        "Zoom in",
        "Legend",
        "Play",
        "First day",
        "Last day",
        "From",
    ):
        assert name in reached, name


def test_the_summary_is_announced_when_things_rest_and_not_at_every_frame(open_map):
    page = open_map()
    page.evaluate("dateline.settled()")
    page.clock.install()  # so that a slow machine does not rest between two frames
    page.evaluate("""() => {
      window.said = [];
      const place = document.getElementById("announcement");
      new MutationObserver(() => said.push(place.textContent)).observe(place, { childList: true });
    }""")

    for day in range(1, 25):
        page.evaluate("day => dateline.setWindow('2023-11-01', day)", f"2023-12-{day:02}")
        page.clock.run_for(20)
    page.clock.run_for(500)

    assert page.evaluate("said") == [page.evaluate("dateline.state().summary")]
