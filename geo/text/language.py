"""Says in which language a text is written, from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from geo.text.calendar import MONTHS_OF, WEEKDAYS_OF

_LOOK_AT, _LOOK_FIRST = 3_000, 800  # characters
_PLAIN, _PLAINLY = 20, 2  # common English words, and how many times those of other languages
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0391-\u03c9]")),
    ("hi", re.compile(r"[\u0904-\u0939]")),
    ("bn", re.compile(r"[\u0985-\u09b9]")),
    ("ta", re.compile(r"[\u0b85-\u0bb9]")),
    ("th", re.compile(r"[\u0e01-\u0e2e]")),
    ("my", re.compile(r"[\u1000-\u1021]")),
    ("am", re.compile(r"[\u1200-\u135a]")),
    ("ka", re.compile(r"[\u10d0-\u10f0]")),
    ("hy", re.compile(r"[\u0561-\u0587]")),
    ("ar", re.compile(r"[\u0621-\u064a]")),
    ("ru", re.compile(r"[\u0430-\u044f]")),
)
_BEYOND_LATIN = re.compile(r"[\u0370-\u1dff\u2c00-\ufaff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Letters that only one language of a script has.
_TELLTALES = {
    "ar": (("ur", re.compile(r"[ٹڈڑے]")), ("fa", re.compile(r"[پچژگک]"))),
    "ru": (("uk", re.compile(r"[іїєґ]")), ("sr", re.compile(r"[ђћџљњ]"))),
}
_COMMON = {
    "en": "the of and to in that was on for with said by at from were as has been it is have an",
    "de": "der die das und den von mit bei nach auf dem des ein eine ist im am wurden sei sich für",
    "fr": "le les des et dans du une est sur par pour au que qui ont été selon avec aux à",
    "es": "el los las del y en una por que con para fue según su se al han más este",
    "pt": "o os do da em um uma e no na que por com para foi dos das não segundo ao",
    "it": "il di che della nel sono gli per con una dei è stato alla anche più delle dal",
    "nl": "de het een van en op bij dat zijn met voor aan te werd volgens niet door ook",
    "id": "yang dan di dari pada dengan untuk ini itu telah oleh dalam ke tidak kata akan para",
    "tr": "ve bir bu ile için olarak da de olan sonra daha çok dedi göre kadar ancak",
    "sw": "ya wa na kwa katika ni za la kuwa hiyo watu hao alisema baada huo",
    "pl": "i w na z się do że jest nie o po oraz przez został są od",
    "so": "ka oo iyo ku in uu ay waxaa la ah kale soo waa dalka",
    "ha": "da a na ta ya sun an cewa wani mutane wannan kuma daga cikin",
    "sv": "och i att det som på är av för med den till en har inte",
    "ro": "și în de la cu pe din care a fost pentru nu sunt au mai",
    "vi": "và của là có được trong cho các người một với không đã",
    "tl": "ang ng sa mga na ay at ni si nang kay para hindi",
}
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    # Days and months count as common words, so that a note of one line has a language.
    _days = (*MONTHS_OF.get(_language, ()), *WEEKDAYS_OF.get(_language, ()))
    for _word in {*_words.split(), *_days}:
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_SURE = 2  # common words that settle a language


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language, or "" when it cannot be told."""
    head = text[:_LOOK_FIRST].lower()
    if not _BEYOND_LATIN.search(head) and _is_plainly_english(head):
        return "en"
    sample = text[:_LOOK_AT].lower()
    script = _script_of(sample)
    if script == "latin":
        return _by_common_words(sample)
    for language, letters in _TELLTALES.get(script, ()):
        if len(letters.findall(sample)) >= _SURE:
            return language
    return script


def _is_plainly_english(head: str) -> bool:
    """Tell whether the first words of a text leave no doubt: most reports need no closer look."""
    told = [language for word in head.split() for language in _LANGUAGES_OF.get(word, ())]
    english = told.count("en")
    return english >= _PLAIN and english > _PLAINLY * (len(told) - english)


def _script_of(sample: str) -> str:
    """Return "latin", or the main language of the script most letters are in, or nothing."""
    if sample.isascii() or not _BEYOND_LATIN.search(sample):
        return "latin" if _LATIN.search(sample) else ""
    latin = len(_LATIN.findall(sample))
    best, most = ("latin" if latin else ""), latin
    for language, letters in _SCRIPTS:
        count = len(letters.findall(sample))
        # A word in Han or Hangul has few letters, and kana stand among many Han.
        if count * (3 if language in {"ja", "zh", "ko"} else 1) > most:
            best, most = language, count * 3
    return best


def _by_common_words(sample: str) -> str:
    """Return the language most of whose commonest words stand in a text of Latin letters."""
    counts = dict.fromkeys(_COMMON, 0)
    pieces = sample.split()
    parted = _WORD.findall(" ".join([piece for piece in pieces if not piece.isalpha()]))
    common = [word for word in (*pieces, *parted) if word.isalpha() and word in _LANGUAGES_OF]
    for word, count in Counter(common).items():
        for language in _LANGUAGES_OF[word]:
            counts[language] += count
    best = max(counts, key=counts.__getitem__)
    if counts[best] >= _SURE or (counts[best] and best == "en"):
        return best
    return ""
