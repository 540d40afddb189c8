"""Are words near each other found where each has a position of its own?"""

from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from corpus import Article
from search.port.document import Channel, Document, Posting, Postings
from search.port.plan import Phrase
from search.query.request import Query

LETTERS = "abcd"
CHANNELS = (Channel.TEXT, Channel.EXACT)
WORDS = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=2, unique=True)
PHRASES = st.lists(WORDS.map(tuple), min_size=1, max_size=4).map(tuple)
ROWS = [
    tuple("".join(terms) for terms in row)
    for size in (2, 3, 4)
    for row in product(("a", "b", "ab", "c", "x"), repeat=size)
]
"""Texts of up to four positions; in the channel of lemmas one may have two terms."""


def make_text(name, row):
    """Return a document with some terms at each position, in two channels.

    In the channel of forms as written a position has its first term only.
    """
    rows = {Channel.TEXT: row, Channel.EXACT: [terms[0] for terms in row]}
    postings = {}
    for channel, own in rows.items():
        at = {
            term: tuple(n for n, terms in enumerate(own) if term in terms)
            for term in sorted(set("".join(own)))
        }
        postings[channel] = Postings.of(
            Posting(term, len(places), places) for term, places in at.items()
        )
    article = Article(id=name, lang="fr", title=name, body=name)
    return Document(article=article, postings=postings)


@pytest.fixture(scope="module")
def engine(open_engine):
    """Return an engine over all texts, by their numbers."""
    return open_engine(make_text(str(n), row) for n, row in enumerate(ROWS))


def are_near(row, phrase, slop):
    """Return whether some choice of distinct positions is narrow enough."""
    places = [
        [n for n, terms in enumerate(row) if set(terms) & set(word)] for word in phrase
    ]
    return any(
        len(set(chosen)) == len(chosen)
        and max(chosen) - min(chosen) < len(phrase) + slop
        for chosen in product(*places)
    )


@pytest.mark.parametrize("channel", CHANNELS)
def test_near_words_have_a_position_each(engine, channel):
    """Whatever terms they share with each other, or a position has."""

    @settings(max_examples=25, deadline=None)
    @given(PHRASES, st.integers(1, 3))
    def check(phrase, slop):
        plans = {"fr": Phrase(channel, phrase, slop)}
        found = engine.rank(Query(size=1_000), plans).ids

        rows = [row if channel is Channel.TEXT else [t[0] for t in row] for row in ROWS]
        expected = {str(n) for n, row in enumerate(rows) if are_near(row, phrase, slop)}
        assert set(found) == expected

    check()
