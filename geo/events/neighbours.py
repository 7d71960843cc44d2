"""Who stands beside a verb or noun: its subject, and whom a preposition joins to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.words import PREPOSITIONS
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from geo.events.triggers import Found
    from geo.events.view import View
    from geo.text.actors import ActorMention

_SKIPPED = word_set(
    "the a an its their his her some several many two three four five six seven eight nine ten "
    "at least about around some of another other more than up to over nearly dozens hundreds "
    "scores thousands suspected alleged unknown unidentified armed allied affiliated"
)
_MEANWHILE = frozenset(("as", "while", "when"))  # "as people watched a match, killing five"
_BYSTANDERS = frozenset(("civilians", "role"))
_LINKED_BY = frozenset((",", "and", "or", "&"))
_BANDS = word_set("group groups gang band number team crowd mob")
_LONGEST_COUNT = 8  # words: "by a group of at least 10 heavily armed men"
_NO_DEED = frozenset(("according", "following", "including", "involving"))
_GOVERNORS = PREPOSITIONS | {"(", "including"}
_AUXILIARIES = word_set("was were had have has are is")
_AFFILIATES = word_set("affiliate branch offshoot faction wing ally")
_REACH, _FAR = 14, 24  # words behind a verb; "was killed near X on 7 June by" is long


def _governor(view: View, actor: ActorMention) -> str:
    """Return the preposition that governs a mention, or ""."""
    i = view.first_of(actor) - 1
    begin = view.clause.index(view.clause_of(i + 1)) if i >= 0 else 0
    steps = 0
    if view.opens[view.clause_of(i + 1)] and i >= begin and view.words[begin] in PREPOSITIONS:
        begin += 1  # "as the army": a conjunction here
    while i >= begin and steps < _LONGEST_COUNT and _is_counted(view, i):
        if view.words[i] in {"of", "at", "to", "over", "about", "around"} and not _counts(view, i):
            return view.words[i]
        i -= 1
        steps += 1
    if view.word(i) == "them" and view.word(i - 1) in {"among", "of"}:
        return "among"  # "two civilians, among them a child"
    return view.word(i) if i >= begin and view.word(i) in _GOVERNORS else ""


def _is_counted(view: View, i: int) -> bool:
    """Tell whether a word belongs to a count before people: "a group of at least 10"."""
    word = view.words[i]
    return word in _SKIPPED or word.isdigit() or (word in _BANDS and view.word(i + 1) == "of")


def _counts(view: View, i: int) -> bool:
    """Tell whether "of", "at", "over" at ``i`` belong to a count ("dozens of", "at least")."""
    word = view.words[i]
    if word == "of":
        return view.word(i - 1) in _SKIPPED or view.word(i - 1) in {"group", "groups", "members"}
    return view.word(i + 1) in {"least", "most"} or view.word(i + 1)[:1].isdigit()


def subject(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the subject of a verb: the nearest side before it that no preposition governs."""
    end = _row_of_gerunds(view, one)
    before = [a for a in view.noticed.actors if view.last_of(a) < end]
    if not before:
        return ()
    speakers = _speakers(view, one)
    before = [a for a in before if a.start not in speakers]
    clause = view.clause_of(one.first)
    cue = _said_before(view, one)
    if one.form == "ing" and view.opens[clause] in _MEANWHILE and view.word(end - 1) == ",":
        before = [a for a in before if a.kind not in _BYSTANDERS]
    own = [
        a for a in before if view.clause_of(view.first_of(a)) == clause and view.first_of(a) > cue
    ]
    free = [a for a in own if not _governor(view, a)]
    free = [a for k, a in enumerate(free) if not (k and _apposed(view, a))]
    free = _named_affiliate(view, free)
    if free:
        return _nearest_subject(view, one, free)
    if own:
        return _joined(view, own, own[-1]) if _governor(view, own[-1]) == "of" else ()
    return _subject_before(view, one, before)


def _speakers(view: View, one: Found) -> set[int]:
    """Return where speakers stand who only say what is told; who "announced" it, did it."""
    return {
        s.speaker_start
        for s in view.noticed.speech
        if s.act != "claims" and s.speaker_end and view.token_at(s.start) != one.first
    }


