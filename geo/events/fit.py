"""Which words of a sentence are acts: what an act needs must be there, what mocks it must not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events.figurative import figure_of_speech, made_up
from geo.events.meant import meant
from geo.events.needs import fits
from geo.events.roles import sides_of
from geo.events.syntax import settled
from geo.events.triggers import Found
from geo.events.words import BE, DETERMINERS, HAVE
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.events.triggers import Triggers
    from geo.events.view import View

CROWDS = word_set("protest riot violentdemo crowdnoun")
_AS_PROTEST = frozenset(("gather", "block", "purpose"))
_REASONS = word_set(
    "over against about for condemning denouncing demanding following after protesting protest "
    "condemn denounce demand commemorate remember calling marking mark seeking on"
)
_VIOLENCE = word_set("kill harm die hurt attack loot violentdemo clash riot target livefire")
_REVENGE = word_set("avenge avenging avenged revenge retaliation retribution reprisal")
_AMID = frozenset(("amid", "amidst", "following", "after"))
_PRELUDES = frozenset(("following", "after", "amid"))
_OPENS = 8  # words in which a date may stand before them
_THINGS = word_set("explosion bomb suicide bomber grenade shell air")
_BACKGROUND = frozenset(("after", "following", "before", "when"))
_HURTS = word_set("kill harm hurt die")
_DURING = word_set("in during after following through a")
_BLASTS = word_set("suicide explosion air shell grenade chemical")
_TARGETED = word_set("on at near outside against targeting hit")
_BEHIND_PARTICIPLE = word_set("by in on at during last near from earlier while when the")
_ANSWER_WITHIN = 6  # words
_TOOK_PLACE = word_set("place occurred happened came erupted ensued")
_ANSWERS = frozenset(
    (what, to)
    for what in word_set("reaction retaliation response revenge reprisal retribution vengeance")
    for to in ("to", "for")
) | frozenset((what, when) for what in _TOOK_PLACE for when in ("after", "following"))
_ANSWERS |= frozenset(
    (what, "by") for what in word_set("sparked triggered prompted provoked motivated")
)
_STUNNING = word_set("stun flash flash-bang flashbang tear smoke gas percussion")
_LAGS = word_set("day days week weeks month months hours")  # "the day after the killing of X"
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
    fitting = [h for h in found if fits(view, h) and not figure_of_speech(view, h)]
    fitting = [h for h in fitting if not _counts_nobody(view, h)]
    if any(h.act.name != "purpose" for h in fitting):
        fitting = [h for h in fitting if h.act.name != "purpose"]
    protest = triggers.acts["protest"]
    fitting = [h._replace(act=protest) if h.act.name in _AS_PROTEST else h for h in fitting]
    fitting = [h for h in fitting if not (_answered(view, h) or _blamed_for(view, h, fitting))]
    fitting = [h for h in fitting if not _in_its_wake(view, h, fitting)]
    hits = [meant(view, h, triggers) for h in settled(view, fitting)]
    if hits and len(fitting) < len(found) and _only_explains(view, hits):
        return []
    if hits and _nobody_hurt(view, hits):
        hits = []
    if not hits:
        return list(_only_counted(view, triggers)) or list(_only_labelled(view, triggers))
    if view.opens[view.clause_of(hits[0].first)] in _BACKGROUND:
        return [*_only_labelled(view, triggers), *hits]
    return hits


def _answered(view: View, hit: Found) -> bool:
    """Tell whether an act is only what another answered: "in retaliation for the killing of X"."""
    named = hit.part == "noun" or hit.form == "ing" or view.word(hit.first - 1) in DETERMINERS
    if not named:
        return False
    before = view.words[max(hit.first - _ANSWER_WITHIN, 0) : hit.first]
    for k in range(len(before) - 2, -1, -1):
        if before[k] in {",", ";", "and"}:
            return False
        if (before[k], before[k + 1]) in _ANSWERS:
            return True
    return False


def _blamed_for(view: View, hit: Found, hits: Sequence[Found]) -> bool:
    """Tell whether an act is only why another was done: "beat an officer for firing at X"."""
    if hit.form != "ing" or view.word(hit.first - 1) != "for":
        return False
    return any(h.first < hit.first and h.part == "verb" and h.form == "ed" for h in hits)


def _only_explains(view: View, hits: Sequence[Found]) -> bool:
    """Tell whether a sentence says no more than why: "The attack was in revenge for the murder"."""
    words = view.words
    told = any(pair in _ANSWERS for pair in pairwise(words))
    back = frozenset(("the", "this", "these"))
    return told and all(
        (h.part == "noun" or h.form == "ing") and words[max(h.first - 1, 0)] in back for h in hits
    )


def _nobody_hurt(view: View, hits: Sequence[Found]) -> bool:
    """Tell whether a sentence only says that nobody was hurt: a figure of the event, not an act."""
    figures = view.noticed.figures
    zero = bool(figures) and all(f.figure.high == 0 for f in figures)
    return zero and all(h.act.name in _HURTS for h in hits)


def _counts_nobody(view: View, hit: Found) -> bool:
    """Tell whether an act is only said of nobody: "no one was hurt"."""
    start = view.sentence.tokens[hit.first].start
    return any(f.start < start < f.end for f in view.noticed.figures if f.figure.high == 0)


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
    if {"disperse", "grenade"} <= acts and not _STUNNING.isdisjoint(view.words):
        hits = [h for h in hits if h.act.name != "grenade"]
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
    return _after_prelude(view, _own(view, hits, acts))


def _own(view: View, hits: list[Found], acts: set[str]) -> list[Found]:
    """Leave out what is only avenged, or protested about, and anger that breaks nothing."""
    if not _REVENGE.isdisjoint(view.words):
        hits = [h for h in hits if not _avenged(view, h)]
    if "protest" in acts and not acts & _VIOLENCE:
        hits = [h for h in hits if h.act.name != "mob"]  # "angry residents gathered to demand"
    if CROWDS & {h.act.name for h in hits}:
        hits = [h for h in hits if not _reason(view, h) and not _of_subject(view, h, hits)]
    return hits


def _in_its_wake(view: View, hit: Found, hits: Sequence[Found]) -> bool:
    """Tell whether a protest is only when something was done: "killed a man amid protests"."""
    if hit.act.name not in CROWDS or hit.part != "noun":
        return False
    before = view.words[max(hit.first - 5, 0) : hit.first]
    deed = any(
        h.first < hit.first and h.part == "verb" and h.act.name not in CROWDS and h.form == "ed"
        for h in hits
    )
    return deed and not _AMID.isdisjoint(before)


def _after_prelude(view: View, hits: list[Found]) -> list[Found]:
    """Leave out what a sentence only begins with: "following the killing of X, youths burnt"."""
    opens = next((i for i, w in enumerate(view.words[:_OPENS]) if w in _PRELUDES), -1)
    begins = opens <= 0 or view.words[opens - 1] == "," or view.words[opens - 1] in _LAGS
    if len(hits) < 2 or opens < 0 or not begins:  # noqa: PLR2004
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
    before = view.words[max(hit.first - 6, 0) : hit.first]
    last = max((k for k, w in enumerate(before) if w in _REASONS), default=-1)
    between = before[last + 1 :]
    if between[-1:] == ["and"] and view.word(hit.last + 1) == "of":
        between.pop()  # "over the rape and murder of"
    return last >= 0 and not {",", "and"} & set(between)


def _of_subject(view: View, hit: Found, hits: list[Found]) -> bool:
    """Tell whether a participle only describes who protests: "relatives of a man killed by X"."""
    if hit.part != "verb" or hit.form != "ed" or hit.act.name in CROWDS:
        return False
    verb = next((h for h in hits if h.first > hit.last and h.act.name in CROWDS), None)
    if verb is None or verb.part != "verb" or verb.form == "ing":
        return False
    between = view.words[hit.last + 1 : verb.first]
    return not {",", "and", "(", "who"} & set(between) and not _told(view, hit)


def _told(view: View, hit: Found) -> bool:
    """Tell whether a verb has an auxiliary or an object, and so is more than a participle."""
    before, after = view.word(hit.first - 1), view.word(hit.last + 1)
    return before in BE or before in HAVE or after not in _BEHIND_PARTICIPLE


def _avenged(view: View, hit: Found) -> bool:
    """Tell whether a deed is only what another one avenged: "to avenge the killing of X"."""
    before = view.words[max(hit.first - 4, 0) : hit.first]
    return hit.part == "noun" and not _REVENGE.isdisjoint(before)


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
