"""Are articles compared by their own passages, and by nothing else?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.array_file import ArrayFile
from search.errors import IndexDamagedError
from search.meaning.eight_bits import EightBitRows
from search.meaning.passage_vectors import (
    NO_PASSAGES,
    PASSAGES_FILE,
    PassageVectors,
    read_passage_vectors,
    write_passage_vectors,
)
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
        beginnings=EightBitRows.of(rows[: len(counts)]),
        sentences=EightBitRows.of(rows[len(counts) :]),
        ends=np.cumsum([0, *counts]),
        projection=projection.astype(np.float32),
        question_mean=random.normal(size=SIZE).astype(np.float32),
    )


def by_definition(passages, vector, article):
    """Return the three cosines of one article."""
    if article not in passages.ids:
        return [0, 0, 0]
    number = passages.ids.index(article)
    start, end = passages.ends[number : number + 2]
    cosines = passages.sentences.vectors(slice(start, end)) @ vector
    beginning = passages.beginnings.vectors(slice(None))[number] @ vector
    return [beginning, *((max(cosines), np.mean(cosines)) if len(cosines) else (0, 0))]


@given(
    counts=st.lists(st.integers(0, 4), min_size=1, max_size=8),
    asked=st.lists(st.integers(0, 10), max_size=8),
    seed=st.integers(0, 9),
)
def test_nearness_is_to_the_beginning_and_the_sentences(counts, asked, seed):
    """In any order, of some articles twice, of some without sentences or unknown."""
    passages = passage_vectors(counts, seed)
    question = np.random.default_rng(seed).normal(size=SIZE).astype(np.float32)
    vector = passages.projected(question)
    ids = [f"стаття-{number}" for number in asked]
    expected = [by_definition(passages, vector, each) for each in ids]
    actual = np.array(passages.nearness(vector, passages.article_numbers(ids))).T
    assert actual == pytest.approx(np.reshape(expected, (-1, 3)), abs=1e-4)


def test_what_is_written_is_read(tmp_path):
    """All of it."""
    passages = passage_vectors([2, 0, 3])
    write_passage_vectors(tmp_path, passages)
    read = read_passage_vectors(tmp_path)
    assert (read.model, read.missing, read.ids) == ("m/1", 2, passages.ids)
    vector = read.projected(np.ones(SIZE, np.float32))
    assert vector == pytest.approx(passages.projected(np.ones(SIZE, np.float32)))
    actual = read.nearness(vector, np.arange(3))
    expected = passages.nearness(vector, np.arange(3))
    assert np.array(actual) == pytest.approx(np.array(expected))


def test_blocks_of_sentences_are_compared_as_all_at_once(monkeypatch):
    """However many an article has."""
    passages = passage_vectors([3, 9, 2])
    vector = passages.projected(np.ones(SIZE, np.float32))
    expected = np.array(passages.nearness(vector, np.arange(3)))
    monkeypatch.setattr("search.meaning.passage_vectors.BLOCK", 4)
    assert np.array(passages.nearness(vector, np.arange(3))) == pytest.approx(expected)


def test_vectors_are_those_of_one_model():
    """Whatever the version of the rules for passages."""
    passages = replace(passage_vectors([1]), model="e5/package-1/passages-3")
    assert passages.is_by("e5/package-1")
    assert not passages.is_by("e5/package-2")
    assert not NO_PASSAGES.is_by("e5/package-1")


def test_a_question_is_compared_without_what_all_have_in_common():
    """The mean question is near nothing more than anything else."""
    passages = passage_vectors([2])
    question = passages.projection[:, 0]
    expected = np.eye(DIMENSIONS)[0]
    vector = passages.projected(question + passages.question_mean)
    assert vector == pytest.approx(expected, abs=1e-5)


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
