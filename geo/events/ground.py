"""Where a story took place."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - as above
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geo.events import where
from geo.events.apart import background, over_already
from geo.events.sameplace import agree, more_exact
from geo.events.timing import When, sums_up_a_day
from geo.model import Kind, Modality, Place, Role
from geo.text.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.events.story import Story
    from geo.events.telling import Telling
    from geo.events.view import View
    from geo.model import Document, Mention

_LEAD = 3  # sentences of the body in which a past tense means "just now"
_NEAR = 3  # sentences over which a place or date is carried on
_BACK = 8  # sentences over which "the area", "the same town" point back
FROM = "where the report was sent from"
_WIDE = (Kind.COUNTRY, Kind.ADMIN1, Kind.REGION)
_PLACES = word_set(
    "base airbase camp village town city site airport area post district region enclave"
)
_AREAS = word_set("region province area district state town city village department county")
_WIDTHS = {
    word: km
    for words, km in (("region province state governorate", 150.0), ("district county area", 40.0))
    for word in words.split()
}
_OFFICIALS = word_set("mayor chief administrator head commissioner chairman prefect councillor")
_SCENE = word_set("scene site train bus convoy bodies village town base located near")


class Setting(NamedTuple):
    """What surrounds a story: its report, its sentences, the other stories told."""

    document: Document
    seen: Sequence[View]
    found: Sequence[Story]
    lead: frozenset[int]  # numbers of the leading sentences and titles
    telling: frozenset[int]  # numbers of the sentences that tell of something
    days: dict[int, When]  # of the stories dated already, by identity
    country: Callable[[str], Place | None] | None = None

    @classmethod
    def of(
        cls,
        document: Document,
        seen: Sequence[View],
        found: Sequence[Story],
        country: Callable[[str], Place | None] | None = None,
    ) -> Setting:
        """Return the setting of a report's stories."""
        body = [v.number for v in seen if v.sentence.role is Role.BODY][:_LEAD]
        titles = [v.number for v in seen if v.sentence.role is Role.TITLE]
        telling = frozenset(t.view.number for story in found for t in story.tellings)
        return cls(document, seen, found, frozenset((*body, *titles)), telling, {}, country)

    def leads(self, story: Story) -> bool:
        """Tell whether a story is told in the lead."""
        return any(t.view.number in self.lead for t in story.tellings)

    def told_before(self, story: Story, reach: int = _NEAR, *, summed: bool = False) -> list[Story]:
        """Return the stories that a story may take place or date over from, nearest first.

        With `summed` the sums of one day are among them ("a string of attacks on Wednesday").
        """
        first = story.tellings[0].view.number
        return [
            other
            for other in reversed(self.found[: self.found.index(story)])
            if (other.tellings[0].modality is Modality.ACTUAL or (summed and sums_up_a_day(other)))
            and any(0 <= first - t.view.number <= reach for t in other.tellings)
        ]

    def shares_a_sentence(self, story: Story) -> bool:
        """Tell whether a sentence of a story tells another one, too, that names its place."""
        views = {t.view.number for t in story.tellings}
        return any(
            other.place is not None and any(t.view.number in views for t in other.tellings)
            for other in self.told_before(story)
        )


# ---------------------------------------------------------------- where
def place_of(story: Story, setting: Setting) -> Mention | None:
    """Return where a story took place: its own place, one carried on, or its forces' country."""
    own = _sharpened(story, setting)
    first = story.tellings[0]
    if own is None and (not background(first) or there(first)):
        own = _carried_place(story, setting)
        elsewhere = over_already(first) or _strikes_back(story, setting)
        if _lost(story, own) or (elsewhere and not there(first)):
            own = _only_country(own, setting)
        elif own is not None and (km := _in_the_same(first) or _in_the_area(story, setting)):
            own = _around(own, km)
    elif own is None and story.date is not None and any(map(by_verb, story.tellings)):
        own = _only_country(_carried_place(story, setting), setting)
    if own is None and any(t.lost for t in story.tellings):
        return _country_told(story, setting) or _country_beside(story, setting)
    own = own or _of_the_state(story, setting.seen) or _of_the_dateline(story, setting)
    return own or _country_told(story, setting)


def _country_beside(story: Story, setting: Setting) -> Mention | None:
    """Return the country of all else that a report tells, for what was at an unknown place."""
    places = [other.place for other in setting.found if other is not story and other.place]
    if len({mention.place.country for mention in places if mention.place}) != 1:
        return None
    return _only_country(places[0], setting)


def _country_told(story: Story, setting: Setting) -> Mention | None:
    """Return the country that the first sentence of a lead owns: "Lebanon's deadliest day"."""
    first = story.tellings[0]
    if story.date is None or background(first) or not setting.leads(story):
        return None
    places = where.candidates(first.view)
    wide = [m for m in places if m.place and m.place.kind is Kind.COUNTRY]
    return wide[0] if len({m.place.id for m in wide if m.place}) == 1 else None


def _of_the_dateline(story: Story, setting: Setting) -> Mention | None:
    """Return the town a report is sent from, for what its first sentences tell without a place."""
    if not setting.seen or not setting.leads(story) or background(story.tellings[0]):
        return None
    view = setting.seen[0]
    sent = [m for m in view.noticed.mentions if m.place and where.in_dateline(view, m)]
    town = next((m for m in sent if m.place and m.place.kind is Kind.POPULATED), None)
    codes = {a.country for t in story.tellings for a in (*t.doers, *t.sufferers) if a.country}
    if town is None or town.place is None or codes - {town.place.country}:
        return None
    return replace(town, rule=FROM)


