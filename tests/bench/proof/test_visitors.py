"""Is it noticed what visitors get?"""

import math
from threading import Event

import pytest

from bench.proof.kills import AWAY, find_problems
from bench.proof.visitors import Tally, Visitors, WrongAnswerError
from search.errors import EngineUnavailableError

OUTCOMES = {
    "right": None,
    "wrong": WrongAnswerError("another order"),
    "unavailable": EngineUnavailableError("away"),
    "failed": KeyError("a"),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_is_counted(outcome):
    """An answer is right, wrong or missing for one of two reasons."""
    asked = Event()

    def ask(number):
        if number >= 5:
            asked.set()
        if OUTCOMES[outcome]:
            raise OUTCOMES[outcome]

    visitors = Visitors(ask)
    with visitors.asking("a phase") as tally:
        assert asked.wait(30)
    counts = {name: getattr(tally, name) for name in OUTCOMES}
    assert counts.pop(outcome) >= 6
    assert set(counts.values()) == {0}
    assert f"{getattr(tally, outcome)} {outcome}" in str(tally)


def _ask_across_phases(outcome):
    """Return the tally of the phase in which questions of the one before end."""
    begun, go_on, asked = Event(), Event(), Event()

    def ask(number):
        begun.set()
        go_on.wait(30)
        if number:
            asked.set()
        if outcome:
            raise outcome

    visitors = Visitors(ask, threads=1)
    with visitors.asking("before") as before:
        begun.wait(30)
        after = visitors.begin("after")
        go_on.set()
        asked.wait(30)
    assert (before.right, before.unavailable) == (0, 0)
    assert visitors.tallies == [before, after]
    return after


def test_an_answer_to_the_phase_before_tells_nothing_of_this_one():
    """The nodes that gave it may have been killed since."""
    after = _ask_across_phases(None)
    assert after.spanning == 1
    assert after.right >= 1


def test_what_goes_wrong_counts_where_it_ends():
    """A question that was under way when nodes were killed may have met that."""
    after = _ask_across_phases(EngineUnavailableError("away"))
    assert after.spanning == 0
    assert after.unavailable >= 2


PHASES = (
    {"right": 9},
    {"unavailable": 9, "last_unavailable": 9.0, "allowed": math.inf, "phase": AWAY},
    {"right": 9, "unavailable": 1, "last_unavailable": 59.0, "allowed": 60.0},
)


def _tallies(place=0, **changed):
    phases = [dict(values) for values in PHASES]
    phases[place] |= changed
    return [Tally(**({"phase": "a phase"} | values)) for values in phases]


def test_what_is_to_be_has_no_problem():
    """One node away is noticed by nobody, two by everybody, until they are back."""
    assert find_problems(_tallies()) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"wrong": 1},
        {"failed": 1},
        {"unavailable": 1, "last_unavailable": 0.1},
        {"right": 0},
        {"place": 1, "wrong": 1},
        {"place": 1, "failed": 1},
        {"place": 1, "unavailable": 0},
        {"place": 1, "right": 1},
        {"place": 2, "right": 0},
        {"place": 2, "last_unavailable": 61.0},
    ],
    ids=str,
)
def test_all_else_is_a_problem(changed):
    """A wrong answer, an error, one that is missing too early or too late."""
    assert len(find_problems(_tallies(**changed))) == 1
