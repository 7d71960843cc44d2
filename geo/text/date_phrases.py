"""Finds the phrases of a text that speak of time, and says of each what it names.

A phrase is found without knowing when the text was written: "Saturday evening" is the weekday 5.
Which day that was is worked out in ``geo.text.date_rules``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Role
from geo.text import date_words as words
from geo.text.calendar import ABBREVIATED_DAYS, MONTHS_OF, WEEKDAYS_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.model import Document, Sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of text that speaks of time; ``rule`` says how its other fields are read."""

    start: int
    end: int
    rule: str
    sentence: int = 0  # index in the document
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    to_year: int | None = None
    to_month: int | None = None
    to_day: int | None = None
    to_weekday: int | None = None
    count: int = 1
    unit: str = ""  # "day", "week" ...
    word: str = ""  # "last", "next", "early", "mid" ...
    ahead: bool = False  # the sentence speaks of what is to come
    inner: tuple[Phrase, ...] = ()  # of "since ..." and "between ... and ..."


class _Grammar(NamedTuple):
    rules: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]  # by the word they begin with
    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]


_PART = (
    r"(?:(?:early |late )?(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk)|soir"
    r"|matin|nuit|malam|pagi|sore|siang|noche|tarde|mañana|manhã|noite|sera|notte|abend|nacht)\b"
)
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
_UNITS = r"(?P<unit>hour|day|night|week|month|year|decade)s?\b"
_STOP_BEHIND = re.compile(r"(?:\d|\w{5})\.$")  # a stop that is no abbreviation's
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
        rf"(?:between\s|from\s)?(?P<d>{_DAY})(?:{_RANGE}|\s(?:and|und|et|y|e|dan)\s)(?P<d2>{_DAY})"
        rf"\s(?:of\s|de\s)?(?P<mn>MONTH){_YEAR}?",
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
        rf"(?:(?P<wd>WEEKDAY)(?:\s{_PART})?,?\s(?:the\s|den\s|le\s|tanggal\s)?)?(?P<d>{_DAY})"
        rf"\s(?:of\s|de\s)?(?P<mn>MONTH){_YEAR}?",
    ),
    (
        "day",
        "month weekday",
        rf"(?:(?P<wd>WEEKDAY)(?:\s{_PART})?,?\s(?:on\s)?)?(?P<mn>MONTH)\s(?:the\s)?(?P<d>{_DAY}){_YEAR}?",
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
        rf"(?:comes|came|come|coming)\s(?:just\s|only\s)?{_COUNT}\s{_UNITS}\safter\b",
    ),
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
        r"the\s(?:(?:previous|preceding)\s(?P<unit>day|night|evening)\b"
        r"|(?:day|night|evening)\s(?:before|earlier)\b(?!\s(?:the|a|an|his|her|their|yesterday)\b))",
    ),
    (
        "after_that",
        "the",
        r"the\s(?:(?:next|following)\s(?:day|morning|night|evening)\b"
        r"|day\safter\b(?=[.,;]|\sthat\b))",
    ),
    (
        "that_day",
        "the that earlier later",
        r"(?:(?:earlier|later)\s)?(?:the\ssame|that)\s(?:day|night|evening|morning|afternoon)\b"
        r"|(?:earlier|later)\sin\sthe\sday\b",
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


@lru_cache(maxsize=64)
def _grammar(language: str) -> _Grammar:
    """Compile the phrases of English and of one more language."""
    names = ["en"] + ([language] if language in MONTHS_OF and language != "en" else [])
    months = {k: v for name in names for k, v in MONTHS_OF[name].items()}
    weekdays = {k: v for name in names for k, v in WEEKDAYS_OF[name].items()}
    days = {k: v for name in names for k, v in words.DAY_WORDS[name].items()}
    rules = [
        (rule, kinds, _filled(pattern, months, weekdays, language))
        for rule, kinds, pattern in _RULES
    ]
    for rule, told in (("week", words.LAST_WEEK), ("this_month", words.LAST_MONTH)):
        if phrases := [phrase for name in names for phrase in told.get(name, ())]:
            starts = " ".join(phrase.split()[0] for phrase in phrases)
            rules.append(
                (rule, starts, _filled(rf"(?P<q>)(?:{_any(phrases)})\b", months, weekdays))
            )
    by_word: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for rule, kinds, pattern in rules:
        for word in _words_of(kinds, months, weekdays):
            by_word.setdefault(word, []).append((rule, pattern))
    return _Grammar({w: tuple(r) for w, r in by_word.items()}, months, weekdays, days)


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


def _words_of(kinds: str, months: dict[str, int], weekdays: dict[str, int]) -> set[str]:
    """Return the first words that the kinds of a rule stand for."""
    found: set[str] = set()
    for kind in kinds.split():
        if kind == "month":
            found |= months.keys()
        elif kind == "weekday":
            found |= weekdays.keys()
        else:
            found |= set(_KINDS.get(kind, kind).split())
    return {"digit" if word == "DIGIT" else word for word in found}


def phrases_of(document: Document) -> list[Phrase]:
    """Return the time phrases of a document in reading order; furniture is left out."""
    grammar = _grammar(document.report.language)
    return [
        phrase
        for index, sentence in enumerate(document.sentences)
        if sentence.role is not Role.FURNITURE
        for phrase in _in_sentence(document.text, sentence, index, grammar)
    ]


def _in_sentence(text: str, sentence: Sentence, index: int, grammar: _Grammar) -> list[Phrase]:
    found: list[Phrase] = []
    lows = [token.text.lower() for token in sentence.tokens]
    at = 0
    while at < len(lows):
        phrase = _phrase_at(text, sentence, lows, at, grammar)
        if phrase is None:
            at += 1
            continue
        ahead = not words.AHEAD.isdisjoint(lows[max(0, at - 12) : at])
        found.append(replace(phrase, sentence=index, ahead=ahead))
        while at < len(lows) and sentence.tokens[at].start < phrase.end:
            at += 1
    return found


def _phrase_at(
    text: str, sentence: Sentence, lows: Sequence[str], at: int, grammar: _Grammar
) -> Phrase | None:
    low = lows[at]
    if low in {"since", "between", "from"} and (
        phrase := _compound(text, sentence, lows, at, grammar)
    ):
        return phrase
    return _simple(text, sentence, lows, at, grammar)


def _compound(
    text: str, sentence: Sentence, lows: Sequence[str], at: int, grammar: _Grammar
) -> Phrase | None:
    """Read "since X", "between X and Y" or "from X to Y"."""
    first = _next_simple(text, sentence, lows, at + 1, grammar)
    if first is None:
        return None
    start = sentence.tokens[at].start
    if lows[at] == "since":
        return Phrase(start, first.end, "since", inner=(first,))
    joint = next((i for i, t in enumerate(sentence.tokens) if t.start >= first.end), len(lows))
    if joint < len(lows) and lows[joint] in {"and", "to", "until", "through", "till"}:
        second = _next_simple(text, sentence, lows, joint + 1, grammar)
        if second:
            return Phrase(start, second.end, "between", inner=(first, second))
    return None


def _next_simple(
    text: str, sentence: Sentence, lows: Sequence[str], at: int, grammar: _Grammar
) -> Phrase | None:
    """Read a phrase at a word or right behind one or two small words ("since about")."""
    for i in range(at, min(at + 3, len(lows))):
        if phrase := _simple(text, sentence, lows, i, grammar, framed=True):
            return phrase
        if lows[i] not in {"about", "around", "at", "least", "the", "night", "of", "early", "late"}:
            return None
    return None


def _simple(  # noqa: PLR0913 - the place of one word
    text: str,
    sentence: Sentence,
    lows: Sequence[str],
    at: int,
    grammar: _Grammar,
    *,
    framed: bool = False,
) -> Phrase | None:
    token, low = sentence.tokens[at], lows[at]
    if low in grammar.days:
        named = token.text[0].isupper() and at > 0 and sentence.tokens[at - 1].text[0].isupper()
        return (
            None if named else Phrase(token.start, token.end, "near_day", count=grammar.days[low])
        )
    key = "digit" if low[0].isdigit() else low.rstrip(".")
    if key not in grammar.rules:
        key = _stem(key, grammar)
    for rule, pattern in grammar.rules.get(key, ()):
        match = pattern.match(text, token.start, sentence.end)
        if match and (phrase := _read(rule, match, grammar)):
            before = lows[at - 1] if at else ""
            if _is_time(phrase, match, before, framed=framed):
                return phrase
    return None


def _stem(word: str, grammar: _Grammar) -> str:
    """Return the name that a compound begins with: "mid-October", "Samstagabend"."""
    head = word.partition("-")[0]
    if head in grammar.rules:
        return head
    return next((name for name in grammar.weekdays if len(name) > 5 and word.startswith(name)), "")  # noqa: PLR2004 - no abbreviation


def _read(rule: str, match: re.Match[str], grammar: _Grammar) -> Phrase | None:
    """Return the phrase that a match names."""
    got = {key: value for key, value in match.groupdict().items() if value}

    def number(key: str) -> int | None:
        digits = re.match(r"\d+", got.get(key, ""))
        return int(digits[0]) if digits else None

    def name(key: str, names: dict[str, int]) -> int | None:
        low = got.get(key, "").lower().rstrip(".")
        return names.get(
            low, next((n for k, n in names.items() if low and low.startswith(k)), None)
        )

    said = got.get("n", "").lower()
    return Phrase(
        match.start(),
        match.end() - bool(_STOP_BEHIND.search(match[0])),
        rule,
        year=number("y"),
        month=number("m") or name("mn", grammar.months),
        day=number("d"),
        weekday=name("wd", grammar.weekdays),
        to_month=name("mn2", grammar.months),
        to_day=number("d2"),
        to_weekday=name("wd2", grammar.weekdays),
        count=int(said) if said.isdigit() else words.NUMBERS.get(said, 1),
        unit=got.get("unit", "").lower(),
        word=got.get("q", "").lower().removeprefix("the "),
    )


def _is_time(phrase: Phrase, match: re.Match[str], before: str, *, framed: bool) -> bool:
    """Return whether what looks like a phrase of time is one where it stands."""
    said = match[0]
    if phrase.rule == "year":
        return framed or before.rstrip(".") in words.BEFORE_A_YEAR or before == "("
    if phrase.rule in {"weekday", "night_of_weekdays", "overnight"}:
        short = (match["wd"] or "").lower().rstrip(".") in ABBREVIATED_DAYS
        return before not in words.NAMED_DAYS and not (short and phrase.rule == "weekday")
    if phrase.month and "mn" in match.groupdict():
        month = match["mn"]
        if month[0].islower() and month.lower() in words.AMBIGUOUS_MONTHS and not phrase.day:
            return phrase.year is not None
        if not phrase.day and not phrase.word and not phrase.year:
            return framed or (before in words.BEFORE_A_MONTH and said[0].isupper())
    return True
