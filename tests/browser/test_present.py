"""Presenting to a class: slides, keys, an address to share, a handout, and no network."""

from urllib.parse import quote

import pytest
from page_server import PHONE

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.hacked=1> Larch & Reed"
INK = """() => {
  const canvas = document.querySelectorAll("canvas.sheet")[1];
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let k = 3; k < data.length; k += 4) sum += data[k] > 0;
  return sum;
}"""
DRAWN = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 250)))"


def slide(page):
    return page.evaluate("dateline.state().slide")


def test_keys_walk_from_the_opening_over_every_event_to_the_closing(open_map):
    page = open_map("type=Battles&from=2024-01-01&to=2024-03-01")
    events = page.evaluate("dateline.visible()")
    page.get_by_role("button", name="Present").click()
    seen = [slide(page)]
    chosen = []

    for _ in range(events + 3):
        page.keyboard.press("PageDown")
        seen.append(slide(page))
        chosen.append(page.evaluate("dateline.state().selected"))
    page.keyboard.press("ArrowLeft")

    assert seen == [0, *range(1, events + 2), events + 1, events + 1]
    assert chosen[:events] == page.evaluate("dateline.ids()")
    assert slide(page) == events
    page.keyboard.press("Home")
    assert slide(page) == 0


def test_the_map_draws_only_what_had_happened_by_the_slide(open_map):
    page = open_map("place=exact")
    page.evaluate("dateline.present()")
    page.keyboard.press("ArrowRight")
    page.evaluate(DRAWN)
    first = page.evaluate(INK)

    page.keyboard.press("End")
    page.evaluate(DRAWN)

    assert 0 < first < page.evaluate(INK) / 3


def test_an_address_opens_the_lesson_with_its_title_as_text(open_map):
    note = "First line.\nSecond line."
    page = open_map(f"present=1&title={quote(HOSTILE)}&note={quote(note)}")

    slides = page.locator("#slide")
    assert slides.locator("h2").inner_text() == HOSTILE
    assert slides.locator(".slide-note p").all_inner_texts() == ["First line.", "Second line."]
    assert page.evaluate("window.hacked") is None
    assert page.locator(".top").is_hidden()


def test_a_title_typed_on_the_opening_is_in_the_address_of_its_event_s_slide(open_map):
    page = open_map()
    page.evaluate("dateline.present()")
    page.get_by_text("Add a title and a note").click()
    page.get_by_label("Title", exact=True).fill("Winter")
    page.keyboard.press("ArrowRight")  # moves the cursor, not the slide
    at = slide(page)
    page.get_by_role("button", name="Next").click()
    page.wait_for_function("location.search.includes('title=Winter')")
    page.wait_for_function("location.search.includes('id=')")

    other = open_map(page.url.partition("?")[2])

    assert at == 0
    assert slide(other) == 1
    assert other.evaluate("dateline.state().selected") == page.evaluate("dateline.ids()[0]")


def test_escape_ends_and_leaves_the_event_s_card_open(open_map):
    page = open_map()
    page.evaluate("dateline.select(dateline.ids()[3]); dateline.present()")
    at = slide(page)

    page.keyboard.press("Escape")

    assert at == 4
    assert slide(page) is None
    assert page.locator("#slide").is_hidden()
    assert page.locator("#drawer h2").is_visible()
    assert "present=1" not in page.evaluate("dateline.state().query")


def test_a_filter_set_while_presenting_keeps_the_event_on_its_slide(open_map):
    page = open_map()
    chosen = page.evaluate("""() => {
      dateline.setFilter({ type: ["Battles"] });
      const chosen = dateline.ids()[2];
      dateline.setFilter({});
      dateline.select(chosen);
      dateline.present();
      dateline.setFilter({ type: ["Battles"] });
      return chosen;
    }""")

    page.wait_for_function("dateline.state().slide === 3")

    assert page.evaluate("dateline.state().selected") == chosen


def test_the_handout_lists_every_event_with_its_source_and_prints(open_map):
    page = open_map("type=Riots&present=1&title=Winter")
    page.evaluate("window.print = () => { window.printed = document.body.className; }")
    page.get_by_role("button", name="Print a handout").click()
    page.wait_for_function("window.printed")

    page.emulate_media(media="print")

    sheet = page.locator("#handout")
    assert "handing-out" in page.evaluate("window.printed")
    assert sheet.locator("h1").inner_text() == "Winter"
    assert sheet.locator("ol").first.locator("li").count() == page.evaluate("dateline.visible()")
    assert sheet.locator("blockquote").count() == page.evaluate("dateline.visible()")
    assert page.locator(".page").is_hidden()
    assert page.evaluate("document.querySelector('#handout img').naturalWidth") > 500
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheet.locator("li").count() == 0


def test_a_phone_shows_map_and_slide_and_scrolls_nothing_sideways(open_map):
    page = open_map("present=1&type=Battles", viewport=PHONE, has_touch=True)
    page.get_by_role("button", name="Next").click()

    sizes = page.evaluate("""() => ({
      wide: document.documentElement.scrollWidth,
      map: document.querySelector("#stage").getBoundingClientRect().height,
      tools: document.querySelector(".slide-tools").scrollWidth,
    })""")

    assert sizes["wide"] <= PHONE["width"]
    assert sizes["tools"] <= PHONE["width"]
    assert sizes["map"] > PHONE["height"] / 4


def test_a_saved_lesson_presents_from_a_disk(chromium, served, tmp_path):
    path = tmp_path / "lesson.html"
    path.write_text(served.page("standalone=1&type=Battles&present=1&title=Winter"), "utf-8")
    context = chromium.new_context(offline=True)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri())
    page.evaluate("dateline.ready")

    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#slide blockquote")

    assert page.locator("#slide a").count() == 0
    assert faults == []
    context.close()
