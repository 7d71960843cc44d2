"""Parts of towns and small localities lie in or near the town that is named beside them."""

import datetime as dt

import pytest

from geo.places.localities import is_part
from geo.places.namedparts import whole_names
from geo.places.rows import distance_km
from geo.text.document import cut
from geo.text.reports import report_from_text


def mentions(locator, text):
    report = report_from_text(text, id="t", published=dt.date(2024, 1, 1))
    return {m.text: m for m in locator.mentions(cut(report))}


def apart(one, other):
    return distance_km(one.lat, one.lon, other.lat, other.lon)


@pytest.mark.parametrize(
    ("text", "part", "town"),
    [
        pytest.param(
            "In Londrina, Parana, a man was shot at a bar in Santa Rita neighborhood.",
            "Santa Rita", "Londrina", id="neighborhood",
        ),
        pytest.param(
            "In Irapuato, Guanajuato, gunmen attacked a patrol in Valencia community.",
            "Valencia", "Irapuato", id="community",
        ),
        pytest.param(
            "Workers gathered at Berlin area of Surat city (Surat, Gujarat).",
            "Berlin", "Surat", id="area-of",
        ),
        pytest.param(
            "Rioters burned a house in Lima sub-district, Nowhere District, Bandung city.",
            "Lima", "Bandung", id="unknown-district-between",
        ),
        pytest.param(
            "Students protested at Granada square [coded to Izmir-Central Izmir].",
            "Granada", "Izmir", id="coded-to",
        ),
    ],
)  # fmt: skip
def test_a_namesake_far_from_the_town_written_beside_is_not_meant(locator, text, part, town):
    found = mentions(locator, text)

    assert apart(found[part].place, found[town].place) < 60


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Colonia Valle del Sol", id="colonia"),
        pytest.param("Barrio San Jacinto", id="barrio"),
        pytest.param("Fraccionamiento Los Pinos", id="fraccionamiento"),
    ],
)
def test_a_word_for_a_part_of_a_town_and_its_name_are_one_name_in_the_town(locator, name):
    found = mentions(locator, f"In Hermosillo, Sonora, armed men attacked a man in {name}.")

    assert found[name].place == found["Hermosillo"].place
    assert found[name].rule == "not in the gazetteer; placed in Hermosillo, as written"


def test_a_square_of_a_city_is_in_the_city_not_in_the_district_of_its_name(locator):
    found = mentions(locator, "Interns protested in Bar Lotan Square of Haifa city.")

    assert found["Bar Lotan Square"].place == found["Haifa"].place


def test_a_city_that_has_parts_is_no_part_itself(locator):
    found = mentions(locator, "He lived in the Cincinnati suburb of West Chester.")

    assert found["Cincinnati"].place.population > 100_000


def test_a_large_town_of_the_same_country_keeps_its_own_area(locator):
    found = mentions(locator, "In Baquba, Diyala, police said militants hid in the Kirkuk area.")

    assert apart(found["Kirkuk"].place, found["Baquba"].place) > 100


def test_a_building_of_a_city_may_be_told_of_elsewhere(locator):
    found = mentions(locator, "In Herat, doctors of the Kabul hospital went on strike.")

    assert apart(found["Kabul"].place, found["Herat"].place) > 500


def test_the_bare_name_follows_the_one_that_is_called_a_part(locator):
    text = "In Londrina, Parana, a man died in Santa Rita neighborhood. Santa Rita is quiet now."
    report = report_from_text(text, id="t", published=dt.date(2024, 1, 1))

    found = [m for m in locator.mentions(cut(report)) if m.text == "Santa Rita"]

    assert len({m.place for m in found}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("in Colonia Roma Norte on Friday", ["Colonia Roma Norte"], id="unfound"),
        pytest.param("in Colonia, Uruguay", ["Colonia"], id="the-town"),
        pytest.param("members of Barrio 18", ["Barrio"], id="a-gang"),
    ],
)
def test_only_a_name_behind_the_word_makes_one_name(text, expected):
    first = text.index(expected[0].split()[0])
    found = [(first, first + len(expected[0].split()[0]))]

    assert [text[a:b] for a, b in whole_names(text, found)] == expected