def _named_affiliate(view: View, free: list[ActorMention]) -> list[ActorMention]:
    """Return sides without a parent whose affiliate is named: "an Al Qaeda affiliate, JNIM,"."""
    if len(free) < 2 or free[0].noun not in _AFFILIATES:  # noqa: PLR2004 - both
        return free
    at = view.last_of(free[0]) + 1
    named = free[1].known and view.word(at) == "," and view.first_of(free[1]) == at + 1
    return free[1:] if named else free


def _row_of_gerunds(view: View, one: Found) -> int:
    """Return where a row of gerunds begins that a verb ends: ", killing six, and wounding"."""
    if one.form == "ing" and view.word(one.first - 1) == "and":
        for i in range(one.first - 2, max(one.first - _REACH, 0), -1):
            word = view.words[i]
            if word.endswith("ing") and word not in _NO_DEED and view.words[i - 1] == ",":
                return i
    return one.first


def both_parties(view: View, one: Found) -> tuple[tuple[ActorMention, ...], ...]:
    """Return the first and the last side before "A of X and B of Y exchanged fire", or nothing."""
    clause = view.clause_of(one.first)
    free = [
        a
        for a in view.noticed.actors
        if view.last_of(a) < one.first
        and view.clause_of(view.first_of(a)) == clause
        and not _governor(view, a)
    ]
    if len(free) < 2 or _linked(view, free[0], free[-1]):  # noqa: PLR2004 - two sides
        return ()
    joint = view.words[view.last_of(free[0]) + 1 : view.first_of(free[-1])]
    if "and" not in joint:
        return ()
    return tuple((*_of_group(view, a), a) for a in (free[0], free[-1]))


def _said_before(view: View, one: Found) -> int:
    """Return where "said" stands before a verb, or -1: its speaker is no subject of the verb."""
    cues = [view.token_at(s.start) for s in view.noticed.speech if s.act == "says"]
    return max((cue for cue in cues if cue < one.first), default=-1)


def _nearest_subject(
    view: View, one: Found, free: Sequence[ActorMention]
) -> tuple[ActorMention, ...]:
    """Return which of a clause's free sides a verb has as its subject."""
    pronoun = pronoun_before(view, one, view.clause_of(one.first))
    shared = view.word(one.first - 1) in {"and", "then"}
    if pronoun > view.last_of(free[-1]) or (shared and pronoun >= 0):
        return ()
    first = shared or (one.form == "ing" and view.word(one.first - 1) == ",")
    return _joined(view, free, free[0] if first else free[-1])


def _subject_before(
    view: View, one: Found, before: Sequence[ActorMention]
) -> tuple[ActorMention, ...]:
    """Return the subject of a clause that names none: what it hangs on, or is joined to."""
    clause = view.clause_of(one.first)
    joined = view.opens[clause] in {"and", "but"}
    if joined and one.first - view.clause.index(clause) <= 2:  # noqa: PLR2004 - "and also"
        shared = [
            a
            for a in before
            if view.clause_of(view.first_of(a)) == clause - 1 and not _governor(view, a)
        ]
        return _joined(view, shared, shared[0]) if shared else ()
    if before and _antecedent(view, clause, before[-1]):
        return _joined(view, before, before[-1])
    return ()


def _antecedent(view: View, clause: int, actor: ActorMention) -> bool:
    """Tell whether a relative clause speaks of a side that stands right before it."""
    begin = view.clause.index(clause)
    if view.opens[clause] in {"who", "which"}:
        return begin - view.last_of(actor) <= 8  # noqa: PLR2004 - "fighters in X, who"
    return view.opens[clause] == "that" and begin - view.last_of(actor) == 1


def pronoun_before(view: View, one: Found, clause: int) -> int:
    """Return where a pronoun stands that is the subject of a verb, or -1."""
    for i in range(one.first - 1, max(one.first - 13, -1), -1):
        if view.clause[i] != clause:
            break
        if view.words[i] in {"they", "he", "she", "it", "we", "i"}:
            return i
    return -1


