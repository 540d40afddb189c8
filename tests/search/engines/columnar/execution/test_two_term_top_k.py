"""Do the head of two answers and the whole give the same page?"""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.engines.columnar.execution.scored_set import Answer, some
from search.engines.columnar.execution.top_k import page_of
from search.engines.columnar.execution.two_term_top_k import find_leading, lead
from search.port.document import Channel
from search.port.plan import AllOf, AnyOf, Term
from search.query.request import FacetField, Query, Sort

SIZE = 300
ONE, OTHER = Term(Channel.TEXT, "a"), Term(Channel.TEXT, "b")
COLUMNS = SimpleNamespace(
    published=np.arange(SIZE) % 7, by_id=np.arange(SIZE)[::-1], size=SIZE
)
scored = st.dictionaries(
    st.integers(0, SIZE - 1), st.sampled_from([0.1, 0.2, 0.1 + 0.2, 0.3, 5.0])
)


def answer(scores):
    """Give the answer that has these scores by document."""
    documents = sorted(scores)
    found = [scores[document] for document in documents]
    return Answer(np.array(documents, np.int64), np.array(found, float))


def page(found, query):
    """Give documents and scores of a page."""
    at = page_of(found, query, COLUMNS)
    return found.documents[at].tolist(), found.scores[at].tolist()


@given(scored, scored, st.integers(1, 4), st.integers(1, 3))
def test_a_page_of_the_head_is_that_of_all(one, other, size, number):
    """Equal scores, too, and documents that both have; and all are counted."""
    query, most = Query(size=size, page=number), size * number
    if max(len(one), len(other)) <= most:
        return

    total, head = lead(answer(one), answer(other), SIZE, most)

    whole = some([answer(one), answer(other)], SIZE)
    assert total == len(whole.documents) == len(one.keys() | other.keys())
    assert page(head, query) == page(whole, query)


def test_what_is_far_behind_is_left_out():
    """Or nothing would be spared."""
    scores = {number: 1.0 + number for number in range(SIZE)}

    total, head = lead(answer(scores), answer(scores), SIZE, 3)

    assert total == SIZE
    assert head.documents[-3:].tolist() == [297, 298, 299]
    assert len(head.documents) < SIZE / 10


def asked(query=None, plans=None, each=100):
    """Ask for the head of what two terms find, each in some documents."""
    found = answer(dict.fromkeys(range(each), 1.0))
    evaluator = SimpleNamespace(of_part=lambda _plan, _lang: found)
    plans = {"fr": AnyOf((ONE, OTHER))} if plans is None else plans
    return find_leading(evaluator, query or Query(), plans, SIZE)


def test_a_plain_question_is_led():
    """Two words, either of which will do, by relevance."""
    assert asked().total == 100


UNLED = {
    "everything": {"plans": {}},
    "two languages": {"plans": dict.fromkeys(("fr", "pl"), AnyOf((ONE, OTHER)))},
    "both words": {"plans": {"fr": AllOf((ONE, OTHER))}},
    "three words": {"plans": {"fr": AnyOf((ONE, OTHER, ONE))}},
    "no words": {"plans": {"fr": AnyOf((ONE, AllOf((ONE, OTHER))))}},
    "a word that counts for nothing": {
        "plans": {"fr": AnyOf((ONE, Term(Channel.TEXT, "b", 0.0)))}
    },
    "few documents": {"each": 3},
    "a late page": {"query": Query(page=10)},
    "by date": {"query": Query(sort=Sort.NEWEST)},
    "by story": {"query": Query(grouped=True)},
    "a country": {"query": Query(filters={FacetField.COUNTRY: frozenset({"PL"})})},
}


@pytest.mark.parametrize("values", UNLED.values(), ids=UNLED)
def test_other_questions_are_joined(values):
    """What else decides a page, or is quickly joined, is left to the usual way."""
    assert asked(**values) is None
