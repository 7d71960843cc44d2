import json
import tracemalloc
from collections.abc import Iterator

import pytest

from geo import stream
from geo.model import Mention
from geo.reader import Parsed
from geo.settings import Settings


class EchoReader:
    """Answers every report with its first word as the only mention."""

    def parse(self, report, *, spans=None, **_options):
        if report.text == "boom":
            raise RuntimeError("unforeseen")
        found = spans if spans is not None else [(0, len(report.text.split()[0]))]
        return Parsed(
            report, tuple(Mention(start, end, report.text[start:end]) for start, end in found)
        )


@pytest.fixture(autouse=True)
def _echo(monkeypatch):
    monkeypatch.setattr(stream.Reader, "open", lambda _settings: EchoReader())


def answers(lines: Iterator[str] | list[str]) -> list[dict]:
    return [json.loads(line) for line in stream.parse_lines(lines, Settings())]


def test_answers_come_in_input_order_with_their_ids():
    found = answers(['{"id": "b", "text": "Basra fell"}', "", '{"id": "a", "text": "Aleppo fell"}'])

    assert [(one["id"], one["mentions"][0]["text"]) for one in found] == [
        ("b", "Basra"),
        ("a", "Aleppo"),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        pytest.param("{broken", "line 1 is no JSON object", id="no JSON"),
        pytest.param('{"id": "x"}', "text", id="no text"),
        pytest.param("[1, 2]", "line 1", id="a list"),
        pytest.param('{"text": "ab", "spans": [[0, 9]]}', "outside the text", id="span too far"),
        pytest.param('{"text": "ab", "spans": [[1]]}', "list of [start, end]", id="half a span"),
        pytest.param('{"text": "boom"}', "unforeseen", id="a fault of ours"),
    ],
)
def test_a_broken_line_says_why_and_the_rest_goes_on(line, says):
    broken, good = answers([line, '{"id": "a", "text": "Aleppo fell"}'])

    assert says in broken["error"]
    assert good["id"] == "a"


def test_half_a_surrogate_pair_is_escaped_so_that_the_line_can_be_written():
    (line,) = stream.parse_lines(['{"text": "\\ud800 Basra"}'], Settings())

    assert json.loads(line.encode())["mentions"][0]["text"] == "\ud800"


def test_given_spans_are_resolved_and_nothing_else():
    (found,) = answers(['{"text": "Mosul and Erbil", "spans": [[10, 15]]}'])

    assert [one["text"] for one in found["mentions"]] == ["Erbil"]


def test_memory_does_not_grow_with_the_input():
    def endless(count: int) -> Iterator[str]:
        return (json.dumps({"id": n, "text": "Mosul " * 50}) for n in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in stream.parse_lines(endless(count), Settings()):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(50)

    kept_of_each = (peak(2000) - peak(200)) / 1800

    assert kept_of_each < 500, "bytes; a text and its answer have thousands"
