"""Answer what places a name can mean, from one small folder on disk.

The folder holds ``names.trie`` (every folded name, memory-mapped), ``names.sorts`` (a byte for
each: what it most likely stands for) and ``places.sqlite`` (the places, and for every name the rows
it can mean). Opening reads almost nothing.
"""

from __future__ import annotations

import itertools
import sqlite3
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Self

import marisa_trie

from geo.errors import StoreMissingError
from geo.model import Kind, Place
from geo.places.names import fold, other_writings, sound
from geo.places.rows import How, distance_km

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

# Sounding forms and abbreviations live in the same trie, each behind its mark.
SOUND_MARK, WRITTEN_MARK = "~", "="
MARKS = (SOUND_MARK, WRITTEN_MARK)
FILES = ("names.trie", "names.sorts", "places.sqlite")
HOW_BITS = 3  # of a packed reference: row number << HOW_BITS | how
HOW_MASK = (1 << HOW_BITS) - 1
BORDER_KM = 120.0  # so far into a country its neighbour's news reaches
NEAREST_COUNTRY_KM = 300.0  # farther than this from every known place is the open sea
MAPPED_BYTES = 1 << 30
CACHED_NAMES = 30_000
CACHED_PLACES = 60_000
KM_A_DEGREE = 111.19  # of latitude
_MOST_AT_ONCE = 500  # rows of one question
_BY_ROW = (
    "SELECT row, id, name, kind, lat, lon, radius_km, country, admin1, admin2, population, source,"
    " feature, admin1_code, admin2_code, names FROM place WHERE row IN ({})"
)
_MORE_LETTERS, _MOST_LONGER = 3, 200
_KINDS = {kind.value: kind for kind in Kind}
_HOWS = tuple(How)


class Known(NamedTuple):
    """What is known of a place, however it was found."""

    place: Place
    feature: str
    admin1_code: str
    admin2_code: str
    names: int

    def found(self, how: How) -> Candidate:
        """Return the candidate that this is for a name found in this way."""
        return Candidate(
            self.place, how, self.feature, self.admin1_code, self.admin2_code, self.names
        )


class Candidate(NamedTuple):
    """A place that a name can mean, and what the gazetteer knows beyond the place itself."""

    place: Place
    how: How  # how the name belongs to it
    feature: str  # what it is in a word: "city", "governorate", "air base", "river"
    admin1_code: str  # "IQ.01"; its own code if it is an admin1
    admin2_code: str  # "US.KY.067"; its own code if it is an admin2
    names: int  # how many names it has: a measure of fame


