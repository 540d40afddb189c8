"""Do an article's scores for leaves make up its score, as the cluster adds them?"""

import pytest

from search.engines.opensearch.shares import (
    ends,
    read_scores,
    score_of,
    shares_of,
    shares_search,
)
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    Boosted,
    DisMax,
    FacetTerm,
    Term,
)

A, B, C, MISSING = (Term(Channel.EXACT, word) for word in ("a", "b", "c", "missing"))
FRENCH = FacetTerm("lang", "fr")
SCORES = {A: 1.0, B: 2.0, C: 2.0, FRENCH: 0.0}
CASES = {
    "leaf": (A, 1.0, [A]),
    "missing": (MISSING, None, []),
    "filter": (FRENCH, 0.0, []),
    "all": (AllOf((A, FRENCH, B)), 3.0, [A, B]),
    "all with one missing": (AllOf((A, MISSING)), None, []),
    "any": (AnyOf((A, MISSING, B)), 3.0, [A, B]),
    "too few": (AnyOf((A, MISSING), at_least=2), None, []),
    "best": (DisMax((A, B, C)), 2.0, [B]),
    "best of none": (DisMax((MISSING, MISSING)), None, []),
    "boosted": (Boosted(A, B), 3.0, [A, B]),
    "boosted by nothing": (Boosted(A, MISSING), 1.0, [A]),
    "boosted that is missing": (Boosted(MISSING, A), None, []),
    "without": (AndNot(A, MISSING), 1.0, [A]),
    "excluded": (AndNot(A, B), None, []),
    "a leaf twice": (AllOf((A, AnyOf((A, B)))), 4.0, [A, A, B]),
}


@pytest.mark.parametrize(("plan", "score", "leaves"), CASES.values(), ids=CASES)
def test_shares_are_those_of_the_leaves_that_count(plan, score, leaves):
    """And add up to the score."""
    shares = list(shares_of(plan, SCORES))

    assert score_of(plan, SCORES) == score
    assert shares == [(leaf, SCORES[leaf]) for leaf in leaves]
    assert sum(share for _, share in shares) == (score or 0.0)


def test_one_request_asks_for_all_leaves():
    """Those that match nothing are left out, and the others keep their names."""
    plans = list(ends(Boosted(AndNot(A, B), AnyOf((C, FRENCH)))))
    assert plans == [A, B, C, FRENCH]

    body = shares_search("a:1", [{"x": 1}, None, {"x": 3}, {"x": 4}])
    named = [q["bool"]["_name"] for q in body["query"]["bool"]["should"]]
    answer = {"hits": {"hits": [{"matched_queries": {"0": 0.1, "3": 0.0}}]}}

    assert named == ["0", "2", "3"]
    assert read_scores(answer, plans) == {A: 102 / 1024, FRENCH: 0.0}
    assert read_scores({"hits": {"hits": []}}, plans) is None
