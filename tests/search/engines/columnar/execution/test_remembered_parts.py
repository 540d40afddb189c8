"""Is a part of a question evaluated once, and is what is remembered bounded?"""

import numpy as np

from search.engines.columnar.execution.remembered_parts import (
    PLAN_BYTES,
    RememberedParts,
)
from search.engines.columnar.execution.scored_set import ScoredSet
from search.port.document import Channel
from search.port.plan import Term

PARTS = tuple(Term(Channel.TEXT, "мир") for _ in range(9))


class Evaluations:
    """Evaluates parts, and notes which."""

    def __init__(self):
        self.asked = []

    def __call__(self, plan, lang):
        """Return one match."""
        self.asked.append((id(plan), lang))
        return ScoredSet(np.arange(1), np.ones(1))


def test_a_part_is_evaluated_once_in_each_language():
    """Another part that is equal is evaluated, as only identity is compared."""
    evaluate, remembered = Evaluations(), RememberedParts()
    first, other = PARTS[:2]

    for plan, lang in ((first, "uk"), (first, "uk"), (first, "pl"), (other, "uk")):
        assert remembered.get(plan, lang, evaluate).documents.tolist() == [0]

    asked = [(id(first), "uk"), (id(first), "pl"), (id(other), "uk")]
    assert evaluate.asked == asked


def test_what_was_not_asked_for_is_forgotten_at_the_bound():
    """The bytes of plans count, so that parts without a match are bounded, too."""
    evaluate, remembered = Evaluations(), RememberedParts(4 * PLAN_BYTES)

    for part in PARTS:
        remembered.get(part, "uk", evaluate)
    remembered.get(PARTS[-1], "uk", evaluate)
    assert len(evaluate.asked) == len(PARTS)
    remembered.get(PARTS[0], "uk", evaluate)

    assert len(evaluate.asked) == len(PARTS) + 1
