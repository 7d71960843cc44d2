"""Who says what: claims of responsibility, blame, denial, refusals to comment, plain statements."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.model import Role
from geo.text.words import Word, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Document
    from geo.text.actors import ActorMention

SAYS, CLAIMS, BLAMES, DENIES, DECLINES = "says", "claims", "blames", "denies", "declines"


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody's statement: the cue at ``start`` to ``end``, and the stretch it governs.

    ``act`` is says, claims (responsibility), blames, denies or declines (neither claims nor
    denies; with no speaker: nobody has claimed it). ``speaker`` is an actor's main name, or the
    words for the speaker; ``to`` is who is blamed.
    """

    start: int
    end: int
    speaker: str
    act: str
    about_start: int
    about_end: int
    to: str = ""
    speaker_start: int = 0
    speaker_end: int = 0


@dataclass(frozen=True, slots=True)
class _Cue:
    words: tuple[str, ...]
    act: str
    passive: bool = False  # the blamed or the speaker follows: "was blamed on X", "according to X"


def _cues(act: str, *phrases: str, passive: bool = False) -> list[_Cue]:
    return [_Cue(tuple(phrase.split()), act, passive) for phrase in phrases]


_ALL = [
    *_cues(
        CLAIMS,
        "claimed responsibility", "claims responsibility", "claiming responsibility", "claim responsibility",
        "took responsibility", "taken responsibility", "takes responsibility", "accepted responsibility",
        "admitted responsibility", "assumed responsibility", "claimed the responsibility", "took credit", "taken credit", "claimed credit", "claims credit", "claimed the attack",
        "claimed the bombing", "claimed the strike", "claimed an attack", "claimed a", "claimed it had", "claimed to have",
        "said it carried out", "said it had carried out", "said they carried out", "said they had carried out",
        "said it was behind", "said it was responsible", "said they were behind", "said its fighters", "said its forces",
        "said it attacked", "said it had attacked", "said it fired", "said it had fired", "said it launched", "said it had launched",
        "said it targeted", "said it had targeted", "saying it had targeted", "said they destroyed", "said it killed", "said it had killed", "said they had killed", "said they killed",
        "said it struck", "said it had struck", "said it shot down", "said it hit", "said it had hit", "announced it had", "bekannte sich", "reivindico", "revendique", "mengaku bertanggung jawab",
    ),
    *_cues(CLAIMS, "claimed by", "responsibility was claimed by", "responsibility claimed by", passive=True),
    *_cues(
        BLAMES,
        "blamed", "blames", "blaming", "accused", "accuses", "accusing", "pointed the finger at", "pointed fingers at",
        "held responsible", "suspects", "laid blame on", "laid the blame on", "put the blame on", "alleged that", "beschuldigte", "acuso", "menuduh",
    ),
    *_cues(
        BLAMES,
        "blamed on", "attributed to", "attributes to", "blame laid on", "blame fell on", "suspected to be", "suspected of",
        "believed to be", "thought to be", "widely blamed on", "pinned on", "linked to", passive=True,
    ),
    *_cues(
        DENIES,
        "denied", "denies", "denying", "rejected", "rejects", "rejecting", "dismissed", "no involvement", "refuted", "refutes", "disputed",
        "was not behind", "were not behind", "not responsible", "nothing to do with", "disavowed", "distanced itself", "called baseless", "dementierte", "nego", "membantah",
    ),
    *_cues(
        DECLINES,
        "declined to comment", "declines to comment", "refused to comment", "would not comment", "did not comment", "has not commented",
        "have not commented", "had not commented", "did not immediately comment", "no comment", "did not respond", "did not immediately respond",
        "neither confirming nor denying", "neither confirmed nor denied", "neither claimed nor denied", "neither confirm nor deny",
        "not claimed responsibility", "no immediate claim", "no claim of responsibility", "not immediately claimed", "maintains a conspicuous silence", "not confirmed or denied",
    ),
    *_cues(SAYS, "according to", "laut", "segun", "selon", "menurut", "nach angaben", "citing", "quoting", passive=True),
    *_cues(
        SAYS,
        "said", "says", "told", "tells", "announced", "announces", "stated", "confirmed", "reported", "reports", "added", "tweeted", "wrote", "noted", "explained",
        "testified", "asserted", "insisted", "emphasizing", "saying", "sagte", "erklarte", "teilte mit", "dijo", "dijeron", "kata", "ujar", "acknowledged",
    ),
]  # fmt: skip
_BY_FIRST: dict[str, list[_Cue]] = {}
for _cue in _ALL:
    _BY_FIRST.setdefault(_cue.words[0], []).append(_cue)