def test_what_is_called_a_part_is_told_by_the_word_in_before_or_behind_it():
    assert is_part("Linden Square was full", (0, 13))
    assert is_part("Linden neighborhood was full", (0, 6))
    assert is_part("Bairro Linden was full", (0, 13))
    assert not is_part("Linden was full", (0, 6))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A farmer died between Velky Kyr and Kagara (Rafi LGA, Niger).", id="between"),
        pytest.param("A farmer died on the Velky Kyr road in Kagara (Rafi LGA, Niger).", id="road"),
        pytest.param("A farmer died in Velky Kyr (coded as Kagara, Niger).", id="coded-as"),
    ],
)
def test_a_village_abroad_is_not_meant_beside_a_town_written_with_its_area(locator, text):
    found = mentions(locator, text)

    assert found["Velky Kyr"].place in {None, found["Kagara"].place}
    assert found["Velky Kyr"].rule.startswith("not in the gazetteer")


def test_a_village_abroad_is_meant_where_its_country_is_named(locator):
    found = mentions(
        locator, "A farmer from Velky Kyr in Slovakia died in Kagara (Rafi LGA, Niger)."
    )

    assert found["Velky Kyr"].place.country == "SK"


def test_of_two_areas_in_brackets_the_smaller_holds_an_unknown_name(locator):
    found = mentions(locator, "They met in the Salima neighborhood of Natanga (Donga, Copargo).")

    assert apart(found["Salima"].place, found["Copargo"].place) < 25


def test_a_bare_name_is_the_one_that_was_written_with_its_area(locator):
    text = "Mortars hit Yasne, Donetsk. Observers heard five explosions near Yasne."
    report = report_from_text(text, id="t", published=dt.date(2024, 1, 1))

    found = [m.place for m in locator.mentions(cut(report)) if m.text == "Yasne"]

    assert apart(*found) < 1


@pytest.mark.parametrize(
    ("text", "part", "town"),
    [
        pytest.param(
            "Rebels attacked a patrol in the vereda El Carmen, municipality of Saravena (Arauca).",
            "El Carmen", "Saravena", id="a-word-before",
        ),
        pytest.param(
            "In Fortaleza, Ceara, three people were shot in Barra do Linde neighborhood.",
            "Barra do Linde", "Fortaleza", id="whole-name",
        ),
        pytest.param(
            "A bomb exploded in Mogadishu - Granada (Granada, Banadir).",
            "Granada", "Mogadishu", id="behind-a-dash",
        ),
        pytest.param(
            "A bomb exploded outside the Granada hotel in Mogadishu, they said.",
            "Granada", "Mogadishu", id="a-building",
        ),
    ],
)  # fmt: skip
def test_further_ways_to_write_a_part_of_a_town(locator, text, part, town):
    found = mentions(locator, text)

    assert apart(found[part].place, found[town].place) < 40


def test_an_unknown_village_in_a_part_of_a_province_is_in_that_part(locator):
    found = mentions(locator, "Troops shelled Zarbelan village in western Aleppo countryside.")

    assert found["Zarbelan"].place.name.startswith("western")
    assert found["Zarbelan"].vague


def test_what_lies_south_of_an_unknown_village_is_not_south_of_its_province(locator):
    text = "They clashed south of Abu Zarbin village (Misratah)."
    report = report_from_text(text, id="t", published=dt.date(2024, 1, 1))
    spans = [
        (text.index(name), text.index(name) + len(name)) for name in ("Abu Zarbin", "Misratah")
    ]

    village, province = locator.mentions(cut(report), spans)

    assert village.vague == ""
    assert village.place == province.place
