"""What an act needs beside it: a place that is taken, arms that are used, a crowd that rallies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.events import types
from geo.events.purpose import for_a_cause
from geo.events.roles import sides_of
from geo.events.syntax import passive
from geo.events.words import BE, DETERMINERS, HAVE, PREPOSITIONS
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.events.triggers import Found
    from geo.events.view import View

_REACH = 8  # words over which a verb's object is looked for
_POLICE = word_set("police policemen officers gear squad control shields unit")
_FOUND = word_set("found discovered recovered dumped retrieved lying exhumed")
_ALSO_OTHER = word_set(
    "demonstrated demonstrates demonstrate demonstrating rallied rallies rally rallying"
)
_SHOWN = word_set("that how why what great strong good poor skill skills ability courage restraint")
_RALLIED = word_set("in at outside against near through for on to across")
_PRICES = word_set("shares stocks prices index market markets investors driver drivers' motor")
_CAMPAIGNS = word_set("campaign election electoral market stock price share")
_NO_PROTEST = word_set("funeral wedding religious bridal burial")
_AFTER_PROTEST = (
    PREPOSITIONS
    | word_set(
        "peacefully outside and following demanding calling denouncing requesting while when where "
        "again together alongside en near because"
    )
    | {"", ".", ",", "(", ";", "["}
)
_NOT_TAKEN = word_set(
    "weapons ammunition drugs cash men people , near in at from with after during train bus "
    "express ship vessel tanker truck vehicle militants fighters suspects members "
    "responsibility credit hostages power assets goods"
)
_TAKEN = word_set(
    "village villages town towns city area areas position positions base bases district districts "
    "post posts outpost outposts camp camps territory hill hills stronghold airport control "
    "checkpoint checkpoints neighborhood neighbourhood barracks headquarters border bridge "
    "township point points settlement settlements land region palace capital parliament presidency "
    "headquarters crossing garrison fort island"
)
_VEHICLES = word_set(
    "train express bus ship vessel tanker plane aircraft airliner boat ferry truck trucks cargo "
    "freighter carrier helicopter convoy"
)
_ARMS = word_set(
    "attack attacks strike strikes raid raids airstrike airstrikes rockets rocket missile "
    "missiles shells mortars mortar drones drone shelling offensive operation operations ambush "
    "assault assaults bombs bomb grenade grenades artillery salvo barrage bombing bombings "
    "gas chlorine projectiles"
)
_MASSES = word_set("hundreds thousands dozens scores many some others")
_HEARD = word_set("heard hear hears hearing")
_SETS = word_set("set sets setting on opened open opens opening")
_FOR_A_CAUSE = word_set(
    "demanding demand decrying decry denouncing denounce protest protesting calling call urging "
    "urge against rejecting reject rejection condemning condemn requesting request ask asking "
    "solidarity support supporting opposing oppose opposition commemorate commemorating "
    "mourn slogans placards banners claim claiming repudiate repudiating resignation"
)
_DEVICES = word_set(
    "device devices bomb bombs ied ieds explosive explosives mine mines landmine landmines charge"
)
_WITH_WHOM = word_set("with of for against between among about")
_TAKEN_AWAY = ("remov", "clear", "dismantl", "lift", "tore", "tear", "destroy")
_ROAD = re.compile(r"[A-Z]{1,3}-?\d{1,4}")
_NEAR = 5  # words between a verb and the person it befell


def fits(view: View, hit: Found) -> bool:
    """Tell whether what an act needs beside it is there."""
    if _describes(view, hit) or _is_thing(view, hit):
        return False
    near = view.words[max(hit.first - 3, 0) : hit.first]
    if near[-1:] == ["without"] or (hit.part == "noun" and not _HEARD.isdisjoint(near)):
        return False  # "took it without fighting", "residents heard explosions"
    if hit.form == "base" and view.word(hit.first - 1) in _SETS and view.word(hit.first) == "fire":
        return False
    rule = _NEEDS.get(hit.act.needs or hit.act.name)
    return rule is None or rule(view, hit)


def _describes(view: View, hit: Found) -> bool:
    """Tell whether a participle only says what somebody is like: "the occupied base"."""
    if hit.part == "verb" and hit.form == "ed" and hit.first == hit.last:
        before = view.word(hit.first - 1)
        adjective = before in DETERMINERS  # "the occupied base"
        adjective = adjective and not (before in _MASSES and hit.act.direction == "crowd")
        if adjective and hit.act.name not in {"kill", "die", "launch"}:
            return True
        if before in _WITH_WHOM and any(
            view.first_of(a) == hit.last + 1 for a in view.noticed.actors
        ):
            return True  # "in solidarity with detained clerics"
    return hit.form == "ing" and any(  # "striking teachers"
        view.first_of(a) <= hit.first < view.last_of(a) for a in view.noticed.actors
    )


def _is_thing(view: View, hit: Found) -> bool:
    """Tell whether a word is no deed here: "the press club", "a body with signs of torture"."""
    club = view.words[hit.first] == "club" and view.word(hit.first - 1) != "to"
    return club or (view.words[hit.last] == "signs" and view.word(hit.last + 1) == "of")


def _has_place(view: View, hit: Found) -> bool:
    """Tell whether a place, village or post is what was taken."""
    if view.words[hit.first].startswith("enter"):  # police and gunmen enter towns too
        return any(a.known and a.kind == "rebel" for a in sides_of(view, hit).doers)
    if view.words[hit.last] == "of" and _name_follows(view, hit.last + 1):
        return True
    for i in range(hit.last + 1, min(hit.last + 1 + _REACH, len(view.words))):
        if view.words[i] in _TAKEN:
            return True
        if view.words[i] in _NOT_TAKEN:
            return False
        if any(view.first_of(m) == i for m in view.noticed.mentions):
            return True
    return False


def _name_follows(view: View, i: int) -> bool:
    """Tell whether a name that is no side's begins at a word: a place no gazetteer lists."""
    return view.capital(i) and not any(
        view.first_of(a) <= i <= view.last_of(a) for a in view.noticed.actors
    )


