"""Which of a sentence's places is the event's own: where the blast was, not who spoke or came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.disowned import without_disowned
from geo.events.sameplace import EXACT
from geo.events.words import DETERMINERS, PREPOSITIONS
from geo.model import Kind, Role
from geo.text.dateline import end_of_dateline
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from geo.events.view import Spanned, View
    from geo.model import Mention, Place

_SPEAKERS_REACH = 7  # words between a speaker and "told"
_TOO_WIDE_KM = 700.0  # "the Middle East" is no event's place
_HOWEVER_WIDE = frozenset((Kind.COUNTRY, Kind.SEA))  # "a ship in the Red Sea"
_LOCATIVE = word_set(
    "in at near on outside around inside against within across into hit struck between "
    "along off over targeting northeast northwest southeast southwest north south east west "
    "throughout entering hosting stormed raided attacked shelled bombed bombarded overran"
)
_ABOUT = frozenset(("with", "about", "for", "regarding"))
_ORIGIN = frozenset(("from", "to", "toward", "towards", "via"))
_ELSEWHERE = word_set(
    "based bases living operating trained training headquartered registered exiled born "
    "planners handlers partners supporters masterminds refugees citizens nationals embassy "
    "ambassador spokesman minister president office newspaper university think-tank "
    "plans plan bill vote decision backed linked held-by government officials studying"
)
_ROADS = word_set(
    "road street highway avenue expressway university newspaper times post daily agreement accord "
    "conference summit tv radio bank"
)
_PEOPLES = word_set("tribe clan sub-clan subclan tribesman clansman")
_WAYS = word_set("road highway route way railway motorway")
_LINKS = word_set(", and at in near the as well or both on ( ) around of also")
_BETWEEN = word_set(
    "one two three four five six seven eight nine ten several northern southern eastern western "
    "central"
)
_CONTESTED = word_set("battle battles fight fighting clashes struggle")
_COMMUNITIES = word_set("community communities tribe tribes clan clans minority ethnic")
_HEARERS = word_set("reporters journalists reuters afp worshippers lawmakers")
_OWNS = (2, 3)  # words from an owner to what it owns
_OWNED = (["'s"], ["’s"])
_TAKEN = word_set(
    "taken rushed transported evacuated admitted treated airlifted transferred brought"
)
_HOSPITAL = word_set("hospital hospitals clinic clinics")
_CLOCK = word_set("p.m. a.m. pm am p.m a.m time o'clock gmt utc")
_PARTS = word_set(
    "city town village outskirts province district region area state port suburb part parts north "
    "south east west northeast northwest southeast southwest km kilometers kilometres miles "
    "streets areas island camp department governorate community locality municipality township "
    "vicinity center centre neighborhood neighbourhood county commune hamlet countryside coast "
    "shores edge heart territory airspace desert mountains hills forest forests jungle plains "
    "swamps interior waters rural valley arrondissement subdivision tehsil lga cercle ward sector"
)


def candidates(view: View) -> list[Mention]:
    """Return the places of a sentence that may be where something happened."""
    if view.places is None:
        places = [
            m
            for m in view.noticed.mentions
            if m.place
            and not in_dateline(view, m)
            and not _is_adjective(view, m)
            and not _is_actor(view, m)
            and not _speakers(view, m)
            and view.word(view.last_of(m) + 1) not in _COMMUNITIES
            and not _is_weapon(view, m)
        ]
        view.places = without_disowned(view, places)
    return view.places


def in_dateline(view: View, thing: Spanned) -> bool:
    """Tell whether something stands before a report's first words: "NAIROBI, May 3 (AP) - "."""
    return thing.start < end_of_dateline(view.sentence)


def _speakers(view: View, mention: Mention) -> bool:
    """Tell whether a place is where a speaker is ("an official in Quetta told")."""
    return any(
        s.act != "blames"
        and s.speaker_end
        and s.speaker_start <= mention.start < s.start
        and view.token_at(s.start) - view.token_at(s.speaker_end) <= _SPEAKERS_REACH
        for s in view.noticed.speech
    ) or _told_there(view, mention)


def _told_there(view: View, mention: Mention) -> bool:
    """Tell whether a place is where somebody spoke: "a survivor told reporters at X"."""
    before = view.words[max(view.first_of(mention) - 5, 0) : view.first_of(mention)]
    return bool(_HEARERS & set(before)) and bool({"told", "to", "briefed"} & set(before))


def _is_weapon(view: View, mention: Mention) -> bool:
    """Tell whether a place's name is part of a weapon's: "a Molotov cocktail"."""
    return any(w.start <= mention.start < w.end for w in view.noticed.weapons)


