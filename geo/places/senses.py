"""What a name can mean: its candidates, each with the evidence that no context changes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.model import Kind
from geo.places.inflected import nominatives
from geo.places.namedparts import led_by_part
from geo.places.names import fold
from geo.places.rows import How

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from geo.places.gazetteer import Candidate, PlaceIndex

    Floats = NDArray[np.float64]

MOST = 300  # candidates of one name; more than this is a name like "San José"
CACHED = 8_000

# Evidence that no context changes; every name is shown to the reader as it stands here.
STATIC = (
    "population", "largest of its name", "number of names", "not its main name",
    "short for its name", "abbreviation", "only sounds alike", "exactly its name",
    "a country", "a province", "a district", "a small district", "a site", "a region", "a river",
    "seat of its area", "airport", "a continent", "a capital",
)  # fmt: skip
_HOW = {How.ALTERNATE: 3, How.SHORT: 4, How.WRITTEN: 5, How.SOUND: 6}
_KIND = {
    Kind.COUNTRY: 8, Kind.ADMIN1: 9, Kind.ADMIN2: 10, Kind.ADMIN3: 11, Kind.SITE: 12,
    Kind.REGION: 13, Kind.SEA: 13, Kind.CONTINENT: 17, Kind.RIVER: 14,
}  # fmt: skip
# What a place without a population of its own weighs beside one that has one.
_UNPEOPLED = {
    Kind.CONTINENT: 100_000_000,
    Kind.SEA: 10_000_000,
    Kind.REGION: 1_000_000,
    Kind.RIVER: 100_000,
    Kind.SITE: 10_000,
}

# Words of a name, or right beside it, that say what kind of place is meant.
_CUES = (
    (
        "county counties parish borough raion rayon lga subdistrict co",
        {Kind.ADMIN2, Kind.ADMIN3},
    ),
    ("district", {Kind.ADMIN1, Kind.ADMIN2, Kind.ADMIN3, Kind.POPULATED}),
    (
        "province state governorate oblast prefecture region provincial department wilaya canton",
        {Kind.ADMIN1, Kind.ADMIN2, Kind.REGION},
    ),
    (
        "city town village hamlet suburb township twp municipality neighborhood neighbourhood",
        {Kind.POPULATED},
    ),
    ("wilayah voivodeship division", {Kind.ADMIN1, Kind.ADMIN2}),
    ("settlement kibbutz", {Kind.POPULATED}),
    ("river creek stream", {Kind.RIVER}),
    (
        "airport airbase base camp crossing field dam prison refinery airfield checkpoint port",
        {Kind.SITE},
    ),
    ("sea ocean gulf strait bay", {Kind.SEA}),
    ("desert peninsula mountains valley island islands", {Kind.REGION}),
    ("country republic nation", {Kind.COUNTRY}),
)
CUES = {word: frozenset(kinds) for words, kinds in _CUES for word in words.split()}
_PREFIXES = ("city of ", "town of ", "village of ", "province of ", "state of ", "county of ",
             "district of ", "governorate of ", "port of ")  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Senses:
    """The candidates of one name, with their evidence as one row each."""

    name: str
    candidates: tuple[Candidate, ...]
    static: Floats
    points: Floats  # unit vectors, one row a candidate
    countries: tuple[str, ...]
    provinces: tuple[str, ...]  # the code of the admin1 each lies in or is
    areas: tuple[frozenset[str], ...]  # the codes of the areas each lies in
    own: tuple[str, ...]  # the code of the area each is, "" for a point
    cue: frozenset[Kind]
    part: str = ""  # the part of the name that the gazetteer has, if not all of it
    sounds: bool = False  # nothing but places whose names sound alike


def senses_of(
    name: str,
    index: PlaceIndex,
    capitals: Mapping[str, str],
    is_word: Callable[[str], bool] = bool,
) -> Senses:
    """Return what ``name`` can mean; without candidates if the gazetteer has nothing like it.

    ``capitals`` gives the folded name of every country's capital; ``is_word`` says whether a
    folded word is an ordinary one, as "Cathedral" is and "Henry" is not.
    """
    candidates, cue, part = _candidates(name, index, is_word)
    candidates = candidates[:MOST]
    spelt, called = fold(name), [fold(candidate.place.name) for candidate in candidates]
    largest = max(map(known_by, candidates), default=0)
    static = [
        _static(candidate, largest, main=main == spelt)
        for candidate, main in zip(candidates, called, strict=True)
    ]
    for number in _capitals(candidates, called, capitals):
        static[number][18] = 1.0
    return Senses(
        name,
        candidates,
        np.array(static).reshape(-1, len(STATIC)),
        unit_vectors([(c.place.lat, c.place.lon) for c in candidates]),
        tuple(c.place.country for c in candidates),
        tuple(c.admin1_code for c in candidates),
        tuple(areas_of(c) for c in candidates),
        tuple(own_code(c) for c in candidates),
        cue,
        part,
        bool(candidates) and all(c.how == How.SOUND for c in candidates),
    )


def _capitals(
    candidates: Sequence[Candidate], called: Sequence[str], capitals: Mapping[str, str]
) -> list[int]:
    """Return the numbers of the candidates that are their country's capital."""
    found: dict[str, int] = {}
    for number, candidate in enumerate(candidates):
        place = candidate.place
        if place.kind != Kind.POPULATED or candidate.how == How.SOUND:
            continue
        if called[number].startswith(capitals.get(place.country, "?")):
            best = found.get(place.country)
            if best is None or place.population > candidates[best].place.population:
                found[place.country] = number
    return list(found.values())