for _rows in _BY_FIRST.values():
    _rows.sort(key=lambda cue: -len(cue.words))

_GROUP_WORDS = frozenset(
    "group organization organisation movement militia alliance outfit they it".split()
)
_ENDS = frozenset((".", "!", "?", ";"))
_QUOTES = frozenset('“”"„«»')
_NOBODY = frozenset(("no", "nobody", "none"))
_LONGEST_SPEAKER = 14
_NO_SPEAKERS = frozenset(("casualties", "people", "person"))


def find_speech(document: Document, actors: Sequence[ActorMention]) -> tuple[Speech, ...]:
    """Return who says what in `document`, in reading order; `actors` as `find_actors` gave them."""
    found: list[Speech] = []
    for sentence in document.sentences:
        if sentence.role is not Role.FURNITURE:
            said = words(document.text, sentence.start, sentence.end)
            found.extend(_in_sentence(document.text, said, actors, sentence.end))
    return tuple(found)


def _in_sentence(
    text: str, said: list[Word], actors: Sequence[ActorMention], end: int
) -> Iterator[Speech]:
    i = 0
    while i < len(said):
        cue = _cue_at(said, i)
        if cue is None or (cue.act == SAYS and not cue.passive and said[i].capital):
            i += 1
            continue
        last = i + len(cue.words)
        yield _speech(text, said, i, last, cue, actors, end)
        i = last


def _cue_at(said: Sequence[Word], i: int) -> _Cue | None:
    for cue in _BY_FIRST.get(said[i].folded, ()):
        if tuple(w.folded for w in said[i : i + len(cue.words)]) == cue.words:
            return cue
    return None


def _speech(
    text: str, said: Sequence[Word], i: int, last: int, cue: _Cue, actors: Sequence[ActorMention], end: int
) -> Speech:  # fmt: skip
    act = cue.act
    before = _speaker_before(text, said, i, actors)
    after = _named_after(text, said, last, actors)
    to = ""
    speaker = before
    if act == BLAMES:
        to = after[0]
        if cue.passive:
            speaker = _by_before(text, said, i, actors)
    elif cue.passive:
        speaker = after
    elif act == SAYS and not speaker[0]:
        speaker = after
    if (
        act == CLAIMS
        and any(w.folded in _NOBODY for w in said[max(0, i - 6) : i])
        and not cue.passive
    ):
        act, speaker = DECLINES, ("", 0, 0)
    about = _about(said, i, last, act, cue, end)
    return Speech(
        said[i].start, said[last - 1].end, speaker[0], act, *about, to, speaker[1], speaker[2]
    )


_Named = tuple[str, int, int]
_NOT_NAMED: _Named = ("", 0, 0)


def _speaker_before(
    text: str, said: Sequence[Word], i: int, actors: Sequence[ActorMention]
) -> _Named:
    """Return the subject of the verb at word `i`: the nearest side or name before it."""
    first = i
    while first and i - first < _LONGEST_SPEAKER and said[first - 1].folded not in _ENDS:
        first -= 1
    if first == i:
        return _NOT_NAMED
    begin, stop = said[first].start, said[i].start
    inside = _within(actors, begin, stop)
    named = [m for m in inside if m.kind != "role" and m.name not in _NO_SPEAKERS]
    previous = said[i - 1].folded
    if previous in _GROUP_WORDS or (
        previous in {"has", "have", "had", "also"} and said[i - 2].folded in _GROUP_WORDS
    ):
        group = _last_group(actors, said[i].start)
        if group is not None:
            return group.name, said[i - 1].start, said[i - 1].end
    if named:
        best = named[-1]
        return best.name, best.start, best.end
    return _capitals_before(text, said, first, i)


