"""One key for the many spellings of a place's name, and the parts of a place said in words.

The key undoes what transliterations differ in (articles, vowel length, q and k, a final h), so
that "Ar Rakkeh", "ar-Raqqah" and "Raqqa" meet. It is for comparing, never for showing.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import Final, NamedTuple

_APOSTROPHES: Final = re.compile(r"['’‘`´ʿʾ]")
_NO_LETTER: Final = re.compile(r"[^0-9a-z]+")
_ARTICLES: Final = frozenset(
    "al el ul as ad ar az ash at ath an the of la le los las de du del and".split()  # noqa: SIM905
)
_KINDS: Final = frozenset(
    """village villages town city suburb suburbs district governorate province state region county
    division area township municipality mountain muntain hill hills neighborhood neighbourhood
    subdistrict department commune prefecture ward locality junction crossing checkpoint camp
    outskirts countryside""".split()  # noqa: SIM905
)
_SITES: Final = frozenset(
    """air base airbase airfield airport military garrison barracks field oilfield gas oil prison
    station post outpost castle street road highway bridge port harbour harbor dam""".split()  # noqa: SIM905
)
_SOUNDS: Final = (
    (re.compile(r"(?<=.)eh?$"), "a"),
    (re.compile(r"q|ck|c(?=[aouklr])"), "k"),
    (re.compile(r"y"), "i"),
    (re.compile(r"w|ou|oo|o"), "u"),
    (re.compile(r"[ae]i|ee|e"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)ah?$|(?<=[iu])h$"), ""),
)
_AROUND: Final = re.compile(
    r"^(?:(?:just |some )?(?:near|outside|around|close to|at|in|off)|"
    r"(?:on |in )?the (?:outskirts|suburbs|countryside|vicinity|area) of|"
    r"(?:\d{1,3} ?(?:km|kilomet(?:er|re)s|miles) )?(?:north|south|east|west)[a-z-]{0,10} of) +",
    re.IGNORECASE,
)
_LONGEST = 200


@functools.lru_cache(maxsize=200_000)
def spelling_key(name: str) -> str:
    """Return the key of a name; "" for a name without a Latin letter or digit."""
    plain = unicodedata.normalize("NFKD", name[:_LONGEST].lower()).replace("ı", "i")
    plain = _APOSTROPHES.sub("", plain).encode("ascii", "ignore").decode()
    words = [word for word in _NO_LETTER.split(plain) if word]
    told = [w for w in words if w not in _KINDS and w not in _ARTICLES] or words
    return " ".join(_sound(word) for word in told)


def _sound(word: str) -> str:
    for pattern, to in _SOUNDS:
        word = pattern.sub(to, word)
    return word


@functools.lru_cache(maxsize=200_000)
def spelling_keys(name: str) -> tuple[str, ...]:
    """Return the keys of a name and of the other names it holds: "Al-Rai (Choban Bey)", "A/B"."""
    parts = re.split(r"[()/;,]", name[:_LONGEST])
    keys = (spelling_key(part) for part in (name.partition("(")[0], *parts, _bare(parts[0])))
    return tuple(dict.fromkeys(key for key in keys if key))


def _bare(name: str) -> str:
    """Return the name without the words for a site: "Ain al-Asad air base" is at Ain al-Asad."""
    words = name.split()
    return " ".join(word for word in words if word.lower() not in _SITES)


class Said(NamedTuple):
    """A place as said in words: its own name, the larger places named after it, and vagueness."""

    name: str
    within: tuple[str, ...]
    vague: bool


def place_as_said(text: str, country: str = "") -> Said:
    """Take "near Kafr Nabl, Idlib, Syria" apart; the country's own name is left out."""
    parts = [part.strip() for part in text[:_LONGEST].split(",") if part.strip()]
    if len(parts) > 1 and country and spelling_key(parts[-1]) == spelling_key(country):
        parts.pop()
    if not parts:
        return Said("", (), vague=False)
    name = _AROUND.sub("", parts[0], count=1)
    return Said(name or parts[0], tuple(parts[1:]), vague=bool(name) and name != parts[0])
