"""Are articles compared by their own passages, and by nothing else?"""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.array_file import ArrayFile
from search.errors import IndexDamagedError
from search.meaning.passage_vectors import (
    NO_PASSAGES,
    PASSAGES_FILE,
    PassageVectors,
    read_passage_vectors,
    write_passage_vectors,
)
from search.meaning.quantized import quantize
from search.meaning.vectors import normalised

SIZE, DIMENSIONS = 6, 4


def passage_vectors(counts, seed=0):
    """Return passages of articles that have so many sentences."""
    random = np.random.default_rng(seed)
    rows = random.normal(size=(len(counts) + sum(counts), DIMENSIONS))
    rows = normalised(rows.astype(np.float32))
    projection, _ = np.linalg.qr(random.normal(size=(SIZE, DIMENSIONS)))
    return PassageVectors(
        model="m/1",
        missing=2,
        ids=tuple(f"стаття-{number}" for number in range(len(counts))),
        beginnings=quantize(rows[: len(counts)]),
        sentences=quantize(rows[len(counts) :]),
        ends=np.cumsum([0, *counts]),
        projection=projection.astype(np.float32),
        question_mean=random.normal(size=SIZE).astype(np.float32),
    )


def by_definition(passages, question, article):
    """Return the three cosines of one article."""
    if article not in passages.rows:
        return [0, 0, 0]
    number = passages.rows[article]
    vector = normalised((question - passages.question_mean)[None])[0]
    vector = vector @ passages.projection
    start, end = passages.ends[number : number + 2]
    cosines = [row @ vector for row in passages.sentences.vectors()[start:end]]
    beginning = passages.beginnings.vectors()[number] @ vector
    return [beginning, max(cosines, default=0), np.mean(cosines) if cosines else 0]


@given(
    counts=st.lists(st.integers(0, 4), min_size=1, max_size=8),
    asked=st.lists(st.integers(0, 10), max_size=8),
    seed=st.integers(0, 9),
)
def test_nearness_is_to_the_beginning_and_the_sentences(counts, asked, seed):
    """In any order, of some articles twice, of some without sentences or unknown."""
    passages = passage_vectors(counts, seed)
    question = np.random.default_rng(seed).normal(size=SIZE).astype(np.float32)
    ids = [f"стаття-{number}" for number in asked]
    expected = [by_definition(passages, question, each) for each in ids]
    actual = np.array(passages.nearness(question, ids)).T
    assert actual == pytest.approx(np.reshape(expected, (-1, 3)), abs=1e-4)


def test_what_is_written_is_read(tmp_path):
    """All of it."""
    passages = passage_vectors([2, 0, 3])
    write_passage_vectors(tmp_path, passages)
    read = read_passage_vectors(tmp_path)
    assert (read.model, read.missing, read.ids) == ("m/1", 2, passages.ids)
    question = np.ones(SIZE, np.float32)
    expected = passages.nearness(question, passages.ids)
    assert np.array(read.nearness(question, passages.ids)) == pytest.approx(
        np.array(expected)
    )


def test_without_a_file_nothing_is_near(tmp_path):
    """And no question need be embedded."""
    passages = read_passage_vectors(tmp_path)
    assert passages is NO_PASSAGES
    assert not passages.model
    assert not passages.ids


def test_a_damaged_file_is_reported(tmp_path):
    """As one of the index."""
    write_passage_vectors(tmp_path, passage_vectors([1]))
    path = tmp_path / PASSAGES_FILE
    assert "ends" in ArrayFile(path)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexDamagedError):
        read_passage_vectors(tmp_path)
