import csv
import datetime as dt
import io

import pytest

from geo.errors import FormatError, InputError
from geo.model import Attribution, DatePrecision, Figure
from geo.settings import ROOT
from geo.sources.base import read_context, read_records
from geo.sources.countries import iso_of, iso_of_fips
from geo.sources.types import type_from_cameo, type_from_words

UCDP = {
    "id": "7",
    "type_of_violence": "1",
    "side_a": "Government of Syria",
    "side_b": "HTS, Southern Front",
    "source_article": '"SOHR,2016-01-01,Clashes"',
    "source_headline": "Clashes",
    "where_prec": "2",
    "where_coordinates": "Hit town",
    "adm_1": "Anbar",
    "adm_2": "Hit district",
    "latitude": "33.6",
    "longitude": "42.8",
    "country": "Yemen (North Yemen)",
    "date_prec": "2",
    "date_start": "2016-01-01",
    "date_end": "2016-01-03",
    "low": "1",
    "best": "2",
    "high": "5",
}
ACLED = {
    "event_id_cnty": "IRQ1",
    "event_date": "2024-08-05",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Iraq",
    "assoc_actor_1": "",
    "actor2": "IS: Islamic State",
    "assoc_actor_2": "A; B",
    "country": "Iraq",
    "admin1": "Anbar",
    "location": "Hit",
    "latitude": "33.6",
    "longitude": "42.8",
    "geo_precision": "2",
    "source": "AP; AFP",
    "notes": "Told.",
    "fatalities": "0",
}
GTD = {
    "eventid": "201501010001",
    "iyear": "2015",
    "imonth": "1",
    "iday": "0",
    "country_txt": "Iraq",
    "provstate": "Anbar",
    "city": "Hit",
    "latitude": "33.6",
    "longitude": "42.8",
    "specificity": "1",
    "attacktype1": "3",
    "suicide": "0",
    "gname": "Islamic State",
    "targtype1_txt": "Military",
    "nkill": "",
    "nwound": "-99",
    "claimed": "1",
}
HAPI = {
    "location_code": "IRQ",
    "admin1_name": "Anbar",
    "admin2_name": "Hit",
    "event_type": "political_violence",
    "events": "3",
    "fatalities": "",
    "reference_period_start": "2024-01-01",
    "reference_period_end": "2024-01-31",
}


def put(tmp_path, *rows, columns=None, first=()):
    columns = list(columns or rows[0])
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(columns)
    table.writerows(first)
    table.writerows([row[column] for column in columns] for row in rows)
    path = tmp_path / "given.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def one(path):
    (record,) = read_records(path)
    if isinstance(record, InputError):
        raise record
    return record


def test_a_ucdp_row_is_told_in_our_terms(tmp_path):
    record = one(put(tmp_path, UCDP))

    assert record.dataset == "UCDP GED"
    assert "Uppsala" in record.licence
    assert (record.initiators, record.targets) == (
        ("Government of Syria",),
        ("HTS", "Southern Front"),
    )
    assert not record.directed
    assert (record.event_type, record.sub_event_type) == ("Battles", "")
    assert record.date_precision is DatePrecision.WEEK
    assert (record.radius_km, record.country) == (25.0, "YE")
    assert record.fatalities == Figure(1, 2, 5)
    assert record.sources == ("SOHR",)
    assert dict(record.raw) == UCDP


def test_ucdp_columns_may_come_in_any_order(tmp_path):
    straight = one(put(tmp_path, UCDP))
    turned = one(put(tmp_path, UCDP, columns=reversed(UCDP)))

    assert straight.raw != turned.raw
    assert (straight.id, straight.fatalities, straight.lat) == (
        turned.id,
        turned.fatalities,
        turned.lat,
    )


def test_one_sided_violence_is_directed_at_civilians(tmp_path):
    record = one(put(tmp_path, UCDP | {"type_of_violence": "3", "side_b": "Civilians"}))

    assert record.directed
    assert record.event_type == "Violence against civilians"


def test_the_row_of_hxl_tags_is_no_event(tmp_path):
    tags = ["#date+year" if name == "where_prec" else "" for name in UCDP]

    assert one(put(tmp_path, UCDP, first=[tags])).id == "7"


