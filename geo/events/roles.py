"""Who did it to whom: the sides of an act, from voice and word order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geo.events.neighbours import after, both_parties, in_clause, subject
from geo.events.syntax import passive
from geo.events.triggers import Found
from geo.events.words import BE, PREPOSITIONS
from geo.text.actors import ActorMention
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.telling import Telling
    from geo.events.view import View

_BLAMED = frozenset(("blamed", "pinned", "based"))
_ARTICLES = frozenset(("a", "the", "another"))  # "a shooting" is no verb
_BLAMING = word_set("blamed blame blames blaming")
_BLAME_REACH = 5  # words from "blamed" or "repelled" to the attack
_OBJECT_LINKS = word_set("at on against of into upon toward towards targeting hitting")
_SUPPORT = word_set(
    "launched carried conducted staged mounted launch launches executed perpetrated committed "
    "did performed led made held organized organised stage hold holds staging launching "
    "lobbed used threw hurled deployed sprayed shot using firing lobbing "
    "carrying conducting fired fire resumed began started unleashed announced announcing"
)
_BEFORE_NOUN = word_set(
    "'s ’s ' ’ first second third fourth deadly suicide air missile rocket drone major latest "
    "recent own retaliatory overnight early massive military ground aerial artillery brutal "
    "apparent suspected alleged claimed deadliest series of mass cross-border targeted new "
    "big huge double twin separate - ) & precision-guided coordinated surprise"
)
_FROM_SOMEBODY = word_set("take retake transfer disrupt loot")
_CAPTIVES = word_set("captive hostage prisoner captives hostages prisoners")
_LEFT = word_set("fled withdrew retreated pulled vacated abandoned left surrendered")
_WITH_ARMS = word_set("target impact kill harm")
_SET_OFF = word_set("blew blown detonated planted set triggered")
_BESIDE = word_set("near outside at against targeting beside under")
_WITH = frozenset(("with",))
_BY_ACT = {"explosion": _BESIDE, "suicide": _BESIDE, "mob": _WITH, "violentdemo": _WITH}
_REPELLED = word_set("repelled repulsed repel repels repelling repulse repulsing withstood")
_CAME_UPON = word_set(
    "hit hits hitting struck strike strikes striking ran run runs running drove drive drives "
    "driving stepped step steps stepping"
)
_FORCES = word_set("security government coalition")
_USED = word_set(
    "used owned run operated frequented guarded manned controlled held occupied led built "
    "chartered rented visited protected hosted organised organized populated inhabited"
)
_REACH = 14
_NONE = frozenset(("",))
_INTO_HANDS = frozenset(("", "to", "of", "under"))


class Sides(NamedTuple):
    """Who did it and who suffered it, as the words of one act say."""

    doers: tuple[ActorMention, ...] = ()
    sufferers: tuple[ActorMention, ...] = ()


def sides_of(view: View, one: Found) -> Sides:
    """Return the sides of one act."""
    direction = one.act.direction
    if one.part == "noun" or (one.form == "ing" and view.word(one.first - 1) in _ARTICLES):
        sides = _of_noun(view, one)
    elif direction == "mutual":
        sides = Sides(subject(view, one), _met(view, one))
    elif one.act.name == "fall":  # "the town fell to the rebels"
        sides = Sides(after(view, one, _INTO_HANDS), ())
    elif direction == "hit" or _ran_over(view, one) or passive(view, one):
        sides = Sides(_agent(view, one), subject(view, one))
    else:
        sides = Sides(subject(view, one), _object(view, one))
        if one.act.name in _FROM_SOMEBODY:
            sides = sides._replace(sufferers=_other_holder(view, one, sides.sufferers))
        if not sides.doers and one.act.name in _WITH_ARMS:
            sides = sides._replace(doers=_whose_arms(view, one))
        if not sides.sufferers and (links := _BY_ACT.get(one.act.name)):
            sides = sides._replace(sufferers=after(view, one, links))
    if direction == "mutual":
        return _between(view, one, sides)
    if direction == "none":
        return _without_doer(view, sides, one)
    return sides


def _is_laid_on(view: View, one: Found) -> bool:
    """Tell whether "on" names who is blamed: "blamed Friday's attack on the rebels"."""
    return view.word(one.last + 1) == "on" and not _BLAMING.isdisjoint(
        view.words[max(one.first - _BLAME_REACH, 0) : one.first]
    )


def _ran_over(view: View, one: Found) -> bool:
    """Tell whether a mine went off under the subject: "an army vehicle struck an IED"."""
    over = one.act.name == "explosion" and one.last > one.first
    return over and view.words[one.first] in _CAME_UPON


def _other_holder(
    view: View, one: Found, sufferers: tuple[ActorMention, ...]
) -> tuple[ActorMention, ...]:
    """Return from whom a place was taken, or to whom it was handed over."""
    if one.act.name == "transfer":
        return sufferers or after(view, one, {"to"})
    return after(view, one, {"from"}) or sufferers or _who_left(view, one)


def _met(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return whom a side clashed with; nobody behind ", forcing residents to flee"."""
    met = after(view, one, {"with", "against", "and"} | _NONE)
    if not met:
        return ()
    between = view.words[one.last + 1 : view.first_of(met[0])]
    aside = any(a == "," and b.endswith("ing") for a, b in pairwise(between))
    return () if aside else met


