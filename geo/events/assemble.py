"""Joins the clauses of one report that tell of one event, and drops what is no event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.events import types, when, where
from geo.events.telling import lagging
from geo.model import Kind, Modality, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.telling import Telling
    from geo.model import DateMention, Mention, Place
    from geo.text.actors import ActorMention
    from geo.text.lexicon import Lexicon
    from geo.text.speech import Speech

_FAMILIAR = 0.5  # kinship from which two names may be one side
_LEAD = 2  # sentences
_FAR = 6  # sentences


@dataclass(slots=True)
class Story:
    """The tellings of one event within a report."""

    group: str
    tellings: list[Telling] = field(default_factory=list)
    speech: list[Speech] = field(default_factory=list)

    @property
    def acts(self) -> set[str]:
        """Return the names of everything that was done."""
        return set().union(*(t.acts for t in self.tellings))

    @property
    def place(self) -> Mention | None:
        """Return the most exact place that a telling names."""
        chosen: Mention | None = None
        for one in self.tellings:
            if one.place and one.place.place:
                if chosen is None or chosen.place is None:
                    chosen = one.place
                elif where.agree(chosen.place, one.place.place):
                    chosen = where.more_exact(chosen, one.place)
        return chosen

    @property
    def date(self) -> DateMention | None:
        """Return the most exact date that a telling names, the first of equals."""
        dates = [t.date for t in self.tellings if t.date]
        return min(dates, key=_length, default=None)

    @property
    def said_on(self) -> DateMention | None:
        """Return the day on which somebody first spoke of it."""
        return next((t.said_on for t in self.tellings if t.said_on), None)

    @property
    def doers(self) -> list[ActorMention]:
        """Return who did it, in text order."""
        one_sided = [t for t in self.tellings if t.doers and not _mutual(t)]
        return [a for t in one_sided or self.tellings for a in t.doers]

    @property
    def sufferers(self) -> list[ActorMention]:
        """Return who suffered it, in text order; the other side of a battle among them."""
        done = {id(a) for a in self.doers}
        return [a for t in self.tellings for a in (*t.sufferers, *t.doers) if id(a) not in done]

    @property
    def sub_type(self) -> str:
        """Return ACLED's sub type of all that is told."""
        return sub_type_of(self.tellings, self.group)


def _length(date: DateMention) -> int:
    if not (date.date_start and date.date_end):
        return 0
    return (date.date_end - date.date_start).days


def sub_type_of(told: Sequence[Telling], group: str) -> str:
    """Return the sub type of some tellings of one event."""
    acts: set[str] = set().union(*(t.acts for t in told))
    takers = [t for t in told if t.acts & {"take", "retake", "fall"}]
    doers = {a.kind for t in takers or told for a in t.doers}
    sufferers = {a.kind for t in told for a in t.sufferers if a.kind != "role"}
    label = next((t.label for t in told if t.label), "")
    if label:
        return label
    if group == "crowd":
        return _of_crowd(told, acts, doers, sufferers)
    if group == "force":
        if _all_intercepted(told, acts):
            return types.DISRUPTED
        firm = [t for t in told if t.strength > 1]
        acts = set().union(*(t.acts for t in firm or told))
        weapons = [w.sub_type for t in told for w in t.weapons]
        return types.force_type(acts, weapons, doers, _first_kind(told) or sufferers)
    strategic = acts & types.STRATEGIC_ACTS
    first = next((h.act for t in told for h in t.hits if h.act.name in strategic), None)
    return first.sub_type if first else "Other"


def _first_kind(told: Sequence[Telling]) -> set[str]:
    """Return the kind of those who first are said to suffer: they decide what an attack is."""
    for one in told:
        for a in one.sufferers:
            if a.kind != "role" and a.name not in {"people", "others", "person"}:
                return {a.kind}
    return set()


_GOT_THROUGH = frozenset("kill harm hurt die explosion impact hitby clash abduct loot".split())
_PARTLY = frozenset("most some several many few part majority others".split())


def _all_intercepted(told: Sequence[Telling], acts: set[str]) -> bool:
    """Tell whether nothing got through (ACLED's rule for disrupted weapons use)."""
    if "disrupt" not in acts or acts & _GOT_THROUGH:
        return False
    words = {w for t in told if "disrupt" in t.acts for w in t.view.words}
    hurt = any(f.figure.best for t in told for f in t.figures)
    return not words & _PARTLY and not hurt


def _of_crowd(told: Sequence[Telling], acts: set[str], doers: set[str], sufferers: set[str]) -> str:
    harmed = any(
        t.acts & {"kill", "harm", "die", "attack"} and t.group != "force" for t in told
    ) or bool(acts & {"kill", "harm"} and sufferers & {"protesters"})
    police = bool(doers & types.STATE) or bool(sufferers & {"protesters"})
    if "clash" in acts and not (doers | sufferers) & types.STATE:
        return types.MOB
    return types.crowd_type(acts, harmed=harmed, police=police)


