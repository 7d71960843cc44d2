"""One browser and one server of made-up events for all tests here."""

from pathlib import Path

import pytest
from made_up import build
from page_server import DESKTOP, PageServer

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
HOST_PAGE = """<!doctype html><title>host</title><link rel="icon" href="data:,"><script>
  window.heard = [];
  addEventListener("message", (event) => window.heard.push(event.data));
</script><iframe id="frame" src="/map?embed=1" style="width:1000px;height:700px"></iframe>"""


def pytest_collection_modifyitems(items):
    """Let a test of this folder whose browser answered too late try once more; no other failure."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"]))


@pytest.fixture(scope="session")
def chromium():
    """Return a headless Chromium without GPU or network services."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def made_up():
    return build()


@pytest.fixture(scope="session")
def served(made_up):
    with PageServer(made_up, host_page=HOST_PAGE) as server:
        yield server


@pytest.fixture(scope="session")
def calm_map(chromium, served):
    """Return one page for every test that only asks it something."""
    page = chromium.new_page(viewport=DESKTOP)
    page.goto(served.url + "/map")
    page.evaluate("dateline.ready")
    yield page
    page.close()


@pytest.fixture(scope="session")
def contexts(chromium):
    """Return a function that gives one context for each set of options: its cache stays warm."""
    made = {}

    def context(options):
        key = repr(sorted(options.items()))
        if key not in made:
            made[key] = chromium.new_context(**({"viewport": DESKTOP} | options))
            made[key].set_default_timeout(60_000)  # the machine may be busy
        return made[key]

    yield context
    for one in made.values():
        one.close()


@pytest.fixture
def open_map(contexts, served):
    """Return a function that opens the map page and fails the test on any page error."""
    pages, faults = [], []

    def open_page(query="", path="/map", **options):
        page = contexts(options).new_page()
        pages.append(page)
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(served.url + path + (f"?{query}" if query else ""))
        if path == "/map":
            page.evaluate("dateline.ready")
        return page

    yield open_page
    for page in pages:
        page.close()
    assert faults == []
