"""Every type, precision and status that the page shows is explained in one sentence."""

from __future__ import annotations

import pytest

from geo.model import DatePrecision, Status
from tests.text.finding import lexicon
from tests.text.test_weapons import SUB_TYPES


@pytest.fixture(scope="module")
def glossary():
    return lexicon().glossary


def test_every_sub_type_of_acled_is_explained_under_its_type(glossary):
    types = {row["name"] for row in glossary["type"]}

    assert {row["name"] for row in glossary["sub_type"]} == SUB_TYPES - {""}
    assert {row["type"] for row in glossary["sub_type"]} == types
    assert len(types) == 6


def test_every_precision_and_status_is_explained(glossary):
    precisions = {row["name"] for row in glossary["precision"] if row["of"] == "date"}

    assert precisions == {precision.value for precision in DatePrecision}
    assert {status.value for status in Status} <= {row["name"] for row in glossary["term"]}


@pytest.mark.parametrize("table", ["type", "sub_type", "precision", "term", "word"])
def test_every_entry_is_one_sentence_and_names_its_source(glossary, table):
    for row in glossary[table]:
        sentence = row.get("means") or row["why"]

        assert sentence.endswith("."), row
        assert ". " not in sentence, row
        assert row["source"] in glossary["sources"], row
