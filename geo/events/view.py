"""A sentence as the extractor sees it: its words, its clauses, what was noticed in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from geo.events.words import BE, DETERMINERS, HAVE, PREPOSITIONS
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.events.triggers import Found
    from geo.model import DateMention, Mention, Sentence
    from geo.text.actors import ActorMention, WeaponMention
    from geo.text.figures import FigureMention
    from geo.text.lexicon import Actor
    from geo.text.noticing import Noticing
    from geo.text.speech import Speech

_SUBORDINATORS = word_set(
    "after before while when as because although though whereas if unless where until once "
    "following which who whose whom"
)
_HOURS = word_set("prayers prayer mass midnight noon dawn dusk sunset nightfall")
_DAYTIMES = word_set("day night evening morning week month year")
_BEFORE_MONTH = PREPOSITIONS | word_set("last next early late mid this")
_STANDING = word_set(
    "gathered gathering assembled rallied protested demonstrated picketed stood sat"
)
_ANSWERS = word_set("response reply retaliation revenge reprisal answer")
_SEEMING = word_set(
    "well such known described dressed disguised posing masquerading acting identified used "
    "treated regarded serving working referred"
)
_COORDINATORS = frozenset(("and", "but", "or", "so", "yet"))
_BREAKS = frozenset(";—–:")
_AFTER_SPEECH = frozenset((",", '"', "”"))
_MAY_OPEN = _SUBORDINATORS | _COORDINATORS | _BREAKS | {"that", "in", "-"} | {"since", "followed"}
_BACK = frozenset(("since", "followed"))
_OF_DEED = 5  # words behind "since" in which somebody did something
_IT = word_set("the this that it these those its their")
_PRONOUNS = word_set("he she it they we i you who which that there")
_PAIR = 12  # words from "between" to its "and"
_SPEECH = word_set(
    "said says told according reported reports confirmed stated added announced claimed "
    "claims saying"
)


class Spanned(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102 - a protocol's field
    @property
    def end(self) -> int: ...  # noqa: D102 - a protocol's field


class Noticed:
    """What the other rooms find in one sentence, in text order; places and dates are known.

    For the rest is looked when it is first asked for: few sentences tell of anything.
    """

    def __init__(
        self,
        number: int,
        noticing: Noticing,
        mentions: Sequence[Mention] = (),
        dates: Sequence[DateMention] = (),
    ) -> None:
        self._number = number
        self._noticing = noticing
        self.mentions = mentions
        self.dates = dates

    @cached_property
    def actors(self) -> Sequence[ActorMention]:
        """Return the sides and people that are named."""
        return self._noticing.actors(self._number)

    @cached_property
    def weapons(self) -> Sequence[WeaponMention]:
        """Return the weapons that are named."""
        return self._noticing.weapons(self._number)

    @cached_property
    def figures(self) -> Sequence[FigureMention]:
        """Return the counts of people."""
        return self._noticing.figures(self._number)

    @cached_property
    def speech(self) -> Sequence[Speech]:
        """Return who says what."""
        return self._noticing.speech(self._number)

    @property
    def nations(self) -> Mapping[str, Actor]:
        """Return the state behind every people's adjective: "israeli" is Israel."""
        return self._noticing.lexicon.nations


_Thing = TypeVar("_Thing", bound=Spanned)
_start = attrgetter("start")
_TEXT = itemgetter(2)  # of a token
_CAPITAL_MATTERS = frozenset(("is", "may", "march"))


