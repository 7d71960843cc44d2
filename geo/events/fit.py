"""Which words of a sentence are acts: what an act needs must be there, what mocks it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import types
from geo.events.figurative import figure_of_speech, made_up
from geo.events.meant import meant
from geo.events.roles import sides_of
from geo.events.syntax import passive, settled
from geo.events.triggers import Found
from geo.events.words import BE, DETERMINERS, HAVE, PREPOSITIONS
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geo.events.triggers import Triggers
    from geo.events.view import View
    from geo.text.figures import FigureMention

CROWDS = word_set("protest riot violentdemo crowdnoun")
_REACH = 8  # words over which a verb's object is looked for
_POLICE = word_set("police policemen officers gear squad control shields unit")
_FOUND = word_set("found discovered recovered dumped retrieved lying exhumed")
_ALSO_OTHER = word_set(
    "demonstrated demonstrates demonstrate demonstrating rallied rallies rally rallying"
)
_PRICES = word_set("shares stocks prices index market markets investors driver drivers' motor")
_CAMPAIGNS = word_set("campaign election electoral market stock price share")
_NO_PROTEST = word_set("funeral wedding religious bridal burial")
_AFTER_PROTEST = PREPOSITIONS | {"", ".", ",", "peacefully", "outside", "(", "and"}
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
_REASONS = word_set(
    "over against about for condemning denouncing demanding following after protesting protest "
    "condemn denounce demand commemorate remember calling marking mark seeking on"
)
_PRELUDES = frozenset(("following", "after", "amid"))
_OPENS = 8  # words in which a date may stand before them
_THINGS = word_set("explosion bomb suicide bomber grenade shell air")
_BACKGROUND = frozenset(("after", "following", "before", "when"))
_SETS = word_set("set sets setting on opened open opens opening")
_HURTS = word_set("kill harm hurt die")
_FOR_A_CAUSE = word_set(
    "demanding demand decrying decry denouncing denounce protest protesting calling call urging "
    "urge against rejecting reject rejection condemning condemn requesting request ask asking "
    "solidarity support supporting opposing oppose opposition commemorate commemorating "
    "mourn slogans placards banners claim claiming repudiate repudiating resignation"
)
_NEAR = 5  # words between a verb and the person it befell
_DURING = word_set("in during after following through a")
_BLASTS = word_set("suicide explosion air shell grenade chemical")
_TARGETED = word_set("on at near outside against targeting hit")
_TESTS = word_set("test tests tested test-fired drill drills exercise exercises rehearsal")


def label_of(view: View, triggers: Triggers) -> str:
    """Return the sub type that a coder's label gives a note ("Property destruction: On ...")."""
    if ":" not in view.words[1:6]:
        return ""
    return triggers.labels.get(" ".join(view.words[: view.words.index(":")]), "")


def acts_in(view: View, triggers: Triggers, language: str) -> list[Found]:
    """Return the acts that a sentence tells of, left to right."""
    found = triggers.find(view.words, language) if view.acts is None else view.acts
    if label_of(view, triggers):
        colon = view.words.index(":")
        found = [h for h in found if h.first > colon]
    none = [f for f in view.noticed.figures if f.figure.high == 0]  # "no one was hurt": no act
    fitting = [
        h
        for h in found
        if _fits(view, h) and not figure_of_speech(view, h) and not _counts_nobody(view, h, none)
    ]
    protest = triggers.acts["protest"]
    fitting = [h._replace(act=protest) if h.act.name == "gather" else h for h in fitting]
    hits = [meant(view, h, triggers) for h in settled(view, fitting)]
    if hits and _nobody_hurt(view, hits):
        hits = []
    if not hits:
        return list(_only_counted(view, triggers)) or list(_only_labelled(view, triggers))
    if view.opens[view.clause_of(hits[0].first)] in _BACKGROUND:
        return [*_only_labelled(view, triggers), *hits]
    return hits


def _nobody_hurt(view: View, hits: Sequence[Found]) -> bool:
    """Tell whether a sentence only says that nobody was hurt: a figure of the event, not an act."""
    figures = view.noticed.figures
    zero = bool(figures) and all(f.figure.high == 0 for f in figures)
    return zero and all(h.act.name in _HURTS for h in hits)


def _counts_nobody(view: View, hit: Found, none: Sequence[FigureMention]) -> bool:
    start = view.sentence.tokens[hit.first].start
    return any(f.start < start < f.end for f in none)


def _only_counted(view: View, triggers: Triggers) -> Iterator[Found]:
    """Yield an act for a sentence that only counts the dead or hurt ("5 fatalities reported")."""
    for figure in view.noticed.figures:
        if figure.what in {"killed", "injured"}:
            first = view.first_of(figure)
            yield Found(first, first, triggers.acts["count"], "noun", "one")
            return


def _only_labelled(view: View, triggers: Triggers) -> Iterator[Found]:
    """Yield an act for a note whose label says what its words do not."""
    if label_of(view, triggers):
        begin = view.words.index(":") + 1
        behind = (view.last_of(a) + 1 for a in view.noticed.actors if view.first_of(a) >= begin)
        first = min(next(behind, begin), len(view.words) - 1)
        yield Found(first, first, triggers.acts["other"], "verb", "ed")


