"""Numbers as news writes them: digits, words, "at least", "dozens", "between 5 and 9"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.words import Word


def _table(rows: str) -> dict[str, int]:
    return {
        word: int(value) for value, *names in map(str.split, rows.splitlines()) for word in names
    }


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in text.split("|"))


# Folded words of English, German, Spanish, French and Indonesian; a word that means something else
# in English (Spanish "once", eleven) is left out.
_SMALL = _table(
    """0 zero null cero nol
1 one
2 two zwei dos deux dua
3 three drei tres trois tiga
4 four vier cuatro quatre empat
5 five funf fuenf cinco cinq lima
6 six sechs seis enam
7 seven sieben siete sept tujuh
8 eight acht ocho huit delapan
9 nine neun nueve neuf sembilan
10 ten zehn diez dix sepuluh
11 eleven elf onze sebelas
12 twelve zwolf zwoelf doce douze
13 thirteen dreizehn trece treize
14 fourteen vierzehn catorce quatorze
15 fifteen funfzehn quince quinze
16 sixteen sechzehn dieciseis seize
17 seventeen siebzehn diecisiete
18 eighteen achtzehn dieciocho
19 nineteen neunzehn diecinueve
20 twenty zwanzig veinte vingt
21 einundzwanzig veintiuno
22 zweiundzwanzig veintidos
23 dreiundzwanzig veintitres
24 vierundzwanzig veinticuatro
25 funfundzwanzig veinticinco
30 thirty dreissig treinta trente
40 forty fourty vierzig cuarenta quarante
50 fifty funfzig cincuenta cinquante
60 sixty sechzig sesenta soixante
70 seventy siebzig setenta
80 eighty achtzig ochenta
90 ninety neunzig noventa"""
)
_TIMES = _table(
    """10 puluh
100 hundred hundert cien ciento cent cents ratus
1000 thousand tausend mil mille ribu
100000 lakh
1000000 million mn
1000000000 billion"""
)
# A word that keeps its vagueness, and the conservative low it stands for (geo.model.Figure).
_VAGUE = _table(
    """2 couple multiple
3 several few many numerous various countless mehrere einige zahlreiche varios varias
3 plusieurs beberapa
11 belasan
20 tens decenas dizaines puluhan
24 dozens dutzende docenas
40 scores
200 hundreds hunderte cientos centenares centaines ratusan
2000 thousands tausende miles milliers ribuan"""
)
_AT_LEAST = _phrases(
    "at least|more than|no fewer than|no less than|not less than|upwards of|over|"
    "a minimum of|in excess of|mindestens|mehr als|wenigstens|al menos|mas de|por lo menos|"
    "au moins|plus de|sedikitnya|setidaknya|lebih dari|minimum|atleast|above|some over|"
    "not fewer than|uber|sekurangnya|exceeding|well over"
)
_ABOUT = _phrases(
    "about|around|approximately|roughly|some|an estimated|estimated|circa|etwa|rund|ungefahr|"
    "unos|unas|environ|sekitar|cerca de|alrededor de|quelque|reportedly|another|a further|"
    "an additional|additional|further|all|other|una veintena|exactly|total of"
)
_AT_MOST = _phrases(
    "up to|as many as|nearly|almost|close to|under|fewer than|less than|no more than|"
    "just under|bis zu|fast|hasta|casi|jusqua|pres de|presque|hampir|hingga|maximum|at most"
)
_LONGEST_QUALIFIER = 3
_QUALIFIER_ENDS = frozenset(phrase[-1] for phrase in (*_AT_LEAST, *_ABOUT, *_AT_MOST))
_LARGEST = 10_000_000
_BEGIN = frozenset((*_SMALL, *_VAGUE, "a", "an", "half", "dozen", "couple"))
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")
_JOINS = frozenset(
    ("or", "to", "and", "bis", "a", "o", "oder", "ou", "hingga", "sampai", "–", "—", "-")
)
_BETWEEN = frozenset(("between", "from", "entre", "zwischen", "antara"))


class Quantity(NamedTuple):
    """A count at words ``first`` to ``last`` (exclusive); ``more`` says "another", "other"."""

    first: int
    last: int
    figure: Figure
    more: bool = False


def is_number(folded: str) -> bool:
    """Tell whether a folded word is a small number in a language that is read."""
    return folded in _SMALL


def quantities(said: Sequence[Word], text: str) -> list[Quantity]:
    """Return the counts in a sentence's words, in order; years, times and percentages too."""
    found: list[Quantity] = []
    done = 0
    for i in [i for i, word in enumerate(said) if word[3] in _BEGIN or word[2][0].isdigit()]:
        quantity = _at(said, text, i) if i >= done else None
        if quantity is not None:
            found.append(quantity)
            done = quantity.last
    return found


def _at(said: Sequence[Word], text: str, i: int) -> Quantity | None:
    vague = _vague(said, i)
    if vague is not None:
        last, low = vague
        first, _ = _qualifier(said, i)
        words = text[said[first].start : said[last - 1].end]
        return Quantity(first, last, Figure(low, None, None, words))
    number = whole_number(said, i)
    if number is None:
        return None
    last, value = number
    first, sort = _qualifier(said, i)
    high = value
    joined = _range(said, text, first, last)
    if joined is not None:
        last, high = joined
        if first and said[first - 1].folded in _BETWEEN:
            first -= 1
        sort = "range"
    words = text[said[first].start : said[last - 1].end]
    more = said[first].folded in {"another", "further", "additional"} or (
        last < len(said) and said[last].folded in {"others", "other", "more", "additional"}
    )
    return Quantity(first, last, _figure(value, high, sort, words), more)


