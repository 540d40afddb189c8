"""Does a model embed only what it has not embedded before?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from indexer.meaning import vector_cache as module
from indexer.meaning.vector_cache import FILE, VectorCache

WORDS = ("угода", "мир", "hợp tác", "école")


def rows_of(model, words):
    """Return the vectors of a model without a cache."""
    return replace(model, texts=[])(words)


def same(vectors, expected):
    """Compare rows as well as half precision allows."""
    return vectors.shape == expected.shape and np.allclose(vectors, expected, atol=1e-3)


def test_rows_are_the_models(tmp_path, model):
    """Each word has its row, in the order of the words, duplicates as well."""
    words = (*WORDS, WORDS[0])

    vectors = VectorCache(tmp_path, model).get(words)

    assert vectors.dtype == np.float32
    assert same(vectors, rows_of(model, words))
    assert model.texts == list(WORDS)


def test_no_words_have_no_rows(tmp_path, model):
    """The model is not called, and no file is written."""
    assert VectorCache(tmp_path, model).get([]).shape == (0, model.size)
    assert model.texts == []
    assert not tmp_path.joinpath(FILE).exists()


def test_a_rebuild_embeds_new_words_only(tmp_path, model):
    """What was embedded once is in the file."""
    VectorCache(tmp_path, model).get(WORDS[:3])
    model.texts.clear()

    vectors = VectorCache(tmp_path, model).get(WORDS[1:])

    assert model.texts == [WORDS[3]]
    assert same(vectors, rows_of(model, WORDS[1:]))


def test_another_model_embeds_everything(tmp_path, model):
    """Vectors of two models cannot be compared; the file is the last one's."""
    VectorCache(tmp_path, model).get(WORDS)
    other = replace(model, name="fake/2", texts=[])

    vectors = VectorCache(tmp_path, other).get(WORDS)

    assert other.texts == list(WORDS)
    assert same(vectors, rows_of(other, WORDS))
    again = replace(model, texts=[])
    VectorCache(tmp_path, again).get(WORDS)
    assert again.texts == list(WORDS)


def test_rows_of_another_size_are_computed_anew(tmp_path, model):
    """A model that changed its size under its name is not trusted."""
    VectorCache(tmp_path, model).get(WORDS)
    other = replace(model, size=30, texts=[])

    assert VectorCache(tmp_path, other).get(WORDS).shape == (len(WORDS), 30)
    assert other.texts == list(WORDS)


def test_words_that_are_not_retained_are_deleted(tmp_path, model):
    """The file does not grow for ever."""
    cache = VectorCache(tmp_path, model)
    cache.get(WORDS)
    cache.retain(WORDS[:2])
    model.texts.clear()

    VectorCache(tmp_path, model).get(WORDS)

    assert model.texts == list(WORDS[2:])


def test_all_words_may_be_deleted(tmp_path, model):
    """An empty file is read as such."""
    cache = VectorCache(tmp_path, model)
    cache.get(WORDS)
    cache.retain([])
    model.texts.clear()

    VectorCache(tmp_path, model).get(WORDS[:1])

    assert model.texts == [WORDS[0]]


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b"PK\x03\x04", b"no archive", b"PK\x05\x06" + b"\x00" * 18],
    ids=["empty", "a byte", "an archive begun", "text", "an empty archive"],
)
def test_a_damaged_file_is_replaced(tmp_path, model, content):
    """It is a cache: nothing is lost but time."""
    tmp_path.joinpath(FILE).write_bytes(content)

    vectors = VectorCache(tmp_path, model).get(WORDS)

    assert same(vectors, rows_of(model, WORDS))
    model.texts.clear()
    VectorCache(tmp_path, model).get(WORDS)
    assert model.texts == []


@given(st.floats(0, 1, exclude_max=True), st.integers(1, 255), st.booleans())
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_damage_leads_to_wrong_rows(tmp_path, model, where, change, shortened):
    """Whatever byte is changed or cut at, the rows are right."""
    path = tmp_path / FILE
    path.unlink(missing_ok=True)
    model.texts.clear()
    VectorCache(tmp_path, model).get(WORDS)
    content = bytearray(path.read_bytes())
    at = int(where * len(content))
    if shortened:
        del content[at:]
    else:
        content[at] ^= change
    path.write_bytes(content)

    vectors = VectorCache(tmp_path, model).get(WORDS)

    assert same(vectors, rows_of(model, WORDS))


def test_batches_and_steps(tmp_path, model, monkeypatch):
    """Words are embedded in batches, and a build can show how far it is."""
    monkeypatch.setattr(module, "BATCH", 3)
    steps = []
    words = [f"w{letter}" for letter in "abcdefgh"]

    vectors = VectorCache(tmp_path, model).get(
        words, lambda done, every: steps.append((done, every))
    )

    assert steps == [(0, 8), (3, 8), (6, 8), (8, 8)]
    assert model.texts == words
    assert same(vectors, rows_of(model, words))


def test_an_interruption_loses_little(tmp_path, model, monkeypatch):
    """What was embedded some batches ago is in the file when a build is interrupted."""
    monkeypatch.setattr(module, "BATCH", 1)
    monkeypatch.setattr(module, "SAVE_EVERY", 2)

    def step(done, _every):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        VectorCache(tmp_path, model).get(WORDS, step)
    model.texts.clear()
    VectorCache(tmp_path, model).get(WORDS)

    assert model.texts == list(WORDS[2:])


def test_the_file_is_replaced_in_one_step(tmp_path, model):
    """No temporary file is left next to it."""
    VectorCache(tmp_path, model).get(WORDS)

    assert [file.name for file in tmp_path.iterdir()] == [FILE]
