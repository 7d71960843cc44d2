"""The folium elements of the page: an offline map, our event layer, and the figure around them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping

# 'unsafe-eval' is for programs that drive the page and wait for an expression, as browser tests
# do; no script of ours evaluates anything (a test says so).
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)

_ALONE = (  # a file asks nobody, not even its own folder
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'"
)


def as_script(value: object) -> str:
    """Return `value` as JSON that can stand inside a script element, whatever it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return safe_json(text)


def safe_json(text: str) -> str:
    """Return JSON `text` with everything escaped that could end a script element."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


class PageFigure(Figure):
    """A folium figure with a language, a title and a policy that lets nothing leave the page."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{{ this.policy }}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        '<link rel="icon" href="data:,">\n'
        "<title>{{ this.title|e }}</title>\n"
        "{{ this.header.render(**kwargs) }}\n"
        "</head>\n<body>\n"
        "{{ this.html.render(**kwargs) }}\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n"
        "</body>\n</html>\n"
    )

    def __init__(self, title: str, *, alone: bool = False) -> None:
        super().__init__(title=title)
        self.policy = _ALONE if alone else _POLICY
        self.header._children.clear()  # noqa: SLF001  (branca's own meta tag stands in ours)


class OfflineMap(folium.Map):
    """A folium map without tiles, whose Leaflet is the page's own and not a CDN's."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  (folium declares it so)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    _template = Template(
        """
        {% macro html(this, kwargs) %}
        <div class="folium-map" id="{{ this.get_name() }}"></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map("{{ this.get_name() }}", {
            center: {{ this.location|tojson }},
            crs: L.CRS.{{ this.crs }},
            ...{{ this.options|tojavascript }}
        });
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__(
            location=(25.0, 20.0),
            zoom_start=3,
            tiles=None,
            zoom_control=False,
            attributionControl=False,
            min_zoom=2,
            max_zoom=15,
            zoom_snap=0.25,
            zoom_delta=1,
            wheel_px_per_zoom_level=100,
            world_copy_jump=True,
            max_bounds_viscosity=0.8,
        )
        self._id = "dateline"  # a fixed name: the page is the same from run to run


class EventLayer(MacroElement):
    """Our canvas layer of events, with its timeline, filters and cards, as a folium element.

    ``options`` are handed to ``DatelinePage.start`` in ``main.js``.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        DatelinePage.start({{ this._parent.get_name() }}, {{ this.options }});
        {% endmacro %}
        """
    )

    def __init__(self, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types
        self._name = "EventLayer"
        self.options = as_script(options)


class Plain(Element):
    """Markup that jinja does not look into: a report may hold braces."""

    _template = Template("{{ this.text }}")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
