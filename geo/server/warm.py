"""Begin to read the store and draw the page while the browser is still loading Streamlit."""

from __future__ import annotations

import contextlib
import logging
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from geo.errors import GeoError
from geo.server import held, keep

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from contextlib import AbstractAsyncContextManager

    from geo.settings import Settings

_log = logging.getLogger(__name__)
_REST_AFTER_SECONDS = 6.0  # the map comes first


def warmed(settings: Settings) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Return the lifespan of an app that warms up what its first visitor will ask for."""

    @contextlib.asynccontextmanager
    async def lifespan(_app: object) -> AsyncIterator[None]:
        stop = Event()
        # A daemon: a server that is told to stop does not wait for what nobody will see.
        Thread(target=_warm, args=(settings, stop), daemon=True).start()
        yield
        stop.set()

    return lifespan


def _warm(settings: Settings, stop: Event) -> None:
    try:
        keep.page(settings)
        held.payload(settings)
        keep.labels(settings)
        if not stop.wait(_REST_AFTER_SECONDS):
            held.rows(settings)
            _warm_reader(settings)
    except (GeoError, OSError) as err:
        _log.info("nothing to warm up: %s", err)


def _warm_reader(settings: Settings) -> None:
    """Open the gazetteer if it is built; to build it takes a minute, and somebody to ask for it."""
    if held.gazetteer(settings).is_dir():
        held.reader(settings)
