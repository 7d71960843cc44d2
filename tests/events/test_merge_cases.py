"""tests/cases/merging.toml: reports in, events out."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from geo.events.merge import merge
from geo.model import Modality
from geo.reader import Reader
from geo.settings import Settings
from geo.text.reports import report_from_text

CASES = Path(__file__).resolve().parents[1] / "cases" / "merging.toml"


@pytest.fixture(scope="module")
def reader():
    return Reader.open(Settings.from_env())


def cases():
    for row in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        yield pytest.param(row, id=row["id"])


def told_by(reader, reports):
    """Return the reports of every event that some reports become."""
    read = [
        reader.parse(report_from_text(text, id=name, published=dt.date.fromisoformat(day)))
        for name, (day, text) in reports.items()
    ]
    told = [e for one in read for e in one.events if e.modality is Modality.ACTUAL]
    events = merge(told, {one.report.id: one.report for one in read}, reader.lexicon)
    return sorted(sorted(event.reports) for event in events)


@pytest.mark.parametrize("case", list(cases()))
def test_reports_in_events_out(case, reader):
    assert told_by(reader, case["reports"]) == sorted(case["become"])


@pytest.mark.parametrize("case", list(cases()))
def test_the_order_of_reports_does_not_matter(case, reader):
    turned = dict(reversed(case["reports"].items()))

    assert told_by(reader, turned) == sorted(case["become"])
