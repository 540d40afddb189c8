"""Is an answer of the cluster read as what it says, and refused if it is not whole?"""

from base64 import b64encode

import numpy as np
import pytest

from search.engines.columnar.segment.stored_fields import (
    decode_stored_fields,
    encode_stored_fields,
)
from search.engines.opensearch.responses import (
    Counted,
    facet_of,
    on_grid,
    read_facet,
    read_hits,
    read_pairs,
    read_times,
    read_total,
)
from search.errors import EngineUnavailableError
from search.port.matches import FacetValue, Month, Year
from search.query.facets import FacetField


def bucket(key, articles, stories):
    """Return a value's counts as the cluster writes them."""
    return {"key": key, "doc_count": articles, "stories": {"doc_count": stories}}


def counts(*buckets, left_out=0):
    """Return the counts of some values, and of how many others there are."""
    return {"buckets": list(buckets), "sum_other_doc_count": left_out}


@pytest.mark.parametrize("steps", [1, 8_393_289, 2**24 - 1, 3_141_592])
def test_a_score_is_what_the_node_computed(steps):
    """Not the short decimal that stands for it in JSON."""
    shortest = float(str(np.float32(steps / 1024)))

    assert on_grid(shortest) * 1024 == steps
    assert on_grid(None) == 0.0


def test_hits_are_read_in_order(make_document):
    """With their stories, and their articles where they were asked for."""
    document = make_document("a", "мир")
    record = b64encode(encode_stored_fields(document)).decode()
    fields = {"id": ["a"], "story": ["s"]}
    hits = [
        {"fields": fields, "_score": 1.5, "_source": {"record": record}},
        {"fields": {**fields, "id": ["b"]}, "_score": None},
    ]

    first, second = read_hits({"hits": {"hits": hits}})

    assert (first.id, first.story, first.score) == ("a", "s", 1.5)
    assert decode_stored_fields(first.record).article == document.article
    assert (second.id, second.score, second.record) == ("b", 0.0, b"")


def test_an_estimate_is_no_total():
    """A lower bound would be shown as if it were the number."""
    assert read_total({"hits": {"total": {"value": 7, "relation": "eq"}}}) == 7
    with pytest.raises(EngineUnavailableError):
        read_total({"hits": {"total": {"value": 7, "relation": "gte"}}})


def test_values_are_in_the_order_of_facets():
    """The most frequent first, then by value; years the newest first."""
    counted = [Counted("b", 2, 1), Counted("a", 2, 2), Counted("c", 9, 1)]
    years = [Counted("2020", 9, 1), Counted("2024", 1, 1)]

    countries = facet_of(FacetField.COUNTRY, counted, frozenset({"a", "z", "y"}))

    assert countries.values == (
        FacetValue("c", 9, 1, selected=False),
        FacetValue("a", 2, 2, selected=True),
        FacetValue("b", 2, 1, selected=False),
        FacetValue("y", 0, 0, selected=True),
        FacetValue("z", 0, 0, selected=True),
    )
    newest = facet_of(FacetField.YEAR, years, frozenset()).values
    assert [value.value for value in newest] == ["2024", "2020"]


def test_a_facet_that_is_not_whole_is_no_facet():
    """Where values were left out, they are asked for in another way."""

    def answer(**values):
        own = counts(bucket("KR", 2, 1), **values)
        return {"aggregations": {"facet_country": {"values": own}}}

    assert read_facet(answer(), FacetField.COUNTRY) == [Counted("KR", 2, 1)]
    assert read_facet(answer(left_out=1), FacetField.COUNTRY) is None


def test_times_are_chronological():
    """Months are numbered from January of the year 0."""
    times = {
        "months": counts(bucket(2024 * 12, 2, 2), bucket(2020 * 12 + 11, 3, 1)),
        "years": counts(bucket("2024", 2, 2), bucket("2020", 3, 1)),
        "undated": {"doc_count": 4},
    }

    assert read_times({"aggregations": {"times": times}}) == (
        (Month(2020, 12, 3, 1), Month(2024, 1, 2, 2)),
        (Year(2020, 3, 1), Year(2024, 2, 2)),
        4,
    )
    times["months"]["sum_other_doc_count"] = 1
    with pytest.raises(EngineUnavailableError):
        read_times({"aggregations": {"times": times}})


def test_pairs_go_on_until_there_are_none():
    """Each part says what the next one follows."""
    key = {"row": "a", "column": "b"}
    part = {"buckets": [bucket(key, 2, 1)], "after_key": key}

    assert read_pairs({"aggregations": {"pairs": part}}) == ([(key, 2, 1)], key)
    assert read_pairs({"aggregations": {"pairs": {"buckets": []}}}) == ([], None)
