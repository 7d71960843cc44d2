"""Fold place names to the form they are compared in.

Two forms. ``fold`` takes away what printers vary: case, diacritics, apostrophes, dots, hyphens.
It works token by token, so a text can be folded word by word and the words joined by one blank.
``sound`` takes away what transliterators vary as well (Dayr az-Zawr, Deir ez-Zor): asked second.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that do not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l",
        "ħ": "h", "ı": "i", "ŋ": "n", "ə": "a", "ɛ": "e", "ɔ": "o", "ƙ": "k", "ɓ": "b", "ɗ": "d",
        "ﷲ": "الله", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ە": "ه",
    }
)  # fmt: skip
# Marks that stand inside a word and say nothing a newspaper would keep: every apostrophe and
# quote, ayn and hamza, the Arabic tatweel, zero-width characters, the soft hyphen.
_DROPPED = dict.fromkeys(
    map(ord, "'’‘‛`´ʼʻʽʾʿˈˊˋ′″ʹʺ׳״ـ\u200b\u200c\u200d\u2060\ufeff\u00ad.·\"“”„«»"), None
)
_LATIN_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u1dc0-\u1dff]")
_GAPS = re.compile(
    r"[\s!#$%()*+,/:;<=>?@\[\\\]^_{|}~\-\u00a1-\u00bf\u2000-\u206f\u3000-\u303f،؛؟۔·]+"
)
# One word for what is written in two ways everywhere.
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "&": "and"}
_ARTICLES = frozenset(
    {
        "al", "el", "ul", "il", "as", "es", "ash", "esh", "ad", "ed", "an", "en", "ar", "er", "at",
        "et", "az", "ez", "adh", "edh", "ath", "eth", "l",
    }
)  # fmt: skip
_LEADING = frozenset({"the"})
_SOUNDS = (
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "i"), ("ay", "e"), ("ei", "e"), ("ey", "e"),
    ("ai", "e"), ("aw", "o"), ("au", "o"), ("ow", "o"), ("iy", "i"), ("yy", "y"), ("ph", "f"),
    ("dj", "j"), ("gj", "j"), ("tch", "ch"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"),
    ("ck", "k"), ("q", "k"), ("c", "k"), ("w", "v"), ("y", "i"), ("e", "i"), ("o", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"([a-z])\1+")
_LATIN = re.compile(r"[a-z ]+")
LONGEST_WORD = 24
SHORTEST_SOUND = 4  # letters; below this, sounding alike says nothing


def fold(name: str) -> str:
    """Return ``name`` in lower case without diacritics, apostrophes, dots and hyphens.

    >>> fold("Sana’a"), fold("Deir ez-Zor"), fold("U.S."), fold("Saint-Étienne")
    ('sanaa', 'deir ez zor', 'us', 'st etienne')
    """
    if name.isascii() and name.isalpha():  # most words: nothing but their case varies
        low = name.lower()
        return _WORDS.get(low, low)
    return _fold_word(name) if len(name) <= LONGEST_WORD else _fold(name)


def _fold(name: str) -> str:
    low = name.lower()
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_LETTERS)).lower().translate(_LETTERS)
        low = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", low))
    words = low.split()
    if not low.isascii() or not all(map(str.isalpha, words)):
        words = _GAPS.sub(" ", low.translate(_DROPPED)).split()
    return " ".join([_WORDS.get(word, word) for word in words])


_fold_word = lru_cache(maxsize=100_000)(_fold)  # texts say the same words again and again


def sound(folded: str) -> str:
    """Return the form in which transliterations of one folded name meet, or "" if there is none.

    >>> sound("deir ez zor") == sound("dayr az zawr") == sound("deir el zour")
    True
    """
    if not _LATIN.fullmatch(folded):
        return ""
    words = [word for word in folded.split() if word not in _ARTICLES]
    heard = " ".join(_heard(word) for word in words)
    return heard if len(heard) >= SHORTEST_SOUND else ""


@lru_cache(maxsize=200_000)
def _heard(word: str) -> str:
    for written, said in _SOUNDS:
        word = word.replace(written, said)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] if len(word) > SHORTEST_SOUND and word.endswith("h") else word


def without_article(folded: str) -> str:
    """Return a folded name without its leading "the" or Arabic article, if words remain."""
    head, _, rest = folded.partition(" ")
    return rest if rest and (head in _LEADING or head in _ARTICLES) else folded


# What a newspaper adds to a name that the gazetteer may keep without: the word for its kind.
_KINDS = (
    "province|provinces|governorate|oblast|district|districts|region|regions|state|states|county|"
    "department|prefecture|division|emirate|city|town|village|township|municipality|commune|"
    "borough|parish|suburb|suburbs|neighborhood|neighbourhood|quarter|subdistrict|regency|canton|"
    "island|islands|islet|peninsula|desert|valley|mountains|mountain|river|lake|plain|plateau|"
    "camp|refugee camp|displacement camp|idp camp|base|air base|airbase|air force base|airport|"
    "international airport|airfield|military airport|military base|port|seaport|crossing|"
    "border crossing|checkpoint|dam|oil field|oilfield|gas field|oil fields|oil refinery|refinery|"
    "local government area|lga|sector|area|enclave|settlement|kibbutz|hospital|garrison|prison|"
    "metropolitan area|metro area|autonomous region|raion|rayon|krai|territory|strip|proper|"
    "twp|co|cty|dist|prov|mun|coast|countryside|highlands|hills|forest|national park"
)
_KIND_AFTER = re.compile(rf" (?:{_KINDS})$")
_KIND_BEFORE = re.compile(
    r"^(?:(?:the )?(?:city|town|village|township|province|district|state|county|region|island|"
    r"port|commune|municipality|borough|republic|kingdom|department|governorate|emirate)"
    r" of(?: the)?|lake|river|mt|camp|wadi|tel|tell|tal|kibbutz|jabal|jebel|gulf of|downtown"
    r"|central|greater|metropolitan|metro|inner|outer|old) "
)
_ROADS = frozenset({"street", "road", "avenue", "boulevard", "lane", "drive", "highway", "bridge"})
_LONG = {"co": "county", "twp": "township", "is": "island", "mtn": "mountain"}
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}


def other_writings(folded: str) -> tuple[str, ...]:
    """Return further forms under which a folded name may be kept, the nearest first.

    >>> other_writings("loudon co"), other_writings("karak district"), other_writings("w columbia")
    (('loudon county', 'loudon'), ('karak',), ('west columbia',))
    """
    forms = []
    head, _, tail = folded.rpartition(" ")
    if head and tail in _LONG:
        forms.append(f"{head} {_LONG[tail]}")
    first, _, rest = folded.partition(" ")
    if rest and first in _COMPASS:
        forms.append(f"{_COMPASS[first]} {rest}")
    forms += [_KIND_AFTER.sub("", folded), without_article(folded)]
    if tail not in _ROADS:
        forms.append(_KIND_BEFORE.sub("", folded))
    return tuple(form for form in dict.fromkeys(forms) if form != folded and len(form) > 2)  # noqa: PLR2004
