"""Whether the sides of two tellings can be those of one event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events import types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.text.actors import ActorMention
    from geo.text.lexicon import Lexicon

_FAMILIAR = 0.5  # kinship from which two names may be one side
_ALIKE = 0.25  # kinship below which two victims are strangers
_REBELS = types.ARMED - types.STATE


def sides_meet(one: Telling, story: Story, lexicon: Lexicon) -> float:
    """Return how well the sides go together; below 0 if they are reversed or strangers."""
    doers, sufferers = story.doers, story.sufferers
    if "crowd" in {story.group, one.group} or one.mutual or story.tellings[0].mutual:
        pool = _kin([*one.doers, *one.sufferers], [*doers, *sufferers], lexicon)
        return 0.5 * max(pool, 0.0)
    straight = _kin(one.doers, doers, lexicon), _kin(one.sufferers, sufferers, lexicon)
    crossed = _kin(one.doers, sufferers, lexicon), _kin(one.sufferers, doers, lexicon)
    reversed_ = max(crossed) >= _FAMILIAR and "clash" not in story.acts
    if max(straight) < _FAMILIAR and (reversed_ or _turned(one, doers, sufferers)):
        return -1.0
    if straight[1] < _ALIKE and _slain(one) and all(a.known for a in (*one.sufferers, *sufferers)):
        return -1.0
    if straight[0] < _FAMILIAR and one.doers and doers and strangers(one.doers, doers):
        return -1.0
    return 0.5 * (max(straight[0], 0.0) + max(straight[1], 0.0))


def _slain(one: Telling) -> bool:
    """Tell whether somebody in particular was killed: "the killing of a Hamas leader"."""
    return bool(one.sufferers) and "assassinate" in one.acts


def _turned(one: Telling, doers: Sequence[ActorMention], sufferers: Sequence[ActorMention]) -> bool:
    """Tell whether those who suffer are of the sort that did it before: a blow struck back."""
    hurt, did = {a.kind for a in one.sufferers}, {a.kind for a in doers}
    before = {a.kind for a in sufferers} - {"role"}
    if not hurt or not hurt <= _REBELS or not before - _REBELS:
        return False
    struck_back = bool(one.doers) and {a.kind for a in one.doers} <= types.STATE
    if {a.kind for a in one.doers} & _REBELS:
        return False  # a bomber again, whoever he aimed at
    return (bool(did) and did <= _REBELS) or (struck_back and before <= {"civilians"})


def strangers(some: Sequence[ActorMention], others: Sequence[ActorMention]) -> bool:
    """Tell whether two sets of doers are sides that cannot be one."""
    ours, theirs = {a.kind for a in some}, {a.kind for a in others}
    enemies = (ours & types.STATE and theirs & _REBELS) or (theirs & types.STATE and ours & _REBELS)
    return not ours & theirs and (bool(enemies) or all(a.known for a in (*some, *others)))


def _kin(some: Sequence[ActorMention], others: Sequence[ActorMention], lexicon: Lexicon) -> float:
    """Return the kinship of the closest two of some sides; -1 where one set is empty."""
    if not some or not others:
        return -1.0
    return max(
        1.0 if a.name == b.name else lexicon.kin(a.name, b.name) for a in some for b in others
    )
