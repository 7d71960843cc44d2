"""Build the gazetteer once, into a folder of the user's cache that is named after its inputs."""

from __future__ import annotations

import array
import contextlib
import gc
import hashlib
import itertools
import shutil
import sqlite3
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING

import marisa_trie
from tqdm import tqdm

from geo.model import Kind
from geo.places import airfields, dump, handkept, libraries
from geo.places.gazetteer import (
    FILES,
    HOW_BITS,
    HOW_MASK,
    MARKS,
    SOUND_MARK,
    WRITTEN_MARK,
    cell_of,
)
from geo.places.names import fold, sound, without_article
from geo.places.provinces import Provinces
from geo.places.rows import How, Row
from geo.places.seats import seats
from geo.places.sorts import likeliest, sort_of_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.settings import Settings

FORMAT = "9"  # raise when the layout or the reading of the inputs changes
WAIT_SECONDS = 3600.0  # for another process that builds
KEPT_SECONDS = 14 * 24 * 3600.0  # of a gazetteer that other inputs made
KEYS_IN_MEMORY = 3_000_000
USUAL_PLACES = 360_000  # without a fetched dump; only the progress bar asks
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (
  row INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, feature TEXT, lat REAL, lon REAL,
  radius_km REAL, country TEXT, admin1 TEXT, admin2 TEXT, admin1_code TEXT, admin2_code TEXT,
  population INTEGER, names INTEGER, source TEXT, cell INTEGER
);
CREATE TABLE name (key INTEGER PRIMARY KEY, refs BLOB);
CREATE TABLE area (code TEXT PRIMARY KEY, row INTEGER, names TEXT, name TEXT) WITHOUT ROWID;
"""
_INSERT = "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,'','',?,?,?,?,?,?)"
_NAME_THE_AREAS = """
UPDATE place SET
  admin1 = coalesce((SELECT name FROM area WHERE code = admin1_code), ''),
  admin2 = coalesce((SELECT name FROM area WHERE code = admin2_code), '');
"""
_FORGET_SPILL = "DROP TABLE spill; VACUUM;"
_INDEXES = """
CREATE INDEX place_id ON place (id);
CREATE INDEX place_cell ON place (cell, lat, lon);
"""


def ensure(settings: Settings, *, progress: bool = False) -> Path:
    """Return the gazetteer folder, built first if its inputs are new.

    Built beside its place and renamed when it is whole, so that a stopped build leaves nothing
    half-made; a second process that starts meanwhile waits for the first.
    """
    path = settings.cache / f"gazetteer-{key_of(settings)}"
    if path.is_dir():
        return path
    settings.cache.mkdir(parents=True, exist_ok=True)
    with _turn(settings.cache / "gazetteer.lock"):
        if not path.is_dir():
            partial = path.with_suffix(".partial")
            shutil.rmtree(partial, ignore_errors=True)
            partial.mkdir()
            full = dump.installed(settings)
            rows = all_rows(settings.data, full)
            write(partial, rows, progress=progress, about=None if full else USUAL_PLACES)
            partial.rename(path)
            _forget_old(path)
    return path


def _forget_old(path: Path) -> None:
    """Remove gazetteers of other inputs that were built long ago: each takes some 90 MB."""
    for other in path.parent.glob("gazetteer-*"):
        if other != path and other.is_dir() and time.time() - other.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(other, ignore_errors=True)


def key_of(settings: Settings) -> str:
    """Return a short hash of everything the gazetteer is made from."""
    digest = hashlib.blake2b(f"{FORMAT} {dump.stamp(settings)}".encode(), digest_size=6)
    for name in (*handkept.TABLES, dump.FEATURES):
        file = settings.data / name
        digest.update(file.read_bytes() if file.is_file() else b"-")
    for package, name in libraries.PACKAGED:
        file = libraries.packaged(package, name)
        digest.update(f"{package}/{name}:{file.stat().st_size}".encode())
    return digest.hexdigest()


@contextlib.contextmanager
def _turn(lock: Path) -> Iterator[None]:
    """Wait until no other process builds; SQLite's file lock ends with the process that held it."""
    with contextlib.closing(sqlite3.connect(lock, timeout=WAIT_SECONDS)) as held:
        held.isolation_level = None
        held.execute("BEGIN EXCLUSIVE")
        yield


