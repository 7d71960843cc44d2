import gzip
import zipfile

import pytest

from geo.errors import FormatError, InputError, TooLargeError
from geo.sources.base import read_records
from geo.sources.rows import MAX_LINE_CHARS, read_sheets

HEADER = "id,date,lat,lon,place,killed\n"
ROW = "a,2024-08-05,33.7,42.4,Hit,0\n"


def only(path):
    return [record for sheet in read_sheets(path) for record in sheet.rows]


def put(tmp_path, data, name="t.csv"):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "cp1252"],
)
def test_a_name_survives_any_common_encoding(tmp_path, encoding):
    path = put(tmp_path, (HEADER + ROW.replace("Hit", "Hît é")).encode(encoding))

    (record,) = read_records(path)

    assert record.place_name == "Hît é"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_header(tmp_path, mark):
    path = put(tmp_path, (HEADER + ROW).replace(",", mark))

    (record,) = read_records(path)

    assert (record.id, record.lat) == ("a", 33.7)


def test_gzip_and_zip_read_like_the_plain_file(tmp_path):
    plain = put(tmp_path, HEADER + ROW)
    packed = put(tmp_path, gzip.compress((HEADER + ROW).encode()), "t.csv.gz")
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("readme.md", "no table")
        archive.writestr("folder/t.csv", HEADER + ROW)

    ids = [[r.id for r in read_records(p)] for p in (plain, packed, tmp_path / "t.zip")]

    assert ids == [["a"]] * 3


def test_a_member_that_points_out_of_the_archive_writes_nothing(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    with zipfile.ZipFile(inside / "t.zip", "w") as archive:
        archive.writestr("../../evil.csv", HEADER + ROW)

    (record,) = read_records(inside / "t.zip")

    assert record.id == "a"
    assert [p.name for p in tmp_path.rglob("*.csv")] == []


def test_a_zip_that_would_unpack_to_too_much_is_refused_before_it_is_read(tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("t.csv", HEADER + ROW * 50_000)

    with pytest.raises(TooLargeError, match="unpack to more than"):
        list(read_sheets(tmp_path / "bomb.zip", max_bytes=10_000))


def test_a_gzip_bomb_stops_at_the_limit(tmp_path):
    path = put(tmp_path, gzip.compress((HEADER + ROW * 50_000).encode()), "t.csv.gz")

    with pytest.raises(TooLargeError, match="more than 10,000 bytes"):
        [list(sheet.rows) for sheet in read_sheets(path, max_bytes=10_000)]


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        pytest.param(b"", "t.csv", "empty", id="empty"),
        pytest.param(b"\n\n", "t.csv", "empty", id="blank-lines"),
        pytest.param(b"a,b\0\1\2", "t.csv", "no text", id="binary"),
        pytest.param(b"PK\x03\x04broken", "t.zip", "broken", id="broken-zip"),
        pytest.param(
            gzip.compress(bytes(range(97, 123)) * 9)[:-12], "t.gz", "broken", id="cut-gzip"
        ),
        pytest.param(b"x" * (MAX_LINE_CHARS + 1), "t.csv", "a line of", id="endless-line"),
        pytest.param(b"id,colour\n1,red\n", "t.csv", "date", id="another-table"),
    ],
)
def test_a_file_that_is_no_table_of_events_is_refused_in_a_sentence(tmp_path, data, name, says):
    path = put(tmp_path, data, name)

    with pytest.raises(FormatError, match=says):
        list(read_records(path))


def test_a_workbook_is_told_to_be_saved_as_csv(tmp_path):
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")

    with pytest.raises(FormatError, match="CSV"):
        list(read_records(tmp_path / "t.xlsx"))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        list(read_records(tmp_path / "nowhere.csv"))


def test_a_bad_row_is_yielded_with_its_number_and_the_rest_goes_on(tmp_path):
    path = put(tmp_path, HEADER + ROW + "b,tomorrow,1,2,X,0\n" + ROW.replace("a,", "c,", 1))

    first, fault, last = read_records(path)

    assert (first.id, last.id) == ("a", "c")
    assert isinstance(fault, InputError)
    assert "row 3" in str(fault)
    assert "'tomorrow'" in str(fault)


def test_an_unclosed_quote_does_not_swallow_the_rest_of_the_file(tmp_path):
    long = 'b,2024-08-05,1,2,"' + "x\n" * 70_000
    path = put(tmp_path, HEADER + ROW + long + ROW.replace("a,", "c,", 1))

    found = list(read_records(path))

    assert found[0].id == "a"
    assert any(isinstance(record, InputError) for record in found)
    assert found[-1].id == "c"


def test_a_row_with_too_many_cells_is_a_fault_and_one_with_too_few_is_filled(tmp_path):
    path = put(tmp_path, HEADER + "a,2024-08-05,1,2,X,0,what\n" + "b,2024-08-05,1,2\n")

    fault, record = read_records(path)

    assert "7 cells, the header has 6" in str(fault)
    assert (record.id, record.place_name, record.fatalities.best) == ("b", "", None)


def test_a_cell_that_begins_like_a_formula_is_data(tmp_path):
    path = put(tmp_path, HEADER + ROW.replace("Hit", '"=HYPERLINK(""x"")"'))

    (record,) = read_records(path)

    assert record.place_name == '=HYPERLINK("x")'
    assert dict(record.raw)["place"] == '=HYPERLINK("x")'


def test_an_unknown_format_name_lists_the_known_ones(tmp_path):
    with pytest.raises(InputError, match="acled"):
        list(read_records(put(tmp_path, HEADER + ROW), "excel"))