def _has_arms(view: View, hit: Found) -> bool:
    """Tell whether an attack or a weapon is what was launched."""
    ahead = view.words[hit.last + 1 : hit.last + _REACH]
    if _ARMS & set(ahead) and not {"tear", "gas"} <= set(ahead):
        return True
    behind = view.words[max(hit.first - _REACH, 0) : hit.first]
    named = behind if _is_passive(behind) else behind[-1:]
    if hit.form == "ed" and _ARMS & set(named):
        return True
    return any(0 < view.first_of(w) - hit.last <= _REACH for w in view.noticed.weapons)


def _is_passive(behind: list[str]) -> bool:
    return any(w in BE or w in HAVE for w in behind[-3:])


def _has_vehicle(view: View, hit: Found) -> bool:
    return bool(_VEHICLES & set(view.words[hit.last + 1 : hit.last + 6]))


def _weapon_before(view: View, hit: Found) -> bool:
    """Tell whether a weapon is the subject ("rockets landed")."""
    return any(
        view.last_of(w) < hit.first and hit.first - view.last_of(w) < _REACH
        for w in view.noticed.weapons
    )


def _body_found(view: View, _: Found) -> bool:
    return not _FOUND.isdisjoint(view.words)


def _no_riot_police(view: View, hit: Found) -> bool:
    return view.word(hit.last + 1) not in _POLICE


def _of_people(view: View, hit: Found) -> bool:
    """Tell whether a crowd rallies, not a share price; demonstrates, not a skill."""
    word = view.words[hit.first]
    forced = view.words[max(hit.first - 2, 0) : hit.first] == ["forced", "to"]
    if view.words[hit.last] == "work" and view.words[hit.first].startswith(("suspend", "halt")):
        return any(a.many for a in sides_of(view, hit).doers)  # workers, no company
    if forced or _CAMPAIGNS & set(view.words[max(hit.first - 1, 0) : hit.last]):
        return False  # "the hospital was forced to suspend its work"
    if word == "procession" or view.word(hit.last) == "procession":
        return view.word(hit.first - 1) not in _NO_PROTEST
    if word not in _ALSO_OTHER or hit.last > hit.first:
        return True
    if hit.part == "noun":
        return _PRICES.isdisjoint(view.words)
    return _rallied(view, hit) if word.startswith("rall") else _in_the_street(view, hit)


def _in_the_street(view: View, hit: Found) -> bool:
    """Tell whether who "demonstrated" did so in the street, and did not show something."""
    behind = view.word(hit.last + 1)
    if behind in _AFTER_PROTEST:
        return True
    crowd = any(a.kind in {"civilians", "protesters"} for a in sides_of(view, hit).doers)
    return crowd and behind not in DETERMINERS and behind not in _SHOWN  # "demonstrated overnight"


def _rallied(view: View, hit: Found) -> bool:
    doers = sides_of(view, hit).doers
    if not doers and view.word(hit.last + 1) in _RALLIED:
        return _PRICES.isdisjoint(view.words)
    return any(a.kind not in types.STATE for a in doers)


