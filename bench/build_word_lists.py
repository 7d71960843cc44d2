"""Write ``geo/places/model/words.txt.gz``: what is known about a word before any text is seen.

For every word: how frequent it is (wordfreq's Zipf value, cut into steps), whether English writes
it in lower case (the SCOWL word list, npm package ``dictionary-en``), whether it is a given name
or a family name (the name lists of the ``faker`` and ``names`` packages, every locale).

    npm pack dictionary-en && tar xzf dictionary-en-*.tgz
    python bench/build_word_lists.py package/index.dic
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from pathlib import Path

import faker.providers.person as locales
import names
import wordfreq

from geo.places.names import fold

OUT = Path(__file__).parent.parent / "geo" / "places" / "model" / "words.txt.gz"
LEAST_ZIPF = 2.0  # rarer words than this are left out: not knowing a word is the sign of rarity
LEAST_SURNAME = 0.004  # per cent of the people counted in the US census of 1990
STEPS = (2.0, 3.0, 4.0, 5.0)
_LATIN = re.compile(r"[a-z]{2,}")


def main(dictionary: str) -> None:
    """Collect the lists and write the file."""
    marks: dict[str, set[str]] = defaultdict(set)
    for word in wordfreq.top_n_list("en", 60_000):
        zipf = wordfreq.zipf_frequency(word, "en")
        if zipf >= LEAST_ZIPF and _LATIN.fullmatch(fold(word)):
            marks[fold(word)].add(str(sum(zipf >= step for step in STEPS)))
    for word in lower_case_words(Path(dictionary)):
        if _LATIN.fullmatch(word) and wordfreq.zipf_frequency(word, "en") >= LEAST_ZIPF - 0.5:
            marks[word].add("l")
    given, family = people()
    for word in given:
        marks[word].add("g")
    for word in family:
        marks[word].add("f")
    groups: dict[str, list[str]] = defaultdict(list)
    for word, signs in marks.items():
        digits = sorted((s for s in signs if s.isdigit()), reverse=True)[:1]
        groups["".join(digits + sorted(signs - set("01234")))].append(word)
    lines = "".join(f"{key}\t{' '.join(sorted(words))}\n" for key, words in sorted(groups.items()))
    with OUT.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(lines.encode())
    print(f"{len(marks):,} words, {OUT.stat().st_size / 1024:.0f} KiB -> {OUT.name}")


def lower_case_words(path: Path) -> set[str]:
    """Return the words that English writes in lower case, with their common endings."""
    rules = affixes(path.with_suffix(".aff"))
    words: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        word, _, flags = line.strip().partition("/")
        if not word or not word[0].islower() or not word.isalpha():
            continue
        words.add(word)
        for flag in flags:
            words.update(made for rule in rules.get(flag, ()) if (made := ending(word, rule)))
    return words


def affixes(path: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Return the suffix rules of a Hunspell affix file by flag: take away, put on, condition."""
    rules: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        match line.split():
            case ["SFX", flag, cut, put, condition, *_]:
                rules[flag].append(("" if cut == "0" else cut, put, condition))
    return rules


def ending(word: str, rule: tuple[str, str, str]) -> str:
    """Return the word with a rule's ending, or "" if the rule is not for it."""
    cut, put, condition = rule
    if not re.search(f"{condition}$", word) or not word.endswith(cut):
        return ""
    return (word[: len(word) - len(cut)] if cut else word) + put


def people() -> tuple[set[str], set[str]]:
    """Return given names and family names in the Latin alphabet, folded."""
    given: set[str] = set()
    family: set[str] = set()
    for found in pkgutil.iter_modules(locales.__path__):
        provider = importlib.import_module(f"{locales.__name__}.{found.name}").Provider
        for name in sorted(dir(provider)):
            value = getattr(provider, name)
            if not isinstance(value, (tuple, list, dict)):
                continue
            if "first" in name and "name" in name:
                given.update(latin(value))
            elif name.startswith("last") or "surname" in name:
                family.update(latin(value))
    folder = Path(names.__file__).parent
    for sex in ("male", "female"):
        given.update(latin(census(folder / f"dist.{sex}.first", 0.0)))
    family.update(latin(census(folder / "dist.all.last", LEAST_SURNAME)))
    return given, family


def census(path: Path, least: float) -> list[str]:
    """Return the names of a census table that at least so many per cent bear."""
    rows = (line.split() for line in path.read_text().splitlines())
    return [row[0] for row in rows if float(row[1]) >= least]


def latin(values: object) -> set[str]:
    """Return the single folded Latin words among some names."""
    words = {fold(v) for v in values if isinstance(v, str)} if values else set()
    return {w for w in words if _LATIN.fullmatch(w)}


if __name__ == "__main__":
    main(sys.argv[1])
