"""The addresses beside the pages: the map page, its data, and the same data for other programs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse
from starlette.routing import Route

from geo.answers import link_answer, record_answer, report_answer
from geo.events import query
from geo.map.assets import asset
from geo.server import exports, held, keep
from geo.server.answer import (
    FOR_AN_HOUR,
    FOR_EVER,
    NotHereError,
    as_json,
    guarded,
    refused,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from geo.settings import Settings

_HTML = "text/html; charset=utf-8"


def routes(settings: Settings) -> list[Route]:
    """Return the routes of a server that shows the store of `settings`."""
    table: dict[str, Callable[..., Response]] = {
        "/map": _map,
        "/map/": _map_without_slash,
        "/api/events": _events,
        "/api/event/{id:path}": _event,
        "/api/summary": _summary,
        "/api/reports": _reports,
        "/api/records": _records,
        "/api/links": _links,
        "/api/about": _about,
        "/api/export/events.csv": partial(_export, kind="csv"),
        "/api/export/events.geojson": partial(_export, kind="geojson"),
        "/assets/{name:path}": _asset,
        "/api/{rest:path}": _unknown,
    }
    return [
        Route(path, guarded(partial(endpoint, settings=settings)), methods=["GET"])
        for path, endpoint in table.items()
    ]


def _map(request: Request, *, settings: Settings) -> Response:
    if request.query_params.get("standalone") != "1":
        return whole(request, keep.page(settings), _HTML)
    from geo.map.page import map_page  # noqa: PLC0415 - folium takes most of a second

    kept = {row.id for row in query.select(held.rows(settings), _filters(request))}
    page = map_page(held.built(settings), standalone=True, only=kept, state=request.url.query)
    return whole(request, page.encode(), _HTML, name="dateline-map.html")


def _map_without_slash(request: Request, *, settings: Settings) -> Response:  # noqa: ARG001
    return RedirectResponse(str(request.url.replace(path="/map")), status_code=308)


def _events(request: Request, *, settings: Settings) -> Response:
    return whole(request, held.payload(settings), "application/json")


def _event(request: Request, *, settings: Settings) -> Response:
    asked = request.path_params["id"]
    found = held.cards(settings).card(asked)
    if found is None:
        raise NotHereError(f"no event has the id {asked!r}; /api/events lists all ids")
    return as_json(request, found)


def _summary(request: Request, *, settings: Settings) -> Response:
    rows, filters = held.rows(settings), _filters(request)
    seen = query.select(rows, filters)
    counts = query.option_counts(rows, filters)
    sentence = query.summary(seen)
    return as_json(request, {"n": len(seen), "summary": sentence, "options": counts})


def _reports(request: Request, *, settings: Settings) -> Response:
    return as_json(request, [report_answer(one) for one in held.built(settings).reports])


def _records(request: Request, *, settings: Settings) -> Response:
    return as_json(request, [record_answer(one) for one in held.built(settings).records])


def _links(request: Request, *, settings: Settings) -> Response:
    return as_json(request, [link_answer(one) for one in held.built(settings).links])


def _about(request: Request, *, settings: Settings) -> Response:
    return as_json(request, held.built(settings).manifest)


def _export(request: Request, *, settings: Settings, kind: str) -> Response:
    events = [row.event for row in query.select(held.rows(settings), _filters(request))]
    if kind == "csv":
        return whole(request, exports.csv_of(events), "text/csv; charset=utf-8", name="events.csv")
    body = exports.geojson_of(events)
    return whole(request, body, "application/geo+json", name="events.geojson")


def _asset(request: Request, *, settings: Settings) -> Response:
    name = request.path_params["name"]
    if name == "labels.json":
        return whole(request, keep.labels(settings), "application/json", cache=FOR_AN_HOUR)
    try:
        found = asset(name)
    except KeyError as err:
        raise NotHereError(f"there is no asset called {name!r}") from err
    cache = FOR_EVER if "v" in request.query_params else FOR_AN_HOUR
    return whole(request, found.body, found.media_type, cache=cache)


def _filters(request: Request) -> query.Filters:
    return query.Filters.from_pairs(request.query_params.multi_items())


def _unknown(request: Request, *, settings: Settings) -> Response:  # noqa: ARG001
    return refused(f"{request.url.path} is no address of this API; docs/api.md lists them", 404)
