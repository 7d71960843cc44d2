"""Score the finders on real headlines with professional codes.

UCDP's georeferenced event files keep the headline a coder worked from beside what the coder wrote
down: deaths, sides, place. Run ``python bench/headlines.py [FOLDER]``; the folder holds the files
``ged_*.csv`` (not shipped), by default ``../shared/datasets``.

Which headlines are asked (no headline is chosen by what the finders make of it):

* the record has one headline, the headline belongs to one record, and it has at least four words;
* **deaths**: just one numeral or number word stands at most six words from a word for killing or
  dying, and it is the record's number of deaths (best, low, high or those of one side). Right: the
  number killed that is read, parts and running totals left out, is one of the record's.
* **sides**: it is one statement (no "and", "while", "…") and names an armed side that the lexicon
  knows. Right: each distinct side named is kin of one of the record's sides (the same, its parent,
  child or ally, since UCDP writes allies down under the main warring party). The civilians of a
  record are no armed side.
* **place**: it is one statement and names a place more exact than a province (the Locator resolves
  one that is not the name of a "countryside", "province", "region" or "desert", nor where something
  lies "north of"). The outlet's domain goes with the headline, as with every report. Right: the
  most exact place of the headline, the first where several are equally exact, is within 50 km.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.model import Kind, Report  # noqa: E402
from geo.settings import Settings  # noqa: E402
from geo.text.actors import find_actors  # noqa: E402
from geo.text.document import cut  # noqa: E402
from geo.text.figures import find_figures  # noqa: E402
from geo.text.lexicon import Lexicon  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Document, Mention
    from geo.places.locate import Locator

NEAR_KM = 50.0
KIN = 0.6
_DEATH = re.compile(
    r"\b(?:kill(?:s|ed|ing|ings)?|dead|dies?|died|deaths?|casualt(?:y|ies)|slain|murder(?:s|ed)?"
    r"|executed?|executes|assassinat\w+|lives?|massacre[sd]?)\b",
    re.IGNORECASE,
)
_WORDS = {
    word: n
    for n, word in enumerate(
        (
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen", "twenty"),
        )
    )
}
_NEAR_WORDS = 6
_SEVERAL = re.compile(r" and | while |…|\.\.\.|;| amid ", re.IGNORECASE)
_EXACT = [Kind.SITE, Kind.POPULATED, Kind.ADMIN3, Kind.ADMIN2]
_ARMED = {"state forces", "rebel", "political militia", "identity militia", "external forces"}


_WIDER_AFTER = re.compile(
    r"['’]?s?\W+(?:\w+\W+)?(?:countryside|province|governorate|region|state|desert|mountains|road)\b",
    re.IGNORECASE,
)
_WIDER_BEFORE = re.compile(
    r"(?:countryside of|(?:north|south|east|west|northeast|northwest|southeast|southwest|center) of"
    r"|northern|southern|eastern|western|near|outside|north|south|east|west)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_DOMAINS = {
    "SOHR": "syriahr.com",
    "The Irrawaddy": "irrawaddy.com",
    "The Irrawaddy Online": "irrawaddy.com",
    "Myanmar Now": "myanmar-now.org",
    "Frontier Myanmar": "frontiermyanmar.net",
}


class Headline(NamedTuple):
    """A headline and what a coder wrote down from it."""

    text: str
    outlet: str
    deaths: frozenset[int]
    sides: tuple[str, ...]
    lat: float
    lon: float


def headlines(path: Path) -> Iterator[Headline]:
    """Yield the headlines of a UCDP file that belong to one record alone."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = Counter(part.strip() for row in rows for part in row["source_headline"].split(";"))
    for row in rows:
        text = row["source_headline"].strip()
        if ";" in text or told[text] != 1 or len(text.split()) < 4:  # noqa: PLR2004
            continue
        counts = [
            row[k] for k in ("best", "low", "high", "deaths_a", "deaths_b", "deaths_civilians")
        ]
        deaths = frozenset(int(n) for n in counts if int(n) > 0)
        sides = tuple(s for k in ("side_a", "side_b") if (s := row[k]) != "Civilians")
        lat, lon = float(row["latitude"]), float(row["longitude"])
        yield Headline(text, _DOMAINS.get(row["source_office"], ""), deaths, sides, lat, lon)


def states_deaths(headline: Headline) -> bool:
    """Tell whether a headline states one number beside a word for dying, and it is the record's."""
    said = re.findall(r"\w+(?:[.,]\d+)*", headline.text.lower())
    deaths = [i for i, word in enumerate(said) if _DEATH.fullmatch(word)]
    numbers = [i for i, word in enumerate(said) if _number(word) is not None]
    near = {k for k in numbers if any(abs(i - k) <= _NEAR_WORDS for i in deaths)}
    return len(near) == 1 and near.pop() in {
        i for i, word in enumerate(said) if _number(word) in headline.deaths
    }


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _WORDS.get(word)


