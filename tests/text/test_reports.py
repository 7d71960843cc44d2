import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import FormatError, InputError, TooLargeError
from geo.model import DatePrecision, Report
from geo.settings import Settings
from geo.text.language import language_of
from geo.text.reports import read_reports, report_from_row, report_from_text

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def read(path, **bounds):
    return list(read_reports(path, Settings(**bounds)))


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_kept_as_it_is(tmp_path):
    text = "\n date 2024-01-21 Two died.\r\n\r\nThree hurt.\n"
    (report,) = read(write(tmp_path, "a.txt", text))

    assert report.text == text
    assert (report.id, report.source) == ("a", "a.txt")
    assert (report.published, report.published_how) == (dt.date(2024, 1, 21), "header")
    assert report.published_precision is DatePrecision.DAY


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"],
)
def test_any_encoding_is_read(tmp_path, encoding):
    text = "Die Täter flohen nach Köln und die Bürger blieben, sagte der Sprecher für Großstädte."
    (report,) = read(write(tmp_path, "a.txt", text.encode(encoding)))

    assert report.text == text


def test_cyrillic_without_a_mark_is_read(tmp_path):
    text = "В понедельник в городе Харьков произошел взрыв, сообщили местные власти. " * 4
    (report,) = read(write(tmp_path, "a.txt", text.encode("cp1251")))

    assert report.text == text
    assert report.language == "ru"


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        pytest.param("a.txt", b"", InputError, "empty", id="empty"),
        pytest.param("a.txt", b" \n\t ", InputError, "white space", id="blank"),
        pytest.param("a.txt", bytes(range(256)) * 9, FormatError, "binary", id="binary"),
        pytest.param(
            "a.txt", b"\x00\x01\x02\xff" * 99, FormatError, "binary", id="binary with zeros"
        ),
        pytest.param("a.pdf", b"%PDF-1.4", FormatError, ".jsonl", id="another-format"),
        pytest.param(
            "a.html", b"<html></html>", FormatError, "no story", id="a-page-without-a-story"
        ),
        pytest.param("a.csv", b"name,age\nx,1\n", FormatError, "'name, age'", id="no-text-column"),
        pytest.param("a.jsonl", b"{broken\n", FormatError, "line 1", id="broken-json"),
        pytest.param("a.jsonl", b"[1]\n", FormatError, "object", id="no-object"),
        pytest.param("a.jsonl", b'{"title": "x"}\n', InputError, "'text'", id="no-text"),
    ],
)
def test_bad_input_is_one_sentence_that_says_what_to_do(tmp_path, name, content, kind, words):
    (fault,) = read(write(tmp_path, name, content))

    assert isinstance(fault, kind)
    assert words in str(fault)
    assert "\n" not in str(fault)


def test_a_missing_file_is_said(tmp_path):
    (fault,) = read(tmp_path / "nowhere.txt")

    assert "nowhere.txt" in str(fault)


def test_a_file_that_is_too_large_is_refused(tmp_path):
    (fault,) = read(write(tmp_path, "a.txt", "word " * 30), max_file_bytes=100)

    assert isinstance(fault, TooLargeError)


def test_a_long_text_is_cut_and_said_to_be(tmp_path):
    report, fault = read(write(tmp_path, "a.txt", "word " * 30), max_report_chars=100)

    assert len(report.text) == 100
    assert isinstance(fault, TooLargeError)


def test_twenty_megabytes_of_text_are_read(tmp_path):
    report, fault = read(write(tmp_path, "a.txt", b"Two people died. " * 1_250_000))

    assert isinstance(report, Report)
    assert "left out" in str(fault)


def test_one_bad_row_does_not_lose_the_others(tmp_path):
    lines = ['{"text": "One died.", "id": 7}', "{", "", '{"text": "Two died."}']
    first, fault, last = read(write(tmp_path, "a.jsonl", "\n".join(lines)))

    assert (first.id, first.text) == ("7", "One died.")
    assert isinstance(fault, FormatError)
    assert (last.id, last.text) == ("a-4", "Two died.")


def test_deeply_nested_json_is_a_fault_of_its_row(tmp_path):
    lines = "[" * 100_000 + "\n" + '{"text": "Two died."}'
    fault, last = read(write(tmp_path, "a.jsonl", lines))

    assert isinstance(fault, InputError)
    assert last.text == "Two died."


def test_a_row_brings_its_title_date_and_outlet():
    row = {
        "id": "9",
        "text": "Two died.",
        "title": "Two die",
        "published": "2009-03-15 07:26:37.258239-05",
        "url": "https://www.voanews.com/a/1.html",
        "spans": [[0, 3]],
    }

    report = report_from_row(row)

    assert (report.id, report.title, report.outlet) == ("9", "Two die", "voanews.com")
    assert (report.published, report.published_how) == (dt.date(2009, 3, 15), "given")


@pytest.mark.parametrize(
    "stamp",
    ["2024-08-06", "20240806", "Tue, 06 Aug 2024 08:36:00 GMT", "6 August 2024", "Aug 6, 2024"],
)
def test_dates_of_feeds_are_understood(stamp):
    assert report_from_row({"text": "x", "date": stamp}).published == dt.date(2024, 8, 6)


@pytest.mark.parametrize("stamp", ["", None, "soon", "2024-13-45", "0001-01-01", 7, ["x"]])
def test_a_date_that_is_none_leaves_the_report_undated(stamp):
    assert report_from_row({"text": "x", "published": stamp}).published is None


