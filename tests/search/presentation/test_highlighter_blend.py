"""Are the words marked that mean what was asked for?"""

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
    Tiered,
    WeightedTerm,
)
from search.presentation.highlighter import find_matches, merge_overlapping, query_terms


def blend(lang, *wordings):
    """Make a blend of wordings as a question would."""
    return SynonymSet(
        Channel.TEXT, tuple(WeightedTerm(index_terms(lang, w)) for w in wordings)
    )


def marked(text, plan, lang):
    """Give the stretches of a text that a plan marks."""
    found = find_matches(text, tuple(get_analyzer(lang)(text)), query_terms(plan), lang)
    joined = merge_overlapping([*found.pairs, *found.others, *found.halves])
    return [text[mark.start : mark.end] for mark in joined]


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
def test_wordings_are_marked(lang, words, text, expected):
    """In any form; a wording of several words as a whole, and only as a whole."""
    assert marked(text, blend(lang, *words), lang) == expected


@pytest.mark.parametrize(
    "plan",
    [
        Tiered(Term(Channel.TEXT, "мир"), blend("uk", "угода")),
        Boosted(Term(Channel.TEXT, "мир"), blend("uk", "угода")),
        AllOf((Term(Channel.TEXT, "мир"), blend("uk", "угода"))),
    ],
    ids=lambda plan: type(plan).__name__,
)
def test_the_questions_own_words_are_marked_as_well(plan):
    """An article may have both."""
    assert marked("мирна угода про мир", plan, "uk") == ["угода", "мир"]


@pytest.mark.parametrize("side", ["upper", "lower"])
def test_a_level_may_be_missing(side):
    """What is there is marked."""
    plan = Tiered(**{"upper": None, "lower": None, side: blend("uk", "угода")})

    assert marked("угода", plan, "uk") == ["угода"]
    assert marked("угода", Tiered(None, None), "uk") == []


def test_what_is_not_wanted_is_not_marked():
    """An excluded blend marks nothing."""
    plan = AndNot(Term(Channel.TEXT, "мир"), blend("uk", "угода"))

    assert marked("угода про мир", plan, "uk") == ["мир"]
