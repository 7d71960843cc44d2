import json

import geopandas as gpd
import pytest

from geo import store
from geo.errors import StoreError, StoreMissingError, StoreVersionError
from geo.model import Link, Mention
from geo.store import Built, ReportMentions


@pytest.fixture
def built(events, reports):
    return Built(
        events=events,
        reports=reports,
        mentions=(ReportMentions("r1", (Mention(0, 4, "Kyiv"),)),),
        links=(Link("e1", None, 0.0),),
    )


def test_what_is_written_is_read(built, tmp_path):
    store.write(tmp_path / "built", built)
    back = store.read(tmp_path / "built")

    assert (back.events, back.reports, back.mentions) == (
        built.events,
        built.reports,
        built.mentions,
    )
    assert back.links == built.links
    assert back.manifest["counts"]["events"] == 3


def test_geopandas_opens_the_events_as_points_in_wgs84(built, tmp_path):
    store.write(tmp_path / "built", built)
    table = gpd.read_parquet(tmp_path / "built" / "events.parquet")

    assert table.crs == "EPSG:4326"
    assert list(table["place"]) == ["Kyiv", "Donetsk", ""]
    assert (table.geometry[0].x, table.geometry[0].y) == (30.52, 50.45)
    assert table.geometry[2] is None


def test_not_said_and_zero_stay_apart_in_the_table(built, tmp_path):
    store.write(tmp_path / "built", built)
    table = gpd.read_parquet(tmp_path / "built" / "events.parquet")

    assert table["fatalities_best"][1] == 0
    assert table["fatalities_best"].isna()[2]


def test_an_empty_store_is_a_store(tmp_path):
    store.write(tmp_path / "built", Built())

    assert store.read(tmp_path / "built").events == ()


def test_a_second_write_replaces_the_first(built, tmp_path):
    store.write(tmp_path / "built", built)
    before = store.fingerprint(tmp_path / "built")
    store.write(tmp_path / "built", Built())

    assert store.read(tmp_path / "built").events == ()
    assert store.fingerprint(tmp_path / "built") != before


def test_a_missing_store_says_what_to_do(tmp_path):
    with pytest.raises(StoreMissingError, match="run `make build`"):
        store.read(tmp_path)


def test_a_store_of_another_version_is_refused_with_both_numbers(built, tmp_path):
    store.write(tmp_path / "built", built)
    manifest = tmp_path / "built" / "manifest.json"
    manifest.write_text(json.dumps({"format": 1}))

    with pytest.raises(StoreVersionError, match=r"format 1, this version .* format \d+"):
        store.read(tmp_path / "built")


@pytest.mark.parametrize("name", ["events.parquet", "links.parquet"])
def test_a_damaged_store_says_what_to_do(built, tmp_path, name):
    store.write(tmp_path / "built", built)
    (tmp_path / "built" / name).write_bytes(b"PAR1 not really")

    with pytest.raises(StoreError, match="run `make build`"):
        store.read(tmp_path / "built")


def test_a_manifest_that_is_no_json_says_what_to_do(built, tmp_path):
    store.write(tmp_path / "built", built)
    (tmp_path / "built" / "manifest.json").write_text("{")

    with pytest.raises(StoreError, match="run `make build`"):
        store.read(tmp_path / "built")
