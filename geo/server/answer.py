"""One way to answer: with an ETag, packed where the browser can unpack it, errors as a sentence."""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from geo.errors import GeoError, InputError, StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from starlette.requests import Request

_log = logging.getLogger(__name__)

LOOK_AGAIN = "no-cache"  # may be kept, but is asked for again with its ETag
FOR_AN_HOUR = "public, max-age=3600"
FOR_EVER = "public, max-age=31536000, immutable"
_WORTH_PACKING = 1024  # bytes
_PACKABLE = ("text/", "application/json", "application/geo+json", "image/svg", "text/javascript")

Endpoint = Callable[["Request"], Response]


class NotHereError(GeoError, LookupError):
    """Nothing with this name is served."""


def whole(
    request: Request, body: bytes, media_type: str, *, cache: str = LOOK_AGAIN, name: str = ""
) -> Response:
    """Answer with `body`, or with 304 if the browser has it; `name` makes it a download."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {"ETag": etag, "Cache-Control": cache, "Vary": "Accept-Encoding"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if _may_pack(request, body, media_type):
        headers["Content-Encoding"] = "gzip"
        body = _packed(body)
    return Response(body, media_type=media_type, headers=headers)


def as_json(request: Request, value: Any) -> Response:  # noqa: ANN401 - any JSON value
    """Answer with `value` as JSON."""
    return whole(request, json.dumps(value, ensure_ascii=False).encode(), "application/json")


def guarded(endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
    """Run `endpoint` in a thread and turn its errors into one JSON sentence and a status."""

    @functools.wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            return await run_in_threadpool(endpoint, request)
        except GeoError as err:
            return refused(str(err), _status(err))
        except Exception:  # noqa: BLE001 - the border to the browser; the log gets it whole
            _log.exception("%s failed", request.url.path)
            return refused("the server made a mistake; its log has the details", 500)

    return answer


def refused(sentence: str, status: int) -> Response:
    """Answer with an error that is one sentence."""
    body = json.dumps({"error": sentence}, ensure_ascii=False).encode()
    return Response(
        body, status, media_type="application/json", headers={"Cache-Control": "no-store"}
    )


def _status(err: GeoError) -> int:
    if isinstance(err, NotHereError):
        return 404
    if isinstance(err, StoreError):
        return 503
    return 400 if isinstance(err, InputError) else 500


def _may_pack(request: Request, body: bytes, media_type: str) -> bool:
    return (
        len(body) >= _WORTH_PACKING
        and media_type.startswith(_PACKABLE)
        and "gzip" in request.headers.get("accept-encoding", "")
    )


@functools.lru_cache(maxsize=64)
def _packed(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)
