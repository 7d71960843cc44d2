"""Names in brackets behind a place are the areas it lies in."""

import datetime as dt

import pytest

from geo.places.brackets import in_brackets
from geo.places.matches import Match
from geo.places.sorts import ADMIN1
from geo.text.document import cut
from geo.text.reports import report_from_text


def places(locator, text):
    report = report_from_text(text, id="t", published=dt.date(2024, 1, 1))
    return {m.text: m.place for m in locator.mentions(cut(report)) if m.place}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param("Women gathered in George Town (Penang).", "George Town", "MY", id="area"),
        pytest.param("A man was shot in Tlaxiaco (Oaxaca).", "Tlaxiaco", "MX", id="small town"),
        pytest.param(
            "A march was held in Warri town (Delta, Nigeria).", "Warri", "NG", id="kind word"
        ),
    ],
)
def test_what_is_in_brackets_says_where_a_name_lies(locator, text, name, country):
    found = places(locator, text)

    assert found[name].country == country


def test_a_quarter_with_a_famous_name_stays_in_its_city(locator):
    found = places(locator, "Shots were fired in Soweto - Orlando (Johannesburg, Gauteng).")

    assert found["Orlando"].country == "ZA"


def test_brackets_behind_no_place_hold_none():
    text = "The mayor (Victoria) spoke."

    assert in_brackets(text, [], [Match(3, 3, ADMIN1, "victoria", 11, 19)]) == []
