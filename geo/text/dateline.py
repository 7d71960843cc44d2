"""Finds what the head of a report says of itself: its date, its dateline, its headline."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Role
from geo.text.calendar import MONTHS, day_of_match
from geo.text.furniture import FRONT_MATTER, HEADER, roles_of_lines

if TYPE_CHECKING:
    from geo.model import Sentence

_HEAD = 3_000  # characters in which a head may stand
_YEARS = range(1800, 2200)
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?!\d)")
_MONTH_NAME = "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True))
_STAMP = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|er|º)?\s(?:de\s)?(?P<month>{_MONTH_NAME})\.?,?\s(?:de\s)?"
    rf"|(?P<month2>{_MONTH_NAME})\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s)(?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_MATTER = re.compile(
    r"^(title|date|published|url|source):[ \t]*[\"']?(.{1,300}?)[\"']?[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)
# "BAGHDAD, Jan. 20 (Reuters) -": capitals or a name, perhaps a day, perhaps an agency, then a dash.
_DATELINE = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][\w .,'’/-]{{1,60}}?),?[ ](?P<month>{_MONTH_NAME})\.?[ ](?P<day>\d{{1,2}})"
    r"(?:,[ ](?P<year>\d{4}))?(?:[ ]?\([^()]{2,30}\))?[ ]?(?:[-–—]{1,2}|:)[ ]",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_DAY_WITHIN = 90  # characters in which a dateline has come to its day
_LINES_OF_A_HEAD = 8
_TOKENS = 12  # of a dateline, at most
_DASHES = frozenset(("-", "–", "—", "--"))


class Head(NamedTuple):
    """What the head of a report says."""

    title: str = ""
    published: dt.date | None = None
    how: str = "unknown"


def head_of(text: str) -> Head:
    """Return the title and the publication date that the head of a text states in full."""
    top = text[:_HEAD]
    published, how = _header_date(top)
    matter = dict(_matter(top))
    if published is None and (day := day_from(matter.get("date", matter.get("published")))):
        published, how = day, "header"
    lines = _head_lines(top)
    roles = roles_of_lines(lines)
    if published is None:
        published = _stamped(lines, roles)
        how = "dateline" if published else "unknown"
    return Head(matter.get("title") or _headline(lines, roles), published, how)


def dateline_day(text: str) -> tuple[int, int, int | None] | None:
    """Return month, day and, where it is given, year of a dateline before the first sentence."""
    if not (match := _dateline(text)):
        return None
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    year = int(match["year"]) if match["year"] else None
    return (month, day, year) if day_of_match(year or 2000, month, day) else None


def dateline_length(text: str) -> int:
    """Return how many characters of a text are a dateline that names a day, 0 for none."""
    match = _dateline(text)
    return match.end() if match else 0


def end_of_dateline(sentence: Sentence) -> int:
    """Return where a dateline ends that begins a sentence, with or without a day; 0 for none.

    "NAIROBI, May 3 (AP) - " and "KYIV, Ukraine (AP) - " are capitals, names and brackets up to
    a dash.
    """
    tokens = sentence.tokens
    if not (tokens and tokens[0].text.isupper() and len(tokens[0].text) > 2):  # noqa: PLR2004
        return 0
    for i in range(1, min(_TOKENS, len(tokens) - 1)):
        word = tokens[i].text
        if word == ":" and tokens[i - 1].text.isupper():
            return tokens[i].start  # "RAWALPINDI: Twelve soldiers"
        if word in _DASHES:
            parted = tokens[i].start > tokens[i - 1].end and tokens[i + 1].start > tokens[i].end
            if parted:
                return tokens[i].start
        if not (word[0].isupper() or word[0].isdigit() or word in {",", "(", ")", ".", "/"}):
            return 0
    return 0


def _dateline(text: str) -> re.Match[str] | None:
    """Return the match of a dateline; asking for its day first is quicker than for its month."""
    return _DATELINE.match(text) if _DIGIT.search(text, 0, _DAY_WITHIN) else None


def day_from(value: object) -> dt.date | None:
    """Return the day of a timestamp as files and feeds write it, or None."""
    if isinstance(value, dt.date):
        return value.date() if isinstance(value, dt.datetime) else value
    return _day_in_words(value) if isinstance(value, str) else None


def _day_in_words(value: str) -> dt.date | None:
    if match := _ISO.match(value) or _COMPACT.match(value):
        year, month, day = (int(part) for part in match.groups())
        return day_of_match(year, month, day)
    if match := _STAMP.search(value):
        return _of_stamp(match)
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _header_date(top: str) -> tuple[dt.date | None, str]:
    if (match := HEADER.match(top)) and (day := day_from(match[1])):
        return day, "header"
    return None, "unknown"


def _matter(top: str) -> list[tuple[str, str]]:
    """Return title and date of the front matter of a Markdown file."""
    match = FRONT_MATTER.match(top)
    return [(key.lower(), value) for key, value in _MATTER.findall(match[0])] if match else []


def _head_lines(top: str) -> list[str]:
    start = match.end() if (match := FRONT_MATTER.match(top) or HEADER.match(top)) else 0
    lines = (line.strip(" \t#*_\ufeff") for line in top[start:].splitlines())
    return [line for line in lines if line][:_LINES_OF_A_HEAD]


def _headline(lines: list[str], roles: list[Role]) -> str:
    return next((line for line, role in zip(lines, roles, strict=True) if role is Role.TITLE), "")


def _stamped(lines: list[str], roles: list[Role]) -> dt.date | None:
    """Return the day of a line such as "6 August 2024, 08:36" above the story."""
    for line, role in zip(lines, roles, strict=True):
        if role is Role.FURNITURE and (day := _day_in_stamp(line)):
            return day
    for line in lines[:3]:
        found = dateline_day(line)
        if found and found[2]:
            return day_of_match(found[2], found[0], found[1])
    return None


def _day_in_stamp(line: str) -> dt.date | None:
    if match := _STAMP.search(line):
        return _of_stamp(match)
    if match := re.search(r"\b\d{4}-\d{2}-\d{2}\b", line):
        return day_from(match[0])
    return None


def _of_stamp(match: re.Match[str]) -> dt.date | None:
    month = MONTHS[(match["month"] or match["month2"]).lower()]
    return day_of_match(int(match["year"]), month, int(match["day"] or match["day2"]))
