"""Tells talk of violence from violence: sport, films, markets, illness, nature, a deal struck."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.events import types
from geo.events.words import BE, HAVE
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.triggers import Found
    from geo.events.view import View
    from geo.text.actors import ActorMention

_ILL = word_set("heart panic asthma anxiety epileptic shark dog bear cardiac")
_BEASTS = word_set(
    "bear bears shark sharks crocodile crocodiles elephant elephants tiger tigers leopard leopards "
    "dog dogs lion lions wolf wolves snake snakes hippo hippos monkeys bees locusts"
)
_SCORE = re.compile(r"\b\d{1,2}[-–]\d{1,2}\b")
_PLAYED = word_set("beat beats beating win wins won lead led lost lose draw drew victory defeat")
_BARGAINS = word_set(
    "deal deals bargain compromise balance chord tone pose agreement accord pact snag high highs "
    "low lows milestone shelves headlines jackpot brakes"
)
_STORY = word_set(
    "film films movie novel documentary thriller sequel sitcom drama screenplay playwright memoir "
    "novella musical miniseries videogame play"
)
_TELLS = word_set(
    "tells follows stars starring depicts portrays chronicles recounts dramatizes dramatises "
    "set directed adapted fictional"
)
_SPORT = word_set(
    "goalkeeper midfielder striker defender quarterback touchdown innings wicket wickets batsman "
    "bowler bowling sixes semifinal semi-final quarterfinal quarter-final semifinals playoff "
    "playoffs playoffs kickoff halftime half-time hat-trick offside teammates scoreless "
    "equaliser equalizer headed scored goal goals match matches league tournament championship "
    "championships cup derby grand-slam inning homer pitcher dunk rebounds season coach coached "
    "title rematch half fixture striker's win won beat defeated medal olympic olympics"
)
_SURELY_SPORT = word_set(
    "midfielder quarterback touchdown innings wicket wickets batsman bowler semifinal semi-final "
    "quarterfinal quarter-final playoffs hat-trick goalkeeper offside halftime half-time inning"
)
_MARKET = word_set(
    "shares stocks investors traders earnings profits bonds futures nasdaq nikkei index currency "
    "shareholders stockmarket dividend quarterly revenue inflation"
)
_NATURE = word_set(
    "crash crashed accident accidentally collision collided derailed blaze wildfire bushfire "
    "wildfires bushfires flood floods flooding earthquake quake landslide mudslide drowned "
    "drowning capsized avalanche storm cyclone hurricane typhoon tornado stampede collapse "
    "collapsed cholera virus covid-19 covid coronavirus pandemic outbreak ebola measles malaria "
    "disease heatwave lightning overturned volcano volcanic eruption tsunami drought famine heat "
    "cardiac cancer pneumonia illness tremor tremors aftershock aftershocks quakes"
)
_FIRE_AFTER = word_set("at in that broke swept tore ripped engulfed destroyed killed")
_FIRE_BEFORE = word_set("a the house forest factory warehouse market kitchen deadly massive huge")
_FORCE_BY_NATURE = word_set(
    "kill harm hurt die impact target attack fighting strike_bare count explosion"
)
_BY_CHANCE = word_set("kill harm hurt die impact target count fighting")
_BY_CHANCE_OR_GAS = _BY_CHANCE | {"explosion"}
_TARGETS = word_set(
    "town village city camp base post convoy position positions checkpoint vehicle vehicles patrol "
    "hospital school market ship vessel tanker plane helicopter boat bus train neighbourhood area"
)
_BROKEN_OUT = word_set("violence fighting clashes unrest hostilities")
_SET = word_set("set setting sets arson arsonist torched gunfire shelling")
_SMOOTHLY = word_set("peacefully smoothly quietly calmly well without uneventfully")
_FEW = 2


def of_nature(view: View) -> bool:
    """Tell whether a sentence speaks of a disaster: those it killed are counted in the next."""
    return not _NATURE.isdisjoint(view.words)


def figure_of_speech(view: View, hit: Found) -> bool:
    """Tell whether a word of violence means something else: "heart attack", "struck a deal"."""
    before = view.word(hit.first - 1)
    if before in _ILL and hit.form in {"base", "one", "many", "s"}:
        return True
    if view.words[hit.first] == "fire" and before in _FIRE_BEFORE:
        return True
    if hit.act.name == "explosion" and view.word(hit.last + 1) in _SMOOTHLY:
        return True  # "the march went off peacefully"
    if (
        _criticised(view, hit)
        or _by_an_animal(view, hit)
        or view.words[hit.last + 1 : hit.last + 3] == ["to", "victory"]
    ):
        return True
    if hit.part == "noun" and before == "," and view.capital(hit.first):
        return True  # "the band's new single, Riot"
    after = view.words[hit.last + 1 : hit.last + 5]
    return (
        hit.part == "verb"
        and hit.act.name in {"target", "harm", "impact"}
        and any(word in _BARGAINS for word in after[: _bound(after)])
    )


def _criticised(view: View, hit: Found) -> bool:
    """Tell whether who "came under fire" was only criticised: nobody armed, no place, no toll."""
    phrase = view.words[max(hit.first - 1, 0) : hit.last + 1]
    if hit.act.name not in {"hitby", "attack"} or "under" not in phrase:
        return False
    armed = any(a.kind in types.ARMED for a in view.noticed.actors)
    there = view.noticed.mentions or not _TARGETS.isdisjoint(view.words)
    return not (armed or there or view.noticed.figures)


def _by_an_animal(view: View, hit: Found) -> bool:
    """Tell whether a beast did it: "a bear attacked", "attacked by a bear"."""
    behind = view.words[hit.last + 1 : hit.last + 4]
    by = "by" in behind[:1] and any(w in _BEASTS for w in behind)
    before = view.words[max(hit.first - 3, 0) : hit.first]
    return by or any(_is_beast(before, k) for k in range(len(before)))


def _is_beast(before: list[str], k: int) -> bool:
    """Tell whether only auxiliaries part a beast from its verb: "crocodiles have attacked"."""
    return before[k] in _BEASTS and all(word in HAVE or word in BE for word in before[k + 1 :])


def _bound(words: list[str]) -> int:
    """Return how many words stand before the object's phrase ends."""
    ends = (k for k, w in enumerate(words) if w in {"in", "at", "near", "on", ",", ".", "and"})
    return next(ends, len(words))


