"""Has a term one id, whatever vocabulary it comes from?"""

import numpy as np
from hypothesis import given, strategies as st

from analyzers.interning import interner
from search.indexing.id_map import IdMap

VOCABULARIES = st.lists(st.lists(st.sampled_from("abcdef"), unique=True), max_size=4)


@given(vocabularies=VOCABULARIES, data=st.data())
def test_a_term_has_one_id_whatever_its_vocabulary(vocabularies, data):
    """Ids are assigned in the order in which terms are first translated."""
    target_ids = interner()
    id_map = IdMap(target_ids)
    expected: dict[str, int] = {}

    for _ in range(3):
        for vocabulary in vocabularies:
            ids = (
                st.sampled_from(range(len(vocabulary))) if vocabulary else st.nothing()
            )
            row = data.draw(st.lists(ids))
            translated = id_map.translate(vocabulary, np.array(row, np.int64))
            terms = [vocabulary[term_id] for term_id in row]
            for term in terms:
                expected.setdefault(term, len(expected))
            assert translated.tolist() == [expected[term] for term in terms]

    assert dict(target_ids) == expected


def test_a_vocabulary_may_grow():
    """Terms that are added later are translated then."""
    vocabulary = ["a"]
    id_map = IdMap(interner())

    assert id_map.translate(vocabulary, np.array([0])).tolist() == [0]
    vocabulary += [str(number) for number in range(5_000)]
    assert id_map.translate(vocabulary, np.array([5_000, 0])).tolist() == [1, 0]