def test_ucdp_estimates_in_the_wrong_order_are_put_right(tmp_path):
    record = one(put(tmp_path, UCDP | {"low": "8", "best": "7", "high": "7"}))

    assert record.fatalities == Figure(7, 7, 8)


@pytest.mark.parametrize("day", ["2024-08-05", "05-08-2024", "05 August 2024"])
def test_acled_dates_come_in_three_forms(tmp_path, day):
    assert one(put(tmp_path, ACLED | {"event_date": day})).date_start == dt.date(2024, 8, 5)


def test_an_acled_row_stays_the_users_own_and_says_no_direction(tmp_path):
    record = one(put(tmp_path, ACLED))

    assert record.licence == "ACLED terms: the user's own copy"
    assert not record.directed
    assert record.targets == ("IS: Islamic State", "A", "B")
    assert record.radius_km == 25.0
    assert record.fatalities == Figure(None, 0, 0, words="0, or no number reported")
    assert record.injuries == Figure()


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        pytest.param("2", dt.date(2024, 8, 2), dt.date(2024, 8, 8), id="week"),
        pytest.param("3", dt.date(2024, 8, 1), dt.date(2024, 8, 31), id="month"),
    ],
)
def test_acled_time_precision_widens_the_day(tmp_path, code, first, last):
    record = one(put(tmp_path, ACLED | {"time_precision": code}))

    assert (record.date_start, record.date_end) == (first, last)


def test_a_gtd_row_tells_who_claimed_it_and_what_is_unknown(tmp_path):
    record = one(put(tmp_path, GTD))

    assert record.claimed_by == record.initiators == ("Islamic State",)
    assert (record.fatalities, record.injuries) == (Figure(), Figure())
    assert (record.date_start, record.date_end) == (dt.date(2015, 1, 1), dt.date(2015, 1, 31))


def test_a_gtd_id_that_a_spreadsheet_rounded_is_refused(tmp_path):
    with pytest.raises(InputError, match="spreadsheet"):
        one(put(tmp_path, GTD | {"eventid": "2.02E+11"}))


def test_monthly_sums_are_refused_for_linking_and_given_as_context(tmp_path):
    path = put(tmp_path, HAPI)

    with pytest.raises(FormatError, match="monthly sums"):
        list(read_records(path))
    (fact,) = read_context(path)
    assert (fact.what, fact.value, fact.unit) == ("political violence", 3.0, "events")
    assert fact.place == "Hit, Anbar, IRQ"
    assert (fact.period_start, fact.period_end) == (dt.date(2024, 1, 1), dt.date(2024, 1, 31))


def gdelt_row():
    cells = [""] * 61
    cells[0], cells[1], cells[26] = "410412347", "20240805", "195"
    cells[6], cells[16], cells[60] = "UNITED STATES", "IRAQ", "https://example.org/a"
    cells[51:59] = ["4", "Hit, Al Anbar, Iraq", "IZ", "IZ01", "1", "33.64", "42.82", "-1"]
    return cells


def test_gdelt_has_no_header_and_writes_countries_in_fips(tmp_path):
    path = tmp_path / "20240805.export.CSV"
    path.write_text("\t".join(gdelt_row()) + "\n" + "\t".join(gdelt_row()), encoding="utf-8")

    first, second = read_records(path)

    assert (first.id, first.country, first.admin1) == ("410412347", "IQ", "Al Anbar")
    assert (first.event_type, first.sub_event_type) == (
        "Explosions/Remote violence",
        "Air/drone strike",
    )
    assert first.sources == ("https://example.org/a",)
    assert second.place_name == "Hit, Al Anbar, Iraq"


def test_a_lone_quote_in_gdelt_is_a_character(tmp_path):
    cells = gdelt_row()
    cells[52] = '"Hit'
    path = tmp_path / "g.csv"
    path.write_text("\t".join(cells) + "\n" + "\t".join(gdelt_row()), encoding="utf-8")

    first, second = read_records(path)

    assert first.place_name == '"Hit'
    assert second.id == "410412347"


def test_other_gdelt_files_are_told_apart(tmp_path):
    path = tmp_path / "m.csv"
    path.write_text("\t".join(["410412347", *["x"] * 15]), encoding="utf-8")

    with pytest.raises(FormatError, match="mentions"):
        list(read_records(path))


