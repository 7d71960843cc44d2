"""Fetch the full GeoNames dump, for users with a network who want every village.

A download goes on where it stopped (HTTP Range, and If-Range so that a file which changed
meanwhile starts anew), is checked (length, an expected SHA-256 if one is given, and the ZIP's own
checksums), and is put in its place under its own name only when it is whole. The next start of
Dateline then builds the gazetteer from it.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
from tqdm import tqdm

from geo.errors import FormatError, SourceUnavailableError
from geo.places.dump import DUMP, FOLDER, MANIFEST, table_in

if TYPE_CHECKING:
    from pathlib import Path

    from geo.settings import Settings

URL = "https://download.geonames.org/export/dump/allCountries.zip"
CHUNK = 1 << 16
TIMEOUT_SECONDS = 30
MAX_BYTES = 8 * 2**30


# ---------------------------------------------------------------- the download
def fetch(
    settings: Settings, url: str | None = None, *, sha256: str = "", progress: bool = False
) -> Path:
    """Download the GeoNames dump at ``url``, or GeoNames' own, and return where it lies.

    Raises
    ------
    SourceUnavailableError
        If the server does not answer or breaks off; what came so far is kept for the next try.
    FormatError
        If what came is not the file that was expected; it is thrown away.
    """
    url = url or URL
    if urlsplit(url).scheme not in {"http", "https"}:
        raise FormatError(f"{url!r} is no address of a dump: expected http:// or https://.")
    folder = settings.cache / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{DUMP}.part"
    tag = _download(url, part, progress=progress)
    try:
        digest = _checked(part, sha256)
    except FormatError:
        part.unlink(missing_ok=True)
        _tag_file(part).unlink(missing_ok=True)
        raise
    part.replace(folder / DUMP)
    _tag_file(part).unlink(missing_ok=True)
    about = {"url": url, "sha256": digest, "etag": tag, "licence": "CC BY 4.0, GeoNames"}
    (folder / MANIFEST).write_text(json.dumps(about, indent=1), encoding="utf-8")
    return folder / DUMP


def _download(url: str, part: Path, *, progress: bool) -> str:
    have = part.stat().st_size if part.is_file() else 0
    tag = _tag_file(part).read_text("utf-8") if have and _tag_file(part).is_file() else ""
    headers = {"Range": f"bytes={have}-", "If-Range": tag} if tag else {}
    try:
        with requests.get(url, headers=headers, stream=True, timeout=TIMEOUT_SECONDS) as answer:
            if answer.status_code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                return tag  # nothing is left to come; the check decides
            answer.raise_for_status()
            resumed = answer.status_code == HTTPStatus.PARTIAL_CONTENT
            have = have if resumed else 0
            tag = answer.headers.get("ETag") or answer.headers.get("Last-Modified") or ""
            _tag_file(part).write_text(tag, encoding="utf-8")
            total = have + int(answer.headers.get("Content-Length") or 0)
            _save(answer, part, have, total, progress=progress)
    except (requests.RequestException, OSError) as err:
        raise SourceUnavailableError(
            f"The dump at {url!r} did not come whole ({err}): run the same command again, and it "
            "goes on where it stopped."
        ) from err
    return tag


def _save(answer: requests.Response, part: Path, have: int, total: int, *, progress: bool) -> None:
    with (
        part.open("ab" if have else "wb") as file,
        tqdm(
            total=total or None, initial=have, unit="B", unit_scale=True, desc="GeoNames",
            file=sys.stderr, disable=None if progress else True,
        ) as bar,
    ):  # fmt: skip
        for chunk in answer.iter_content(CHUNK):
            file.write(chunk)
            bar.update(len(chunk))
            if file.tell() > MAX_BYTES:
                raise OSError(f"more than {MAX_BYTES} bytes came")
        if total and file.tell() < total:
            raise OSError(f"{file.tell()} of {total} bytes came")


def _tag_file(part: Path) -> Path:
    return part.with_suffix(".etag")


def _checked(path: Path, expected: str) -> str:
    """Return the SHA-256 of a whole, sound dump."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if expected and digest != expected.lower():
        raise FormatError(
            f"The fetched dump has SHA-256 {digest}, expected {expected.lower()}: it was damaged "
            "or replaced on its way and is thrown away."
        )
    try:
        with zipfile.ZipFile(path) as archive:
            damaged = archive.testzip()
            table_in(archive)
    except zipfile.BadZipFile as err:
        raise FormatError(f"The fetched dump is no ZIP file ({err}); it is thrown away.") from err
    if damaged:
        raise FormatError(f"{damaged!r} in the fetched dump is damaged; it is thrown away.")
    return digest
