"""Fold text so that a search finds a name however it is spelt; ``words.js`` does the same."""

from __future__ import annotations

import re
import unicodedata

_APART = re.compile(r"[\W_]+")
_SILENT = dict.fromkeys(map(ord, "'’‘ʼʻ`´ʾʿ′"))


def fold(text: str) -> str:
    """Return `text` without case, accents, apostrophes and punctuation, words one space apart."""
    bare = unicodedata.normalize("NFKD", text.translate(_SILENT)).lower()
    if not bare.isascii():  # most text is, and then there is nothing to take away
        bare = "".join(letter for letter in bare if unicodedata.category(letter)[0] != "M")
    return _APART.sub(" ", bare).strip()
