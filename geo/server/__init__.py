"""What the front door serves beside the pages: /map, /api and /assets, all from this machine."""

from __future__ import annotations

from geo.server.headers import middleware
from geo.server.routes import routes
from geo.server.warm import warmed

__all__ = ["middleware", "routes", "warmed"]
