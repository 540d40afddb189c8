"""Are the pairs that are kept the frequent ones, with their numbers of articles?"""

from collections import Counter
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, strategies as st

from indexer import pair_counts
from indexer.pair_counts import WordLemmas, count_pairs, fewest_articles
from indexer.state.pair_rows import pair_rows

WORDS = 6
LEMMAS = WordLemmas(np.array([0, 0, 1, 2, 3, -1]), np.array([7, 7, 8, 7]))
PAIRS = st.lists(st.tuples(*[st.integers(0, WORDS - 1)] * 3), max_size=8)
COLLECTIONS = st.lists(PAIRS, max_size=6)


def counted(articles, minimum=1, firsts=None):
    """Return the articles of each pair, and of each phrase by lemmas."""
    states = [
        SimpleNamespace(
            words=np.arange(WORDS), pairs=np.array([*{*own}], np.int64).reshape(-1, 3)
        )
        for own in articles
    ]
    found = count_pairs(pair_rows(states), LEMMAS, minimum, firsts)
    pairs = [tuple(row) for row in found.pairs.tolist()]
    phrases = {
        of(pair): found.phrase_counts[number]
        for pair, number in zip(pairs, found.phrases, strict=True)
    }
    return dict(zip(pairs, found.counts.tolist(), strict=True)), phrases


def of(pair):
    """Return the lemmas of a pair."""
    return int(LEMMAS.numbers[pair[0]]), int(LEMMAS.numbers[pair[2]])


def expected(articles, minimum):
    """Return how many articles have each pair, and each phrase, that is kept."""
    known = [{pair for pair in own if min(of(pair)) >= 0} for own in articles]
    phrases = Counter(phrase for own in known for phrase in {*map(of, own)})
    kept = {
        (first, second): count
        for (first, second), count in phrases.items()
        if count >= minimum
        and sum(
            (-n, other) < (-count, second)
            for (one, other), n in phrases.items()
            if one == first and LEMMAS.initials[other] == LEMMAS.initials[second]
        )
        < pair_counts.MOST_ALIKE
    }
    pairs = Counter(pair for own in known for pair in own if of(pair) in kept)
    return dict(pairs), kept


@pytest.mark.parametrize("most", [1, 2, 12])
@given(COLLECTIONS, st.integers(1, 3))
def test_the_most_frequent_phrases_are_kept(most, articles, minimum):
    """Those with enough articles, and of those that go on alike the first few."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pair_counts, "MOST_ALIKE", most)
        patched.setattr("indexer.state.pair_rows._BATCH", 2)

        assert counted(articles, minimum) == expected(articles, minimum)


@given(COLLECTIONS, st.integers(0, WORDS - 1))
def test_only_pairs_that_begin_with_wanted_words_are_counted(articles, word):
    """As if articles had no others."""
    wanted = [[pair for pair in own if pair[0] == word] for own in articles]

    assert counted(articles, firsts=np.arange(WORDS) == word) == counted(wanted)


def test_larger_collections_ask_for_more_articles():
    """As the square root of their size."""
    sizes = (0, 112, 500, 501, 2_000, 2_001, 10_000, 50_000)

    assert [fewest_articles(size) for size in sizes] == [1, 1, 1, 2, 2, 3, 5, 10]