class PlaceIndex:
    """A gazetteer on disk, opened in milliseconds; safe to share between threads."""

    def __init__(self, names: marisa_trie.Trie, sorts: bytes, places: sqlite3.Connection) -> None:
        self._names = names
        self._sorts = sorts
        self._places = places
        self._lock = threading.Lock()
        self._known: dict[int, Known] = {}
        self._beside: dict[str, frozenset[str]] = {}  # the countries around doubtful places
        self.candidates = lru_cache(CACHED_NAMES)(self._candidates)
        self.area = lru_cache(CACHED_NAMES)(self._area)
        self.area_names = lru_cache(CACHED_NAMES)(self._area_names)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the gazetteer folder that ``geo.places.build.ensure`` made.

        Raises
        ------
        StoreMissingError
            If there is no gazetteer at ``path``.
        """
        trie, sorts, database = (path / name for name in FILES)
        if not all(file.is_file() for file in (trie, sorts, database)):
            raise StoreMissingError(
                f"No gazetteer at {str(path)!r}: expected {', '.join(FILES)}; "
                "run `python -m geo build` to make it."
            )
        uri = f"{database.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
        return cls(marisa_trie.Trie().mmap(str(trie)), sorts.read_bytes(), connection)

    # ------------------------------------------------------------ by name
    def has(self, folded: str) -> bool:
        """Return whether a name in the form of ``fold`` is in the gazetteer (under 1 µs)."""
        return folded in self._names

    def sort(self, key: str) -> int:
        """Return what a folded name most likely stands for (``geo.places.sorts``), 0 for nothing.

        An abbreviation stands behind WRITTEN_MARK, as it is written.
        """
        number = self._names.get(key)
        return 0 if number is None else self._sorts[number]

    def starting(self, folded_text: str) -> list[str]:
        """Return the names ``folded_text`` starts with, shortest first, whole words only.

        This is the longest-match search: fold the words from a token on, join them with one
        blank, ask once (about 1 µs), and take the last answer that stands at a token's end.
        """
        size = len(folded_text)
        return [
            name
            for name in self._names.prefixes(folded_text)
            if len(name) == size or folded_text[len(name)] == " "
        ]

    def begins(self, folded: str) -> bool:
        """Return whether any name begins with this folded text."""
        return next(self._names.iterkeys(folded), None) is not None

    def alike(self, name: str, country: str) -> Candidate | None:
        """Return the only place of a country whose name is nearly ``name``, or None.

        It sounds so, or goes on by a few letters: "Akash" in Iraq is Akashat.
        """
        folded = fold(name)
        longer = itertools.islice(self._names.iterkeys(folded), _MOST_LONGER)
        refs = [
            ref
            for key in longer
            if len(folded) > _MORE_LETTERS and len(key) - len(folded) <= _MORE_LETTERS
            for ref in self._refs(key)
        ]
        if heard := sound(folded):
            refs += self._refs(SOUND_MARK + heard)
        there = [c for c in self._fetch(refs) if c.place.country == country]
        return there[0] if len(there) == 1 else None

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Return the places that ``name`` can mean, surest and largest first."""
        return tuple(candidate.place for candidate in self.candidates(name))

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """Return what ``name`` can mean: as written, else in another writing, else by its sound.

        An abbreviation ("US", "Ky.") counts only in its own writing, so that "us" stays a word.
        """
        folded = fold(name)
        written = name.strip().rstrip(",;:")
        refs = [*self._refs(WRITTEN_MARK + written), *self._refs(folded)]
        for form in () if refs else other_writings(folded):
            refs += [max(ref & HOW_MASK, How.SHORT) | ref & ~HOW_MASK for ref in self._refs(form)]
        for spelt in () if refs else dict.fromkeys((folded, folded.replace(" ", ""))):
            if heard := sound(spelt):  # "Dogu Beyazit" is Doğubayazıt
                refs += [ref & ~HOW_MASK | How.SOUND for ref in self._refs(SOUND_MARK + heard)]
        return self._fetch(refs)

    def _refs(self, key: str) -> Sequence[int]:
        number = self._names.get(key)
        if number is None:
            return ()
        with self._lock:
            found = self._places.execute("SELECT refs FROM name WHERE key = ?", (number,))
            packed: bytes = found.fetchone()[0]
        return memoryview(packed).cast("I")

    def _fetch(self, refs: Sequence[int]) -> tuple[Candidate, ...]:
        best: dict[int, int] = {}
        for ref in refs:
            row, how = ref >> HOW_BITS, ref & HOW_MASK
            best[row] = min(how, best.get(row, how))
        known = self._rows([*best])
        candidates = [known[row].found(_HOWS[how]) for row, how in best.items()]
        return tuple(sorted(candidates, key=_rank))

    def _rows(self, rows: Sequence[int]) -> dict[int, Known]:
        """Return what is known of the places with these row numbers."""
        held = self._known
        found = {row: held[row] for row in rows if row in held}
        missing = [row for row in rows if row not in found]
        for at in range(0, len(missing), _MOST_AT_ONCE):
            found |= self._read(missing[at : at + _MOST_AT_ONCE])
        if missing:
            self._keep(found)
        return found

    def _keep(self, found: dict[int, Known]) -> None:
        if len(self._known) > CACHED_PLACES:
            self._known = {}  # whoever reads the old one may go on
        self._known.update(found)

    def _read(self, rows: Sequence[int]) -> dict[int, Known]:
        question = _BY_ROW.format(",".join("?" * len(rows)))
        with self._lock:
            told = self._places.execute(question, rows).fetchall()
        found = {}
        for row, id_, name, kind, *middle, feature, admin1_code, admin2_code, names in told:
            place = Place(id_, name, _KINDS[kind], *middle)
            found[row] = Known(place, feature, admin1_code, admin2_code, names)
        return found

    def _row(self, row: int) -> Known:
        return self._rows([row])[row]

    # ------------------------------------------------------------ by id, code, point
    def place(self, id: str) -> Place | None:  # noqa: A002 # the door's word
        """Return the place with this id ("geonames:98182"), or None."""
        found = self.candidate(id)
        return found.place if found else None

    def candidate(self, id: str) -> Candidate | None:  # noqa: A002 # as above
        """Return the place with this id and what else is known of it, or None."""
        return self._numbered("SELECT row FROM place WHERE id = ?", id)

    def _area(self, code: str) -> Candidate | None:
        """Return the country, admin1 or admin2 with this code ("IQ", "IQ.01", "US.KY.067")."""
        return self._numbered("SELECT row FROM area WHERE code = ?", code)

    def _numbered(self, question: str, value: str) -> Candidate | None:
        with self._lock:
            found = self._places.execute(question, (value,)).fetchone()
        return self._row(found[0]).found(How.MAIN) if found else None

    def _area_names(self, code: str) -> frozenset[str]:
        """Return every folded name of the area with this code, empty if there is none."""
        with self._lock:
            found = self._places.execute("SELECT names FROM area WHERE code = ?", (code,))
            row = found.fetchone()
        return frozenset(row[0].split("\n")) if row else frozenset()

    def provinces(self, country: str) -> tuple[Place, ...]:
        """Return the admin1 areas of a country (ISO 3166-1 alpha-2)."""
        with self._lock:
            found = self._places.execute(
                "SELECT row FROM area WHERE code >= ? AND code < ?"
                " AND instr(substr(code, 4), '.') = 0",
                (f"{country}.", f"{country}/"),
            ).fetchall()
        return tuple(self._row(row).place for (row,) in found)

    def near(self, lat: float, lon: float, km: float) -> tuple[Place, ...]:
        """Return the places within ``km`` kilometres of a point, nearest first."""
        cells = ",".join(map(str, _cells_around(lat, lon, km)))
        reach = km / KM_A_DEGREE
        with self._lock:
            points = self._places.execute(
                f"SELECT row, lat, lon FROM place WHERE cell IN ({cells})"  # noqa: S608 # integers
                " AND lat BETWEEN ? AND ?",
                (lat - reach, lat + reach),
            ).fetchall()
        away = sorted((distance_km(lat, lon, *point), row) for row, *point in points)
        rows = [row for far, row in away if far <= km]
        known = self._rows(rows)  # asked for at once, not one by one
        return tuple(known[row].place for row in rows)

    def country_at(self, lat: float, lon: float) -> str:
        """Return the country of the nearest town (ISO 3166-1 alpha-2), "" far out at sea."""
        for km in (15.0, 60.0, NEAREST_COUNTRY_KM):
            for place in self.near(lat, lon, km):
                if place.kind is Kind.POPULATED and place.country:
                    return place.country
        return ""

    def is_by(self, place: Place, countries: Collection[str]) -> bool:
        """Tell whether a place lies near the border of one of some countries."""
        beside = self._beside.get(place.id)
        if beside is None:
            beside = self._beside[place.id] = self._countries_beside(place)
        return not beside.isdisjoint(countries)

    def _countries_beside(self, place: Place) -> frozenset[str]:
        """Return the country of a place, and those that have a place near it."""
        lat, lon = place.lat, place.lon
        cells = ",".join(map(str, _cells_around(lat, lon, BORDER_KM)))
        reach = BORDER_KM / KM_A_DEGREE
        with self._lock:
            abroad = self._places.execute(
                f"SELECT country, lat, lon FROM place WHERE cell IN ({cells})"  # noqa: S608 # integers
                " AND lat BETWEEN ? AND ? AND country NOT IN ('', ?)",
                (lat - reach, lat + reach, place.country),
            ).fetchall()
        near = {code for code, *point in abroad if distance_km(lat, lon, *point) <= BORDER_KM}
        return frozenset(near | {place.country})

    def close(self) -> None:
        """Close the files."""
        self._places.close()


def cell_of(lat: float, lon: float) -> int:
    """Return the number of the one-degree cell a point lies in."""
    return _cell(lat, lon)


def _cell(lat: float, lon: float) -> int:
    return int(min(179.0, max(0.0, lat + 90.0))) * 360 + int((lon + 180.0) % 360.0)


def _cells_around(lat: float, lon: float, km: float) -> set[int]:
    spread = int(km / KM_A_DEGREE) + 1
    wide = _lon_spread(lat, spread)
    return {
        _cell(lat + up, lon + right)
        for up in range(-spread, spread + 1)
        for right in range(-wide, wide + 1)
    }


def _lon_spread(lat: float, spread: int) -> int:
    return min(180, int(spread / max(0.02, 1.0 - abs(lat) / 90.0)) + 1)


# What a bare name means when nothing else is said: a country before a city, a large one first.
_FIRST = {Kind.COUNTRY, Kind.CONTINENT}
_SURE = {How.MAIN: 0, How.ALTERNATE: 0, How.WRITTEN: 0, How.SHORT: 1, How.SOUND: 2}


def _rank(candidate: Candidate) -> tuple[int, bool, int, str]:
    place = candidate.place
    return _SURE[candidate.how], place.kind not in _FIRST, -place.population, place.id
