import dataclasses
import datetime as dt
import json
import subprocess
import sys

import pytest

from geo.events.compare import FIELDS, Weights
from geo.events.link import link, link_told
from geo.events.link_file import link_file, link_rows
from geo.events.told import told_in
from geo.model import Event, Figure, Kind, Mention, Modality, Place, Record
from geo.settings import ROOT, Settings
from geo.sources.base import read_records
from geo.text.lexicon import Lexicon

DAY = dt.date(2024, 1, 20)
ASAD = Place("dateline:ain-al-asad", "Ain al-Asad", Kind.SITE, 33.7856, 42.4412, 3.0, "IQ")


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.load(Settings().data)


@pytest.fixture(scope="module")
def ours():
    return list(read_records(ROOT / "data" / "records.csv"))


def event(**changes):
    whole = Event(
        id="e1",
        event_type="Explosions/Remote violence",
        sub_event_type="Shelling/artillery/missile attack",
        date_start=DAY,
        date_end=DAY,
        mention=Mention(0, 11, "Ain al-Asad", ASAD, "exact"),
        targets=("United States",),
        claimed_by=("Islamic Resistance in Iraq",),
        weapons=("ballistic missile",),
    )
    return dataclasses.replace(whole, **changes)


def record(identity="r1", **changes):
    whole = Record(
        id=identity,
        dataset="test",
        licence="none",
        date_start=DAY,
        date_end=DAY,
        date_precision="day",
        place_name="Kafr Nabl town",
        lat=35.6,
        lon=36.56,
        radius_km=3.0,
        country="SY",
        admin1="Idlib Governorate",
        event_type="Battles",
        sub_event_type="",
        initiators=("Government of Syria",),
        targets=("Syrian insurgents",),
        fatalities=Figure(4, 4, 4),
    )
    return dataclasses.replace(whole, **changes)


TOLD = {
    "id": "q1",
    "date_start": "2024-01-20",
    "place": "near Kafr Nabel, Idlib, Syria",
    "country": "Syria",
    "sides": ["regime forces", "rebels"],
    "fatalities_best": 4,
}


def test_an_event_is_linked_to_its_record_with_reasons(lexicon, ours):
    (found,) = link([event()], ours, lexicon)

    assert (found.event, found.record) == ("e1", "ME15")
    assert found.probability > 0.9
    assert {"day", "distance", "sides", "prior"} <= {reason.name for reason in found.because}


def test_another_day_at_the_same_place_is_another_record(lexicon, ours):
    day = dt.date(2024, 8, 5)

    (found,) = link([event(date_start=day, date_end=day, claimed_by=())], ours, lexicon)

    assert found.record == "ME28"


def test_a_day_on_which_nothing_is_recorded_has_no_record(lexicon, ours):
    day = dt.date(2024, 5, 5)

    (found,) = link([event(date_start=day, date_end=day)], ours, lexicon)

    assert (found.record, found.probability) == (None, 1.0)


def test_the_same_day_in_another_country_has_no_record(lexicon, ours):
    sanaa = Place("x", "Sanaa", Kind.POPULATED, 15.35, 44.2, 10.0, "YE")

    (found,) = link([event(mention=Mention(0, 5, "Sanaa", sanaa, "exact"))], ours, lexicon)

    assert found.record is None


def test_only_actual_events_are_linked(lexicon, ours):
    assert link([event(modality=Modality.HYPOTHETICAL)], ours, lexicon) == ()


def test_no_records_and_no_events_are_no_error(lexicon):
    (found,) = link([event()], [], lexicon)

    assert found.record is None
    assert link([], [], lexicon) == ()


def test_an_event_without_a_date_has_no_record(lexicon, ours):
    (found,) = link([event(date_start=None, date_end=None)], ours, lexicon)

    assert found.record is None


def test_a_place_in_words_finds_its_record_under_another_spelling(lexicon):
    (answer,) = link_rows([TOLD], [record()], lexicon)

    assert [found["record_id"] for found in answer["links"]] == ["r1"]


def test_the_toll_decides_between_records_of_one_place_and_day(lexicon):
    records = [record("r1", fatalities=Figure(40, 40, 40)), record("r2")]

    (answer,) = link_rows([TOLD], records, lexicon)

    assert answer["links"][0]["record_id"] == "r2"
    assert answer["links"][0]["because"]["killed"] > 0


def test_the_sides_decide_between_records_of_one_place_and_day(lexicon):
    records = [record("r1", initiators=("IS",), targets=("SDF",)), record("r2")]

    (answer,) = link_rows([TOLD], records, lexicon)

    assert answer["links"][0]["record_id"] == "r2"


@pytest.mark.parametrize("field", ["sides", "fatalities_best"])
def test_a_missing_field_says_nothing(lexicon, field):
    told = {key: value for key, value in TOLD.items() if key != field}

    (answer,) = link_rows([told], [record()], lexicon)

    because = answer["links"][0]["because"]
    assert {"sides": "sides", "fatalities_best": "killed"}[field] not in because


def test_two_records_alike_are_marked_ambiguous_or_left_alone(lexicon):
    weights = dataclasses.replace(Weights.load(), link_from=0.3)

    (found,) = link_told(told_in(TOLD), [record("r1"), record("r2")], lexicon, weights=weights)

    assert found.ambiguous
    assert {found.record, found.runner_up} == {"r1", "r2"}


def test_one_record_is_not_linked_to_two_events(lexicon):
    answers = list(link_rows([TOLD, TOLD | {"id": "q2"}], [record()], lexicon))

    assert sum(bool(answer["links"]) for answer in answers) == 1


