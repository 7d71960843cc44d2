"""Where the readers of an outlet live: the strongest hint of local news."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from geo.places.evidence import Home
from geo.places.senses import unit_vectors

if TYPE_CHECKING:
    from pathlib import Path

    from geo.places.gazetteer import PlaceIndex

WORLD = "world"  # the scope of agencies, encyclopaedias and offices of the United Nations


@dataclass(frozen=True, slots=True)
class Outlets:
    """The rows of ``data/outlets.csv``: a domain and its home in words."""

    rows: dict[str, tuple[str, str, str, str]]  # domain -> place, admin1, country code, scope
    index: PlaceIndex

    @classmethod
    def load(cls, path: Path, index: PlaceIndex) -> Self:
        """Read the table."""
        with path.open(encoding="utf-8", newline="") as file:
            rows = {
                r["domain"]: (r["place"], r["admin1"], r["country"], r["scope"])
                for r in csv.DictReader(file)
            }
        return cls(rows, index)

    def is_paper(self, outlet: str, url: str = "") -> bool:
        """Return whether a report comes from a site that is read as a country's newspapers are.

        To their readers "Russian officials" names Russia, and the corpora made of such papers mark
        it so. Every site is one that the table does not list as writing for the whole world.
        """
        host = outlet or _host(url)
        found = next((d for d in _domains(host) if d in self.rows), None)
        return self.rows[found][3] != WORLD if found else "." in host.strip(".")

    def home(self, outlet: str, url: str = "") -> Home | None:
        """Return the home of an outlet, or of the site of an address; None if it is not known."""
        for domain in _domains(outlet or _host(url)):
            if domain in self.rows:
                return self._home(*self.rows[domain])
        return None

    def _home(self, place: str, admin1: str, country: str, scope: str) -> Home | None:
        area = self.index.area(country) if country else None
        if scope != "local" or not place:
            return Home(area, None) if area else None
        known = [c for c in self.index.candidates(place) if c.place.country == country]
        codes = self._codes(admin1) if admin1 else set()
        best = next(iter([c for c in known if c.admin1_code in codes] or known), area)
        if best is None:
            return None
        return Home(best, unit_vectors([(best.place.lat, best.place.lon)])[0])

    def _codes(self, admin1: str) -> set[str]:
        return {c.admin1_code for c in self.index.candidates(admin1) if c.admin1_code}


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _domains(host: str) -> list[str]:
    """Return a host and the domains above it, without "www"."""
    labels = host.lower().removeprefix("www.").split(".")
    return [".".join(labels[i:]) for i in range(max(1, len(labels) - 1))]
