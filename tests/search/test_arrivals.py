"""Is it known when each article of an index arrived, and what is broken refused?"""

from datetime import UTC, datetime

import pytest

from search.arrivals import (
    ARRIVALS,
    Arrival,
    ArrivalRow,
    Arrivals,
    moment,
    read_arrivals,
    write_arrivals,
)
from search.errors import IndexDamagedError

ROWS = [
    ArrivalRow("b", 20, 30, 0, 2**64 - 1, 7),
    ArrivalRow("a/ż", 10, 0, 0, 1, 0),
    ArrivalRow("a", 10, 0, 40, 2, 8),
]


@pytest.fixture
def arrivals(tmp_path):
    """Return the arrivals of three articles, one of which is gone."""
    write_arrivals(tmp_path, ROWS, 40, 10)
    return read_arrivals(tmp_path)


def test_what_is_written_is_read(arrivals):
    """Rows come back in the order of their ids, and single ones by id."""
    assert arrivals.rows() == sorted(ROWS)
    assert [arrivals.row(row.id) for row in ROWS] == ROWS
    assert (arrivals.stamp, arrivals.baseline) == (40, 10)


def test_arrivals_are_moments_in_utc(arrivals):
    """An article was last news when it was first indexed, or corrected."""
    assert arrivals.of("a/ż") == Arrival(datetime(1970, 1, 1, 0, 0, 10, tzinfo=UTC))
    assert arrivals.of("a/ż").last == moment(10)
    assert arrivals.of("b") == Arrival(moment(20), moment(30))
    assert arrivals.of("b").last == moment(30)


@pytest.mark.parametrize("article_id", ["", "0", "a/", "z", "b\udc80"])
def test_what_is_not_known_arrived_with_the_baseline(arrivals, article_id):
    """No id is an error, wherever it would stand in the order."""
    assert arrivals.row(article_id) is None
    assert arrivals.of(article_id) == Arrival(moment(10))


def test_moments_are_those_of_what_is_indexed(arrivals):
    """In the order of the ids, without what is gone."""
    assert arrivals.moments().tolist() == [10, 30]


def test_an_index_without_arrivals_is_a_baseline():
    """Everything arrived at its one moment."""
    arrivals = Arrivals(5, 5)

    assert arrivals.of("a") == Arrival(moment(5))
    assert (arrivals.rows(), arrivals.moments()) == ([], None)


@pytest.mark.usefixtures("arrivals")
@pytest.mark.parametrize("size", [0, 10, -1])
def test_a_broken_file_is_refused(tmp_path, size):
    """One that is cut, or missing, is named with what to do."""
    path = tmp_path / ARRIVALS
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[:size])

    with pytest.raises(IndexDamagedError, match="rebuild"):
        read_arrivals(tmp_path)


def test_a_missing_file_is_refused(tmp_path):
    """It is named with what to do."""
    with pytest.raises(IndexDamagedError, match=f"{ARRIVALS} cannot be read; rebuild"):
        read_arrivals(tmp_path)