def made_up(view: View, acts: set[str]) -> bool:
    """Tell whether a clause's acts are those of a film, a match, a market or of nature."""
    words = set(view.words)
    if _of_fiction(view, words):
        return True
    if acts <= _BY_CHANCE | {"protest"} and "accident" in words and "by" in words:
        return True  # "died at a roadblock by accident"
    if acts <= _BY_CHANCE and _by_nature(view, words) and not _armed(view):
        return True
    if acts <= _BY_CHANCE_OR_GAS and _gas(view) and not _armed(view):
        return True
    if not acts <= _PLAYFUL or not _of_a_game(view, words):
        return False
    return not (_armed(view) or _hurt(view))


_PLAYFUL = _FORCE_BY_NATURE | word_set(
    "clash take retake fall launch operation hitby bomb assassinate hijack"
)


def _of_a_game(view: View, words: set[str]) -> bool:
    """Tell whether a sentence has the words of sport or of a market."""
    sport = not words.isdisjoint(_SURELY_SPORT) or len(words & _SPORT) >= _FEW
    return sport or not words.isdisjoint(_MARKET) or _scored(view, words)


def _scored(view: View, words: set[str]) -> bool:
    """Tell whether a result is told: "beat Napoli 3-1"."""
    if words.isdisjoint(_PLAYED):
        return False
    said = "".join(t.text if t.text in "-–" else f" {t.text}" for t in view.sentence.tokens)
    said = said.replace("- ", "-").replace("– ", "–")
    return _SCORE.search(said) is not None


def _of_fiction(view: View, words: set[str]) -> bool:
    """Tell whether a sentence is about a story: "the film tells", "a novel set in"."""
    if _STORY.isdisjoint(words) or _TELLS.isdisjoint(words):
        return False
    kinds = [i for i, w in enumerate(view.words) if w in _STORY]
    first = kinds[0]
    telling = [
        i
        for i, w in enumerate(view.words)
        if i > first and w in _TELLS and (w != "set" or view.word(i - 1) == ",")
    ]
    return bool(telling) and view.word(first - 1) not in {"at", "of"}


def _by_nature(view: View, words: set[str]) -> bool:
    if "outbreak" in words and not _BROKEN_OUT.isdisjoint(words):
        words = words - {"outbreak"}  # of violence, not of a disease
    if not _NATURE.isdisjoint(words) or _a_fire(view, words):
        return True
    return "heart" in words and "heart attack" in " ".join(view.words)


def _gas(view: View) -> bool:
    """Tell whether gas, a boiler or the like blew up by itself."""
    said = " ".join(view.words)
    return any(one in said for one in ("gas explosion", "gas leak", "gas cylinder", "boiler"))


def _a_fire(view: View, words: set[str]) -> bool:
    """Tell whether a fire broke out that nobody is said to have laid."""
    if "fire" not in words or words & _SET:
        return False
    return any(
        word == "fire" and view.word(i - 1) in _FIRE_BEFORE and view.word(i + 1) in _FIRE_AFTER
        for i, word in enumerate(view.words)
    )


def _armed(view: View) -> bool:
    """Tell whether an armed side or a weapon is named; a country alone may be a team."""
    speakers = {s.speaker_start for s in view.noticed.speech if s.speaker_end}
    armed = any(
        a.kind in types.ARMED and a.start not in speakers and not _a_team(view, a)
        for a in view.noticed.actors
    )
    return armed or any(w.family != "crude" for w in view.noticed.weapons)


def _a_team(view: View, actor: ActorMention) -> bool:
    """Tell whether a side may be a team: "India", "the Warriors"."""
    first, last = view.first_of(actor), view.last_of(actor)
    if not actor.known:
        return first > 0 and view.capital(last)
    return actor.kind in types.STATE and (
        actor.text == actor.name or " ".join(view.words[first : last + 1]) in view.noticed.nations
    )


def _hurt(view: View) -> bool:
    return any(
        f.what in {"killed", "injured"} and (f.figure.best or f.figure.low)
        for f in view.noticed.figures
    )
