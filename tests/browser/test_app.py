"""The whole product in a real browser: pages, map, bridge and address together."""

import contextlib
import random
from urllib.parse import urlsplit

import pytest
from app_server import AppServer

from geo import store
from geo.events.query import FIELDS, Filters, option_counts, rows, select, summary
from geo.settings import ROOT
from tests.sample import BUILT, many

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
EVERYWHERE = (
    "",
    "events?id=e-asad&type=Battles&type=Explosions/Remote+violence",
    "reports?report=r-asad",
    "about",
)
SETTLED = {
    "events": "h3:has-text('Linked record')",
    "reports": ".dateline-reader [data-mark]",
    "about": "h2:has-text('Glossary')",
}
MAP = "iframe.dateline-map"
DRAWN = """map => {
  try {
    return Boolean(document.querySelector(map)?.contentWindow?.dateline);
  } catch {
    return false; // a frame whose answer was lost is a page of the browser's own
  }
}"""
PATIENCE = 60_000  # milliseconds: two cores may be busy with the rest of the tests


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("app") / "built"
    store.write(folder, BUILT)
    with AppServer(folder, DATELINE_CORRECTIONS=str(folder.parent / "corrections.csv")) as server:
        yield server


@pytest.fixture(scope="module")
def app_of_many(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many") / "built"
    store.write(folder, many())
    with AppServer(folder) as server:
        yield server


@pytest.fixture(scope="module")
def context(chromium):
    """One browser profile for all tests here: what may be cached is loaded once."""
    opened = chromium.new_context(viewport=DESKTOP)
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


@pytest.fixture
def visit(context):
    """Open an address of a server in a tab; every request is kept in ``page.asked``."""
    tabs = []

    def open_page(server, path="", *, size=None, scheme=None):
        page = context.new_page()
        tabs.append(page)
        page.set_viewport_size(size or DESKTOP)
        page.emulate_media(color_scheme=scheme or "light")
        page.asked, page.sent = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("websocket", lambda ws: ws.on("framesent", lambda _: page.sent.append(1)))
        page.goto(f"{server.url}/{path}")
        page.wait_for_selector(".st-key-way a")
        return page

    yield open_page
    for page in tabs:
        page.close()


def map_of(page):
    """Return the frame of the map, drawn."""
    for _ in range(3):  # Streamlit may put another frame in its place meanwhile
        page.wait_for_function(DRAWN, arg=MAP, polling=50)
        frame = page.query_selector(MAP).content_frame()
        with contextlib.suppress(sync_api.Error):
            frame.evaluate("dateline.ready")
            return frame
    raise AssertionError("the map's frame was replaced three times while it was looked at")


def address(page) -> str:
    return page.evaluate("location.search")


def leave_no_address(page, expected: str):
    page.wait_for_function("part => location.search.includes(part)", arg=expected, polling=50)


def calm(page):
    """Wait until Streamlit's script has run and nothing more is said to it, however slow."""
    page.wait_for_selector('[data-test-script-state="notRunning"]')
    sent = -1
    while sent != len(page.sent):
        sent = len(page.sent)
        page.wait_for_timeout(600)  # longer than the bridge waits for things to rest
    page.wait_for_selector('[data-test-script-state="notRunning"]')


def faults(page) -> list[str]:
    """Return what axe calls serious or critical, frames included."""
    for frame in page.frames:
        frame.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{one['impact']} {one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def test_the_map_is_the_first_thing_and_fills_the_page(app, visit):
    page = visit(app)

    frame = map_of(page)

    box = page.locator(MAP).bounding_box()
    assert (box["width"], box["height"] + box["y"]) == (DESKTOP["width"], DESKTOP["height"])
    assert frame.evaluate("[dateline.total(), dateline.visible()]") == [6, 6]


def test_panning_and_zooming_rerun_nothing_and_are_in_the_address(app, visit):
    page = visit(app)
    frame = map_of(page)
    leave_no_address(page, "z=")
    calm(page)
    sent = len(page.sent)

    for step in range(4):
        frame.evaluate(f"dateline.setView({30 + step}, 44, 6)")
        page.wait_for_timeout(150)
    leave_no_address(page, "lat=33.0")
    calm(page)

    assert len(page.sent) == sent


def test_a_map_whose_answer_was_lost_is_asked_for_once_more(context, app):
    page, lost = context.new_page(), []

    def lose_the_first(route):
        lost.append(route.request.url)
        return route.abort() if len(lost) == 1 else route.continue_()

    page.route("**/map*", lose_the_first)
    page.clock.install()
    page.goto(app.url)
    page.wait_for_selector(MAP, state="attached")
    page.clock.fast_forward(10_001)

    assert map_of(page).evaluate("dateline.total()") == 6
    assert len(lost) >= 2  # Streamlit may make the frame once more by itself
    page.close()


def test_a_map_that_stays_silent_is_told_in_words(context, app):
    page = context.new_page()
    page.route("**/map*", lambda route: route.abort())
    page.clock.install()
    page.goto(app.url)
    page.wait_for_selector(MAP, state="attached")
    page.clock.fast_forward(10_001)
    page.clock.fast_forward(10_001)

    page.get_by_text("The map does not answer.").wait_for()
    page.close()


def test_a_filter_reruns_once_and_the_map_stays_the_same_one(app, visit):
    page = visit(app)
    frame = map_of(page)
    frame.evaluate("window.mine = true; dateline.setFilter({type: ['Battles', 'Protests']})")
    leave_no_address(page, "type=Battles&type=Protests")
    calm(page)

    assert frame.evaluate("window.mine") is True
    assert page.locator(MAP).count() == 1
    assert sum("/map" in urlsplit(url).path for url in page.asked) == 1


def test_a_copied_address_opens_the_same_view(app, visit):
    page = visit(app)
    frame = map_of(page)
    frame.evaluate("""() => {
        dateline.setFilter({status: ['disputed', 'reported'], q: 'iraq'});
        dateline.setWindow('2023-11-01', '2024-03-01');
        dateline.setView(33.5, 43.25, 6.5);
        dateline.select('e-asad');
    }""")
    leave_no_address(page, "id=e-asad")
    leave_no_address(page, "lat=33.5")
    asked = ["visible", "summary", "filters", "start", "end", "selected", "zoom"]

    other = map_of(visit(app, address(page)))

    state = "names => Object.fromEntries(names.map(name => [name, dateline.state()[name]]))"
    assert other.evaluate(state, asked) == frame.evaluate(state, asked)
    assert other.evaluate("dateline.state().visible") == 2


def test_a_lesson_s_address_opens_it_within_the_app(app, visit):
    page = visit(app, "?present=1&title=Winter%20%26%20war&country=IQ")
    frame = map_of(page)

    frame.get_by_role("button", name="Next").click()

    leave_no_address(page, "id=")
    assert frame.evaluate("dateline.state().slide") == 1
    assert "present=1&title=Winter+%26+war" in address(page)


def test_the_events_page_keeps_the_map_s_filters_and_the_map_keeps_its_view(app, visit):
    page = visit(app)
    frame = map_of(page)
    frame.evaluate("dateline.setFilter({country: ['IQ']}); dateline.setView(32, 42, 7)")
    leave_no_address(page, "country=IQ")
    leave_no_address(page, "lat=32.0")
    calm(page)

    page.click("text=Events")
    page.wait_for_selector("[data-testid=stDataFrame]")
    told = page.inner_text("[data-testid=stMarkdown] strong")
    page.click(".st-key-way >> text=Map")
    again = map_of(page)

    assert told.startswith("4 events")
    assert again.evaluate("dateline.state().filters") == {"country": ["IQ"]}
    assert again.evaluate("dateline.state().center.map(Math.round)") == [32, 42]
    assert again.evaluate("dateline.state().zoom") == 7


def test_a_filter_of_the_events_page_reaches_the_map(app, visit):
    page = visit(app, "events")
    page.get_by_role("combobox", name="Type").click()
    page.get_by_role("option", name="Protests (1)").click()
    leave_no_address(page, "type=Protests")
    page.get_by_text("1 event, 5 Aug 2024, deaths not said").wait_for()

    page.click(".st-key-way >> text=Map")

    assert map_of(page).evaluate("dateline.ids()") == ["e-protest"]


def test_a_mark_is_chosen_by_keyboard_and_tells_why(app, visit):
    page = visit(app, "reports?report=r-asad")
    first = page.locator(".dateline-reader [data-mark]").first
    first.focus()

    page.keyboard.press("Enter")

    page.get_by_text("contained in Iraq").first.wait_for()
    assert page.locator(".dateline-reader [aria-pressed=true]").count() >= 1
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.className") in (
        "place",
        "date",
        "actor",
        "casualty",
    )


def test_a_hostile_report_is_shown_as_text(app, visit):
    page = visit(app, "reports?report=r-hostile")
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    text = page.locator(".dateline-reader")
    text.wait_for()

    assert "<script>alert('x')</script> `backticks` ${process.env}" in text.inner_text()
    assert (
        page.locator(".dateline-reader script, .dateline-reader b, .stMain img[src=x]").count() == 0
    )


def test_a_row_of_the_table_opens_its_event(app, visit):
    page = visit(app, "events")
    table = page.locator("[data-testid=stDataFrame]")
    table.locator("[role=gridcell]").first.wait_for(state="attached")
    calm(page)

    table.click(position={"x": 16, "y": 53})

    page.get_by_text("From sentence to dot").wait_for()
    leave_no_address(page, "id=e-west")


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)], ids=["light desktop", "dark phone"]
)
@pytest.mark.parametrize("path", EVERYWHERE, ids=["map", "events", "reports", "about"])
def test_axe_finds_nothing_serious(app, visit, scheme, size, path):
    page = visit(app, path, scheme=scheme, size=size)
    if path:
        page.wait_for_selector(SETTLED[path.partition("?")[0]])
        calm(page)  # a page that is being drawn anew is pale
    else:
        map_of(page)

    assert faults(page) == []


