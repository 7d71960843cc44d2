"""The full dump comes in pieces, is checked, and is looked up like the small one."""

import hashlib
import http.server
import io
import threading
import zipfile

import pytest

from geo.__main__ import main
from geo.errors import FormatError, SourceUnavailableError
from geo.places import build, dump
from geo.places.fetch import fetch
from geo.places.gazetteer import PlaceIndex
from geo.settings import ROOT, Settings

LINES = tuple(
    line.split("|")
    for line in (
        "98182|Baghdad|Baghdad|Bagdad,بغداد,BGW|33.34|44.4|P|PPLC|IQ||07||||7216000||34|Asia|2024",
        "99592|Al Anbār|Al Anbar|Anbar Governorate|33|41.5|A|ADM1|IQ||01||||1900000||99|Asia|2024",
        "1|Abu Hardub|Abu Hardub||34.85|40.65|P|PPL|SY||07||||0||200|Asia/Damascus|2024",
        "2|Some Well|Some Well||34.0|40.0|H|WLL|SY||07||||0||200|Asia/Damascus|2024",
        "3|Broken|Broken||north|40.0|P|PPL|SY||07||||0||200|Asia/Damascus|2024",
        "short|line",
    )
)
NOISE = hashlib.shake_128(b"noise").digest(200_000)  # what cannot be packed smaller


def archive(lines=LINES, name="allCountries.txt"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, "\n".join("\t".join(line) for line in lines))
        file.writestr("readme.txt", NOISE)
    return out.getvalue()


class Server(http.server.BaseHTTPRequestHandler):
    """Serves ``body``, whole or from a byte on; breaks off after ``breaks`` bytes."""

    body, tag, breaks, ranges = b"", '"v1"', None, []

    def do_GET(self):
        asked = self.headers.get("Range", "")
        type(self).ranges.append(asked)
        start = 0
        if asked and self.headers.get("If-Range") == self.tag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            self.send_response(206 if start < len(self.body) else 416)
        else:
            self.send_response(200)
        piece = self.body[start:]
        self.send_header("ETag", self.tag)
        self.send_header("Content-Length", str(len(piece)))
        self.end_headers()
        self.wfile.write(piece if self.breaks is None else piece[: self.breaks])

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    handler = type("Handler", (Server,), {"body": archive(), "ranges": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        handler.url = f"http://127.0.0.1:{running.server_port}/allCountries.zip"
        yield handler
        running.shutdown()
        thread.join()


@pytest.fixture
def settings(tmp_path):
    return Settings(cache=tmp_path / "cache")


def test_a_dump_is_fetched_and_its_sum_kept(server, settings):
    path = fetch(settings, server.url)

    assert path.read_bytes() == server.body
    assert dump.installed(settings) == path
    assert dump.stamp(settings) == hashlib.sha256(server.body).hexdigest()


def test_without_an_address_geonames_is_asked(settings, server, monkeypatch):
    monkeypatch.setattr("geo.places.fetch.URL", server.url)

    assert fetch(settings).read_bytes() == server.body


def test_the_command_line_fetches(server, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    main(["gazetteer", "fetch", "--url", server.url])

    assert "installed" in capsys.readouterr().err
    assert (tmp_path / dump.FOLDER / dump.DUMP).read_bytes() == server.body


def test_a_download_goes_on_where_it_stopped(server, settings):
    server.breaks = 150_000
    with pytest.raises(SourceUnavailableError, match="goes on where it stopped"):
        fetch(settings, server.url)
    server.breaks = None

    assert fetch(settings, server.url).read_bytes() == server.body
    assert server.ranges == ["", "bytes=131072-"]


def test_a_file_that_changed_meanwhile_starts_anew(server, settings):
    server.breaks = 150_000
    with pytest.raises(SourceUnavailableError):
        fetch(settings, server.url)
    server.breaks, server.tag, server.body = None, '"v2"', archive(LINES[:2])

    assert fetch(settings, server.url).read_bytes() == server.body


def test_a_whole_part_is_only_checked(server, settings):
    server.breaks = 150_000
    with pytest.raises(SourceUnavailableError):
        fetch(settings, server.url)
    (settings.cache / dump.FOLDER / f"{dump.DUMP}.part").write_bytes(server.body)
    server.breaks = None

    assert fetch(settings, server.url).read_bytes() == server.body


def test_a_wrong_sum_throws_the_file_away(server, settings):
    with pytest.raises(FormatError, match="SHA-256"):
        fetch(settings, server.url, sha256="0" * 64)

    assert list((settings.cache / dump.FOLDER).iterdir()) == []


def test_the_right_sum_is_accepted_in_any_case(server, settings):
    digest = hashlib.sha256(server.body).hexdigest().upper()

    assert fetch(settings, server.url, sha256=digest).is_file()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<html>not found</html>", id="a web page"),
        pytest.param(archive(name="readme.md"), id="no table"),
        pytest.param(archive()[:-30], id="cut short"),
    ],
)
def test_what_is_no_dump_is_thrown_away(server, settings, body):
    server.body = body
    with pytest.raises(FormatError):
        fetch(settings, server.url)

    assert dump.installed(settings) is None


def test_a_server_that_does_not_answer_is_told(settings):
    with pytest.raises(SourceUnavailableError, match="run the same command again"):
        fetch(settings, "http://127.0.0.1:9/allCountries.zip")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", "allCountries.zip"])
def test_only_the_web_is_fetched_from(settings, url):
    with pytest.raises(FormatError, match="http"):
        fetch(settings, url)


def test_the_rows_of_a_dump_that_a_map_can_use_are_read(server, settings):
    rows = list(dump.read_dump(fetch(settings, server.url), ROOT / "data"))

    assert [row.name for row in rows] == ["Baghdad", "Al Anbār", "Abu Hardub"]
    assert rows[0].alternates == ("Bagdad", "بغداد")
    assert (rows[1].admin1_code, rows[1].radius_km) == ("IQ.01", 100.0)


def test_the_gazetteer_is_rebuilt_from_a_fetched_dump(server, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(build.airfields, "read_airfields", lambda: iter(()))
    data = tmp_path / "data"
    data.mkdir()
    (data / dump.FEATURES).write_bytes((ROOT / "data" / dump.FEATURES).read_bytes())
    with_data = Settings(cache=settings.cache, data=data)
    before = build.key_of(with_data)
    fetch(with_data, server.url)
    index = PlaceIndex.open(build.ensure(with_data))
    found = index.lookup("Abu Hardub")
    index.close()

    assert build.key_of(with_data) != before
    assert [(place.id, place.country) for place in found] == [("geonames:1", "SY")]
