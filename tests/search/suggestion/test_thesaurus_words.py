"""Are all words of the thesaurus' terms found that are like a word?"""

import pytest
from hypothesis import given, settings, strategies as st

from search.edit_distance import is_within_distance
from search.expansion.thesaurus import Thesaurus
from search.suggestion.thesaurus_words import ThesaurusWords

TERMS = {
    "en": ("climate change", "Climate", "semiconductor"),
    "fr": ("changement climatique", "l'énergie"),
    "pl": ("współpraca naukowa",),
    "uk": ("об'єднання",),
    "vi": ("hợp tác quốc tế",),
}
NAMES = {"en": ("NATO", "Vietnam War"), "vi": ("Việt Nam",)}


@pytest.fixture(scope="module")
def words():
    """Return the words of a few terms."""
    return ThesaurusWords.of(Thesaurus.make([TERMS, NAMES]))


@pytest.mark.parametrize(
    ("lang", "folded", "found"),
    [
        ("en", "chnage", ["change"]),
        ("en", "climat", ["climate"]),
        ("en", "natoo", ["NATO"]),
        ("en", "vietnma", ["Vietnam"]),
        ("fr", "enregie", ["énergie"]),
        ("pl", "wspolprcaa", ["współpraca"]),
        ("uk", "обєднаня", ["об'єднання"]),
        ("vi", "hop_tca", ["hợp tác"]),
        ("vi", "quoc_te", ["quốc tế"]),
        ("vi", "vietnam", ["Việt Nam"]),
        ("vi", "tac", []),
    ],
)
def test_similar_words_are_as_they_are_written(words, lang, folded, found):
    """Case, diacritics and elided articles do not matter; syllables come in pairs."""
    assert list(words.similar(lang, folded, 1)) == found


def test_words_are_known_in_small_letters_and_without_diacritics(words):
    """So are a question's words compared with them."""
    assert {"climate", "nato"} <= words.small["en"]
    assert {"wspolpraca", "nato", "hop_tac"} <= words.folded
    assert "l'énergie" not in words.small["fr"]


def test_capitals_of_headings_are_none_of_the_word():
    """A concept that has terms in small letters is no name."""
    concepts = [{"en": ("semiconductor", "Semiconductors")}, {"en": ("Vietnam",)}]
    concepts.append({"en": ("war in Indochina", "Vietnam War")})

    written = ThesaurusWords.of(Thesaurus.make(concepts)).columns["en"].written

    assert {"semiconductors", "Vietnam", "Indochina", "war"} <= {*written}
    assert {"Semiconductors", "vietnam", "War"}.isdisjoint(written)


SMALL = st.text("abc", min_size=1, max_size=6)


@given(st.sets(SMALL, min_size=1, max_size=10), SMALL, st.integers(1, 2))
@settings(max_examples=60, deadline=None)
def test_similar_words_are_those_within_the_distance(texts, word, distance):
    """Nothing that excludes words before their distance is computed excludes these."""
    words = ThesaurusWords.of(Thesaurus.make([{"en": tuple(texts)}]))

    assert set(words.similar("en", word, distance)) == {
        text for text in texts if is_within_distance(text, word, distance)
    }
