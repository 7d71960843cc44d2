"""Names of sites written with a common noun: "Conoco gas field", "Ain al-Asad air base"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.places.words import Word

    Span = tuple[int, int]

# The nouns that end a site's name. Those of the first row make a site of any name before them;
# the others only where the gazetteer has the whole, since "Abu Shouk camp" is Abu Shouk as well.
_ALWAYS = frozenset(
    {"air base", "airbase", "air field", "airfield", "gas field", "oil field", "gasfield",
     "oilfield", "military base", "naval base", "gas plant", "oil refinery", "refinery",
     "army base", "military airport", "border crossing"}
)  # fmt: skip
_IF_KNOWN = frozenset(
    {"camp", "refugee camp", "crossing", "base", "airport", "international airport", "dam",
     "prison", "checkpoint", "field", "port", "bridge", "strait", "island", "desert"}
)  # fmt: skip
_LAST = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _ALWAYS | _IF_KNOWN)
_LONGEST_NAME = 5  # words before the noun


def with_sites(
    sentences: Sequence[Sequence[Word]],
    spans: Sequence[Span],
    *,
    is_name: Callable[[str], bool],
    is_people: Callable[[str], bool],
) -> list[Span]:
    """Return the spans with every site's whole name in place of what it overlaps."""
    sites = [s for words in sentences for s in _sites(words, is_name, is_people)]
    sites += [s for words in sentences for s in _after_article(words, spans)]
    if not sites:
        return list(spans)
    kept = [s for s in spans if not any(s[0] < e and b < s[1] for b, e in sites)]
    return sorted([*kept, *sites])


def _sites(
    words: Sequence[Word], is_name: Callable[[str], bool], is_people: Callable[[str], bool]
) -> Iterator[Span]:
    for i in [i for i, word in enumerate(words) if word.folded in _LAST and i]:
        word = words[i]
        two = f"{words[i - 1].folded} {word.folded}"
        nouns = 2 if two in _ALWAYS or two in _IF_KNOWN else 1
        phrase = two if nouns == 2 else word.folded  # noqa: PLR2004 # two words
        first = _begin(words, i - nouns, is_people)
        if first is None or (phrase not in _ALWAYS and phrase not in _IF_KNOWN):
            continue
        folded = " ".join(w.folded for w in words[first : i + 1])
        if phrase in _ALWAYS or is_name(folded):
            yield words[first].start, word.end


def _after_article(words: Sequence[Word], spans: Sequence[Span]) -> Iterator[Span]:
    """Yield names that go on behind an Arabic article: "Jurf" and "al Saqr"."""
    found = [i for i, word in enumerate(words) if word.text in _ARTICLES]
    if not found:
        return
    ends = {end: start for start, end in spans}
    for i in found:
        if 0 < i < len(words) - 1:
            one, last = words[i - 1], words[i + 1]
            if one.end in ends and last.text[0].isupper():
                yield ends[one.end], last.end


def _begin(words: Sequence[Word], last: int, is_people: Callable[[str], bool]) -> int | None:
    """Return where the name that ends at ``last`` begins, None if there is none."""
    i = last
    while i >= 0 and last - i < _LONGEST_NAME and _is_part(words[i]):
        i -= 1
    first = i + 1
    while first <= last and (
        words[first].folded in _NOT_FIRST
        or is_people(words[first].folded)
        or words[first].text.islower()
    ):
        first += 1
    return first if first <= last else None


_NOT_FIRST = frozenset({
    "the", "a", "an", "at", "in", "on", "of", "from", "near", "us", "uk", "un", "nato",
    "coalition", "russian", "american", "army", "navy", "military", "air", "main", "largest",
    "major", "former", "new",
})  # fmt: skip


def _is_part(word: Word) -> bool:
    text = word.text
    return text[0].isupper() or ("-" in text and not text.islower()) or word.folded in _INNER


_ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "ez", "ed", "es"})
_INNER = frozenset({"al", "el", "ez", "az", "de", "du"})
