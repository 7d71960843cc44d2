"""Measure recognition and resolution on the development corpora, beside two packages.

    python bench/toponyms.py              # cross-validated by outlet: the README's table (minutes)
    python bench/toponyms.py --shipped    # the shipped model, which has seen these stories

Counted by ``../shared/score/score.py``. Cross-validated: of five parts of the outlets (or of the
stories, where a corpus names no outlet), the recogniser and the weights are fitted on four and
measured on the fifth. geotext and flashgeotext give no coordinates, so only recognition is counted.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import corpora
import fit_resolver
import train_recognizer

from geo.places.locate import Locator
from geo.places.recognize import MODEL, Recognizer
from geo.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.model import Document, Mention

FOLDS = 5
COLUMNS = (
    "F1",
    "P",
    "R",
    "acc@161",
    "without countries",
    "end to end",
    "F1 without outlet",
    "F1 of an unknown outlet",
    "geotext F1",
    "flashgeotext F1",
)


def main() -> None:
    """Print one row a corpus."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shipped", action="store_true")
    shipped = parser.parse_args().shipped
    stories = corpora.load_all()
    base = Locator.open(replace(Settings(), corrections=Path("no corrections")))
    locators = [base] * FOLDS if shipped else fitted(base, stories)
    free: dict[str, list[dict[str, Any]]] = {name: [] for name in corpora.NAMES}
    bare: dict[str, list[dict[str, Any]]] = {name: [] for name in corpora.NAMES}
    unknown: dict[str, list[dict[str, Any]]] = {name: [] for name in corpora.NAMES}
    given: dict[str, list[dict[str, Any]]] = {name: [] for name in corpora.NAMES}
    for story in stories:
        locator = locators[corpora.fold_of(story, FOLDS)]
        spans = [(t["start"], t["end"]) for t in story.toponyms]
        free[story.corpus].append(answer(story, locator.mentions(story.document)))
        for told, outlet in ((bare, ""), (unknown, "paper.example")):
            told[story.corpus].append(answer(story, locator.mentions(from_outlet(story, outlet))))
        given[story.corpus].append(answer(story, locator.mentions(story.document, spans)))
    rivals = [
        (name, others(stories, find)) for name, find in (("geotext", geotext()), ("flash", flash()))
    ]
    print("| | " + " | ".join(COLUMNS) + " |")
    print("| --- |" + " --- |" * len(COLUMNS))
    for name in corpora.NAMES:
        gold = [s.row for s in stories if s.corpus == name]
        found, placed = (
            SCORE.toponyms(gold, free[name], False),
            SCORE.toponyms(gold, given[name], True),
        )
        row = [found["exact"][k] for k in ("f1", "p", "r")]
        row += [placed["acc161"], placed["acc161_without_countries"], found["end_to_end"]]
        others_told = (bare, unknown, *(told for _, told in rivals))
        row += [SCORE.toponyms(gold, told[name], False)["exact"]["f1"] for told in others_told]
        print(f"| {name} | " + " | ".join(f"{x:.1f}" for x in row) + " |")


def from_outlet(story: corpora.Story, outlet: str) -> Document:
    """Return a story as if it came from another outlet, or from none."""
    document = story.document
    return replace(document, report=replace(document.report, outlet=outlet, url=""))


def fitted(base: Locator, stories: Sequence[corpora.Story]) -> list[Locator]:
    """Return a locator for every fold, fitted on the other folds."""
    found = []
    sheets = [fit_resolver.sheet(base, s, home=h) for s in stories for h in (True, False)]
    with tempfile.TemporaryDirectory() as folder:
        for k in range(FOLDS):
            seen = [s for s in stories if corpora.fold_of(s, FOLDS) != k]
            file = Path(folder) / f"{k}.npz"
            train_recognizer.fit(seen, corpora.matcher(), file)
            weights = fit_resolver.fit([s for s in sheets if corpora.fold_of(s.story, FOLDS) != k])
            found.append(base.refitted(Recognizer.load(MODEL, corpora.matcher(), file), weights))
    return found


def answer(story: corpora.Story, mentions: Sequence[Mention]) -> dict[str, Any]:
    """Return mentions as the command line prints them, as far as the scorer reads them."""
    return {
        "id": story.row["id"],
        "mentions": [
            {
                "start": m.start,
                "end": m.end,
                "place": {"lat": m.place.lat, "lon": m.place.lon} if m.place else None,
            }
            for m in mentions
        ],
    }


def others(
    stories: Sequence[corpora.Story], find: Callable[[str], set[tuple[int, int]]]
) -> dict[str, list[dict[str, Any]]]:
    """Return what another package finds."""
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in corpora.NAMES}
    for story in stories:
        mentions = [{"start": a, "end": b, "place": None} for a, b in find(story.row["text"])]
        told[story.corpus].append({"id": story.row["id"], "mentions": mentions})
    return told


def geotext() -> Callable[[str], set[tuple[int, int]]]:
    """Return the search of geotext, which gives names without offsets: every whole word of them."""
    from geotext import GeoText  # noqa: PLC0415 # not needed by who imports this module

    def find(text: str) -> set[tuple[int, int]]:
        places = GeoText(text)
        names = {*places.cities, *places.countries}
        return {m.span() for n in names for m in re.finditer(rf"\b{re.escape(n)}\b", text)}

    return find


def flash() -> Callable[[str], set[tuple[int, int]]]:
    """Return the search of flashgeotext."""
    from flashgeotext.geotext import GeoText  # noqa: PLC0415 # as above

    search = GeoText()

    def find(text: str) -> set[tuple[int, int]]:
        found = search.extract(text, span_info=True)
        return {
            tuple(s) for kind in found.values() for hit in kind.values() for s in hit["span_info"]
        }

    return find


def _score() -> Any:  # noqa: ANN401 # a program loaded from its file
    path = corpora.SHARED / "score" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(
            f"No scorer at {str(path)!r}; the shared folder belongs beside this checkout."
        )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SCORE = _score()

if __name__ == "__main__":
    main()
