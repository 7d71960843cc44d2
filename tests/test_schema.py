import pytest

from geo import store
from geo.errors import SchemaError
from geo.schema import EVENTS


@pytest.fixture
def table(events):
    return store.events_frame(events)


def test_a_good_table_comes_back_as_it_went_in(table):
    assert EVENTS.check(table) is table


def test_every_fault_is_named_in_one_message(table):
    table["id"] = "same"
    table["fatalities_best"] = "three"

    with pytest.raises(SchemaError) as caught:
        EVENTS.check(table.to_crs("EPSG:3857"))

    message = str(caught.value)
    assert "'fatalities_best' should hold count" in message
    assert "'same' stands twice" in message
    assert "crs should be EPSG:4326" in message


@pytest.mark.parametrize("column", list(EVENTS.columns))
def test_a_missing_column_is_named(table, column):
    with pytest.raises(SchemaError, match=f"column '{column}' is missing"):
        EVENTS.check(table.drop(columns=column))


def test_a_point_off_the_globe_is_refused(table):
    table.geometry = table.geometry.translate(xoff=300)

    with pytest.raises(SchemaError, match="outside longitude"):
        EVENTS.check(table)
