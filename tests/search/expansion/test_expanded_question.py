"""Are words of the same meaning searched for, and of a long question not all?"""

from search.expansion.expanded_question import MAX_EXPANSIONS, expand_question
from search.expansion.query_segment import Expansion, QuerySegment
from search.query.parser import parse

EACH = 20
"""Expansions of each word."""


class _Expander:
    """Makes a segment of each word, with as many expansions."""

    def expand(self, text, _engine):
        return tuple(
            QuerySegment(
                word,
                0,
                len(word),
                tuple(Expansion(f"{word}{n}", "fr", ((word,),)) for n in range(EACH)),
            )
            for word in text.split()
        )


def _expanded(words):
    return expand_question(parse(words).node, None, _Expander())


def test_an_ordinary_question_is_expanded_as_a_whole():
    """As many words as there is room for have all they had."""
    segments = _expanded("a b c d e f g h i j").all_segments

    assert sum(len(s.expansions) for s in segments) == MAX_EXPANSIONS
    assert not any(s.unexpanded for s in segments)


def test_the_words_behind_the_limit_are_searched_as_typed():
    """In the order of the question, through all of its parts; and they say so."""
    question = _expanded("a b c d e f OR g h i j OR k l")

    segments = question.all_segments
    assert sum(len(s.expansions) for s in segments) == MAX_EXPANSIONS
    assert [s.text for s in segments if s.unexpanded] == ["k", "l"]
    searched = [s for run in question.segments.values() for s in run]
    assert searched == list(segments)
