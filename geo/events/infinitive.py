"""What an infinitive means: "began to fire" happened, "vowed to fire" did not."""

from __future__ import annotations

from geo.model import Modality
from geo.text.words import word_set

INTENT = word_set(
    "threaten threatens threatened threatening plan plans planned planning vow vows vowed vowing "
    "intend intends intended intending prepare prepares prepared preparing promise promises "
    "promised pledge pledges pledged swear swore sworn agree agrees agreed agreeing offer offers "
    "offered propose proposed decide decides decided willing ready set scheduled due expected "
    "expects expect aims aim aimed about poised determined scheduling hope hopes hoped want wants "
    "wanted seek seeks sought"
)
URGES = word_set(
    "urge urges urged urging demand demands demanded demanding call calls called calling warn "
    "warns warned warning order orders ordered ask asks asked request requested requests refuse "
    "refused refuses reject rejected rejects fail failed fails oppose opposed opposes must "
    "insist insisted insists accuse fear fears feared insisting appeal appealed appeals "
    "recommend recommended need needs needed authorize authorizes authorized allow allows "
    "allowed consider considering considers considered"
)
_HAPPENED_TO = word_set(
    "began begun begin begins started continued continue continues managed proceeded came went "
    "resumed gathered assembled converged forced took used streets attempted tried"
)
_TRIED = frozenset(("tried", "attempted"))
_RELATIVE = frozenset(("who", "which", "that"))
_ASSEMBLED = word_set("gathered assembled converged rallied marched streets")
_CLAIMS = word_set("right rights permission freedom ability authorization authorisation license")
_PASTS = word_set(
    "drove cut shut set went came took brought hung threw burnt sat stood wore rode ran made "
    "left kept spent held sang lit laid lay met blew put spread fought broke wrote read hit "
    "withdrew withheld stayed rang slept drew began bore bound chose clung dug fed gave grew "
    "hid knelt leapt lent let lost quit rose shook stole stuck struck swept swung tore wove "
    "hauled shone paid turned"
)


def governed(before: list[str], opens: str = "") -> Modality | None:
    """Return what an infinitive means, from what governs it; None if nothing does.

    ``opens`` is the word that opens its clause: "a man who tried to stab a soldier" stabbed nobody.
    """
    if not _ASSEMBLED.isdisjoint(before):
        return Modality.ACTUAL  # "gathered in X (Y) to protest"
    for word in reversed(before[-9:]):
        if word in _HAPPENED_TO:
            failed = opens in _RELATIVE and word in _TRIED
            return Modality.HYPOTHETICAL if failed else Modality.ACTUAL
        if word in INTENT:
            return Modality.PLANNED
        if word in URGES:
            return Modality.HYPOTHETICAL
    return Modality.HYPOTHETICAL if before[-2:-1] and before[-2] in _CLAIMS else None


def on_purpose(before: list[str]) -> bool:
    """Tell whether something was done to a purpose: "drove their tractors to X to protest"."""
    return any(word.endswith("ed") or word in _PASTS for word in before[1:-1])
