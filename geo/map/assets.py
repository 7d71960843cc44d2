"""The files that the map page asks for: our scripts and styles, Leaflet, the world, city names."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from geo.errors import SourceUnavailableError
from geo.map.labels import labels
from geo.settings import ROOT

STATIC = Path(__file__).parent / "static"
_NODE = ROOT / "node_modules"
_ALL_LABELS = 20_000

SCRIPTS = (
    "words.js",
    "dom.js",
    "shapes.js",
    "columns.js",
    "bins.js",
    "select.js",
    "facets.js",
    "address.js",
    "world.js",
    "labels.js",
    "sheet.js",
    "marks.js",
    "stamps.js",
    "layer.js",
    "histogram.js",
    "timeline.js",
    "player.js",
    "filters.js",
    "waterfall.js",
    "evidence.js",
    "claims.js",
    "card.js",
    "list.js",
    "legend.js",
    "panel.js",
    "pointer.js",
    "view.js",
    "picture.js",
    "export.js",
    "slides.js",
    "handout.js",
    "present.js",
    "door.js",
    "main.js",
    "start.js",
)
STYLES = (
    "tokens.css",
    "layout.css",
    "panel.css",
    "timeline.css",
    "card.css",
    "print.css",
    "present.css",
)

_VENDORED = {
    "leaflet.js": _NODE / "leaflet" / "dist" / "leaflet.js",
    "leaflet.css": _NODE / "leaflet" / "dist" / "leaflet.css",
    "world-110m.json": _NODE / "world-atlas" / "countries-110m.json",
    "world-50m.json": _NODE / "world-atlas" / "countries-50m.json",
    "world-10m.json": _NODE / "world-atlas" / "countries-10m.json",
}
_MEDIA = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
}


class Asset(NamedTuple):
    """A file as it is served."""

    body: bytes
    media_type: str


def asset(name: str) -> Asset:
    """Return the asset called `name`; KeyError when there is none of that name."""
    return Asset(body(name), _MEDIA[Path(name).suffix])


def body(name: str) -> bytes:
    """Return the bytes of the asset called `name`; KeyError when there is none."""
    if name == "labels.json":
        return _labels()
    if name in _VENDORED:
        return _vendored(name)
    if name in SCRIPTS or name in STYLES:
        return (STATIC / name).read_bytes()
    raise KeyError(name)


@cache
def _labels() -> bytes:
    return labels(_ALL_LABELS)


@cache
def _vendored(name: str) -> bytes:
    path = _VENDORED[name]
    try:
        return path.read_bytes()
    except OSError as err:
        raise SourceUnavailableError(
            f"The map's {name!r} is not at {str(path)!r}: run `make run`, which installs "
            f"the packages of package.json."
        ) from err
