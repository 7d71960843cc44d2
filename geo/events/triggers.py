"""The words that tell of an event: read once from ``data/triggers.toml``, found by first word."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_GAP = 7  # words that a "*" stands for, at most
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Act:
    """What a group of words says was done."""

    name: str
    sub_type: str
    direction: str  # doer, hit, mutual, crowd, none, release
    strength: int
    needs: str = ""  # "place", "arms", "weapon subject"


class Found(NamedTuple):
    """An act in a sentence: tokens ``first`` to ``last``, ``last`` included."""

    first: int
    last: int
    act: Act
    part: str  # "verb" or "noun"
    form: str  # base s ed ing, or one many


class _Pattern(NamedTuple):
    rest: tuple[str, ...]  # the words after the first
    act: Act
    part: str
    form: str


# By the first word, then by the second; behind "" those that begin so whatever follows.
_Table = dict[str, dict[str, tuple[_Pattern, ...]]]


@dataclass(frozen=True, slots=True)
class Triggers:
    """Every word that tells of an event, by its first word."""

    acts: Mapping[str, Act]
    patterns: _Table  # English
    languages: Mapping[str, _Table]
    labels: Mapping[str, str]
    weapons: Mapping[str, str]

    def find(self, words: Sequence[str], language: str = "en") -> list[Found]:
        """Return the acts that a sentence's lower-case words tell of, left to right.

        The longest phrase wins where several begin at one word; a word that is a noun as well as
        a verb gives both, the caller decides (:func:`geo.events.syntax.settled`).
        """
        table = self.patterns if language == "en" else self.languages.get(language, {})
        found: list[Found] = []
        if table.keys().isdisjoint(words):
            return found
        for i in [i for i, word in enumerate(words) if word in table]:
            row = table[words[i]]
            following = words[i + 1] if i + 1 < len(words) else ""
            if patterns := row.get(following) or row[""]:
                found.extend(_at(words, i, patterns))
        return found


def _at(words: Sequence[str], i: int, patterns: Sequence[_Pattern]) -> Iterator[Found]:
    """Yield the longest matches that begin at word ``i``."""
    longest = 0
    for pattern in patterns:
        size = len(pattern.rest)
        if size < longest:
            return
        if size == 1 and pattern.rest[0] != "*":
            last = i + 1  # by which the pattern was looked up
        else:
            last = _match(words, i + 1, pattern.rest) if size else i
        if last < 0:
            continue
        longest = size
        yield Found(i, last, pattern.act, pattern.part, pattern.form)


def _match(words: Sequence[str], at: int, rest: tuple[str, ...]) -> int:
    """Return the index of the last matched word, or -1."""
    n = len(words)
    for k, want in enumerate(rest):
        if want == "*":
            if rest[k + 1] not in words[at + 1 : at + 1 + _GAP]:
                return -1
            for skip in range(1, _GAP + 1):
                last = _match(words, at + skip, rest[k + 1 :])
                if last >= 0:
                    return last
            return -1
        if at >= n or words[at] != want:
            return -1
        at += 1
    return at - 1


# ---------------------------------------------------------------- reading the table
@lru_cache(maxsize=4)
def load(data: Path) -> Triggers:
    """Read ``triggers.toml`` of a data folder; the same folder is read once."""
    return _load(data / "triggers.toml")


@lru_cache(maxsize=4)
def _load(path: Path) -> Triggers:
    with path.open("rb") as file:
        table = tomllib.load(file)
    irregular: dict[str, str] = table["irregular"]
    acts = {name: _act(name, row) for name, row in table["act"].items()}
    english: dict[str, list[_Pattern]] = {}
    for name, row in table["act"].items():
        for first, pattern in _english(acts[name], row, irregular):
            english.setdefault(first, []).append(pattern)
    foreign = {code: _foreign(acts, rows) for code, rows in table["language"].items()}
    return Triggers(acts, _by_first_and_second(english), foreign, table["label"], table["weapon"])


def _act(name: str, row: Mapping[str, Any]) -> Act:
    return Act(
        row.get("as", name),
        row["sub_type"],
        row["direction"],
        row["strength"],
        row.get("needs", ""),
    )


def _by_first_and_second(table: Mapping[str, list[_Pattern]]) -> _Table:
    return {first: _by_second(patterns) for first, patterns in table.items()}


def _by_second(patterns: Iterable[_Pattern]) -> dict[str, tuple[_Pattern, ...]]:
    """Return the patterns of one first word that may match before a second, the longest first."""
    longest_first = sorted(dict.fromkeys(patterns), key=lambda p: -len(p.rest))
    seconds = {p.rest[0] for p in longest_first if p.rest} - {"*"}
    return {
        second: tuple(p for p in longest_first if not p.rest or p.rest[0] in {second, "*"})
        for second in ("", *seconds)
    }


def _english(
    act: Act, row: Mapping[str, Any], irregular: Mapping[str, str]
) -> Iterator[tuple[str, _Pattern]]:
    """Yield first word and pattern of every form of an act's verbs and nouns."""
    for verb in row.get("verbs", ()):
        head, *rest = verb.lower().split()
        for form, words in forms_of_verb(head, irregular).items():
            for word in words:
                for tail in _tails(rest, form, irregular):
                    yield word, _Pattern(tail, act, "verb", form)
    for phrase in row.get("literal", ()):
        head, *rest = phrase.split()
        yield head, _Pattern(tuple(rest), act, "verb", "ed")
    for noun in row.get("nouns", ()):
        words = noun.lower().split()
        yield words[0], _Pattern(tuple(words[1:]), act, "noun", "one")
        if words[-1] not in {"of", "against"} and "*" not in words:
            *before, last = words
            many = [*before, plural(last)]
            yield many[0], _Pattern(tuple(many[1:]), act, "noun", "many")


def _tails(rest: list[str], form: str, irregular: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the words after the first; in "shoot and kill" the second verb is inflected too."""
    if rest[:1] != ["and"] or len(rest) < 2:  # noqa: PLR2004 - "and" and a verb
        yield tuple(rest)
        return
    for second in forms_of_verb(rest[1], irregular)[form]:
        yield ("and", second, *rest[2:])


def _foreign(acts: Mapping[str, Act], rows: Mapping[str, str]) -> _Table:
    """Return the patterns of another language, where words are given as they stand."""
    table: dict[str, list[_Pattern]] = {}
    for name, words in rows.items():
        for phrase in words.lower().split():
            first, *rest = phrase.split("-")
            table.setdefault(first, []).append(_Pattern(tuple(rest), acts[name], "verb", "ed"))
    return _by_first_and_second(table)


def forms_of_verb(verb: str, irregular: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the forms of a verb: base, s, ed (past and participle) and ing."""
    if verb in irregular:
        s, past, part, ing = irregular[verb].split()
        ed = tuple(dict.fromkeys([*past.split(","), *part.split(",")]))
        return {"base": (verb,), "s": (s,), "ed": ed, "ing": tuple(ing.split(","))}
    stem = verb
    if verb.endswith("e"):
        stem = verb[:-1]
    elif verb.endswith("y") and verb[-2] not in _VOWELS:
        return {
            "base": (verb,),
            "s": (verb[:-1] + "ies",),
            "ed": (verb[:-1] + "ied",),
            "ing": (verb + "ing",),
        }
    return {
        "base": (verb,),
        "s": (plural(verb),),
        "ed": (stem + "ed",),
        "ing": (stem + "ing",),
    }


def plural(noun: str) -> str:
    """Return the plural of a noun, which is also a verb's third person."""
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"
