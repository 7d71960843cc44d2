"""The one door of this wing: which places a report names, where they are, and why.

locator = Locator.open(Settings.from_env())
locator.mentions(document)              # find and resolve
locator.mentions(document, [(0, 5)])    # resolve exactly these
locator.geocode("Ain al-Asad", near="Iraq")
"""

from __future__ import annotations

import csv
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, Self

from geo.model import Kind, Mention
from geo.naming import UNKNOWN
from geo.places.brackets import in_brackets
from geo.places.build import ensure
from geo.places.capitals import Capitals, capital_names, capital_of
from geo.places.corrections import Corrections
from geo.places.evidence import Setting
from geo.places.exonyms import Exonyms
from geo.places.fallback import Fallback
from geo.places.forces import before_forces
from geo.places.gazetteer import PlaceIndex
from geo.places.groups import Groups
from geo.places.matches import Matcher
from geo.places.namedparts import whole_names
from geo.places.names import fold
from geo.places.outlets import Outlets
from geo.places.parts import Parts
from geo.places.peoples import of_land
from geo.places.questions import Questions, areas_named, grouped
from geo.places.recognize import MODEL, Recognizer
from geo.places.resolve import NOT_KNOWN, Decision, Weights, resolve
from geo.places.roads import roads
from geo.places.senses import CACHED, senses_of
from geo.places.settle import Names, settled
from geo.places.struck import placed, struck
from geo.places.surroundings import around, lists_in
from geo.places.towns import states_behind, written_with_area
from geo.places.vague import in_their_parts, vague
from geo.places.whole import listed, no_counts, whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Document, Place
    from geo.places.gazetteer import Candidate
    from geo.places.recognize import Reading
    from geo.places.senses import Senses
    from geo.settings import Settings

    Span = tuple[int, int]

BY_HAND = "corrected by hand"
DEMONYM_RULE = "demonym"  # such a mention is evidence of a country, not a place where things happen
GROUP_SAYS = 0.7  # how much a group says for the country it fights in
NO_GROUPS = Groups(frozenset(), {})
NO_EXONYMS = Exonyms({}, {})


class Outside(Protocol):
    """An outside geocoder, asked for names the gazetteer does not know."""

    service: str

    def place(self, query: str) -> Place | None:
        """Return what it finds."""


