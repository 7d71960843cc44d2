import csv

import pytest

from geo.model import Kind
from geo.places.libraries import Area
from geo.places.rows import Row
from geo.places.seats import DISTRICT_KM, seats
from geo.settings import Settings

SUD_KIVU = {"CD.12": (-3.1, 28.1, 150.0)}


def town(name, lat, lon, country="CD", **more):
    return Row("x", name, Kind.POPULATED, "town", lat, lon, 6.0, country, **more)


def district(name, *aliases):
    return {"CD.12.1": Area("CD.12.1", "1", name, "territory", aliases, 2, "CD.12")}


@pytest.mark.parametrize(
    ("name", "aliases"),
    [
        pytest.param("Kalehe", (), id="its name"),
        pytest.param("Kalehe District", (), id="without the word for what it is"),
        pytest.param("Territoire du lac", ("Kalehe",), id="another name of it"),
        pytest.param("Kaleheh", (), id="sounds alike"),
        pytest.param("Kalehe Nord", (), id="a side of it"),
    ],
)
def test_a_district_without_towns_lies_at_the_town_of_its_name(name, aliases):
    towns = [town("Kalehe", -2.1, 28.9, admin1_code="CD.12")]

    found = dict(seats(district(name, *aliases), towns, {}, SUD_KIVU))

    assert found == {"CD.12.1": (-2.1, 28.9, DISTRICT_KM)}


@pytest.mark.parametrize(
    ("towns", "reaches", "provinces"),
    [
        pytest.param([town("Kalehe", -2.1, 28.9, "UG")], {}, {}, id="of another country"),
        pytest.param([town("Kalehe", -2.1, 28.9)], {"CD.12.1": 1}, {}, id="towns known"),
        pytest.param(
            [town("Kalehe", -2.1, 28.9)], {}, {"CD.12": (5.0, 18.0, 100.0)}, id="far province"
        ),
        pytest.param(
            [town("Kalehe", -2.1, 28.9), town("Kalehe", 3.0, 20.0)], {}, {}, id="two of the name"
        ),
    ],
)
def test_a_namesake_elsewhere_is_no_seat(towns, reaches, provinces):
    found = dict(seats(district("Kalehe"), towns, reaches, provinces))

    assert not found


def test_the_town_of_the_own_province_is_the_seat_and_a_hamlet_does_not_disturb():
    towns = [
        town("Kalehe", -2.1, 28.9, admin1_code="CD.12", population=40_000),
        town("Kalehe", -4.1, 28.0, admin1_code="CD.12", population=600),
        town("Kalehe", -1.0, 28.5, admin1_code="CD.11", population=90_000),
    ]

    found = dict(seats(district("Kalehe"), towns, {}, SUD_KIVU))

    assert found["CD.12.1"][:2] == (-2.1, 28.9)


def test_a_seat_that_is_told_stands_for_a_district_of_another_name():
    towns = [town("Mora", -2.0, 28.5, admin1_code="CD.12")]

    found = dict(seats(district("Mayo-Sava"), towns, {}, SUD_KIVU, {"CD.12.1": "Mora"}))

    assert found["CD.12.1"][:2] == (-2.0, 28.5)


def test_every_seat_of_the_table_is_a_town_that_the_gazetteer_has(locator):
    with (Settings().data / "district_seats.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    lost = [row for row in rows if "town" not in locator.index.area(row["code"]).place.source]

    assert rows
    assert not lost
