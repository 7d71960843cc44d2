"""How many people were killed, wounded, taken, held or took part, as a report says it.

A casualty word ("killed", "wounding", "dead", "toll") is looked up first; its people stand before
it (suffered: "five soldiers were killed") or after it (done: "killing five soldiers and a child").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Figure, Role
from geo.text import figure_words as fw
from geo.text.numbers import Quantity, quantities
from geo.text.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.model import Document


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A count of people and what befell them.

    ``what`` is killed, injured, casualties (killed or injured, not said which), abducted,
    arrested, released, displaced or participants. ``victims`` are the words for them, which stand
    at ``victims_start`` to ``victims_end``. ``part`` says that they are counted in another figure
    already ("31 people, including 23 soldiers").
    """

    start: int
    end: int
    text: str
    what: str
    figure: Figure
    victims: str = ""
    victims_start: int = 0
    victims_end: int = 0
    part: bool = False
    total: bool = False  # a running toll ("the death toll rose to 31")


@dataclass(frozen=True, slots=True)
class _Group:
    """Some counted people at words ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    figure: Figure
    part: bool = False


def find_figures(document: Document) -> tuple[FigureMention, ...]:
    """Return the counts of people in `document`, in reading order.

    "No casualties" gives 0 for killed and injured; "no immediate reports of casualties" gives
    nothing, since nothing is said. Ages, years, distances and counts of things are no figures.
    """
    found: list[FigureMention] = []
    for sentence in document.sentences:
        if sentence.role is not Role.FURNITURE:
            found.extend(figures_in(document.text, sentence.start, sentence.end))
    return tuple(found)


def figures_in(text: str, start: int = 0, end: int | None = None) -> list[FigureMention]:
    """Return the counts of people in the sentence ``text[start:end]``."""
    said = words(text, start, end)
    if not any(word.folded in _TRIGGERS for word in said):
        return []
    reading = _Reading(text, said)
    found = {(m.start, m.what): m for m in reading.mentions()}
    return sorted(found.values(), key=lambda m: (m.start, m.what))


class _Reading:
    """One sentence while its figures are being found."""

    def __init__(self, text: str, said: Sequence[Word]) -> None:
        self.text = text
        self.said = [word for word in said if word.text not in _QUOTES]
        said = self.said
        self.folded = [word.folded for word in said]
        letters = [word for word in self.said if word.text[0].isalpha()]
        self.title = sum(word.capital for word in letters) > _TITLE_CASE * len(letters)
        self.counts = [q for q in quantities(said, text) if self._of_people(q)]
        self.count_at = {q.first: q for q in self.counts}
        self.count_end = {q.last: q for q in self.counts}
        self.inside = {i for q in self.counts for i in range(q.first, q.last)}
        self.taken: set[int] = set()  # words of "no casualties" and of counts already told
        self.used: set[tuple[str, int]] = set()

    # ------------------------------------------------------------ what is counted
    def _of_people(self, q: Quantity) -> bool:
        """Tell whether a number may count people: no age, year, time, share, money or thing."""
        after = self._fold(q.last)
        before = self._fold(q.first - 1)
        if after in fw.UNITS or before in {"$", "€", "£", "aged", "age", "no", "number", "article"}:
            return False
        if self._fold(q.last + 1) in {"year", "years"} and after in {"-", "to"}:
            return False
        value = q.figure.best
        bare = q.last - q.first == 1 and self.said[q.first].text.isdigit()
        if (
            bare
            and value is not None
            and 1900 <= value <= 2100
            and len(self.said[q.first].text) == 4
        ):  # noqa: PLR2004
            return False
        glued = self._glued(q.last)
        if glued and self._fold(q.last + 1) in {"old", *fw.UNITS}:
            return False
        if before in _MONTHS or after in _MONTHS or after == "%":
            return False
        if after == ":" and self.said[q.last].start == self.said[q.last - 1].end:
            return not self._fold(q.last + 1)[:1].isdigit()
        return not (
            after == "of" and self._fold(q.last + 1) == "the" and self._fold(q.last + 2) in fw.UNITS
        )

    def _glued(self, i: int) -> bool:
        """Tell whether word `i` hangs on the one before by a hyphen ("12-year-old")."""
        return (
            0 < i < len(self.said) and self.text[self.said[i - 1].end : self.said[i].start] == "-"
        )

    def _fold(self, i: int) -> str:
        return self.folded[i] if 0 <= i < len(self.folded) else ""

    # ------------------------------------------------------------ the search
    def mentions(self) -> Iterator[FigureMention]:
        """Yield every figure of the sentence."""
        yield from self._nobody()
        yield from self._tolls()
        for i, word in enumerate(self.folded):
            if word in _HANDLED and i not in self.taken:
                yield from self._at(i)
        for i, word in enumerate(self.folded):
            if what := _NOUNS.get(word):
                yield from self._counted_noun(what, i)
        yield from self._participants()

    def _at(self, i: int) -> Iterator[FigureMention]:
        """Yield the figures that hang on the word `i`."""
        word = self.folded[i]
        if (what := _OF_NOUNS.get(word)) and (of := self._of(i)):
            yield from self._emit(what, i, self._objects(of + 1) or self._one_after(i, of + 1))
        if what := _BOTH.get(word):
            yield from self._both(what, i)
        elif what := _ACTIVE.get(word):
            if self._fold(i - 1) not in fw.HYPOTHETICAL or self._fold(i - 2) in _MANAGED:
                what, at = self._with_next(what, i)
                yield from self._emit(what, i, self._objects(at + 1))
        elif what := _SUFFERED.get(word):
            yield from self._suffered(what, i)
        elif word == "death" and self._fold(i - 1) == "to":
            yield from self._to_death(i - 1)
        yield from self._idioms(i)

    def _of(self, i: int) -> int:
        """Return where the "of" of "the killing (last week) of" stands; 0 if there is none."""
        for k in range(i + 1, min(i + 5, len(self.folded))):
            if self.folded[k] in {"of", "de", "von", "des", "du"}:
                return k
            if self.folded[k] in _TARGETS:
                return k
            if self.folded[k] not in _TIME_WORDS:
                return 0
        return 0

    def _one_after(self, noun: int, i: int) -> list[_Group]:
        """Return the one person of "the killing of Hamas leader Ismail Haniyeh"."""
        last = self._phrase_end(i)
        single = last > i and self.folded[noun] in _ONE_NOUNS
        if not single or not self.said[last - 1].capital or self.folded[last - 1] in fw.THINGS:
            return []
        return [_Group(i, last, Figure(1, 1, 1, self._words(i, last)))]

    def _with_next(self, what: str, i: int) -> tuple[str, int]:
        """Return casualties for "killed and injured", which does not say how many of which."""
        if self._fold(i + 1) in {"and", "or", "&", "und", "et", "y", "dan"}:
            other = _BOTH.get(self._fold(i + 2)) or _ACTIVE.get(self._fold(i + 2))
            if {what, other} == {"killed", "injured"}:
                self.taken.add(i + 2)
                return "casualties", i + 2
        return what, i

    def _to_death(self, i: int) -> Iterator[FigureMention]:
        """Read "beat two men to death" and "two men were hacked to death"."""
        count = next((q for q in self.counts if self._phrase_end(q.last) == i), None)
        verb = i
        while self._fold(verb - 1) in fw.ADVERBS | fw.BE | fw.HAVE:
            verb -= 1
        groups = [_Group(count.first, count.last, count.figure)] if count else []
        yield from self._emit("killed", i, groups or self._subjects(verb, strict=verb == i))

    def _both(self, what: str, i: int) -> Iterator[FigureMention]:
        """Read a word that is a participle ("five killed") or a past tense ("killed five")."""
        verb = i
        what, last = self._with_next(what, i)
        while self._fold(verb - 1) in fw.ADVERBS or self._fold(verb - 1) in fw.HAVE:
            verb -= 1
        passive = self._fold(verb - 1) in fw.BE
        before = self._subjects(verb - 1 if passive else verb, strict=not passive)
        if passive:
            if not before:
                before = self._one(verb - 1)
            yield from self._emit(what, i, before)
            return
        after = self._objects(last + 1)
        if not before and not after and what == "killed":
            after = self._one_named(last + 1)
        if before and (not after or self._belongs_to_next(after)):
            yield from self._emit(what, i, before)
        elif after:
            yield from self._emit(what, i, after)

    def _belongs_to_next(self, groups: Sequence[_Group]) -> bool:
        """Tell whether the people after "killed" are the next word's: "5 killed, 7 wounded"."""
        at = groups[0].last
        while self._fold(at) in fw.ADVERBS or self._fold(at) in fw.BE:
            at += 1
        return self._fold(at) in _BEFALL or self._fold(at) in _NOUNS

    def _suffered(self, what: str, i: int) -> Iterator[FigureMention]:
        """Read "died" and "dead": the people stand before, or in Spanish after."""
        verb = i
        while self._fold(verb - 1) in fw.ADVERBS | fw.HAVE | fw.BE:
            verb -= 1
        if self.folded[i] == "dead" and self._fold(i - 1) in {"the", "among"}:
            return
        what, _ = self._with_next(what, i)
        before = self._subjects(verb, strict=verb == i and self.folded[i] == "dead")
        shot = self.folded[i] == "dead" and self._fold(i - 1) == "shot" and verb == i - 1
        if (not before and self.folded[i] in _VERB_FIRST) or shot:
            before = self._objects(i + 1) or before
        if not before and self.folded[i] in _ONE_DIES:
            before = self._one(verb)
        yield from self._emit(what, i, before)

    def _counted_noun(self, what: str, i: int) -> Iterator[FigureMention]:
        count = self.count_end.get(i) or self.count_end.get(i - 1)
        if count is None and self._fold(i + 1) == ":" and (after := self.count_at.get(i + 2)):
            count = after  # "Fatalities: 3"
        lived = self.folded[i] == "lives" and self._fold(i + 1) == "in"
        if count is not None and not lived and count.first not in self.taken:
            yield from self._emit(what, i, [_Group(count.first, count.last, count.figure)])

    def _idioms(self, i: int) -> Iterator[FigureMention]:
        """Read "lost their lives" and "taken hostage"."""
        three = tuple(self.folded[i : i + 3])
        if three[:1] in {
            ("suffered",),
            ("sustained",),
            ("suffer",),
            ("suffering",),
            ("sustaining",),
        } and (
            set(self.folded[i + 1 : i + 5])
            & {"injuries", "wounds", "injury", "burns", "concussions"}
        ):
            yield from self._emit("injured", i, self._subjects(i, strict=True))
        if three[:1] in {("lost",), ("lose",), ("loses",)} and i + 1 in self.count_at:
            count = self.count_at[i + 1]
            if set(self.folded[count.last : count.last + 7]) & _MEN:
                yield from self._emit("killed", i, [_Group(count.first, count.last, count.figure)])
        if (
            len(three) == 3
            and three[0] in {"lost", "lose", "losing"}
            and three[2] in {"lives", "life"}
        ):  # noqa: PLR2004
            verb = i
            while self._fold(verb - 1) in fw.ADVERBS | fw.HAVE | {"who"}:
                verb -= 1
            before = self._subjects(verb, strict=False) or self._one(verb)
            yield from self._emit("killed", i, before)
        if three[:1] in {("hostage",), ("captive",), ("prisoner",)}:
            verb = i
            while self._fold(verb - 1) in {"taken", "held", "were", "was", "been", "have", "had"}:
                verb -= 1
            if verb < i:
                yield from self._emit("abducted", i, self._subjects(verb, strict=False))
            taken = next(
                (k for k in range(i - 1, max(-1, i - 7), -1) if self.folded[k] in _TAKE), None
            )
            if taken is not None:
                yield from self._emit("abducted", i, self._objects(taken + 1))

    def _tolls(self) -> Iterator[FigureMention]:
        """Read "the death toll rose to 31", "raising to 145 the number of dead": running totals."""
        for i, word in enumerate(self.folded):
            toll = word in {"toll", "tolls"}
            if not toll and word not in _RISE:
                continue
            near = self.folded[max(0, i - 12) : i + 14]
            if not toll and not any(w in _COUNTED or w in _VERB for w in near):
                continue
            reach = [
                q
                if self._fold(q.first) != "from"
                else q._replace(
                    figure=Figure(q.figure.high, q.figure.high, q.figure.high, q.figure.words)
                )
                for q in self.counts
                if i < q.first <= i + (14 if toll else 24)
                and (
                    self._fold(q.first - 1) in (_TOLL_TO if toll else {"to"})
                    or self._fold(q.first) == "from"
                )
            ]
            if reach:
                q = next((q for q in reach if self._fold(q.first - 1) == "to"), reach[0])
                what = "injured" if set(near) & {"injury", "injured", "wounded"} else "killed"
                what = "killed" if toll and self._fold(i - 1) == "death" else what
                yield from self._emit(what, i, [_Group(q.first, q.last, q.figure)], total=True)

    def _nobody(self) -> Iterator[FigureMention]:
        """Read "no casualties", "nobody was hurt", "without injuries": zero is a statement."""
        for i, word in enumerate(self.folded):
            if word in _NOT and "any" in self.folded[i + 1 : i + 5]:
                i += self.folded[i + 1 : i + 5].index("any") + 1
            elif word not in fw.NOBODY:
                continue
            for k in range(i + 1, min(i + 7, len(self.folded))):
                following = self.folded[k]
                if following in _NO_STATEMENT or following in _STOPS:
                    break
                what = _zero(following)
                if what:
                    yield from self._zeros(i, k, what)
                    break

    def _zeros(self, i: int, k: int, what: tuple[str, ...]) -> Iterator[FigureMention]:
        start, end = self.said[i].start, self.said[k].end
        self.taken.update(range(i, k + 1))
        for one in what:
            yield FigureMention(
                start, end, self.text[start:end], one, Figure(0, 0, 0, self.text[start:end])
            )

    def _participants(self) -> Iterator[FigureMention]:
        """Read "hundreds of protesters" and "thousands of people marched"."""
        for q in self.counts:
            if q.first in self.taken:
                continue
            last = self._phrase_end(q.last)
            phrase = set(self.folded[q.last : last])
            follows = self.folded[last : last + 4]
            public = phrase & _PUBLIC or not phrase
            if phrase & _CROWD or (public and _gathers(follows)):
                yield from self._emit("participants", q.first, [_Group(q.first, q.last, q.figure)])

    # ------------------------------------------------------------ the people before and after
    def _objects(self, i: int) -> list[_Group]:
        """Return the people that follow a verb: "a police officer and two guards, 5 of them ..."."""
        groups: list[_Group] = []
        part = False
        while i < len(self.said):
            while i not in self.count_at and self._fold(i) in fw.ADVERBS | {"off", "down", "the"}:
                i += 1
            group = self._group_at(i, part=part)
            if group is None:
                break
            groups.append(group)
            i = self._phrase_end(group.last)
            joined = self._joined(i)
            if joined is None:
                break
            part = part or joined[1]
            i = joined[0]
        return self._without_next_verbs(groups)

    def _joined(self, i: int) -> tuple[int, bool] | None:
        """Return where the next of a list of people begins, and whether it is counted already."""
        part = False
        at = i
        while (
            self._fold(at)
            in {",", "and", "plus", "y", "et", "und", "dan", "well", "as", "("} | fw.INCLUDING
            and at < i + 5
        ):
            part = part or self._fold(at) in fw.INCLUDING
            if (
                self._fold(at) == "as"
                and self._fold(at + 1) != "well"
                and self._fold(at - 1) != "well"
            ):
                return None
            at += 1
        return (at, part) if at > i else None

    def _without_next_verbs(self, groups: list[_Group]) -> list[_Group]:
        """Drop the last people if they are the subject of what follows ("and four were hurt")."""
        if len(groups) > 1:
            at = self._phrase_end(groups[-1].last)
            while self._fold(at) in fw.ADVERBS | fw.HAVE | fw.BE:
                at += 1
            if self._fold(at) in _BEFALL:
                return groups[:-1]
        return groups

    def _group_at(self, i: int, *, part: bool = False) -> _Group | None:
        if (
            self._fold(i) in {"a", "the"}
            and self._fold(i + 1) in _BODIES
            and self._fold(i + 2) == "of"
        ):
            i += 3
        count = self.count_at.get(i)
        if count is None and self._fold(i) in {"a", "an"} and i + 1 in self.count_at:
            count = self.count_at[i + 1]
        if count is not None:
            part = part or (self._of_them(count) and any(what == "death" for what, _ in self.used))
            return _Group(i, count.last, count.figure, part)
        last = self._phrase_end(i + 1)
        if last == i + 1 or self.folded[last - 1] in fw.THINGS:
            return None
        if self._fold(i) in _ONE_ARTICLE or (
            self._fold(i) in _POSSESSIVES and self._fold(i + 1) in _KINSFOLK
        ):
            return _Group(i, i + 1, Figure(1, 1, 1, self._words(i, last)), part)
        return None

    def _one_named(self, i: int) -> list[_Group]:
        """Return the one person of "killed the governor" and "killed Ismail Haniyeh"."""
        first = i + (self._fold(i) == "the")
        last = self._phrase_end(first)
        if (
            last == first
            or self.folded[last - 1] in fw.THINGS | _MANY
            or self.folded[last - 1].endswith("s")
        ):
            return []
        capitals = sum(word.capital for word in self.said[first:last])
        named = capitals >= 2 and self.said[last - 1].capital and not self.title  # noqa: PLR2004
        if not named and (first == i or self.folded[last - 1] not in _OFFICES):
            return []
        return [_Group(i, last, Figure(1, 1, 1, self._words(i, last)))]

    def _of_them(self, q: Quantity) -> bool:
        """Tell whether people counted before are meant: "beheads 2 of them"."""
        return self._fold(q.last) == "of" and self._fold(q.last + 1) in {"them", "whom", "those"}

    def _subjects(self, verb: int, *, strict: bool) -> list[_Group]:
        """Return the counted people before the verb at `verb`; `strict`: right before it."""
        begin = self._clause_start(verb)
        for q in reversed(self.counts):  # "a commander among five killed"
            if (
                begin < q.first < verb
                and self._fold(q.first - 1) == "among"
                and self._reaches(q, verb)
            ):
                return [_Group(q.first, q.last, q.figure)]
        including = next((k for k in range(begin, verb) if self.folded[k] in fw.INCLUDING), verb)
        parts = [q for q in self.counts if including < q.first < verb]
        whole = [
            q
            for q in self.counts
            if begin <= q.first < including and not self._in_phrase_of_place(q, verb)
        ]
        if not whole:
            if parts and including == begin:
                whole, parts = parts, []
            else:
                return self._articles(begin, verb) if not strict or verb - begin < 8 else []  # noqa: PLR2004
        last = whole[-1]
        if strict and including == verb and not self._reaches(last, verb):
            return []
        groups = [_Group(last.first, last.last, last.figure)]
        groups = [*self._listed_before(groups[0], begin), *groups]
        return groups + [_Group(q.first, q.last, q.figure, part=True) for q in parts]

    def _reaches(self, q: Quantity, verb: int) -> bool:
        """Tell whether a count's noun phrase, with what hangs on it, runs up to the verb."""
        at = self._phrase_end(q.last)
        while at < verb:
            word = self._fold(at)
            if word in _HANGS_ON:
                step = self._phrase_end(at + 1 + (self._fold(at + 1) in {"a", "an"}))
                at = step if step > at + 1 else verb + 1
            elif word in fw.ADVERBS or word in {"least", "dead", "-"}:
                at += 1
            elif word.endswith("ed") and self._fold(at + 1) in {"and", ","}:
                at += 2
            else:
                return False
        return at == verb

    def _articles(self, begin: int, verb: int) -> list[_Group]:
        """Return "a woman and her child" before a verb that says it befell them."""
        for i in range(verb - 1, begin - 1, -1):
            if self.folded[i] in _ONE_ARTICLE and (
                i == begin or self._fold(i - 1) not in fw.PREPOSITIONS | {"of"}
            ):
                last = self._phrase_end(i + 1)
                if last < verb and self._fold(last) not in {
                    ",",
                    "(",
                    "of",
                    "from",
                    "who",
                    "in",
                    "named",
                    "–",
                }:
                    return []
                group = self._group_at(i)
                return [*self._listed_before(group, begin), group] if group else []
        return []

    def _listed_before(self, group: _Group, begin: int) -> list[_Group]:
        """Return the people joined by "and" before a group: "two soldiers and [a child]"."""
        at = group.first
        if self._fold(at - 1) not in {"and", ",", "und", "y", "et", "dan", "&"}:
            return []
        at -= 1
        if self._fold(at - 1) == ",":
            at -= 1
        for i in range(at - 1, max(begin, at - 12) - 1, -1):
            before = self._group_at(i)
            if before is not None:
                end = self._phrase_end(before.last)
                while self._fold(end) == "and" and end < at:  # "18 army and police officers"
                    end = self._phrase_end(end + 1)
                if end != at:
                    return []
                return [*self._listed_before(before, begin), before]
        return []

    def _one(self, be: int) -> list[_Group]:
        """Return the one person of "the mayor was killed"; a thing or a crowd gives nothing."""
        if self._fold(be) not in fw.SINGULAR_BE and self._fold(be) not in _ONE_DIES:
            return []
        last = be
        begin = self._clause_start(be)
        if self._fold(last - 1) == ",":
            last = next((k for k in range(last - 2, begin, -1) if self.folded[k] == ","), last - 1)
        first = last
        while first > begin and last - first < 8 and self._is_phrase_word(first - 1):  # noqa: PLR2004
            first -= 1
        phrase = self.folded[first:last]
        if not phrase or phrase[-1] in fw.THINGS or phrase[-1] in _PRONOUNS_MANY:
            return []
        return [_Group(first, last, Figure(1, 1, 1, self._words(first, last)))]

    def _clause_start(self, verb: int) -> int:
        """Return where the clause of a verb begins: after a stop, a conjunction or another verb."""
        depth = 0
        for i in range(verb - 1, -1, -1):
            word = self.folded[i]
            if word == ")":
                depth += 1
            elif word == "(":
                depth -= 1
            if word == "as" and self._fold(i - 1) in {
                "used",
                "known",
                "described",
                "posing",
                "working",
                "well",
            }:
                continue
            if depth <= 0 and (word in _STOPS or word in fw.CLAUSE or word in _VERB):
                return i + 1
            if word == "and" and self._fold(i - 1) in _VERB:
                return i + 1
        return 0

    def _in_phrase_of_place(self, q: Quantity, verb: int) -> bool:
        """Tell whether a count hangs on a preposition: "people in two cars were killed"."""
        if self._fold(q.first - 1) not in fw.PREPOSITIONS - {"und"}:
            return False
        return self._phrase_end(q.last) < verb

    def _phrase_end(self, i: int) -> int:
        """Return where the noun phrase that word `i` belongs to ends."""
        end = i
        while (
            end < len(self.said)
            and end - i < _LONGEST_PHRASE
            and (
                self._is_phrase_word(end)
                or (self.folded[end] in {"a", "an"} and end > i and self.folded[end - 1] == "of")
            )
        ):
            end += 1
        return end

    def _is_phrase_word(self, i: int) -> bool:
        word = self.folded[i]
        if word in {"of", "the", "'s", "de", "other", "others", "his", "her", "their"}:
            return True
        if i in self.inside or not (word[0].isalnum()):
            return False
        return word not in _ENDS_PHRASE

    # ------------------------------------------------------------ the answer
    def _emit(
        self, what: str, verb: int, groups: Sequence[_Group], *, total: bool = False
    ) -> Iterator[FigureMention]:
        death = "death" if what in {"killed", "casualties"} else what
        groups = [g for g in groups if (death, g.first) not in self.used]
        self.used.update((death, g.first) for g in groups)
        whole = [g for g in groups if not g.part]
        if whole:
            yield self._built(what, verb, whole, total=total)
        for group in groups:
            if group.part:
                yield self._built(what, verb, [group], part=True)

    def _built(
        self,
        what: str,
        verb: int,
        groups: Sequence[_Group],
        *,
        part: bool = False,
        total: bool = False,
    ) -> FigureMention:
        first = min(g.first for g in groups)
        last = max(self._phrase_end(g.last) for g in groups)
        last = max(last, max(g.last for g in groups))
        for group in groups:
            self.taken.update(range(group.first, group.last))
        begin, until = (first, last) if part else (min(first, verb), max(last, verb + 1))
        start, end = self.said[begin].start, self.said[until - 1].end
        victims = self._victims(groups[0])
        at, to = self.said[first].start, self.said[last - 1].end
        return FigureMention(
            start, end, self.text[start:end], what, _sum([g.figure for g in groups]),
            victims or self.text[at:to], at, to, part, total,
        )  # fmt: skip

    def _victims(self, group: _Group) -> str:
        last = self._phrase_end(group.last)
        first = group.last
        while first < last and self.folded[first] in {"of", "the", "other"}:
            first += 1
        return self._words(first, last) if first < last else ""

    def _words(self, first: int, last: int) -> str:
        return self.text[self.said[first].start : self.said[last - 1].end] if first < last else ""


