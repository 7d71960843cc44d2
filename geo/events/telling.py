"""One clause that tells of an act: what, who, whom, where, when, how many, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.events import types, when, where
from geo.events.modality import dated, modality_of
from geo.events.roles import own_words, person, sides_of
from geo.events.syntax import DETERMINERS, MODALS, PREPOSITIONS, settled
from geo.events.triggers import Found
from geo.events.words import word_set
from geo.model import Modality, Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from geo.events.syntax import View
    from geo.events.triggers import Triggers
    from geo.model import DateMention, Mention
    from geo.text.actors import ActorMention, WeaponMention
    from geo.text.figures import FigureMention

_DEFINITE = word_set("the this that these those its his her their")
_PLAIN = word_set("bomb crowdnoun rioter bomber disperse livefire count mob")
_DEVICES = word_set(
    "device devices bomb bombs landmine landmines mine mines ied ieds ordnance trap traps"
)
_BACK = word_set("latest same")
_COUNTED = frozenset(("killed", "injured", "casualties", "abducted", "arrested", "released"))
_PERIOD_CUES = (
    ("recent", "weeks"), ("recent", "months"), ("recent", "years"), ("past", "year"),
    ("recent", "days"), ("this", "year"), ("last", "year"), ("so", "far"), ("past", "months"),
)  # fmt: skip
_UNREAL = frozenset(
    (Modality.HISTORICAL, Modality.HYPOTHETICAL, Modality.PLANNED, Modality.NEGATED)
)
_MOVES = {
    "loot": ("from",), "abduct": ("from",), "arrest": ("from",), "disrupt": ("from",),
    "change": ("to", "from"), "body": ("from",),
}  # fmt: skip
_BARE = frozenset(("crowdnoun", "rioter", "bomber", "bomb"))  # people and things, no acts
_ARMED_VERBS = frozenset(("fighting", "strike_bare"))


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
    undated: str = ""  # a day it names that nothing says the date of
    said_on: DateMention | None = None
    label: str = ""
    definite: bool = False
    strength: int = 0

    @property
    def acts(self) -> set[str]:
        """Return the names of what was done."""
        return {hit.act.name for hit in self.hits}

    @property
    def mutual(self) -> bool:
        """Tell whether both sides did it: a clash, an agreement."""
        return any(hit.act.direction == "mutual" for hit in self.hits)

    @property
    def kinds(self) -> set[str]:
        """Return the kinds of all sides."""
        return {a.kind for a in (*self.doers, *self.sufferers)}

    @property
    def group(self) -> str:
        """Return what this can be joined with: force, crowd, or a strategic act's name."""
        if self.label:
            return self.label
        return types.group_of(self.acts, self.kinds)

    @property
    def span(self) -> tuple[int, int]:
        """Return where the sentence stands in the text."""
        return self.view.sentence.start, self.view.sentence.end


def tellings(
    view: View, triggers: Triggers, told_on: dt.date | None, language: str
) -> list[Telling]:
    """Return what a sentence tells, clause by clause."""
    if view.sentence.role in {Role.CAPTION, Role.FURNITURE}:
        return []
    found = triggers.find(view.words, language)
    colon = len(_label_words(view))
    label = triggers.labels.get(" ".join(_label_words(view)), "") if colon else ""
    fitting = [h for h in found if _fits(view, h)]
    hits = [_meant(view, h, triggers) for h in settled(view, fitting)]
    if label:
        hits = [h for h in hits if h.first > colon]
    if not hits:
        hits = list(_only_counted(view, triggers))
    _split(view, hits)
    by_clause: dict[int, list[Found]] = {}
    for hit in hits:
        by_clause.setdefault(view.clause_of(hit.first), []).append(hit)
    told = [
        _telling(view, clause, row, mode)
        for clause, found_here in by_clause.items()
        for mode, row in _by_mode(view, _weeded(view, found_here, triggers))
    ]
    for one in told:
        one.label = label
    _inherit(view, told)
    _move_figures(told)
    _give_places(view, told)
    _give_dates(view, told, told_on)
    told += list(_unspoken(view, told))
    return [part for one in told for part in _one_a_place(one)]


