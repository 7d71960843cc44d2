"""Finds the phrases of a text that speak of time, and says of each what it names.

A phrase is found without knowing when the text was written: "Saturday evening" is the weekday 5.
Which day that was is worked out in ``geo.text.date_rules``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text import date_words as words
from geo.text.calendar import ABBREVIATED_DAYS
from geo.text.date_grammar import FRAMES, Grammar, grammar_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    to_month: int | None = None
    to_day: int | None = None
    to_weekday: int | None = None
    count: int = 1
    unit: str = ""  # "day", "week" ...
    word: str = ""  # "last", "next", "early", "mid" ...
    ahead: bool = False  # the sentence speaks of what is to come
    inner: tuple[Phrase, ...] = ()  # of "since ..." and "between ... and ..."


# A stop at the end of a phrase that is no abbreviation's.
_STOP_BEHIND = re.compile(r"(?:\d|\w{5}|\b(?:may|june|july|mai))\.$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# Behind a day that something is called by.
_THING = re.compile(
    r"\s(?:(?:residential|military|city|police|public)\s)?(?:area|avenue|base|bridge|brigade|camp|"
    r"compound|district|hospital|market|neighbou?rhood|quarter|road|school|square|stadium|street|"
    r"university)\b",
    re.IGNORECASE,
)
_AHEAD_WITHIN = 12  # words
_WITHIN = 6  # words before the one a phrase turns on: "in the night from the late Monday"
_FRAMED_WITHIN = 9  # words, with "since about the" before them


def phrases_of(document: Document) -> list[Phrase]:
    """Return the time phrases of a document in reading order; furniture is left out."""
    text, grammar = document.text, grammar_of(document.report.language)
    return [
        phrase
        for index, sentence in enumerate(document.sentences)
        if sentence.role is not Role.FURNITURE
        for phrase in _in_sentence(text, sentence, index, grammar)
    ]


def _in_sentence(text: str, sentence: Sentence, index: int, grammar: Grammar) -> list[Phrase]:
    found: list[Phrase] = []
    turning = grammar.turns
    turns = [at for at, token in enumerate(sentence.tokens) if turning[token[2]]]
    if not turns:
        return found
    lows = [token[2].lower() for token in sentence.tokens]
    done = 0
    for at in _beginnings(lows, turns, grammar):
        if sentence.tokens[at].start < done:
            continue
        phrase = _phrase_at(text, sentence, lows, at, grammar)
        if phrase is not None:
            ahead = not words.AHEAD.isdisjoint(lows[max(0, at - _AHEAD_WITHIN) : at])
            found.append(replace(phrase, sentence=index, ahead=ahead))
            done = phrase.end
    return found


def _beginnings(lows: list[str], turns: list[int], grammar: Grammar) -> Iterator[int]:
    """Yield the words that a phrase may begin with: none is far before the word it turns on."""
    first, done = grammar.first, 0
    for turn in turns:
        for at in range(max(done, turn - _FRAMED_WITHIN), turn + 1):
            low = lows[at]
            if turn - at > _WITHIN and low not in FRAMES:
                continue
            if low in first if low.isalpha() else _may_begin(low, grammar):
                yield at
        done = turn + 1


def _may_begin(low: str, grammar: Grammar) -> bool:
    return (
        low in grammar.rules
        or low[0].isdigit()
        or low in FRAMES
        or low in grammar.days
        or (low[-1] == "." and low.rstrip(".") in grammar.rules)
        or ("-" in low and low.partition("-")[0] in grammar.rules)
    )


def _phrase_at(
    text: str, sentence: Sentence, lows: Sequence[str], at: int, grammar: Grammar
) -> Phrase | None:
    low = lows[at]
    if low in FRAMES and (phrase := _compound(text, sentence, lows, at, grammar)):
        return phrase
    return _simple(text, sentence, lows, at, grammar)


def _compound(
    text: str, sentence: Sentence, lows: Sequence[str], at: int, grammar: Grammar
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
    text: str, sentence: Sentence, lows: Sequence[str], at: int, grammar: Grammar
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
    grammar: Grammar,
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
        key = key.partition("-")[0]  # mid-October
    if key not in grammar.glance or not grammar.glance[key].match(text, token.start, sentence.end):
        return None
    for rule, pattern in grammar.rules[key]:
        match = pattern.match(text, token.start, sentence.end)
        if match and (phrase := _read(rule, match, grammar)):
            before = lows[at - 1] if at else ""
            if _is_time(phrase, match, before, framed=framed) and not _named_after(text, phrase):
                return phrase
    return None


def _named_after(text: str, phrase: Phrase) -> bool:
    """Return whether a thing is called by a day: "the 7th of July residential area"."""
    bare = phrase.rule in {"day", "month"} and not phrase.year
    return bare and _THING.match(text, phrase.end) is not None


def _read(rule: str, match: re.Match[str], grammar: Grammar) -> Phrase | None:
    """Return the phrase that a match names."""
    got = {key: value for key, value in match.groupdict().items() if value}

    def number(key: str) -> int | None:
        digits = _DIGITS.match(got[key]) if key in got else None
        return int(digits[0]) if digits else None

    def name(key: str, names: dict[str, int]) -> int | None:
        if key not in got:
            return None
        low = got[key].lower().rstrip(".")
        if low in names:
            return names[low]
        return next((n for k, n in names.items() if low.startswith(k)), None)

    said = got.get("n", "").lower()
    month, day = words.HOLIDAYS.get(_named_day(got.get("h", "")), (None, None))
    return Phrase(
        match.start(),
        match.end() - bool(_STOP_BEHIND.search(match[0])),
        rule,
        year=number("y"),
        month=number("m") or name("mn", grammar.months) or month,
        day=number("d") or day,
        weekday=name("wd", grammar.weekdays),
        to_month=name("mn2", grammar.months),
        to_day=number("d2"),
        to_weekday=name("wd2", grammar.weekdays),
        count=int(said) if said.isdigit() else words.NUMBERS.get(said, 1),
        unit=got.get("unit", "").lower(),
        word=got.get("q", "").lower().removeprefix("the "),
    )


def _named_day(name: str) -> str:
    """Return a holiday's name as the table has it."""
    return " ".join(name.lower().replace("'", "").replace("’", "").split())


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
