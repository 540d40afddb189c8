"""Is the model's file read as it was written, and damage noticed?"""

import numpy as np
import pytest

from search.meaning.embedders.e5_file import FILE, read_model_file, unpack


def test_sizes_pieces_and_replacements_are_read(model_path, layout):
    """All that precedes the tensors is read in the order of the file."""
    file = read_model_file(model_path)
    assert (file.sizes.width, file.sizes.layers, file.sizes.heads) == (32, 2, 2)
    assert file.sizes.positions == layout.positions
    assert file.special == (0, 2, 1, 3)
    assert [file.pieces[text][0] for text in layout.pieces] == list(range(11))
    assert file.pieces["▁abc"] == (9, -9.0)
    assert file.replacements == {ord("A"): "a", ord("ﬁ"): "cc", ord("\n"): " "}


def test_a_block_has_its_two_halves_in_the_halves_of_its_bytes(layout):
    """Of each byte the lower half is a number of the first sixteen."""
    numbers = np.arange(32) % 16
    data = layout.block(numbers, 0.5)
    blocks = np.frombuffer(data, [("scale", "<f2"), ("pairs", "u1", 16)])
    assert unpack(blocks).tolist() == ((numbers - 8) * 0.5).tolist()


def test_weights_have_a_row_per_output(model_path, layout):
    """A tensor of weights has the width that is asked for."""
    file = read_model_file(model_path)
    assert file.weights("l0.fi.w", layout.width).shape == (64, 32)
    assert file.floats("emb.type").shape == (32,)


@pytest.mark.parametrize("size", [3, 40, 150, 400, -1])
def test_a_file_that_is_cut_short_is_refused(tmp_path, layout, size):
    """Wherever it ends."""
    path = tmp_path / FILE
    path.write_bytes(layout.bytes()[:size])
    with pytest.raises(ValueError, match="cut short"):
        read_model_file(path)


def test_another_file_is_refused(tmp_path, layout):
    """By its first bytes."""
    path = tmp_path / FILE
    path.write_bytes(b"GGUF" + layout.bytes()[4:])
    with pytest.raises(ValueError, match="another layout"):
        read_model_file(path)
