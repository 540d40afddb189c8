"""Is what a speed run asks what its kinds say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.speed.asks import Kind
from bench.speed.questions import COMMON, RARE, draw_questions

if TYPE_CHECKING:
    from tests.bench.speed.conftest import Small


def test_every_kind_is_asked(small: Small) -> None:
    """No kind is without questions, nor has more than were wanted."""
    assert set(small.asks) == set(Kind)
    assert all(10 <= len(asks) <= 20 for asks in small.asks.values())


def test_seed_decides_the_questions(small: Small) -> None:
    """The same collection is asked the same by one seed, other things by another."""
    assert draw_questions(small.census, 20, 7) == small.asks
    assert draw_questions(small.census, 20, 8) != small.asks


def test_rare_words_are_rare_and_common_ones_common(small: Small) -> None:
    """Words are in as many articles as their kind says."""
    holders = small.census.holders
    size = {lang: sum(one.lang == lang for one in small.made) for lang in ("uk", "fr")}

    assert all(holders[ask.terms[0]] <= RARE for ask in small.asks[Kind.RARE])
    for ask in small.asks[Kind.COMMON]:
        if ask.lang in size:
            assert holders[ask.terms[0]] > COMMON * size[ask.lang] / 2


@pytest.mark.parametrize("kind", [Kind.RARE, Kind.COMMON, Kind.AND, Kind.OR, Kind.DATE])
def test_no_word_is_asked_twice_within_a_kind(small: Small, kind: Kind) -> None:
    """The first round meets every word for the first time."""
    terms = [term for ask in small.asks[kind] for term in ask.terms]

    assert len(terms) == len(set(terms))


def test_fuzzy_words_have_no_swapped_twin(small: Small) -> None:
    """A swap is one edit to some engines and two to others, so it is not asked."""
    vocabulary = small.census.vocabulary()

    assert not any(vocabulary.swaps(ask.terms[0]) for ask in small.asks[Kind.FUZZY])


def test_swapped_letters_are_noticed(small: Small) -> None:
    """A token whose neighbours swapped give another token is found out."""
    token = small.made[0].tokens[0]
    vocabulary = small.census.vocabulary()
    twin = token[:-2] + token[-1] + token[-2]

    assert token[-1] != token[-2]
    assert vocabulary.swaps(twin)


def test_prefixes_stand_for_few_enough_words(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A beginning of too many words is made longer, or not asked at all."""
    monkeypatch.setattr("bench.speed.questions.EXPANSION", 2)
    vocabulary = small.census.vocabulary()
    asks = draw_questions(small.census, 20, 7)[Kind.PREFIX]

    assert asks
    assert all(1 <= vocabulary.beginning(ask.terms[0]) <= 2 for ask in asks)
