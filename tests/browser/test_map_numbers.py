"""The same numbers everywhere: the door, the sentence, the bars, the list, and Python."""

import datetime as dt
import random
from urllib.parse import parse_qsl

import pytest

from geo.events import query
from geo.map.fold import fold

pytestmark = pytest.mark.browser

SETS = 50


def random_filters(chance, facets):
    chosen = {}
    for name, words in facets.items():
        if words and chance.random() < 0.3:
            chosen[name] = chance.sample(words, chance.randint(1, min(3, len(words))))
    if chance.random() < 0.25:
        low = chance.randrange(10)
        chosen["deaths"] = chance.choice(([low, None], [None, low], [low, low + 5]))
    if chance.random() < 0.25:
        chosen["q"] = chance.choice(("town", "FORT lárch", "drone cote", "mayor", "nothing at all"))
    return chosen


def random_window(chance):
    if chance.random() < 0.3:
        return None, None
    first, last = sorted(chance.sample(range(-20, 330), 2))
    day = "2023-10-01"
    return (
        str(dt.date.fromisoformat(day) + dt.timedelta(days=first)),
        str(dt.date.fromisoformat(day) + dt.timedelta(days=last)),
    )


def test_fifty_random_filter_sets_give_equal_numbers_in_every_place(open_map, made_up):
    page = open_map()
    facets = page.evaluate(
        """fetch("api/events").then((a) => a.json()).then((told) => {
          const facets = DatelinePage.makeFacets(DatelinePage.readColumns(told));
          return Object.fromEntries(facets.map((facet) => [facet.key, facet.words]));
        })"""
    )
    table = query.rows(made_up)
    chance = random.Random(11)  # noqa: S311 - the same sets every time

    for _ in range(SETS):
        filters, (start, end) = random_filters(chance, facets), random_window(chance)
        told = page.evaluate(
            """async ([filters, start, end]) => {
              dateline.setFilter(filters);
              dateline.setWindow(start, end);
              await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
              return { visible: dateline.visible(), ids: dateline.ids(), state: dateline.state(),
                bars: dateline.bars().reduce((sum, bar) => sum + bar.events, 0),
                sentence: document.getElementById("summary").textContent };
            }""",
            [filters, start, end],
        )

        same = query.select(table, query.Filters.from_pairs(parse_qsl(told["state"]["query"])))
        assert told["ids"] == [row.id for row in same]
        assert told["visible"] == told["bars"] == told["state"]["visible"] == len(same)
        assert told["sentence"] == told["state"]["summary"] == query.summary(same)


def test_option_counts_are_those_under_the_other_filters(open_map, made_up):
    page = open_map("type=Battles&type=Riots&actor=Ordu+Army")
    filters = query.Filters.from_pairs(
        [("type", "Battles"), ("type", "Riots"), ("actor", "Ordu Army")]
    )
    expected = query.option_counts(query.rows(made_up), filters)

    shown = page.evaluate("""Object.fromEntries(
      [...document.querySelectorAll('[data-facet] .options li')].map((item) => [
        item.closest('[data-facet]').dataset.facet + '|' + item.querySelector('input').value,
        Number(item.querySelector('.count').textContent)]))""")

    told = {
        f"{name}|{word}": number
        for name, words in expected.items()
        for word, number in words.items()
    }
    assert {key: number for key, number in shown.items() if number} == told


def test_an_event_that_began_before_the_window_is_one_event_in_its_first_bar(open_map):
    page = open_map()

    bars = page.evaluate("""() => {
      dateline.setWindow("2024-01-15", "2024-01-15");
      return [dateline.visible(), dateline.bars()];
    }""")

    assert bars[0] > 0
    assert len(bars[1]) == 1
    assert bars[1][0]["events"] == bars[0]


@pytest.mark.parametrize(
    "text",
    ["Deir ez-Zor", "ʿAyn al-ʿArab", "Côte d’Ivoire", "Straße №5", "ＦＵＬＬ", "कि ताब", "İzmir_x"],
)
def test_text_folds_in_the_browser_as_it_does_in_python(calm_map, text):
    assert calm_map.evaluate("(text) => DatelinePage.fold(text)", text) == fold(text)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        pytest.param([None, None, None], None, id="not said"),
        pytest.param([0, 0, 0], "0", id="zero is a statement"),
        pytest.param([3, 5, 9], "3–9", id="a range"),
        pytest.param([12, 12, None], "at least 12", id="at least"),
        pytest.param([None, None, 7], "up to 7", id="up to"),
        pytest.param([1200, 1200, 1200], "1,200", id="thousands"),
    ],
)
def test_figures_read_as_people_say_them(calm_map, figure, words):
    assert calm_map.evaluate("(figure) => DatelinePage.figureText(...figure)", figure) == words


@pytest.mark.parametrize("name", ["world-110m.json", "world-50m.json", "world-10m.json"])
def test_no_coast_or_border_runs_back_across_the_map_at_the_date_line(calm_map, name):
    longest = calm_map.evaluate(
        """async (name) => {
          const world = DatelinePage.decodeWorld(await (await fetch(`assets/${name}`)).json());
          let longest = 0;
          for (const { points } of world.arcs) {
            for (let k = 2; k < points.length; k += 2) {
              longest = Math.max(longest, Math.abs(points[k] - points[k - 2]));
            }
          }
          return longest;
        }""",
        name,
    )
    assert longest < 0.5
