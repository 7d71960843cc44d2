from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geo.text.words import words


@given(st.text(max_size=120), st.integers(0, 5))
def test_offsets_give_the_words_back_for_any_unicode(text, start):
    said = words(text, start)

    assert [text[word.start : word.end] for word in said] == [word.text for word in said]
    assert all(one.end <= other.start for one, other in pairwise(said))


@given(st.lists(st.sampled_from(["al-Asad", "Iran’s", "U.S.", "12.5km", "“fled”", "x—y"])))
def test_a_piece_has_the_same_words_wherever_it_stands(pieces):
    together = [word.text for word in words("  ".join(pieces))]

    assert together == [word.text for piece in pieces for word in words(piece)]


def test_hyphens_part_words_and_a_possessive_stands_alone():
    said = words("Israel’s Iran-backed  foes\tin the U.S.")

    assert said.folded == ["israel", "'s", "iran", "backed", "foes", "in", "the", "us"]
