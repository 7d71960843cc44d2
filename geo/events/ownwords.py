"""Who is meant where a side speaks of itself: "it had killed four", "its men"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.neighbours import pronoun_before
from geo.text.words import word_set

if TYPE_CHECKING:
    from geo.events.triggers import Found
    from geo.events.view import View
    from geo.text.actors import ActorMention

_OWN = word_set(
    "man fighter force member troop soldier militant sniper combatant unit men guerrilla warrior"
)
_WHOSE = frozenset(("its", "their"))


def own_words(view: View, one: Found) -> tuple[ActorMention, ...]:
    """Return the speaker who says "it did it": "the army said it had killed four"."""
    at = pronoun_before(view, one, view.clause_of(one.first))
    if at < 0 or view.words[at] not in {"it", "they", "we"}:
        return ()
    for speech in reversed(view.noticed.speech):
        if speech.act in {"says", "claims"} and view.token_at(speech.start) < one.first:
            return tuple(
                a
                for a in view.noticed.actors
                if speech.speaker_start <= a.start < speech.speaker_end and a.kind != "role"
            )[:1]
    return ()


def of_speaker(view: View, actor: ActorMention) -> ActorMention:
    """Return the speaker for "its men", "their fighters": "the front said its men had killed"."""
    if actor.known or actor.noun not in _OWN or view.word(view.first_of(actor) - 1) not in _WHOSE:
        return actor
    for speech in reversed(view.noticed.speech):
        if speech.act in {"says", "claims"} and speech.start < actor.start:
            for a in view.noticed.actors:
                if speech.speaker_start <= a.start < speech.speaker_end and a.kind != "role":
                    return a
    return actor
