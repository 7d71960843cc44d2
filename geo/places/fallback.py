"""Ask an outside geocoder for names the gazetteer does not know: off unless the user says so.

Every answer is kept on disk, at most one question a second is asked, and what comes back carries
the service in its id and OpenStreetMap's attribution in its source, so that a map can show it.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, Any, Self

from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim, Photon

from geo.errors import InputError
from geo.model import Kind, Place
from geo.places.rows import distance_km

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.settings import Settings

log = logging.getLogger(__name__)

SERVICES = {"nominatim": Nominatim, "photon": Photon}
OFF = "none"
USER_AGENT = "dateline (a reader of news reports)"
ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0, via {service}"
SECONDS_BETWEEN, TIMEOUT_SECONDS = 1.0, 10
KEPT_SECONDS = 90 * 24 * 3600.0
LONGEST_QUERY = 200
_KINDS = {
    "country": Kind.COUNTRY, "state": Kind.ADMIN1, "region": Kind.ADMIN1, "province": Kind.ADMIN1,
    "county": Kind.ADMIN2, "district": Kind.ADMIN2, "state_district": Kind.ADMIN2,
    "city": Kind.POPULATED, "town": Kind.POPULATED, "village": Kind.POPULATED,
    "hamlet": Kind.POPULATED, "suburb": Kind.POPULATED, "municipality": Kind.POPULATED,
    "locality": Kind.POPULATED, "river": Kind.RIVER, "sea": Kind.SEA, "ocean": Kind.SEA,
}  # fmt: skip
_SMALLEST_KM, _LARGEST_KM = 1.0, 3000.0


class Fallback:
    """An outside geocoder behind a cache on disk and a rate limit."""

    def __init__(
        self, service: str, ask: Callable[[str], Any], answers: sqlite3.Connection
    ) -> None:
        self.service = service
        self._ask = ask
        self._answers = answers
        self._lock = threading.Lock()
        with answers:
            answers.execute(
                "CREATE TABLE IF NOT EXISTS answer"
                " (service TEXT, query TEXT, at REAL, place TEXT, PRIMARY KEY (service, query))"
            )

    @classmethod
    def open(cls, settings: Settings) -> Self | None:
        """Return the fallback the settings ask for, None if they ask for none.

        Raises
        ------
        InputError
            If the settings name a service that is not known.
        """
        name = settings.geocoder.lower()
        if name in {"", OFF}:
            return None
        if name not in SERVICES:
            raise InputError(
                f"DATELINE_GEOCODER is {settings.geocoder!r}: expected one of "
                f"{', '.join([OFF, *SERVICES])}."
            )
        geocoder = SERVICES[name](user_agent=USER_AGENT, timeout=TIMEOUT_SECONDS)
        patient = RateLimiter(
            geocoder.geocode, min_delay_seconds=SECONDS_BETWEEN, max_retries=1,
            error_wait_seconds=2 * SECONDS_BETWEEN, swallow_exceptions=False,
        )  # fmt: skip
        settings.cache.mkdir(parents=True, exist_ok=True)
        answers = sqlite3.connect(settings.cache / "asked.sqlite", check_same_thread=False)
        return cls(name, patient, answers)

    def place(self, query: str) -> Place | None:
        """Return what the service finds for ``query``, None if nothing or if it is silent."""
        query = " ".join(query.split())[:LONGEST_QUERY]
        if not query:
            return None
        with self._lock:
            kept = self._kept(query)
            if kept is not None:
                return _place(json.loads(kept), self.service)
            try:
                location = self._ask(query)
            except GeopyError as err:
                log.warning("%s did not answer for %r: %s", self.service, query, err)
                return None
            found = _facts(location) if location else None
            self._keep(query, json.dumps(found))
        return _place(found, self.service)

    def close(self) -> None:
        """Close the file of answers."""
        self._answers.close()

    def _kept(self, query: str) -> str | None:
        row = self._answers.execute(
            "SELECT place FROM answer WHERE service = ? AND query = ? AND at > ?",
            (self.service, query, time.time() - KEPT_SECONDS),
        ).fetchone()
        return row[0] if row else None

    def _keep(self, query: str, answer: str) -> None:
        with self._answers:
            self._answers.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
                (self.service, query, time.time(), answer),
            )


def _facts(location: Any) -> dict[str, Any]:  # noqa: ANN401 # geopy has no types
    """Return the few facts of a geopy Location that a Place is made of."""
    raw = location.raw if isinstance(location.raw, dict) else {}
    about = raw.get("properties", raw)  # Photon nests them
    return {
        "id": f"{about.get('osm_type', '')}{about.get('osm_id', '')}",
        "name": str(about.get("name") or location.address.split(",")[0]),
        "kind": str(about.get("addresstype") or about.get("type") or about.get("osm_value") or ""),
        "lat": float(location.latitude),
        "lon": float(location.longitude),
        "box": raw.get("boundingbox") or about.get("extent"),
        "nested": "properties" in raw,
        "country": str(about.get("countrycode") or about.get("country_code") or "").upper(),
    }


def _place(facts: dict[str, Any] | None, service: str) -> Place | None:
    if facts is None:
        return None
    return Place(
        id=f"{service}:{facts['id']}",
        name=facts["name"],
        kind=_KINDS.get(facts["kind"], Kind.SITE),
        lat=facts["lat"],
        lon=facts["lon"],
        radius_km=_radius_km(facts),
        country=facts["country"],
        source=ATTRIBUTION.format(service=service.capitalize()),
    )


def _radius_km(facts: dict[str, Any]) -> float:
    """Return half the diagonal of the box: Nominatim's s, n, w, e or Photon's w, n, e, s."""
    try:
        a, b, c, d = map(float, facts["box"])
    except (TypeError, ValueError):
        return 2.0
    south, north, west, east = (d, b, a, c) if facts["nested"] else (a, b, c, d)
    half = distance_km(south, west, north, east) / 2
    return round(min(_LARGEST_KM, max(_SMALLEST_KM, half)), 1)
