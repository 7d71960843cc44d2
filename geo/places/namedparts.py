"""Names that begin with a word for a part of a town: "Colonia Mision del Sol", "Brgy San Roque"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Span = tuple[int, int]

_LED = (
    r"Colonia|Col\.|Barrio|Bairro|Fraccionamiento|Fracc\.|Vereda|Jardim|Urbanizaci[oó]n|"
    r"Residencial|Ejido|Caser[ií]o|Favela|Barangay|Brgy\.?|Sitio|Purok|Kelurahan|Kecamatan|"
    r"Quartier|Mahalla|Mohalla|Hayy?|Mikrorayon"
)
_LED_BY = re.compile(rf"(?:{_LED})\s")
# "Colonia Mision del Sol": a word for a part of a town, and the name behind it.
_ONE_NAME = re.compile(
    rf"\b(?:{_LED})(?:\s(?:d[aeo]s?|del|l[ao]s?|el|y|e)){{0,2}}(?:\s[A-ZÀ-Þ][\w'’.-]*)"
    r"(?:(?:\s(?:d[aeo]s?|del|l[ao]s?|el|y|e)){0,2}\s[A-ZÀ-Þ][\w'’-]*){0,4}"
)
# "Barra do Ceara neighborhood", of which only the first word was found.
_REST_OF_NAME = re.compile(
    r"(?:(?:\s(?:d[aeo]s?|del|l[ao]s?|el|al)){0,2}\s[A-ZÀ-Þ][\w'’-]*){1,4}"
    r"(?=\s(?:neighbou?rhood|favela|barrio|bairro|colony|suburb)\b)"
)
_SOMEWHERE = re.compile(r"\b(?:[iI]n|[aA]t|[oO]f|near|from|en|em|no|na)\s(?:the\s|el\s|la\s)?$")


def whole_names(text: str, found: Sequence[Span]) -> list[Span]:
    """Return the names found, those behind "Colonia", "Barrio" or "Brgy" as one with that word."""
    whole = [m.span() for m in _ONE_NAME.finditer(text)] if _LED_BY.search(text) else []
    whole += [(a, rest.end()) for a, b in found if (rest := _REST_OF_NAME.match(text, b))]
    kept: list[Span] = []
    for start, end in whole:
        told = any(a < end and start < b for a, b in found)
        if told or _SOMEWHERE.search(text, max(start - 12, 0), start):
            kept.append((start, end))
    if not kept:
        return list(found)
    free = [s for s in found if not any(a < s[1] and s[0] < b for a, b in kept)]
    return sorted([*free, *kept])


def led_by_part(surface: str) -> bool:
    """Tell whether a name begins with a word for a part of a town: "Barrio San Jacinto"."""
    return _LED_BY.match(surface) is not None
