"""How many parts of a question are required where no article has all?"""

from hypothesis import given, strategies as st

from search.planning.relaxation import FEW, _strictest


class _Counts:
    """An engine and plans of parts in one, which only count."""

    def __init__(self, totals):
        self.totals = totals
        self.asked = []

    def some(self, parts, at_least):
        return {"fr": at_least} if at_least <= len(parts) else {}

    def count(self, plans):
        self.asked.append(plans["fr"])
        return self.totals[plans["fr"]]


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=64),
    st.integers(1, 50),
)
def test_the_strictest_number_is_that_of_trying_all(counts, most):
    """Half of the numbers are ruled out at a time, as fewer parts find no less."""
    totals = dict(enumerate(sorted((max(1, counts[0]), *counts[1:]), reverse=True), 1))
    totals[1] = max(1, totals[1])
    numbers = range(len(totals), 0, -1)
    enough = (
        number
        for number in numbers
        if totals[number] >= (1 if number == len(totals) else FEW)
        or totals[number] > most
    )
    engine = _Counts(totals)

    number, total = _strictest(engine, engine, numbers, most)

    assert number == next(enough, 1)
    assert total == totals[number]
    assert len(engine.asked) <= 9
