"""Are negligible synonyms left out of plans, and are all weights on the grid?"""

from hypothesis import given, strategies as st

from search.planning.synonym_sets import plan_synonyms
from search.port.document import Channel
from search.port.plan import WeightedTerm
from search.ranking.grid import WEIGHT_STEPS

WEIGHTS = st.one_of(st.floats(0, 1), st.floats(0, 2 / WEIGHT_STEPS))


@given(st.lists(WEIGHTS, max_size=5))
def test_only_weighty_synonyms_are_planned(weights):
    """In their order; there is no set without any."""
    terms = [WeightedTerm(((str(n),),), weight) for n, weight in enumerate(weights)]

    planned = plan_synonyms(Channel.TEXT, terms, 0.8, "слово")

    kept = [n for n, weight in enumerate(weights) if weight > 0.5 / WEIGHT_STEPS]
    if not kept:
        assert planned is None
        return
    assert [int(term.positions[0][0]) for term in planned.terms] == kept
    assert (planned.boost, planned.word) == (0.8, "слово")
    for term in planned.terms:
        assert term.weight * WEIGHT_STEPS % 1 == 0
        assert abs(term.weight - weights[int(term.positions[0][0])]) < 1 / WEIGHT_STEPS
