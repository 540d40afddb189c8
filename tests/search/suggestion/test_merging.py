"""Do filters, terms and texts become one list in which each stands once?"""

import pytest

from search.suggestion.merging import filters_first, merged
from search.suggestion.suggestion import Suggestion

COUNTRY = Suggestion("Польща", "country", "uk", 5, "PL")


def phrase(text, count, lang="uk"):
    """Return a phrase of the collection."""
    return Suggestion(text, "phrase", lang, count)


def term(text, count, lang="uk"):
    """Return a term of the thesaurus."""
    return Suggestion(text, "term", lang, count)


MERGED = {
    "terms by their counts": (
        [phrase("нова угода", 5), phrase("нова влада", 1)], [term("новизна", 3)],
        ["нова угода", "новизна", "нова влада"],
    ),
    "a term for its other form": (
        [phrase("штучного інтелекту", 2)], [term("штучний інтелект", 2)],
        ["штучний інтелект"],
    ),
    "not twice": ([phrase("нова угода", 2)], [term("Нова угода", 2)], ["нова угода"]),
    "a term for its first syllables": (
        [phrase("năng lượng tái", 2, "vi")], [term("năng lượng tái tạo", 2, "vi")],
        ["năng lượng tái tạo"],
    ),
    "terms for what they share": (
        [phrase("hợp tác quốc", 2, "vi")],
        [term("hợp tác quốc phòng", 1, "vi"), term("hợp tác quốc tế", 1, "vi")],
        ["hợp tác quốc phòng", "hợp tác quốc tế"],
    ),
    "not for a word of its own": (
        [phrase("kinh tế", 9, "vi")], [term("kinh tế số", 2, "vi")],
        ["kinh tế", "kinh tế số"],
    ),
    "phrases that are terms first": (
        [phrase("ban đầu", 3, "vi"), phrase("bán dẫn", 3, "vi")],
        [term("bán dẫn", 3, "vi")],
        ["bán dẫn", "ban đầu"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "terms", "expected"), MERGED.values(), ids=MERGED)
def test_terms_join_the_texts(texts, terms, expected):
    """They take the place of what is only a part or another form of them."""
    assert [one.text for one in merged(texts, terms, ())] == expected


def test_what_a_filter_is_called_is_no_term():
    """The filter is offered already."""
    assert [*merged((), [term("польща", 2)], [COUNTRY])] == []


def test_filters_come_first():
    """Of one word; of several the best text does, unless a filter is called so."""
    word, same = Suggestion("Польщею", "word", "uk", 9), phrase("польща", 9)

    assert filters_first((COUNTRY,), [word], several=False) == (COUNTRY, word)
    assert filters_first((COUNTRY,), [word], several=True) == (word, COUNTRY)
    assert filters_first((COUNTRY,), [same], several=True) == (COUNTRY, same)
    assert filters_first((COUNTRY,), [], several=True) == (COUNTRY,)
