from dataclasses import replace

import pytest
from invented import mention, place

from geo.map.precision import drawn_as
from geo.model import Kind, Mention


@pytest.mark.parametrize(
    ("kind", "radius_km", "expected"),
    [
        pytest.param(Kind.SITE, 2, "exact", id="a base"),
        pytest.param(Kind.POPULATED, 20, "exact", id="a large city"),
        pytest.param(Kind.POPULATED, 80, "area", id="a town known to 80 km only"),
        pytest.param(Kind.ADMIN2, 30, "area", id="a district"),
        pytest.param(Kind.ADMIN1, 120, "area", id="a province"),
        pytest.param(Kind.REGION, 300, "area", id="western Iraq"),
        pytest.param(Kind.SEA, 200, "area", id="a sea"),
        pytest.param(Kind.COUNTRY, 400, "country", id="a country"),
        pytest.param(Kind.CONTINENT, 3000, "country", id="a continent"),
    ],
)
def test_a_place_is_drawn_as_exactly_as_it_is_known(kind, radius_km, expected):
    assert drawn_as(mention(place(kind=kind, radius_km=radius_km))) == expected


def test_south_of_a_town_is_an_area():
    moved = replace(mention(place(kind=Kind.POPULATED, radius_km=25)), vague="south of")

    assert drawn_as(moved) == "area"


def test_an_unresolved_name_has_no_place():
    assert drawn_as(Mention(0, 4, "Nowhere")) == "none"
    assert drawn_as(None) == "none"
