import json

import pytest

from geo.dashboard import sources
from geo.dashboard.reading import MOST_REPORTS, pasted, uploaded
from geo.server import held
from geo.settings import Settings
from tests.sample import BUILT

SETTINGS = Settings()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param("a.txt", b"Rockets hit Erbil on Monday.", "Rockets hit Erbil", id="text"),
        pytest.param("a.md", b"# Head\n\nRockets hit Erbil.", "Rockets hit Erbil", id="markdown"),
        pytest.param("A.HTML", b"<html><body><p>Rockets hit Erbil on Monday.</p></body></html>",
                     "Rockets hit Erbil", id="web page"),
        pytest.param("a.jsonl", b'{"text": "Rockets hit Erbil."}\n', "Rockets", id="lines"),
        pytest.param("a.csv", b"id,text\n1,Rockets hit Erbil.\n", "Rockets hit Erbil", id="table"),
    ],
)  # fmt: skip
def test_every_kind_of_file_is_read(name, content, expected):
    found = uploaded(name, content, SETTINGS)

    assert expected in found.reports[0].text
    assert found.faults == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.txt", b"", id="empty"),
        pytest.param("a.txt", bytes(range(256)) * 20, id="binary"),
        pytest.param("a.exe", b"MZ", id="another kind"),
        pytest.param("../../etc/passwd", b"root", id="a path for a name"),
        pytest.param("a.jsonl", b"{not json", id="broken line"),
    ],
)
def test_what_cannot_be_read_says_why(name, content):
    found = uploaded(name, content, SETTINGS)

    assert found.reports == ()
    assert len(found.faults) == 1
    assert "\n" not in found.faults[0].strip()


def test_a_whole_corpus_is_not_read_in_the_page():
    lines = b"".join(
        json.dumps({"text": f"Report {n} of Erbil."}).encode() + b"\n" for n in range(300)
    )

    assert len(uploaded("a.jsonl", lines, SETTINGS).reports) == MOST_REPORTS


def test_a_pasted_text_is_bounded():
    text = "Rockets hit Erbil. " * 20_000

    assert len(pasted(text, SETTINGS).text) == SETTINGS.max_report_chars


def test_a_pasted_text_stays_as_it_is():
    text = "  ‘Erbil’\r\n\tand <b>Hit</b> 😀 "

    assert pasted(text, SETTINGS).text == text


def test_sources_of_a_file_are_all_told(tmp_path):
    path = tmp_path / "SOURCES.toml"
    path.write_text(
        '[one]\ntitle = "One"\nversion = "3"\nlicence = "MIT"\ncitation = "C"\nnote = "n"\n'
        '[two]\nfile = "two.csv"\n',
        encoding="utf-8",
    )

    one, two = sources.from_toml(path)

    assert one == sources.Source("one", "One", "3", "MIT", "C", (("note", "n"),))
    assert (two.title, two.licence) == ("two.csv", "")


def test_no_sources_file_is_no_error(tmp_path):
    assert sources.from_toml(tmp_path / "SOURCES.toml") == ()


def test_a_dataset_is_told_with_its_licence():
    assert sources.datasets(BUILT)[0] == sources.Source(
        "Dateline records", "1 record", licence="CC BY 4.0"
    )


def test_every_library_that_is_shown_is_installed():
    assert [one.name for one in sources.in_libraries() if one.version == "not installed"] == []


def test_a_gazetteer_that_is_not_built_says_so(tmp_path):
    assert sources.gazetteer(Settings(cache=tmp_path)).startswith("not built yet")


def test_a_gazetteer_is_told_with_its_size(tmp_path):
    settings = Settings(cache=tmp_path)
    folder = held.gazetteer(settings)
    folder.mkdir()
    (folder / "places").write_bytes(b"x" * 3 * 2**20)

    assert sources.gazetteer(settings).endswith("3 MB")
