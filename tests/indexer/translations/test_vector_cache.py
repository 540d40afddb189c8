"""Is a model asked only for what it has not been asked before?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from indexer.translations import vector_cache as module
from indexer.translations.vector_cache import FILE, VectorCache

WORDS = ("угода", "мир", "hợp tác", "école")


def rows_of(model, words):
    """Give what a model says itself."""
    return replace(model, asked=[])(words)


def same(found, expected):
    """Compare rows as well as half precision allows."""
    return found.shape == expected.shape and np.allclose(found, expected, atol=1e-3)


def test_rows_are_the_models(tmp_path, model):
    """Each word has its row, in the order they were asked in, doubles as well."""
    words = (*WORDS, WORDS[0])

    found = VectorCache(tmp_path, model).vectors(words)

    assert found.dtype == np.float32
    assert same(found, rows_of(model, words))
    assert model.asked == list(WORDS)


def test_no_words_have_no_rows(tmp_path, model):
    """Nothing is asked for nothing, and no file is written."""
    assert VectorCache(tmp_path, model).vectors([]).shape == (0, model.size)
    assert model.asked == []
    assert not tmp_path.joinpath(FILE).exists()


def test_a_rebuild_asks_for_new_words_only(tmp_path, model):
    """What was asked once is in the file."""
    VectorCache(tmp_path, model).vectors(WORDS[:3])
    model.asked.clear()

    found = VectorCache(tmp_path, model).vectors(WORDS[1:])

    assert model.asked == [WORDS[3]]
    assert same(found, rows_of(model, WORDS[1:]))


def test_another_model_is_asked_for_everything(tmp_path, model):
    """Vectors of two models cannot be compared; the file is the last one's."""
    VectorCache(tmp_path, model).vectors(WORDS)
    other = replace(model, name="fake/2", asked=[])

    found = VectorCache(tmp_path, other).vectors(WORDS)

    assert other.asked == list(WORDS)
    assert same(found, rows_of(other, WORDS))
    again = replace(model, asked=[])
    VectorCache(tmp_path, again).vectors(WORDS)
    assert again.asked == list(WORDS)


def test_rows_of_another_size_are_made_anew(tmp_path, model):
    """A model that changed its size under its name is not trusted."""
    VectorCache(tmp_path, model).vectors(WORDS)
    other = replace(model, size=30, asked=[])

    assert VectorCache(tmp_path, other).vectors(WORDS).shape == (len(WORDS), 30)
    assert other.asked == list(WORDS)


def test_words_that_are_gone_are_forgotten(tmp_path, model):
    """The file does not grow for ever."""
    cache = VectorCache(tmp_path, model)
    cache.vectors(WORDS)
    cache.keep_only(WORDS[:2])
    model.asked.clear()

    VectorCache(tmp_path, model).vectors(WORDS)

    assert model.asked == list(WORDS[2:])


def test_everything_may_be_forgotten(tmp_path, model):
    """An empty file is read as such."""
    cache = VectorCache(tmp_path, model)
    cache.vectors(WORDS)
    cache.keep_only([])
    model.asked.clear()

    VectorCache(tmp_path, model).vectors(WORDS[:1])

    assert model.asked == [WORDS[0]]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b"PK\x03\x04", b"no archive", b"PK\x05\x06" + b"\x00" * 18],
    ids=["empty", "a byte", "an archive begun", "text", "an empty archive"],
)
def test_a_damaged_file_is_made_anew(tmp_path, model, content):
    """It is a cache: nothing is lost but time."""
    tmp_path.joinpath(FILE).write_bytes(content)

    found = VectorCache(tmp_path, model).vectors(WORDS)

    assert same(found, rows_of(model, WORDS))
    model.asked.clear()
    VectorCache(tmp_path, model).vectors(WORDS)
    assert model.asked == []


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 255), st.booleans())
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_damage_gives_wrong_rows(tmp_path, model, where, change, shortened):
    """Whatever byte is changed or cut at, the rows are right."""
    path = tmp_path / FILE
    path.unlink(missing_ok=True)
    model.asked.clear()
    VectorCache(tmp_path, model).vectors(WORDS)
    content = bytearray(path.read_bytes())
    at = int(where * len(content))
    if shortened:
        del content[at:]
    else:
        content[at] ^= change
    path.write_bytes(content)

    found = VectorCache(tmp_path, model).vectors(WORDS)

    assert same(found, rows_of(model, WORDS))


def test_batches_and_steps(tmp_path, model, monkeypatch):
    """Words are asked for in batches, and a build can tell how far it is."""
    monkeypatch.setattr(module, "BATCH", 3)
    steps = []
    words = [f"w{letter}" for letter in "abcdefgh"]

    found = VectorCache(tmp_path, model).vectors(
        words, lambda done, every: steps.append((done, every))
    )

    assert steps == [(0, 8), (3, 8), (6, 8), (8, 8)]
    assert model.asked == words
    assert same(found, rows_of(model, words))


def test_a_stop_loses_little(tmp_path, model, monkeypatch):
    """What was asked some batches ago is in the file when a build is ended."""
    monkeypatch.setattr(module, "BATCH", 1)
    monkeypatch.setattr(module, "SAVE_EVERY", 2)

    def step(done, _every):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        VectorCache(tmp_path, model).vectors(WORDS, step)
    model.asked.clear()
    VectorCache(tmp_path, model).vectors(WORDS)

    assert model.asked == list(WORDS[2:])


def test_the_file_is_replaced_in_one_step(tmp_path, model):
    """No draft is left beside it."""
    VectorCache(tmp_path, model).vectors(WORDS)

    assert [file.name for file in tmp_path.iterdir()] == [FILE]
