"""Rows of cells from a table file, plain, gzipped or zipped, in any common encoding; streamed.

The rule of the room: nothing in a file is trusted. Sizes and line lengths are bounded, archives
are read as streams and never unpacked to disk, and a row that cannot be read is yielded as the
error that says why while the rest goes on.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import itertools
import zipfile
import zlib
from contextlib import ExitStack
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from geo.errors import FormatError, InputError, TooLargeError
from geo.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_LINE_CHARS = 2**20
_TABLE_NAMES = (".csv", ".tsv", ".tab", ".txt")
_PEEK = 4096
_MANY_TABS = 4
_MAX_BYTES = Settings().max_table_bytes
_MAX_CELL_CHARS = 131_072


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table inside a file: its name and its rows, each a list of cells or an error."""

    name: str
    rows: Iterator[list[str] | InputError]


def read_sheets(path: Path, max_bytes: int = _MAX_BYTES) -> Iterator[Sheet]:
    """Yield the tables of `path`: one for a plain or gzipped file, one a member of a zip.

    Raises
    ------
    InputError
        when the file cannot be opened; FormatError when it is no text table; TooLargeError when
        more than `max_bytes` would have to be read.
    """
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as err:
        raise InputError(f"cannot open {str(path)!r}: {err.strerror or err}") from err
    if magic.startswith(b"PK\x03\x04"):
        yield from _zip_sheets(path, max_bytes)
    elif magic.startswith(b"\x1f\x8b"):
        with gzip.open(path, "rb") as packed:
            yield Sheet(path.name, _rows(_Bounded(packed, max_bytes, path.name), path.name))
    else:
        with path.open("rb") as plain:
            yield Sheet(path.name, _rows(_Bounded(plain, max_bytes, path.name), path.name))


class _Bounded(io.RawIOBase):
    """A byte stream that refuses to give more than it may, whatever an archive's index says."""

    def __init__(self, inner: IO[bytes] | gzip.GzipFile, limit: int, name: str) -> None:
        self._inner, self._left, self._limit, self._name = inner, limit, limit, name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._inner.read(len(buffer))
        except (zlib.error, zipfile.BadZipFile, gzip.BadGzipFile, EOFError, RuntimeError) as err:
            raise FormatError(f"{self._name!r} is a broken or locked archive: {err}") from err
        self._left -= len(data)
        if self._left < 0:
            raise TooLargeError(
                f"{self._name!r} holds more than {self._limit:,} bytes; cut it into smaller files"
            )
        buffer[: len(data)] = data
        return len(data)


def _zip_sheets(path: Path, max_bytes: int) -> Iterator[Sheet]:
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(zipfile.ZipFile(path))
        except zipfile.BadZipFile as err:
            raise FormatError(f"{path.name!r} looks like a zip but is broken: {err}") from err
        members = _table_members(archive, path.name)
        if sum(member.file_size for member in members) > max_bytes:
            raise TooLargeError(
                f"{path.name!r} would unpack to more than {max_bytes:,} bytes; "
                "take the tables you need out of it"
            )
        for member in members:
            name = f"{path.name}/{member.filename.rsplit('/', 1)[-1]}"
            try:
                file = stack.enter_context(archive.open(member))
            except (RuntimeError, NotImplementedError, zipfile.BadZipFile) as err:
                raise FormatError(f"{name!r} cannot be unpacked: {err}") from err
            yield Sheet(name, _rows(_Bounded(file, max_bytes, name), name))


def _table_members(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    """Return the members that are tables; the names are only looked at, never used as paths."""
    if "[Content_Types].xml" in archive.namelist():
        raise FormatError(f"{name!r} is a workbook; save its sheet as CSV and give that file")
    members = [
        info
        for info in archive.infolist()
        if info.filename.lower().endswith(_TABLE_NAMES) and "__MACOSX/" not in info.filename
    ]
    if not members:
        raise FormatError(f"the zip {name!r} holds no .csv, .tsv or .txt table")
    return members


def _rows(bounded: _Bounded, name: str) -> Iterator[list[str] | InputError]:
    buffered = io.BufferedReader(bounded, 2**20)
    head = buffered.peek(_PEEK)[:_PEEK]
    encoding = _encoding(head, name)
    text = io.TextIOWrapper(buffered, encoding=encoding, errors="dateline-cp1252", newline="")
    lines = _lines(text, name)
    first = next((line for line in lines if line.strip()), "")
    if first:
        delimiter = "\t" if first.count("\t") >= _MANY_TABS else max(",;|\t", key=first.count)
        # A tab-separated file that begins with a number has no header: GDELT, which never quotes.
        bare = delimiter == "\t" and first[0].isdigit()
        every = itertools.chain([first], lines)
        if bare:
            yield from _parsed(csv.reader(every, delimiter="\t", quoting=csv.QUOTE_NONE), name)
        else:
            yield from _parsed(csv.reader(every, delimiter=delimiter), name)


def _parsed(reader: Iterator[list[str]], name: str) -> Iterator[list[str] | InputError]:
    # The library keeps one bound for the whole process, and reports may have raised it.
    csv.field_size_limit(_MAX_CELL_CHARS)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as err:
            yield FormatError(f"{name!r} has a row that is no CSV ({err}); is a quote unclosed?")


def _lines(text: io.TextIOWrapper, name: str) -> Iterator[str]:
    while line := text.readline(MAX_LINE_CHARS):
        if len(line) >= MAX_LINE_CHARS:
            raise FormatError(
                f"{name!r} has a line of more than {MAX_LINE_CHARS:,} characters; "
                "a table with one row a line was expected"
            )
        yield line.replace("\0", "") if "\0" in line else line


def _encoding(head: bytes, name: str) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head:
        raise FormatError(f"{name!r} is no text; a CSV or tab-separated table was expected")
    return "utf-8-sig"


def _as_cp1252(err: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252: old exports (GTD) are, some only in part."""
    if not isinstance(err, UnicodeDecodeError):
        raise err
    return err.object[err.start : err.end].decode("cp1252", "replace"), err.end


codecs.register_error("dateline-cp1252", _as_cp1252)
