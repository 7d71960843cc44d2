"""The words by which somebody claims, blames, denies, declines to say, or simply says."""

from __future__ import annotations

from typing import NamedTuple

from geo.text.words import word_set

SAYS, CLAIMS, BLAMES, DENIES, DECLINES = "says", "claims", "blames", "denies", "declines"


class Cue(NamedTuple):
    """A phrase of folded words; ``passive``: who speaks, or is blamed, follows it."""

    words: tuple[str, ...]
    act: str
    passive: bool = False


def _cues(act: str, phrases: str, *, passive: bool = False) -> list[Cue]:
    return [
        Cue(tuple(phrase.split()), act, passive)
        for phrase in (line.strip() for line in phrases.split("|"))
    ]


_ALL = [
    *_cues(
        CLAIMS,
        "claimed responsibility|claims responsibility|claiming responsibility"
        "|claim responsibility|took responsibility|taken responsibility|takes responsibility"
        "|taking responsibility|accepted responsibility|admitted responsibility"
        "|assumed responsibility|claimed the responsibility|took credit|taken credit"
        "|claimed credit|claims credit|taking credit|claimed the attack|claimed the bombing"
        "|claimed the strike|claimed an attack|claimed the assault|claimed the killing"
        "|claimed attacks|claimed to have|claims to have|claiming to have|bekannte sich"
        "|reivindico|se atribuyo|a revendique|ont revendique|mengaku bertanggung jawab"
        "|admitted to|admitted carrying out",
    ),
    *_cues(
        CLAIMS,
        "claimed by|responsibility was claimed by|responsibility claimed by|revendique par"
        "|reivindicado por",
        passive=True,
    ),
    *_cues(
        BLAMES,
        "suspected of|blamed|blames|blaming|accused|accuses|accusing|pointed the finger at"
        "|pointing the finger at|pointed fingers at|laid blame on|laid the blame on"
        "|put the blame on|placed the blame on|beschuldigte|acuso a|menuduh|accuse",
    ),
    *_cues(
        BLAMES,
        "blamed on|attributed to|attributes to|attributing to|blame laid on|blame fell on"
        "|suspected to be|believed to be|thought to be|pinned on|suspicion fell on",
        passive=True,
    ),
    *_cues(
        DENIES,
        "denied|denies|deny|denying|rejected|rejects|reject|rejecting|dismissed|dismisses"
        "|no involvement|refuted|refutes|was not behind|were not behind|was not responsible"
        "|were not responsible|nothing to do with|disavowed|distanced itself|dementierte|nego"
        "|membantah|a dementi",
    ),
    *_cues(
        DECLINES,
        "declined to comment|declines to comment|refused to comment|would not comment"
        "|did not comment|has not commented|have not commented|had not commented"
        "|did not immediately comment|no comment|no immediate comment|did not respond"
        "|did not immediately respond|neither confirming nor denying"
        "|neither confirmed nor denied|neither claimed nor denied|neither confirm nor deny"
        "|not claimed responsibility|no immediate claim|no claim of responsibility"
        "|not immediately claimed|conspicuous silence|not confirmed or denied|rarely comments"
        "|has not acknowledged|declined to confirm",
    ),
    *_cues(SAYS, "according to|laut|segun|selon|menurut|nach angaben|citing|quoting", passive=True),
    *_cues(
        SAYS,
        "said|says|told|tells|announced|announces|stated|confirmed|confirms|reported|added"
        "|tweeted|wrote|noted|explained|testified|asserted|insisted|emphasizing|saying|sagte"
        "|erklarte|dijo|dijeron|kata|ujar|acknowledged|alleged|maintained|a declare|a indique",
    ),
]
_BY_FIRST: dict[str, list[Cue]] = {}
for _cue in sorted(_ALL, key=lambda cue: -len(cue.words)):
    _BY_FIRST.setdefault(_cue.words[0], []).append(_cue)

_CLAIMING = word_set("claimed claims claiming")
_DEED_NOUNS = word_set(
    """attack attacks strike strikes bombing bombings assault assaults raid raids ambush ambushes
    killing killings shooting shootings operation operations blast explosion kidnapping abduction"""
)
_FAR = 9  # words between "said" and "that it had carried out"
_ITSELF = word_set("it they its their we our")
_OWN = word_set(
    """fighters forces men militants troops members soldiers snipers drones group units
    mujahideen"""
)
_AUXILIARIES = word_set(
    "had has have also been were was successfully jointly itself themselves that"
)
# "The group said it had ...": what one claims to have done.
DEEDS = word_set(
    """attacked killed fired launched carried targeted struck hit destroyed shot detonated ambushed
    conducted abducted captured downed bombed seized behind responsible executed assassinated
    kidnapped shelled raided intercepted blew blown planted wounded neutralized eliminated
    repelled stormed attacking targeting"""
)

CUE_WORDS = frozenset(_BY_FIRST) | _CLAIMING  # that a statement may begin with


def cue_at(folded: list[str], i: int) -> tuple[int, Cue] | None:
    """Return the end and the cue of the statement that begins at word `i`, the longest one."""
    if folded[i] in _CLAIMING and (deed := _claimed_deed(folded, i + 1)):
        return deed, Cue((folded[i],), CLAIMS)
    if i and folded[i] == "reported" and folded[i - 1] == "as":
        return None  # "as reported": nobody speaks
    for cue in _BY_FIRST.get(folded[i], ()):
        end = i + len(cue.words)
        if cue.words == ("said",) and folded[end : end + 1] == ["to"]:
            continue  # "said to belong to": others say it
        if tuple(folded[i:end]) == cue.words:
            if cue.act == SAYS and not cue.passive and (deed := _own_deed(folded, end)):
                return deed, Cue(cue.words, CLAIMS)
            return end, cue
    return None


def _claimed_deed(folded: list[str], i: int) -> int:
    """Return the end of "claimed" before "a missile attack on Erbil"; 0 before "that"."""
    for word in folded[i : i + _FAR // 2]:
        if word in _DEED_NOUNS:
            return i
        if (
            word in {"that", "to", "by", "responsibility", "credit", "lives"}
            or not word[0].isalnum()
        ):
            return 0
    return 0


def _own_deed(folded: list[str], i: int) -> int:
    """Return the end of "it had attacked" after "said": a claim; 0 if it is none."""
    for k in range(i, min(i + _FAR, len(folded))):
        if folded[k] in {"that", ","}:
            i = k + 1
            break
        if not folded[k].isalnum() or folded[k] in _ITSELF:
            break
    if i >= len(folded) or folded[i] not in _ITSELF:
        return 0
    i += 1
    if i < len(folded) and folded[i] in _OWN:
        i += 1
    while i < len(folded) and folded[i] in _AUXILIARIES:
        i += 1
    return i + 1 if i < len(folded) and folded[i] in DEEDS else 0
