"""Writes data/exonyms.csv: what the languages we read call the countries, after Unicode CLDR.

    python bench/make_exonyms.py

CLDR's names come with the package Babel. A name that the gazetteer has for the country anyway, and
one of less than four letters, is left out.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from babel import Locale

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.model import Kind  # noqa: E402
from geo.places.locate import Locator  # noqa: E402
from geo.places.names import fold  # noqa: E402
from geo.places.rows import How  # noqa: E402
from geo.settings import Settings  # noqa: E402

LANGUAGES = ("de", "es", "fr", "id", "it", "nl", "pt", "tr")
SHORTEST = 4  # letters


def main() -> None:
    """Write the table."""
    locator = Locator.open(Settings.from_env())
    rows = []
    for language in LANGUAGES:
        for code, name in sorted(Locale(language).territories.items()):
            word = name.split(" (")[0].strip()
            if len(code) != 2 or not locator.country(code) or len(fold(word)) < SHORTEST:  # noqa: PLR2004
                continue
            known = (
                c.place.country == code and c.place.kind is Kind.COUNTRY and c.how != How.SOUND
                for c in locator.index.candidates(word)
            )
            if not any(known):
                rows.append((language, word, code, "Unicode CLDR"))
    with (ROOT / "data" / "exonyms.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("language", "word", "country", "source"))
        writer.writerows(rows)


if __name__ == "__main__":
    main()
