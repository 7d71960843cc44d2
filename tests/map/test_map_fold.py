import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.map.fold import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Deir ez-Zor", "deir ez zor", id="hyphen"),
        pytest.param("Sana'a", "sanaa", id="straight apostrophe"),
        pytest.param("Sana’a", "sanaa", id="curly apostrophe"),
        pytest.param("ʿAyn al-ʿArab", "ayn al arab", id="ayn"),
        pytest.param("Al Ḩasakah", "al hasakah", id="dot below"),
        pytest.param("  CRAÏOVA__2 ", "craiova 2", id="case, accents, underscores"),
        pytest.param("دير الزور", "دير الزور", id="Arabic stays"),
    ],
)
def test_spellings_fold_together(text, folded):
    assert fold(text) == folded


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)
