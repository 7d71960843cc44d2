"""A story: everything one report tells of one event."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.events import crowds, types
from geo.events.apart import REPELLED
from geo.events.sameplace import agree, more_exact
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.telling import Telling
    from geo.model import DateMention, Mention
    from geo.text.actors import ActorMention
    from geo.text.speech import Speech

_GOT_THROUGH = word_set("kill harm hurt die explosion impact hitby clash abduct loot")
_PARTLY = word_set("most some several many few part majority others")
_SHARE = re.compile(r"\b(\d{1,5})(?: out)? of (?:the |some |about )?(\d{1,5})\b")
_ASSAULTS = frozenset(("attack", "fighting"))
_NOBODY = frozenset(("people", "others", "person"))  # words that do not say who suffered


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
        for one in sorted(self.tellings, key=lambda t: not t.says_where):
            if one.place and one.place.place:
                if chosen is None or chosen.place is None:
                    chosen = one.place
                elif agree(chosen.place, one.place.place):
                    chosen = more_exact(chosen, one.place)
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
        one_sided = [t for t in self.tellings if t.doers and not t.mutual]
        return [a for t in one_sided or self.tellings for a in t.doers]

    @property
    def sufferers(self) -> list[ActorMention]:
        """Return who suffered it, in text order; the other side of a battle among them."""
        done = {id(a) for a in self.doers}
        told = ((() if t.counter else t.sufferers, t.doers) for t in self.tellings)
        return [a for some, others in told for a in (*some, *others) if id(a) not in done]

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
    label = next((t.label for t in told if t.label), "")
    if label:
        return label
    if group == "crowd":
        return crowds.sub_type(told)
    return _of_force(told) if group == "force" else _strategic(told)


def _acts(told: Sequence[Telling]) -> set[str]:
    return set().union(*(t.acts for t in told))


def _fought(told: Sequence[Telling]) -> bool:
    """Tell whether those who were stopped were killed: "thwarted an incursion, killing eight"."""
    killed = any(f.what == "killed" and f.figure.best for t in told for f in t.figures)
    armed = any(a.kind in types.ARMED for t in told for a in t.doers)
    return (
        killed and armed and not any(w.family not in crowds.BARE for t in told for w in t.weapons)
    )


def _of_force(told: Sequence[Telling]) -> str:
    if _all_intercepted(told, _acts(told)):
        return types.DISRUPTED
    if any(t.acts & _ASSAULTS and not REPELLED.isdisjoint(t.view.words) for t in told):
        return types.CLASH  # "repelled an assault with artillery"
    headed = [o.hangs_on for o in told if o.hangs_on]
    acts = _acts([t for t in told if t.strength > 1 or t in headed] or told)
    takers = [t for t in told if t.acts & {"take", "retake", "fall"}]
    doers = {a.kind for t in takers or told for a in t.doers}
    weapons = [w.sub_type for t in told for w in t.weapons]
    return types.force_type(acts, weapons, doers, _first_sufferers(told))


def _first_sufferers(told: Sequence[Telling]) -> set[str]:
    """Return the kind of those who first are said to suffer: they decide what an attack is."""
    kinds = [(a.kind, a.name) for t in told for a in t.sufferers if a.kind != "role"]
    telling = [kind for kind, name in kinds if name not in _NOBODY]
    return set(telling[:1]) or {kind for kind, _ in kinds}


def _all_intercepted(told: Sequence[Telling], acts: set[str]) -> bool:
    """Tell whether nothing got through (ACLED's rule for disrupted weapons use)."""
    if "disrupt" not in acts or acts & _GOT_THROUGH:
        return False
    rows = [t.view.words for t in told if "disrupt" in t.acts]
    hurt = any(f.figure.best for t in told for f in t.figures)
    return not hurt and not any(_PARTLY & set(row) or _not_all(row) for row in rows)


def _not_all(row: Sequence[str]) -> bool:
    """Tell whether fewer were stopped than came: "21 of 28 drones", "21 out of the 28"."""
    shares = _SHARE.findall(" ".join(row))
    return any(int(stopped) < int(came) for stopped, came in shares)


def _strategic(told: Sequence[Telling]) -> str:
    names = _acts(told) & types.STRATEGIC_ACTS
    first = next((h.act for t in told for h in t.hits if h.act.name in names), None)
    if first and first.name == "disrupt" and _fought(told):
        return types.CLASH
    return first.sub_type if first else "Other"
