"""Are equivalents told as what they are?"""

import pytest

from search.expansion.wordings import index_terms
from search.port.document import Channel
from search.port.plan import SynonymSet, Term, WeightedTerm
from search.presentation.explanation import EQUIVALENT, explain


def blend(lang, *wordings, channel=Channel.TEXT):
    """Make a blend that stands for a word of a question."""
    members = tuple(WeightedTerm(index_terms(lang, wording)) for wording in wordings)
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
    "a pair of syllables": ("vi", ("hợp tác",), "phù hợp, hợp tác", ("hợp tác",)),
    "a wording that is not there": ("uk", ("договір", "угода"), "угода", ("угода",)),
}


@pytest.mark.parametrize(("lang", "words", "body", "forms"), CASES.values(), ids=CASES)
def test_forms_are_those_of_the_article(article, lang, words, body, forms):
    """The question's word, what stands for it, and that it is an equivalent."""
    made = article(body, lang, headline=False)

    (reason,) = explain(made, [(blend(lang, *words), 2.0)])

    assert (reason.word, reason.forms) == ("agreement", forms)
    assert reason.channel == EQUIVALENT == "equivalent"
    assert (reason.fields, reason.score, reason.share) == (("body",), 2.0, 1.0)


def test_equivalents_stand_beside_the_words_themselves(article):
    """Shares are of the whole score, the strongest first."""
    made = article("угода про мир", headline=False)
    shares = [(blend("uk", "угода"), 1.0), (Term(Channel.TEXT, "мир", word="мир"), 3.0)]

    found = explain(made, shares)

    assert [(r.word, r.channel, r.share) for r in found] == [
        ("мир", "lemma", 0.75),
        ("agreement", "equivalent", 0.25),
    ]


def test_an_equivalent_of_a_title_is_sought_there(article):
    """A word of the body is no reason for what was looked for in titles."""
    made = article("угода про мир", title="Нова угода", headline=True)

    for channel, fields in (
        (Channel.TITLE, ("title",)),
        (Channel.TEXT, ("title", "body")),
    ):
        (reason,) = explain(made, [(blend("uk", "угода", channel=channel), 1.0)])
        assert reason.fields == fields