def areas_of(candidate: Candidate) -> frozenset[str]:
    """Return the codes of the country, admin1 and admin2 a place lies in, its own left out."""
    codes = {candidate.place.country, candidate.admin1_code, candidate.admin2_code}
    return frozenset(codes - {"", own_code(candidate)})


def own_code(candidate: Candidate) -> str:
    """Return the code of the area a place is, "" if it is none."""
    match candidate.place.kind:
        case Kind.COUNTRY:
            return candidate.place.country
        case Kind.ADMIN1:
            return candidate.admin1_code
        case Kind.ADMIN2:
            return candidate.admin2_code
        case _:
            return ""


def unit_vectors(points: list[tuple[float, float]]) -> Floats:
    """Return latitudes and longitudes (degrees) as unit vectors, shape (n, 3)."""
    vectors = []
    for degrees_lat, degrees_lon in points:  # few: one array at the end is quicker than many
        lat, lon = math.radians(degrees_lat), math.radians(degrees_lon)
        around = math.cos(lat)
        vectors.append((around * math.cos(lon), around * math.sin(lon), math.sin(lat)))
    return np.array(vectors, dtype=float).reshape(-1, 3)


def known_by(candidate: Candidate) -> int:
    """Return how many people a place concerns: its population, or what its kind stands for."""
    return candidate.place.population or _UNPEOPLED.get(candidate.place.kind, 0)


def _static(candidate: Candidate, largest: int, *, main: bool) -> list[float]:
    """Return a candidate's evidence in the order of STATIC; ``main`` if its own name is asked."""
    place = candidate.place
    people = known_by(candidate)
    row = [0.0] * len(STATIC)
    row[0] = math.log10(people + 10) - 1
    row[1] = math.log10((people + 10) / (largest + 10))
    row[2] = math.log(candidate.names + 1)
    if candidate.how in _HOW:
        row[_HOW[candidate.how]] = 1.0
    row[7] = float(main)
    if place.kind in _KIND:
        row[_KIND[place.kind]] = 1.0
    row[15] = float(place.kind == Kind.POPULATED and place.name in (place.admin1, place.admin2))
    row[16] = float(candidate.feature == "airport")
    return row


