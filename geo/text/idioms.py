"""Short phrases about people that are read as a whole: "took part", "no casualties"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text import figure_words as fw
from geo.text import people_words as pw

if TYPE_CHECKING:
    from collections.abc import Sequence


def gathers(following: Sequence[str]) -> bool:
    """Tell whether the words after a crowd say that it gathered: "took part", "held a rally"."""
    for i, word in enumerate(following):
        if word in pw.STOPS:
            return False
        if word in fw.GATHER:
            after = following[i + 1] if i + 1 < len(following) else ""
            allowed = {"took": {"part", "to"}, "held": fw.GATHERINGS}.get(word)
            return after in allowed if allowed else (word, after) != ("gathered", "up")
    return False


def zero(word: str) -> tuple[str, ...]:
    """Return what nobody suffered, for the word after "no"."""
    what = fw.NOUNS.get(word)
    if what == "casualties" or word in {"hurt", "harmed", "opfer", "bajas"}:
        return ("killed", "injured")
    if what == "killed" or word in {"killed", "died", "life"}:
        return ("killed",)
    return ("injured",) if what == "injured" else ()