def _split(view: View, hits: Sequence[Found]) -> None:
    """Cut a clause in two where "and" joins two verbs that each have a place of their own."""
    places = [view.first_of(m) for m in where.candidates(view)]
    for before, hit in zip(hits, hits[1:], strict=False):
        at = hit.first - 1 if view.word(hit.first - 1) == "and" else hit.first - 2
        if hit.part != "verb" or at <= before.last or view.word(at) != "and":
            continue
        clause = view.clause_of(hit.first)
        between = any(before.first < p < at for p in places)
        behind = any(p > hit.last and view.clause_of(p) == clause for p in places)
        if between and behind and view.clause_of(before.first) == clause:
            view.open_clause(at, "and")


def _unspoken(view: View, told: Sequence[Telling]) -> Iterator[Telling]:
    """Yield what a clause without a verb repeats: "X and Y were hit; in Syria, places near Z"."""
    if not told or told[-1].place is None or ";" not in view.opens:
        return
    spoken = {one.clause for one in told}
    for clause, opener in enumerate(view.opens):
        if opener != ";" or clause in spoken or clause < told[-1].clause:
            continue
        places = [m for m in where.candidates(view) if _within(view, m.start, clause)]
        place = where.best(view, places, ())
        if place is not None and not any(t.clause == clause for t in told):
            listed = where.siblings(view, place, places)
            yield replace(told[-1], clause=clause, place=place, places=listed, figures=[])


def _label_words(view: View) -> list[str]:
    """Return the words before a colon at the head of a coder's note."""
    return view.words[: view.words.index(":")] if ":" in view.words[1:6] else []


def _only_counted(view: View, triggers: Triggers) -> Iterator[Found]:
    """Yield an act for a sentence that only counts the dead or hurt ("5 fatalities reported")."""
    for figure in view.noticed.figures:
        if figure.what in {"killed", "injured"}:
            first = view.first_of(figure)
            yield Found(first, first, triggers.acts["count"], "noun", "one")
            return


def _meant(view: View, hit: Found, triggers: Triggers) -> Found:
    """Return the act that an ambiguous word means here: a strike by workers is a protest."""
    if hit.act.name == "strike_bare" and not view.noticed.weapons:
        sides = sides_of(view, hit)
        if sides.doers and all(a.kind in {"civilians", "protesters"} for a in sides.doers):
            return hit._replace(act=triggers.acts["protest"])
    if hit.act.name == "violentdemo":
        doers = sides_of(view, hit).doers
        if doers and all(a.kind in types.ARMED for a in doers):
            return hit._replace(act=triggers.acts["loot"])
    return hit


def _move_figures(told: Sequence[Telling]) -> None:
    """Give the hurt to the clause that hurts: "354 were freed, 37 of whom were injured"."""
    hurting = next((t for t in told if t.acts & {"harm", "kill", "die"} and not t.figures), None)
    for one in told:
        if hurting is None or one.group in {"force", "crowd"}:
            continue
        moved = [f for f in one.figures if f.what in {"killed", "injured"}]
        hurting.figures.extend(moved)
        one.figures = [f for f in one.figures if f not in moved]


def _inherit(view: View, told: Sequence[Telling]) -> None:
    """Let a relative clause be as unreal as what it hangs on ("a massacre in which X killed")."""
    for before, one in zip(told, told[1:], strict=False):
        hangs = view.opens[one.clause] in {"which", "who", "whose", "that", "where", "when", "whom"}
        if one.modality is Modality.ACTUAL and before.modality in _UNREAL and hangs:
            one.modality = before.modality


