import asyncio
import csv
import dataclasses
import gc
import io
import json
import threading
from functools import partial

import pytest
from starlette.applications import Starlette

from geo import server, store
from geo.errors import StoreError
from geo.server import exports, held
from geo.settings import Settings
from tests.asgi import get, run
from tests.sample import ASAD_EVENT, BUILT


@pytest.fixture
def settings(tmp_path):
    return Settings(store=tmp_path / "built", cache=tmp_path / "cache")


@pytest.fixture
def client(settings):
    store.write(settings.store, BUILT)
    return client_of(settings)


def client_of(settings):
    app = Starlette(routes=server.routes(settings), middleware=server.middleware())
    return partial(get, app)


@pytest.mark.parametrize(
    "path",
    ["/map", "/api/events", "/api/event/e-asad", "/api/summary", "/api/reports", "/api/records",
     "/api/links", "/api/about", "/api/export/events.csv", "/api/export/events.geojson",
     "/assets/leaflet.js", "/assets/labels.json"],
)  # fmt: skip
def test_every_address_answers(client, path):
    assert client(path).status == 200


def test_an_unchanged_answer_is_not_sent_twice(client):
    first = client("/api/events")

    again = client("/api/events", if_none_match=first.headers["etag"])

    assert again.status == 304
    assert again.content == b""


def test_a_new_build_is_served_at_once(client, settings):
    before = client("/api/events").json()["n"]
    store.write(settings.store, store.Built(events=BUILT.events[:2], manifest={"built": "later"}))

    assert (before, client("/api/events").json()["n"]) == (6, 2)


def test_an_asset_with_a_version_is_kept_for_ever(client):
    kept = client("/assets/leaflet.js?v=1").headers["cache-control"]

    assert "immutable" in kept
    assert "immutable" not in client("/assets/leaflet.js").headers["cache-control"]


def test_large_answers_are_packed(client):
    answer = client("/assets/world-110m.json", accept_encoding="gzip, br")

    assert answer.headers["content-encoding"] == "gzip"
    assert len(answer.body) < len(answer.content) / 2
    assert answer.json()["type"] == "Topology"


def test_whoever_cannot_unpack_gets_it_plain(client):
    answer = client("/assets/world-110m.json", accept_encoding="identity")

    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "path",
    ["/assets/../pyproject.toml", "/assets/..%2f..%2fpyproject.toml", "/assets/", "/api/x",
     "/assets/%2e%2e/pyproject.toml", "/assets//etc/passwd", "/api/event/nobody",
     "/api/event/../../pyproject.toml"],
)  # fmt: skip
def test_what_is_not_served_is_not_found(client, path):
    answer = client(path)

    assert answer.status == 404
    assert "requires-python" not in answer.text


@pytest.mark.parametrize("path", ["/api/events", "/api/event/e-asad", "/api/summary"])
def test_a_missing_store_says_in_one_sentence_what_to_do(settings, path):
    answer = client_of(settings)(path)

    assert answer.status == 503
    assert list(answer.json()) == ["error"]
    assert "make build" in answer.json()["error"]


def test_a_store_of_another_version_says_so(client, settings):
    manifest = settings.store / "manifest.json"
    manifest.write_text(json.dumps({"format": 0}), encoding="utf-8")

    answer = client("/api/events")

    assert answer.status == 503
    assert "format 0" in answer.json()["error"]


def test_a_mistake_of_ours_shows_no_traceback(settings, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("geo.server.held.payload", broken)

    answer = client_of(settings)("/api/events")

    assert answer.status == 500
    assert "secret" not in answer.text


@pytest.mark.parametrize("path", ["/map", "/api/events", "/assets/leaflet.js", "/anything"])
def test_every_answer_tells_the_browser_to_stay_home(client, path):
    headers = client(path).headers

    assert "connect-src 'self'" in headers["content-security-policy"]
    assert "http:" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_summary_follows_the_filters_of_the_address(client):
    answer = client("/api/summary?type=Protests&type=Riots&from=2024-01-01").json()

    assert answer["n"] == 1
    assert answer["summary"] == "1 event, 5 Aug 2024, deaths not said"


def test_the_csv_holds_what_the_filters_leave(client):
    text = client("/api/export/events.csv?country=YE").text

    lines = list(csv.DictReader(io.StringIO(text)))
    assert [(line["id"], line["fatalities_low"], line["place"]) for line in lines] == [
        ("e-yemen", "24", "Yemen")
    ]


def test_the_geojson_gives_no_point_to_what_is_known_only_to_country(client):
    found = client("/api/export/events.geojson").json()["features"]

    points = {one["id"]: one["geometry"] for one in found}
    assert points["e-asad"] == {"type": "Point", "coordinates": [42.4412, 33.7856]}
    assert points["e-yemen"] is None
    assert points["e-nowhere"] is None


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_cell_like_a_formula_is_not_run(start):
    assert exports.harmless(f"{start}cmd|'/c calc'!A0").startswith("'")


def test_numbers_stay_numbers():
    assert exports.harmless(-1.5) == -1.5


def test_a_formula_in_an_actors_name_is_quoted_in_the_file():
    event = dataclasses.replace(ASAD_EVENT, initiators=("=HYPERLINK(1)",))

    assert b",'=HYPERLINK(1)," in exports.csv_of([event])


def test_the_standalone_page_holds_its_events_and_asks_for_nothing(client):
    answer = client("/map?standalone=1&status=disputed")

    assert "attachment" in answer.headers["content-disposition"]
    assert "e-asad" in answer.text
    assert "e-yemen" not in answer.text
    assert 'src="' not in answer.text


def test_the_page_comes_in_one_piece(client):
    page = client("/map").text

    assert "DatelinePage.start" in page
    assert 'src="assets/' not in page
    assert 'href="assets/' not in page
    assert page.count("<script") == page.count("</script>")
    assert page.count("<style") == page.count("</style>")


def test_the_page_is_made_once_and_kept(client, settings, monkeypatch):
    first = client("/map").content

    monkeypatch.setattr("geo.map.page.map_page", lambda: pytest.fail("it was made again"))

    assert client("/map").content == first
    assert len(list((settings.cache / "served").iterdir())) == 1


def test_a_page_of_another_program_is_thrown_away(client, settings, monkeypatch):
    client("/map")
    monkeypatch.setattr("geo.server.keep._program", lambda: "another")

    client("/map")

    assert [path.name for path in (settings.cache / "served").iterdir()] == ["another-map.html"]


def test_a_cache_that_cannot_be_written_is_no_error(client, settings):
    settings.cache.write_text("a file where a folder should be")

    assert client("/map").status == 200


def test_a_server_that_stops_does_not_wait_for_its_warming(settings, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slow(_):
        begun.set()
        go_on.wait(30)
        return b""

    monkeypatch.setattr("geo.server.keep.page", slow)

    async def start_and_stop():
        async with server.warmed(settings)(None):
            await asyncio.to_thread(begun.wait, 10)

    run(asyncio.wait_for(start_and_stop(), 20))

    assert not go_on.is_set()
    go_on.set()


def test_memory_is_tidied_again_once_the_store_is_read_or_cannot_be(settings):
    with pytest.raises(StoreError):
        held.built(settings)
    after_failure = gc.isenabled()
    store.write(settings.store, BUILT)

    held.payload(settings)

    assert after_failure
    assert gc.isenabled()
