"""Does a comparison notice whatever differs, and nothing else?"""

import math
from dataclasses import replace

import pytest

from bench.proof.asked import handmade_questions, questions, requests
from bench.proof.comparing import compare_readers, described
from search.errors import QueryError
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort

ASKED = [Query(question=parse("energia"))]


def test_an_index_answers_as_itself(reader):
    """Nothing differs, of pages or of anything beside them, refusals included."""
    asked = [*requests(questions(None, 6), 6), Query(question=parse("a*"))]
    found = compare_readers(reader, reader, asked, beside=3)
    assert (found.results, found.differing, found.lines) == (7, 0, [])
    assert found.hits > 0
    assert found.others > 0


def _score(result):
    first, *others = result.hits
    return (replace(first, score=math.nextafter(first.score, math.inf)), *others)


CHANGES = {
    "scores": {"hits": _score},
    "ids": {"hits": lambda result: result.hits[::-1]},
    "total": {"total": lambda result: result.total + 1},
    "stories": {"stories": lambda result: result.stories - 1},
    "facets": {"facets": lambda result: result.facets[:-1]},
    "months": {"months": lambda result: result.months[1:]},
    "undated": {"undated": lambda result: result.undated + 1},
    "notes": {"notes": lambda result: (*result.notes, "another")},
}


@pytest.mark.parametrize("part", CHANGES)
def test_each_part_counts(reader, changed, part):
    """A part that differs is named, a score in its last bit among them."""
    found = compare_readers(reader, changed(**CHANGES[part]), ASKED, beside=0)
    assert found.differing == 1
    assert f"\n{part} of 'energia'" in "\n".join(("", *found.lines))


def test_what_is_beside_a_page_counts(reader, changed):
    """A correction that one offers and the other does not is a difference."""
    asked = [Query(question=parse("enregia"))]
    other = changed(total=lambda _: 1_000)
    found = compare_readers(reader, other, asked)
    assert any(line.startswith("correction") for line in found.lines)


def test_refusals_are_compared(reader, changed):
    """A question that both refuse is the same; one that only one refuses is not."""

    def refuse(_):
        reason = "too much"
        raise QueryError(reason)

    refusing = changed(total=refuse)
    both = compare_readers(refusing, refusing, ASKED, beside=0)
    assert (both.refused, both.differing) == (1, 0)
    assert compare_readers(reader, refusing, ASKED, beside=0).differing == 1


def test_every_kind_of_request_is_asked():
    """Sorts, pages, filters, groups, languages and equivalents all take turns."""
    asked = requests(questions(None, 126), 126)
    assert len(asked) == 126
    assert {query.sort for query in asked} == set(Sort)
    assert {query.page for query in asked} == {1, 2, 3}
    assert any(query.filters and query.match_all for query in asked)
    assert any(query.filters and not query.match_all for query in asked)
    assert any(query.excluded for query in asked)
    assert any(query.since for query in asked)
    assert any(query.syllables_apart for query in asked)
    assert {query.expand for query in asked} == {True, False}
    assert {query.grouped for query in asked} == {True, False}
    assert len({query.preferred for query in asked}) > 2


def test_handmade_questions_can_be_parsed():
    """Each is what it was written for, and none is refused."""
    for text in handmade_questions():
        assert parse(text).node is not None, text


def test_more_results_need_more_questions():
    """Our own questions follow the ones by hand, and none is asked twice."""
    some, more = questions(None, 126), questions(None, 300)
    assert (len(some), len(more)) == (42, 100)
    assert len(set(more)) == 100


def test_public_questions_are_asked_too(shared):
    """With the evaluation data, half of the further questions are of them."""
    asked = questions(shared, 800)
    assert len(asked) == 267
    assert len(requests(asked, 800)) == 800


def test_a_request_is_described_by_what_is_not_usual():
    """A line of the report says what was asked, and no more."""
    query = Query(question=parse("energia"), filters={FacetField.LANG: {"pl"}})
    assert described(query).startswith("'energia' filters=")
