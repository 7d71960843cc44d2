"""One clause that tells of an act: what, who, whom, where, when, how many, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.events import crowds, types
from geo.events.apart import inherit, inherit_past, mark_counters, mark_reasons
from geo.events.attach import (
    give_places,
    one_a_place,
    split,
    unspoken,
    within,
)
from geo.events.attach_days import give_dates
from geo.events.clauses import put_together
from geo.events.fit import CROWDS, acts_in, label_of, weeded
from geo.events.modality import dated, modality_of
from geo.events.named import person
from geo.events.ownwords import of_speaker, own_words
from geo.events.roles import sides_of, told_apart
from geo.events.tense import goes_on
from geo.model import Modality, Role
from geo.text.words import word_set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geo.events.triggers import Found, Triggers
    from geo.events.view import View
    from geo.model import DateMention, Mention
    from geo.text.actors import ActorMention, WeaponMention
    from geo.text.figures import FigureMention

_DEFINITE = word_set("the this that these those its their")
_BACK = word_set("latest same")
_PLAIN = word_set("bomb crowdnoun rioter bomber disperse livefire count mob")
_DEVICES = word_set(
    "device devices bomb bombs landmine landmines mine mines ied ieds ordnance trap traps"
)
_COUNTED = frozenset(("killed", "injured", "casualties", "abducted", "arrested", "released"))
_PLANS = frozenset((Modality.HYPOTHETICAL, Modality.PLANNED))
_BARE = frozenset(("crowdnoun", "rioter", "bomber", "bomb"))  # people and things, no acts
_ARMED_VERBS = frozenset(("fighting", "strike_bare", "operation", "launch"))
_OF_A_PERSON = word_set("kill assassinate abduct arrest")
_IT_WAS = frozenset((("it", "was"), ("this", "was"), ("it", "is"), ("this", "is")))
_HAPPENED = word_set("took occurred happened")
_CHANGE = "Change to group/activity"
_RELATIVE = word_set("which who whose that where when whom")
_ONE_OF_MANY = word_set("supporter campaigner rallygoer picketer striker")
_HELD = word_set("detained arrested imprisoned jailed former")
_ABOUT = word_set("over against protest condemning denouncing after following")


@dataclass(slots=True)
class Telling:
    """What one clause tells; the places, dates and sides are those it names itself."""

    view: View
    clause: int
    hits: list[Found]
    modality: Modality
    doers: list[ActorMention] = field(default_factory=list)
    sufferers: list[ActorMention] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    figures: list[FigureMention] = field(default_factory=list)
    place: Mention | None = None
    places: tuple[Mention, ...] = ()
    date: DateMention | None = None
    hangs_on: Telling | None = None  # what a relative clause tells more of
    lost: bool = False  # it names a place that nobody knows
    undated: str = ""  # a day it names that nothing says the date of
    said_on: DateMention | None = None
    label: str = ""
    definite: bool = False
    counter: bool = False  # it tells how those who were attacked hit back
    strength: int = 0

    @property
    def acts(self) -> set[str]:
        """Return the names of what was done."""
        return {hit.act.name for hit in self.hits}

    @property
    def mutual(self) -> bool:
        """Tell whether both sides did it: a clash, an agreement."""
        return self.counter or any(hit.act.direction == "mutual" for hit in self.hits)

    @property
    def says_where(self) -> bool:
        """Tell whether it only says where and when: "the attack took place near X"."""
        if not (self.definite and self.place):
            return False
        return any(self.view.word(hit.last + 1) in _HAPPENED for hit in self.hits)

    @property
    def kinds(self) -> set[str]:
        """Return the kinds of all sides."""
        return {a.kind for a in (*self.doers, *self.sufferers)}

    @property
    def group(self) -> str:
        """Return what this can be joined with: force, crowd, or a strategic act's name."""
        if self.label:
            return self.label
        unarmed = "clash" in self.acts and (crowds.bare_handed(self) or crowds.neighbours(self))
        if unarmed or crowds.rabble(self) or crowds.driven_off(self):
            return "crowd"
        kinds = {_kind_alone(a) for a in (*self.doers, *self.sufferers)}
        if "clash" in self.acts and not self.doers and self.acts & {"kill", "harm", "die"}:
            kinds = kinds - {"civilians"}  # "the number of people killed in the clashes"
        return types.group_of(self.acts, kinds)

    @property
    def span(self) -> tuple[int, int]:
        """Return where the sentence stands in the text."""
        return self.view.sentence.start, self.view.sentence.end


def _kind_alone(actor: ActorMention) -> str:
    """Return the kind of a side; one supporter by himself, or a detained one, is no crowd."""
    alone = not actor.many and actor.noun in _ONE_OF_MANY
    held = not _HELD.isdisjoint(actor.name.lower().split())
    return "civilians" if actor.kind == "protesters" and (alone or held) else actor.kind