def _candidates(
    name: str, index: PlaceIndex, is_word: Callable[[str], bool]
) -> tuple[tuple[Candidate, ...], frozenset[Kind], str]:
    """Return the candidates of a name or, failing that, of a part of it, and that part."""
    spelt = " ".join(name.split())
    if spelt[:4].lower() == "the " and len(spelt) > 4:  # noqa: PLR2004 # an article and a word
        spelt = spelt[4:]
    found = index.candidates(spelt)
    if any(c.how != How.SOUND for c in found):
        return found, frozenset(), ""
    if led_by_part(spelt):
        return (), frozenset(), ""
    for form in nominatives(fold(spelt)):
        if index.has(form):
            return index.candidates(form), frozenset(), ""
    words, halves = spelt.split(), spelt.split("-")
    for shorter, kinds in _shorter(spelt, words):
        less = tuple(
            c
            for c in index.candidates(shorter)
            if c.how != How.SOUND and (shorter not in halves or _well_known(c, _OF_A_HALF))
        )
        if less:
            return less, kinds, ""
    part, known = _known_part(words, index, is_word)
    if known:
        return known, frozenset(), part
    return found, frozenset(), ""


def _shorter(spelt: str, words: list[str]) -> Iterator[tuple[str, frozenset[Kind]]]:
    """Yield what is left of a name without the words that say what it is."""
    last = fold(words[-1]) if words else ""
    if len(words) > 1 and last in CUES:
        yield " ".join(words[:-1]), CUES[last]
    low = spelt.lower()
    for prefix in _PREFIXES:
        if low.startswith(prefix):
            yield spelt[len(prefix) :], CUES.get(prefix.split(maxsplit=1)[0], frozenset())
    if len(words) > 1 and fold(words[0]) in _SIDES:
        rest = words[1:-1] if last == "area" and len(words) > 2 else words[1:]  # noqa: PLR2004
        yield " ".join(rest), frozenset()
    if "-" in spelt:
        yield from ((part.strip(), frozenset()) for part in spelt.split("-") if len(part) > 3)  # noqa: PLR2004


def _known_part(
    words: list[str], index: PlaceIndex, is_word: Callable[[str], bool]
) -> tuple[str, tuple[Candidate, ...]]:
    """Return the longest part of a name that is a well-known place, and what it can mean.

    "Manila Cathedral" is in Manila, "Port of Los Angeles" in Los Angeles; "Ariel Henry" is a man.
    """
    if not any(is_word(fold(word)) for word in words):
        return "", ()
    size = len(words)
    for length in range(size - 1, 0, -1):
        for first in range(size - length + 1):
            if not words[first][0].isupper() or (length == 1 and _is_particle(words[first])):
                continue
            part = " ".join(words[first : first + length]).removesuffix("'s").removesuffix("’s")
            ordinary = length == 1 and is_word(fold(part))
            least = _OF_A_WORD if ordinary else _PEOPLE
            known = tuple(
                c
                for c in index.candidates(part)
                if c.how != How.SOUND
                and _well_known(c, least)
                and not (ordinary and c.place.kind is Kind.ADMIN1)  # the Islands of Hong Kong
            )
            if known:
                return part, known
    return "", ()


def _is_particle(word: str) -> bool:
    """Tell whether a word is too short to be a name: the "La" of "La Tontouta", but not "U.S."."""
    return len(word) < _SHORTEST_NAME and not word.isupper() and "." not in word


def _well_known(candidate: Candidate, least: int) -> bool:
    place = candidate.place
    own = candidate.how == How.MAIN or place.population > 20 * least
    return own and (place.kind in _AREAS or place.population >= least)


_SHORTEST_NAME = 4  # letters
_PEOPLE = 15_000  # a smaller town does not give its name to what a report calls by a longer one
_OF_A_WORD = 100_000  # nor does one that is called by an ordinary word: University, Florida
_OF_A_HALF = 1_000  # nor a hamlet, or a name not its own, to one with a hyphen
_AREAS = frozenset({Kind.COUNTRY, Kind.ADMIN1, Kind.CONTINENT})
_SIDES = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "upper", "lower", "greater", "northeast", "northwest", "southeast", "southwest",
    "northeastern", "northwestern", "southeastern", "southwestern", "downtown", "metropolitan",
    "mid", "n", "s", "e", "w", "old", "inner", "outer", "mainland",
})  # fmt: skip