def _gathers(following: Sequence[str]) -> bool:
    """Tell whether the words after a crowd say that it gathered: "took part", "held a rally"."""
    verbs = [i for i, word in enumerate(following) if word in _GATHER]
    if not verbs or any(word in _STOPS for word in following[: verbs[0]]):
        return False
    verb, after = following[verbs[0]], following[verbs[0] + 1 :]
    if verb == "took":
        return after[:1] in (["part"], ["to"])
    if verb == "held":
        return bool(after) and after[0] in {
            "a",
            "protest",
            "protests",
            "demonstration",
            "rally",
            "sit",
            "an",
        }
    return verb != "gathered" or after[:1] != ["up"]


def _zero(word: str) -> tuple[str, ...]:
    if word in fw.NOUNS["casualties"] or word == "hurt" or word in {"harmed", "opfer", "bajas"}:
        return ("killed", "injured")
    if word in fw.NOUNS["killed"] or word in {"killed", "died", "life"}:
        return ("killed",)
    if word in fw.NOUNS["injured"]:
        return ("injured",)
    return ()


def _sum(figures: Sequence[Figure]) -> Figure:
    if len(figures) == 1:
        return figures[0]

    def total(values: Sequence[int | None]) -> int | None:
        return None if None in values else sum(v for v in values if v is not None)

    return Figure(
        total([f.low if f.low is not None else f.best for f in figures]),
        total([f.best if f.best is not None else f.low for f in figures]),
        total([f.high for f in figures]),
        " + ".join(f.words for f in figures),
    )


