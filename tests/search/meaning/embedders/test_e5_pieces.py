"""Is a text split into the likeliest pieces?"""

from itertools import product

import pytest
from hypothesis import given, strategies as st

from search.meaning.embedders.e5_file import FILE, read_model_file
from search.meaning.embedders.e5_pieces import Pieces


@pytest.fixture
def pieces(model_path):
    """Return the pieces of the small model."""
    return Pieces.of(read_model_file(model_path))


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("abc", ["▁abc"]),  # -9 against -10 for ▁ab and c
        ("bc", ["▁", "bc"]),
        ("  abc", ["▁abc"]),
        ("AB c", ["▁", "a", "<unk>", "▁", "c"]),
        ("ab\n\nc", ["▁ab", "▁", "c"]),
        ("ﬁ", ["▁", "c", "c"]),
        ("", ["▁"]),
    ],
)
def test_pieces_are_the_likeliest(pieces, layout, text, split):
    """After characters were replaced, runs of blanks joined and one put first."""
    numbers = pieces.split(text)
    assert [layout.pieces[n] for n in numbers] == ["<s>", *split, "</s>"]


def test_a_long_text_ends_at_the_most_pieces(pieces, layout):
    """The piece that ends a text is always there."""
    numbers = pieces.split("ab " * 100)
    assert len(numbers) == layout.positions
    assert numbers[-1] == 2


def _all_ways(text, file):
    """Yield the scores of all ways to split a text into pieces."""
    for cuts in product((False, True), repeat=len(text) - 1):
        parts = [text[0]]
        for letter, cut in zip(text[1:], cuts, strict=True):
            parts = [*parts, letter] if cut else [*parts[:-1], parts[-1] + letter]
        if all(part in file.pieces for part in parts):
            yield sum(file.pieces[part][1] for part in parts)


@given(text=st.text(alphabet="abc", min_size=1, max_size=7))
def test_no_way_is_likelier(text, small_file):
    """The score of the split is the best of all ways."""
    numbers = Pieces.of(small_file).split(text)[1:-1]
    scores = dict(small_file.pieces.values())
    best = max(_all_ways("▁" + text, small_file))
    assert sum(scores[number] for number in numbers) == pytest.approx(best)


@pytest.fixture(scope="module")
def small_file(tmp_path_factory, layout):
    """Return the small model, read once."""
    path = tmp_path_factory.mktemp("model") / FILE
    path.write_bytes(layout.bytes())
    return read_model_file(path)