class Locator:
    """Finds the places of a report and resolves them; built once, asked often."""

    def __init__(  # noqa: PLR0913 # the parts it is built of
        self,
        index: PlaceIndex,
        recognizer: Recognizer,
        weights: Weights,
        *,
        demonyms: Mapping[str, str],
        capitals: Mapping[str, str],
        outlets: Outlets,
        corrections: Corrections,
        parts: Parts | None = None,
        groups: Groups = NO_GROUPS,
        exonyms: Exonyms = NO_EXONYMS,
        outside: Outside | None = None,
    ) -> None:
        self.index = index
        self._recognizer = recognizer
        self._weights = weights
        self._outlets = outlets
        self._corrections = corrections
        self._sides = parts
        self._groups = groups
        self._exonyms = exonyms
        self._outside = outside
        book = recognizer.featurizer.book
        self.senses = lru_cache(CACHED)(lambda name: senses_of(name, index, capitals, book.is_word))
        self._demonyms = {word: self._meant(place) for word, place in demonyms.items()}
        self._people = {w: c.place.country for w, c in self._demonyms.items() if c}
        self._capitals = Capitals(capital_of(capitals, index), self._people)

    @classmethod
    def open(cls, settings: Settings, *, progress: bool = False) -> Self:
        """Open the gazetteer (built first if need be), the model and the tables."""
        index = PlaceIndex.open(ensure(settings, progress=progress))
        with (settings.data / "demonyms.csv").open(encoding="utf-8") as file:
            demonyms = {fold(row["word"]): row["place"] for row in csv.DictReader(file)}
        return cls(
            index,
            Recognizer.load(MODEL, Matcher(index, demonyms)),
            Weights.load(MODEL / "resolver.json"),
            demonyms=demonyms,
            capitals=capital_names(),
            outlets=Outlets.load(settings.data / "outlets.csv", index),
            corrections=Corrections.read(settings.corrections, index),
            parts=Parts.of(index, settings.data),
            groups=Groups.load(settings.data / "actors.toml"),
            exonyms=Exonyms.load(settings.data / "exonyms.csv"),
            outside=Fallback.open(settings),
        )

    def mentions(
        self, document: Document, spans: Sequence[Span] | None = None
    ) -> tuple[Mention, ...]:
        """Return the places a report names, in order; ``spans`` given: resolve exactly these."""
        reading = self.read(document)
        stretches = (
            self._found(document, reading)
            if spans is None
            else sorted({(a, b) for a, b in spans if 0 <= a < b <= len(document.text)})
        )
        resolved = self._resolved(document, reading, stretches)
        if spans is not None:
            return resolved
        meant = self._capitals.meant(document.text, resolved)
        return tuple(sorted((*resolved, *meant), key=lambda m: m.start)) if meant else resolved

    def read(self, document: Document) -> Reading:
        """Return the stretches of a report that name places, not yet resolved."""
        report = document.report
        return self._recognizer.read(
            document, outlet=self._outlets.is_paper(report.outlet, report.url)
        )

    def _found(self, document: Document, reading: Reading) -> list[Span]:
        """Return the stretches to resolve: names, and peoples where the outlet's readers would."""
        text = document.text
        names = [
            (f.start, f.end)
            for f in reading.found
            if fold(text[f.start : f.end]) not in self._groups.names
        ]
        is_name = self._recognizer.featurizer.matcher.is_name
        names = whole_names(text, whole(text, sorted(names), reading.matches, is_name))
        names = no_counts(text, names, document.report.language)
        names = sorted([*names, *in_brackets(text, names, reading.matches)])
        names = sorted([*names, *written_with_area(text, names, reading.matches, self._sense)])
        names = sorted([*names, *states_behind(text, names, reading.matches, self._sense)])
        for further in (struck, placed, listed, before_forces):
            book = self._recognizer.featurizer.book
            names = sorted([*names, *further(text, names, reading.matches, book)])
        language = document.report.language
        names = sorted([*names, *roads(text, names)])
        names = sorted([*names, *self._exonyms.told(text, language, names, reading.matches)])
        report = document.report
        if self._outlets.is_paper(report.outlet, report.url):
            return sorted([*names, *reading.peoples])
        if report.outlet or report.url:
            return names
        return sorted([*names, *of_land(text, reading.peoples)])

    def corrected(self, corrections: Corrections) -> Self:
        """Return the same door with other corrections, such as those just written."""
        other = copy(self)
        other._corrections = corrections  # noqa: SLF001 # the copy is still ours
        return other

    def asking(self, outside: Outside) -> Self:
        """Return the same door that asks an outside geocoder for names it does not know."""
        other = copy(self)
        other._outside = outside  # noqa: SLF001 # as above
        return other

    def refitted(self, recognizer: Recognizer, weights: Weights) -> Self:
        """Return the same door with another model, as the benches measure it."""
        other = copy(self)
        other._recognizer, other._weights = recognizer, weights  # noqa: SLF001 # as above
        return other

    def geocode(self, name: str, near: str = "") -> Mention:
        """Return what one name means; ``near``, or what follows a comma, says where to look."""
        parts = [p.strip() for p in f"{name},{near}".split(",") if p.strip()]
        if not parts:
            return Mention(0, len(name), name, rule="no name given")
        corrected, place = self._corrections.find("", name)
        if corrected:
            return Mention(0, len(name), name, place, BY_HAND)
        decision = self._asked_outside(self._parts(parts), ", ".join(parts))
        return Mention(
            0, len(name), name, decision.place, decision.rule, decision.score, decision.margin,
            decision.reasons, decision.rivals,
        )  # fmt: skip

    def country(self, code: str) -> Place | None:
        """Return the country of an ISO 3166-1 alpha-2 code."""
        found = self.index.area(code) if code else None
        return found.place if found and found.place.kind is Kind.COUNTRY else None

    # ------------------------------------------------------------ a report's names
    def asked(
        self, document: Document, spans: Sequence[Span], reading: Reading | None = None
    ) -> Questions:
        """Return what is to be decided in a report: every span's question, and its setting."""
        read = reading or self.read(document)
        text = document.text
        language = document.report.language
        senses = [self._sense(text[a:b], language) for a, b in spans]
        said = around(text, spans, senses, self._people, lists_in(text, spans, senses))
        home = self._outlets.home(document.report.outlet, document.report.url)
        countries, areas = areas_named(read.matches, senses, self._people)
        for code in self._groups.countries(document):
            countries[code] = countries.get(code, 0.0) + GROUP_SAYS
        return Questions(*grouped(senses, said), said, Setting(countries, areas, home))

    def _resolved(
        self, document: Document, reading: Reading, spans: Sequence[Span]
    ) -> tuple[Mention, ...]:
        keys, names, said, setting = self.asked(document, spans, reading)
        decisions = resolve(list(names.values()), setting, self._weights, self.index.is_by)
        by_key = dict(zip(names, decisions, strict=True))
        chosen = [by_key[key] for key in keys]
        meant = [names[key].senses for key in keys]
        own = {setting.home.place.place.country} if setting.home else set()
        found = Names(document, spans, meant, said, own | setting.countries.keys())
        chosen = settled(found, chosen, self.index.alike)
        told = [self._mention(document, *one) for one in zip(spans, chosen, strict=True)]
        return in_their_parts(document.text, told, self._sides)

    def _sense(self, surface: str, language: str = "") -> Senses:
        if code := self._exonyms.country(surface, language):
            country = self.country(code)
            return self.senses(country.name if country else surface)
        folded = fold(surface)
        place = self._demonyms.get(folded)
        return self.senses(place.place.name if place else surface)

    def _mention(self, document: Document, span: Span, decision: Decision) -> Mention:
        surface = document.text[span[0] : span[1]]
        corrected, place = self._corrections.find(document.report.id, surface)
        if corrected:
            return Mention(*span, surface, place, BY_HAND)
        decision = self._asked_outside(decision, surface)
        rule = DEMONYM_RULE if fold(surface) in self._demonyms else decision.rule
        place, words = decision.place, ""
        if (
            place
            and rule != DEMONYM_RULE
            and not rule.startswith(UNKNOWN)  # "south of X (Y)" is not south of Y
            and (moved := vague(document.text, *span, place, self._sides))
        ):
            place, words = moved
        return Mention(
            *span, surface, place, rule, decision.score, decision.margin,
            decision.reasons, decision.rivals, words,
        )  # fmt: skip

    def _asked_outside(self, decision: Decision, query: str) -> Decision:
        """Return the decision or, where there is no place, what an outside geocoder finds."""
        if decision.place or self._outside is None:
            return decision
        place = self._outside.place(query)
        if place is None:
            return decision
        return Decision(place, f"{NOT_KNOWN.rule}; {self._outside.service} was asked")

    def _meant(self, place: str) -> Candidate | None:
        """Return the area that a line of demonyms.csv names by code or name."""
        return self.index.area(place) or next(iter(self.index.candidates(place)), None)

    # ------------------------------------------------------------ one name
    def _parts(self, parts: Sequence[str]) -> Decision:
        text = ", ".join(parts)
        spans, at = [], 0
        for part in parts:
            spans.append((at, at + len(part)))
            at += len(part) + 2
        senses = [self._sense(part) for part in parts]
        said = around(text, spans, senses, self._people, [False] * len(parts))
        keys, names = grouped(senses, said)
        countries, areas = areas_named((), senses[1:], self._people)
        decisions = resolve(list(names.values()), Setting(countries, areas), self._weights)
        by_key = dict(zip(names, decisions, strict=True))
        for part, key in zip(parts, keys, strict=True):
            if by_key[key].place:
                if part is parts[0]:
                    return by_key[key]
                found = by_key[key]
                return Decision(
                    found.place, f"{parts[0]!r} is not in the gazetteer; placed at {part!r}",
                    found.score, found.margin, found.reasons, found.rivals,
                )  # fmt: skip
        return NOT_KNOWN