# ---------------------------------------------------------------- acts
def _fits(view: View, hit: Found) -> bool:
    """Tell whether what an act needs beside it is there."""
    needs = hit.act.needs
    if needs == "place":
        return _has_place(view, hit)
    if needs == "vehicle":
        return bool(_VEHICLES & set(view.words[hit.last + 1 : hit.last + 6]))
    if needs == "arms":
        return _has_arms(view, hit)
    if needs == "weapon subject":
        return any(
            view.last_of(w) < hit.first and hit.first - view.last_of(w) < 8  # noqa: PLR2004
            for w in view.noticed.weapons
        )
    before = view.word(hit.first - 1)
    if hit.part == "verb" and hit.form == "ed" and hit.first == hit.last:
        if before in DETERMINERS and hit.act.name not in {"kill", "die"}:
            return False  # "the occupied base", "the kidnapped girls"
    if hit.act.name == "body" and not _FOUND & set(view.words):
        return False
    if hit.act.name == "protest" and view.words[hit.first] in _ALSO_OTHER:
        after = view.word(hit.last + 1)
        return after in PREPOSITIONS or after in {"", ".", ",", "peacefully", "outside", "(", "and"}
    if hit.act.name == "release":
        return _frees(view, hit)
    if hit.act.name == "harm" and hit.form == "ed" and view.word(hit.first - 1) == "the":
        return False  # "the wounded" are people
    if hit.act.name == "target" and hit.form in {"base", "s", "ing"}:
        return bool(view.noticed.weapons) or hit.form != "base"
    return True


_FOUND = word_set("found discovered recovered dumped retrieved lying exhumed")
_ALSO_OTHER = word_set(
    "demonstrated demonstrates demonstrate demonstrating rallied rallies rally rallying"
)


def _frees(view: View, hit: Found) -> bool:
    """Tell whether people are set free, not an index or a statement released."""
    sides = sides_of(view, hit)
    return any(
        a.kind in {"civilians", "protesters"} or (a.kind in types.ARMED and not a.known)
        for a in sides.sufferers
    )


def _has_place(view: View, hit: Found) -> bool:
    """Tell whether a place, village or post is what was taken."""
    for i in range(hit.last + 1, min(hit.last + 9, len(view.words))):
        if view.words[i] in _TAKEN:
            return True
        if view.words[i] in _NOT_TAKEN:
            return False
        if any(view.first_of(m) == i for m in view.noticed.mentions):
            return True
    return False


