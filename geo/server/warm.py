"""Begin to read the store and draw the page while the browser is still loading Streamlit."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from threading import Event
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
        work = asyncio.create_task(asyncio.to_thread(_warm, settings, stop))
        yield
        stop.set()
        await work

    return lifespan


def _warm(settings: Settings, stop: Event) -> None:
    try:
        _warm_map(settings)
        if not stop.wait(_REST_AFTER_SECONDS):
            held.rows(settings)
            held.reader(settings)
    except (GeoError, OSError) as err:
        _log.info("nothing to warm up: %s", err)


def _warm_map(settings: Settings) -> None:
    """Make what the map asks for, in the order in which it asks."""
    keep.page(settings)
    held.payload(settings)
    keep.labels(settings)
