"""The statements of a document: who says what, looked for in a sentence when somebody asks."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from geo.text.speech import PERSON, Reading, Speech
from geo.text.speech_cues import CUE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.text.actors import ActorMention, Cast

__all__ = ["Speech", "Statements", "find_speech"]


class Statements:
    """Who says what; what a sentence says may hang on those before it: "he said"."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._of: dict[int, list[Speech]] = {}

    def of(self, number: int) -> Sequence[Speech]:
        """Return the statements of a sentence, in reading order."""
        if number not in self._of:
            if number not in self.cast.read or not self._speaks(number):
                return ()
            for one in (*self._first(number), number):
                self._find(one)
        return self._of[number]

    def before(self, number: int) -> Iterator[Speech]:
        """Yield the statements told up to a sentence, the last first, its own so far among them."""
        yield from reversed(self._of.get(number, ()))
        for earlier in self._earlier(number):
            yield from reversed(self.of(earlier))

    def named_before(self, number: int) -> Iterator[ActorMention]:
        """Yield the sides and people that the sentences before one name, the last first."""
        for earlier in self._earlier(number):
            yield from reversed(self.cast.of(earlier))

    def _find(self, number: int) -> None:
        found = self._of[number] = []  # filled one by one, since each may hang on the one before
        found.extend(Reading(self, number).speeches())

    def _first(self, number: int) -> list[int]:
        """Return the earlier sentences to be read first, since "he" may be who spoke there.

        They are listed, so that a thousand sentences that begin with "He said" nest no calls.
        """
        hanging: list[int] = []
        if self._hangs(number):
            for earlier in self._earlier(number):
                if earlier not in self._of and self._speaks(earlier) and self._hangs(earlier):
                    hanging.append(earlier)
                elif any(speech.speaker for speech in self.of(earlier)):
                    break
        return hanging[::-1]

    def _speaks(self, number: int) -> bool:
        return not CUE_WORDS.isdisjoint(self.cast.background.folded(number))

    def _hangs(self, number: int) -> bool:
        return not PERSON.isdisjoint(self.cast.background.folded(number))

    def _earlier(self, number: int) -> Iterator[int]:
        numbers = self.cast.background.numbers
        return reversed(numbers[: bisect_left(numbers, number)])


def find_speech(cast: Cast) -> tuple[Speech, ...]:
    """Return who says what in a document, in reading order; `cast` are its sides and people."""
    statements = Statements(cast)
    return tuple(speech for number in cast.background.numbers for speech in statements.of(number))
