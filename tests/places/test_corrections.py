import dataclasses

import pytest

from geo.errors import FormatError
from geo.places.corrections import Corrections, append
from geo.places.locate import Locator
from geo.settings import Settings

TEXT = "Shells fell on Tripoli on Monday."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "corrections.csv"


def find(locator, path, text, document, report="r1"):
    corrected = locator.corrected(Corrections.read(path, locator.index))
    return {m.text: m for m in corrected.mentions(document(text, id=report))}


def test_a_correction_holds_everywhere(locator, path, document):
    append(path, name="Tripoli", place="geonames:266826")

    mention = find(locator, path, TEXT, document)["Tripoli"]

    assert mention.place.country == "LB"
    assert mention.rule == "corrected by hand"


def test_a_correction_for_one_report_leaves_others_alone(locator, path, document):
    append(path, name="Tripoli", place="geonames:266826", report="r1")

    assert find(locator, path, TEXT, document, "r1")["Tripoli"].place.country == "LB"
    assert find(locator, path, TEXT, document, "r2")["Tripoli"].place.country == "LY"


def test_a_name_can_be_no_place_at_all(locator, path, document):
    append(path, name="Tripoli", place="none")

    assert find(locator, path, TEXT, document)["Tripoli"].place is None


def test_a_point_of_the_readers_own_is_used(locator, path, document):
    append(path, name="Tripoli", place="The old harbour", point=(34.45, 35.81))

    place = find(locator, path, TEXT, document)["Tripoli"].place

    assert (place.name, place.lat, place.lon, place.country) == (
        "The old harbour",
        34.45,
        35.81,
        "LB",
    )


def test_a_name_is_corrected_whatever_its_case_and_accents(locator, path, document):
    append(path, name="TRÍPOLI", place="geonames:266826")

    assert find(locator, path, TEXT, document)["Tripoli"].place.country == "LB"


def test_all_faults_are_told_at_once(locator, path):
    append(path, name="Tripoli", place="geonames:0")
    append(path, name="", place="geonames:266826")

    with pytest.raises(
        FormatError, match=r"line 2: 'geonames:0' is no id.*line 3: it corrects no name"
    ):
        Corrections.read(path, locator.index)


def test_a_missing_column_is_named(locator, path):
    path.write_text("report,name\n,Tripoli\n", encoding="utf-8")

    with pytest.raises(FormatError, match="no column 'place'"):
        Corrections.read(path, locator.index)


def test_no_file_means_no_corrections(locator, path):
    assert Corrections.read(path, locator.index).find("r1", "Tripoli") == (False, None)


def test_the_door_reads_the_file_of_the_settings(path):
    append(path, name="Tripoli", place="geonames:266826")

    locator = Locator.open(dataclasses.replace(Settings(), corrections=path))

    assert locator.geocode("Tripoli").place.country == "LB"
