"""Is an answer that mixes generations noticed?"""

from dataclasses import replace

import pytest

from bench.proof.switches import (
    MARKED,
    QUERIES,
    one_generation,
    publish,
    switch_under_load,
)
from bench.proof.visitors import WrongAnswerError
from search.engines.registry import open_storage
from search.searcher.reader import Reader
from tests.bench.proof.conftest import ChangedReader


@pytest.fixture(scope="module")
def third(tmp_path_factory):
    """Return a reader of the third generation, and one of the fourth."""
    folder = tmp_path_factory.mktemp("generations")
    readers = []
    for number in (3, 4):
        index = folder / str(number)
        publish(folder, index, open_storage(), number)
        readers.append(Reader(index))
    yield readers
    for reader in readers:
        reader.close()


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_each_generation_is_known_by_any_answer(third, query):
    """All that an answer shows says which one it is of."""
    assert [one_generation(reader, query) for reader in third] == [3, 4]


@pytest.mark.parametrize("part", ["total", "stories", "hits", "facets", "months"])
def test_a_part_of_another_generation_is_noticed(third, part):
    """Whatever part of an answer is of another generation, the answer is wrong."""
    one, other = third

    def change(result):
        return replace(result, **{part: getattr(other.search(result.query), part)})

    with pytest.raises(WrongAnswerError):
        one_generation(ChangedReader(one, change), QUERIES[0])


def test_nothing_found_is_no_answer(third):
    """A generation without its articles does not pass for one."""

    def change(result):
        return replace(result, hits=(), total=MARKED + 3)

    with pytest.raises(WrongAnswerError):
        one_generation(ChangedReader(third[0], change), QUERIES[0])


def test_the_embedded_engine_switches(tmp_path):
    """Each generation answers, and none is mixed with another."""
    tally, problems = switch_under_load(tmp_path, open_storage(), 2)
    assert problems == []
    assert tally.right > 2