# ---------------------------------------------------------------- the rows
def all_rows(data: Path, full: Path | None = None) -> Iterator[Row]:
    """Yield every place of every input, countries first; ``full`` is a fetched GeoNames dump."""
    latin = set()
    for country in handkept.read_countries(data):
        if not country.respelt:
            latin.add(country.country)
        yield country
    short, further = handkept.read_abbreviations(data), handkept.read_aliases(data)
    provinces = Provinces()
    for row in _places(data, full):
        if row.admin1_code and row.kind is Kind.POPULATED:
            provinces.add(row)
        elif row.country and not row.admin1_code:
            row.admin1_code = provinces.of(row)
        row.respelt = row.country not in latin
        if row.kind in {Kind.ADMIN1, Kind.ADMIN2}:
            row.written += short.get(_own_code(row), ())
        if alias := further.get(row.id):
            row.alternates += (*alias.names, row.name)
            row.name, row.written = alias.name, row.written + alias.written
        yield row


def _places(data: Path, full: Path | None) -> Iterator[Row]:
    points, more = handkept.read_area_points(data), list(handkept.read_places(data))
    told = handkept.read_seats(data)
    if full:
        yield from dump.read_dump(full, data)
    else:
        yield from _library_places(points, [*airfields.read_airfield_towns(), *more], told)
    yield from airfields.read_airfields()
    yield from more


def _library_places(
    points: Mapping[str, tuple[float, float, float]], more: Sequence[Row], told: Mapping[str, str]
) -> Iterator[Row]:
    by_line, areas = libraries.read_areas()
    reaches: defaultdict[str, libraries.Reach] = defaultdict(libraries.Reach)
    known: set[tuple[str, str]] = set()
    towns = []
    for town in libraries.read_towns(by_line):
        for code in {town.admin1_code, town.admin2_code} - {""}:
            reaches[code].add(town.lat, town.lon, town.population)
        known.add((town.country, fold(town.name)))
        towns.append(town)
        yield town
    yield from (t for t in more if t.feature == airfields.AIRFIELD_TOWN and _unlisted(t, known))
    found = dict(seats(areas, [*towns, *more], reaches, points, told))
    yield from libraries.area_rows(areas, reaches, points, found)


def _unlisted(town: Row, known: set[tuple[str, str]]) -> bool:
    return (town.country, fold(town.name)) not in known


# ---------------------------------------------------------------- the files
def write(
    folder: Path, rows: Iterable[Row], *, progress: bool = False, about: int | None = None
) -> None:
    """Write the files of a gazetteer into ``folder``; ``about`` how many rows will come."""
    collects = gc.isenabled()
    gc.disable()  # millions of strings in lists and no circles: looking for them costs a fifth
    trie_file, sorts_file, database_file = (folder / name for name in FILES)
    database = sqlite3.connect(database_file, isolation_level=None)
    try:
        database.executescript(_SCHEMA)
        shown = tqdm(
            rows, "Building the gazetteer", about, unit=" places", file=sys.stderr,
            disable=None if progress else True,
        )  # fmt: skip
        database.execute("BEGIN")
        names, sorts_of = _write_places(database, shown)
        trie = marisa_trie.Trie(names.keys())
        trie.save(str(trie_file))
        sorts = bytearray(len(trie))
        packed = _packed(trie, names, sorts, sorts_of)
        database.executemany(
            "INSERT INTO name VALUES (?, ?)", packed if names.spilled else sorted(packed)
        )
        sorts_file.write_bytes(sorts)
        database.execute("COMMIT")
        database.executescript((_FORGET_SPILL if names.spilled else "") + _INDEXES)
    finally:
        database.close()
        if collects:
            gc.enable()


