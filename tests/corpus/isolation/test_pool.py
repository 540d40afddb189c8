"""Does a call in another process end within its limits, at the cost of itself only?"""

import os
import time

import pytest

from corpus.errors import Kind, UnreadableError
from corpus.isolation import IsolatedPool, Limits

KEPT = []
LIMITS = Limits(seconds=1, patience=3, megabytes=256)


def double(number: int) -> int:
    """Return twice a number."""
    return number * 2


def process_id() -> int:
    """Return which process works."""
    return os.getpid()


def fill_memory(megabytes: int) -> int:
    """Return how many bytes could be had."""
    return len(bytearray(megabytes * 1024 * 1024))


def keep_memory(megabytes: int) -> int:
    """Use memory that is not returned, and return which process did."""
    KEPT.append(bytearray(megabytes * 1024 * 1024))
    return os.getpid()


def calculate_for_ever() -> None:
    """Use up processor time."""
    while True:
        pass


def wait_for_ever() -> None:
    """Use up time by the clock only."""
    while True:
        time.sleep(1)


def nest(depth: int) -> int:
    """Call itself."""
    return nest(depth + 1)


def refuse() -> None:
    """Raise what a format raises."""
    reason = "no article"
    raise UnreadableError(reason, 7, kind=Kind.NOT_AN_ARTICLE, name="a.html")


def fail() -> None:
    """Raise what no format should raise."""
    reason = "a library's fault"
    raise KeyError(reason)


def die() -> None:
    """End the process as a crash in a library would."""
    os._exit(1)


@pytest.fixture
def pool():
    """A pool of one process with narrow limits."""
    with IsolatedPool(1, LIMITS) as pool:
        yield pool


def test_calls_are_answered_by_one_process_that_is_not_this_one(pool):
    """A process serves until something ends it."""
    assert [pool.submit(double, n).result() for n in range(4)] == [0, 2, 4, 6]
    first = pool.submit(process_id).result()
    assert first == pool.submit(process_id).result() != os.getpid()


def test_an_error_of_a_format_is_raised_here_with_all_that_it_says(pool):
    """Reason, line, kind and name cross over."""
    with pytest.raises(UnreadableError) as error:
        pool.submit(refuse).result()

    error = error.value
    assert (error.reason, error.line) == ("no article", 7)
    assert (error.kind, error.name) == (Kind.NOT_AN_ARTICLE, "a.html")


@pytest.mark.parametrize(
    ("function", "args", "reason"),
    [
        (calculate_for_ever, (), "more than 1 s"),
        (wait_for_ever, (), "more than 1 s"),
        (fill_memory, (2_000,), "more than 256 MB"),
        (die, (), "more than 256 MB"),
        (nest, (0,), "nested too deeply"),
    ],
)
def test_a_call_beyond_a_limit_is_a_rejection_and_the_next_one_works(
    pool, function, args, reason
):
    """The caller learns which limit, and only this call is lost."""
    with pytest.raises(UnreadableError, match=reason) as error:
        pool.submit(function, *args).result()

    assert error.value.kind is Kind.LIMIT
    assert pool.submit(double, 21).result() == 42


def test_what_is_too_large_to_be_handed_over_is_a_rejection(pool):
    """The process ends while it takes it in."""
    with pytest.raises(UnreadableError, match="256 MB"):
        pool.submit(len, bytes(300 * 1024 * 1024)).result()

    assert pool.submit(double, 1).result() == 2


def test_a_process_that_used_up_much_memory_is_replaced(pool):
    """Memory that a library keeps would count against the next page."""
    first = pool.submit(process_id).result()
    kept = pool.submit(keep_memory, 110).result()
    second = pool.submit(process_id).result()

    assert kept == first != second == pool.submit(process_id).result()


def test_a_fault_of_a_library_is_one_files_fault(pool):
    """Whatever a parser raises, the rest is read."""
    with pytest.raises(UnreadableError, match="KeyError"):
        pool.submit(fail).result()

    assert pool.submit(double, 1).result() == 2


def test_time_is_counted_anew_for_each_call():
    """A process does not use up its time over many short calls."""
    with IsolatedPool(1, LIMITS) as pool:
        worker = pool.submit(process_id).result()
        for _ in range(8):
            pool.submit(sum, range(12_000_000)).result()

        assert pool.submit(process_id).result() == worker


def test_no_process_is_left_when_a_pool_is_closed():
    """Nor does closing wait for a call that is not done."""
    with IsolatedPool(2, LIMITS) as pool:
        ids = {pool.submit(process_id).result() for _ in range(8)}
        under_way = pool.submit(wait_for_ever)
        while not under_way.running():
            time.sleep(0.01)

    assert isinstance(under_way.exception(), UnreadableError)
    for pid in ids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
