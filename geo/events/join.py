"""How well a clause goes on with what was told before, so that both may tell of one event."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geo.events import types
from geo.events.apart import AFTERMATH, background, next_in_turn, one_more, struck_back
from geo.events.attach_days import lagging
from geo.events.meet import BRIEF, NO, days_meet, places_meet, same_sentence, sentences_since
from geo.events.sides import sides_meet
from geo.events.story import sub_type_of
from geo.model import Modality, Role
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.model import DateMention
    from geo.text.lexicon import Lexicon

_BY_THE_WAY = 0.6  # against going on with what only a side clause told
_GO_BACK = frozenset(("followed", "since"))  # what opens a clause on an earlier deed
_HANGS = 5.0  # "fighting in which a hundred were hurt" is one
_FAR = 6  # sentences over which a clause without place and date still goes on with a story
_LATER = word_set("days weeks months hours day week month")
_CAMPAIGN = frozenset(("launch", "fighting", "operation"))
_FOLLOWS = word_set("follows followed")
_RELATIVE = word_set("who which whom whose")
_ATTACKERS = word_set("attacker assailant bomber perpetrator shooter")
_ASIDES = word_set("arrest release change loot disrupt")  # what goes with an attack
_STOPPING = word_set("change disperse protest crowdnoun livefire")
_CROWDS = word_set("crowd crowds gathering protesters demonstrators")
_OF_THEM = frozenset(("them", "of them"))
_NEAR_TYPES: tuple[set[str], ...] = (
    {types.IED, types.SUICIDE},
    {types.ATTACK, types.ABDUCTION},
    {types.ATTACK, types.IED},
    {types.ABDUCTION, types.IED},
    {types.ABDUCTION, types.CLASH},
    {types.ATTACK, types.CLASH},
    {types.AIR, types.SHELLING},
    {types.AIR, types.IED},
    {types.SHELLING, types.IED},
    {types.ATTACK, types.AIR},
    {types.ATTACK, types.SHELLING},
    {types.ATTACK, types.SUICIDE},
    {types.CLASH, types.IED},
)


def affinity(one: Telling, story: Story, lexicon: Lexicon) -> float:
    """Return how well a telling goes on with a story; below 0 if it cannot."""
    if (
        _died_later(one)
        and sentences_since(one, story) <= 1
        and story.tellings[0].modality is one.modality
    ):
        return 3.0
    if not _groups_meet(one, story) or _told_apart(one, story):
        return NO
    if one.hangs_on in story.tellings and not one.date and not (one.place and story.place):
        return _HANGS
    if "count" in one.acts and sentences_since(one, story) <= 1:
        return 3.0
    parts = [days_meet(one, story), places_meet(one, story)]
    if NO not in parts:
        parts.append(0.0 if _casualties_of(one, story) else sides_meet(one, story, lexicon))
        parts.append(_types_meet(one, story))
    score = sum(parts) + _nearness(one, story) + 0.5 * _went_with(one, story)
    return NO if NO in parts else score


def _died_later(one: Telling) -> bool:
    """Tell whether a sentence only says that one of the hurt died: "he died five days later"."""
    return one.acts <= {"die"} and not one.place and "later" in one.view.words


def _nearness(one: Telling, story: Story) -> float:
    """Return what speaks for one event in where the clause stands and how it begins."""
    gap = sentences_since(one, story)
    score = 0.8 if one.definite else 0.0
    bare = not (one.date or one.place)
    if same_sentence(one, story) or (gap <= _FAR and bare):
        score += 1.6 if bare and gap == 0 else 1.0  # "bombed X, and 18 were killed there"
    elif gap == 1:
        score += 0.3
    if gap <= 1 and one.date and not story.date and story.place and not one.place:
        score += 0.6  # one says where, the other when
    if gap <= 1 and _takes_up(one):
        score += 0.4
    if one.definite and "latest" in one.view.words and len(story.tellings) > BRIEF:
        score += 1.6  # "the latest attack" is what the report is about, however far back
    titles = {one.view.sentence.role, story.tellings[-1].view.sentence.role}
    aside = gap > 0 and bare and all(background(t) or _adds(t) for t in story.tellings)
    return score + (0.5 if Role.TITLE in titles else 0.0) - (_BY_THE_WAY if aside else 0.0)


def _adds(one: Telling) -> bool:
    """Tell whether a relative clause tells of what its sentence only mentions."""
    return one.view.opens[one.clause] == "that" and one.place is not None


def _takes_up(one: Telling) -> bool:
    """Tell whether a clause speaks of people told of before: "the patrol", "the gunmen"."""
    nameless = [a for a in (*one.doers, *one.sufferers) if not a.known]
    return any(
        "the" in one.view.words[max(first - 1, 0) : first + 1]
        for first in map(one.view.first_of, nameless)
    )


# ---------------------------------------------------------------- kinds of acts
def _groups_meet(one: Telling, story: Story) -> bool:
    """Tell whether acts of these groups may be one event: force, crowd, what goes with them."""
    if (one.modality is Modality.ACTUAL) != (story.tellings[0].modality is Modality.ACTUAL):
        return False
    if one.group == story.group or "count" in one.acts or _went_with(one, story):
        return True
    pair = {one.group, story.group}
    same = same_sentence(one, story)
    bare, gap = not (one.date or one.place), sentences_since(one, story)
    if pair == {"force", "disrupt"}:
        return (bare or same) and gap <= 3  # noqa: PLR2004 - "most were intercepted"
    reach = 2 if story.group == "crowd" else 1 if pair == {"force", "loot"} else -1
    dated_first = story.group == "crowd" and bool(one.date and not story.date and not one.place)
    fought = one.doers and one.sufferers and one.kinds <= types.ARMED and "kill" in one.acts
    hangs = bool(one.date) and one.view.opens[one.clause] in _RELATIVE
    if (
        (bare or dated_first)
        and not hangs
        and gap <= reach
        and one.acts <= AFTERMATH
        and not fought
    ):
        return True  # houses burnt, and a sentence on those who died there
    if pair == {"force", "crowd"}:
        kinds = one.kinds.union(*(t.kinds for t in story.tellings))
        return same or "protesters" in kinds or one.strength <= 1
    curfew = "change" in pair and background(one)  # "imposed a curfew after clashes killed four"
    return (
        same and not (curfew or hangs) and bool(pair & {"force", "crowd"}) and bool(pair & _ASIDES)
    )


def _went_with(one: Telling, story: Story) -> bool:
    """Tell whether a sentence says how guards or police met the crowd told of just before."""
    if story.group != "crowd" or one.date or one.place or sentences_since(one, story) > 1:
        return False
    of_them = any(f.victims in _OF_THEM for f in one.figures)
    stopped = "arrest" in one.acts and one.acts <= AFTERMATH | _STOPPING
    crowd = any(a.name in _CROWDS for a in one.sufferers)
    return (of_them and one.acts <= AFTERMATH) or stopped or crowd


def _types_meet(one: Telling, story: Story) -> float:
    """Return how well the sub types go together; NO if they are two events."""
    if story.group != "force" or one.group != "force":
        return 0.3
    if types.generic(one.acts) or types.generic(story.acts):
        return NO if _fired_from_afar(one, story) else 0.2
    if same := one.acts & story.acts - {"kill", "attack", "harm"}:
        named = one.definite and same - {"fighting", "launch"}  # "the air strike"
        return 1.8 if named else 0.6
    if one.acts & {"take", "fall", "retake"} and _goes_on(one, story):
        return 0.2  # shells fell on the base before it fell
    ours, its = sub_type_of([one], "force"), story.sub_type
    if ours == its:
        return 0.6
    return 0.0 if {ours, its} in _NEAR_TYPES or same_sentence(one, story) else NO


def _goes_on(one: Telling, story: Story) -> bool:
    """Tell whether a clause without a day or place of its own comes right behind a story."""
    return not (one.date or one.place) and sentences_since(one, story) <= 1


def _fired_from_afar(one: Telling, story: Story) -> bool:
    """Tell whether a clause with a day of its own tells of shells beside a battle told before."""
    shells = sub_type_of([one], "force") in {types.SHELLING, types.AIR}
    own = bool(one.date) and not one.definite and bool(one.weapons)
    return own and shells and story.sub_type == types.CLASH and not same_sentence(one, story)


def _casualties_of(one: Telling, story: Story) -> bool:
    """Tell whether a sentence only counts who fell in the battle told just before."""
    if one.date or one.place or not one.acts <= AFTERMATH - {"attack", "arrest"}:
        return False
    attackers = any(a.noun in _ATTACKERS for a in one.sufferers)  # of the attack told just before
    if sentences_since(one, story) > 1 or (one.doers and not attackers):
        return False
    attackers = attackers or _fell_in_turn(one, story)
    battle = types.type_of(story.sub_type) == types.BATTLES
    return one.acts <= {"die", "count"} or battle or attackers


def _fell_in_turn(one: Telling, story: Story) -> bool:
    """Tell whether those who attacked forces of a state fell: "six terrorists were killed"."""
    hurt, before = {a.kind for a in one.sufferers}, {a.kind for a in story.sufferers}
    return bool(hurt) and hurt <= types.ARMED - types.STATE and bool(before & types.STATE)


# ---------------------------------------------------------------- told apart
def _told_apart(one: Telling, story: Story) -> bool:
    """Tell whether the words set the clause apart from what was told: "days later", "while"."""
    lags = lagging(one.view, one.clause) and not one.definite
    if lags or next_in_turn(one, story) or one_more(one, story) or _looks_back(one):
        return True
    if same_sentence(one, story):
        if background(one) and story.group == "crowd" and one.acts <= AFTERMATH | {"assassinate"}:
            return True  # what a crowd protests about: "following the death of a youth"
        back = lagging(one.view, one.clause) or one.view.opens[one.clause] in _GO_BACK
        if back or _contrasted(one, story) or struck_back(one, story):
            return True
    elif not (one.date and story.date) and (later(one) or _other_days(one, story)):
        return True
    if one.date is None or story.date is not None:
        return False
    return background(one) or (_opens(one) and _told_on_another_day(one.date, story))


def _looks_back(one: Telling) -> bool:
    """Tell whether a deed with its own day is what the news follows: "follows last week's raid"."""
    if one.date and one.date.rule == "that_day" and _opens(one) and one.place and one.doers:
        return True  # "On the same day, aircraft bombed the camp"
    if one.date and one.definite and "launch" in one.acts and one.acts <= _CAMPAIGN:
        return True  # "they launched their offensive on 27 November"
    nouns = (h for h in one.hits if h.part == "noun")
    before = (set(one.view.words[max(h.first - 5, 0) : h.first]) for h in nouns)
    return bool(one.date and one.definite) and any(words & _FOLLOWS for words in before)


def _other_days(one: Telling, story: Story) -> bool:
    """Tell whether the days that two undated tellings name are different ones."""
    days = {t.undated for t in story.tellings if t.undated}
    if not days:
        return False
    return bool(one.date) or bool(one.undated and not _weekdays(one.undated) & _weekdays(*days))


def _weekdays(*texts: str) -> set[str]:
    words = {w for text in texts for w in text.split()}
    return {w for w in words if w.endswith("day")} or words


def _contrasted(one: Telling, story: Story) -> bool:
    """Tell whether "while" sets two victims side by side."""
    if one.view.opens[one.clause] not in {"while", "whereas"}:
        return False
    mine, theirs = {a.name for a in one.sufferers}, {a.name for a in story.sufferers}
    return bool(mine and theirs) and not mine & theirs


def _opens(one: Telling) -> bool:
    """Tell whether a sentence begins with its own date: "On Tuesday four missiles"."""
    return one.date is not None and one.view.first_of(one.date) <= 1


def _told_on_another_day(date: DateMention, story: Story) -> bool:
    said = story.said_on
    return said is None or (date.date_start, date.date_end) != (said.date_start, said.date_end)


def later(one: Telling) -> bool:
    """Tell whether a sentence opens with "days later": another event."""
    head = one.view.words[:5]
    return not one.definite and any(
        a in _LATER and b in {"later", "earlier", "after", "before"} for a, b in pairwise(head)
    )
