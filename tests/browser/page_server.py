"""A small server of the map page for tests: the page, its assets and the data of one build."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

from geo.map.assets import asset
from geo.map.card import Cards
from geo.map.page import map_page
from geo.map.payload import payload

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


class PageServer:
    """Serves ``/map``, ``/api/...`` and ``/assets/...`` on a free port until stopped."""

    def __init__(self, built, body=None, host_page=None):
        self.built, self.cards = built, Cards.of(built)
        self.body = body if body is not None else payload(built)
        self.host_page = host_page
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"  # one connection for many files

            def do_GET(self):
                kind, content, status = outer.answer(self.path)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                if self.path.startswith("/assets/"):
                    self.send_header("Cache-Control", "max-age=600")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *args):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def answer(self, path):
        """Return media type, body and status of a path."""
        parts = urlsplit(path)
        if parts.path == "/map":
            return "text/html; charset=utf-8", self.page(parts.query).encode(), 200
        if parts.path == "/host" and self.host_page:
            return "text/html; charset=utf-8", self.host_page.encode(), 200
        if parts.path == "/api/events":
            return "application/json", self.body, 200
        if parts.path.startswith("/api/event/"):
            card = self.cards.card(unquote(parts.path.removeprefix("/api/event/")))
            return "application/json", json.dumps(card).encode(), 200 if card else 404
        try:
            found = asset(parts.path.removeprefix("/assets/"))
        except KeyError:
            return "text/plain", b"not found", 404
        return found.media_type, found.body, 200

    def page(self, query):
        if "standalone" not in parse_qs(query):
            return map_page()
        state = "&".join(part for part in query.split("&") if not part.startswith("standalone"))
        return map_page(self.built, standalone=True, state=state)
