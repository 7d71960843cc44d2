"""One report through the whole reading route: sentences, dates, places, events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from geo.events.extract import extract
from geo.model import (  # noqa: TC001 - the codec reads these hints at run time
    ContextFact,
    Event,
    Mention,
    Report,
)
from geo.places.locate import DEMONYM_RULE, Locator
from geo.text.dates import date_report, find_dates, phrases_of
from geo.text.document import cut
from geo.text.lexicon import Lexicon

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geo.model import DateMention, Document
    from geo.settings import Settings
    from geo.text.date_phrases import Phrase


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was found in one report; ``note`` says what could not be done, and why."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    context: tuple[ContextFact, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs, opened once and asked often."""

    locator: Locator
    lexicon: Lexicon

    @classmethod
    def open(cls, settings: Settings, *, progress: bool = False) -> Self:
        """Open the gazetteer (building it if need be) and the lexicon."""
        return cls(Locator.open(settings, progress=progress), Lexicon.load(settings.data))

    def parse(
        self,
        report: Report,
        *,
        spans: Sequence[tuple[int, int]] | None = None,
        published_default: dt.date | None = None,
        places_only: bool = False,
    ) -> Parsed:
        """Return what `report` tells.

        With `spans` (character offsets) exactly these are resolved as places. A report that
        neither carries nor implies a date takes `published_default`.
        """
        if places_only:  # a date that only the text implies is not looked for
            return Parsed(report, self.locator.mentions(cut(report), spans))
        document, phrases = _dated(report, published_default)
        mentions = self.locator.mentions(document, spans)
        # "Turkish" is evidence of a country, not where something happened.
        named = tuple(mention for mention in mentions if mention.rule != DEMONYM_RULE)
        dates = find_dates(document, phrases=phrases)
        found = extract(document, named, dates, self.lexicon, country=self.locator.country)
        return Parsed(document.report, mentions, found.events, found.context, found.note)

    def dated(
        self, report: Report, default: dt.date | None = None
    ) -> tuple[Document, tuple[DateMention, ...]]:
        """Return the report cut and dated by what it says, with the dates it names."""
        document, phrases = _dated(report, default)
        return document, find_dates(document, phrases=phrases)


def _dated(report: Report, default: dt.date | None) -> tuple[Document, list[Phrase] | None]:
    """Return the report cut, with the date its text implies if it came without one.

    Its phrases of time come along if they had to be looked for.
    """
    document = cut(report)
    if report.published is not None:
        return document, None
    phrases = phrases_of(document)
    dated = date_report(document, phrases=phrases)
    if dated.published is None and default is not None:
        dated = replace(dated, published=default, published_how="default")
    return replace(document, report=dated), phrases