def test_nothing_leaves_the_machine(app, visit):
    page = visit(app)
    frame = map_of(page)
    frame.evaluate("dateline.setView(35, 44, 8)")
    frame.evaluate("dateline.play()")
    page.mouse.move(700, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(500)
    frame.evaluate(
        "dateline.pause(); dateline.setFilter({country: ['IQ']}); dateline.select('e-asad')"
    )
    frame.evaluate("fetch('/map?standalone=1').then(answer => answer.text())")
    for path in EVERYWHERE[1:]:
        page.goto(f"{app.url}/{path}")
        page.wait_for_selector(SETTLED[path.partition("?")[0]])

    hosts = {urlsplit(url).hostname for url in page.asked if url.startswith(("http", "ws"))}
    assert hosts == {"localhost"}
    assert len(page.asked) > 60


def by_lot(dice, table, counts):
    """Return filters drawn by lot from what there is to choose."""
    asked = {}
    for name in dice.sample(FIELDS, dice.choice((0, 1, 1, 2, 3))):
        asked[name] = frozenset(dice.sample(list(counts[name]), min(2, len(counts[name]))))
    if dice.random() < 0.5:
        since, until = sorted(dice.choice([row.first for row in table if row.first]) for _ in "ab")
        asked |= {"since": since, "until": until}
    if dice.random() < 0.3:
        asked["deaths"] = dice.choice(((1, None), (None, 3), (2, 12), (0, 0)))
    if dice.random() < 0.3:
        asked["q"] = dice.choice(("erbil", "islamic STATE", "Kata'ib", "iraq drone", "nothing"))
    return Filters(**asked)


def test_page_and_twin_agree_on_fifty_filters_drawn_by_lot(app_of_many, visit):
    table = rows(many())
    counts = option_counts(table, Filters())
    dice = random.Random(50)  # noqa: S311 - not a secret
    frame = map_of(visit(app_of_many))
    differing, sizes = [], set()

    for _ in range(50):
        filters = by_lot(dice, table, counts)
        seen = select(table, filters)
        told = frame.evaluate(
            """([filter, since, until]) => {
                dateline.setFilter(filter);
                dateline.setWindow(since, until);
                const bars = dateline.bars().reduce((sum, bar) => sum + bar.events, 0);
                return [dateline.visible(), bars, dateline.state().summary, dateline.ids()];
            }""",
            [
                {name: sorted(getattr(filters, name)) for name in FIELDS}
                | {"deaths": list(filters.deaths), "q": filters.q},
                filters.since and filters.since.isoformat(),
                filters.until and filters.until.isoformat(),
            ],
        )
        expected = [len(seen), len(seen), summary(seen), [row.id for row in seen]]
        sizes.add(len(seen))
        if told != expected:
            differing.append((filters, told[:3], expected[:3]))

    assert differing == []
    assert len(sizes) > 15


def test_table_map_and_sentence_agree_on_a_page(app_of_many, visit):
    query = "type=Battles&type=Riots&country=IQ&from=2023-11-01&to=2024-06-30&deaths=1-"
    frame = map_of(visit(app_of_many, f"?{query}"))
    page = visit(app_of_many, f"events?{query}")
    page.wait_for_selector("[data-testid=stDataFrame]")

    told = page.inner_text("[data-testid=stMarkdown] strong")
    count = page.get_by_text("as CSV").inner_text()

    assert told == frame.evaluate("dateline.state().summary")
    assert count == f"Download {frame.evaluate('dateline.visible()')} as CSV"
