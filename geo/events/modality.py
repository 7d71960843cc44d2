"""Did it happen? Told as fact, denied, planned, supposed, long past, or a sum of many events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.syntax import HAVE, MODALS
from geo.events.words import word_set
from geo.model import Modality

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.events.syntax import View
    from geo.events.triggers import Found

_NEGATIONS = word_set(
    "not never n't no without neither nor nobody none didn't didn’t doesn't don't wasn't weren't "
    "hasn't haven't hadn't wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t cannot"
)
_WILL = frozenset(("will", "shall", "'ll", "won't", "won’t"))
_INTENT = word_set(
    "threaten threatens threatened threatening plan plans planned planning vow vows vowed vowing "
    "intend intends intended intending prepare prepares prepared preparing promise promises "
    "promised pledge pledges pledged swear swore sworn agree agrees agreed agreeing offer offers "
    "offered propose proposed decide decides decided willing ready set scheduled due expected "
    "expects expect aims aim aimed about poised determined scheduling hope hopes hoped want wants "
    "wanted seek seeks sought"
)
_URGES = word_set(
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
_SUPPOSED = word_set(
    "possible potential threatened planned imminent future further any likely hypothetical "
    "anticipated impending foiled would-be eventual upcoming thwarted averted"
)
_SUPPOSED_HEADS = word_set(
    "threat threats risk risks fear fears danger dangers possibility prospect plan plans plot "
    "plots warning warnings warned case prevent prevented preventing prevents avoid avoiding deter "
    "deterring anticipating anticipate call calls called ready prepare preparing threatening "
    "threatened end halt stop impede stopping against capable scenario event halting vow "
    "condemn repeat recurrence planning likelihood preparations authorized allegation "
    "allegations accused accusing defend"
)
_IF = frozenset(("if", "unless", "whether", "lest"))
_ANNIVERSARY = word_set(
    "anniversary commemorate commemorated commemorating commemorates commemoration memorial "
    "remembrance decades decade centuries century genocide-era wartime colonial"
)
_MANY = word_set(
    "dozens hundreds scores thousands numerous many repeated series wave waves string spate "
    "continued continuous continual frequent previous past such these those more other recent "
    "regular routine countless sporadic daily nightly near-daily almost-daily various multiple "
    "similar most all both"
)
_OFTEN = word_set(
    "routinely often regularly frequently repeatedly usually always typically constantly "
    "increasingly times annually daily nightly"
)
_DENIALS = word_set("denied denies denying deny rejected dismissed")
_COURT = word_set(
    "trial convicted sentenced indicted court verdict lawsuit prosecuted acquitted pleaded "
    "tribunal conviction"
)
_VICTIMS = frozenset(("die", "harm", "count", "crowdnoun", "rioter", "explosion"))
_WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today")
_RECENT = word_set("morning night dawn then")
_RISING = word_set(
    "ramped began begun started launching stepped intensified increased escalated resumed rise increase surge spike uptick "
    "escalation stepping ramping increasing intensifying spree campaign number"
)
_DOING = word_set(
    "carry launch conduct stage mount commit perpetrate execute plan plot prevent make undertake "
    "avoid stop halt deter stage hold organize organise join perform resume continue face respond "
    "investigate discuss condemn end be"
)
_YEAR_DIGITS = 4
_LARGE = 10
_NEAR = 5


def modality_of(view: View, one: Found) -> Modality:
    """Return how an act is told, from the words around it; the date has its say elsewhere."""
    clause = view.clause_of(one.first)
    begin = view.clause.index(clause)
    before = view.words[begin : one.first]
    near = before[-_NEAR:]
    if dated(view, one):
        return Modality.ACTUAL
    if _negated(view, one, near):
        return Modality.NEGATED
    if _IF & set(before) or view.opens[clause] in _IF:
        return Modality.HYPOTHETICAL
    if _denied(view, clause, begin):
        return Modality.NEGATED
    if (
        _ANNIVERSARY & set(before[-8:])
        or "World War" in _said(view, one)
        or _year_before(view, one)
        or _in_court(view, one)
    ):
        return Modality.HISTORICAL
    if _since(view, one, begin):
        return Modality.AGGREGATE
    if one.part == "verb":
        return _of_verb(view, one, before)
    return _of_noun(view, one, before)


def dated(view: View, one: Found) -> bool:
    """Tell whether a noun carries its day: "the Saturday attack", "Tuesday's attack"."""
    words = [w for w in view.words[max(one.first - 2, 0) : one.first] if w not in {"'s", "’s"}]
    return one.part == "noun" and one.form == "one" and any(w in _WEEKDAYS for w in words)


def _since(view: View, one: Found, begin: int) -> bool:
    """Tell whether a clause sums up a period: "since the beginning of the year"."""
    row = view.words[begin : one.last + 8]
    if "since" not in row:
        return False
    after = row[row.index("since") + 1 : row.index("since") + 4]
    return not any(w in _RECENT or w.endswith("day") for w in after)


def _said(view: View, one: Found) -> str:
    """Return the words of the clause's end as they are written."""
    tokens = view.sentence.tokens[one.last + 1 : one.last + 16]
    return " ".join(t.text for t in tokens)