def tellings(
    view: View, triggers: Triggers, told_on: dt.date | None, language: str
) -> list[Telling]:
    """Return what a sentence tells, clause by clause."""
    if view.sentence.role in {Role.CAPTION, Role.FURNITURE}:
        return []
    hits = acts_in(view, triggers, language)
    if not hits:
        return []
    split(view, hits)
    told = [
        _telling(view, clause, row, mode)
        for clause, found in _by_clause(view, hits).items()
        for mode, row in _by_mode(view, weeded(view, found, triggers))
    ]
    if told and (label := label_of(view, triggers)):
        told = _labelled(told, label)
    inherit(view, told)
    mark_reasons(view, told)
    mark_counters(view, told)
    _move_figures(told)
    _adopt_figures(view, told)
    give_places(view, told)
    give_dates(view, told, told_on)
    inherit_past(told)
    told = put_together(told)
    told += list(unspoken(view, told))
    return [part for one in told for part in one_a_place(one)]


def _by_clause(view: View, hits: Sequence[Found]) -> dict[int, list[Found]]:
    rows: dict[int, list[Found]] = {}
    for hit in hits:
        rows.setdefault(view.clause_of(hit.first), []).append(hit)
    return rows


def _by_mode(view: View, hits: list[Found]) -> list[tuple[Modality, list[Found]]]:
    """Part the acts of a clause into what is told as fact and what is long past."""
    told = [(hit, modality_of(view, hit)) for hit in hits]
    told = _without_plans(told)
    past = [hit for hit, mode in told if mode is Modality.HISTORICAL]
    rest = [(hit, mode) for hit, mode in told if mode is not Modality.HISTORICAL]
    row = [(_together(view, rest), [hit for hit, _ in rest])] if rest else []
    return [*row, (Modality.HISTORICAL, past)] if past else row


def _without_plans(told: list[tuple[Found, Modality]]) -> list[tuple[Found, Modality]]:
    """Leave out what a fact was done about: "arrested four ahead of a planned rally".

    Whom it was done to may be accused of an act that nobody saw: "accused of stealing".
    """
    facts = [h.first for h, mode in told if mode is Modality.ACTUAL and _done(h)]

    def told_of(hit: Found) -> bool:
        return hit.form != "ing" and (hit.part == "verb" or hit.first < facts[0])

    return [(h, m) for h, m in told if m not in _PLANS or not facts or told_of(h)]


def _done(hit: Found) -> bool:
    return hit.part == "verb" and hit.form == "ed" and hit.act.strength > 1


def _together(view: View, told: Sequence[tuple[Found, Modality]]) -> Modality:
    """Return the modality of a clause: that of its strongest act, the first of equals."""
    if any(dated(view, hit) for hit, _ in told):
        return Modality.ACTUAL
    acts = [(hit, mode) for hit, mode in told if hit.act.name not in _BARE] or list(told)
    mode = max(acts, key=lambda row: row[0].act.strength)[1]
    summed = any(m is Modality.AGGREGATE for _, m in acts)
    return Modality.AGGREGATE if mode is Modality.ACTUAL and summed else mode


# ---------------------------------------------------------------- one clause
def _telling(view: View, clause: int, hits: list[Found], modality: Modality) -> Telling:
    """Return what one clause tells, without place and date."""
    one = Telling(view, clause, hits, modality)
    _give_sides(view, one)
    one.weapons = [
        w
        for w in view.noticed.weapons
        if within(view, w.start, clause) and view.word(view.first_of(w) - 1) != "for"
    ]
    one.figures = [
        f
        for f in view.noticed.figures
        if f.what in _COUNTED
        and within(view, f.start, clause)
        and not (one.acts & CROWDS and _about(view, f))
    ]
    if not one.sufferers and not one.mutual and not one.acts & CROWDS:
        one.sufferers = _counted_people(view, one)
    definite = any(_is_definite(view, hit) for hit in hits)
    one.definite = definite and not crowds.told_afresh(hits)
    one.strength = _strength(view, one)
    return one


def _counted_people(view: View, one: Telling) -> list[ActorMention]:
    """Return the people whom a clause counts as hurt, where no verb has them as its object."""
    names = {a.name for a in one.doers}
    hurt = [f for f in one.figures if f.what in {"killed", "injured", "abducted"}]
    return [
        a
        for a in view.noticed.actors
        if a.name not in names
        and any(f.victims_start <= a.start < f.victims_end and f.figure.high != 0 for f in hurt)
    ]


def _give_sides(view: View, one: Telling) -> None:
    """Give a telling the sides of all its acts; nobody is on both."""
    before: Found | None = None
    violent = one.acts - types.STRATEGIC_ACTS
    for hit in one.hits:
        if violent and hit.act.name in {"arrest", "release"} and not one.acts & CROWDS:
            continue  # "police detained 50 over a bomb attack": they did not bomb
        sides = sides_of(view, hit)
        if before and one.doers and _goes_on(view, hit, before):
            sides = sides._replace(doers=())
        if not sides.doers and hit.part == "verb" and hit.act.direction == "doer":
            sides = sides._replace(doers=own_words(view, hit))
        if not sides.sufferers and hit.act.name in _OF_A_PERSON:
            sides = sides._replace(sufferers=person(view, hit))
        doers = [of_speaker(view, a) for a in sides.doers]
        one.doers.extend(a for a in doers if a not in one.doers)
        one.sufferers.extend(a for a in sides.sufferers if a not in one.sufferers)
        before = hit
    if not one.mutual:
        one.sufferers = [crowds.as_victim(a) for a in one.sufferers]
    one.doers, one.sufferers = told_apart(view, one, (one.doers, one.sufferers))


