"""The development corpora, read once for every bench: stories with their marked place names."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.model import Report
from geo.places.build import ensure
from geo.places.gazetteer import PlaceIndex
from geo.places.matches import Matcher
from geo.places.names import fold
from geo.places.outlets import Outlets
from geo.settings import Settings
from geo.text.document import cut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.model import Document

SHARED = Path(__file__).parent.parent.parent / "shared"
_MARKED = re.compile(r"\[\[(.+?)\]\]")
NAMES = ("trnews", "lgl", "geowebnews", "geovirus")
SHOWN = frozenset({"Literal", "Mixed", "Coercion", "Literal_Modifier", "Embedded_Literal"})
NOT_SHOWN = frozenset(
    {"Non_Literal_Modifier", "Metonymic", "Embedded_Non_Lit", "Demonym", "Homonym", "Language"}
)


@dataclass(frozen=True)
class Story:
    """One document of a corpus."""

    corpus: str
    group: str  # stories of one group stay in one fold: an outlet, or one story's pieces
    document: Document
    toponyms: list[dict[str, Any]]
    row: dict[str, Any]
    known: bool  # it comes from a newspaper's site


def load(name: str) -> list[Story]:
    """Return the stories of one corpus."""
    lines = (SHARED / "corpora" / f"{name}.dev.jsonl").read_text(encoding="utf-8").split("\n")
    return [_story(name, json.loads(line)) for line in lines if line.strip()]


def load_all() -> list[Story]:
    """Return the stories of all four corpora."""
    return [story for name in NAMES for story in load(name)]


@cache
def passages() -> tuple[Story, ...]:
    """Return the marked passages of this project, which are fitted on and never measured."""
    file = Path(__file__).with_name("marked_passages.txt")
    blocks = file.read_text(encoding="utf-8").split("\n\n")
    return tuple(_passage(n, block.strip()) for n, block in enumerate(blocks) if block[:1] != "#")


def _passage(number: int, marked: str) -> Story:
    """Return a passage with its names in double brackets as a story without them."""
    text, names, at = "", [], 0
    for found in _MARKED.finditer(marked):
        text += marked[at : found.start()]
        names.append({"start": len(text), "end": len(text) + len(found[1]), "name": found[1]})
        text += found[1]
        at = found.end()
    text += marked[at:]
    row = {"id": f"passage {number}", "text": text}
    return Story("passages", "passages", cut(Report(row["id"], text)), names, row, known=False)


def _story(name: str, row: dict[str, Any]) -> Story:
    report = Report(
        row["id"], row["text"], title=row.get("title") or "", url=row.get("url") or "",
        outlet=row.get("domain") or "",
    )  # fmt: skip
    group = row.get("domain") or row.get("url") or row["id"]
    known = outlets().is_paper(report.outlet, report.url)
    return Story(name, group, cut(report), row["toponyms"], row, known)


def fold_of(story: Story, folds: int) -> int:
    """Return the fold a story belongs to: the same on every machine."""
    return lot(story.group) % folds


def lot(text: str) -> int:
    """Return a number drawn from a text: the same on every machine."""
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), 16)


@cache
def index() -> PlaceIndex:
    """Return the built gazetteer."""
    return PlaceIndex.open(ensure(Settings()))


@cache
def outlets() -> Outlets:
    """Return the table of outlets."""
    return Outlets.load(Settings().data / "outlets.csv", index())


@cache
def demonyms() -> Mapping[str, str]:
    """Return the place of every folded adjective or name of a people."""
    with (Settings().data / "demonyms.csv").open(encoding="utf-8") as file:
        return {fold(row["word"]): row["place"] for row in csv.DictReader(file)}


@cache
def matcher() -> Matcher:
    """Return the matcher over the built gazetteer."""
    return Matcher(index(), demonyms())


def exact(
    stories: Sequence[Story], spans: Sequence[set[tuple[int, int]]]
) -> dict[str, tuple[float, float, float]]:
    """Return exact precision, recall and F1 (per cent) of every corpus, as the scorer counts."""
    counts = {name: [0, 0, 0] for name in NAMES}
    for story, found in zip(stories, spans, strict=True):
        gold = {(t["start"], t["end"]) for t in story.toponyms if t.get("type") not in NOT_SHOWN}
        passed = [(t["start"], t["end"]) for t in story.toponyms if t.get("type") in NOT_SHOWN]
        told = {s for s in found if s in gold or not any(s[0] < e and b < s[1] for b, e in passed)}
        row = counts[story.corpus]
        row[0] += len(told & gold)
        row[1] += len(told)
        row[2] += len(gold)
    return {name: _rates(*row) for name, row in counts.items() if row[2]}


def _rates(hits: int, told: int, gold: int) -> tuple[float, float, float]:
    return (100 * hits / max(1, told), 100 * hits / gold, 200 * hits / max(1, told + gold))
