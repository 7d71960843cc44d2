"""The map page: a folium map with our event layer, either asking for its data or holding it all."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from geo.map.assets import SCRIPTS, STATIC, STYLES, body
from geo.map.card import Cards
from geo.map.labels import labels
from geo.map.layer import EventLayer, OfflineMap, PageFigure, Plain, safe_json
from geo.map.material import drawn
from geo.map.payload import payload

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.map.material import Material
    from geo.model import Event

_STANDALONE_LABELS = 3_000
_MARGIN_DEGREES = 3.0
TITLE = "Dateline: where and when things happened"


def map_page(
    built: Material | None = None,
    *,
    standalone: bool = False,
    only: Collection[str] | None = None,
    state: str = "",
    title: str = TITLE,
) -> str:
    """Return the page as HTML.

    Parameters
    ----------
    built
        What to show; needed for a standalone page only, the other asks ``api/events``.
    standalone
        Inline everything, so that the file opens from a disk with no request at all.
    only
        The ids of the events that a standalone page keeps; None for all.
    state
        The address query that the page opens with when its own address holds none.

    """
    figure = PageFigure(title, alone=standalone)
    if standalone:
        if built is None:
            raise ValueError("A standalone map page needs the build it shows, but got None.")
        _inline(figure, built, only)
    else:
        _linked(figure)
    figure.html.add_child(Plain(_skeleton()), name="skeleton")
    chart = OfflineMap()
    chart.add_child(EventLayer({"standalone": standalone, "state": state}))
    figure.add_child(chart)
    return str(figure.render())


@cache
def _skeleton() -> str:
    return (STATIC / "page.html").read_text(encoding="utf-8")


def _linked(figure: PageFigure) -> None:
    for name in ("leaflet.css", *STYLES):
        link = f'<link rel="stylesheet" href="{_address(name)}">'
        figure.header.add_child(Plain(link), name=name)
    for name in ("leaflet.js", *SCRIPTS):
        script = f'<script src="{_address(name)}"></script>'
        figure.header.add_child(Plain(script), name=name)


def _address(name: str) -> str:
    """Return an asset's address, relative to the page, that changes when the file does."""
    return f"assets/{quote(name)}?v={hashlib.sha256(body(name)).hexdigest()[:10]}"


def _inline(figure: PageFigure, built: Material, only: Collection[str] | None) -> None:
    for name in ("leaflet.css", *STYLES):
        text = body(name).decode("utf-8").replace("</style", "<\\/style")
        figure.header.add_child(Plain(f"<style>\n{text}\n</style>"), name=name)
    for name, text in _data(built, only).items():
        tag = f'<script type="application/json" data-asset="{name}">{safe_json(text)}</script>'
        figure.header.add_child(Plain(tag), name=name)
    for name in ("leaflet.js", *SCRIPTS):
        text = body(name).decode("utf-8").replace("</script", "<\\/script")
        figure.header.add_child(Plain(f"<script>\n{text}\n</script>"), name=name)


def _data(built: Material, only: Collection[str] | None) -> dict[str, str]:
    kept = [event for event in drawn(built) if only is None or event.id in only]
    cards = Cards.of(built).all(event.id for event in kept)
    return {
        "api/events": payload(built, only=only).decode("utf-8"),
        "api/cards": json.dumps(cards, ensure_ascii=False, separators=(",", ":")),
        "assets/labels.json": labels(_STANDALONE_LABELS, _around(kept)).decode("utf-8"),
        "assets/world-110m.json": body("world-110m.json").decode("utf-8"),
        "assets/world-50m.json": body("world-50m.json").decode("utf-8"),
    }


def _around(events: Sequence[Event]) -> tuple[float, float, float, float] | None:
    places = [event.place for event in events if event.place is not None]
    if not places:
        return None
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    return (
        min(lons) - _MARGIN_DEGREES,
        min(lats) - _MARGIN_DEGREES,
        max(lons) + _MARGIN_DEGREES,
        max(lats) + _MARGIN_DEGREES,
    )