def _denied(view: View, clause: int, begin: int) -> bool:
    """Tell whether "denied that" opens the clause."""
    return view.opens[clause] == "that" and bool(
        _DENIALS & set(view.words[max(begin - 6, 0) : begin])
    )


def _year_before(view: View, one: Found) -> bool:
    """Tell whether a bare year names the event: "the 2004 bombing"."""
    for word in view.words[max(one.first - 3, 0) : one.first]:
        if len(word) == _YEAR_DIGITS and word.isdigit() and word[:2] in {"19", "20"}:
            return one.part == "noun" and not {",", "/"} & set(
                view.words[one.first - 3 : one.first]
            )
    return False


def _in_court(view: View, one: Found) -> bool:
    """Tell whether an act is only the matter of a trial."""
    return one.part == "noun" and bool(_COURT & set(view.words[: one.first]))


def _negated(view: View, one: Found, near: list[str]) -> bool:
    """Tell whether a negation governs the act."""
    for k, word in enumerate(near):
        if word in _NEGATIONS or word.endswith(("n't", "n’t")):
            following = near[k + 1] if k + 1 < len(near) else ""
            if following in {"only", "immediately", "clear", "longer", "least"}:
                continue
            between = near[k + 1 :]
            if one.part == "noun" and word == "no":
                return len(between) <= 2  # noqa: PLR2004 - "no new rocket attack"
            return "," not in between
    if near and near[-1] == "to" and len(near) > 1:
        return near[-2] in {"failed", "refused", "unable", "declined"}
    return False


def _of_verb(view: View, one: Found, before: list[str]) -> Modality:
    near = before[-_NEAR:]
    modal = next((w for w in reversed(near) if w in MODALS), "")
    if modal and one.form in {"base", "ed"} and not _perfect_between(near, modal):
        return Modality.PLANNED if modal in _WILL else Modality.HYPOTHETICAL
    if one.form == "base" and "to" in near[-2:]:
        return _infinitive(before)
    if one.form == "ing" and near and near[-1] in {"for", "of", "from", "against", "about"}:
        heads = _SUPPOSED_HEADS | _INTENT | _URGES
        return Modality.HYPOTHETICAL if heads & set(before[-4:]) else Modality.ACTUAL
    if near and near[-1] in {"being", "be"} and "to" in near:
        return _infinitive(before)
    if _OFTEN & set(near) or (HAVE & set(near) and "times" in view.words[one.last : one.last + 6]):
        return Modality.AGGREGATE
    if one.form == "base" and near and near[-1] == "and" and ("to" in before or modal):
        return _infinitive(before)
    return Modality.ACTUAL


def _perfect_between(near: list[str], modal: str) -> bool:
    """Tell whether "may have attacked" stands there: told as something past, if unsure."""
    return "have" in near[near.index(modal) :] and modal in {"may", "might", "must", "could"}


def _infinitive(before: list[str]) -> Modality:
    """Return what "to attack" means, from what governs it."""
    for word in reversed(before[-9:]):
        if word in _HAPPENED_TO:
            return Modality.ACTUAL
        if word in _INTENT:
            return Modality.PLANNED
        if word in _URGES:
            return Modality.HYPOTHETICAL
    return Modality.HYPOTHETICAL


def _of_noun(view: View, one: Found, before: list[str]) -> Modality:
    near = before[-4:]
    if _SUPPOSED & set(near) or (near and _SUPPOSED_HEADS & set(near)):
        return Modality.HYPOTHETICAL
    modal = next((w for w in before[-6:] if w in MODALS), "")
    if modal:
        return Modality.PLANNED if modal in _WILL else Modality.HYPOTHETICAL
    if (_INTENT | _URGES) & set(before[-6:]) and not _told_after(view, one):
        return Modality.HYPOTHETICAL
    if _to_do(before):
        return _infinitive(before)
    if before[-2:] in (["cases", "of"], ["incidents", "of"], ["reports", "of"]):
        return Modality.AGGREGATE
    if (
        one.form == "many"
        and one.act.name not in _VICTIMS
        and (_summed(near) or _RISING & set(before[-5:]))
    ):
        return Modality.AGGREGATE
    after = view.words[one.last + 1 : one.last + 5]
    if any(w in MODALS for w in after[:1]):
        return Modality.HYPOTHETICAL
    return Modality.ACTUAL


def _to_do(before: list[str]) -> bool:
    """Tell whether the noun is what somebody is "to carry out"."""
    for k in range(max(len(before) - 6, 0), len(before) - 1):
        if before[k] in {"to", *MODALS} and before[k + 1] in _DOING:
            return True
    return False


def _told_after(view: View, one: Found) -> bool:
    """Tell whether the noun is the subject of something that did happen."""
    after = view.words[one.last + 1 : one.last + 4]
    return any(w in {"killed", "left", "wounded", "injured", "was", "were", "took"} for w in after)


def _summed(near: Iterable[str]) -> bool:
    """Tell whether a plural is a sum of many events."""
    for word in near:
        if word in _MANY:
            return True
        digits = word.replace(",", "")
        if digits.isdigit() and int(digits) >= _LARGE and not 1900 <= int(digits) <= 2100:  # noqa: PLR2004 - years
            return True
    return False
