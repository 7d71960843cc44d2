"""How fast the map page draws: one step of the slider, with more and more events.

``python bench/map.py [COUNT ...]`` prints one line a count. The events are made by a seeded
program, lie anywhere and mean nothing; the page, its scripts and the browser are the real ones.
Chromium runs without a GPU, as on a class-room machine.
"""

from __future__ import annotations

import http.server
import json
import random
import statistics
import sys
import threading
from typing import Any

from playwright.sync_api import Page, sync_playwright

from geo.map.assets import asset
from geo.map.page import map_page
from geo.map.payload import TYPES

STEPS = 40
FLOOR_MS = {5_000: 100.0}  # the figure that must be reached
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
_FIRST_DAY, _DAYS, _SITES = 7_305, 9_131, 40_000  # 1990 to 2014

STEP = """async (days) => {
  const spent = [];
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
  for (const [from, to] of days) {
    const begun = performance.now();
    dateline.setWindow(iso(from), iso(to));
    await drawn();
    spent.push(performance.now() - begun);
  }
  return { spent, work: dateline.frames().slice(-days.length), visible: dateline.visible() };
}"""


def made_up(count: int, seed: int = 7) -> dict[str, Any]:
    """Return a payload of `count` events that mean nothing, as the page reads it."""
    chance = random.Random(seed)  # noqa: S311 - a bench wants the same numbers every time
    starts = sorted(_FIRST_DAY + int(chance.random() * _DAYS) for _ in range(count))
    sites = [(chance.uniform(-35, 60), chance.uniform(-110, 140)) for _ in range(_SITES)]
    chosen = [sites[chance.randrange(_SITES)] for _ in range(count)]
    deaths = [chance.choice((None, 0, 0, 1, 3, 12, 80)) for _ in range(count)]
    drawn = [chance.choices((0, 1, 2), (90, 8, 2))[0] for _ in range(count)]
    pairs = [[chance.randrange(60), 60 + chance.randrange(60)] for _ in range(count)]
    nothing: list[list[int]] = [[]] * count
    columns = {
        "id": [f"made-up-{n}" for n in range(count)],
        "type": [chance.randrange(6) for _ in range(count)],
        "sub": [chance.randrange(20) for _ in range(count)],
        "status": [chance.randrange(3) for _ in range(count)],
        "reports": [1] * count,
        "origins": [1] * count,
        "start": starts,
        "end": [day + chance.choice((0, 0, 0, 0, 6, 29)) for day in starts],
        "when": [0] * count,
        "drawn": drawn,
        "lat": [lat for lat, _ in chosen],
        "lon": [lon for _, lon in chosen],
        "radius": [60.0 if one else 2.0 for one in drawn],
        "kind": [0] * count,
        "place": [chance.randrange(500) for _ in range(count)],
        "admin1": [0] * count,
        "country": [chance.randrange(40) for _ in range(count)],
        "initiators": [pair[:1] for pair in pairs],
        "targets": [pair[1:] for pair in pairs],
        "claimed": nothing,
        "attributed": nothing,
        "denied": nothing,
        "weapons": nothing,
        "killed": [deaths, deaths, deaths],
        "injured": [deaths, deaths, deaths],
        "dataset": [0] * count,
        "record": [""] * count,
        "sure": [None] * count,
        "ambiguous": [0] * count,
        "search": ["made up"] * count,
    }
    words = {
        "type": list(TYPES),
        "sub": [f"sub type {n}" for n in range(20)],
        "actor": [f"Side {n}" for n in range(120)],
        "weapon": [],
        "place": [f"Place {n}" for n in range(500)],
        "admin1": [""],
        "country": [f"X{n}" for n in range(40)],
        "country_name": [f"Land {n}" for n in range(40)],
        "dataset": ["none"],
        "status": ["confirmed", "reported", "disputed"],
        "when": ["day"],
        "kind": ["site"],
        "drawn": ["exact", "area", "country", "none"],
    }
    return {"format": 1, "n": count, "dated": count, "words": words, "columns": columns}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers for the page, its assets and one payload."""

    payload = b""

    def do_GET(self) -> None:
        """Answer a request of the page."""
        path = self.path.split("?", maxsplit=1)[0]
        if path == "/map":
            kind, body = "text/html; charset=utf-8", map_page().encode()
        elif path == "/api/events":
            kind, body = "application/json", self.payload
        else:
            found = asset(path.removeprefix("/assets/"))
            kind, body = found.media_type, found.body
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def measure(page: Page, count: int) -> dict[str, float]:
    """Return the figures of one count of events: times in milliseconds."""
    body = json.dumps(made_up(count)).encode()
    handler = type("Answering", (Handler,), {"payload": body})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page.goto(f"http://127.0.0.1:{server.server_port}/map")
        page.evaluate("dateline.ready")
        ready = page.evaluate("performance.now()")
        last = _FIRST_DAY + _DAYS
        wide = [(_FIRST_DAY, last - n) for n in range(STEPS)]  # nearly everything in view
        result = page.evaluate(STEP, wide)
    finally:
        server.shutdown()
        server.server_close()
    quantiles = statistics.quantiles(result["spent"], n=20)
    return {
        "ready": ready,
        "visible": result["visible"],
        "work": statistics.median(result["work"]),
        "median": statistics.median(result["spent"]),
        "p95": quantiles[18],
    }


def main(counts: list[int]) -> int:
    """Print a line a count; return 1 when a floor is missed."""
    missed = 0
    print(f"{'events':>10} {'in view':>10} {'ready':>9} {'work':>9} {'step':>9} {'p95':>9}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(ARGUMENTS)
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for count in counts:
            told = measure(page, count)
            times = " ".join(f"{told[name]:6.1f} ms" for name in ("ready", "work", "median", "p95"))
            print(f"{count:>10,} {int(told['visible']):>10,} {times}")
            missed += told["p95"] > FLOOR_MS.get(count, float("inf"))
        browser.close()
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or [1_000, 5_000, 20_000, 100_000]))
