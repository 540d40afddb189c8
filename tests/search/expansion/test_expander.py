"""Is a question cut into segments, each with its expansions?"""

from itertools import pairwise

import pytest

from search.expansion.expander import QueryExpander
from search.expansion.query_segment import ExpansionSource
from tests.search.expansion.conftest import NO_TABLE, TABLE, THESAURUS, texts


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("мир", "fr", ["paix", "trêve"]),
        ("мир", "pl", ["pokój"]),
        ("миру", "vi", ["hòa bình"]),
        ("paix", "uk", ["мир"]),
        ("peace", "uk", ["мир"]),
        ("hòa bình", "fr", ["paix"]),
    ],
)
def test_a_word_has_the_terms_of_its_concepts(segments, text, lang, expected):
    """In any form, of any language and of English; each wording once."""
    (segment,) = segments(text)

    assert segment.text == text
    assert texts(segment, lang) == expected
    assert all(
        e.strong and e.source is ExpansionSource.THESAURUS for e in segment.expansions
    )


def test_what_was_typed_is_no_expansion(segments):
    """The question's own wording is not repeated, whatever its capitals."""
    assert "paix" not in texts(segments("Paix")[0], "fr")
    assert texts(segments("Paix")[0], "fr") == ["trêve"]


def test_the_longest_term_is_a_segment_with_its_words_as_parts(segments):
    """A term of several words has expansions as a whole, and so have its words."""
    (segment, other) = segments("accord de paix pluie")

    assert (segment.text, other.text) == ("accord de paix", "pluie")
    assert texts(segment, "pl") == ["porozumienie pokojowe", "układ pokojowy"]
    assert "paix" in [part.text for part in segment.parts]
    assert other.expansions == other.parts == ()


@pytest.mark.parametrize("text", ["pluie accord de paix", "accord de paix, PLUIE paix"])
def test_segments_have_the_offsets_where_they_were_typed(segments, text):
    """Their offsets cut them out of the question, in order and without overlaps."""
    expanded = segments(text)

    assert [text[segment.start : segment.end] for segment in expanded] == [
        u.text for u in expanded
    ]
    assert all(a.end <= b.start for a, b in pairwise(expanded))


@pytest.mark.parametrize("text", ["", "—", "123", "qqqqq zzzz"])
def test_unknown_words_have_no_expansions(segments, text):
    """They are segments that are searched for as typed."""
    expanded = segments(text)

    assert not any(segment.expansions for segment in expanded)
    assert " ".join(segment.text for segment in expanded) == text.replace("—", "")


def test_no_wording_is_repeated(segments):
    """Concepts may share terms, and the table may have those of the thesaurus."""
    (segment,) = segments("мир", TABLE)

    wordings = [(e.lang, e.term.positions) for e in segment.expansions]
    assert len(wordings) == len(set(wordings))


def test_an_expander_has_a_table_or_not():
    """An index built without the model learnt nothing."""
    assert QueryExpander(THESAURUS, TABLE, lambda: None).learnt
    assert not QueryExpander(THESAURUS, NO_TABLE, lambda: None).learnt


def test_expansions_are_excluded_by_their_text(segments):
    """From a segment and from its parts; all others stay."""
    (segment,) = segments("accord de paix")
    removed = frozenset({"układ pokojowy", "pokój"})

    left = segment.without_expansions(removed)

    assert texts(left, "pl") == ["porozumienie pokojowe"]
    assert texts(left, "uk") == texts(segment, "uk")
    assert segment.without_expansions(frozenset()) == segment
    assert not any(e.text in removed for p in left.parts for e in p.expansions)