def _is_adjective(view: View, mention: Mention) -> bool:
    """Tell whether "US", "UK" only says whose a thing is: "a US AC-130", "the UK embassy"."""
    if mention.place is None or mention.place.kind is not Kind.COUNTRY:
        return False
    if not mention.text.replace(".", "").isupper() or view.sentence.role is Role.TITLE:
        return False
    after = view.last_of(mention) + 1
    named = view.word(after)[:1].isalpha() and view.word(after) not in PREPOSITIONS
    return named and _governor(view, view.first_of(mention)) not in _LOCATIVE


def _is_actor(view: View, mention: Mention) -> bool:
    """Tell whether a place's name stands for a side ("Iran launched")."""
    first = view.first_of(mention)
    if view.word(first - 1) in {"in", "near", "across", "inside", "into"}:
        return False
    kind = mention.place.kind if mention.place else Kind.COUNTRY
    for actor in view.noticed.actors:
        if actor.start <= mention.start < actor.end:
            people = actor.noun in _PEOPLES  # "the Ambulin tribe", not "Mosul gunmen"
            exact = kind not in {Kind.COUNTRY, Kind.CONTINENT} and not actor.known and not people
            return not (exact or (actor.kind == "role" and kind is Kind.SITE))
    return False


def best(
    view: View,
    places: Sequence[Mention],
    hits: Sequence[int],
    *,
    moves: AbstractSet[str] = frozenset(),
) -> Mention | None:
    """Return the place an act at the tokens ``hits`` most likely happened at.

    ``moves`` are the prepositions that name the place of an act that moves something: "from"
    where cattle were stolen, "to" where troops were sent.
    """
    chosen, top = None, -1.5
    for k, mention in enumerate(places):
        score = _score(view, mention, places[k - 1] if k else None, hits)
        outer = k and contains_in_text(view, places[k - 1], mention)
        if moves and not outer and _governor(view, view.first_of(mention)) in moves:
            score += 7.0
        if score > top:
            chosen, top = mention, score
    return chosen


def _score(view: View, mention: Mention, previous: Mention | None, hits: Sequence[int]) -> float:
    """Return what speaks for a place: how exact it is, its preposition, its distance."""
    place = mention.place
    if place is None or (place.radius_km > _TOO_WIDE_KM and place.kind not in _HOWEVER_WIDE):
        return -9.0
    first = view.first_of(mention)
    score = EXACT[place.kind] + _by_next_word(view, mention)
    owned = previous is not None and view.words[view.last_of(previous) + 1 : first] in _OWNED
    score += _by_governor(view, view.first_of(previous) if owned and previous else first)
    score -= 0.06 * min((abs(first - hit) for hit in hits), default=0)
    if any(first > hit for hit in hits):
        score += 0.5
    if view.word(first - 1) == "of" and first - 2 in hits:
        score += 3.5  # "the shelling of X"
    if view.word(first - 2) in _CLOCK and view.word(first - 1) == "in":
        score -= 3.0  # "4 p.m. in Washington": another clock, if there is a place beside it
    if previous is not None and contains_in_text(view, previous, mention):
        score -= 1.8
    return score


def _by_governor(view: View, first: int) -> float:
    """Return what the preposition before a place says."""
    governor = _governor(view, first)
    score = 0.0
    if view.word(first - 2) == "coded" or _frames(view, first):
        score = 3.5  # "in Kofoni, coded to Mekrou"; "On 30 April 2020, in X, people"
    elif governor == "to" and _WAYS & set(view.words[max(first - 4, 0) : first]):
        # "on the road to X"; of a road that is only said to lead somewhere, the text knows better
        score = 0.5 if view.number == 0 else -6.0
    elif governor in _LOCATIVE:
        score = 1.5
    elif governor in _ORIGIN:
        score = -6.0  # the attackers' origin, a traveller's goal
    elif governor in _ABOUT:
        score = -4.0  # "in solidarity with X"
    elif governor == "of":  # "the outskirts of X", "the president of X"
        near = view.words[max(first - 4, 0) : first]
        score = 1.5 if (_PARTS | {"mayor"}) & set(near) else -2.0
    if governor and _HOSPITAL & set(view.words[max(first - 5, 0) : first]):
        score -= 8.0 * bool(_TAKEN & set(view.words[max(first - 12, 0) : first]))
    elsewhere = governor and _ELSEWHERE & set(view.words[max(first - 3, 0) : first])
    return score - 3.0 if elsewhere else score


def _frames(view: View, first: int) -> bool:
    """Tell whether a place stands beside the day that a sentence opens with."""
    if view.word(first - 1) not in {"in", "at", "near"} or view.word(first - 2) != ",":
        return False
    return any(view.last_of(d) == first - 3 and view.first_of(d) <= 1 for d in view.noticed.dates)