def _lost(story: Story, carried: Mention | None) -> bool:
    """Tell whether violence was at a place nobody knows, so not in the town told of before."""
    town = carried is not None and carried.place is not None and carried.place.kind not in _WIDE
    return town and story.group in {"force", "crowd"} and any(t.lost for t in story.tellings)


def _strikes_back(story: Story, setting: Setting) -> bool:
    """Tell whether a blow of no place of its own answers one of a place: "hit men after X fired".

    Where the first blow fell says little about where those who struck it were hit.
    """
    one = story.tellings[0]
    return any(
        other is not story
        and last.view is one.view
        and last.clause > one.clause
        and background(last)
        and last.strength > 1
        and not {a.name for a in other.doers} & {a.name for a in story.doers}
        for other in setting.found
        for last in other.tellings[:1]
    )


def by_verb(one: Telling) -> bool:
    """Tell whether a past tense or participle says what was done."""
    return any(h.part == "verb" and h.form == "ed" for h in one.hits)


def _only_country(mention: Mention | None, setting: Setting) -> Mention | None:
    """Return the country of a place beside which something is told that may have been anywhere."""
    if mention is None or mention.place is None or not setting.country:
        return None
    country = setting.country(mention.place.country)
    if country is None:
        return None
    return replace(mention, place=country, rule="only its country", vague="", reasons=(), rivals=())


def _in_the_same(one: Telling) -> float:
    """Return how wide "the same region", "the same district" is, 0 if it is not said."""
    words = [w for w, c in zip(one.view.words, one.view.clause, strict=True) if c == one.clause]
    return max((_WIDTHS.get(b, 0.0) for a, b in pairwise(words) if a == "same"), default=0.0)


def _in_the_area(story: Story, setting: Setting) -> float:
    """Return how far off "in the area" another side may have struck; 0 if that is not told."""
    words = story.tellings[0].view.words
    if ("the", "area") not in pairwise(words) or not story.doers:
        return 0.0
    before = next(iter(setting.told_before(story)), None)
    theirs = {a.name for a in before.doers} if before else set[str]()
    return _WIDTHS["area"] if theirs and theirs.isdisjoint(a.name for a in story.doers) else 0.0


def _around(mention: Mention, km: float) -> Mention:
    """Return a town's surroundings instead of the town: somewhere in the same region."""
    place = mention.place
    if place is None or place.kind in _WIDE or place.radius_km >= km:
        return mention
    region = replace(place, id=f"{place.id}/around", kind=Kind.REGION, radius_km=km)
    return replace(mention, place=region, rule="somewhere around it", vague="the same region")


def there(one: Telling) -> bool:
    """Tell whether a clause says "at the base", "in the village": the place told before."""
    words = [w for w, c in zip(one.view.words, one.view.clause, strict=True) if c == one.clause]
    same = any(a == "same" and b in _AREAS for a, b in pairwise(words))
    return same or any(a in {"the", "that"} and b in _PLACES for a, b in pairwise(words))


def _sharpened(story: Story, setting: Setting) -> Mention | None:
    """Return a story's place, made exact by a sentence near its first that tells no other act."""
    place = story.place
    if place is None or place.place is None or place.place.kind not in _WIDE:
        return place
    first = story.tellings[0].view.number
    for view in setting.seen[first + 1 : first + 1 + _NEAR]:
        if _official_of(view, place):
            return more_exact(place, _official_of(view, place) or place)
        if view.number in setting.telling or not (_SCENE & set(view.words)):
            continue
        near = where.best(view, where.candidates(view), ())
        if near and near.place and agree(place.place, near.place):
            return more_exact(place, near)
    return place


def _official_of(view: View, wide: Mention) -> Mention | None:
    """Return the town within a wide place that a local official speaks for: "the mayor of X"."""
    for mention in view.noticed.mentions:
        first, place = view.first_of(mention), mention.place
        of = view.word(first - 1) == "of" and not _OFFICIALS.isdisjoint(
            view.words[max(first - 4, 0) : first]
        )
        if of and place and wide.place and place.kind is Kind.POPULATED:
            return mention if agree(wide.place, place) else None
    return None


def _carried_place(story: Story, setting: Setting) -> Mention | None:
    """Return a place from the sentences before, or for a lead from those after."""
    reach = _BACK if there(story.tellings[0]) else _NEAR
    for other in setting.told_before(story, reach):
        if other.place:
            return _sharpened(other, setting)
    first, seen = story.tellings[0].view.number, setting.seen
    carried = _nearest_before(seen[k] for k in range(first, max(first - reach, -1), -1))
    if carried or not setting.leads(story):
        return carried
    others = {
        t.view.number
        for other in setting.found
        if other is not story and other.place
        for t in other.tellings
    }
    return _nearest_before(v for v in seen[first + 1 : first + 1 + _NEAR] if v.number not in others)


def _of_the_state(story: Story, seen: Sequence[View]) -> Mention | None:
    """Return the country whose forces made an arrest or the like, where no place is said."""
    codes = {a.country for a in story.doers if a.kind == "state forces" and a.country}
    if story.date is None or story.group == "force" or len(codes) != 1:
        return None
    for view in seen:
        for mention in view.noticed.mentions:
            place = mention.place
            if place and place.kind is Kind.COUNTRY and place.country in codes:
                return mention
    return None


def _nearest_before(views: Iterable[View]) -> Mention | None:
    """Return the most exact place of the nearest earlier sentence that has one."""
    for view in views:
        places = where.candidates(view)
        chosen = where.best(view, places, ()) if places else None
        if chosen:
            return chosen
    return None
