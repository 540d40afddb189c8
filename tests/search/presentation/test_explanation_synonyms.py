"""Are synonyms explained as what they are?"""

import pytest

from search.expansion.wordings import index_terms
from search.port.document import Channel
from search.port.plan import SynonymSet, Term, WeightedTerm
from search.presentation.explanation import EQUIVALENT, explain


def synonyms(lang, *texts, channel=Channel.TEXT):
    """Return a synonym set for a word of a query."""
    members = tuple(WeightedTerm(index_terms(lang, text)) for text in texts)
    return SynonymSet(channel, members, word="agreement")


CASES = {
    "a word": ("uk", ("угода",), "угоду й угоди", ("угоду", "угоди")),
    "either word": ("fr", ("traité", "accord"), "accord, traité", ("traité", "accord")),
    "words in a row": (
        "pl",
        ("wolny handel",),
        "wolny dzień, o wolnym handlu",
        ("wolnym handlu",),
    ),
    "a bigram": ("vi", ("hợp tác",), "phù hợp, hợp tác", ("hợp tác",)),
    "a synonym that does not occur": ("uk", ("договір", "угода"), "угода", ("угода",)),
}


@pytest.mark.parametrize(("lang", "words", "body", "forms"), CASES.values(), ids=CASES)
def test_forms_are_those_of_the_article(article, lang, words, body, forms):
    """The query's word is named with the synonyms, and the reason says so."""
    item = article(body, lang, headline=False)

    (reason,) = explain(item, [(synonyms(lang, *words), 2.0)])

    assert (reason.word, reason.forms) == ("agreement", forms)
    assert reason.channel == EQUIVALENT == "equivalent"
    assert (reason.fields, reason.score, reason.share) == (("body",), 2.0, 1.0)


def test_synonyms_are_explained_next_to_the_words_themselves(article):
    """Shares are of the whole score, the strongest first."""
    item = article("угода про мир", headline=False)
    shares = [
        (synonyms("uk", "угода"), 1.0),
        (Term(Channel.TEXT, "мир", word="мир"), 3.0),
    ]

    reasons = explain(item, shares)

    assert [(r.word, r.channel, r.share) for r in reasons] == [
        ("мир", "lemma", 0.75),
        ("agreement", "equivalent", 0.25),
    ]


def test_a_synonym_of_a_title_must_be_in_the_title(article):
    """A word of the body is no reason for what is looked for in titles."""
    item = article("угода про мир", title="Нова угода", headline=True)

    for channel, fields in (
        (Channel.TITLE, ("title",)),
        (Channel.TEXT, ("title", "body")),
    ):
        (reason,) = explain(item, [(synonyms("uk", "угода", channel=channel), 1.0)])
        assert reason.fields == fields
