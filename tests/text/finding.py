"""What the tests of the finders share: the shipped lexicon, and short texts cut as reports are."""

from __future__ import annotations

from functools import cache

from geo.model import Report
from geo.settings import Settings
from geo.text.document import cut
from geo.text.lexicon import Lexicon


@cache
def lexicon():
    return Lexicon.load(Settings().data)


def document(text):
    return cut(Report("r", text))