@dataclass
class View:
    """One sentence with its words in lower case, its clauses and what was noticed in it."""

    number: int
    sentence: Sentence
    words: list[str]
    noticed: Noticed
    acts: Sequence[Found] | None = None  # its words of acts, if they were looked for already
    places: list[Mention] | None = None  # where something may have happened, once it was asked

    @cached_property
    def clause(self) -> list[int]:
        """Return the clause of every token."""
        return self._clauses[0]

    @cached_property
    def opens(self) -> list[str]:
        """Return the word that opens each clause."""
        return self._clauses[1]

    @cached_property
    def _starts(self) -> list[int]:
        return [token[0] for token in self.sentence.tokens]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that begins at or after a character offset."""
        return bisect_left(self._starts, offset)

    def first_of(self, thing: Spanned) -> int:
        """Return the index of the token a thing begins with."""
        return bisect_left(self._starts, thing.start)

    def last_of(self, thing: Spanned) -> int:
        """Return the index of the token a thing ends with."""
        return max(bisect_left(self._starts, thing.end) - 1, 0)

    def word(self, i: int) -> str:
        """Return word ``i``, or "" outside the sentence."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def capital(self, i: int) -> bool:
        """Tell whether word ``i`` is written with a capital letter."""
        return 0 <= i < len(self.words) and self.sentence.tokens[i].text[0].isupper()

    def clause_of(self, i: int) -> int:
        """Return the clause that token ``i`` stands in."""
        clause = self.clause
        return clause[min(i, len(clause) - 1)] if clause else 0

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """Return the character span of tokens ``first`` to ``last``."""
        tokens = self.sentence.tokens
        return tokens[first].start, tokens[min(last, len(tokens) - 1)].end

    def open_clause(self, at: int, opener: str) -> None:
        """Open one more clause at token ``at``."""
        number = self.clause[at] + 1
        end = bisect_left(self.clause, number)
        self.clause[at:end] = [number] * (end - at)
        self.clause[end:] = [n + 1 for n in self.clause[end:]]
        self.opens.insert(number, opener)

    @cached_property
    def _clauses(self) -> tuple[list[int], list[str]]:
        """Return the clause of every token, and the word that opens each clause."""
        clause, opens = [0] * len(self.words), [""]
        number, before = 0, ""
        for i, word in enumerate(self.words):
            if word in _MAY_OPEN or before in _AFTER_SPEECH:
                opener = self._opener(i, word)
                if opener:
                    number += 1
                    opens.append(opener)
            clause[i] = number
            before = word
        return clause, opens

    def _opener(self, i: int, word: str) -> str:
        """Return the word that opens a clause at token ``i``, or ""."""
        if i == 0:
            return ""
        if word in _BACK:
            back = self._follows_upon(i) if word == "followed" else self._acts_within(i)
            return word if back else ""
        if word in _SUBORDINATORS:
            hours = _HOURS if word in {"after", "before"} else frozenset[str]()
            hour = bool(hours & {self.word(i + 1), self.word(i + 2)})
            hour = hour or (word == "before" and self.word(i - 1) in _STANDING)
            return "" if hour or self._compares(i, word) or self._day_before(i) else word
        before, after = self.word(i - 1), self.word(i + 1)
        if word == "that" and before not in PREPOSITIONS:
            return "" if after in {"day", "night", "time", "year"} else word
        answer = word == "in" and after in _ANSWERS and self.word(i + 2) in {"to", "for"}
        dash = word in _BREAKS or (word == "-" and before == "-")
        joined = word in _COORDINATORS and (before == "," or self._new_subject(i, word))
        joined = joined and not (word == "and" and self._pairs(i))
        if dash or joined or answer:
            return "after" if answer else word
        return "said" if before in _AFTER_SPEECH and self._speaks(i) else ""

    def _acts_within(self, i: int) -> bool:
        """Tell whether a deed follows word ``i``: "since gunmen killed nine", not "since May"."""
        return any(
            i < hit.first <= i + _OF_DEED and hit.part == "verb" and hit.form == "ed"
            for hit in self.acts or ()
        )

    def _follows_upon(self, i: int) -> bool:
        """Tell whether "followed" goes from an event back to an earlier one, as "after" does."""
        row = self.words[max(i - 4, 0) : i]
        actively = BE.isdisjoint(row) and HAVE.isdisjoint(row) and self.word(i + 1) != "by"
        noun = any(h.part == "noun" and h.last == i - 1 for h in self.acts or ())
        return actively and noun and not _IT.isdisjoint(row)

    def _day_before(self, i: int) -> bool:
        """Tell whether "before" or "after" ends "the night before", and opens nothing."""
        if self.words[i] not in {"before", "after"} or self.word(i - 1) not in _DAYTIMES:
            return False
        after = self.word(i + 1)
        if after == "that" and self.word(i + 2) not in {"the", "a"}:
            return True  # "a week before that"
        return self.word(i - 2) == "the" and (not after.isalpha() or after in PREPOSITIONS)

    def _compares(self, i: int, word: str) -> bool:
        """Tell whether "as" or "once" is no conjunction ("as well", "known as")."""
        if word not in {"as", "once"}:
            return False
        before, after = self.word(i - 1), self.word(i + 1)
        aside = before == "(" or before in _SEEMING  # "(as reported)"
        return after in {"well", "many", "much", "a", "of"} or (word == "as" and aside)

    def _new_subject(self, i: int, word: str) -> bool:
        """Tell whether "and they", "but the X was" opens a new clause at token ``i``."""
        if word not in {"and", "but"}:
            return False
        after = range(i + 2, i + 6)
        return self.word(i + 1) in _PRONOUNS or (
            self.word(i + 1) in DETERMINERS
            and any(self.word(k) in BE or self.word(k) in HAVE for k in after)
        )

    def _pairs(self, i: int) -> bool:
        """Tell whether "and" joins the two sides of "between A and B"."""
        row = self.words[max(i - _PAIR, 0) : i]
        return "between" in row and "and" not in row[row.index("between") :]

    def _speaks(self, i: int) -> bool:
        """Tell whether what follows a comma is "officials said"."""
        for k in range(i, min(i + 16, len(self.words))):
            word = self.words[k]
            if word in _SPEECH:
                return self.word(k + 1) != "to"  # "armed men, said to belong to X, ambushed"
            if word in {",", ".", ";"}:
                return False
        return False


