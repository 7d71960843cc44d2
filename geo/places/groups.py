"""Armed groups in a report: no places themselves, but they say which country it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Self

from geo.places.names import fold
from geo.tables import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geo.model import Document


class Groups(NamedTuple):
    """The groups of ``actors.toml`` that belong to one country."""

    names: frozenset[str]  # folded, of every group
    homes: Mapping[str, tuple[tuple[str, str], ...]]  # first word -> names and their country

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the table; without it no group is known."""
        if not path.is_file():
            return cls(frozenset(), {})
        tables = read_toml(path).get("groups", {}).values()
        rows = [row for rows in tables for row in rows]
        named = sorted(
            ((name, row.get("country", "")) for row in rows for name in _names(row)),
            key=lambda one: -len(one[0]),  # the longest is tried first
        )
        homes: dict[str, list[tuple[str, str]]] = {}
        for name, country in named:
            if country:
                homes.setdefault(name.split()[0], []).append((name, country))
        return cls(
            frozenset(fold(name) for name, _ in named),
            {word: tuple(found) for word, found in homes.items()},
        )

    def countries(self, document: Document) -> list[str]:
        """Return the country of every group that a report names, once a mention."""
        text, homes, found = document.text, self.homes, []
        likely = [token for s in document.sentences for token in s.tokens if token[2] in homes]
        for token in likely:
            for name, country in homes[token.text]:
                end = token.start + len(name)
                if text.startswith(name, token.start) and not text[end : end + 1].isalnum():
                    found.append(country)
                    break
        return found


def _names(row: Mapping[str, Any]) -> list[str]:
    """Return what a group is called everywhere, its own country's short words left out."""
    return [name for name in (row.get("name", ""), *row.get("also", ())) if name]