def test_a_table_of_ones_own_is_read_by_synonyms(tmp_path):
    row = {
        "Incident Date": "5 August 2024",
        "Latitude": "33.6",
        "Longitude": "42.8",
        "Location": "Hit",
        "Type": "IED",
        "Attacker": "A; B",
        "Killed": "0",
        "Wounded": "",
        "Attributed to": "A | Israel; B",
    }

    record = one(put(tmp_path, row))

    assert record.id == "given:2"
    assert record.dataset == "given"
    assert (record.event_type, record.sub_event_type) == (
        "Explosions/Remote violence",
        "Remote explosive/landmine/IED",
    )
    assert record.initiators == ("A", "B")
    assert record.directed
    assert record.fatalities == Figure(best=0)
    assert record.injuries == Figure()
    assert record.attributed == (Attribution("A", "Israel"), Attribution("B", ""))


def test_actor_columns_of_ones_own_table_have_no_direction(tmp_path):
    row = {"date": "2024-08-05", "country": "Iraq", "actor1": "A", "actor2": "B"}

    assert not one(put(tmp_path, row)).directed


def test_a_format_asked_for_must_fit_the_header(tmp_path):
    with pytest.raises(FormatError, match="'acled'"):
        list(read_records(put(tmp_path, UCDP), "acled"))


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("DR Congo (Zaire)", "CD"),
        ("Myanmar (Burma)", "MM"),
        ("Russia (Soviet Union)", "RU"),
        ("IRQ", "IQ"),
        ("368", "IQ"),
        ("004", "AF"),
        ("Côte d'Ivoire", "CI"),
        ("Atlantis", ""),
    ],
)
def test_countries_are_read_as_datasets_write_them(name, iso):
    assert iso_of(name) == iso


def test_fips_is_not_iso():
    assert (iso_of_fips("IS"), iso_of_fips("IZ"), iso_of_fips("UP")) == ("IL", "IQ", "UA")


@pytest.mark.parametrize(
    ("code", "sub_type"),
    [("1831", "Suicide bomb"), ("195", "Air/drone strike"), ("0331", ""), ("173", "Arrests")],
)
def test_a_cameo_code_is_read_by_its_longest_known_beginning(code, sub_type):
    assert type_from_cameo(code)[1] == sub_type


def test_a_type_called_other_says_nothing():
    assert type_from_words("other") == ("", "")


# ---------------------------------------------------------------- data/records.csv
@pytest.fixture(scope="module")
def ours():
    return {record.id: record for record in read_records(ROOT / "data" / "records.csv")}


def test_our_records_are_all_readable_and_at_least_forty(ours):
    assert len(ours) >= 40
    assert not any(isinstance(record, InputError) for record in ours.values())


def test_every_record_of_ours_has_a_source_a_type_and_a_country(ours):
    for record in ours.values():
        assert record.sources, record.id
        assert record.event_type, record.id
        assert record.country, record.id


def test_a_place_without_a_published_coordinate_gets_none(ours):
    record = ours["ME05"]

    assert (record.lat, record.lon, record.country) == (None, None, "IQ")
    assert "Abu Ghraib" in record.place_name


def test_silence_about_a_strike_is_no_claim(ours):
    assert ours["ME14"].claimed_by == ours["ME14"].denied_by == ()
    assert ours["ME14"].attributed == (Attribution("Israel", "Iran"),)
    assert ours["ME14"].initiators == ()


def test_not_said_stays_apart_from_zero(ours):
    assert ours["ME02"].fatalities == Figure()
    assert ours["ME28"].fatalities == Figure(0, 0, 0)
    assert ours["ME28"].injuries == Figure(5, 7, 7)


# ---------------------------------------------------------------- real files, where present
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("ged_syria_20160101_20191130.csv", 16_566),
        ("ged_myanmar_49col.csv", 7_374),
        ("hdx_conflict_data_BGD_hxl.csv", 601),
        ("hdx_ged_download_fixture.zip", 3_194),
        ("gdelt/events.csv", 100),
    ],
)
def test_every_row_of_a_real_file_is_read(shared, name, rows):
    path = shared / "datasets" / name
    if not path.exists():
        pytest.skip(f"{name} is not among the shared datasets")

    records = list(read_records(path))

    assert len(records) == rows
    assert not [record for record in records if isinstance(record, InputError)]
