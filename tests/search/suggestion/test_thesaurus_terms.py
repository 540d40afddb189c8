"""Are terms offered that the collection has, and how many articles have them?"""

import pytest

from search.expansion.thesaurus import Thesaurus
from search.suggestion.suggestion import Suggestion
from search.suggestion.thesaurus_terms import MOST, ThesaurusTerms

CONCEPTS = (
    {"uk": ("вітрова енергія",), "fr": ("énergie éolienne",), "en": ("wind power",)},
    {"uk": ("вітрильник",), "en": ("sailing boat",)},
    {"vi": ("năng lượng",), "en": ("energy",)},
)


@pytest.fixture(scope="module")
def terms(open_engine, make_document):
    """Return the terms of three concepts, two of which four articles have."""
    engine = open_engine(
        [
            make_document("a", "про вітрову енергію"),
            make_document("b", "вітрової енергії"),
            make_document("c", "énergie éolienne", lang="fr"),
            make_document("d", "năng lượng", lang="vi"),
            make_document("e", "вітрова ферма, енергія"),
        ]
    )
    return ThesaurusTerms.of(engine, Thesaurus.make(CONCEPTS))


TYPED = {
    "in any form, side by side": ("вітр", [("вітрова енергія", "uk", 2)]),
    "English counts its concept": ("wind", [("wind power", "en", 3)]),
    "of several languages": (
        "ener", [("energy", "en", 1), ("énergie éolienne", "fr", 1)],
    ),
    "without diacritics": ("nang l", [("năng lượng", "vi", 1)]),
    "what no article has": ("sail", []),
    "too short": ("wi", []),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "expected"), TYPED.values(), ids=TYPED)
def test_terms_of_the_collection_are_offered(terms, typed, expected):
    """Each with the number of articles that have it."""
    offered = sorted(terms.complete(typed), key=lambda one: one.text)

    assert offered == [Suggestion(text, "term", *rest) for text, *rest in expected]


def test_only_terms_of_the_chosen_language_are_offered(terms):
    """English ones are not, then."""
    assert [one.lang for one in terms.complete("ener", "fr")] == ["fr"]


def test_only_a_few_terms_are_offered(open_engine, make_document):
    """The shortest are counted first."""
    concepts = [{"uk": (f"угод{letter}",)} for letter in "абвгдежз"]
    engine = open_engine([make_document("a", " ".join(c["uk"][0] for c in concepts))])

    terms = ThesaurusTerms.of(engine, Thesaurus.make(concepts))

    assert len(terms.complete("угод")) == MOST