_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec januar februar marz mai juni juli oktober dezember".split()
)
_STOPS = frozenset((".", ";", ":", "!", "?", "…", "—", "|", "“", "”", '"'))
_QUOTES = frozenset("“”‘’\"'«»„")
_LONGEST_PHRASE = 9
_TITLE_CASE = 0.6
_NOT = frozenset("not didnt hasnt havent wasnt never".split())
_POSSESSIVES = frozenset("his her their its".split())
_KINSFOLK = frozenset(
    "son daughter wife husband brother sister mother father child baby driver bodyguard nephew niece cousin uncle aunt grandson "
    "granddaughter grandfather grandmother friend colleague neighbour neighbor partner fiancee deputy".split()
)
_OFFICES = frozenset(
    "governor mayor commander leader chief minister president general colonel judge prosecutor suspect attacker bomber gunman driver "
    "assailant imam priest bishop journalist soldier officer man woman boy girl head".split()
)
_MANY = frozenset(
    "people men women children police military army troops personnel others staff crew youth livestock".split()
)
_TARGETS = frozenset("targets targeted targeting".split())
_TIME_WORDS = frozenset(
    "last this week month year yesterday today earlier late on monday tuesday wednesday thursday friday saturday sunday in".split()
)
_RISE = frozenset(
    "rise rises rose risen rising raise raises raised raising increase increases increased increasing climb climbs climbed climbing "
    "reach reaches reached reaching bring brings bringing brought jumps jumped grew grows soared soars".split()
)
_COUNTED = frozenset("toll casualties deaths dead fatalities death victims injured wounded".split())
_BODIES = frozenset("family group total number team crowd".split())
_HANGS_ON = frozenset("from of belonging in near at with".split())
_ONE_ARTICLE = frozenset(("a", "an", "ein", "eine", "einen", "un", "una", "une", "seorang"))
_VERB_FIRST = frozenset(
    (
        "murio",
        "murieron",
        "muere",
        "mueren",
        "fallecio",
        "fallecieron",
        "meurent",
        "starb",
        "starben",
    )
)
_ONE_DIES = frozenset(("died", "dies", "starb", "murio", "fallecio"))
_TAKE = frozenset(("took", "take", "taking", "takes", "taken"))
_TOLL_TO = frozenset(
    (
        "to",
        "at",
        "of",
        "reached",
        "reaches",
        "is",
        "was",
        "stood",
        "hits",
        "hit",
        "past",
        "passed",
        "above",
        "rises",
    )
)
_NO_STATEMENT = frozenset(
    "immediate reports report word information details claim claims comment confirmation doubt known sign way".split()
)
_CROWD = frozenset(
    "protesters protestors demonstrators marchers strikers rioters supporters activists demonstranten "
    "manifestantes manifestants massa mahasiswa buruh pengunjuk".split()
)
_GATHER = frozenset(
    "protested protest marched march rallied rally demonstrated demonstrate participated joined staged took attended blocked "
    "chanted assembled gathered held demonstrierten protestaron marcharon protestierten".split()
)
_PUBLIC = frozenset(
    "people students workers teachers doctors nurses farmers lawyers journalists residents villagers women employees mourners "
    "worshippers settlers members drivers citizens locals youths traders pensioners parents miners civilians men personen menschen "
    "personas personnes warga orang officers inmates prisoners refugees migrants veterans health care union".split()
)
_MANAGED = frozenset("managed manage manages managing able".split())
_MEN = frozenset(
    "soldier soldiers fighter fighters troops men commander commanders member members officer officers policemen personnel militants "
    "civilians people".split()
)
_BOTH, _ACTIVE, _SUFFERED, _NOUNS, _OF_NOUNS = (
    {word: what for what, names in table.items() for word in names}
    for table in (fw.BOTH, fw.ACTIVE, fw.SUFFERED, fw.NOUNS, fw.OF_NOUNS)
)
_BEFALL = _BOTH.keys() | _SUFFERED.keys()
_VERB = _BOTH.keys() | _ACTIVE.keys() | {"died", "dead"}
_ONE_NOUNS = frozenset(
    "killing death murder assassination execution beheading lynching slaying abduction kidnapping arrest detention release muerte mort tod".split()
)
_PRONOUNS_MANY = frozenset(
    (
        "they",
        "we",
        "you",
        "many",
        "it",
        "none",
        "there",
        "he",
        "she",
        "who",
        "nobody",
        "one",
        "people",
        "families",
        "civilians",
    )
)
_VERBS = frozenset(
    "said says saying exploded detonated hit struck attacked fired launched opened shot stormed raided ambushed targeted "
    "caused led left leaving leaves resulted according claimed told confirmed reported happened occurred took place came were "
    "destroyed burned burnt damaged carried crashed clashed seized captured fled used fell rose climbed suffered sustained "
    "went go will would could may might should did do does claims says tells warned vowed threatened began stood not".split()
)
_ENDS_PHRASE = (
    _SUFFERED.keys() | _GATHER | {"y", "et", "ont", "oder", "dan", "lost", "suffered", "sustained"} |
    fw.PREPOSITIONS | fw.CLAUSE | fw.BE | fw.HAVE | fw.INCLUDING | fw.ADVERBS | _STOPS | _VERBS | _VERB
    | {"a", "an", "and", "or", "who", "casualties", "fatalities", "deaths", "injuries"}
)  # fmt: skip
_HANDLED = (
    _BOTH.keys() | _ACTIVE.keys() | _SUFFERED.keys() | _OF_NOUNS.keys()
    | {"death", "lost", "lose", "loses", "losing", "hostage", "captive", "prisoner"}
    | {"suffered", "sustained", "suffer", "suffering", "sustaining"}
)  # fmt: skip
_TRIGGERS = _HANDLED | _NOUNS.keys() | _RISE | _CROWD | _GATHER | {"toll", "tolls", "hurt", "harmed"}
