"""Who did it to whom: the sides of an act, from voice and word order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.events.syntax import BE, HAVE, PREPOSITIONS, passive
from geo.events.words import word_set
from geo.text.actors import ActorMention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.syntax import View
    from geo.events.triggers import Found

_SKIPPED = word_set(
    "the a an its their his her some several many two three four five six seven eight nine ten "
    "at least about around some of another other more than up to over nearly dozens hundreds "
    "scores thousands suspected alleged unknown unidentified armed"
)
_OBJECT_LINKS = word_set("at on against of into upon toward towards targeting hitting")
_BARRED = word_set("in near from with by for during after before outside inside over")
_SUPPORT = word_set(
    "launched carried conducted staged mounted launch launches executed perpetrated committed "
    "did performed led made held organized organised stage hold holds staging launching "
    "carrying conducting fired fire firing resumed began started unleashed"
)
_BEFORE_NOUN = word_set(
    "'s ’s ' ’ first second third fourth deadly suicide air missile rocket drone major latest "
    "recent own retaliatory overnight early massive military ground aerial artillery brutal "
    "apparent suspected alleged claimed deadliest series of mass cross-border targeted new "
    "big huge double twin separate - ) & precision-guided coordinated surprise"
)
_SET_OFF = word_set("blew detonated planted set triggered")
_ADVERBS = word_set("reportedly also allegedly later then apparently fatally")
_BESIDE = word_set("near outside at against targeting beside under")
_REACH = 14


class Sides(NamedTuple):
    """Who did it and who suffered it, as the words of one act say."""

    doers: tuple[ActorMention, ...] = ()
    sufferers: tuple[ActorMention, ...] = ()


def sides_of(view: View, one: Found) -> Sides:
    """Return the sides of one act."""
    direction = one.act.direction
    if one.part == "noun":
        sides = _of_noun(view, one)
    elif direction == "mutual":
        sides = Sides(_subject(view, one), _after(view, one, {"with", "against", "and"} | _NONE))
    elif direction == "hit" or passive(view, one):
        sides = Sides(_agent(view, one), _subject(view, one))
    else:
        sides = Sides(_subject(view, one), _object(view, one))
        if not sides.sufferers and one.act.name in {"explosion", "suicide"}:
            sides = sides._replace(sufferers=_after(view, one, _BESIDE))
    if direction == "mutual":
        return _between(view, one, sides)
    if direction == "none":
        return _without_doer(view, sides, one)
    return sides


_NONE = frozenset(("",))


def _without_doer(view: View, sides: Sides, one: Found) -> Sides:
    """Return the sides of an explosion: nobody did it, unless somebody set it off."""
    if one.part == "noun":
        return sides
    if one.form == "ed" and view.words[one.first] in _SET_OFF:
        return Sides(tuple(a for a in sides.doers if a.kind != "role"), sides.sufferers)
    return Sides((), sides.sufferers)


def _between(view: View, one: Found, sides: Sides) -> Sides:
    """Split "A and B clashed", "clashes between A and B" into two sides."""
    if sides.doers and sides.sufferers:
        return sides
    pool = sides.doers or sides.sufferers
    if not pool:
        near = [a for a in _in_clause(view, one) if abs(view.first_of(a) - one.last) <= _REACH]
        pool = tuple(near[:2])
    return Sides(pool[:1], pool[1:])


def _in_clause(view: View, one: Found) -> list[ActorMention]:
    clause = view.clause_of(one.first)
    return [a for a in view.noticed.actors if view.clause_of(view.first_of(a)) == clause]


def _governor(view: View, actor: ActorMention) -> str:
    """Return the preposition that governs a mention, or ""."""
    i = view.first_of(actor) - 1
    begin = view.clause.index(view.clause_of(i + 1)) if i >= 0 else 0
    steps = 0
    if view.opens[view.clause_of(i + 1)] and i >= begin and view.words[begin] in PREPOSITIONS:
        begin += 1  # "as the army": a conjunction here
    while i >= begin and steps < 5 and (view.words[i] in _SKIPPED or view.words[i].isdigit()):  # noqa: PLR2004
        if view.words[i] in {"of", "at", "to", "over", "about", "around"} and not _counts(view, i):
            return view.words[i]
        i -= 1
        steps += 1
    return view.word(i) if i >= begin and view.word(i) in PREPOSITIONS else ""


def _counts(view: View, i: int) -> bool:
    """Tell whether "of", "at", "over" at ``i`` belong to a count ("dozens of", "at least")."""
    word = view.words[i]
    if word == "of":
        return view.word(i - 1) in _SKIPPED or view.word(i - 1) in {"group", "groups", "members"}
    return view.word(i + 1) in {"least", "most"} or view.word(i + 1)[:1].isdigit()


def _subject(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the subject of a verb: the nearest side before it that no preposition governs."""
    clause = view.clause_of(one.first)
    speakers = {s.speaker_start for s in view.noticed.speech if s.act != "claims"}
    before = [
        a for a in view.noticed.actors if view.last_of(a) < one.first and a.start not in speakers
    ]
    own = [a for a in before if view.clause_of(view.first_of(a)) == clause]
    free = [a for a in own if not _governor(view, a)]
    free = [a for k, a in enumerate(free) if not (k and _apposed(view, a))]
    if free:
        return _nearest_subject(view, one, free)
    if own:
        return _joined(view, own, own[-1]) if _governor(view, own[-1]) == "of" else ()
    return _subject_before(view, one, before)


