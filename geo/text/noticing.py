"""What a report says of people, arms and words spoken, sentence by sentence, when somebody asks.

Most sentences of the news tell of no act, and nobody asks what else stands in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.text.actors import Cast
from geo.text.figures import figures_in
from geo.text.statements import Statements
from geo.text.tags import Tags
from geo.text.weapons import weapons_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.text.actors import ActorMention, WeaponMention
    from geo.text.background import Background
    from geo.text.figures import FigureMention
    from geo.text.speech import Speech


class Noticing:
    """The finders of a document, for each of its sentences that is read."""

    def __init__(self, background: Background) -> None:
        self.lexicon = background.lexicon
        self._background = background
        self._cast = Cast(background)
        self._statements = Statements(self._cast)
        self._tags = Tags.of(background.text)

    def actors(self, number: int) -> Sequence[ActorMention]:
        """Return the sides and people of a sentence."""
        row = self._cast.of(number)
        found = self._tags.without(row) if self._tags else row
        told_from = self._background.told_from(number)
        return [a for a in found if a.start >= told_from] if told_from else found

    def speech(self, number: int) -> Sequence[Speech]:
        """Return who says what in a sentence."""
        return self._statements.of(number)

    def weapons(self, number: int) -> Sequence[WeaponMention]:
        """Return the weapons of a sentence."""
        if number not in self._cast.read:
            return ()
        return tuple(
            weapons_in(self._background.text, *self._background.span(number), self.lexicon)
        )

    def figures(self, number: int) -> Sequence[FigureMention]:
        """Return the counts of people of a sentence."""
        if number not in self._cast.read:
            return ()
        found = figures_in(self._background.text, *self._background.span(number))
        return self._tags.without(found) if self._tags else found
