"""Reads PLOVER's 323 hand-coded sentences, each for its family and whether it is real.

    python bench/plover.py [--data ../shared] [--verbose]

PLOVER's FIGHT and ASSAULT are our "force" (battles, explosions, violence against civilians),
PROTEST is our "crowd"; COERCE and MOBILIZE come nearest to strategic developments; the other types
are talk, which we code only as an agreement, if at all. THREATEN, DEMAND and REJECT tell of what
has not happened: there, nothing may be read as an actual event.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.events import triggers as trigger_words  # noqa: E402
from geo.events.telling import Telling, tellings  # noqa: E402
from geo.events.view import Known, views, words_of  # noqa: E402
from geo.model import Modality  # noqa: E402
from geo.text.background import Background  # noqa: E402
from geo.text.dates import find_dates  # noqa: E402
from geo.text.document import cut  # noqa: E402
from geo.text.lexicon import Lexicon  # noqa: E402
from geo.text.noticing import Noticing  # noqa: E402
from geo.text.reports import report_from_text  # noqa: E402

FAMILY = {"FIGHT": "force", "ASSAULT": "force", "PROTEST": "crowd"}
STRATEGIC = frozenset(("COERCE", "MOBILIZE"))
UNREAL = frozenset(("THREATEN", "DEMAND", "REJECT"))
PUBLISHED = dt.date(2000, 1, 1)  # the date every sentence carries


def read(text: str, lexicon: Lexicon, words: trigger_words.Triggers) -> list[Telling]:
    """Return what a sentence tells."""
    document = cut(report_from_text(text, id="plover", published=PUBLISHED))
    said = [words_of(sentence) for sentence in document.sentences]
    known = Known(Noticing(Background(document, lexicon)), dates=find_dates(document))
    seen = views(document.sentences, said, known)
    return [one for view in seen for one in tellings(view, words, PUBLISHED, "en")]


def family(told: list[Telling]) -> str:
    """Return the family of the strongest actual telling, or "none"."""
    real = [t for t in told if t.modality is Modality.ACTUAL and t.strength > 1]
    if not real:
        return "none"
    group = max(real, key=lambda t: t.strength).group
    return group if group in {"force", "crowd"} else "strategic"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=ROOT.parent / "shared")
    options.add_argument("--verbose", action="store_true")
    chosen = options.parse_args()
    rows = json.loads((chosen.data / "datasets" / "PLOVER_GSR_CAMEO.json").read_text("utf-8"))
    lexicon = Lexicon.load(ROOT / "data")
    words = trigger_words.load(ROOT / "data")
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in rows:
        if not row.get("text"):
            continue
        event, told = row["event"], read(row["text"], lexicon, words)
        got = family(told)
        if event in FAMILY:
            kind, good = "force and crowd: family right", got == FAMILY[event]
        elif event in UNREAL:
            kind, good = "threatened, demanded, rejected: not actual", got == "none"
        elif event in STRATEGIC:
            kind, good = "coerce, mobilize: not silent", got != "none"
        else:
            kind, good = "talk: no violence, no protest", got in {"none", "strategic"}
        asked[kind] += 1
        right[kind] += good
        if chosen.verbose and not good:
            print(event, row.get("mode") or "", "->", got, "|", row["text"])
    for kind, n in sorted(asked.items()):
        print(f"{kind:45} {right[kind]:3}/{n:3}  {100 * right[kind] / n:5.1f} %")


if __name__ == "__main__":
    main()