class Known(NamedTuple):
    """What is known of a document, or is found when it is asked for."""

    noticing: Noticing
    mentions: Sequence[Mention] = ()
    dates: Sequence[DateMention] = ()


def views(
    sentences: Sequence[Sentence],
    words: Sequence[list[str]],
    known: Known,
    acts: Sequence[Sequence[Found] | None] | None = None,
) -> list[View]:
    """Return a view of every sentence, each with what was noticed in it.

    ``words`` are :func:`words_of` every sentence, ``acts`` its words of acts, where they are known.
    """
    places, days = _dealt(known.mentions, sentences), _dealt(known.dates, sentences)
    acts = acts or [None] * len(sentences)
    noticed = (
        Noticed(i, known.noticing, places.get(i, ()), days.get(i, ()))
        for i in range(len(sentences))
    )
    return [
        View(i, *row) for i, row in enumerate(zip(sentences, words, noticed, acts, strict=True))
    ]


def words_of(sentence: Sentence) -> list[str]:
    """Return a sentence's words in lower case; May and March as months keep their capital."""
    words = list(map(str.lower, map(_TEXT, sentence.tokens)))
    if _CAPITAL_MATTERS.isdisjoint(words):
        return words
    for i, word in enumerate(words):
        text = sentence.tokens[i].text
        if text == "IS":  # the group
            words[i] = text
        elif word in {"may", "march"} and text[0].isupper():
            beside = words[max(i - 1, 0) : i] + words[i + 1 : i + 2]
            if any(w[:1].isdigit() for w in beside) or (i and words[i - 1] in _BEFORE_MONTH):
                words[i] = text
    return words


def _dealt(things: Iterable[_Thing], sentences: Sequence[Sentence]) -> dict[int, list[_Thing]]:
    """Deal the things of a document out to the sentences that they begin in, in text order."""
    starts = [sentence.start for sentence in sentences]
    rows: dict[int, list[_Thing]] = {}
    for thing in sorted(things, key=_start):
        i = bisect_right(starts, thing.start) - 1
        if i >= 0 and thing.start < sentences[i].end:
            rows.setdefault(i, []).append(thing)
    return rows
