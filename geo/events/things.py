"""What was struck, burnt or attacked, where it is a thing: a hospital, a bridge, a ship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.syntax import passive
from geo.events.words import BE, DETERMINERS, HAVE, PREPOSITIONS
from geo.text.actors import ActorMention
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.events.story import Story
    from geo.events.triggers import Found
    from geo.events.view import View

_STRIKES = word_set(
    "target loot explosion attack air shell bomb violentdemo impact strike_bare grenade hijack "
    "hitby suicide mob launch"
)
_AIMED = word_set("on at against of targeting hitting into near")
_THINGS = word_set(
    "hospital hospitals clinic clinics school schools kindergarten university church churches "
    "mosque mosques temple shrine synagogue market markets bazaar house houses home homes "
    "building buildings block apartment apartments hotel hotels restaurant cafe mall shop shops "
    "store stores supermarket supermarkets warehouse warehouses factory plant refinery depot "
    "bridge bridges railway train trains bus buses minibus car cars truck trucks lorry lorries "
    "vehicle vehicles ambulance convoy ship ships vessel vessels tanker carrier freighter ferry "
    "boat boats helicopter plane aircraft airport airfield port harbour harbor station stations "
    "post posts checkpoint base bases barracks headquarters office offices courthouse court "
    "parliament palace jail prison embassy consulate bank booth tower mast pipeline substation "
    "dam grid line lines camp camps shelter shelters tent tents granary granaries village "
    "villages farm farms mine mines bar villa residence studio broadcaster channel cathedral "
    "procession funeral wedding barn barns"
)
_ENDS = PREPOSITIONS | BE | HAVE | word_set("and or but that which who where when , . ; : ( )")
_LIST = word_set("and or ,")
_REACH, _LONGEST, _MOST = 9, 3, 3


def things_struck(story: Story) -> list[ActorMention]:
    """Return the things that a story's acts were aimed at, as its words name them, each once."""
    found: dict[str, ActorMention] = {}
    for one in story.tellings:
        for hit in one.hits:
            if hit.act.name in _STRIKES:
                for thing in _of(one.view, hit):
                    found.setdefault(thing.name, thing)
    return list(found.values())[:_MOST]


def _of(view: View, hit: Found) -> Iterator[ActorMention]:
    if hit.part == "noun":
        at = next(
            (i for i in range(hit.last + 1, hit.last + 4) if view.word(i) in _AIMED),
            len(view.words),
        )
        yield from _listed(view, at + 1)
    elif passive(view, hit) or hit.act.direction == "hit":
        end = hit.first - 1
        while view.word(end) in BE or view.word(end) in HAVE or view.word(end).endswith("ly"):
            end -= 1
        if (thing := _ending(view, end)) is not None:
            yield thing
    else:
        inside = next((i for i in range(hit.first, hit.last + 1) if view.words[i] in _THINGS), -1)
        yield from _listed(view, inside if inside >= 0 else hit.last + 1)


def _listed(view: View, i: int) -> Iterator[ActorMention]:
    """Yield the things listed from a word on: "a hospital and a displacement camp"."""
    i += view.word(i) in _AIMED  # "opened fire at a bus"
    while i < len(view.words):
        last = next((k for k in range(i, min(i + _REACH, len(view.words))) if _stops(view, k)), -1)
        end = (last if last >= 0 else min(i + _REACH, len(view.words))) - 1
        thing = _ending(view, end, i) if end >= i else None
        if thing is None:
            return
        yield thing
        if view.word(end + 1) not in _LIST:
            return
        i = end + 2


def _stops(view: View, i: int) -> bool:
    return view.words[i] in _ENDS or view.words[i].endswith(("'s", "’s"))


def _ending(view: View, end: int, begin: int = 0) -> ActorMention | None:
    """Return the thing whose noun ends at a word, with the words from `begin` that describe it."""
    if not 0 <= end < len(view.words) or view.words[end] not in _THINGS:
        return None
    first = end
    while first > begin and end - first < _LONGEST and _describes(view.words[first - 1]):
        first -= 1
    start, stop = view.offsets(first, end)
    text = " ".join(t.text for t in view.sentence.tokens[first : end + 1])
    return ActorMention(start, stop, text, text, "thing", known=False, many=False)


def _describes(word: str) -> bool:
    return word[0].isalpha() and word not in _ENDS and word not in DETERMINERS
