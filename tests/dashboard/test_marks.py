import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dashboard import stories
from geo.dashboard.marks import Mark, marks_of, segments
from geo.dashboard.reader_view import reader_data
from geo.model import DateMention, DatePrecision, Figure, Mention, Report
from geo.settings import Settings
from geo.text.actors import ActorMention
from geo.text.dates import find_dates
from geo.text.document import cut
from geo.text.figures import FigureMention
from geo.text.lexicon import Lexicon
from tests.sample import ASAD_TEXT, ERBIL, HOSTILE_TEXT


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(Settings().data)


def place_mark(start, end, role="place"):
    return Mark(start, end, role, Mention(start, end, "x" * (end - start)))


spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1])),
    max_size=8,
    unique=True,
)


@given(st.text(min_size=60, max_size=80), spans)
def test_segments_joined_are_the_text(text, found):
    cut_up = segments(text, [place_mark(*span) for span in found])

    assert "".join(part for part, _ in cut_up) == text


def test_where_marks_overlap_the_shortest_shows():
    marks = [place_mark(0, 10, "actor"), place_mark(4, 6)]

    assert segments("abcdefghij", marks) == [("abcd", 0), ("ef", 1), ("ghij", 0)]


def test_every_role_is_marked(lexicon):
    document = cut(Report("r", ASAD_TEXT, published=dt.date(2024, 1, 21)))
    start = ASAD_TEXT.index("Ain al-Asad")

    marks = marks_of(
        document, [Mention(start, start + 11, "Ain al-Asad")], find_dates(document), lexicon
    )

    assert {mark.role for mark in marks} == {"place", "date", "actor", "casualty"}
    assert all(mark.value.text == ASAD_TEXT[mark.start : mark.end] for mark in marks)


def test_a_mark_outside_the_text_is_left_out(lexicon):
    document = cut(Report("r", "Short."))

    assert marks_of(document, [Mention(3, 99, "?"), Mention(4, 4, "")], (), lexicon) == ()


def test_hostile_text_travels_as_text():
    data = reader_data(HOSTILE_TEXT, [place_mark(0, 8)], None)

    assert data["segments"] == [[HOSTILE_TEXT[:8], 0], [HOSTILE_TEXT[8:], None]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Mention(0, 5, "Erbil", ERBIL), "Erbil → Erbil", id="place"),
        pytest.param(Mention(0, 3, "Hit"), "Hit → no place", id="no place"),
        pytest.param(
            DateMention(0, 6, "Monday", dt.date(2024, 1, 15), dt.date(2024, 1, 15),
                        DatePrecision.DAY, "weekday"),
            "Monday → 15 Jan 2024", id="date",
        ),
        pytest.param(
            ActorMention(0, 4, "IRGC", "Islamic Revolutionary Guard Corps", "state forces", True),
            "IRGC → Islamic Revolutionary Guard Corps", id="actor",
        ),
        pytest.param(
            FigureMention(0, 13, "killed dozens", "killed", Figure(24, None, None, "dozens")),
            "killed dozens → at least 24 killed", id="figure",
        ),
    ],
)  # fmt: skip
def test_a_mark_says_in_short_what_it_became(value, expected):
    role = {Mention: "place", DateMention: "date"}.get(type(value), "actor")
    mark = Mark(value.start, value.end, role, value)

    assert stories.short(mark) == expected
    assert stories.story(mark).startswith("<section")
