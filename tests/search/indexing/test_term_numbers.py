"""Do terms of several lists get one number each?"""

import numpy as np
from hypothesis import given, strategies as st

from analyzers.interning import interner
from search.indexing.term_numbers import IdMap

LISTS = st.lists(st.lists(st.sampled_from("abcdef"), unique=True), max_size=4)


@given(lists=LISTS, data=st.data())
def test_a_term_has_one_number_whatever_list_it_is_of(lists, data):
    """Numbers are given in the order in which terms are first asked."""
    numbers = interner()
    renumbering = IdMap(numbers)
    asked: dict[str, int] = {}

    for _ in range(3):
        for texts in lists:
            row = (
                data.draw(st.lists(st.sampled_from(range(len(texts))))) if texts else []
            )
            found = renumbering.of(texts, np.array(row, np.int64)).tolist()
            terms = [texts[place] for place in row]
            for term in terms:
                asked.setdefault(term, len(asked))
            assert found == [asked[term] for term in terms]

    assert dict(numbers) == asked


def test_a_list_may_grow():
    """What it holds later is numbered then."""
    texts = ["a"]
    renumbering = IdMap(interner())

    assert renumbering.of(texts, np.array([0])).tolist() == [0]
    texts += [str(number) for number in range(5_000)]
    assert renumbering.of(texts, np.array([5_000, 0])).tolist() == [1, 0]
