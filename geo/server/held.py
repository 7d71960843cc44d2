"""The built store in memory: read once, and again as soon as it has been built anew."""

from __future__ import annotations

import atexit
import gc
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock, RLock
from typing import TYPE_CHECKING

from geo import store
from geo.events import query
from geo.map.card import Cards

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.events.query import Row
    from geo.reader import Reader
    from geo.settings import Settings
    from geo.store import Built

atexit.register(gc.unfreeze)  # what `_lasting` put aside is tidied up with the rest
_one_at_a_time = RLock()  # two first visitors read the store once, not twice
_one_reader_at_a_time = Lock()


def built(settings: Settings) -> Built:
    """Return the store's content; raises the StoreError that says what to do."""
    with _one_at_a_time:
        return _built(*_key(settings))


def rows(settings: Settings) -> tuple[Row, ...]:
    """Return the events as the filter sees them."""
    with _one_at_a_time:
        return _rows(*_key(settings))


def cards(settings: Settings) -> Cards:
    """Return what the cards of all events say."""
    with _one_at_a_time:
        return _cards(*_key(settings))


def payload(settings: Settings) -> bytes:
    """Return what the map page draws, as `geo.map.payload` writes it."""
    with _one_at_a_time:
        return _payload(*_key(settings))


def reader(settings: Settings) -> Reader:
    """Return the reader, opened once, and again when the corrections have changed."""
    path = settings.corrections
    age = path.stat().st_mtime_ns if path.is_file() else 0
    with _one_reader_at_a_time:
        return _reader(settings, age)


def gazetteer(settings: Settings) -> Path:
    """Return the folder in which the gazetteer of these settings is, once it is built."""
    from geo.places.build import key_of  # noqa: PLC0415 - the map needs no gazetteer

    return settings.cache / f"gazetteer-{key_of(settings)}"


@contextmanager
def _lasting() -> Iterator[None]:
    """Make values that stay, without the collector going through all of them ever again.

    With 100,000 events that is the larger part of the time. They hold no cycles: when a build
    replaces them, they go as their last user lets them go.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if collects:
            gc.enable()


def _key(settings: Settings) -> tuple[Path, str]:
    return settings.store, store.fingerprint(settings.store)


@lru_cache(maxsize=2)
def _built(folder: Path, fingerprint: str) -> Built:  # noqa: ARG001 - part of the key
    with _lasting():
        return store.read(folder)


@lru_cache(maxsize=2)
def _rows(folder: Path, fingerprint: str) -> tuple[Row, ...]:
    of = _built(folder, fingerprint)
    with _lasting():
        return query.rows(of)


@lru_cache(maxsize=2)
def _cards(folder: Path, fingerprint: str) -> Cards:
    of = _built(folder, fingerprint)
    with _lasting():
        return Cards.of(of)


@lru_cache(maxsize=2)
def _payload(folder: Path, fingerprint: str) -> bytes:
    from geo.map.payload import payload as columns  # noqa: PLC0415 - named like the function here

    of = _built(folder, fingerprint)
    with _lasting():
        return columns(of)


@lru_cache(maxsize=2)
def _reader(settings: Settings, age: int) -> Reader:  # noqa: ARG001 - part of the key
    from geo.reader import Reader  # noqa: PLC0415 - the whole reading route; one page needs it

    return Reader.open(settings)
