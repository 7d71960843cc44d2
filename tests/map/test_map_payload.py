import json

from invented import Build, event, place

from geo.map.payload import payload
from geo.model import Figure, Kind


def columns(build, **options):
    told = json.loads(payload(build, **options))
    return told, told["columns"], told["words"]


def test_events_come_by_first_day_with_the_undated_last(build):
    told, rows, _ = columns(build)

    assert rows["id"] == ["larch", "wide", "nowhere", "later", "undated"]
    assert told["dated"] == 4
    assert rows["start"][-1] is None


def test_what_is_only_planned_is_not_counted(build):
    _, rows, _ = columns(build)

    assert "plan" not in rows["id"]


def test_days_are_counted_from_1970(build):
    _, rows, _ = columns(build)

    assert rows["start"][0] == 19742  # 2024-01-20
    assert (rows["start"][2], rows["end"][2]) == (19755, 19762)


def test_not_said_is_null_and_zero_is_zero():
    said = event("zero", fatalities=Figure(0, 0, 0))
    unsaid = event("unsaid")

    _, rows, _ = columns(Build((said, unsaid)))

    assert dict(zip(rows["id"], rows["killed"][1], strict=True)) == {"zero": 0, "unsaid": None}


def test_every_precision_has_its_own_word(build):
    _, rows, words = columns(build)

    drawn = [words["drawn"][code] for code in rows["drawn"]]
    assert drawn == ["exact", "country", "none", "area", "exact"]


def test_an_event_without_a_place_has_no_coordinates(build):
    _, rows, _ = columns(build)

    at = rows["id"].index("nowhere")
    assert [rows[name][at] for name in ("lat", "lon", "radius", "place", "country")] == [None] * 5


def test_the_linked_dataset_is_told_and_no_record_is_a_word(build):
    _, rows, words = columns(build)

    assert [words["dataset"][code] for code in rows["dataset"]] == [
        "Invented dataset",
        "none",
        "none",
        "none",
        "none",
    ]
    assert rows["record"][0] == "rec-1"


def test_a_link_to_a_record_that_is_not_there_counts_as_none(build):
    without = Build(build.events, build.reports, (), build.links)

    _, rows, words = columns(without)

    assert {words["dataset"][code] for code in rows["dataset"]} == {"none"}


def test_the_evidence_sentence_can_be_searched_without_accents(build):
    _, rows, _ = columns(build)

    assert "drones struck fort larch on monday" in rows["search"][0]
    assert "two soldiers one of them a cook were killed" in rows["search"][0]


def test_only_the_asked_events_are_given(build):
    _, rows, _ = columns(build, only={"later", "plan"})

    assert rows["id"] == ["later"]


def test_the_six_types_keep_their_codes_when_none_occurs():
    _, rows, words = columns(Build((event(event_type="Something new"),)))

    assert len(words["type"]) == 7
    assert rows["type"] == [6]


def test_an_empty_build_gives_empty_columns():
    told, rows, _ = columns(Build())

    assert told["n"] == 0
    assert rows["id"] == []


def test_negative_coordinates_and_the_date_line_survive():
    far = event(where=place("Reef", Kind.SEA, -17.5, -179.9))

    _, rows, _ = columns(Build((far,)))

    assert (rows["lat"], rows["lon"]) == ([-17.5], [-179.9])