def test_an_operation_at_two_places_may_have_two_records(lexicon):
    there = record("r2", place_name="Saraqib town", lat=35.86, lon=36.8)
    told = TOLD | {"places": ["Kafr Nabl, Idlib, Syria", "Sarakib, Idlib, Syria"]}

    (answer,) = link_rows([told], [record(), there], lexicon)

    assert {found["record_id"] for found in answer["links"]} == {"r1", "r2"}


def test_an_event_whose_record_another_took_is_sure_to_have_none(lexicon):
    told = (*told_in(TOLD), *told_in(TOLD | {"id": "q2", "sides": ["regime forces"]}))

    taker, loser = link_told(told, [record()], lexicon)

    assert (taker.record, loser.record) == ("r1", None)
    assert loser.probability == 1.0
    assert loser.runner_up == "r1"


def test_excluded_ids_are_left_out(lexicon):
    (answer,) = link_rows([TOLD], [record()], lexicon, exclude={"r1"})

    assert answer == {"id": "q1", "links": []}


def test_a_row_that_is_no_event_is_answered_with_an_error_and_the_rest_goes_on(lexicon):
    rows = [{"place": "Hit"}, TOLD | {"id": "bad", "date_start": "soon"}, TOLD]

    first, second, third = link_rows(rows, [record()], lexicon)

    assert "no id" in first["error"]
    assert second["id"] == "bad"
    assert "error" in second
    assert third["links"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"date_start": "2024-01-20", "date_end": "2024-01-01"}, id="days-turned"),
        pytest.param({"fatalities_best": float("nan")}, id="no-number"),
        pytest.param({"place": {"name": "X", "lat": 99, "lon": 0}}, id="off-the-globe"),
        pytest.param({"place": {"name": "X", "radius_km": float("inf")}}, id="endless-radius"),
        pytest.param({"attributed": ["Hezbollah"]}, id="attribution-of-the-wrong-kind"),
    ],
)
def test_a_value_of_the_wrong_kind_is_an_error_of_its_row(lexicon, changes):
    told = {k: v for k, v in TOLD.items() if k != "sides"} | changes

    (answer,) = link_rows([told], [record()], lexicon)

    assert answer["id"] == "q1"
    assert "cannot be read" in answer["error"]


def test_a_place_of_a_million_letters_is_cut_and_not_found(lexicon):
    (answer,) = link_rows([TOLD | {"place": "a" * 10**6, "sides": []}], [record()], lexicon)

    assert answer["links"] == []


def test_a_record_without_a_point_is_found_by_its_name(lexicon, ours):
    place = Place("x", "Abū Ghurayb", Kind.POPULATED, 33.31, 44.18, 8.0, "IQ")
    day = dt.date(2023, 11, 21)
    told = event(
        date_start=day,
        date_end=day,
        mention=Mention(0, 11, "Abu Ghraib", place, "exact"),
        targets=("Kata'ib Hezbollah",),
        claimed_by=("United States",),
    )

    (found,) = link([told], ours, lexicon)

    assert found.record == "ME05"


def test_at_least_a_number_is_open_upwards(lexicon):
    told = TOLD | {"fatalities_low": 3, "fatalities_best": 3}
    records = [record("r1", fatalities=Figure(1, None, None)), record("r2", sources=("x",))]

    answers = [next(link_rows([told], [one], lexicon))["links"][0] for one in records]

    assert all(answer["because"]["killed"] > -2 for answer in answers)


def test_people_as_victims_name_no_side(lexicon, ours):
    (found,) = link([event(targets=("people",))], ours, lexicon)

    assert next(r.weight for r in found.because if r.name == "sides") > 0


def test_a_record_across_the_border_may_be_the_one(lexicon):
    over = record(country="TR", lat=36.9, lon=38.0)
    told = TOLD | {"place": {"name": "Kobani", "lat": 36.89, "lon": 38.05, "country": "SY"}}

    (answer,) = link_rows([told], [over], lexicon)

    assert [found["record_id"] for found in answer["links"]] == ["r1"]


def test_a_file_of_events_is_answered_line_by_line(tmp_path):
    events = tmp_path / "events.jsonl"
    asad = {"id": "e1", "date_start": "2024-01-20", "place": "Ain al-Asad, Iraq", "country": "Iraq"}
    events.write_text(json.dumps(asad) + "\n\nnot json\n", encoding="utf-8")

    first, second = link_file(events, ROOT / "data" / "records.csv", Settings())

    assert [found["record_id"] for found in first["links"]] == ["ME15"]
    assert "no JSON" in second["error"]


def test_the_shipped_weights_are_probabilities_of_every_level():
    weights = Weights.load()

    for field in FIELDS:
        for shares in (weights.m[field.name], weights.u[field.name]):
            assert set(shares) == {name for name, _ in field.levels}
            assert sum(shares.values()) == pytest.approx(1.0, abs=0.01)


@pytest.mark.slow
def test_the_development_set_is_linked_as_well_as_promised(shared, tmp_path):
    truth = shared / "truth" / "links_dev.jsonl"
    records = shared / "datasets" / "ged_syria_20160101_20191130.csv"
    if not truth.exists() or not records.exists():
        pytest.skip("the development set of links is not beside this checkout")
    held = truth.with_name("links_dev.withheld_ids.txt")
    answers = tmp_path / "links.jsonl"

    with answers.open("w", encoding="utf-8") as file:
        for answer in link_file(truth, records, Settings(), exclude_ids=held):
            file.write(json.dumps(answer) + "\n")
    score = subprocess.run(
        [
            *(sys.executable, shared / "score" / "score.py", "links"),
            *("--gold", truth, "--pred", answers),
        ],
        capture_output=True,
        check=True,
    )

    found = json.loads(score.stdout)
    assert found["top1"] >= 70
    assert found["f1"] >= 75
    assert found["nil_recall"] >= 78
