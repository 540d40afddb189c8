"""Are the postings of several terms added up alike, however many there are?"""

import numpy as np
from hypothesis import given, strategies as st

from search.engines.columnar.execution.term_postings import sum_by_document
from search.ranking.grid import WEIGHT_STEPS

WEIGHTS = st.integers(0, 3 * WEIGHT_STEPS).map(lambda steps: steps / WEIGHT_STEPS)
ROWS = st.lists(st.tuples(st.integers(0, 30), WEIGHTS), max_size=60)


@given(ROWS)
def test_few_and_many_postings_add_up_alike(rows):
    """To the last bit; a document whose weights are all 0 is in neither."""
    documents = np.array([document for document, _ in rows], dtype=np.int64)
    weights = np.array([weight for _, weight in rows])

    sparse = sum_by_document(documents, weights, 31 * 1_000)
    dense = sum_by_document(documents[::-1], weights[::-1], 31)

    expected = {d: sum(w for other, w in rows if other == d) for d, _ in rows}
    expected = {d: total for d, total in sorted(expected.items()) if total}
    for postings in (sparse, dense):
        assert postings.documents.tolist() == list(expected)
        assert postings.weights.tolist() == list(expected.values())
