"""Is a question cut into segments, each with its expansions?"""

from itertools import pairwise

import pytest

from search.expansion.thesaurus import Thesaurus
from tests.search.expansion.conftest import texts


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


def test_what_was_typed_is_no_expansion(segments):
    """The question's own wording is not repeated, whatever its capitals."""
    assert "paix" not in texts(segments("Paix")[0], "fr")
    assert texts(segments("Paix")[0], "fr") == ["trêve"]


def test_the_longest_term_is_a_segment(segments):
    """Its words are parts, of which each stands for what it would stand for alone."""
    (segment, other) = segments("accord de paix pluie")

    assert (segment.text, other.text) == ("accord de paix", "pluie")
    assert texts(segment, "pl") == ["porozumienie pokojowe", "układ pokojowy"]
    assert [(p.text, texts(p, "uk")) for p in segment.parts] == [
        ("accord", []),
        ("paix", ["мир"]),
    ]
    assert other.expansions == ()


def test_the_parts_of_a_term_have_their_equivalents(segments):
    """They answer it where no article has an equivalent of the whole."""
    concepts = ({"fr": ("paix",), "uk": ("мир",)}, {"fr": ("pluie",), "uk": ("дощ",)})
    thesaurus = Thesaurus.make((*concepts, {"fr": ("paix pluie",), "uk": ("туман",)}))

    (segment,) = segments("paix pluie", thesaurus)

    assert texts(segment, "uk") == ["туман"]
    assert [texts(part, "uk") for part in segment.parts] == [["мир"], ["дощ"]]


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
    """Concepts may share terms."""
    (segment,) = segments("мир")

    wordings = [(e.lang, e.positions) for e in segment.expansions]
    assert len(wordings) == len(set(wordings))


def test_function_words_are_in_no_segment(segments):
    """Unless there is nothing else to look for."""
    assert [s.text for s in segments("la paix avec la pluie")] == ["paix", "pluie"]
    assert [s.text for s in segments("avec la")] == ["avec", "la"]


def test_a_vietnamese_term_of_two_words_has_no_parts(segments):
    """One of them may be half of a word, whatever language the other is of."""
    concepts = ({"vi": ("đàn piano",), "fr": ("clavier",)}, {"vi": ("piano",)})

    (segment,) = segments("đàn piano", Thesaurus.make(concepts))

    assert texts(segment, "fr") == ["clavier"]
    assert segment.parts == ()


@pytest.mark.parametrize("text", ["Le Pen", "Le Drian", "La Rochelle"])
def test_a_function_word_in_a_name_goes_with_the_name(segments, text):
    """Alone it would be found in every article."""
    assert [segment.text for segment in segments(text)] in ([text], [text[3:]])


def test_a_country_is_known_by_any_of_its_names(segments):
    """A name that is a common word must have a capital, and is no expansion."""
    concept = {"pl": ("Królestwo Danii",), "^pl": ("Dania",), "fr": ("Danemark",)}
    thesaurus = Thesaurus.make(({**concept, "country": ("DK",)},))

    (capital,), (small,) = segments("Dania", thesaurus), segments("dania", thesaurus)

    assert capital.countries == ("DK",)
    assert texts(capital, "fr") == ["Danemark"]
    assert texts(capital, "pl") == ["Królestwo Danii"]
    assert small.countries == small.expansions == ()


def test_expansions_are_excluded_by_their_text(segments):
    """All others stay."""
    (segment,) = segments("accord de paix")

    left = segment.without_expansions(frozenset({"układ pokojowy"}))

    assert texts(left, "pl") == ["porozumienie pokojowe"]
    assert texts(left, "uk") == texts(segment, "uk")
    assert segment.without_expansions(frozenset()) == segment