def _packed(
    trie: marisa_trie.Trie, names: Spill, sorts: bytearray, sorts_of: Sequence[bytearray]
) -> Iterator[tuple[int, bytes]]:
    """Yield the number of every key with its packed references; write down its sort."""
    own, other = sorts_of
    for key, refs in names.items():
        number = trie[key]
        if key[0] != SOUND_MARK:
            for ref in refs:
                named = other if ref & HOW_MASK else own
                sorts[number] = likeliest(sorts[number], named[ref >> HOW_BITS])
        yield number, array.array("I", refs).tobytes()


def _write_places(
    database: sqlite3.Connection, rows: Iterable[Row]
) -> tuple[Spill, tuple[bytearray, bytearray]]:
    """Write the places and areas, and return what every key refers to.

    Also, for every row, the sort of place that its main name stands for, and its other names.
    """
    names = Spill(database)
    own, other = bytearray(), bytearray()
    areas: dict[str, tuple[str, int, str, str]] = {}
    for number, row in enumerate(rows):
        database.execute(_INSERT, _place_values(number, row))
        own.append(sort_of_place(row.kind, row.population, own=True))
        other.append(sort_of_place(row.kind, row.population, own=False))
        keys = _keys(row)
        for key, how in keys.items():
            names.add(key, number << HOW_BITS | how)
        if code := _own_code(row):
            folded = "\n".join(key for key in keys if key[0] not in MARKS)
            areas[code] = code, number, folded, row.name
    database.executemany("INSERT INTO area VALUES (?, ?, ?, ?)", areas.values())
    database.execute(_NAME_THE_AREAS)
    return names, (own, other)


class Spill:
    """Keys and what they refer to: in memory while they are few, else in a table on disk."""

    def __init__(self, database: sqlite3.Connection, most: int = KEYS_IN_MEMORY) -> None:
        self._database = database
        self._most = most
        self._refs: dict[str, list[int]] = {}
        self.spilled = False

    def add(self, key: str, ref: int) -> None:
        """Add one reference under a key."""
        self._refs.setdefault(key, []).append(ref)
        if len(self._refs) > self._most:
            self._write()

    def _write(self) -> None:
        if not self.spilled:
            self._database.execute("CREATE TABLE spill (key TEXT, refs BLOB)")
            self.spilled = True
        self._database.executemany(
            "INSERT INTO spill VALUES (?, ?)",
            ((key, array.array("I", refs).tobytes()) for key, refs in self._refs.items()),
        )
        self._refs.clear()

    def keys(self) -> Iterator[str]:
        """Yield every key at least once."""
        yield from self._refs
        if self.spilled:
            yield from (key for (key,) in self._database.execute("SELECT key FROM spill"))

    def items(self) -> Iterator[tuple[str, list[int]]]:
        """Yield every key once with all of its references."""
        if not self.spilled:
            yield from self._refs.items()
            return
        self._write()
        found = self._database.execute("SELECT key, refs FROM spill ORDER BY key")
        for key, group in itertools.groupby(found, key=lambda pair: pair[0]):
            yield key, [ref for _, packed in group for ref in memoryview(packed).cast("I")]


def _place_values(number: int, row: Row) -> tuple[object, ...]:
    return (
        number, row.id, row.name, row.kind.value, row.feature, row.lat, row.lon, row.radius_km,
        row.country, row.admin1_code, row.admin2_code, row.population, 1 + len(row.alternates),
        row.source, cell_of(row.lat, row.lon),
    )  # fmt: skip


def _own_code(row: Row) -> str:
    if row.kind is Kind.COUNTRY:
        return row.country
    if row.kind is Kind.ADMIN1 and row.id.startswith("geonames:"):
        return row.admin1_code
    return row.admin2_code if row.kind is Kind.ADMIN2 else ""


def _keys(row: Row) -> dict[str, int]:
    """Return every key a place is found by, and how sure it is."""
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
    if row.respelt:
        for key in [key for key in keys if key.isascii()]:
            if heard := sound(key):
                keys.setdefault(SOUND_MARK + heard, How.SOUND)
                keys.setdefault(SOUND_MARK + heard.replace(" ", ""), How.SOUND)
    for form in row.written:
        keys[WRITTEN_MARK + form] = How.WRITTEN
    return keys