def _nearest_subject(
    view: View, one: Found, free: Sequence[ActorMention]
) -> tuple[ActorMention, ...]:
    """Return which of a clause's free sides a verb has as its subject."""
    pronoun = _pronoun(view, one, view.clause_of(one.first))
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


def own_words(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the speaker who says "it did it": "the army said it had killed four"."""
    at = _pronoun(view, one, view.clause_of(one.first))
    if at < 0 or view.words[at] not in {"it", "they", "we"}:
        return ()
    for speech in reversed(view.noticed.speech):
        if speech.act in {"says", "claims"} and view.token_at(speech.start) < one.first:
            return tuple(
                a
                for a in view.noticed.actors
                if speech.speaker_start <= a.start < speech.speaker_end and a.kind != "role"
            )[:1]
    return ()


def _pronoun(view: View, one: Found, clause: int) -> int:
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
    steps = 0
    while i > 0 and steps < 3 and view.words[i] not in {"a", "an", "the", ","}:  # noqa: PLR2004
        i -= 1
        steps += 1
    return view.word(i) in {"a", "an", "the"} and view.word(i - 1) in {",", "(", ")"}


def _linked(view: View, one: ActorMention, other: ActorMention) -> bool:
    between = view.words[view.last_of(one) + 1 : view.first_of(other)]
    link = {",", "and", "or", "&"}
    return (
        0 < len(between) <= 5  # noqa: PLR2004 - ", and at least three"
        and bool(link & set(between))
        and all(w in link or w in _SKIPPED or w[:1].isdigit() or w == "off-duty" for w in between)
    )


def _agent(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return who stands after "by" (or, for an attack suffered, "from")."""
    return _after(view, one, {"by", "from"} if one.act.direction == "hit" else {"by"})


def _object(view: View, one: Found) -> tuple[ActorMention, ...]:
    return _after(view, one, _OBJECT_LINKS | _NONE)


def _after(view: View, one: Found, links: set[str] | frozenset[str]) -> tuple[ActorMention, ...]:
    """Return the first side after an act that one of the links (or "", nothing) governs."""
    clause = view.clause_of(one.last)
    row = [
        a
        for a in view.noticed.actors
        if view.first_of(a) > one.first
        and "(" not in view.words[one.last : view.first_of(a)]
        and view.clause_of(view.first_of(a)) == clause
        and view.first_of(a) - one.last <= _REACH
    ]
    for actor in row:
        governor = _governor(view, actor)
        if governor in links:
            return _joined(view, row, actor)
        if not governor and "" not in links and _phrase_begins(view, one, actor, links):
            return _joined(view, row, actor)
    return ()


def _phrase_begins(
    view: View, one: Found, actor: ActorMention, links: set[str] | frozenset[str]
) -> bool:
    """Tell whether the side stands a few words after a link: "by several heavily armed X"."""
    between = view.words[one.last + 1 : view.first_of(actor)]
    last = max((i for i, w in enumerate(between) if w in links), default=-1)
    return last >= 0 and not any(w in PREPOSITIONS or w == "," for w in between[last + 1 :])


def _of_noun(view: View, one: Found) -> Sides:
    """Return the sides of "X's attack on Y", "an attack by X", "X launched an attack"."""
    aimed = {"on", "against", "at", "targeting", "of", "towards", "toward"}
    if one.act.direction == "crowd":
        crowd = _before_noun(view, one) or _supported(view, one) or _after(view, one, {"by", "of"})
        return Sides(crowd, ())
    sufferers = tuple(a for a in _after(view, one, aimed) if _close(view, one, a))
    doers = _after(view, one, {"by"}) or _before_noun(view, one) or _supported(view, one)
    if one.act.direction == "mutual":
        pair = _after(view, one, {"between", "with", "involving"})
        return Sides(pair or doers, () if pair else sufferers)
    if not sufferers and view.word(one.last + 1) == "that" and not doers:
        return Sides()
    return Sides(tuple(d for d in doers if d not in sufferers), sufferers)


def _close(view: View, one: Found, actor: ActorMention) -> bool:
    """Tell whether nothing but one preposition stands between a noun and its victim."""
    between = view.words[one.last + 1 : view.first_of(actor)]
    links = [w for k, w in enumerate(between) if w in PREPOSITIONS and not _counts_at(between, k)]
    return len(links) <= 2 and "with" not in links  # noqa: PLR2004 - "on a base of the US army"


def _counts_at(words: list[str], k: int) -> bool:
    return words[k] in {"at", "over"} and words[k + 1 : k + 2] in (["least"], ["most"], ["a"])


def _before_noun(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the side right before a noun: "Israeli air strikes", "rebels' attack"."""
    for actor in reversed(view.noticed.actors):
        gap = one.first - view.last_of(actor) - 1
        if gap < 0:
            inside = view.first_of(actor) <= one.first and actor.known
            if inside:
                return (actor,)
            continue
        if gap > 3:  # noqa: PLR2004 - "Israel's third air strike"
            break
        between = view.words[one.first - gap : one.first]
        if all(w in _BEFORE_NOUN or w.endswith(("-", "al")) for w in between):
            return (actor,)
        break
    return _nation_before(view, one)


def _nation_before(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the state that an adjective before a noun names: "an Israeli air strike"."""
    for first in range(one.first - 1, max(one.first - 5, -1), -1):
        for last in (first + 1, first):
            word = " ".join(view.words[first : last + 1])
            state = view.noticed.nations.get(word)
            if state is not None and last < one.first and view.capital(first):
                start, end = view.offsets(first, last)
                return (
                    ActorMention(
                        start, end, word.title(), state.name, state.kind, known=True,
                        country=state.country,
                    ),
                )  # fmt: skip
        if view.words[first] not in _BEFORE_NOUN:
            break
    return ()


def person(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the person, known by name only, whom an act befell: "X was shot dead"."""
    if one.part == "noun":
        first = one.last + 2 if view.word(one.last + 1) == "of" else one.last + 1
        if view.word(one.last + 1) != "of" and view.words[one.last] != "of":
            return ()
        row = _capitals(view, range(first, len(view.words)))
    elif passive(view, one):
        i = one.first - 1
        while i >= 0 and (
            view.words[i] in BE or view.words[i] in HAVE or view.words[i] in _ADVERBS
        ):
            i -= 1
        row = _capitals(view, range(i, -1, -1))[::-1]
    else:
        row = _capitals(view, range(one.last + 1, len(view.words)))
    if len(row) < 2:  # noqa: PLR2004 - a name has two words
        return ()
    start, end = view.offsets(row[0], row[-1])
    if any(m.start < end and start < m.end for m in view.noticed.mentions):
        return ()
    name = " ".join(t.text for t in view.sentence.tokens[row[0] : row[-1] + 1])
    return (ActorMention(start, end, name, name, "civilians", known=False, many=False),)


def _capitals(view: View, indices: Iterable[int]) -> list[int]:
    """Return the run of capitalised words that begins at the first index."""
    row: list[int] = []
    for i in indices:
        if not (view.capital(i) and view.words[i][0].isalpha()) or len(row) > 4:  # noqa: PLR2004
            break
        row.append(i)
    return row


def _supported(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the subject of "launched", "carried out" before a noun."""
    clause = view.clause_of(one.first)
    for i in range(one.first - 1, max(one.first - 10, -1), -1):
        if view.clause[i] != clause:
            break
        if view.words[i] in _SUPPORT:
            return _subject(view, one._replace(first=i, last=i))
    return ()
