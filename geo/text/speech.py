"""Who says what in a sentence: claims of responsibility, blame, denial, refusals, statements."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from geo.text.speech_cues import (
    BLAMES,
    CLAIMS,
    CUE_WORDS,
    DECLINES,
    DENIES,
    SAYS,
    Cue,
    cue_at,
)
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.text.actors import ActorMention
    from geo.text.statements import Statements

__all__ = ["BLAMES", "CLAIMS", "DECLINES", "DENIES", "SAYS", "Reading", "Speech"]


_SKIPPED = word_set(
    """has have had also later then earlier previously immediately reportedly again still already
    subsequently soon who which was were been being not since once officially widely"""
)
_GROUP = word_set(
    "group organization organisation movement militia alliance outfit faction it they"
)
PERSON = word_set("he she him her")
_PASSIVE = word_set("was were been be is are with widely being")
_NOBODY = word_set("no nobody none")
_ENDS = word_set(". ! ? ;")
_QUOTES = frozenset('“”"„«»‘')
_ARMED = frozenset(("rebel", "political militia", "identity militia"))
_OFFICES = word_set(
    """spokesman spokeswoman spokesperson spokespeople official officials source sources witness
    witnesses police ministry minister mayor governor army military resident residents activists
    activist commander statement agency observatory hospital doctors medics security officer
    officers authorities president general report media locals villagers survivors analysts
    monitor ngo group department survivor relatives families lawyer organisation organization"""
)
_NO_NAMES = word_set(
    """the a an on in at by and but however meanwhile nearly according still yet some most many
    since after before when while if this that these those it they we he she i monday tuesday
    wednesday thursday friday saturday sunday whoever in-addition"""
)
_PARTICIPLES = word_set(
    "neither accusing blaming denying rejecting claiming saying emphasizing citing quoting taking"
)
_REACH, _NEAR, _LONGEST_NAME, _LAST_WORDS = 14, 4, 7, 8
_GROUP_WITHIN = 40  # names before "the group" among which its own stands


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


class _Named(NamedTuple):
    name: str
    start: int
    end: int


_NOBODY_NAMED = _Named("", 0, 0)


class Reading:
    """One sentence while its statements are being found."""

    def __init__(self, told: Statements, number: int) -> None:
        self.told = told
        self.number = number
        self.text = told.cast.background.text
        self.said = told.cast.background.said(number)
        self.folded = self.said.folded
        self.end = self.said[-1].end

    @property
    def actors(self) -> Sequence[ActorMention]:
        """Return the sides and people that the sentence names."""
        return self.told.cast.of(self.number)

    def speeches(self) -> Iterator[Speech]:
        """Yield the statements of the sentence."""
        last: Speech | None = None
        done = 0
        for i in [i for i, word in enumerate(self.folded) if word in CUE_WORDS]:
            found = cue_at(self.folded, i) if i >= done else None
            if found is None or (
                i and self.said[i].capital and found[1].act == SAYS and not found[1].passive
            ):
                continue
            speech = self._speech(i, *found, last)
            told = speech.to or not (found[1].passive and speech.act == BLAMES)
            if told and not self._only_described(i, found[0]):  # "believed to be 20"
                last = speech
                yield speech
            done = found[0]

    def _only_described(self, i: int, last: int) -> bool:
        """Tell whether "accused of" only says whom: "a man accused of theft was beaten"."""
        of = self.folded[i] == "accused" and "of" in self.folded[last - 1 : last + 1]
        return of and not self._is_passive(i)

    def _speech(self, i: int, last: int, cue: Cue, previous: Speech | None) -> Speech:
        act, to = cue.act, ""
        if cue.passive and act != BLAMES:
            speaker = self._after(last)
        elif self.folded[i] in _PARTICIPLES and previous is not None:
            speaker = _Named(previous.speaker, previous.speaker_start, previous.speaker_end)
        elif self.folded[i] in _PARTICIPLES and (first := self._first_side(i)) is not None:
            speaker = first
        else:
            speaker = self._before(i)
            if act == CLAIMS and (first := self._first_side(i)) is not None:
                speaker = self._claimant(speaker, first)
            if not speaker.name and act == SAYS and not self._is_passive(i):
                speaker = self._after(last)
        if act == BLAMES:
            to = self._blamed(i, last, cue, previous)
            hearsay = self.folded[i] in {"suspected", "believed", "thought"}
            if hearsay or self._is_passive(i) or (cue.passive and not self._is_side(speaker)):
                speaker = _NOBODY_NAMED
        if act == CLAIMS and not cue.passive and set(self.folded[max(0, i - 6) : i]) & _NOBODY:
            act, speaker = DECLINES, _NOBODY_NAMED
        about = self._about(i, last, cue)
        return Speech(
            self.said[i].start,
            self.said[last - 1].end,
            speaker.name,
            act,
            *about,
            to,
            speaker.start,
            speaker.end,
        )

    def _is_side(self, one: _Named) -> bool:
        """Tell whether the document names somebody as a side."""
        return any(mention.name == one.name for mention in self.told.cast.all())

    def _first_side(self, i: int) -> _Named | None:
        """Return the side that the sentence begins with, its likely subject."""
        first = self._within(self.said[0].start, self.said[i].start)[:1]
        near = self.folded[i] in _PARTICIPLES or i == 0
        if first and first[0].known and (near or first[0].start <= self.said[min(3, i)].start):
            return _Named(first[0].name, first[0].start, first[0].end)
        return None

    def _claimant(self, speaker: _Named, first: _Named) -> _Named:
        """Return who claims: an armed group at the head of the sentence before its description."""
        kinds = {m.name: m.kind for m in self._within(self.said[0].start, self.end) if m.known}
        described = self.text[first.end : first.end + 2].rstrip().endswith((",", "”", '"'))
        if kinds.get(first.name) in _ARMED and (described or kinds.get(speaker.name) not in _ARMED):
            return first
        return speaker

    def _is_passive(self, i: int) -> bool:
        """Tell whether a form of "to be" stands before: "was blamed", "widely attributed"."""
        return bool(i) and self.folded[i - 1] in _PASSIVE

    def _blamed(self, i: int, last: int, cue: Cue, previous: Speech | None) -> str:
        """Return who is blamed: "blamed Israel", "blamed the attack on Israel", "accusing it"."""
        accused = {self.folded[last - 1], *self.folded[last : last + 1]} & {"of", "for"}
        if accused and self._is_passive(i):  # "Boko Haram is suspected of"
            return self._before(i).name
        if not cue.passive and self.folded[i].startswith("blam"):
            reach = self.folded[last : last + _REACH]
            if "on" in reach:
                on = last + reach.index("on")
                if (named := self._mention_at(on + 1)) is not None:
                    return named.name
        if (
            not cue.passive
            and previous is not None
            and self.folded[last : last + 1] in (["it"], ["them"])
        ):
            return previous.to
        return self._after(last).name

    # ------------------------------------------------------------ who
    def _before(self, i: int) -> _Named:
        """Return the subject of the verb at word `i`."""
        if not i:
            return _NOBODY_NAMED
        k = i - 1
        while k >= 0 and (self.folded[k] in _SKIPPED or self.folded[k].endswith("ly")):
            k -= 1
        if k >= 0 and self.folded[k] == ",":
            relative = self.folded[k + 1] in {"which", "who"}
            k = k - 1 if relative else self._before_apposition(k)
        if k < 0 or self.folded[k] in _ENDS or self.said[k].text in _QUOTES:
            return _NOBODY_NAMED
        if self.folded[k] in PERSON:
            return self._last_speaker()
        if self.folded[k] in _GROUP and (group := self._last_group(k)) is not None:
            return group
        return self._named_up_to(k) or self._nearest(k)

    def _before_apposition(self, comma: int) -> int:
        """Return the last word before ", head of the army,"; or the word before a lone comma."""
        for k in range(comma - 1, max(-1, comma - _REACH), -1):
            if self.folded[k] == ",":
                return k - 1
        return comma - 1

    def _named_up_to(self, k: int) -> _Named | None:
        """Return the name or office whose last word is word `k`."""
        end = self.said[k].end
        mention = self._ending_at(end)
        first = k + 1
        while first and k + 1 - first < _LONGEST_NAME and self._is_name_word(first - 1):
            first -= 1
        if mention is not None and (first > k or mention.start <= self.said[first].start):
            return _Named(mention.name, mention.start, mention.end)
        if first > k:
            return None
        side = self._side_of(first, k)
        if side is not None:
            return side
        start = self.said[first].start
        return _Named(self.text[start:end], start, end)

    def _side_of(self, first: int, k: int) -> _Named | None:
        """Return the side of a person: "Indian foreign ministry spokesperson Randhir Jaiswal"."""
        begin = self.said[max(0, first - 3)].start
        known = [m for m in self._within(begin, self.said[k].end) if m.known]
        inside = [m for m in known if m.end > self.said[first].start]
        side = next(iter(inside or known[-1:]), None)
        return _Named(side.name, side.start, self.said[k].end) if side else None

    def _is_name_word(self, k: int) -> bool:
        word = self.said[k]
        if not word.text[0].isalnum():
            return False
        return (word.capital and word.folded not in _NO_NAMES) or word.folded in _OFFICES

    def _nearest(self, k: int) -> _Named:
        """Return the side named last in the few words up to word `k`."""
        first = max(0, k - _NEAR)
        named = self._within(self.said[first].start, self.said[k].end)
        return _Named(named[-1].name, named[-1].start, named[-1].end) if named else _NOBODY_NAMED

    def _after(self, last: int) -> _Named:
        """Return who is named right after word `last`."""
        for k in range(last, min(last + 3, len(self.said))):
            if (mention := self._mention_at(k)) is not None:
                return _Named(mention.name, mention.start, mention.end)
            if self._is_name_word(k):
                stop = k
                while stop < len(self.said) and self._is_name_word(stop):
                    stop += 1
                side = self._side_of(k, stop - 1) if k == last else None
                start, end = self.said[k].start, self.said[stop - 1].end
                return side or _Named(self.text[start:end], start, end)
        reach = self.said[min(last + _REACH // 2, len(self.said)) - 1].end
        inside = self._within(self.said[last].start, reach) if last < len(self.said) else []
        return _Named(inside[0].name, inside[0].start, inside[0].end) if inside else _NOBODY_NAMED

    def _last_speaker(self) -> _Named:
        """Return whom "he" means: who spoke last."""
        for speech in self.told.before(self.number):
            if speech.speaker:
                return _Named(speech.speaker, speech.speaker_start, speech.speaker_end)
        return _NOBODY_NAMED

    def _last_group(self, k: int) -> _Named | None:
        """Return the side that "the group" means: the armed group named last before word `k`."""
        at = bisect_left(self.actors, self.said[k].start, key=lambda m: m.start)
        named = chain(reversed(self.actors[:at]), self.told.named_before(self.number))
        for mention in islice(named, _GROUP_WITHIN):
            here = mention.start >= self.said[0].start and " " in mention.text
            by_name = mention.known and not mention.patron and not mention.noun
            if by_name and (mention.kind in _ARMED or here):
                return _Named(mention.name, mention.start, mention.end)
        return None

    def _mention_at(self, k: int) -> ActorMention | None:
        """Return the side named from word `k` on, articles skipped."""
        while k < len(self.said) and self.folded[k] in {"the", "a", "an", "its", "his", "their"}:
            k += 1
        if k >= len(self.said):
            return None
        at = bisect_left(self.actors, self.said[k].start, key=lambda m: m.start)
        found = self.actors[at] if at < len(self.actors) else None
        return found if found is not None and found.start == self.said[k].start else None

    def _ending_at(self, end: int) -> ActorMention | None:
        at = bisect_left(self.actors, end, key=lambda m: m.start)
        found = self.actors[at - 1] if at else None
        return found if found is not None and found.end == end else None

    def _within(self, start: int, end: int) -> list[ActorMention]:
        at = bisect_left(self.actors, start, key=lambda m: m.start)
        found = []
        while at < len(self.actors) and self.actors[at].end <= end:
            found.append(self.actors[at])
            at += 1
        return found

    # ------------------------------------------------------------ what
    def _about(self, i: int, last: int, cue: Cue) -> tuple[int, int]:
        """Return the stretch that the cue governs, within its sentence."""
        stands_before = cue.passive or (cue.act == SAYS and i > 0 and self._closes(i, last))
        if cue.passive:
            return self.said[0].start, self.end
        if stands_before:
            return self.said[0].start, self.said[i - 1].end
        return (self.said[last].start if last < len(self.said) else self.end), self.end

    def _closes(self, i: int, last: int) -> bool:
        """Tell whether the statement stands before its cue: "..., the ministry said on Monday."."""
        marks = any(
            self.folded[k] == "," or self.said[k].text in _QUOTES for k in range(max(0, i - 6), i)
        )
        return marks and len(self.said) - last < _LAST_WORDS