# ---------------------------------------------------------------- joining
def stories(told: Iterable[Telling], lexicon: Lexicon) -> list[Story]:
    """Join the tellings of a report, in order, to one story an event."""
    found: list[Story] = []
    for one in told:
        home = _home(one, found, lexicon)
        if home is None:
            found.append(Story(one.group, [one]))
        else:
            home.tellings.append(one)
            if home.group == "force" and one.group == "crowd" and one.strength > 1:
                home.group = "crowd"
    return found


def _home(one: Telling, found: Sequence[Story], lexicon: Lexicon) -> Story | None:
    """Return the story that a telling goes on with, or None if it begins one."""
    best, top = None, 0.9
    for age, story in enumerate(reversed(found)):
        score = _affinity(one, story, lexicon) - 0.1 * min(age, 5)
        if score > top:
            best, top = story, score
    return best


def _affinity(one: Telling, story: Story, lexicon: Lexicon) -> float:
    """Return how well a telling goes on with a story; below 0 if it cannot."""
    if not _groups_meet(one, story):
        return -1.0
    last = story.tellings[-1]
    same_sentence = any(t.view.number == one.view.number for t in story.tellings)
    score = 0.0
    date = story.date
    if one.date and date:
        if not when.overlap(one.date, date) or _another(one, date, last):
            return -1.0
        score += 1.5
    elif later(one) and not same_sentence:
        return -1.0
    elif one.date and background(one):
        return -1.0
    elif not same_sentence and _other_days(one, story):
        return -1.0
    if same_sentence and (lagging(one.view, one.clause) or _contrasted(one, story)):
        return -1.0
    elif one.date and _opens(one) and _told_on_another_day(one.date, story):
        return -1.0
    place = story.place
    if "count" in one.acts and one.view.number - last.view.number <= 1:
        return 3.0
    if one.place and place and one.place.place and place.place:
        if where.agree(one.place.place, place.place):
            score += 1.5
        elif not one.definite or len(one.places) > 1 or not _wide(one.place.place):
            return -1.0
    if len(one.places) == 1 and any(
        t.view is one.view and t.hits is one.hits for t in story.tellings
    ):
        return -1.0  # the other half of a list of places
    sides = 0.0 if _casualties_of(one, story) else _sides_meet(one, story, lexicon)
    if sides < 0:
        return -1.0
    kinds = _types_meet(one, story)
    if kinds < 0 and not same_sentence:
        return -1.0
    score += sides + max(kinds, 0.0)
    gap = one.view.number - last.view.number
    if same_sentence:
        score += 1.0
    elif gap <= _FAR and not (one.date or one.place):
        score += 1.0
    elif gap == 1:
        score += 0.3
    if gap <= 1 and one.date and not date and place and not one.place:
        score += 0.6  # one says where, the other when
    if one.definite:
        score += 0.8
    if one.view.sentence.role is Role.TITLE or last.view.sentence.role is Role.TITLE:
        score += 0.5
    return score


def _another(one: Telling, date: DateMention, last: Telling) -> bool:
    """Tell whether a later sentence with its own, vaguer or sharper date tells something else."""
    mine = one.date
    if mine is None or one.definite or one.view.number - last.view.number < 2:  # noqa: PLR2004
        return False
    return (mine.date_start, mine.date_end) != (date.date_start, date.date_end)


_WIDE = (Kind.COUNTRY, Kind.ADMIN1, Kind.REGION)


def _wide(place: Place) -> bool:
    return place.kind in _WIDE


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


def _casualties_of(one: Telling, story: Story) -> bool:
    """Tell whether a sentence only counts who fell in the battle told just before."""
    if one.doers or one.date or one.place or not one.acts <= _AFTERMATH - {"attack", "arrest"}:
        return False
    if one.view.number - story.tellings[-1].view.number > 1:
        return False
    return one.acts <= {"die", "count"} or story.sub_type == types.CLASH


def background(one: Telling) -> bool:
    """Tell whether a clause only says what came before ("after the killings last week")."""
    return one.view.opens[one.clause] in {"after", "following", "since"}


def _opens(one: Telling) -> bool:
    """Tell whether a sentence begins with its own date: "On Tuesday four missiles"."""
    return one.date is not None and one.view.first_of(one.date) <= 1


def _told_on_another_day(date: DateMention, story: Story) -> bool:
    said = story.said_on
    return said is None or (date.date_start, date.date_end) != (said.date_start, said.date_end)


_LATER = frozenset("days weeks months hours day week month".split())


def later(one: Telling) -> bool:
    """Tell whether a sentence opens with "days later": another event."""
    head = one.view.words[:5]
    return not one.definite and any(
        a in _LATER and b in {"later", "earlier", "after", "before"}
        for a, b in zip(head, head[1:], strict=False)
    )


