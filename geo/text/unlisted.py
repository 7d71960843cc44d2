"""Armed groups that no table lists, by the names that reports give them: "the Ambulin tribe".

A word for armed people takes the capitalised words before it into its name; a run of capitalised
words that holds a word of war ("Liberation", "Brigade") is a group by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text.noun_phrases import Side
from geo.text.side_words import DAYS
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.text.words import Said, Word

# "The Canaan gang": the noun belongs to the name; "the FRPI rebels" are the FRPI.
_WITH_NOUN = word_set(
    "elder herder herdsman pastoralist raider warrior community gang tribe clan militia cartel "
    "faction tribesman clansman mafia"
)
_OPPOSED = frozenset(("between", "by", "as", "the"))
_BY_NAME = word_set(
    "rebel fighter militant insurgent guerrilla gunman guerilla separatist militiaman jihadist "
    "terrorist mercenary combatant jihadi mujahid"
)
_NAMED = _WITH_NOUN | _BY_NAME | {"rebel force", "rebel group", "militant group", "armed group"}
# Letters alone are a group if they do what groups do: "HBDH carried out an attack".
_DEEDS = word_set(
    "carried claimed attacked killed ambushed detonated shelled launched abducted kidnapped "
    "stormed clashed bombed assassinated torched planted"
)
_LETTERS = range(3, 8)
# A run of capitals with one of these is an armed group ...
_ARMED = word_set(
    "liberation resistance army brigade brigades battalion militia guerrilla mujahideen "
    "mujahidin revolutionary insurgent commandos commando avengers jihad liwa katibat lashkar "
    "harakat jaish jaysh fedayeen cartel vigilantes warriors"
)
# ... but a unit of a state has a short name with one of these: "Golani Brigade".
_UNITS = word_set("brigade battalion commando commandos warriors vigilantes")
_WORDS_OF_WAR = _ARMED | {"front"}
NAMING = _WORDS_OF_WAR | _DEEDS  # a sentence without any names no group that no table lists
_INNER = word_set("of for the and de du la le al el des dos da do del in to")
_NO_NAMES = word_set(
    "the a an in on at of and by several some many three two four five six seven eight nine ten "
    "dozens hundreds members suspected alleged armed unknown unidentified local january february "
    "march april may june july august september october november december around about when while "
    "after before as rival their his this these those other both all police state royal salvation "
    "western eastern northern southern between against with from first second third red"
)
_MOST = 5  # words of a name before its noun
_LONGEST = 9  # words of a name of capitals
_SHORTEST, _SHORTEST_FRONT = 2, 3


def with_unlisted(text: str, said: Said, sides: Sequence[Side]) -> list[Side]:
    """Return the sides of a sentence, those of unlisted names among them, in text order."""
    found = list(sides)
    if any(_may_be_named(side) for side in sides):
        taken = {i for side in sides for i in range(side.first, side.last)}
        found = [one for side in sides for one in _named(text, said, side, taken)]
    if not _DEEDS.isdisjoint(said.folded):
        found.extend(_of_letters(said, found))
    if not _WORDS_OF_WAR.isdisjoint(said.folded):
        found.extend(_of_capitals(text, said, found))
        found = _with_members(said, sorted(found, key=lambda side: side.first))
    return sorted(found, key=lambda side: side.first)


def _with_members(said: Sequence[Word], sides: Sequence[Side]) -> list[Side]:
    """Return the sides with "fighters of the X Front" as one: the front."""
    kept: list[Side] = []
    for side in sides:
        before = kept[-1] if kept else None
        unlisted = not side.known and not side.noun
        if before and unlisted and before.noun in _BY_NAME | {"member"} and not before.known:
            between = {said[i].folded for i in range(before.last, side.first)}
            if between and between <= {"of", "from", "the"}:
                side = before._replace(last=side.last, name=side.name)  # noqa: PLW2901
                kept.pop()
        kept.append(side)
    return kept


def _may_be_named(side: Side) -> bool:
    return not side.known and side.noun in _NAMED


def _named(text: str, said: Sequence[Word], side: Side, taken: set[int]) -> Iterator[Side]:
    """Yield a side with the name before it, and those that "and" joins to that name."""
    if not _may_be_named(side):
        yield side
        return
    first = _run_before(said, side.first, taken)
    if first == side.first:
        yield from _other_people(text, said, side, taken)
        yield side
        return
    tail = f" {said[side.last - 1].text}" if side.noun in _WITH_NOUN else ""
    yield side._replace(first=first, name=_name(text, said[first : side.first]) + tail)
    last = first - 1
    while last > 0 and said[last].folded in {"and", ",", "&"}:
        begin = _run_before(said, last, taken)
        if begin == last and last == 1 and 0 not in taken and _is_name(said, 0):
            begin = 0  # "Kuki and Meitei gunmen": the list says that it is a name
        if begin == last:
            return
        name = _name(text, said[begin:last]) + tail
        yield side._replace(first=begin, last=last, name=name)
        last = begin - 1


def _other_people(text: str, said: Sequence[Word], side: Side, taken: set[int]) -> Iterator[Side]:
    """Yield the first of two peoples with one noun: "between Fur and Arab tribesmen"."""
    at = side.first - 1
    if at < 1 or side.noun not in _WITH_NOUN or said[at].folded != "and":
        return
    begin = _run_before(said, at, taken)
    if begin < at and begin and said[side.first].capital and said[begin - 1].folded in _OPPOSED:
        name = f"{_name(text, said[begin:at])} {said[side.last - 1].text}"
        yield side._replace(first=begin, last=at, name=name)


def _run_before(said: Sequence[Word], at: int, taken: set[int]) -> int:
    """Return where the run of names right before word `at` begins; `at` if there is none."""
    first = at
    while first and at - first < _MOST and first - 1 not in taken and _is_name(said, first - 1):
        first -= 1
    opening = first == 0 and at - first == 1 and not _is_acronym(said[0])
    return at if opening else first


def _is_name(said: Sequence[Word], i: int) -> bool:
    word = said[i]
    return word.capital and word.folded not in _NO_NAMES and word.folded not in DAYS


def _is_acronym(word: Word) -> bool:
    return len(word.text) > 1 and word.text.isupper()


def _of_letters(said: Said, sides: Sequence[Side]) -> Iterator[Side]:
    """Yield the letters that stand for a group right before its deed."""
    taken = {i for side in sides for i in range(side.first, side.last)}
    for i, word in enumerate(said[:-1]):
        letters = word.text.isupper() and word.text.isalpha() and len(word.text) in _LETTERS
        if letters and i not in taken and said[i + 1].folded in _DEEDS:
            yield Side(i, i + 1, word.text, "rebel", False, "", "", "", True, "")


def _of_capitals(text: str, said: Sequence[Word], sides: Sequence[Side]) -> Iterator[Side]:
    """Yield the runs of capitalised words that name an armed group."""
    taken = {i for side in sides for i in range(side.first, side.last)}
    i = 0
    while i < len(said):
        last = i if i in taken else _run_end(said, i)
        if _is_group(said[i:last]) and taken.isdisjoint(range(i, last)):
            name = _name(text, said[i:last])
            yield Side(i, last, name, "rebel", False, "", "", "", True, "")
        i = max(last, i + 1)


def _run_end(said: Sequence[Word], i: int) -> int:
    """Return the end of the run of names, small words inside it, that begins at word `i`."""
    end = at = i
    while at < len(said) and at - i < _LONGEST:
        if _is_name(said, at):
            end = at + 1
        elif at == i or said[at].folded not in _INNER:
            break
        at += 1
    return end


def _is_group(run: Sequence[Word]) -> bool:
    words = [word.folded for word in run]
    armed = [w for w in words if w in _ARMED]
    if len(words) < _SHORTEST or not armed:
        return "front" in words and len(words) >= _SHORTEST_FRONT
    return len(words) > _SHORTEST or not _UNITS.intersection(words)


def _name(text: str, run: Sequence[Word]) -> str:
    return " ".join(text[run[0].start : run[-1].end].split())