def _strength(view: View, one: Telling) -> int:
    """Return how surely a clause tells of an event on its own: 3, 2, or 1 for not at all."""
    dead = any(f.what == "killed" and f.figure.best for f in one.figures)
    dead = dead or any(view.words[h.last : h.last + 2] == ["strike", "on"] for h in one.hits)
    if one.acts <= _ARMED_VERBS and not (one.kinds & types.ARMED or one.weapons or dead):
        return 1
    if view.sentence.role is Role.BODY and all(goes_on(view, hit) for hit in one.hits):
        return 1
    if "disperse" in one.acts and ("crowdnoun" in one.acts or crowds.meant(one)):
        return 2  # "police fired tear gas at protesters"
    if "launch" in one.acts and one.weapons:
        return 3  # missiles were fired: no figure of speech
    hurt = [f.figure for f in one.figures if f.what in {"killed", "injured"}]
    counted = any(f.best or f.low for f in hurt) or any(crowds.speaks_up(view, h) for h in one.hits)
    return max(2 * counted, *(hit.act.strength for hit in one.hits))


def _about(view: View, figure: FigureMention) -> bool:
    """Tell whether a figure belongs to what a crowd protests about."""
    first = view.first_of(figure)
    before = view.words[max(first - 6, 0) : first]
    return bool(_ABOUT & set(before))


def _goes_on(view: View, hit: Found, before: Found) -> bool:
    """Tell whether a verb shares its subject with the verb before it."""
    if hit.part != "verb" or before.part != "verb":
        return False
    return hit.form == "ing" or view.word(hit.first - 1) in {"and", ",", "then", "also"}


def _is_definite(view: View, hit: Found) -> bool:
    """Tell whether a noun points back ("the attack", "Tuesday's attack")."""
    if hit.part != "noun" or hit.act.name in _PLAIN or view.words[hit.last] in _DEVICES:
        return False
    before = view.words[max(hit.first - 4, 0) : hit.first]
    if not before:
        return False
    if {"one", "of"} <= set(view.words[max(hit.first - 5, 0) : hit.first]):
        return False  # "in one of the deadliest strikes of the war"
    begin = view.clause.index(view.clause_of(hit.first))
    was = tuple(view.words[begin : begin + 2]) in _IT_WAS
    if was or (before[-1] in {"a", "an"} and view.word(hit.first - 2) in {"is", "was"}):
        return True  # "this crime is an attack on us all"
    if before[-1] in {"'s", "’s"} or before[-1].endswith(("'s", "’s")):
        return any(view.first_of(d) >= hit.first - 3 for d in view.noticed.dates)
    return bool(_BACK & set(before)) or before[-1] in _DEFINITE or before[-2:-1] == ["the"]


# ---------------------------------------------------------------- one sentence
def _labelled(told: Sequence[Telling], label: str) -> list[Telling]:
    """Return the one event that a coder's label names, the other clauses' acts as part of it."""
    first, *others = told
    first.label, first.modality = label, Modality.ACTUAL
    for one in others:
        first.hits.extend(one.hits)
        first.figures.extend(one.figures)
        known = [*first.doers, *first.sufferers]
        first.sufferers.extend(a for a in (*one.doers, *one.sufferers) if a not in known)
    if label == _CHANGE and not first.doers:  # "troops were deployed": it is they who moved
        moved = [a for a in first.sufferers if a.kind in types.ARMED]
        first.doers, first.sufferers = moved, [a for a in first.sufferers if a not in moved]
    return [first]


def _move_figures(told: Sequence[Telling]) -> None:
    """Give the hurt to the clause that hurts: "354 were freed, 37 of whom were injured"."""
    hurting = next((t for t in told if t.acts & {"harm", "kill", "die"} and not t.figures), None)
    for one in told:
        if hurting is None or one.group in {"force", "crowd"}:
            continue
        moved = [f for f in one.figures if f.what in {"killed", "injured"}]
        hurting.figures.extend(moved)
        one.figures = [f for f in one.figures if f not in moved]


def _adopt_figures(view: View, told: Sequence[Telling]) -> None:
    """Give what a clause without an act counts to the nearest act: "attacked X: 12 dead"."""
    spoken = {one.clause for one in told}
    actual = [one for one in told if one.modality is Modality.ACTUAL]
    for figure in view.noticed.figures:
        clause = view.clause_of(view.first_of(figure))
        if figure.what not in _COUNTED or clause in spoken or not actual:
            continue
        home = min(actual, key=lambda t: (abs(t.clause - clause), t.clause > clause))
        if not (home.acts & CROWDS and _about(view, figure)):
            home.figures.append(figure)
