"""The counted people of a sentence, and how they stand to a verb: as its subject or its object."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from geo.model import Figure
from geo.text import people_words as pw
from geo.text.counts import Counts
from geo.text.figure_words import BEFALLS, ONE_DIES, VERBS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.text.numbers import Quantity
    from geo.text.words import Word

_QUOTES = frozenset("“”‘’\"'«»„")
_LONGEST_PHRASE, _LONGEST_NAME, _LONGEST_LIST, _NEAR = 9, 8, 12, 8
_LONGEST_CLAUSE = 60  # words looked back at from a verb
_TITLE_CASE = 0.7
_OF_THEM = frozenset(("them", "whom", "those"))


@dataclass(frozen=True, slots=True)
class Group:
    """Some counted people at words ``first`` to ``last`` (exclusive) of a sentence.

    ``part``: they are counted in another group already ("31 people, including 23 soldiers").
    """

    first: int
    last: int
    figure: Figure
    part: bool = False


def counted(q: Quantity, *, part: bool = False) -> Group:
    """Return a count as a group of people."""
    return Group(q.first, q.last, q.figure, part)


class People:
    """One sentence, its words without quotation marks, and the people counted in it."""

    def __init__(self, text: str, said: Iterable[Word]) -> None:
        self.text = text
        self.said = [word for word in said if word.text not in _QUOTES]
        self.folded = [word.folded for word in self.said]

    @cached_property
    def counts(self) -> Counts:
        """Return the numbers that may count people."""
        return Counts(self.said, self.text)

    @cached_property
    def title(self) -> bool:
        """Tell whether the words are written as in a title, most with a capital."""
        letters = [word.text for word in self.said if word.text[0].isalpha()]
        return sum(text[0].isupper() for text in letters) > _TITLE_CASE * len(letters)

    def fold(self, i: int) -> str:
        """Return the folded word `i`; "" outside the sentence."""
        return self.folded[i] if 0 <= i < len(self.folded) else ""

    def words(self, first: int, last: int) -> str:
        """Return the text of words `first` to `last` (exclusive)."""
        return self.text[self.said[first].start : self.said[last - 1].end] if first < last else ""

    def skip_back(self, i: int, over: Iterable[str]) -> int:
        """Return the first word of the run before word `i` that consists of words in `over`."""
        while self.fold(i - 1) in over:
            i -= 1
        return i

    def skip(self, i: int, over: Iterable[str]) -> int:
        """Return the first word from `i` on that is not in `over`."""
        while self.fold(i) in over:
            i += 1
        return i

    def of_them(self, q: Quantity) -> bool:
        """Tell whether people counted before are meant: "beheads 2 of them", "one a tourist"."""
        one_a = self.fold(q.first) == "one" and self.fold(q.last) in {"a", "an"}
        return one_a or (self.fold(q.last) == "of" and self.fold(q.last + 1) in _OF_THEM)

    # ------------------------------------------------------------ phrases
    def phrase_end(self, i: int) -> int:
        """Return where the noun phrase that word `i` belongs to ends."""
        end = i
        while end < len(self.said) and end - i < _LONGEST_PHRASE:
            of_a = end > i and self.folded[end] in {"a", "an"} and self.folded[end - 1] == "of"
            if not (of_a or self._is_phrase_word(end)):
                break
            end += 1
        return end

    def _is_phrase_word(self, i: int) -> bool:
        word = self.folded[i]
        if word in pw.INSIDE:
            return True
        ends = word in pw.ENDS_PHRASE and not self._is_kin(i)
        return i not in self.counts.inside and word[0].isalnum() and not ends

    def _is_kin(self, i: int) -> bool:
        """Tell whether "son" is a man's, and not a Spanish verb."""
        before = self.fold(i - 1)
        return self.folded[i] in pw.KIN and (before in pw.POSSESSIVES or before == "old")

    def group_at(self, i: int, *, part: bool = False) -> Group | None:
        """Return the people that word `i` begins: "five soldiers", "a woman", "his wife"."""
        if (
            self.fold(i) in {"a", "the"}
            and self.fold(i + 1) in pw.BODIES
            and self.fold(i + 2) == "of"
        ):
            i += 3
        word = self.fold(i)
        if word == "another" and i + 1 not in self.counts.at:  # "one was killed and another hurt"
            return self._single(i, i + 1, max(self.phrase_end(i + 1), i + 1), part=part)
        fronted = (
            word in {"a", "an"} or word in pw.POSSESSIVES
        )  # "a further five", "their two sons"
        count = self.counts.at.get(i) or (self.counts.at.get(i + 1) if fronted else None)
        if count is not None:
            return Group(i, count.last, count.figure, part)
        begin = i + 1 + (self.fold(i + 1) in VERBS)  # "a kidnapped journalist"
        last = self.phrase_end(begin)
        if last == begin or last > len(self.said) or self.folded[last - 1] in pw.THINGS:
            return None
        of_kin = self.fold(begin) in pw.KIN or self.folded[last - 1] in pw.KIN
        kin = word in pw.POSSESSIVES and of_kin  # "his wife", "her 12-year-old son"
        person = word == "the" and self.folded[last - 1] in pw.PERSONS
        if kin or person or word in pw.ARTICLES:
            return self._single(i, begin, last, part=part)
        return None

    def _single(self, first: int, last: int, end: int, *, part: bool = False) -> Group:
        return Group(first, last, Figure(1, 1, 1, self.words(first, end)), part)

    # ------------------------------------------------------------ after a verb
    def objects(self, i: int) -> list[Group]:
        """Return the people from word `i` on: "a police officer and two guards, among them ..."."""
        groups: list[Group] = []
        part = False
        while i < len(self.said):
            while self._skips(i):
                i += 1
            group = self.group_at(i, part=part)
            if group is None:
                break
            behind = self.fold(group.last), self.fold(group.last + 1)
            of_them = (
                groups and behind[0] == "of" and behind[1] in _OF_THEM
            )  # "five men, two of whom"
            part = part or bool(of_them) or behind[0] in pw.BADLY  # "five men, one seriously"
            groups.append(Group(group.first, group.last, group.figure, part))
            end = self.phrase_end(group.last)
            i = self._list_goes_on(end)
            part = part or any(word in pw.INCLUDING for word in self.folded[end:i])
            if i == end:
                break
        return self._without_next_subject(groups)

    def _skips(self, i: int) -> bool:
        """Tell whether word `i` only parts a verb from its people: "killed off the five"."""
        if i in self.counts.at:
            return False
        word = self.fold(i)
        return word in pw.ADVERBS or word in _FILLERS or (word == "the" and i + 1 in self.counts.at)

    def _list_goes_on(self, i: int) -> int:
        """Return where the next people of a list may begin; `i` if the list ends here."""
        at = i
        while at < i + 5 and (self.fold(at) in pw.LISTS or self.fold(at) in pw.INCLUDING):
            if self.fold(at) == "as" and "well" not in {self.fold(at - 1), self.fold(at + 1)}:
                return i
            at += 1
        return at

    def _without_next_subject(self, groups: list[Group]) -> list[Group]:
        """Drop the last people if they are the subject of what follows ("and four were hurt")."""
        if len(groups) > 1:
            end = self.phrase_end(groups[-1].last)
            at = self.skip(end, pw.ADVERBS | pw.HAVE | pw.BE)
            if self.fold(at) in BEFALLS or _SPEAKS.intersection(self.folded[end : at + 1]):
                return groups[:-1]
        return groups

    def one_named(self, i: int) -> list[Group]:
        """Return the one person of "killed the governor" and "killed Ismail Haniyeh"."""
        first = i + (self.fold(i) == "the")
        last = self.phrase_end(first)
        final = self.fold(last - 1)
        if last == first or final in pw.THINGS or final in pw.MANY or final.endswith("s"):
            return []
        capitals = sum(word.capital for word in self.said[first:last])
        named = capitals > 1 and self.said[last - 1].capital and not self.title
        if not named and final not in pw.PERSONS:
            return []
        return [self._single(i, last, last)]

    def one_after(self, i: int) -> list[Group]:
        """Return the one person of "(the killing of) Hamas leader Ismail Haniyeh"."""
        last = self.phrase_end(i)
        if last == i or not self.said[last - 1].capital or self.folded[last - 1] in pw.THINGS:
            return []
        return [self._single(i, last, last)]

    # ------------------------------------------------------------ before a verb
    def subjects(self, verb: int, *, strict: bool) -> list[Group]:
        """Return the counted people before the verb at `verb`; `strict`: right before it."""
        begin = self._clause_start(verb)
        near = [q for q in self.counts.found if begin <= q.first < verb]
        for q in reversed(near):  # "a commander among five killed"
            if q.first > begin and self.fold(q.first - 1) == "among" and self._reaches(q, verb):
                return [counted(q)]
        including = next((k for k in range(begin, verb) if self.folded[k] in pw.INCLUDING), verb)
        parts = [q for q in near if q.first > including]
        if self.fold(including + 1) == "them":  # "twenty people, twelve children among them"
            parts += [q for q in near[1:] if self.phrase_end(q.last) == including]
        parts += [q for q in near[1:] if self.of_them(q) and q not in parts]
        whole = [
            q
            for q in near
            if q.first < including and q not in parts and not self._says_where(q, verb)
        ]
        if not whole and parts and including == begin:
            whole, parts = parts, []
        if not whole:
            one = [] if strict and verb - begin >= _NEAR else self._with_article(begin, verb)
            return [replace(g, part=True) if g.first > including else g for g in one]
        nearer = self._with_article(begin, verb)  # "two soldiers and a civilian"
        listed = bool(nearer) and nearer[-1].first > whole[-1].first
        if strict and including == verb and not (listed or self._reaches(whole[-1], verb)):
            return []
        last = counted(whole[-1])
        if self.fold(last.first - 1) in pw.POSSESSIVES:  # "a woman and her two children"
            last = Group(last.first - 1, last.last, last.figure)
        groups = [*self._listed_before(last, begin), last]
        apposed = nearer and not (_OF_THEM | {"one"}).isdisjoint(
            self.folded[last.last : nearer[-1].first]
        )
        if nearer and last.first < nearer[-1].first < including and not apposed:
            groups = nearer
        return [*groups, *(counted(q, part=True) for q in parts)]

    def _clause_start(self, verb: int) -> int:
        """Return where the clause of a verb begins: after a stop, a conjunction or another verb."""
        depth = 0
        for i in range(verb - 1, max(-1, verb - _LONGEST_CLAUSE), -1):
            word = self.folded[i]
            depth += (word == ")") - (word == "(")
            if i in self.counts.inside or (word == "as" and self.fold(i - 1) in pw.USED_AS):
                continue
            if depth <= 0 and (word in pw.STOPS or word in pw.CLAUSE or word in VERBS):
                return i + 1
            if word == "and" and self.fold(i - 1) in VERBS:
                return i + 1
        return max(0, verb - _LONGEST_CLAUSE)

    def _says_where(self, q: Quantity, verb: int) -> bool:
        """Tell whether a count hangs on a preposition: "people in two cars were killed"."""
        before = self.fold(q.first - 1)
        return before in pw.PREPOSITIONS and before != "und" and self.phrase_end(q.last) < verb

    def _reaches(self, q: Quantity, verb: int) -> bool:
        """Tell whether a count's noun phrase, with what hangs on it, runs up to the verb."""
        at = self.phrase_end(q.last)
        while at < verb:
            word = self.fold(at)
            if word in pw.HANGS_ON:
                step = self.phrase_end(at + 1 + (self.fold(at + 1) in {"a", "an"}))
                at = step if step > at + 1 else verb + 1
            elif word in pw.ADVERBS or word in {"least", "dead", "-"}:
                at += 1
            elif word == "and" and at == verb - 1 and self.fold(at - 1).endswith("ed"):
                at += 1  # "tortured and killed"
            elif word.endswith("ed") and self.fold(at + 1) in {"and", ","}:
                at += 2
            else:
                return False
        return at == verb

    def _with_article(self, begin: int, verb: int) -> list[Group]:
        """Return "a woman and her child" before a verb that says it befell them."""
        for i in range(verb - 1, begin - 1, -1):
            before = "" if i == begin else self.fold(i - 1)
            one = self.folded[i] in pw.ARTICLES or self.folded[i] == "another"
            one = one or (before == "and" and self.folded[i] in pw.POSSESSIVES)
            if one and before not in pw.PREPOSITIONS and before != "of":
                last = self.phrase_end(i + 1)
                joined = self.fold(verb - 1) == "and" and self.fold(last) in pw.BE
                if last < verb and not joined and self.fold(last) not in _DESCRIBES:
                    return []
                group = self.group_at(i)
                return [*self._listed_before(group, begin), group] if group else []
        return []

    def _listed_before(self, group: Group, begin: int) -> list[Group]:
        """Return the people joined by "and" before a group: "two soldiers and [a child]"."""
        at = group.first - 1
        at -= self.fold(at) == "the"  # "two policemen and the four attackers"
        if self.fold(at) not in _JOINS:
            return []
        at -= self.fold(at - 1) == ","
        for i in range(at - 1, max(begin, at - _LONGEST_LIST) - 1, -1):
            before = self.group_at(i)
            if before is not None:
                end = self.phrase_end(before.last)
                while self.fold(end) == "and" and end < at:  # "18 army and police officers"
                    end = self.phrase_end(end + 1)
                return [*self._listed_before(before, begin), before] if end == at else []
        return []

    def one_of_headline(self, verb: int) -> list[Group]:
        """Return the one person of "Woman killed, 2 children hurt", who has no article."""
        first = verb
        while first and self._is_phrase_word(first - 1):
            first -= 1
        if first == verb or self.fold(verb - 1) not in pw.PERSONS:
            return []
        alone = not first or self.folded[first - 1] in {",", ":", ";", "and"}
        return [self._single(first, first, verb)] if alone else []

    def one_subject(self, be: int) -> list[Group]:
        """Return the one person of "the mayor was killed"; a thing or a crowd gives nothing."""
        if self.fold(be) not in pw.SINGULAR_BE and self.fold(be) not in ONE_DIES:
            return []
        begin, last = self._clause_start(be), be
        if self.fold(last - 1) == ",":
            commas = (k for k in range(last - 2, begin, -1) if self.folded[k] == ",")
            last = next(commas, last - 1)
        first = last
        while first > begin and last - first < _LONGEST_NAME and self._is_phrase_word(first - 1):
            first -= 1
        final = self.fold(last - 1)
        if first == last or final in pw.THINGS or {final, self.folded[first]} & pw.NO_PERSON:
            return []
        if self.fold(be) in ONE_DIES and final.endswith("s") and self.fold(first) == "the":
            return []  # "the patients died"
        return [self._single(first, last, last)]


_SPEAKS = frozenset(("said", "says", "told", "reported", "announced", "confirmed", "added"))
_FILLERS = frozenset(("off", "down"))
_JOINS = frozenset(("and", ",", "und", "y", "et", "dan", "&"))
_DESCRIBES = frozenset((",", "(", "of", "from", "who", "in", "named", "–"))
