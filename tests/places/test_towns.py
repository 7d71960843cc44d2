"""A town or its province, and names written with the area they lie in."""

import datetime as dt

import pytest

from geo.model import Kind
from geo.text.document import cut
from geo.text.reports import report_from_text


def places(locator, text):
    report = report_from_text(text, id="t", published=dt.date(2024, 1, 1))
    return {m.text: m.place for m in locator.mentions(cut(report)) if m.place}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Thousands marched through Yangon, Myanmar.", Kind.POPULATED, id="through"),
        pytest.param("Crowds filled downtown Yangon, Myanmar.", Kind.POPULATED, id="downtown"),
        pytest.param("Taliban forces seized Herat, Afghanistan.", Kind.POPULATED, id="seized"),
        pytest.param("Residents of Yangon blocked roads.", Kind.POPULATED, id="residents"),
        pytest.param("They met at Kora [coded to Yangon].", Kind.POPULATED, id="coded-to"),
        pytest.param("They fought in Herat province, Afghanistan.", Kind.ADMIN1, id="province"),
        pytest.param("Shells fell on Yangon region, Myanmar.", Kind.ADMIN1, id="region"),
    ],
)
def test_a_town_and_its_province_of_one_name_are_told_apart(locator, text, kind):
    found = places(locator, text)

    name = "Yangon" if "Yangon" in text else next(n for n in found if n.startswith("Herat"))
    assert found[name].kind is kind


def test_an_oblast_is_meant_where_the_text_says_region(locator):
    found = places(locator, "Shells fell in Bilopillia, Sumy region, Ukraine.")

    assert found["Sumy"].kind is Kind.ADMIN1


def test_a_small_town_of_a_large_provinces_name_is_not_its_seat(locator):
    found = places(locator, "In Leyte, a bus bound for Ormoc in the Philippines fell off a cliff.")

    assert found["Leyte"].kind is Kind.ADMIN2


def test_a_town_whose_name_is_only_spelt_alike_comes_before_its_province(locator):
    found = places(locator, "In Lebanon, crowds gathered at the square in Nabatiyeh.")

    assert found["Nabatiyeh"].kind is Kind.POPULATED


def test_a_name_right_before_the_area_it_lies_in_is_a_place(locator):
    found = places(locator, "Russian forces shelled Nikopol (Dnipropetrovsk, Ukraine).")

    assert found["Nikopol"].country == "UA"
    assert found["Nikopol"].kind is Kind.POPULATED


def test_the_area_as_written_keeps_a_name_out_of_another_country(locator):
    found = places(locator, "A landmine exploded near Boni, Mopti region, Mali, killing four.")

    assert found["Boni"].country == "ML"


def test_every_area_written_behind_a_name_counts(locator):
    found = places(locator, "Rebels burned vehicles in Bijapur, Chhattisgarh, India.")

    assert found["Bijapur"].lat == pytest.approx(18.8, abs=0.5)


def test_a_province_that_has_a_district_of_its_name_says_no_more_than_one_that_has_none(locator):
    found = places(locator, "Miners marched in La Paz (La Paz).")

    assert found["La Paz"].country == "BO"


def test_half_a_name_with_a_hyphen_is_no_hamlet(locator):
    found = places(locator, "A boat landed at Zarke-Plage, they said.")

    assert "Zarke-Plage" not in found


def test_a_town_written_with_nothing_but_its_own_name_is_the_one_that_everybody_means(locator):
    found = places(locator, "Rioters set fire to a bank in Athens (Athens-Central Athens).")

    assert found["Athens"].country == "GR"


def test_a_side_of_a_country_behind_a_city_takes_it_to_no_other_country(locator):
    found = places(locator, "Police shot a man in Tripoli (North).")

    assert found["Tripoli"].kind is Kind.POPULATED
    assert "North" not in found