def _frees(view: View, hit: Found) -> bool:
    """Tell whether people are set free, not an index or a statement released."""
    sides = sides_of(view, hit)
    return any(
        a.kind in {"civilians", "protesters"} or (a.kind in types.ARMED and not a.known)
        for a in sides.sufferers
    )


def _destroyed(view: View, hit: Found) -> bool:
    """Tell whether a verb that also means other things has a weapon or an armed side by it."""
    if view.words[hit.first].startswith("destr"):
        return bool(view.noticed.weapons) or any(
            a.kind in types.ARMED for a in sides_of(view, hit).doers
        )
    if view.noticed.weapons or hit.form != "base":
        return True
    return any(a.kind in types.ARMED for a in sides_of(view, hit).doers)


def _of_armed(view: View, hit: Found) -> bool:
    """Tell whether an armed side is driven out, not a price, a crowd or a tenant."""
    sides = sides_of(view, hit)
    return any(a.kind in types.ARMED for a in sides.sufferers) and bool(sides.doers)


def _taken_away(view: View, hit: Found) -> bool:
    """Tell whether somebody was made to disappear; who only "disappeared" may be lost."""
    word = view.words[hit.first]
    if word in {"took", "take", "taken", "takes", "taking"} and view.words[hit.last] == "away":
        return bool(sides_of(view, hit).sufferers)
    if word.startswith("seiz"):
        return any(
            a.kind == "civilians" and view.first_of(a) - hit.last <= _NEAR
            for a in sides_of(view, hit).sufferers
        )
    if not word.startswith("disappear"):
        return True
    return view.word(hit.last + 1) == "by" or passive(view, hit)


def _driven_apart(view: View, hit: Found) -> bool:
    """Tell whether somebody dispersed a crowd; one that "dispersed on its own" went home."""
    if not view.words[hit.first].startswith("dispers") or hit.part == "noun":
        return True
    doers = () if passive(view, hit) else sides_of(view, hit).doers
    return not doers or any(a.kind not in {"civilians", "protesters"} for a in doers)


def _stopped(view: View, hit: Found) -> bool:
    """Tell whether weapons were intercepted, not a lorry by robbers."""
    if not view.words[hit.first].startswith("intercept") or hit.part == "noun":
        return True
    doers = sides_of(view, hit).doers
    return bool(view.noticed.weapons) or not doers or any(a.kind in types.STATE for a in doers)


def _for_a_cause(view: View, hit: Found) -> bool:
    """Tell whether people who gather or walk do it for or against something."""
    if _FOR_A_CAUSE.isdisjoint(view.words[hit.last + 1 :]):
        return False
    return not any(a.kind in types.ARMED for a in sides_of(view, hit).doers)


def _by_armed(view: View, hit: Found) -> bool:
    """Tell whether a camp or post is not one of people who protest, nor fired at."""
    if "fire" in view.words[hit.first : hit.last + 1]:
        return False  # "opened fire at a naval base"
    doers = sides_of(view, hit).doers
    return not doers or any(a.kind not in {"civilians", "protesters"} for a in doers)


def _of_a_device(view: View, _: Found) -> bool:
    """Tell whether it is a bomb that was planted, and no tree."""
    return not _DEVICES.isdisjoint(view.words)


def _put_up(view: View, hit: Found) -> bool:
    """Tell whether barricades are no more than what somebody took away."""
    if hit.part == "verb" or not view.words[hit.last].startswith("barricade"):
        return True
    before = view.words[max(hit.first - 3, 0) : hit.first]
    return not any(word.startswith(_TAKEN_AWAY) for word in before)


def _of_a_road(view: View, hit: Found) -> bool:
    """Tell whether people without arms block a road that goes by a number: "the N1", "RN-5"."""
    ahead = view.sentence.tokens[hit.last + 1 : hit.last + _NEAR]
    if not any(_ROAD.fullmatch(token.text) for token in ahead):
        return False
    return all(a.kind not in types.ARMED for a in sides_of(view, hit).doers)


_NEEDS: dict[str, Callable[[View, Found], bool]] = {
    "place": _has_place,
    "planted": _of_a_device,
    "vehicle": _has_vehicle,
    "arms": _has_arms,
    "weapon subject": _weapon_before,
    "body": _body_found,
    "abduct": _taken_away,
    "base": _by_armed,
    "cause": _for_a_cause,
    "disperse": _driven_apart,
    "disrupt": _stopped,
    "protest": _of_people,
    "riot": _no_riot_police,
    "release": _frees,
    "target": _destroyed,
    "enemy": _of_armed,
    "purpose": for_a_cause,
    "road": _of_a_road,
    "violentdemo": _put_up,
}