def _figure(value: int, high: int, sort: str, words: str) -> Figure:
    if sort == "at least":
        return Figure(value, value, None, words)
    if sort == "at most":
        return Figure(None, value, value, words)
    if sort == "range" and high > value:
        return Figure(value, (value + high) // 2, high, words)
    return Figure(value, value, value, words)


def whole_number(said: Sequence[Word], i: int) -> tuple[int, int] | None:
    """Return the end and the value of the number at word `i`: "1,500", "two dozen"."""
    word = said[i]
    last: int | None = None
    value = 0
    if word.text[0].isdigit():
        digits = _digits(word.text)
        if digits is None:
            return None
        last, value = i + 1, digits
    elif word.folded in _SMALL:
        last, value = i + 1, _SMALL[word.folded]
        if value % 10 == 0 and value >= 20 and last < len(said):  # noqa: PLR2004 - twenty-one
            unit = _SMALL.get(said[last].folded, 0)
            if 0 < unit < 10:  # noqa: PLR2004
                last, value = last + 1, value + unit
    elif word.folded in {"a", "an", "half"} and i + 1 < len(said):
        return _a_dozen(said, i)
    elif word.folded in {"dozen", "couple"}:
        return i + 1, {"dozen": 12, "couple": 2}[word.folded]
    if last is None:
        return None
    return _multiplied(said, last, value)


def _multiplied(said: Sequence[Word], last: int, value: int) -> tuple[int, int] | None:
    while last < len(said):
        word = said[last].folded
        if word in _TIMES:
            last, value = last + 1, value * _TIMES[word]
        elif word == "dozen":
            last, value = last + 1, value * 12
        elif word == "score":
            last, value = last + 1, value * 20
        elif word == "and" and value >= 100 and value % 100 == 0 and last + 1 < len(said):  # noqa: PLR2004
            rest = _SMALL.get(said[last + 1].folded)
            if rest is None or said[last - 1].text[0].isdigit():
                break
            last, value = last + 2, value + rest
        else:
            break
    return (last, value) if value <= _LARGEST else None


def _a_dozen(said: Sequence[Word], i: int) -> tuple[int, int] | None:
    words = [w.folded for w in said[i + 1 : i + 3]]
    if words[:1] == ["dozen"]:
        return i + 2, 12
    if words == ["half", "dozen"]:
        return i + 3, 6
    if words[:1] == ["hundred"]:
        return i + 2, 100
    if words[:1] == ["thousand"]:
        return i + 2, 1000
    if said[i].folded == "half" and words == ["a", "dozen"]:
        return i + 3, 6
    return None


def _digits(text: str) -> int | None:
    if _THOUSANDS.match(text):
        text = re.sub(r"[.,]", "", text)
    if not text.isascii() or not text.isdigit() or len(text) > 9:  # noqa: PLR2004
        return None
    return int(text)


def _vague(said: Sequence[Word], i: int) -> tuple[int, int] | None:
    low = _VAGUE.get(said[i].folded)
    if low is None:
        return None
    following = said[i + 1].folded if i + 1 < len(said) else ""
    if said[i].folded == "couple" and following != "of":
        return None  # two people
    if said[i].folded in {"many", "few"} and i and said[i - 1].folded in {"as", "how"}:
        return None  # "as many as 30", "how many were hurt"
    if said[i].folded == "miles" and following != "de":
        return None  # the distance, not the Spanish thousands
    last = i + 1
    while last + 1 < len(said) and said[last].folded == "of" and said[last + 1].folded in _VAGUE:
        low *= 1000 if said[last + 1].folded == "thousands" else 1
        last += 2
    return last, low


def _qualifier(said: Sequence[Word], i: int) -> tuple[int, str]:
    """Return where the words that soften the number at `i` begin, and how they do."""
    if not i or said[i - 1].folded not in _QUALIFIER_ENDS:
        return i, ""
    for length in range(min(_LONGEST_QUALIFIER, i), 0, -1):
        before = tuple(w.folded for w in said[i - length : i])
        for sort, table in (("at least", _AT_LEAST), ("at most", _AT_MOST), ("about", _ABOUT)):
            if before in table:
                return i - length, sort
    return i, ""


def _range(said: Sequence[Word], text: str, first: int, last: int) -> tuple[int, int] | None:
    """Return the end and the upper value of "5 to 9", "five or six", "12-14"."""
    if last >= len(said):
        return None
    hyphen = text[said[last - 1].end : said[last].start] == "-"
    join = said[last].folded
    if hyphen:
        at = last
    elif join in _JOINS:
        at = last + 1
    else:
        return None
    if join == "and" and not (first and said[first - 1].folded in _BETWEEN):
        return None
    number = whole_number(said, at) if at < len(said) else None
    lower = whole_number(said, last - 1)
    if number is None or lower is None or number[1] <= lower[1]:
        return None
    return number
