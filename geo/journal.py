"""What an interrupted build had already read, so that the next one goes on from there.

One JSON line a report, keyed by the report's content and by everything that decides how it is
read (the code, the hand-kept data, the gazetteer). A line that is broken, because the machine
stopped while it was written, is left out and read anew.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Self

from geo import codec
from geo.reader import Parsed

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from geo.model import Report


class Journal:
    """Parsed reports by key, in a file that only grows; a context manager."""

    def __init__(self, path: Path, keep: int = 200_000) -> None:
        self._path = path
        self._lines: dict[str, str] = dict(_entries(path, keep))
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, at: TracebackType | None
    ) -> None:
        self._file.close()

    def get(self, report: Report) -> Parsed | None:
        """Return what was read of `report`, or None if it was not read yet."""
        line = self._lines.get(key_of(report))
        return codec.from_plain(Parsed, json.loads(line)) if line else None

    def put(self, report: Report, parsed: Parsed) -> None:
        """Keep what was read of `report`."""
        line = json.dumps(codec.to_plain(parsed), ensure_ascii=False)
        self._file.write(f"{key_of(report)}\t{line}\n")
        self._file.flush()


def key_of(report: Report) -> str:
    """Return a hash of everything a report carries."""
    plain = json.dumps(codec.to_plain(report), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _entries(path: Path, keep: int) -> list[tuple[str, str]]:
    if not path.is_file():
        return []
    entries = []
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            key, tab, plain = line.partition("\t")
            if tab and plain.endswith("}\n"):
                entries.append((key, plain))
    return entries[-keep:]