# ---------------------------------------------------------------- what an act needs
def _fits(view: View, hit: Found) -> bool:
    """Tell whether what an act needs beside it is there."""
    if hit.part == "verb" and hit.form == "ed" and hit.first == hit.last:
        adjective = view.word(hit.first - 1) in DETERMINERS  # "the occupied base"
        if adjective and hit.act.name not in {"kill", "die", "launch"}:
            return False
    if view.words[hit.last] == "signs" and view.word(hit.last + 1) == "of":
        return False  # "a body with signs of torture"
    if view.word(hit.first - 1) == "without":
        return False  # "took it without fighting"
    if hit.form == "base" and view.word(hit.first - 1) in _SETS and view.word(hit.first) == "fire":
        return False
    rule = _NEEDS.get(hit.act.needs or hit.act.name)
    return rule is None or rule(view, hit)


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
    if _CAMPAIGNS & set(view.words[max(hit.first - 1, 0) : hit.last]):
        return False
    if word == "procession" or view.word(hit.last) == "procession":
        return view.word(hit.first - 1) not in _NO_PROTEST
    if word not in _ALSO_OTHER or hit.last > hit.first:
        return True
    if hit.part == "noun":
        return _PRICES.isdisjoint(view.words)
    if word.startswith("rall"):
        return any(a.kind not in types.STATE for a in sides_of(view, hit).doers)
    return view.word(hit.last + 1) in _AFTER_PROTEST


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
    armed = any(a.kind in types.ARMED for a in sides_of(view, hit).doers)
    return not armed and not _FOR_A_CAUSE.isdisjoint(view.words[hit.last + 1 :])


def _by_armed(view: View, hit: Found) -> bool:
    """Tell whether a camp or post is not one of people who protest."""
    doers = sides_of(view, hit).doers
    return not doers or any(a.kind not in {"civilians", "protesters"} for a in doers)


_NEEDS: dict[str, Callable[[View, Found], bool]] = {
    "place": _has_place,
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
}


# ---------------------------------------------------------------- what makes it something else
def weeded(view: View, hits: list[Found], triggers: Triggers) -> list[Found]:
    """Leave out acts that another word of the clause makes something else."""
    acts = {hit.act.name for hit in hits}
    if "disrupt" in acts and not acts & {"kill", "harm", "die", "attack", "clash", "hitby"}:
        hits = [h for h in hits if h.part == "verb" or h.act.name not in _THINGS]
    if "release" in acts:
        hits = [h for h in hits if h.act.name != "abduct"]
    if {"disperse", "shell"} <= acts:
        hits = [h for h in hits if h.act.name != "shell"]  # tear gas shells
    if "arrest" in acts:
        hits = [h for h in hits if not _way_of_arrest(view, h)]
    if "bomber" in acts:
        hits = _suicide(view, hits, triggers)
    if made_up(view, acts):
        return []
    if acts <= {"launch", "impact", "shell", "other"} and not _TESTS.isdisjoint(view.words):
        return [h._replace(act=triggers.acts["other"]) for h in hits]
    if acts & CROWDS and acts & _BLASTS:
        hits = [h for h in hits if not _aimed_at(view, h, hits)]
    if CROWDS & {h.act.name for h in hits}:
        hits = [h for h in hits if not _reason(view, h)]
    return _after_prelude(view, hits)


def _after_prelude(view: View, hits: list[Found]) -> list[Found]:
    """Leave out what a sentence only begins with: "following the killing of X, youths burnt"."""
    opens = next((i for i, w in enumerate(view.words[:_OPENS]) if w in _PRELUDES), -1)
    if len(hits) < 2 or opens < 0 or (opens and view.words[opens - 1] != ","):  # noqa: PLR2004
        return hits
    for comma in (i for i, w in enumerate(view.words) if i > opens and w == ","):
        before = [h for h in hits if opens < h.first < comma]
        told = [h for h in hits if h.first > comma and h.part == "verb" and h.form != "ing"]
        if told and before and all(h.part == "noun" or h.form == "ing" for h in before):
            return [h for h in hits if h not in before]
    return hits


def _aimed_at(view: View, hit: Found, hits: list[Found]) -> bool:
    """Tell whether a crowd is only what was blown up: "a suicide attack on a procession"."""
    if hit.act.name not in CROWDS or not (hit.part == "noun" or hit.form == "ing"):
        return False
    before = view.words[max(hit.first - 5, 0) : hit.first]
    blown = any(h.act.name in _BLASTS and h.last < hit.first for h in hits)
    return blown and (hit.form == "ing" or "during" in before or bool(_TARGETED & set(before)))


def _reason(view: View, hit: Found) -> bool:
    """Tell whether a noun is what a crowd protests about ("over the killing of a teenager")."""
    if hit.part != "noun" or hit.act.name in CROWDS or hit.act.direction == "crowd":
        return False
    before = view.words[max(hit.first - 4, 0) : hit.first]
    last = max((k for k, w in enumerate(before) if w in _REASONS), default=-1)
    return last >= 0 and not any(w in {",", "and"} for w in before[last + 1 :])


def _way_of_arrest(view: View, hit: Found) -> bool:
    """Tell whether a raid is how somebody was arrested: "detained 12 people in raids"."""
    raid = hit.part == "noun" and view.words[hit.last].startswith("raid")
    return raid and bool(_DURING & set(view.words[max(hit.first - 4, 0) : hit.first]))


def _suicide(view: View, hits: list[Found], triggers: Triggers) -> list[Found]:
    """Read a bomber who does something as a suicide bombing, one who suffers it as nothing."""
    deeds = [h for h in hits if h.act.name in {"explosion", "kill", "harm", "attack", "target"}]
    victims = [a for h in deeds for a in sides_of(view, h).sufferers]
    kept: list[Found] = []
    for hit in hits:
        if hit.act.name != "bomber":
            kept.append(hit)
            continue
        suffers = any(view.first_of(a) <= hit.first <= view.last_of(a) for a in victims)
        if not suffers and (deeds or view.word(hit.last + 1).endswith("ed")):
            kept.append(hit._replace(act=triggers.acts["suicide"]))
    return kept
