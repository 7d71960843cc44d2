"""How well an event is supported: who its independent origins are, and what that makes of it.

**Origins.** Two reports are one origin when they print the same text (``geo.events.duplicates``),
credit the same news agency, or quote the same statement. Forty papers with one agency's text are
forty reports and one origin.

**Status.** An event is

* *disputed* if a party denies it, if different parties lay it at the door of strangers, or if
  origins give tolls that cannot both be true (one more than twice the other and more than five
  apart, on the same day);
* *confirmed* if two or more independent origins tell of it, or if one side claims it and another
  party attributes it to that same side;
* *reported* otherwise.

A dispute outweighs a confirmation: what is confirmed and denied is disputed.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from geo.events.duplicates import Copies
from geo.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from geo.model import Event, Report

_SAME_SIDE = 0.25  # kinship from which two accused are not strangers
_RUN = 7  # words of a quotation that are the same statement
_QUOTED = re.compile(r"[“\"«„]([^”\"»“„]{30,900})[”\"»]")
_WORD = re.compile(r"\w+")
_HEAD = 400  # characters at either end of a report in which an agency is credited
_LISTED = 4  # reports named in the line of one origin
_AGENCIES = {
    "AP": r"AP|Associated Press",
    "AFP": r"AFP|Agence France-Presse",
    "Reuters": r"Reuters|Thomson Reuters",
    "dpa": r"dpa|DPA|Deutsche Presse-Agentur",
    "EFE": r"EFE",
    "Xinhua": r"Xinhua",
    "TASS": r"TASS|Tass",
    "Interfax": r"Interfax",
    "Anadolu": r"Anadolu|Anadolu Agency|AA",
    "UPI": r"UPI|United Press International",
    "PTI": r"PTI|Press Trust of India",
    "ANI": r"ANI",
    "IANS": r"IANS",
    "Kyodo": r"Kyodo(?: News)?",
    "Yonhap": r"Yonhap",
    "ANSA": r"ANSA",
    "SANA": r"SANA",
    "IRNA": r"IRNA",
    "KUNA": r"KUNA",
    "WAFA": r"WAFA",
    "NAN": r"NAN|News Agency of Nigeria",
    "Antara": r"Antara|ANTARA",
    "Lusa": r"Lusa",
}
_NAMES = "|".join(_AGENCIES.values())
_CREDIT = re.compile(
    rf"[(\[](?:The )?({_NAMES})(?:/[^()\[\]]{{1,30}})?[)\]]"
    rf"|(?:^|\n)\s*(?:By |Source: |Credit: )?(?:The )?({_NAMES})\s*(?:\n|$)"
    rf"|(?:By|by|from|from the|Source:|—|–) (?:The )?({_NAMES})\s*(?:\n|$|\.)"
)
_TOLD = re.compile(
    rf"\b(?:The |the )?({_NAMES})(?:\snews agency)?\s(?:has\s|have\s)?"
    rf"(?:reported|reports|said|quoted|cited)\b"
    rf"|\b(?:told|according to|reported by|cited by|quoted by) (?:the )?({_NAMES})\b"
)
_CODES = {form: code for code, forms in _AGENCIES.items() for form in forms.split("|")}
_DOMAINS = {"reuters.com": "Reuters", "apnews.com": "AP", "afp.com": "AFP", "upi.com": "UPI"}


def agency_of(text: str) -> str:
    """Return the agency that a report's head or foot credits, or nothing."""
    for part in (text[:_HEAD], text[-_HEAD:]):
        if match := _CREDIT.search(part):
            return _code(match)
    return ""


def _code(match: re.Match[str]) -> str:
    name = next(group for group in match.groups() if group)
    return _CODES.get(name, "Kyodo" if name.startswith("Kyodo") else name)


