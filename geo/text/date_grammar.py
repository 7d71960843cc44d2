"""The grammar of time phrases: what they look like, in English and one more language at a time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.text import date_words as words
from geo.text.calendar import MONTHS_OF, WEEKDAYS_OF
from geo.text.words import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable


class Turns(Remembered[bool]):
    """Whether a phrase may turn on a token: a word of time, or a number that is no count."""

    def __init__(self, anchors: frozenset[str]) -> None:
        super().__init__()
        self.anchors = anchors

    def __missing__(self, token: str) -> bool:
        low = token.lower()
        return self.kept(token, low in self.anchors or (not low.isalpha() and self._within(low)))

    def _within(self, low: str) -> bool:
        """Tell whether a word that is not all letters is a year or day, or has a name in it."""
        if low.isdigit():
            return len(low) == _YEAR_DIGITS
        if low[0].isdigit():
            return True
        return len(low) > 1 and not self.anchors.isdisjoint(_LETTERS.findall(low))


class Grammar(NamedTuple):
    """The rules of one language, and what its words mean."""

    rules: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]  # by the word they begin with
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    glance: dict[str, re.Pattern[str]]  # by the same word: finds something where a rule may fit
    first: frozenset[str]  # words of letters that a phrase may begin with
    turns: Turns  # of a token: every phrase has one that it turns on


_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR_DIGITS = 4
FRAMES = frozenset(("since", "between", "from"))
_UNIT_WORDS = ("hour", "day", "night", "week", "month", "year", "decade")
_PARTS_OF_DAY = ("morning", "afternoon", "evening", "eve", "overnight", "weekend")
_PART = (
    r"(?:(?:early |late )?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)|soir"
    r"|matin|nuit|malam|pagi|sore|siang|noche|tarde|mañana|manhã|noite|sera|notte|abend|nacht)\b"
)
_GERMAN_PARTS = ("s", "morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht")
_GERMAN_PART = r"(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?s?"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º|ª)?"
_DAY = r"[0-3]?\d(?!\d|[:.,/]\d)" + _ORDINAL
_YEAR = r"(?:,?\s(?:de\s)?(?P<y>(?:19|20)\d\d)\b(?![.,]\d))"
_RANGE = r"\s?(?:-|–|—|to|through|until|till|bis|au|al|hingga|sampai)\s?"
_NIGHT = (
    r"(?:(?:on |in |during )?(?:the |der |dans la |la |a |na |pada )?"
    r"(?:night|nacht|nuit|noche|noite|notte|malam)s?|overnight|(?:around |at |about )?midnight)"
)
_FROM = r"(?:(?:on|of|from|between|von|vom|de|du|del|da|dari|the|entre|antara|late)\s){0,3}"
_TO = (
    r"(?:\s?[-–—/]\s?|\s(?:to|into|and|through|till|until|auf|zum|bis|zu|à|au|et|al|para|a|e|y|ke"
    r"|dan|hingga)\s(?:(?:early|the)\s)?)"
)
_COUNT = (
    r"(?:(?P<n>\d{1,3}|" + "|".join(sorted(words.NUMBERS, key=len, reverse=True)) + r")"
    r"(?: few| couple)?(?: of)?)"
)
_UNITS = rf"(?P<unit>{'|'.join(_UNIT_WORDS)})s?\b"
_STOP_BEHIND = re.compile(
    r"(?:\d|\w{5}|\b(?:may|june|july|mai))\.$", re.IGNORECASE
)  # a stop that is no abbreviation's
_EDGE = r"(?:earlier |later |late |early )?(?:in |during )?"
_LAST = r"(?P<q>last|this|next|the previous|the past|past|the following|the coming)"

# Every rule: its name, the kinds of word it may begin with, its pattern. The first that fits wins.
# MONTH and WEEKDAY stand for the names of the report's language.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("day", "digit", r"(?P<y>(?:19|20)\d\d)[-/](?P<m>[01]?\d)[-/](?P<d>[0-3]?\d)(?!\d)"),
    (
        "numeric",
        "digit",
        r"(?P<d>[0-3]?\d)(?P<sep>[./-])(?P<m>[0-3]?\d)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)",
    ),
    (
        "night",
        "night",
        rf"{_NIGHT}\s{_FROM}(?P<d>{_DAY}){_TO}(?P<d2>{_DAY})\s(?:of\s|de\s)?(?P<mn>MONTH){_YEAR}?",
    ),
    (
        "night",
        "night",
        rf"{_NIGHT}\s{_FROM}(?P<mn>MONTH)\s(?P<d>{_DAY}){_TO}(?:(?P<mn2>MONTH)\s)?(?P<d2>{_DAY}){_YEAR}?",
    ),
    ("night_of_weekdays", "night", rf"{_NIGHT}\s{_FROM}(?P<wd>WEEKDAY){_TO}(?P<wd2>WEEKDAY)"),
    (
        "night_of_weekdays",
        "weekday",
        r"(?P<wd>WEEKDAY)(?:\snight)?(?:\s?[-–/]\s?|\s(?:in)?to\s)(?P<wd2>WEEKDAY)(?:\snight\b)?",
    ),
    ("night_to_weekday", "night in", r"(?:in\sder\s)?nacht\s(?:zum|auf)\s(?P<wd2>WEEKDAY)"),
    (
        "days",
        "digit between from",
        (
            rf"(?:between\s|from\s)?(?P<d>{_DAY})(?:{_RANGE}|\s(?:and|und|et|y|e|dan)\s)(?P<d2>{_DAY})"
            rf"\s(?:of\s|de\s)?(?P<mn>MONTH){_YEAR}?"
        ),
    ),
    (
        "days",
        "digit",
        rf"(?P<d>{_DAY})\s(?P<mn>MONTH){_RANGE}(?P<d2>{_DAY})\s(?P<mn2>MONTH){_YEAR}?",
    ),
    (
        "days",
        "month",
        rf"(?P<mn>MONTH)\s(?P<d>{_DAY}){_RANGE}(?:(?P<mn2>MONTH)\s)?(?P<d2>{_DAY}){_YEAR}?(?!\s?MONTH)",
    ),
    (
        "day",
        "digit weekday",
        (
            rf"(?:(?P<wd>WEEKDAY)(?:\s{_PART})?,?\s(?:the\s|den\s|le\s|tanggal\s)?)?(?P<d>{_DAY})"
            rf"\s(?:of\s|de\s)?(?P<mn>MONTH){_YEAR}?"
        ),
    ),
    (
        "day",
        "month weekday",
        rf"(?:(?P<wd>WEEKDAY)(?:\s{_PART})?,?\s(?:on\s)?)?(?P<mn>MONTH)\s(?:the\s)?(?P<d>{_DAY}){_YEAR}?",
    ),
    (
        "day",
        "christmas boxing new",
        rf"(?P<h>(?:christmas|new\syear['’]?s)\s(?:eve|day)|boxing\sday)\b{_YEAR}?",
    ),
    (
        "part_of_month",
        "part the",
        r"(?:the\s)?(?:very\s)?(?P<q>PART)(?:\sof|\sde)?[-\s](?:the\s)?(?P<mn>MONTH)" + _YEAR + "?",
    ),
    ("part_of_year", "part", r"(?P<q>early|mid|late)[-\s](?P<y>(?:19|20)\d\d)\b"),
    ("month", "last", r"(?P<q>last|this|next|this past)\s(?P<mn>MONTH)(?!\s\d)"),
    ("month", "month", r"(?P<mn>MONTH)(?:\sof)?,?\s(?:de\s)?(?P<y>(?:19|20)\d\d)\b"),
    (
        "weekend",
        "last the over weekend at during",
        r"(?:(?:over|at|during)\s)?(?:the\s|this\s|(?P<q>last|next|previous)\s)?(?:past\s)?weekend\b",
    ),
    ("two_weekdays", "weekday", r"(?P<wd>WEEKDAY)\sand\s(?:on\s)?(?P<wd2>WEEKDAY)(?!\snight)"),
    ("overnight", "night", r"overnight\s(?:on\s|from\s|into\s|late\s)?(?P<wd>WEEKDAY)"),
    ("weekday", "last the", rf"{_LAST}\s(?P<wd>WEEKDAY)(?:\s{_PART})?"),
    (
        "weekday",
        "weekday",
        rf"(?P<wd>WEEKDAY)(?:\s(?P<q>lalu|dernier|pasado|passada|scorso))?(?:\s{_PART})?",
    ),
    ("weekday", "the night", r"(?:the\s)?night\sof\s(?P<wd>WEEKDAY)"),
    ("last_night", "last night", r"last\snight\b|overnight\b"),
    ("this_part", "last earlier", r"(?:earlier\s)?this\s(?:morning|afternoon|evening)\b"),
    ("earlier_in", "earlier", r"earlier\sin\sthe\s(?P<unit>week|month)\b"),
    ("week", "last the earlier", rf"{_EDGE}{_LAST}\sweek\b"),
    ("this_month", "last the earlier", rf"{_EDGE}{_LAST}\smonth\b"),
    ("this_year", "last the earlier", rf"{_EDGE}{_LAST}\syear\b"),
    (
        "recent",
        "recent the last",
        rf"(?:the\s)?(?:recent|last\sfew|past\sfew|past\sseveral|last\sseveral)\s{_UNITS}",
    ),
    ("past_span", "last the", rf"(?:the\s)?(?:past|last)\s(?:{_COUNT}\s)?{_UNITS}"),
    ("ago", "count", rf"{_COUNT}\s{_UNITS}\sago\b"),
    (
        "told_after",
        "comes",
        (
            r"(?:comes|came|come|coming)\s(?:just\s|only\s|barely\s|(?P<q>less\sthan)\s)?"
            rf"{_COUNT}\s{_UNITS}\safter\b"
        ),
    ),
    ("told_after", "count", rf"{_COUNT}\s{_UNITS}\safter\b(?=\s\w)"),
    (
        "before_that",
        "count the",
        rf"(?:the\s)?{_COUNT}?\s?{_UNITS}\s(?:before\s(?:that|then)|earlier|previously)\b",
    ),
    ("before_that", "the", r"the\s(?P<unit>week|month|year)\sbefore(?=[.,;]|\sthat\b)"),
    ("after_that", "count", rf"{_COUNT}\s{_UNITS}\slater\b"),
    (
        "before_that",
        "the",
        (
            r"the\s(?:(?:previous|preceding)\s(?P<unit>day|night|evening)\b"
            r"|(?:day|night|evening)\s(?:before|earlier)\b(?!\s(?:the|a|an|his|her|their|yesterday)\b))"
        ),
    ),
    (
        "after_that",
        "the",
        (
            r"the\s(?:(?:next|following)\s(?:day|morning|night|evening)\b"
            r"|day\safter\b(?=[.,;]|\sthat\b))"
        ),
    ),
    (
        "that_day",
        "the that earlier later",
        (
            r"(?:(?:earlier|later)\s)?(?:the\ssame|that)\s(?:day|night|evening|morning|afternoon)\b"
            r"|(?:earlier|later)\sin\sthe\sday\b"
        ),
    ),
    ("month", "month", r"(?P<mn>MONTH)"),
    ("year", "digit", r"(?P<y>(?:19|20)\d\d)\b(?![.,:/-]\d)"),
)
_KINDS = {
    "night": "night overnight midnight the in on around at about der dans la na pada nuit nacht "
    "malam noche noite notte during",
    "last": "last this next past previous coming",
    "count": " ".join(words.NUMBERS) + " DIGIT",
    "part": " ".join(words.PARTS_OF_MONTH) + " the very",
    "comes": "comes came come coming",
}
_UNITS_TOLD = frozenset(word + s for word in _UNIT_WORDS for s in ("", "s"))


@lru_cache(maxsize=64)
def grammar_of(language: str) -> Grammar:
    """Compile the phrases of English and of one more language."""
    names = ["en"] + ([language] if language in MONTHS_OF and language != "en" else [])
    months = {k: v for name in names for k, v in MONTHS_OF[name].items()}
    weekdays = {k: v for name in names for k, v in WEEKDAYS_OF[name].items()}
    days = {k: v for name in names for k, v in words.DAY_WORDS[name].items()}
    rules = [
        (rule, kinds, _filled(pattern, months, weekdays, language))
        for rule, kinds, pattern in _RULES
    ]
    anchors = _words_of("month weekday", months, weekdays, language) | set(days)
    anchors.update(_PARTS_OF_DAY, _UNITS_TOLD)
    for rule, told in (("week", words.LAST_WEEK), ("this_month", words.LAST_MONTH)):
        if phrases := [phrase for name in names for phrase in told.get(name, ())]:
            starts = " ".join(phrase.split()[0] for phrase in phrases)
            anchors.update(max(phrase.split(), key=len) for phrase in phrases)
            rules.append(
                (rule, starts, _filled(rf"(?P<q>)(?:{_any(phrases)})\b", months, weekdays))
            )
    by_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for rule, kinds, pattern in rules:
        for word in _words_of(kinds, months, weekdays, language):
            by_word.setdefault(word, []).append((rule, pattern))
    return Grammar(
        rules={word: tuple(told) for word, told in by_word.items()},
        months=months,
        weekdays=weekdays,
        days=days,
        glance={word: _glance(tuple(p for _, p in told)) for word, told in by_word.items()},
        first=frozenset((*by_word, *days, *FRAMES)),
        turns=Turns(frozenset(anchors)),
    )


@lru_cache(maxsize=256)
def _glance(patterns: tuple[re.Pattern[str], ...]) -> re.Pattern[str]:
    """Return one pattern that matches wherever one of `patterns` does: most words begin nothing."""
    nameless = (
        re.sub(r"\(\?P<\w+>", "(?:", p.pattern).replace("(?P=sep)", "[./-]") for p in patterns
    )
    return re.compile("|".join(f"(?:{pattern})" for pattern in nameless), re.IGNORECASE)


def _filled(
    pattern: str, months: Iterable[str], weekdays: Iterable[str], language: str = "en"
) -> re.Pattern[str]:
    suffix = _GERMAN_PART if language == "de" else ""
    full = (
        pattern.replace("MONTH", rf"(?:{_any(months)})\b\.?")
        .replace("WEEKDAY", rf"(?:{_any(weekdays)}){suffix}\b\.?")
        .replace("PART)", rf"{_any(words.PARTS_OF_MONTH)})")
    )
    return re.compile(full, re.IGNORECASE)


def _any(names: Iterable[str]) -> str:
    """Return the pattern of any of the names, the longest first."""
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _words_of(
    kinds: str, months: dict[str, int], weekdays: dict[str, int], language: str
) -> set[str]:
    """Return the first words that the kinds of a rule stand for."""
    found: set[str] = set()
    for kind in kinds.split():
        if kind == "month":
            found |= months.keys()
        elif kind == "weekday":
            found |= weekdays.keys()
            if language == "de":  # Samstagabend
                found |= {name + part for name in weekdays for part in _GERMAN_PARTS}
        else:
            found |= set(_KINDS.get(kind, kind).split())
    return {"digit" if word == "DIGIT" else word for word in found}
