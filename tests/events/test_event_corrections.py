import datetime as dt

import pytest

from geo.events import corrections
from geo.events.corrections import Anchor, Corrections
from geo.model import Event, Evidence, Link

DAY = dt.date(2024, 1, 20)


def told(event_id: str, report: str, start: int, end: int) -> Event:
    return Event(
        event_id, "Battles", "Armed clash", DAY, DAY, evidence=(Evidence(report, start, end),)
    )


FIRST, SECOND = told("e1", "r1", 0, 50), told("e2", "r1", 60, 90)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "event_corrections.csv"


def test_no_file_means_no_corrections(path):
    assert Corrections.read(path) == Corrections()


def test_what_is_appended_is_read(path):
    corrections.append(path, "same as", Anchor("r1", 0), "r2:5")
    corrections.append(path, "not an event", Anchor("a:b", 12), note='said "no", twice')

    said = Corrections.read(path)
    assert said.together == ((Anchor("r1", 0), Anchor("r2", 5)),)
    assert said.no_events == (Anchor("a:b", 12),)


def test_an_event_that_is_none_is_left_out_by_any_place_in_its_sentence():
    said = Corrections(no_events=(Anchor("r1", 70),))

    assert said.kept([FIRST, SECOND]) == (FIRST,)


def test_a_link_of_the_user_beats_the_computed_one():
    said = Corrections(links=((Anchor("r1", 0), "ME15"),))
    (link,) = said.linked([FIRST], [Link("e1", "ME28", 0.9)])

    assert (link.record, link.probability) == ("ME15", 1.0)
    assert link.because[0].name == "said by you"


@pytest.mark.parametrize(
    ("record", "left"),
    [
        pytest.param("ME28", None, id="this record"),
        pytest.param("", None, id="any record"),
        pytest.param("ME15", "ME28", id="another record"),
    ],
)
def test_unlink_takes_away_only_what_it_names(record, left):
    said = Corrections(unlinks=((Anchor("r1", 0), record),))
    (link,) = said.linked([FIRST], [Link("e1", "ME28", 0.9)])

    assert link.record == left


def test_a_bad_row_is_left_out_with_a_warning_and_the_rest_is_read(path, caplog):
    path.write_text(
        "action,event,other,note,when\nexplode,r1:0,,,\nnot an event,nowhere,,,\n"
        "same as,r1:0,r2:x,,\nnot an event,r1:0,,,\n",
        encoding="utf-8",
    )

    assert Corrections.read(path).no_events == (Anchor("r1", 0),)
    assert len(caplog.records) == 3


def test_an_unknown_action_is_refused(path):
    with pytest.raises(ValueError, match="expected one of"):
        corrections.append(path, "explode", Anchor("r1", 0))
