"""Cuts a report into sentences: what part each plays, which paragraph it stands in, its tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Document, Role, Sentence
from geo.text.furniture import FRONT_MATTER, HEADER, role_of_sentence, roles_of_lines
from geo.text.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Report

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# What Markdown and lists put before the first word; it is skipped, so that no token is lost on it.
_LEAD = re.compile(r"(?:[ \t\u00a0\ufeff]|(?:#{1,6}|>|[*+•‣▪●·–—-])(?=[ \t]))*")
_WRAP_AT_LEAST = 40  # characters; shorter lines are headlines or list items
_WRAP_AT_MOST = 110
_WRAPPED_LINES = 3


class _Line(NamedTuple):
    start: int
    end: int
    blank_before: bool


def cut(report: Report) -> Document:
    """Cut a report into sentences with tokens, roles and paragraph numbers.

    Every sentence's ``text[start:end]`` begins and ends with a token. Lines are paragraphs, except
    where a text was wrapped at a column: then a blank line is. A leading date line and front matter
    are one furniture sentence.
    """
    text = report.text
    sentences: list[Sentence] = []
    begin = 0
    if head := FRONT_MATTER.match(text) or HEADER.match(text):
        begin = head.end()
        tokens = tuple(t for s in sentences_of(text, 0, begin) for t in s)
        sentences.append(Sentence(tokens[0].start, tokens[-1].end, tokens, Role.FURNITURE, 0))
    lines = list(_lines(text, begin))
    roles = roles_of_lines([text[a:b] for a, b, _ in lines], report.title)
    for number, (first, last) in enumerate(_paragraphs(text, lines), start=len(sentences)):
        for tokens in sentences_of(text, lines[first].start, lines[last].end):
            start, end = tokens[0].start, tokens[-1].end
            role = role_of_sentence(text[start:end], roles[first])
            sentences.append(Sentence(start, end, tokens, role, number))
    return Document(report, tuple(_with_title(report, sentences)))


def _lines(text: str, begin: int) -> Iterator[_Line]:
    """Yield the lines that hold a word, without what leads and trails."""
    end_before = begin
    for match in _LINE.finditer(text, begin):
        lead = _LEAD.match(text, match.start(), match.end())
        start = lead.end() if lead else match.start()
        stop = match.start() + len(match.group().rstrip())
        if stop <= start:
            continue
        yield _Line(start, stop, text.count("\n", end_before, start) > 1)
        end_before = stop


def _paragraphs(text: str, lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """Yield first and last line of every paragraph."""
    block = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].blank_before:
            yield from _unwrapped(text, lines, block, i)
            block = i


def _unwrapped(text: str, lines: list[_Line], first: int, end: int) -> Iterator[tuple[int, int]]:
    """Join the lines of a block that was wrapped at a column; else every line is a paragraph."""
    width = max((line.end - line.start for line in lines[first:end]), default=0)
    wrapped = end - first >= _WRAPPED_LINES and width <= _WRAP_AT_MOST
    begin = first
    for i in range(first, end):
        if i + 1 == end or not _continues(text, lines[i], lines[i + 1], width if wrapped else 0):
            yield begin, i
            begin = i + 1


def _continues(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Return whether a line goes on in the following one."""
    length = line.end - line.start
    if length < _WRAP_AT_LEAST:
        return False
    if text[following.start].islower() and text[line.end - 1] not in '.!?”"':
        return True
    word = text[following.start : following.end].split(maxsplit=1)[0]
    return bool(width) and length + 1 + len(word) > width


def _with_title(report: Report, sentences: list[Sentence]) -> list[Sentence]:
    """Mark the first sentence as the title if it repeats the title that came with the report."""
    title = _folded(report.title)
    if not title:
        return sentences
    for i, sentence in enumerate(sentences[:2]):
        if _folded(report.text[sentence.start : sentence.end]) == title:
            named = Sentence(
                sentence.start, sentence.end, sentence.tokens, Role.TITLE, sentence.paragraph
            )
            return [*sentences[:i], named, *sentences[i + 1 :]]
    return sentences


def _folded(text: str) -> str:
    """Return the letters and digits of a text in lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())