def _who_left(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return who gave a place up: "took X after the soldiers fled"."""
    for i in range(one.last + 1, len(view.words)):
        if view.words[i] in _LEFT and view.clause_of(i) != view.clause_of(one.last):
            return subject(view, Found(i, i, one.act, "verb", "ed"))
    return ()


def _without_doer(view: View, sides: Sides, one: Found) -> Sides:
    """Return the sides of an explosion: nobody did it, unless somebody set it off."""
    if one.part == "noun":
        return sides
    phrase = one.act.name == "explosion" and one.last > one.first + 1
    transitive = phrase or view.words[one.first] in _SET_OFF
    if one.form == "ed" and view.word(one.first - 1) in BE:  # "the car was blown up by X"
        return Sides(after(view, one, {"by"}), sides.sufferers or sides.doers)
    if one.form in {"ed", "ing"} and transitive:
        return Sides(tuple(a for a in sides.doers if a.kind != "role"), sides.sufferers)
    return Sides((), sides.sufferers)


def _between(view: View, one: Found, sides: Sides) -> Sides:
    """Split "A and B clashed", "clashes between A and B" into two sides."""
    if sides.doers and sides.sufferers:
        return sides
    if one.part == "verb" and (pair := both_parties(view, one)):
        return Sides(*pair)
    pool = sides.doers or sides.sufferers
    if not pool:
        near = [
            a
            for a in in_clause(view, one)
            if abs(view.first_of(a) - one.last) <= _REACH and not _a_place(view, a)
        ]
        pool = tuple(near[:2])
    if len(pool) == 1:
        pool = (*_nation_joined(view, pool[0]), *pool)
    if len(pool) == 1:
        pool = (*pool, *_other_party(view, one, pool[0]))
    return Sides(pool[:1], pool[1:])


def _other_party(view: View, one: Found, actor: ActorMention) -> tuple[ActorMention, ...]:
    """Return the second of two sides that more than "and" parts: "between X's 10th Front and Y"."""
    last = view.last_of(actor)
    for other in in_clause(view, one):
        at = view.first_of(other)
        before = {view.word(at - 1), view.word(at - 2)}
        if last < at <= last + _REACH and before & {"and", "with", "against"}:
            return (other,)
    return ()


def _a_place(view: View, actor: ActorMention) -> bool:
    """Tell whether a state is named as a place only: "in Benin City, Edo, Nigeria"."""
    first = view.first_of(actor)
    return actor.known and view.word(first - 1) in {",", "in", "(", "of"}


def _nation_joined(view: View, actor: ActorMention) -> tuple[ActorMention, ...]:
    """Return the first of two states with one noun: "Armenian and Azerbaijani forces"."""
    last = view.first_of(actor) - 2
    at = last - (view.word(last) in _FORCES)  # "Pakistani security and BLA militants"
    state = view.noticed.nations.get(view.word(at))
    if view.word(last + 1) not in {"and", "&"} or state is None or not view.capital(at):
        return ()
    start, end = view.offsets(at, last)
    text = view.sentence.tokens[at].text
    found = ActorMention(
        start, end, text, state.name, state.kind, known=True, country=state.country
    )
    return (found,) if found.name != actor.name else ()


def _whose_arms(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return whose the arms are that hit something: "Russian Iskander missiles hit a cafe"."""
    for arms in reversed(view.noticed.weapons):
        first, last = view.first_of(arms), view.last_of(arms)
        if last < one.first <= last + 3 and view.clause_of(first) == view.clause_of(one.first):
            return _before_noun(view, one._replace(first=first, last=last))
    return ()


def _agent(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return who stands after "by" (or, for an attack suffered, "from")."""
    return _by(view, one, {"by", "from"} if one.act.direction == "hit" else {"by"})


def _by(view: View, one: Found, links: set[str]) -> tuple[ActorMention, ...]:
    """Return whom "by" names as the doer, not as who "used" or "owned" what was hit."""
    found = after(view, one, links)
    if not found or "by" not in (between := view.words[one.last : view.first_of(found[0])]):
        return found
    used = between[between.index("by") - 1] in _USED  # "detonated near a hotel used by police"
    return () if used and between.index("by") > 1 else found


def _object(view: View, one: Found) -> tuple[ActorMention, ...]:
    last = view.words[one.last]  # "surrendered to the army"
    found = after(view, one, _OBJECT_LINKS | _NONE | ({last} if last == "to" else _NONE))
    if last in _CAPTIVES:  # "took three of them captive": nobody was a captive before
        return tuple(a for a in found if view.last_of(a) != one.last)
    return found


def _of_noun(view: View, one: Found) -> Sides:
    """Return the sides of "X's attack on Y", "an attack by X", "X launched an attack"."""
    aimed = {"on", "against", "at", "targeting", "of", "towards", "toward"}
    if one.act.direction == "crowd":
        crowd = _before_noun(view, one) or _supported(view, one) or after(view, one, {"by", "of"})
        return Sides(crowd, ())
    sufferers = tuple(
        a
        for a in after(view, one, aimed)
        if _close(view, one, a)
        and not _BLAMED & set(view.words[one.last : view.first_of(a)])
        and not _is_laid_on(view, one)
    )
    doers = _by(view, one, {"by"}) or _before_noun(view, one) or _supported(view, one)
    sufferers = sufferers or _repellers(view, one, doers)
    if one.act.direction == "mutual":
        pair = after(view, one, {"between", "with", "involving"})
        return Sides(pair or doers, () if pair else sufferers)
    if not sufferers and view.word(one.last + 1) == "that" and not doers:
        return Sides()
    return Sides(tuple(d for d in doers if d not in sufferers), sufferers)


def _repellers(view: View, one: Found, doers: tuple[ActorMention, ...]) -> tuple[ActorMention, ...]:
    """Return who withstood an attack: "the brigade repelled an attack by militants"."""
    for i in range(one.first - 1, max(one.first - _BLAME_REACH, -1), -1):
        if view.words[i] in _REPELLED:
            said = subject(view, Found(i, i, one.act, "verb", "ed"))
            return tuple(a for a in said if a not in doers)
    return ()


def told_apart(
    view: View, one: Telling, sides: tuple[list[ActorMention], list[ActorMention]]
) -> tuple[list[ActorMention], list[ActorMention]]:
    """Return doers and sufferers so that nobody is on both, with who threw the doers back."""
    doers, sufferers = sides
    if "planted" in one.acts:
        sufferers = [a for a in sufferers if a not in doers]
    doers = [a for a in doers if a not in sufferers]
    more = (a for a in _repelled_by(view, one.clause) if a not in doers and a not in sufferers)
    return doers, [*sufferers, *more]


def _repelled_by(view: View, clause: int) -> tuple[ActorMention, ...]:
    """Return who threw attackers back: "burned huts before being repelled by soldiers"."""
    for i, word in enumerate(view.words):
        if word in _REPELLED and view.word(i + 1) == "by" and abs(view.clause_of(i) - clause) <= 1:
            row = [a for a in view.noticed.actors if 0 < view.first_of(a) - i <= _BLAME_REACH]
            return tuple(row[:1])
    return ()


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
        armed = any(w.start <= view.offsets(first, first)[0] < w.end for w in view.noticed.weapons)
        if view.words[first] not in _BEFORE_NOUN and not armed:
            break  # "a Russian Grad attack"
    return ()


def _supported(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the subject of "launched", "carried out" before a noun."""
    clause = view.clause_of(one.first)
    for i in range(one.first - 1, max(one.first - 10, -1), -1):
        if view.clause[i] != clause:
            break
        if view.words[i] in _SUPPORT:
            return subject(view, one._replace(first=i, last=i))
    return ()