def _by_next_word(view: View, mention: Mention) -> float:
    """Return what the word behind a place says ("Nairobi Road", "Iraq's")."""
    after = view.word(view.last_of(mention) + 1)
    if after in _ROADS or view.word(view.last_of(mention)) in _ROADS:
        return -2.0
    owner = after in {"-", "'s", "’s"}
    if owner and any(view.first_of(m) - view.last_of(mention) in _OWNS for m in _placed(view)):
        return -1.8  # "the capital's Wharf Jeremie": it holds what follows
    return -0.5 if owner and _governor(view, view.first_of(mention)) not in _LOCATIVE else 0.0


def _placed(view: View) -> Iterable[Mention]:
    return (m for m in view.noticed.mentions if m.place)


def _governor(view: View, first: int) -> str:
    """Return the preposition or verb that governs a place, over articles and adjectives."""
    for i in range(first - 1, max(first - 7, -1), -1):
        word = view.words[i]
        if word in PREPOSITIONS or word in _LOCATIVE:
            if word == "to" and view.word(i - 1) in {"close", "next", "south", "north", "east"}:
                return "near"
            if word == "for" and view.word(i - 1) in _CONTESTED:
                return "in"  # "the battle for X"
            return (
                "" if word == "to" and view.word(i + 2) in DETERMINERS else word
            )  # "to storm the"
        if word in {",", "and", "("}:
            return _governor(view, i) if word != "(" and i else word
    return ""


def governed(view: View, mention: Mention) -> frozenset[str]:
    """Return the preposition that governs a place, as a set of one or none."""
    found = _governor(view, view.first_of(mention))
    return frozenset((found,)) if found else frozenset()


def contains_in_text(view: View, inner: Mention, outer: Mention) -> bool:
    """Tell whether "X, Y", "X (Y)" or "X in Y" say that the second holds the first."""
    between = view.words[view.last_of(inner) + 1 : view.first_of(outer)]
    if len(between) > 6 or not between or "and" in between:  # noqa: PLR2004
        return False
    if inner.place and outer.place and inner.place.country != outer.place.country:
        return False
    if ")" in between and "(" not in between and not _wider(outer, inner):
        return False  # "X (Y), Z": the next of a list
    loose = {
        "district", "province", "state", "county", "region", "city", "town", "village", "area",
        "department", "governorate", "township", "commune", "municipality",
        "northern", "southern", "eastern", "western", "central", "coded", "located",
    }  # fmt: skip
    return all(w in {",", "(", "in", "of", "the", ")"} or w in loose for w in between)


def siblings(view: View, chosen: Mention, places: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the places that are listed beside the chosen one, itself among them.

    "at al-Qaim and at Jurf al-Sakhar" and "in Iraq and Syria" are two places each; "Aden, Yemen"
    and "from Quetta to Peshawar" are not.
    """
    if _governor(view, min(map(view.first_of, places))) == "between":
        return (chosen,)  # "on the road between X and Y" is one spot
    at = places.index(chosen)
    row = [chosen]
    conjoined = False
    for step in (1, -1):
        k, here = at + step, chosen
        while 0 <= k < len(places):
            left, right = (here, places[k]) if step > 0 else (places[k], here)
            between = view.words[view.last_of(left) + 1 : view.first_of(right)]
            held = contains_in_text(view, left, right) and "and" not in between
            if held and (_wider(places[k], here) or places[k].text == chosen.text):
                here = places[k]  # a province may bear the name of its town
                k += step
                continue
            if held and between != [","]:
                break
            if len(between) > 4 or not all(w in _LINKS or w in _BETWEEN for w in between):  # noqa: PLR2004
                break
            if not _same_rank(chosen.place, places[k].place) or _only_near(view, places[k]):
                break
            conjoined = conjoined or "and" in between
            row.insert(len(row) if step > 0 else 0, places[k])
            here = places[k]
            k += step
    return tuple(row) if conjoined and len(row) > 1 else (chosen,)


def _only_near(view: View, mention: Mention) -> bool:
    """Tell whether something is said to be "near" a whole province, which says no more."""
    wide = mention.place is not None and mention.place.kind in {Kind.ADMIN1, Kind.COUNTRY}
    return wide and _governor(view, view.first_of(mention)) in {"near", "outside"}


def _wider(outer: Mention, inner: Mention) -> bool:
    if outer.place is None or inner.place is None:
        return False
    return EXACT[outer.place.kind] < EXACT[inner.place.kind]


def _same_rank(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.id == other.id:
        return False
    if (one.kind is Kind.COUNTRY) != (other.kind is Kind.COUNTRY):
        return False
    return abs(EXACT[one.kind] - EXACT[other.kind]) <= 1.5  # noqa: PLR2004 - a town and a district