def _joined(
    view: View, actors: Sequence[ActorMention], head: ActorMention
) -> tuple[ActorMention, ...]:
    """Return a mention with those that "and" or a comma joins to it, in text order."""
    row = [head]
    at = actors.index(head)
    for k in range(at - 1, -1, -1):
        if not _linked(view, actors[k], row[0]):
            break
        row.insert(0, actors[k])
    for k in range(at + 1, len(actors)):
        if not _linked(view, row[-1], actors[k]):
            break
        row.append(actors[k])
    return tuple(row) + _of_group(view, row[-1])


def _of_group(view: View, head: ActorMention) -> tuple[ActorMention, ...]:
    """Return the group that "militants from X" belong to."""
    after = view.last_of(head) + 1
    if head.known or view.word(after) not in {"from", "of", "with", "belonging", "linked"}:
        return ()
    return tuple(
        a
        for a in view.noticed.actors
        if a.known and 0 < view.first_of(a) - after <= 4  # noqa: PLR2004
    )[:1]


def _apposed(view: View, actor: ActorMention) -> bool:
    """Tell whether a mention only explains the one before: "BLA, a designated terror group"."""
    i = view.first_of(actor) - 1
    if {",", "member"} <= set(view.words[max(i - 5, 0) : i]) and "of" in view.words[i - 3 : i + 1]:
        return True  # "a leader, member of the Nasa people"
    steps = 0
    while i > 0 and steps < 3 and view.words[i] not in {"a", "an", "the", ","}:  # noqa: PLR2004
        i -= 1
        steps += 1
    return view.word(i) in {"a", "an", "the"} and view.word(i - 1) in {",", "(", ")"}


def _linked(view: View, one: ActorMention, other: ActorMention) -> bool:
    between = view.words[view.last_of(one) + 1 : view.first_of(other)]
    if between[:1] == ["("] and ")" in between:  # "the Kachin Independence Army (KIA) and"
        between = between[between.index(")") + 1 :]
    at = view.first_of(other)
    while between and view.capital(at - 1) and between[-1] not in _LINKED_BY:
        between, at = between[:-1], at - 1  # "soldiers and Abgal clan militia"
    return (
        0 < len(between) <= 5  # noqa: PLR2004 - ", and at least three"
        and bool(_LINKED_BY & set(between))
        and all(
            w in _LINKED_BY or w in _SKIPPED or w[:1].isdigit() or w == "off-duty" for w in between
        )
    )


def after(view: View, one: Found, links: AbstractSet[str]) -> tuple[ActorMention, ...]:
    """Return the first side after an act that one of the links (or "", nothing) governs."""
    clause = view.clause_of(one.last)
    row = [
        a
        for a in view.noticed.actors
        if view.first_of(a) > one.first
        and not _in_brackets(view.words[one.last : view.first_of(a)])
        and view.clause_of(view.first_of(a)) == clause
        and view.first_of(a) - one.last <= (_FAR if "by" in links else _REACH)
        and not _begins_anew(view, a)
    ]
    for actor in row:
        governor = _governor(view, actor)
        if governor in links:
            return _joined(view, row, actor)
        if not governor and "" not in links and _phrase_begins(view, one, actor, links):
            return _joined(view, row, actor)
    return ()


def _begins_anew(view: View, actor: ActorMention) -> bool:
    """Tell whether a side is the subject of the next verb: "blew up at the gate and men rushed"."""
    at, behind = view.first_of(actor), view.word(view.last_of(actor) + 1)
    verb = behind.endswith("ed") and view.word(view.last_of(actor) + 2) not in {"by", "in"}
    return view.word(at - 1) == "and" and (verb or behind in _AUXILIARIES)


def _in_brackets(words: Sequence[str]) -> bool:
    return words.count("(") > words.count(")")


def _phrase_begins(view: View, one: Found, actor: ActorMention, links: AbstractSet[str]) -> bool:
    """Tell whether the side stands a few words after a link: "by several heavily armed X"."""
    between = view.words[one.last + 1 : view.first_of(actor)]
    last = max((i for i, w in enumerate(between) if w in links), default=-1)
    return last >= 0 and not any(w in PREPOSITIONS or w == "," for w in between[last + 1 :])


def in_clause(view: View, one: Found) -> list[ActorMention]:
    """Return the sides that an act's clause names."""
    clause = view.clause_of(one.first)
    return [a for a in view.noticed.actors if view.clause_of(view.first_of(a)) == clause]
