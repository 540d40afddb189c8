"""Does a token match by each kind of term, and by nothing else?"""

import pytest

from analyzers import get_analyzer
from search.port.document import Channel
from search.port.plan import FuzzyTerm, PrefixTerm, Term
from search.presentation.query_terms import query_terms
from search.presentation.token_matcher import matches

CASES = {
    "lemma": (Term(Channel.TEXT, "угода"), "про угоди", ["угоди"]),
    "lemma of a title": (Term(Channel.TITLE, "угода"), "про угоди", ["угоди"]),
    "form": (Term(Channel.EXACT, "угоди"), "угода, угоди", ["угоди"]),
    "folded": (Term(Channel.FOLDED, "ганок"), "ґанок", ["ґанок"]),
    "name": (Term(Channel.NAME, "=київ"), "про Київ", ["Київ"]),
    "no name": (Term(Channel.NAME, "=київ"), "про київ", []),
    "prefix": (PrefixTerm(Channel.EXACT, "уго"), "угода, згода", ["угода"]),
    "fuzzy": (FuzzyTerm(Channel.EXACT, "угода", 1), "згода, вода", ["згода"]),
    "a compound by its lemma": (
        Term(Channel.TEXT, "технічний"),
        "науково-технічне",
        ["технічне"],
    ),
}


@pytest.mark.parametrize(("leaf", "text", "expected"), CASES.values(), ids=CASES)
def test_a_token_matches_by_its_terms(leaf, text, expected):
    """Forms, prefixes, fuzzy terms and names match words only, lemmas any token."""
    tokens = get_analyzer("uk")(text)

    matched = [t for t in tokens if matches(query_terms(leaf), text, t, "uk")]

    assert [text[token.start : token.end] for token in matched] == expected


def test_a_name_that_opens_a_sentence_must_be_no_other_word():
    """What precedes a capitalised word decides whether it is a name."""
    terms = query_terms(Term(Channel.NAME, "nadia"))

    def matched(text):
        return any(matches(terms, text, t, "uk") for t in get_analyzer("uk")(text))

    assert matched("станція Надія")
    assert not matched("Надія є")