def is_one_statement(headline: Headline) -> bool:
    """Tell whether a headline makes one statement, as far as its words show."""
    return not _SEVERAL.search(headline.text)


def killed(document: Document) -> int | None:
    """Return the number of people killed that a headline states, over all its counts."""
    told = [f for f in find_figures(document) if f.what in {"killed", "casualties"} and not f.part]
    found = [f for f in told if not f.total] or told
    best = [n for f in found if (n := f.figure.best or f.figure.low) is not None]
    return sum(best) if best else None


def score_deaths(asked: Sequence[Headline], *, show: bool) -> tuple[int, int]:
    """Return how many numbers of deaths are right, and of how many."""
    right = 0
    for headline in asked:
        said = killed(cut(Report("", headline.text)))
        right += said in headline.deaths
        if show and said not in headline.deaths:
            print(f"deaths: read {said}, record {sorted(headline.deaths)}: {headline.text}")
    return right, len(asked)


def score_sides(
    asked: Sequence[Headline], lexicon: Lexicon, *, show: bool
) -> tuple[int, int, int, int]:
    """Return right and named sides, then headlines with a right one, and headlines."""
    right = named = some = of = 0
    for headline in asked:
        mentions = find_actors(cut(Report("", headline.text)), lexicon)
        sides = {m.name for m in mentions if m.known and m.kind in _ARMED}
        if not sides:
            continue
        kin = {s for s in sides if any(lexicon.kin(s, side) >= KIN for side in headline.sides)}
        right, named, some, of = right + len(kin), named + len(sides), some + bool(kin), of + 1
        if show and sides - kin:
            print(f"sides: {sorted(sides - kin)} not in {headline.sides}: {headline.text}")
    return right, named, some, of


def score_places(asked: Sequence[Headline], locator: Locator, *, show: bool) -> tuple[int, int]:
    """Return how many named places lie within 50 km of the record, and of how many."""
    from geopy.distance import great_circle  # noqa: PLC0415 - only this column needs it

    right = of = 0
    for headline in asked:
        mentions = locator.mentions(cut(Report("", headline.text, outlet=headline.outlet)))
        places = [
            m.place
            for m in mentions
            if m.place and m.place.kind in _EXACT and not _is_wider(headline.text, m)
        ]
        if not places:
            continue
        place = min(places, key=lambda p: _EXACT.index(p.kind))
        km = great_circle((place.lat, place.lon), (headline.lat, headline.lon)).km
        right, of = right + (km <= NEAR_KM), of + 1
        if show and km > NEAR_KM:
            print(f"place: {place.name} ({place.country}) is {km:.0f} km off: {headline.text}")
    return right, of


def _is_wider(text: str, mention: Mention) -> bool:
    """Tell whether a name stands for the country around a place: "Homs countryside"."""
    before, after = text[: mention.start], text[mention.end :]
    wider = _WIDER_AFTER.search(mention.text) or _WIDER_AFTER.match(after)
    return bool(wider or _WIDER_BEFORE.search(before))


def _share(right: int, of: int) -> str:
    return f"{right:5d} of {of:5d}  {100 * right / of:5.1f} %" if of else "    none asked"


def main(argv: Sequence[str]) -> int:
    """Print the table; ``--show`` prints every error too, ``--places`` asks the Locator."""
    folders = [Path(a) for a in argv if not a.startswith("--")]
    folder = folders[0] if folders else ROOT.parent / "shared" / "datasets"
    show = "--show" in argv
    files = sorted(folder.glob("ged_*.csv"))
    if not files:
        print(f"no ged_*.csv in {str(folder)!r}; pass the folder that holds UCDP GED files")
        return 1
    lexicon = Lexicon.load(Settings().data)
    for path in files:
        asked = list(headlines(path))
        print(f"{path.name}: {len(asked)} headlines of one record each")
        stated = [h for h in asked if states_deaths(h)]
        print("  deaths stated, right  ", _share(*score_deaths(stated, show=show)))
        single = [h for h in asked if is_one_statement(h)]
        right, named, some, of = score_sides(single, lexicon, show=show)
        print("  sides named, right    ", _share(right, named))
        print("  headlines with a side ", _share(some, of))
        if "--places" in argv:
            from geo.places.locate import Locator  # noqa: PLC0415 - opens the gazetteer

            locator = Locator.open(Settings())
            print("  place within 50 km    ", _share(*score_places(single, locator, show=show)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
