"""What may be set, read once at the top of a run and passed down as an argument.

=====================  =======================================================================
environment variable   meaning
=====================  =======================================================================
DATELINE_SEEDS         folder of the reports (``seeds/``)
DATELINE_DATA          folder of the hand-kept tables (``data/``)
DATELINE_STORE         folder of the built store (``data/built/``)
DATELINE_CACHE         folder of the gazetteer and other caches (the user's cache folder)
DATELINE_CORRECTIONS   the user's corrections of places (``data/corrections.csv``); those of
                       events stand beside it in ``event_corrections.csv``
DATELINE_GEOCODER      ``none`` (default), ``nominatim`` or ``photon``: asked for unresolved names
=====================  =======================================================================
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie, and the bounds on what is read."""

    seeds: Path = ROOT / "seeds"
    data: Path = ROOT / "data"
    store: Path = ROOT / "data" / "built"
    cache: Path = Path(platformdirs.user_cache_dir("dateline"))
    corrections: Path = ROOT / "data" / "corrections.csv"
    event_corrections: Path = ROOT / "data" / "event_corrections.csv"
    geocoder: str = "none"
    max_file_bytes: int = 64 * 2**20  # of one report file; a 20 MB text is read
    max_report_chars: int = 200_000  # of one report; the rest is left out and said so
    max_table_bytes: int = 4 * 2**30

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Return the settings that the environment asks for."""
        env = os.environ if environ is None else environ
        default = cls()

        def folder(name: str, otherwise: Path) -> Path:
            return Path(env[name]).expanduser() if env.get(name) else otherwise

        corrections = folder("DATELINE_CORRECTIONS", default.corrections)
        return cls(
            seeds=folder("DATELINE_SEEDS", default.seeds),
            data=folder("DATELINE_DATA", default.data),
            store=folder("DATELINE_STORE", default.store),
            cache=folder("DATELINE_CACHE", default.cache),
            corrections=corrections,
            event_corrections=corrections.with_name("event_corrections.csv"),
            geocoder=env.get("DATELINE_GEOCODER", default.geocoder),
        )