_NOT_TAKEN = word_set(
    "weapons ammunition drugs cash men people , near in at from with after during train bus express "
    "ship vessel tanker truck vehicle militants fighters suspects members responsibility credit "
    "hostages power assets goods"
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


def _has_arms(view: View, hit: Found) -> bool:
    """Tell whether an attack or a weapon is what was launched."""
    ahead = view.words[hit.last + 1 : hit.last + 8]
    if _ARMS & set(ahead) and not {"tear", "gas"} <= set(ahead):
        return True
    behind = view.words[max(hit.first - 8, 0) : hit.first]
    if hit.form == "ed" and _ARMS & set(behind):
        return True
    return any(0 < view.first_of(w) - hit.last <= 8 for w in view.noticed.weapons)  # noqa: PLR2004


def _weeded(view: View, hits: list[Found], triggers: Triggers) -> list[Found]:
    """Leave out acts that another word of the clause makes something else."""
    acts = {hit.act.name for hit in hits}
    if "disrupt" in acts and not acts & {"kill", "harm", "die", "attack", "clash", "hitby"}:
        hits = [h for h in hits if h.part == "verb" or h.act.name not in _THINGS]
    if "release" in acts:
        hits = [h for h in hits if h.act.name != "abduct"]
    if "bomber" in acts:
        hits = _suicide(view, hits, triggers)
    if _ACCIDENTS & set(view.words) and acts <= _HARM:
        return []
    if acts & _CROWDS:
        hits = [h for h in hits if not _reason(view, h)]
    return hits


_CROWDS = word_set("protest riot violentdemo crowdnoun")
_REASONS = word_set(
    "over against about for condemning denouncing demanding following after protesting protest "
    "condemn denounce demand commemorate remember calling marking mark seeking on"
)


def _reason(view: View, hit: Found) -> bool:
    """Tell whether a noun is what a crowd protests about ("over the killing of a teenager")."""
    if hit.part != "noun" or hit.act.name in _CROWDS or hit.act.direction == "crowd":
        return False
    before = view.words[max(hit.first - 4, 0) : hit.first]
    last = max((k for k, w in enumerate(before) if w in _REASONS), default=-1)
    return last >= 0 and not any(w in {",", "and"} for w in before[last + 1 :])


_THINGS = word_set("explosion bomb suicide bomber grenade shell air")
_HARM = word_set("kill harm hurt die impact")
_ACCIDENTS = word_set(
    "crash crashed accident accidentally collision collided derailed blaze wildfire bushfire "
    "wildfires bushfires flood floods flooding earthquake landslide mudslide drowned drowning "
    "capsized avalanche storm cyclone hurricane typhoon stampede collapse collapsed cholera "
    "virus covid-19 pandemic disease heatwave lightning overturned"
)


def _suicide(view: View, hits: list[Found], triggers: Triggers) -> list[Found]:
    """Read a bomber who does something as a suicide bombing, one who suffers it as nothing."""
    deeds = [h for h in hits if h.act.name in {"explosion", "kill", "harm", "attack", "target"}]
    victims = {a.start for h in deeds for a in sides_of(view, h).sufferers}
    kept: list[Found] = []
    for hit in hits:
        if hit.act.name != "bomber":
            kept.append(hit)
        elif deeds and view.offsets(hit.first, hit.last)[0] not in victims:
            kept.append(hit._replace(act=triggers.acts["suicide"]))
    return kept


def _by_mode(view: View, hits: list[Found]) -> list[tuple[Modality, list[Found]]]:
    """Part the acts of a clause into what is told as fact and what is long past."""
    if not hits:
        return []
    modes = [modality_of(view, hit) for hit in hits]
    past = [h for h, m in zip(hits, modes, strict=True) if m is Modality.HISTORICAL]
    rest = [h for h, m in zip(hits, modes, strict=True) if m is not Modality.HISTORICAL]
    row = []
    if rest:
        row.append(
            (_together(view, rest, [m for m in modes if m is not Modality.HISTORICAL]), rest)
        )
    if past:
        row.append((Modality.HISTORICAL, past))
    return row


_OF_A_PERSON = word_set("kill assassinate abduct arrest")
_SUMMED_UP = word_set("attack kill assassinate abduct sexual harm die")


def _telling(view: View, clause: int, hits: list[Found], modality: Modality) -> Telling:
    """Return what one clause tells, without place and date."""
    one = Telling(view, clause, hits, modality)
    for k, hit in enumerate(hits):
        sides = sides_of(view, hit)
        if k and _goes_on(view, hit, hits[k - 1]) and one.doers:
            sides = sides._replace(doers=())
        if not sides.doers and hit.part == "verb" and hit.act.direction == "doer":
            sides = sides._replace(doers=own_words(view, hit))
        if not sides.sufferers and hit.act.name in _OF_A_PERSON:
            sides = sides._replace(sufferers=person(view, hit))
        one.doers.extend(a for a in sides.doers if a not in one.doers)
        one.sufferers.extend(a for a in sides.sufferers if a not in one.sufferers)
    one.doers = [a for a in one.doers if a not in one.sufferers]
    one.weapons = [w for w in view.noticed.weapons if _within(view, w.start, clause)]
    one.figures = [
        f for f in view.noticed.figures if f.what in _COUNTED and _within(view, f.start, clause)
    ]
    if one.acts & _CROWDS:
        one.figures = [f for f in one.figures if not _about(view, f)]
    one.definite = any(_is_definite(view, hit) for hit in hits)
    one.strength = max(hit.act.strength for hit in hits)
    if any(
        f.what in {"killed", "injured"} and (f.figure.best or f.figure.low) for f in one.figures
    ):
        one.strength = max(one.strength, 2)
    if view.sentence.role is Role.BODY and _vague(view, hits):
        one.strength = min(one.strength, 1)
    if one.acts <= _ARMED_VERBS and not one.kinds & types.ARMED and not one.weapons:
        one.strength = 1
    return one


def _about(view: View, figure: FigureMention) -> bool:
    """Tell whether a figure belongs to what a crowd protests about."""
    first = view.first_of(figure)
    before = view.words[max(first - 6, 0) : first]
    return bool({"over", "against", "condemning", "denouncing", "after", "following"} & set(before))


def _goes_on(view: View, hit: Found, before: Found) -> bool:
    """Tell whether a verb shares its subject with the verb before it."""
    if hit.part != "verb" or before.part != "verb":
        return False
    return hit.form == "ing" or view.word(hit.first - 1) in {"and", ",", "then", "also"}


def _together(view: View, hits: Sequence[Found], modes: Sequence[Modality]) -> Modality:
    """Return the modality of a clause: that of its strongest act, the first of equals."""
    acts = [k for k, hit in enumerate(hits) if hit.act.name not in _BARE] or range(len(hits))
    top = max(acts, key=lambda k: (hits[k].act.strength, -k))
    if any(dated(view, hit) for hit in hits):
        return Modality.ACTUAL
    if modes[top] is Modality.ACTUAL and any(modes[k] is Modality.AGGREGATE for k in acts):
        return Modality.AGGREGATE
    return modes[top]


def _within(view: View, offset: int, clause: int) -> bool:
    return view.clause_of(view.token_at(offset)) == clause


def _is_definite(view: View, hit: Found) -> bool:
    """Tell whether a noun points back ("the attack", "Tuesday's attack")."""
    if hit.part != "noun" or hit.act.name in _PLAIN or view.words[hit.last] in _DEVICES:
        return False
    before = view.words[max(hit.first - 4, 0) : hit.first]
    if not before:
        return False
    if before[-1] in {"'s", "’s"} or before[-1].endswith(("'s", "’s")):
        return any(view.first_of(d) >= hit.first - 3 for d in view.noticed.dates)
    return bool(_BACK & set(before)) or before[-1] in _DEFINITE or before[-2:-1] == ["the"]


def _vague(view: View, hits: Sequence[Found]) -> bool:
    """Tell whether a clause speaks of what goes on, not of what happened."""
    for hit in hits:
        if hit.part == "noun":
            return False
        if hit.form == "ed" or view.word(hit.first - 1) == "to":
            return False
        if hit.form == "ing" and view.word(hit.first - 1) in {",", "by", "after", "while"}:
            return False
        if MODALS & set(view.words[max(hit.first - 3, 0) : hit.first]):
            return False
    return True


# ---------------------------------------------------------------- places and dates
def _home(view: View, told: Sequence[Telling], offset: int) -> Telling | None:
    """Return the telling that something at an offset belongs to: its clause's, else the nearest."""
    clause = view.clause_of(view.token_at(offset))
    own = next((t for t in told if t.clause == clause), None)
    if own:
        return own
    return min(told, key=lambda t: (abs(t.clause - clause), t.clause > clause), default=None)


_ASIDE = word_set("after before since because if unless although though whereas")


def _aside(view: View, home: Telling, offset: int) -> bool:
    """Tell whether a place stands in a side clause ("after the war in Gaza began")."""
    clause = view.clause_of(view.token_at(offset))
    return clause != home.clause and view.opens[clause] in _ASIDE


def _give_places(view: View, told: Sequence[Telling]) -> None:
    """Give every telling the places of its clause, and of the clauses that tell nothing."""
    rows: dict[int, list[Mention]] = {}
    for mention in where.candidates(view):
        home = _home(view, told, mention.start)
        if home is not None and not _aside(view, home, mention.start):
            rows.setdefault(home.clause, []).append(mention)
    for one in told:
        row = rows.get(one.clause, [])
        own = [m for m in row if _within(view, m.start, one.clause)]
        places = own or row
        if one.definite:
            places = [m for m in places if _follows(view, one, m)]
        moves = frozenset(w for act in one.acts for w in _MOVES.get(act, ()))
        one.place = where.best(view, places, [h.first for h in one.hits], moves=moves)
        if one.place is not None:
            one.places = where.siblings(view, one.place, places)


def _follows(view: View, one: Telling, mention: Mention) -> bool:
    """Tell whether a place stands right behind "the attack": only then it is the attack's."""
    first = view.first_of(mention)
    return any(0 < first - hit.last <= 9 for hit in one.hits)  # noqa: PLR2004


def _give_dates(view: View, told: Sequence[Telling], told_on: dt.date | None) -> None:
    """Give every telling its date; a date that bounds a long period makes it an aggregate."""
    rows: dict[int, list[DateMention]] = {}
    for date in view.noticed.dates:
        home = _home(view, told, date.start)
        if home is None:
            continue
        if date.date_start is None:
            home.undated = home.undated or date.text.lower()
            continue
        if when.open_ended(view, date):
            _bounded(home, date, told_on)
        elif when.statement(view, date):
            for one in told:
                if not lagging(view, one.clause):
                    one.said_on = one.said_on or date
        else:
            rows.setdefault(home.clause, []).append(date)
    for one in told:
        row = rows.get(one.clause, [])
        one.date = when.nearest(view, row, [h.first for h in one.hits])
        if one.modality is Modality.ACTUAL:
            one.modality = _by_date(one, told_on)
        plural = all(h.form == "many" and h.act.name in _SUMMED_UP for h in one.hits)
        counted = any(f.figure.best or f.figure.low for f in one.figures)
        if not one.date and not counted and (plural or (one.definite and not one.place)):
            one.strength = min(one.strength, 1)


_LAGS = word_set("days weeks months hours day week month")


def lagging(view: View, clause: int) -> bool:
    """Tell whether a clause opens with "a day after": another event than its sentence's."""
    begin = view.clause.index(clause)
    return view.opens[clause] in {"after", "following"} and bool(
        _LAGS & set(view.words[max(begin - 2, 0) : begin])
    )


def _bounded(one: Telling, date: DateMention, told_on: dt.date | None) -> None:
    """Read "since October" as a sum, unless it began a few days ago."""
    recent = (
        told_on is not None and date.date_start is not None and (told_on - date.date_start).days < 7  # noqa: PLR2004
    )
    if one.modality is Modality.ACTUAL and not recent:
        one.modality = Modality.AGGREGATE


def _by_date(one: Telling, told_on: dt.date | None) -> Modality:
    """Return historical or aggregate where the date says so."""
    words = one.view.words
    pairs = set(zip(words, words[1:], strict=False))
    if one.date is None:
        return Modality.AGGREGATE if pairs & set(_PERIOD_CUES) else Modality.ACTUAL
    if told_on and one.date.date_start and one.date.date_start > told_on:
        days = (one.date.date_start - told_on).days
        return Modality.PLANNED if days > 1 else Modality.ACTUAL
    if when.long_past(one.date, told_on):
        return Modality.HISTORICAL
    return Modality.AGGREGATE if when.long_period(one.date) else Modality.ACTUAL


def _one_a_place(one: Telling) -> Iterator[Telling]:
    """Yield a telling for every place it lists: one event is one place."""
    if len(one.places) < 2 or one.modality is not Modality.ACTUAL:  # noqa: PLR2004
        yield one
        return
    for place in one.places:
        yield replace(one, place=place, places=(place,), figures=[])