def _groups_meet(one: Telling, story: Story) -> bool:
    if (one.modality is Modality.ACTUAL) != (story.tellings[0].modality is Modality.ACTUAL):
        return False
    group = one.group
    if group == story.group or "count" in one.acts:
        return True
    pair = {group, story.group}
    bare = not one.date and not one.place
    gap = one.view.number - story.tellings[-1].view.number
    if pair == {"force", "disrupt"} and (bare or _same_sentence(one, story)) and gap <= 3:  # noqa: PLR2004
        return True
    if story.group == "crowd" and bare and gap <= 2 and one.acts <= _AFTERMATH:  # noqa: PLR2004
        return True
    if pair == {"force", "crowd"}:
        crowd_hurt = "protesters" in one.kinds or any(
            "protesters" in t.kinds for t in story.tellings
        )
        return crowd_hurt or one.strength <= 1 or _same_sentence(one, story)
    same = _same_sentence(one, story)
    return same and bool(pair & {"force", "crowd"}) and bool(pair & _ASIDES)


_AFTERMATH = {"kill", "harm", "hurt", "die", "count", "arrest", "release", "attack", "loot"}
_ASIDES = {"arrest", "release", "change", "loot", "disrupt"}  # what goes with an attack


def _same_sentence(one: Telling, story: Story) -> bool:
    return any(t.view.number == one.view.number for t in story.tellings)


def _types_meet(one: Telling, story: Story) -> float:
    """Return how well the sub types go together; below 0 if they are two events."""
    if story.group != "force" or one.group != "force":
        return 0.3
    mine, theirs = types.generic(one.acts), types.generic(story.acts)
    if mine or theirs:
        return 0.2
    if one.acts & story.acts - {"kill", "attack", "harm"}:
        return 0.6
    ours, its = sub_type_of([one], "force"), story.sub_type
    if ours == its:
        return 0.6
    return 0.0 if {ours, its} in _NEAR_TYPES else -1.0


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


def _sides_meet(one: Telling, story: Story, lexicon: Lexicon) -> float:
    """Return how well the sides go together; below 0 if they are reversed or strangers."""
    doers, sufferers = story.doers, story.sufferers
    if story.group == "crowd" or _mutual(one) or any(_mutual(t) for t in story.tellings):
        pool = _kin([*one.doers, *one.sufferers], [*doers, *sufferers], lexicon)
        return 0.5 * max(pool, 0.0)
    straight = _kin(one.doers, doers, lexicon), _kin(one.sufferers, sufferers, lexicon)
    crossed = _kin(one.doers, sufferers, lexicon), _kin(one.sufferers, doers, lexicon)
    if max(crossed) >= _FAMILIAR and max(straight) < _FAMILIAR and "clash" not in story.acts:
        return -1.0
    if _turned(one, doers, sufferers) and max(straight) < _FAMILIAR:
        return -1.0
    if straight[0] < _FAMILIAR and one.doers and doers and _strangers(one.doers, doers):
        return -1.0
    return 0.5 * (max(straight[0], 0.0) + max(straight[1], 0.0))


def _turned(one: Telling, doers: Sequence[ActorMention], sufferers: Sequence[ActorMention]) -> bool:
    """Tell whether those who suffer are of the sort that did it before: a blow struck back."""
    rebels = types.ARMED - types.STATE
    hurt, did = {a.kind for a in one.sufferers}, {a.kind for a in doers}
    before = {a.kind for a in sufferers} - {"role"}
    if not hurt or not hurt <= rebels or not before - rebels:
        return False
    struck_back = bool(one.doers) and {a.kind for a in one.doers} <= types.STATE
    return (bool(did) and did <= rebels) or (struck_back and before <= {"civilians"})


def _mutual(one: Telling) -> bool:
    return any(h.act.direction == "mutual" for h in one.hits)


def _strangers(some: Sequence[ActorMention], others: Sequence[ActorMention]) -> bool:
    """Tell whether two sets of doers are sides that cannot be one."""
    ours, theirs = {a.kind for a in some}, {a.kind for a in others}
    if ours & types.STATE and theirs & (types.ARMED - types.STATE):
        return not ours & theirs
    if theirs & types.STATE and ours & (types.ARMED - types.STATE):
        return not ours & theirs
    return all(a.known for a in (*some, *others)) and not ours & theirs


def _kin(some: Sequence[ActorMention], others: Sequence[ActorMention], lexicon: Lexicon) -> float:
    """Return the kinship of the closest two of some sides; -1 where one set is empty."""
    if not some or not others:
        return -1.0
    return max(
        1.0 if a.name == b.name else lexicon.kin(a.name, b.name) for a in some for b in others
    )
