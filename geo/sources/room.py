"""What a room is: how one dataset's header is told, and how one of its rows becomes a Record."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from geo.model import Record

Header = tuple[str, ...]  # folded column names: lower case, "_" between words
Raw = tuple[tuple[str, str], ...]


class Row(NamedTuple):
    """One row: its number in the file (the header is 1), cells by folded name, and as it came."""

    number: int
    cells: Mapping[str, str]
    raw: Raw


@dataclass(frozen=True, slots=True)
class Room:
    """One dataset format.

    ``tell`` says whether a header belongs here; ``reader`` makes, once per table, the function
    that turns a row into a Record (or None for a row that is no event, such as a row of tags),
    given the header and the table's name. ``columns`` are given for formats without a header.
    """

    name: str
    tell: Callable[[Header], bool]
    reader: Callable[[Header, str], Callable[[Row], Record | None]]
    columns: Header = field(default=())


def needs(*names: str) -> Callable[[Header], bool]:
    """Return a test that a header has all of `names`."""
    wanted = frozenset(names)
    return lambda header: wanted <= set(header)
