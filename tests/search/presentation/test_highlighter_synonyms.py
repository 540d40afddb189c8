"""Are the synonyms of a query's words highlighted?"""

import pytest

from analyzers import get_analyzer
from search.expansion.wordings import index_terms
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AndNot,
    Boosted,
    SynonymSet,
    Term,
    WeightedTerm,
)
from search.presentation.highlighter import find_matches, merge_overlapping
from search.presentation.query_terms import query_terms


def synonyms(lang, *texts):
    """Return a synonym set of texts, as a query would have it."""
    return SynonymSet(
        Channel.TEXT, tuple(WeightedTerm(index_terms(lang, w)) for w in texts)
    )


def highlighted(text, plan, lang):
    """Return the parts of a text that a plan highlights."""
    tokens = tuple(get_analyzer(lang)(text))
    matches = find_matches(text, [tokens], query_terms(plan), lang)
    spans = merge_overlapping([*matches.bigrams, *matches.others, *matches.syllables])
    return [text[span.start : span.end] for span in spans]


CASES = {
    "a word": ("uk", ("угода",), "Нову угоду підписали", ["угоду"]),
    "either word": (
        "fr",
        ("accord", "traité"),
        "traités, accord",
        ["traités", "accord"],
    ),
    "words in a row": (
        "pl",
        ("wolny handel",),
        "o wolnym handlu i handlu",
        ["wolnym handlu"],
    ),
    "words apart": ("pl", ("wolny handel",), "wolny nasz handel", []),
    "words turned": ("pl", ("wolny handel",), "handel wolny", []),
    "a pair of syllables": ("vi", ("hợp tác",), "sự hợp tác, phù hợp", ["hợp tác"]),
    "four syllables": (
        "vi",
        ("thương mại tự do",),
        "về thương mại tự do, tự do",
        ["thương mại tự do"],
    ),
    "a word and a row": (
        "fr",
        ("accord", "libre-échange"),
        "accord de libre échange, échange",
        ["accord", "libre échange"],
    ),
    "none": ("uk", ("угода",), "зовсім інше", []),
}


@pytest.mark.parametrize(
    ("lang", "words", "text", "expected"), CASES.values(), ids=CASES
)
def test_synonyms_are_highlighted(lang, words, text, expected):
    """In any form; a synonym of several words as a whole, and only as a whole."""
    assert highlighted(text, synonyms(lang, *words), lang) == expected


@pytest.mark.parametrize(
    "plan",
    [
        Boosted(Term(Channel.TEXT, "мир"), synonyms("uk", "угода")),
        AllOf((Term(Channel.TEXT, "мир"), synonyms("uk", "угода"))),
    ],
    ids=lambda plan: type(plan).__name__,
)
def test_the_querys_own_words_are_highlighted_as_well(plan):
    """An article may have both."""
    assert highlighted("мирна угода про мир", plan, "uk") == ["угода", "мир"]


def test_what_is_excluded_is_not_highlighted():
    """An excluded synonym set highlights nothing."""
    plan = AndNot(Term(Channel.TEXT, "мир"), synonyms("uk", "угода"))

    assert highlighted("угода про мир", plan, "uk") == ["мир"]
