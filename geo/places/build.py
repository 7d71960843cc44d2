"""Build the gazetteer once, into a folder of the user's cache that is named after its inputs."""

from __future__ import annotations

import array
import contextlib
import hashlib
import os
import shutil
import sqlite3
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING

import marisa_trie
from tqdm import tqdm

from geo.model import Kind
from geo.places import handkept, libraries
from geo.places.gazetteer import HOW_BITS, SOUND_MARK, cell_of
from geo.places.names import fold, sound, without_article
from geo.places.rows import How, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.settings import Settings

FORMAT = "1"  # raise when the layout or the reading of the inputs changes
WAIT_SECONDS, STALE_SECONDS = 0.2, 120.0
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE place (
  row INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, feature TEXT, lat REAL, lon REAL,
  radius_km REAL, country TEXT, admin1 TEXT, admin2 TEXT, admin1_code TEXT, admin2_code TEXT,
  population INTEGER, names INTEGER, source TEXT, cell INTEGER
);
CREATE TABLE name (key INTEGER PRIMARY KEY, refs BLOB);
CREATE TABLE area (code TEXT PRIMARY KEY, row INTEGER, names TEXT) WITHOUT ROWID;
"""
_INDEXES = "CREATE INDEX place_id ON place (id); CREATE INDEX place_cell ON place (cell);"


def ensure(settings: Settings, *, progress: bool = False) -> Path:
    """Return the gazetteer folder, built first if its inputs are new.

    Built beside its place and renamed when it is whole, so that a stopped build leaves nothing
    half-made; a second process that starts meanwhile waits for the first.
    """
    path = settings.cache / f"gazetteer-{key_of(settings.data)}"
    if path.is_dir():
        return path
    settings.cache.mkdir(parents=True, exist_ok=True)
    with _turn(path) as mine:
        if mine:
            partial = path.with_suffix(".partial")
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            write(partial, all_rows(settings.data), progress=progress)
            partial.rename(path)
    return path


def key_of(data: Path) -> str:
    """Return a short hash of everything the gazetteer is made from."""
    digest = hashlib.blake2b(FORMAT.encode(), digest_size=6)
    for name in handkept.TABLES:
        file = data / name
        digest.update(file.read_bytes() if file.is_file() else b"-")
    for package, name in libraries.PACKAGED:
        file = libraries.packaged(package, name)
        digest.update(f"{package}/{name}:{file.stat().st_size}".encode())
    return digest.hexdigest()


@contextlib.contextmanager
def _turn(path: Path) -> Iterator[bool]:
    """Yield True if it is this process's turn to build; otherwise wait until ``path`` is there."""
    lock = path.with_suffix(".lock")
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if path.is_dir():
                yield False
                return
            with contextlib.suppress(FileNotFoundError):
                if time.time() - lock.stat().st_mtime > STALE_SECONDS:
                    lock.unlink()
            time.sleep(WAIT_SECONDS)
    try:
        yield not path.is_dir()
    finally:
        lock.unlink(missing_ok=True)


# ---------------------------------------------------------------- the rows
def all_rows(data: Path) -> Iterator[Row]:
    """Yield every place of every input, countries first."""
    yield from handkept.read_countries(data)
    by_line, areas = libraries.read_areas()
    reaches: defaultdict[str, libraries.Reach] = defaultdict(libraries.Reach)
    for town in libraries.read_towns(by_line):
        for code in {town.admin1_code, town.admin2_code} - {""}:
            reaches[code].add(town.lat, town.lon, town.population)
        yield town
    short = handkept.read_abbreviations(data)
    for row in libraries.area_rows(areas, reaches, handkept.read_area_points(data)):
        row.written = short.get(row.admin2_code or row.admin1_code, ())
        yield row
    yield from libraries.read_airfields()
    yield from handkept.read_places(data)


# ---------------------------------------------------------------- the files
def write(folder: Path, rows: Iterable[Row], *, progress: bool = False) -> None:
    """Write the two files of a gazetteer into ``folder``."""
    names: defaultdict[str, set[int]] = defaultdict(set)
    area_names: dict[str, str] = {}
    database = sqlite3.connect(folder / "places.sqlite")
    try:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        shown = tqdm(
            rows, "Building the gazetteer", 330_000, unit=" places", file=sys.stderr,
            disable=None if progress else True,
        )  # fmt: skip
        for number, row in enumerate(shown):
            _add_place(database, number, row)
            keys = _keys(row)
            for key, how in keys:
                names[key].add(number << HOW_BITS | how)
            if code := _own_code(row):
                area_names[code] = row.name
                folded = "\n".join(dict.fromkeys(key for key, how in keys if key[0] not in "~="))
                database.execute(
                    "INSERT OR REPLACE INTO area VALUES (?, ?, ?)", (code, number, folded)
                )
        _name_areas(database, area_names)
        trie = marisa_trie.Trie(names)
        trie.save(str(folder / "names.trie"))
        database.executemany(
            "INSERT INTO name VALUES (?, ?)",
            sorted((trie[key], array.array("I", sorted(refs)).tobytes()) for key, refs in names.items()),
        )
        database.executescript(_INDEXES)
        database.commit()
    finally:
        database.close()


def _add_place(database: sqlite3.Connection, number: int, row: Row) -> None:
    names = 1 + len(row.alternates)
    database.execute(
        "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,'','',?,?,?,?,?,?)",
        (
            number, row.id, row.name, row.kind.value, row.feature, row.lat, row.lon,
            row.radius_km, row.country, row.admin1_code, row.admin2_code, row.population, names,
            row.source, cell_of(row.lat, row.lon),
        ),
    )  # fmt: skip


def _own_code(row: Row) -> str:
    if row.kind is Kind.COUNTRY:
        return row.country
    if row.kind is Kind.ADMIN1 and row.id.startswith("geonames:"):
        return row.admin1_code
    return row.admin2_code if row.kind is Kind.ADMIN2 else ""


def _keys(row: Row) -> list[tuple[str, int]]:
    """Return every key a place is found by, with how sure it is."""
    keys: dict[str, int] = {}
    for how, names in (
        (How.MAIN, (row.name,)),
        (How.ALTERNATE, row.alternates),
        (How.SHORT, row.shorts),
    ):
        for name in names:
            folded = fold(name)
            for key, sure in ((folded, how), (without_article(folded), max(how, How.SHORT))):
                if len(key) > 1:
                    keys.setdefault(key, sure)
    for key in [key for key in keys if key.isascii()]:
        if heard := sound(key):
            keys.setdefault(SOUND_MARK + heard, How.SOUND)
    for form in row.written:
        keys["=" + form] = How.WRITTEN
    return list(keys.items())


def _name_areas(database: sqlite3.Connection, names: dict[str, str]) -> None:
    database.execute("CREATE TEMP TABLE called (code TEXT PRIMARY KEY, name TEXT)")
    database.executemany("INSERT INTO called VALUES (?, ?)", names.items())
    database.execute(
        "UPDATE place SET"
        " admin1 = coalesce((SELECT name FROM called WHERE code = admin1_code), ''),"
        " admin2 = coalesce((SELECT name FROM called WHERE code = admin2_code), '')"
    )