def _by_before(text: str, said: Sequence[Word], i: int, actors: Sequence[ActorMention]) -> _Named:
    """Return who attributes: "a strike that Tehran attributed to Israel"; else nobody is named."""
    if i and said[i - 1].folded in {
        "was",
        "were",
        "been",
        "be",
        "is",
        "are",
        "with",
        "widely",
        "being",
    }:
        return _NOT_NAMED
    return _speaker_before(text, said, i, actors)


def _capitals_before(text: str, said: Sequence[Word], first: int, i: int) -> _Named:
    """Return the nearest run of words before a verb that looks like a name or a spokesman."""
    last = i
    while last > first and not (said[last - 1].capital or said[last - 1].folded in _SPEAKERS):
        last -= 1
    start = last
    while start > first and (said[start - 1].capital or said[start - 1].folded in _SPEAKERS):
        start -= 1
    if start == last:
        return _NOT_NAMED
    begin, stop = said[start].start, said[last - 1].end
    return text[begin:stop], begin, stop


def _named_after(
    text: str, said: Sequence[Word], last: int, actors: Sequence[ActorMention]
) -> _Named:
    if last >= len(said):
        return _NOT_NAMED
    reach = said[min(last + 8, len(said)) - 1].end
    inside = _within(actors, said[last].start, reach)
    inside = [m for m in inside if m.kind != "role"]
    if inside:
        return inside[0].name, inside[0].start, inside[0].end
    start = last
    while start < min(last + 3, len(said)) and not (
        said[start].capital or said[start].folded in _SPEAKERS
    ):
        start += 1
    stop = start
    while stop < len(said) and (said[stop].capital or said[stop].folded in _SPEAKERS):
        stop += 1
    if stop == start or start >= last + 3:
        return _NOT_NAMED
    return text[said[start].start : said[stop - 1].end], said[start].start, said[stop - 1].end


def _within(actors: Sequence[ActorMention], start: int, end: int) -> list[ActorMention]:
    at = bisect_left(actors, start, key=lambda m: m.start)
    found = []
    while at < len(actors) and actors[at].end <= end:
        found.append(actors[at])
        at += 1
    return found


def _last_group(actors: Sequence[ActorMention], before: int) -> ActorMention | None:
    """Return the side that "the group" means: the armed group named last before it."""
    at = bisect_left(actors, before, key=lambda m: m.start)
    for mention in reversed(actors[:at]):
        if mention.kind in {"rebel", "political militia", "identity militia"} and mention.known:
            return mention
    return None


def _about(
    said: Sequence[Word], i: int, last: int, act: str, cue: _Cue, end: int
) -> tuple[int, int]:
    """Return the stretch that the cue governs, within its sentence."""
    if act == SAYS and not cue.passive and last < len(said) and i and _ends_sentence(said, i, last):
        return said[0].start, said[i - 1].end
    if cue.passive:
        return said[0].start, end
    return (said[last].start if last < len(said) else end), end


def _ends_sentence(said: Sequence[Word], i: int, last: int) -> bool:
    """Tell whether the statement stands before its cue: "..., the ministry said on Monday."."""
    comma_before = any(w.folded == "," or w.text in _QUOTES for w in said[max(0, i - 6) : i])
    return comma_before and len(said) - last < 8  # noqa: PLR2004


_SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson official officials source sources witness witnesses police ministry minister mayor "
    "governor army military resident residents activists commander statement agency observatory hospital doctors medics security "
    "officer authorities president general report media".split()
)
