import pytest

from geo.dashboard import words
from geo.dashboard.claims import agree, claims_table
from geo.dashboard.event_card import event_card
from geo.dashboard.waterfall import waterfall
from geo.map.card import Cards
from tests.sample import BUILT, EVENTS


def claim(low, best, high, *, superseded=False, report="r1"):
    return {"field": "injuries", "value": "words", "speaker": "police", "low": low, "best": best,
            "high": high, "superseded": superseded, "report": report}  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([claim(2, 2, 2)], None, id="one voice"),
        pytest.param([claim(2, 2, 4), claim(4, 4, 6)], True, id="ranges touch"),
        pytest.param([claim(2, 2, 2), claim(4, 4, 4)], False, id="apart"),
        pytest.param([claim(2, 2, 2), claim(9, 9, 9, superseded=True)], None, id="withdrawn"),
        pytest.param([claim(None, None, None), claim(1, 1, 1)], None, id="not a figure"),
        pytest.param([claim(12, 12, None), claim(14, 14, 14)], False, id="at least"),
    ],
)
def test_figures_agree_if_their_ranges_overlap(claims, expected):
    assert agree(claims) is expected


def test_a_withdrawn_figure_is_struck_and_stays():
    markup = claims_table([claim(3, 3, 3, superseded=True), claim(5, 5, 5)], {})

    assert markup.index("5 (“words”)") < markup.index("replaced by a later figure")
    assert 'class="old"' in markup


def test_what_one_speaker_says_in_two_reports_is_one_row_with_both():
    markup = claims_table([claim(5, 5, 5), claim(5, 5, 5, report="r/2")], {"r1": "<One>"})

    assert markup.count("police") == 1
    assert "&lt;One&gt;" in markup
    assert 'href="reports?report=r%2F2"' in markup


def test_nobody_quoted_is_said():
    assert "nobody is quoted" in claims_table([], {})


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.id)
def test_every_event_has_a_card(event):
    markup = event_card(Cards.of(BUILT).card(event.id))

    assert "Who says what" in markup
    assert "None" not in markup


def test_a_claimant_is_never_the_one_who_did_it():
    markup = event_card(Cards.of(BUILT).card("e-asad"))

    assert '<th scope="row">By whom</th><td>not said</td>' in markup
    assert '<th scope="row">Claimed by</th><td>Islamic Resistance in Iraq</td>' in markup


def test_hostile_sentences_are_shown_as_text():
    markup = event_card(Cards.of(BUILT).card("e-erbil"))

    assert "<script>" not in markup
    assert "&lt;script&gt;" in markup
    assert "${process.env}" in markup


def test_the_bars_of_a_waterfall_stay_within_its_frame():
    markup = waterfall({"prior": -9.0, "distance": 14.0, "days": -3.0}, caption="weights")

    import re  # noqa: PLC0415

    for left, width in re.findall(r"left:([\d.]+)%;width:([\d.]+)%", markup):
        assert 0 <= float(left) <= 100
        assert float(left) + float(width) <= 100.1
    assert "+2.0" in markup


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        (None, None, None, "not said"),
        (0, 0, 0, "0"),
        (12, 12, None, "at least 12"),
        (24, None, None, "at least 24"),
        (None, None, 3, "up to 3"),
        (31, 40, 47, "31–47"),
        (None, 5, None, "5"),
        (1200, 1200, 1200, "1,200"),
    ],
)
def test_a_figure_in_words(low, best, high, expected):
    assert words.figure(low, best, high) == expected


@pytest.mark.parametrize(
    ("start", "end", "precision", "expected"),
    [
        (None, None, "none", "date not known"),
        ("2024-01-20", "2024-01-20", "day", "20 Jan 2024"),
        ("2024-01-31", "2024-02-01", "day", "31 Jan 2024 – 1 Feb 2024"),
        ("2024-02-01", "2024-02-29", "month", "Feb 2024"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(start, end, precision, expected):
    assert words.span(start, end, precision) == expected
