"""What befell the people of a sentence: each word for it looks for its people around itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.model import Figure
from geo.text import figure_words as fw
from geo.text import people_words as pw
from geo.text.idioms import gathers, zero
from geo.text.people import Group, People, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from geo.text.numbers import Quantity

_AUXILIARIES = pw.ADVERBS | pw.HAVE | {'"', "“", "viciously", "brutally"}
_PASSIVE = _AUXILIARIES | pw.BE
_ANDS = frozenset(("and", "or", "&", "und", "et", "y", "dan"))
_HACKED = _PASSIVE | fw.BOTH.keys() | {"or"}  # "were shot or hacked to death"
_BROUGHT_IN = fw.BROUGHT | {"in", "found", "pronounced", "declared"}
_FADES = frozenset(("down", "out", "away"))  # "the fire died down"
_COURT = frozenset(("sentenced", "sentences", "condemned", "sentencing"))
_NOT = frozenset(("not", "never"))
_OBJECT_BEGINS = frozenset(("the", "his", "her", "their"))
_OF_ONE = frozenset(("killed", "abducted", "arrested"))
_CASUALTIES = fw.TOTALLED | fw.VERBS
_TOLLS = frozenset(("toll", "tolls"))
_NOUNS = frozenset(fw.NOUNS)
_TOLL_WORDS = fw.RISES | _TOLLS
_NONES = fw.NOBODY | fw.NOT_ANY | fw.UNHURT
_CROWDS = fw.CROWD | fw.GATHER
_HURT = frozenset(("injury", "injuries", "injured", "wounded"))
_OFS = frozenset(("of", "de", "von", "des", "du"))
_TAKEN_UP = frozenset(("taken", "held", "were", "was", "been", "have", "had"))
_TOLL_REACH, _TOTAL_REACH, _ZERO_REACH, _TAKE_REACH = 14, 24, 7, 7


class Found(NamedTuple):
    """A figure before it is written out: what befell whom, and the word that says so."""

    what: str
    verb: int
    groups: Sequence[Group]
    total: bool = False


class Casualties:
    """The figures of one sentence."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.folded = people.folded
        self.taken: set[int] = set()  # words of "no casualties", and of counts told already
        self._used: set[tuple[str, int]] = set()

    def found(self) -> Iterator[Found]:
        """Yield the figures of the sentence; no people are told twice of the same."""
        yield from self._nobody()
        for search in (self._tolls, self._verbs, self._nouns, self._crowds):
            for found in search():
                groups = self._new(found)
                if groups:
                    yield found._replace(groups=groups)

    def _new(self, found: Found) -> list[Group]:
        """Return the groups that are not told yet; "2 of them" are part of those who are."""
        what = "death" if found.what in {"killed", "casualties"} else found.what
        told = any(use == "death" for use, _ in self._used)
        groups = []
        for group in found.groups:
            if (what, group.first) in self._used or self._told_otherwise(what, group, found):
                continue
            count = self.people.counts.end.get(group.last)
            part = group.part or (told and count is not None and self.people.of_them(count))
            groups.append(Group(group.first, group.last, group.figure, part))
        self._used.update((what, group.first) for group in groups)
        self.taken.update(i for group in groups for i in range(group.first, group.last))
        return groups

    def _told_otherwise(self, what: str, group: Group, found: Found) -> bool:
        """Tell whether one group of a list met another fate: "killing two and four were hurt"."""
        other = {"death": "injured", "injured": "death"}.get(what, "")
        return len(found.groups) > 1 and (other, group.first) in self._used

    def _said_of(self, some: AbstractSet[str]) -> list[tuple[int, str]]:
        """Return which words of the sentence are among some, and where they stand."""
        if some.isdisjoint(self.folded):
            return []
        return [(i, word) for i, word in enumerate(self.folded) if word in some]

    # ------------------------------------------------------------ verbs
    def _verbs(self) -> Iterator[Found]:
        for i, word in self._said_of(fw.HANDLED):
            if i in self.taken:
                continue
            if (what := fw.OF_NOUNS.get(word)) and (of := self._of(i)):
                one = self.people.one_after(of + 1) if word in fw.ONE_NOUNS else []
                yield Found(what, i, self.people.objects(of + 1) or one)
            if what := fw.BOTH.get(word):
                yield self._both(what, i)
            elif what := fw.ACTIVE.get(word):
                yield self._active(what, i)
            elif what := fw.SUFFERED.get(word):
                yield self._suffered(what, i)
            elif word == "death":
                yield self._to_death(i - 1)
            else:
                yield from self._idioms(i)

    def _of(self, i: int) -> int:
        """Return where the "of" of "the killing (last week) of" stands; 0 if there is none."""
        for k in range(i + 1, min(i + 5, len(self.folded))):
            if self.folded[k] in _OFS or self.folded[k] in fw.TARGETS:
                return k
            if self.folded[k] not in fw.TIME:
                return 0
        return 0

    def _both(self, what: str, i: int) -> Found:
        """Read a word that is a participle ("five killed") or a past tense ("killed five")."""
        fatal = self.folded[i] == "stabbed" and "death" in self.folded[i + 1 : i + 8]
        if fatal or self.people.fold(i - 1) == "the":  # "stabbed to death", "of the killed"
            return Found(what, i, ())
        what, last = self._with_next(what, i)
        verb = self._verb_group(i)
        if _NOT.intersection(self.folded[verb:i]) or self._describes(what, i):
            return Found(what, i, ())
        passive = self.people.fold(verb - 1) in pw.BE
        before = self.people.subjects(verb - passive, strict=not passive)
        if passive:
            return Found(what, i, before or self.people.one_subject(verb - 1))
        after = self.people.objects(last + 1)
        if not after and self.people.fold(last + 1) in _OBJECT_BEGINS:
            return Found(what, i, self.people.one_named(last + 1))  # "shot dead the owner"
        if not before and not after and what in _OF_ONE:
            before = self.people.one_of_headline(verb)
            after = [] if before else self.people.one_named(last + 1)
        if before and (not after or self._belongs_to_next(after[0])):
            return Found(what, i, before)
        return Found(what, i, after)

    def _describes(self, what: str, i: int) -> bool:
        """Tell whether a participle only describes: "rescued 15 abducted women"."""
        counted_here = i in self.people.counts.end and self.people.phrase_end(i + 1) > i + 1
        return counted_here and what not in {"killed", "injured"}

    def _verb_group(self, i: int) -> int:
        """Return where "was shot and later killed" begins, its form of "to be" left out."""
        verb = self.people.skip_back(i, _AUXILIARIES)
        first = self.people.fold(verb - 2)
        told = first in pw.ADVERBS or first.endswith("ed") or first in fw.BOTH
        if self.people.fold(verb - 1) in {"and", "or"} and told:
            gang = self.people.fold(verb - 3) == "gang"  # "were gang-raped and killed"
            earlier = self.people.skip_back(verb - 2 - gang, _AUXILIARIES)
            if self.people.fold(earlier - 1) in pw.BE:
                return earlier
        return verb

    def _with_next(self, what: str, i: int) -> tuple[str, int]:
        """Return casualties for "killed and injured", which does not say how many of which."""
        if self.people.fold(i + 1) in _ANDS:
            word = self.people.fold(i + 2)
            if {what, fw.BOTH.get(word) or fw.ACTIVE.get(word)} == {"killed", "injured"}:
                self.taken.add(i + 2)
                return "casualties", i + 2
        return what, i

    def _belongs_to_next(self, group: Group) -> bool:
        """Tell whether the people after "killed" are the next word's: "5 killed, 7 wounded"."""
        word = self.people.fold(self.people.skip(group.last, pw.ADVERBS | pw.BE))
        return word in fw.BEFALLS or word in fw.NOUNS

    def _active(self, what: str, i: int) -> Found:
        """Read "kills five"; "to kill five" has not happened, "managed to kill five" has."""
        before, second = self.people.fold(i - 1), self.people.fold(i - 2)
        noun = self.people.fold(i + 1) in _OFS  # "the massacre of"
        if noun or (before in fw.HYPOTHETICAL and second not in fw.MANAGED):
            return Found(what, i, ())
        what, last = self._with_next(what, i)
        objects = self.people.objects(last + 1)
        if not objects and what in _OF_ONE:
            objects = self.people.one_named(last + 1)
        return Found(what, i, objects)

    def _suffered(self, what: str, i: int) -> Found:
        """Read "died" and "dead": the people stand before, or in Spanish after."""
        word, before = self.folded[i], self.people.fold(i - 1)
        after = self.people.fold(i + 1)
        if word == "die" and not self.people.title and self._capital(i + 1):
            return Found(what, i, ())  # the German article
        if word == "dead" and (before in {"the", "among"} or after in pw.UNITS):  # "dead birds"
            return Found(what, i, ())
        if after in _FADES:
            return Found(what, i, ())
        what, _ = self._with_next(what, i)
        brought = self.people.skip_back(i, _BROUGHT_IN) if word == "dead" else i
        verb = self.people.skip_back(brought, _PASSIVE)
        groups = self.people.subjects(verb, strict=verb == i and word == "dead")
        shot = word == "dead" and before == "shot" and verb == i - 1
        if shot or (not groups and word in fw.VERB_FIRST):
            groups = self.people.objects(i + 1) or groups
        if not groups and word in fw.VERB_FIRST:
            groups = self.people.one_named(self.people.skip(i + 1, pw.ADVERBS))
        if not groups and word in fw.ONE_DIES:
            groups = self.people.one_subject(verb)
            if not groups and self.people.fold(verb - 1) in fw.HE and after in fw.OF_IT:
                groups = [Group(verb - 1, verb, Figure(1, 1, 1, self.people.words(verb - 1, verb)))]
        return Found(what, i, groups or self.people.one_of_headline(verb))

    def _capital(self, i: int) -> bool:
        return i < len(self.people.said) and self.people.said[i].capital

    def _to_death(self, i: int) -> Found:
        """Read "beat two men to death" and "two men were hacked to death"."""
        if self.people.fold(i) != "to" or _COURT.intersection(self.folded[max(0, i - 9) : i]):
            return Found("killed", i + 1, ())
        counts = (q for q in self.people.counts.found if q.last <= i)
        nearest = max(counts, key=lambda q: q.first, default=None)
        if nearest is not None and self.people.phrase_end(nearest.last) == i:
            return Found("killed", i, [counted(nearest)])
        verb = self.people.skip_back(i, _HACKED)
        suffered = self.people.subjects(verb, strict=True) if verb < i else []
        return Found("killed", i, suffered or self.people.objects(i + 2))

    def _idioms(self, i: int) -> Iterator[Found]:
        """Read "suffered burns", "lost three soldiers", "lost their lives", "taken hostage"."""
        word = self.folded[i]
        if word in fw.HURTS and fw.WOUNDS.intersection(self.folded[i + 1 : i + 5]):
            yield Found("injured", i, self.people.subjects(i, strict=True))
        elif word == "fell":
            if self.people.fold(i + 1) in fw.FALLEN:
                yield Found("killed", i, self._fallen(i))
        elif word in fw.BROUGHT and {"hospital", "hospitals"} & set(self.folded[i + 1 : i + 5]):
            verb = self.people.skip_back(i, _PASSIVE)
            yield Found("injured", i, self.people.subjects(verb, strict=True) if verb < i else ())
        elif word in fw.LOSES:
            yield self._lost(i)
        elif word in fw.HOSTAGE:
            yield from self._hostage(i)

    def _fallen(self, i: int) -> list[Group]:
        """Return the soldiers who "fell in an ambush"; of others it says nothing."""
        groups = self.people.subjects(i, strict=True)
        return groups if fw.LOST.intersection(self.folded[max(i - 3, 0) : i]) else []

    def _lost(self, i: int) -> Found:
        if self.people.fold(i + 2) in {"lives", "life"}:
            verb = self.people.skip_back(i, _AUXILIARIES | {"who"})
            one = self.people.one_subject(verb)
            return Found("killed", i, self.people.subjects(verb, strict=False) or one)
        count = self.people.counts.at.get(i + 1)
        if count is not None and fw.LOST.intersection(self.folded[count.last : count.last + 7]):
            return Found("killed", i, [counted(count)])
        return Found("killed", i, ())

    def _hostage(self, i: int) -> Iterator[Found]:
        verb = self.people.skip_back(i, _TAKEN_UP)
        if verb < i:
            yield Found("abducted", i, self.people.subjects(verb, strict=False))
        for k in range(i - 1, max(-1, i - _TAKE_REACH), -1):
            if self.folded[k] in fw.TAKE:
                yield Found("abducted", i, self.people.objects(k + 1))
                return

    # ------------------------------------------------------------ nouns, totals, zero, crowds
    def _nouns(self) -> Iterator[Found]:
        """Read "12 deaths" and "Fatalities: 3"."""
        for i, word in self._said_of(_NOUNS):
            ends, starts = self.people.counts.end, self.people.counts.at
            what = fw.NOUNS[word]
            count = ends.get(i) or ends.get(i - 1)
            if count is None and self.people.fold(i + 1) == ":":
                count = starts.get(i + 2)
            after = self.people.fold(i + 1)
            lived = (word == "lives" and after == "in") or (word == "dead" and after in pw.UNITS)
            if count is not None and not lived and count.first not in self.taken:
                yield Found(what, i, [counted(count)])

    def _tolls(self) -> Iterator[Found]:
        """Read "the death toll rose to 31", "raising to 145 the number of dead": running totals."""
        for i, word in self._said_of(_TOLL_WORDS):
            toll = word in _TOLLS
            before = set(self.folded[max(0, i - _TOLL_REACH) : i])
            after = set(self.folded[i : i + _TOLL_REACH])
            if not toll and not (before | after) & _CASUALTIES:
                continue
            if (count := self._reached(i, toll=toll)) is not None:
                near = before if before & _CASUALTIES else after
                hurt = near & _HURT and not (near & _CASUALTIES) - _HURT
                yield Found("injured" if hurt else "killed", i, [count], total=True)

    def _reached(self, i: int, *, toll: bool) -> Group | None:
        """Return what a total rose to; of "from 41 to 62" the latter."""
        reach = i + (_TOLL_REACH if toll else _TOTAL_REACH)
        found: list[Quantity] = []
        for q in self.people.counts.found:
            before = self.people.fold(q.first - 1)
            stood = before == "at" and self.folded[i] in {"stood", "stands"}
            if i < q.first <= reach and (
                before == "to"
                or stood
                or (toll and before in fw.TOLL_AT)
                or self.folded[q.first] == "from"
            ):
                found.append(q)
        if not found:
            return None
        q = next((q for q in found if self.people.fold(q.first - 1) == "to"), found[0])
        if self.folded[q.first] == "from":
            high = q.figure.high
            return Group(q.first, q.last, Figure(high, high, high, q.figure.words))
        return counted(q)

    def _nobody(self) -> Iterator[Found]:
        """Read "no casualties", "nobody was hurt", "not any injuries": zero is a statement."""
        for at, word in self._said_of(_NONES):
            i = at
            if word in fw.UNHURT and self.folded[max(at - 1, 0)] == "escaped":
                none = Group(at - 1, at + 1, Figure(0, 0, 0, self.people.words(at - 1, at + 1)))
                yield Found("injured", at, [none])
            if word in fw.NOT_ANY and "any" in self.folded[i + 1 : i + 5]:
                i = self.folded.index("any", i + 1)
            elif word not in fw.NOBODY:
                continue
            for k in range(i + 1, min(i + _ZERO_REACH, len(self.folded))):
                following = self.folded[k]
                if following in fw.NO_STATEMENT or following == "longer" or following in pw.STOPS:
                    break
                if what := zero(following):
                    self.taken.update(range(i, k + 1))
                    none = Group(i, k + 1, Figure(0, 0, 0, self.people.words(i, k + 1)))
                    yield from (Found(one, k, [none]) for one in what)
                    break

    def _crowds(self) -> Iterator[Found]:
        """Read "hundreds of protesters" and "thousands of people marched"."""
        if _CROWDS.isdisjoint(self.folded):
            return
        for q in self.people.counts.found:
            if q.first in self.taken:
                continue
            last = self.people.phrase_end(q.last)
            phrase = set(self.folded[q.last : last])
            public = phrase & fw.PUBLIC or not phrase
            if phrase & fw.CROWD or (public and gathers(self.folded[last : last + 4])):
                yield Found("participants", q.first, [counted(q)])