def test_a_table_is_read_row_by_row(tmp_path):
    table = 'Title,Text,Date,URL\nx,"Two, died.",2024-01-02,http://a.org/x\n,,,\ny,Three died.,,\n'
    first, fault, last = read(write(tmp_path, "a.csv", table))

    assert (first.text, first.title, first.outlet) == ("Two, died.", "x", "a.org")
    assert isinstance(fault, InputError)
    assert last.text == "Three died."


def test_a_cell_that_looks_like_a_formula_is_only_text(tmp_path):
    (report,) = read(write(tmp_path, "a.csv", 'text\n"=cmd|calc"\n'))

    assert report.text == "=cmd|calc"


def test_a_page_gives_its_story_title_and_date(tmp_path):
    page = (
        '<html><head><title>Blast in Hama</title><meta property="article:published_time" '
        'content="2024-03-04T10:00:00Z"></head><body><nav>Home</nav><article><h1>Blast in Hama</h1>'
        "<p>Five people were killed on Monday when a car bomb exploded in Hama, officials said.</p>"
        "<p>Nobody has claimed the attack so far, and the police are looking for two men.</p>"
        "<script>alert(1)</script></article></body></html>"
    )
    (report,) = read(write(tmp_path, "a.html", page))

    assert report.title == "Blast in Hama"
    assert report.published == dt.date(2024, 3, 4)
    assert "Five people were killed" in report.text
    assert "alert" not in report.text


def test_the_front_matter_of_markdown_is_heard(tmp_path):
    (report,) = read(
        write(
            tmp_path,
            "a.md",
            "---\ntitle: Blast in Hama\ndate: 2024-03-04\n---\n\n# Blast\n\nTwo died.",
        )
    )

    assert (report.title, report.published) == ("Blast in Hama", dt.date(2024, 3, 4))


def test_a_folder_is_read_in_order_without_hidden_files_and_notes(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "1.txt", ".hidden.txt", "SOURCES.toml", "README.md"):
        write(tmp_path, name, "Two people died.")

    assert [report.id for report in read(tmp_path)] == ["1", "b/2"]


def test_a_line_with_a_full_date_above_the_story_dates_it():
    report = report_from_text("Blast in Hama\n\n6 August 2024, 08:36\n\nTwo people died.", id="r")

    assert (report.published, report.published_how) == (dt.date(2024, 8, 6), "dateline")
    assert report.title == "Blast in Hama"


def test_a_dateline_with_its_year_dates_a_report():
    report = report_from_text("BAGHDAD, Jan. 20, 2024 (Reuters) - Two people died.", id="r")

    assert (report.published, report.published_how) == (dt.date(2024, 1, 20), "dateline")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Gunmen killed the mayor of the town.", "en", id="english"),
        pytest.param(
            "Bei dem Angriff auf die Stadt wurden nach Angaben der Polizei zwei", "de", id="german"
        ),
        pytest.param(
            "Les soldats ont été tués dans une attaque à Gao selon des sources", "fr", id="french"
        ),
        pytest.param(
            "Los soldados fueron atacados en el sur del país según la policía", "es", id="spanish"
        ),
        pytest.param(
            "Dua roket menghantam pangkalan yang berada di Irak, kata pejabat itu",
            "id",
            id="indonesian",
        ),
        pytest.param("قتل شخصان في هجوم على قاعدة في العراق", "ar", id="arabic"),
        pytest.param("دو نفر در حمله به پایگاهی در عراق کشته شدند و گروهی", "fa", id="persian"),
        pytest.param("В результате обстрела погибли два человека", "ru", id="russian"),
        pytest.param("Внаслідок обстрілу загинули двоє людей, її", "uk", id="ukrainian"),
        pytest.param("伊拉克空军基地遭到火箭袭击", "zh", id="chinese"),
        pytest.param("1234 5678", "", id="numbers"),
        pytest.param("Xqzt brmpf", "", id="nothing-known"),
    ],
)
def test_the_language_is_told_by_script_and_common_words(text, language):
    assert language_of(text) == language


@given(st.binary(max_size=300))
@settings(deadline=None, max_examples=100)
def test_reading_never_raises_whatever_the_bytes(tmp_path_factory, content):
    path = write(tmp_path_factory.mktemp("any"), "a.txt", content)

    assert all(isinstance(one, Report | InputError) for one in read(path))


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
@settings(deadline=None, max_examples=100)
def test_any_json_row_gives_a_report_or_an_input_error(value):
    for row in (
        value,
        {"text": value},
        {"text": "x", "published": value, "url": value, "id": value},
    ):
        try:
            assert isinstance(report_from_row(json.loads(json.dumps(row))), Report)
        except InputError:
            continue


@pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the five reports of the development set are not here"
)
def test_the_development_reports_are_dated_by_their_headers():
    found = {r.id[:3]: (str(r.published), r.published_how) for r in read(SEEDS)}

    assert found["003"] == ("2024-01-21", "header")
    assert found["004"] == ("2024-08-06", "header")
    assert found["000"] == ("None", "unknown")


def test_an_english_head_without_doubt_settles_the_language_of_a_report():
    english = (
        "The army said on Monday that it had killed five men in the north of the country. " * 9
    )
    german = "Die Armee hat nach eigenen Angaben am Montag fünf Männer im Norden getötet. " * 3

    assert language_of(english + german) == "en"
    assert language_of(german + english) == "en"  # most words decide where the head does not
