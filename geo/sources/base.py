"""The door to every dataset: `read_records` tells the format and yields one Record a row."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.errors import FormatError, InputError
from geo.sources.acled import ACLED
from geo.sources.gdelt import GDELT, columns_for
from geo.sources.gtd import GTD
from geo.sources.hdx import HAPI, context_from_hapi
from geo.sources.room import Header, Row
from geo.sources.rows import Sheet, read_sheets
from geo.sources.table import TABLE
from geo.sources.ucdp import UCDP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geo.model import ContextFact, Record
    from geo.sources.room import Room

# The order matters: a table of the user's own is what is left when no dataset is recognised.
ROOMS: Final = (UCDP, ACLED, GTD, HAPI, GDELT, TABLE)
FORMATS: Final = ("auto", *(room.name for room in ROOMS))
_BETWEEN_WORDS = re.compile(r"[^0-9a-z]+")
_GDELT_COLUMNS: Final = {16: "mentions", 27: "knowledge graph (GKG)"}


def read_records(path: Path, format: str = "auto") -> Iterator[Record | InputError]:  # noqa: A002 - the door's name
    """Yield the records of a dataset file in its order, and an error for every row that is none.

    The format is told from the header, never from the file's name or the columns' order. Reads
    .csv, .tsv, .gz and .zip, streamed.

    Raises
    ------
    InputError
        when the file as a whole cannot be used: not there, no table, not of the format asked
        for, larger than a table may be, or holding sums instead of events.
    """
    if format not in FORMATS:
        raise InputError(f"the format {format!r} is not known; choose one of {', '.join(FORMATS)}")
    found = False
    for sheet in read_sheets(path):
        for record in _records(sheet, format):
            found = True
            yield record
    if not found:
        raise FormatError(f"{path.name!r} has no rows; a table of events was expected")


def read_context(path: Path) -> Iterator[ContextFact | InputError]:
    """Yield the figures of an HDX HAPI file (monthly sums by district) as context facts."""
    for sheet in read_sheets(path):
        for row in _open(sheet, HAPI.name).rows:
            try:
                yield from _context(row, sheet.name)
            except InputError as err:
                yield _at(err, sheet.name, row)


def _context(row: Row | InputError, name: str) -> Iterator[ContextFact | InputError]:
    if isinstance(row, InputError):
        yield row
    elif not row.cells["location_code"].startswith("#"):  # a row of HXL tags
        yield from context_from_hapi(row, name)


class _Table(NamedTuple):
    room: Room
    header: Header
    rows: Iterator[Row | InputError]


def _records(sheet: Sheet, wanted: str) -> Iterator[Record | InputError]:
    table = _open(sheet, wanted)
    read = table.room.reader(table.header, sheet.name)
    for row in table.rows:
        try:
            record = row if isinstance(row, InputError) else read(row)
        except InputError as err:
            record = _at(err, sheet.name, row)
        if record is not None:
            yield record


def _open(sheet: Sheet, wanted: str) -> _Table:
    """Read the header and choose the room; a first row of GDELT's is no header but an event."""
    first = next((cells for cells in sheet.rows if not isinstance(cells, InputError)), None)
    if first is None:
        raise FormatError(f"{sheet.name!r} is empty; a table of events was expected")
    if columns := columns_for(first):
        room = _room_for(columns, wanted, sheet.name)
        rows = itertools.chain([first], sheet.rows)
        return _Table(room, columns, _named(rows, columns, columns, sheet.name, 1))
    _refuse_other_gdelt(first, sheet.name)
    header = tuple(_fold(name) for name in first)
    room = _room_for(header, wanted, sheet.name)
    names = tuple(name.strip() for name in first)
    return _Table(room, header, _named(sheet.rows, header, names, sheet.name, 2))


def _room_for(header: Header, wanted: str, name: str) -> Room:
    if wanted == "auto":
        found = next((room for room in ROOMS if room.tell(header)), None)
        if found is None:
            raise FormatError(
                f"{name!r} is no dataset known here: its columns are {list(header[:12])}; a date "
                "column and a place (lat and lon, place or country) were expected"
            )
        return found
    room = next(room for room in ROOMS if room.name == wanted)
    if room is not TABLE and not room.tell(header):
        raise FormatError(f"{name!r} is not in the format {wanted!r}: its header lacks columns")
    return room


def _refuse_other_gdelt(first: list[str], name: str) -> None:
    kind = _GDELT_COLUMNS.get(len(first))
    if kind and re.match(r"\d{5,}", first[0]):
        raise FormatError(f"{name!r} is a GDELT {kind} file; give the events file (.export.CSV)")


def _named(
    rows: Iterable[list[str] | InputError], header: Header, names: Header, sheet: str, first: int
) -> Iterator[Row | InputError]:
    """Put names to the cells; a row may be short of empty cells at its end, but not too long."""
    width = len(header)
    for number, cells in enumerate(rows, first):
        if isinstance(cells, InputError):
            yield InputError(f"row {number}: {cells}")
        elif len(cells) == width:
            yield Row(
                number, dict(zip(header, cells, strict=True)), tuple(zip(names, cells, strict=True))
            )
        elif any(cell.strip() for cell in cells[width:]):
            yield InputError(
                f"row {number} of {sheet!r} has {len(cells)} cells, the header has {width}; "
                "is a quote missing?"
            )
        elif any(cells):
            full = (cells + [""] * width)[:width]
            yield Row(
                number, dict(zip(header, full, strict=True)), tuple(zip(names, full, strict=True))
            )


def _at(err: InputError, sheet: str, row: Row | InputError) -> InputError:
    number = row.number if isinstance(row, Row) else "?"
    return InputError(f"row {number} of {sheet!r}: {err}")


def _fold(name: str) -> str:
    return _BETWEEN_WORDS.sub("_", name.strip().lower()).strip("_")
