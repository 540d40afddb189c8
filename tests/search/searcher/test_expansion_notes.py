"""Is it said where a question is too long for words of the same meaning?"""

from search.expansion.query_segment import Expansion, QuerySegment
from search.searcher.expansion_notes import expansion_notes

EXPANSION = Expansion("mot", "fr", (("mot",),))


def test_the_first_word_without_equivalents_is_named():
    """One sentence, whatever follows."""
    segments = (
        QuerySegment("a", 0, 1, (EXPANSION,)),
        QuerySegment("b", 2, 3, unexpanded=True),
        QuerySegment("c", 4, 5, unexpanded=True),
    )

    (note,) = expansion_notes(segments)

    assert "“b”" in str(note)


def test_nothing_is_said_of_an_ordinary_question():
    """Words that have no equivalents are none that lack them."""
    assert expansion_notes((QuerySegment("a", 0, 1),)) == ()
