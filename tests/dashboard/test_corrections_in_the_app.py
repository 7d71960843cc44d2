import csv
from dataclasses import replace
from types import SimpleNamespace

import pytest

from geo.dashboard import wrong_event
from geo.events.corrections import Anchor, Corrections
from geo.model import Evidence, Mention
from geo.reader import Parsed
from geo.settings import Settings
from geo.text.lexicon import Lexicon
from tests.sample import ASAD, ASAD_EVENT, ASAD_SYRIA, BAGHDAD, EVENTS


@pytest.fixture
def reader(monkeypatch):
    """A reader that needs no gazetteer: it knows one place by any name."""
    locator = SimpleNamespace(geocode=lambda name: Mention(0, len(name), name, BAGHDAD))

    def parse(report):
        return Parsed(report, (Mention(0, 9, report.text[:9], BAGHDAD),))

    def dated(report):
        from geo.text.document import cut  # noqa: PLC0415

        return cut(report), ()

    stub = SimpleNamespace(
        locator=locator, parse=parse, dated=dated, lexicon=Lexicon.load(Settings().data)
    )
    monkeypatch.setattr("geo.server.held.reader", lambda _: stub)
    return stub


def lines(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def asad_place(page, reader):  # noqa: ARG001 - the page asks it
    """The reports page with the place of the first report chosen."""
    at = page("reports_page")
    at.query_params["report"] = "r-asad"
    at.run()
    options = at.selectbox(key="mark_list").options
    place = next(number for number, name in enumerate(options) if "Air Base" in name)
    return at.selectbox(key="mark_list").select_index(place).run()


def test_a_wrong_place_is_written_for_this_report(asad_place, tmp_path):
    asad_place.selectbox(key="correct_place").set_value(ASAD_SYRIA.id).run()

    asad_place.button(key="correct_write").click().run()

    (line,) = lines(tmp_path / "corrections.csv")
    assert (line["report"], line["name"], line["place"]) == (
        "r-asad", "Ain al-Asad air base", ASAD_SYRIA.id,
    )  # fmt: skip
    assert "Corrected" in asad_place.success[0].value


def test_a_wrong_place_may_hold_everywhere_and_be_no_place(asad_place, tmp_path):
    asad_place.selectbox(key="correct_place").set_value("none")
    asad_place.radio(key="correct_scope").set_value("in every report").run()

    asad_place.button(key="correct_write").click().run()

    (line,) = lines(tmp_path / "corrections.csv")
    assert (line["report"], line["place"]) == ("", "none")


def test_the_candidates_are_the_gazetteer_s_and_the_rivals_but_not_the_place_itself(asad_place):
    options = asad_place.selectbox(key="correct_place").options

    assert [name.split(",")[0] for name in options] == ["Baghdad", "Al Asad", "no place at all"]
    assert ASAD.name not in " ".join(options)


@pytest.fixture
def opened(page, tmp_path):
    """The events page with one event open, and a place to write corrections."""
    at = page("events_page")
    at.query_params["id"] = "e-asad"
    return at.run(), tmp_path / "event_corrections.csv"


@pytest.mark.parametrize(
    ("what", "field"),
    [(wrong_event.NOT_AN_EVENT, "no_events"), (wrong_event.UNLINK, "unlinks")],
    ids=["no event", "not that record"],
)
def test_a_wrong_event_is_written_and_understood(opened, what, field):
    at, path = opened
    at.selectbox(key="wrong_what").set_value(what).run()

    at.button(key="wrong_write").click().run()

    said = getattr(Corrections.read(path), field)
    assert len(said) == 1
    assert "next build" in at.success[0].value


def test_what_is_no_event_is_none_in_any_of_its_reports():
    second = Evidence("r-other", 40, 60, "event")
    shared = Evidence("r-third", 0, 30, "event")
    event = replace(
        ASAD_EVENT,
        evidence=(*ASAD_EVENT.evidence, second, shared),
        reports=("r-asad", "r-other", "r-third"),
    )
    other = replace(EVENTS[1], evidence=(shared, replace(second, start=80, end=90)))
    other = replace(other, reports=("r-third", "r-other"))

    said = wrong_event.tellings(event, [event, other])

    assert {anchor.report for anchor in said} == {"r-asad", "r-other", "r-third"}
    assert Anchor("r-other", 40) in said
    apart = [one for one in said if one.report != "r-third"]
    assert not any(anchor.names(other) for anchor in apart)


def test_two_events_are_said_to_be_one(opened):
    at, path = opened
    at.selectbox(key="wrong_what").set_value(wrong_event.SAME_AS).run()
    at.selectbox(key="wrong_same").set_value("e-erbil").run()

    at.button(key="wrong_write").click().run()

    ((one, other),) = Corrections.read(path).together
    assert one.names(ASAD_EVENT)
    assert other.names(EVENTS[1])


def test_nothing_is_written_before_the_other_side_is_chosen(opened):
    at, path = opened
    at.selectbox(key="wrong_what").set_value(wrong_event.LINK).run()

    at.button(key="wrong_write").click().run()

    assert not path.exists()


def test_an_event_of_one_report_cannot_be_told_apart(opened):
    at, _ = opened

    assert wrong_event.DIFFERENT not in at.selectbox(key="wrong_what").options