class Witnesses:
    """Judge of who stands behind an event, for a set of reports."""

    def __init__(
        self, reports: Mapping[str, Report], kin: Callable[[str, str], float] | None = None
    ) -> None:
        self._reports = reports
        self._kin = kin
        self._copies = Copies()
        for name in sorted(reports):
            self._copies.add(name, reports[name].text)
        self._agency = functools.lru_cache(maxsize=200_000)(self._agency_of)

    def source(self, report: str) -> str:
        """Return the first report that prints a report's text; itself if it has no copy."""
        return self._copies.source(report)

    def origin(self, report: str) -> str:
        """Return the name of a report's origin: its agency, or the first print of its text."""
        source = self._copies.source(report)
        return self._agency(source) or self._agency(report) or source

    def _agency_of(self, report: str) -> str:
        known = self._reports.get(report)
        if known is None:
            return ""
        return _DOMAINS.get(known.outlet, "") or agency_of(known.text)

    def origins(self, event: Event) -> tuple[str, ...]:
        """Return one line per independent origin: what makes it one, and its reports."""
        groups: dict[str, list[str]] = {}
        for report in event.reports:
            groups.setdefault(self._told_by(event, report), []).append(report)
        labels = {name: self._label(name, reports) for name, reports in groups.items()}
        for statement, sharing in self._statements(groups).items():
            first = sharing[0]
            for other in sharing[1:]:
                if other in groups and first in groups and other != first:
                    groups[first] += groups.pop(other)
                    labels[first] = f"the statement “{statement} …”"
        return tuple(f"{labels[name]}: {_listed(reports)}" for name, reports in groups.items())

    def _told_by(self, event: Event, report: str) -> str:
        """Return the origin of what a report tells of an event: whom it cites there, if anybody."""
        known = self._reports.get(report)
        if known is not None:
            for one in event.evidence:
                if one.report == report and one.field == "event":
                    match = _TOLD.search(known.text, one.start, one.end)
                    if match:
                        return _code(match)
        return self.origin(report)

    def _label(self, origin: str, reports: list[str]) -> str:
        if origin in _AGENCIES:
            return origin
        known = self._reports.get(origin)
        outlet = known.outlet if known and known.outlet else ""
        return "the same text" if len(reports) > 1 else outlet or "its own account"

    def _statements(self, groups: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
        """Return the quoted statements that several origins print, with those origins."""
        if len(groups) < 2:  # noqa: PLR2004 - it takes two to share
            return {}
        heard: dict[tuple[str, ...], list[str]] = {}
        for name, reports in groups.items():
            runs = {
                run for r in reports if r in self._reports for run in _runs(self._reports[r].text)
            }
            for run in sorted(runs):
                heard.setdefault(run, []).append(name)
        shared: dict[str, list[str]] = {}
        for run, names in sorted(heard.items()):
            if len(names) > 1:
                shared.setdefault(" ".join(run), names)
        return shared

    def status(self, event: Event, *, tolls_disagree: bool = False) -> Status:
        """Return how well an event is supported; the rule stands at the head of this module."""
        if event.denied_by or tolls_disagree or self._accused_are_strangers(event):
            return Status.DISPUTED
        blamed = {one.to for one in event.attributed if one.by != one.to}
        owned = any(self._akin(one, other) for one in event.claimed_by for other in blamed)
        return Status.CONFIRMED if event.n_origins > 1 or owned else Status.REPORTED

    def _accused_are_strangers(self, event: Event) -> bool:
        accused = {(*event.claimed_by, *(one.to for one in event.attributed))}
        names = list(dict.fromkeys(name for group in accused for name in group))
        return any(
            not self._akin(one, other) for i, one in enumerate(names) for other in names[i + 1 :]
        )

    def _akin(self, one: str, other: str) -> bool:
        return one == other or self._kin is None or self._kin(one, other) >= _SAME_SIDE


def _runs(text: str) -> set[tuple[str, ...]]:
    """Return the runs of words of a text's quotations."""
    found: set[tuple[str, ...]] = set()
    for match in _QUOTED.finditer(text):
        words = _WORD.findall(match[1].lower())
        found.update(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    return found


def _listed(reports: list[str]) -> str:
    shown = ", ".join(reports[:_LISTED])
    more = len(reports) - _LISTED
    return f"{shown} and {more} more" if more > 0 else shown
