"""Names of sites written with a common noun: "Conoco gas field", "Ain al-Asad air base"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.places.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.model import Token

    Row = Sequence[Token | None]  # words, with None between sentences
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
LAST = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _ALWAYS | _IF_KNOWN)
ARTICLES = frozenset({"al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "ez", "ed", "es"})
_LONGEST_NAME = 5  # words before the noun


def with_sites(  # noqa: PLR0913 # two kinds of words, two questions
    words: Row,
    spans: Sequence[Span],
    *,
    nouns: Sequence[int],
    articles: Sequence[int],
    is_name: Callable[[str], bool],
    is_people: Callable[[str], bool],
) -> list[Span]:
    """Return the spans with every site's whole name in place of what it overlaps.

    ``nouns`` are the numbers of the words of LAST, ``articles`` of those of ARTICLES.
    """
    sites = [*_sites(words, nouns, is_name, is_people), *_after_article(words, articles, spans)]
    if not sites:
        return list(spans)
    kept = [s for s in spans if not any(s[0] < e and b < s[1] for b, e in sites)]
    return sorted([*kept, *sites])


def _sites(
    words: Row,
    nouns: Sequence[int],
    is_name: Callable[[str], bool],
    is_people: Callable[[str], bool],
) -> Iterator[Span]:
    for i in nouns:
        noun, before = words[i], words[i - 1] if i else None
        if noun is None or before is None:
            continue
        two = f"{fold(before.text)} {fold(noun.text)}"
        length = 2 if two in _ALWAYS or two in _IF_KNOWN else 1
        phrase = two if length == 2 else fold(noun.text)  # noqa: PLR2004 # two words
        name = _name(words, i - length, is_people)
        if not name or (phrase not in _ALWAYS and phrase not in _IF_KNOWN):
            continue
        if phrase in _ALWAYS or is_name(" ".join([*(fold(w.text) for w in name), phrase])):
            yield name[0].start, noun.end


def _after_article(words: Row, articles: Sequence[int], spans: Sequence[Span]) -> Iterator[Span]:
    """Yield names that go on behind an Arabic article: "Jurf" and "al Saqr"."""
    if not articles:
        return
    ends = {end: start for start, end in spans}
    for i in articles:
        if 0 < i < len(words) - 1:
            one, last = words[i - 1], words[i + 1]
            if one and last and one.end in ends and last.text[0].isupper():
                yield ends[one.end], last.end


def _name(words: Row, last: int, is_people: Callable[[str], bool]) -> list[Token]:
    """Return the words of the name that ends at ``last``, none if there is none."""
    name: list[Token] = []
    for word in reversed(words[max(0, last - _LONGEST_NAME + 1) : last + 1]):
        if word is None or not _is_part(word):
            break
        name.insert(0, word)
    while name and _may_not_lead(name[0], is_people):
        name.pop(0)
    return name


def _may_not_lead(word: Token, is_people: Callable[[str], bool]) -> bool:
    folded = fold(word.text)
    return folded in _NOT_FIRST or is_people(folded) or word.text.islower()


_NOT_FIRST = frozenset({
    "the", "a", "an", "at", "in", "on", "of", "from", "near", "us", "uk", "un", "nato",
    "coalition", "russian", "american", "army", "navy", "military", "air", "main", "largest",
    "major", "former", "new",
})  # fmt: skip


def _is_part(word: Token) -> bool:
    text = word.text
    return text[0].isupper() or ("-" in text and not text.islower()) or fold(text) in _INNER


_INNER = frozenset({"al", "el", "ez", "az", "de", "du"})
