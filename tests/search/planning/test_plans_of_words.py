"""What is each word of a question looked for by, by itself?"""

from __future__ import annotations

import pytest

from search.expansion.expanded_question import ExpandedQuestion
from search.expansion.query_segment import QuerySegment
from search.planning.planner import plan
from search.planning.plans_of_words import plans_of_words
from search.query.ast import Words
from search.query.parser import parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("угода", ["угода"]),
        ('"мирна угода" енер* угода~2', ['"мирна угода"', "енер*", "угода~", ""][:3]),
        ("мир OR угода", ["мир", "угода"]),
        ("title:мир (угода OR title:енер*)", ["title:мир", "угода", "title:енер*"]),
        ("мир -війна country:KR date:2020", ["мир"]),
        ("-війна", []),
    ],
)
def test_each_word_is_planned_as_if_it_were_the_question(text, words):
    """In the question's order, filters and exclusions left out."""
    planned = plans_of_words(ExpandedQuestion(parse(text).node), "uk")

    assert [word for word, _ in planned] == words
    assert all(of_word for _, of_word in planned)


def test_a_run_of_words_is_planned_by_its_segments():
    """Each is looked for by its own words and its expansions."""
    node = Words("мирна угода про торгівлю")
    segments = (QuerySegment("мирна угода", 0, 11), QuerySegment("торгівлю", 16, 24))

    planned = plans_of_words(ExpandedQuestion(node, {node: segments}), "uk")

    assert dict(planned) == {
        segment.text: plan(Words(segment.text), "uk") for segment in segments
    }


def test_a_word_that_leaves_no_term_is_left_out():
    """A sign is no word."""
    node = Words("&")

    assert plans_of_words(ExpandedQuestion(node), "uk") == ()
