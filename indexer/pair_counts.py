"""How many articles have each pair of words, and which pairs are worth offering?

Pairs of the same lemmas are one phrase. In a larger collection a phrase needs more
articles, and of those that go on alike the most frequent do: after the first word and
a letter of the second no more than some are shown.
"""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from indexer.state.pair_rows import PairRows

    Integers = NDArray[np.int64]
    Flags = NDArray[np.bool_]

PLENTY = 500
"""Articles of a collection from which on a phrase of only one is not offered. The
number that a phrase needs grows as the square root: of all pairs the share that so many
articles have falls about as fast as the collection grows."""
MOST_ALIKE = 12
"""Phrases with the same first word, and the same letter at the beginning of the second.
Eight are shown; some of the others have diacritics that were not typed."""
_BITS = 21
_LOW = (1 << _BITS) - 1
_MOST = 1 << _BITS
"""Different words of a collection of which pairs are known, so that three ids are one
number."""


class WordLemmas(NamedTuple):
    """Of which lemma each word of a collection is.

    Attributes:
        numbers: by word id a number that stands for the lemma, in the order of the
            lemmas; negative where no pair with the word is wanted; shape (words,).
        initials: by the number of a lemma, a number that stands for its first letter;
            shape (lemmas,).
    """

    numbers: Integers
    initials: Integers


class PairCounts(NamedTuple):
    """How many articles of a language have each pair.

    Attributes:
        pairs: ids of the first word, of what is between, and of the second; shape
            (pairs, 3).
        counts: articles that have the pair; shape (pairs,).
        phrases: number of the phrase that the pair is a form of; shape (pairs,).
        phrase_counts: articles that have any form of a phrase; shape (phrases,).
    """

    pairs: Integers
    counts: Integers
    phrases: Integers
    phrase_counts: Integers


def fewest_articles(size: int) -> int:
    """Return how many articles must have a phrase that is offered.

    Args:
        size: articles of the collection.
    """
    return 1 + isqrt(max(0, size - 1) // PLENTY)


def count_pairs(
    rows: Iterable[PairRows],
    lemmas: WordLemmas,
    minimum: int = 1,
    firsts: Flags | None = None,
) -> PairCounts:
    """Count the pairs of articles that are worth offering.

    Args:
        rows: of the articles of one language.
        lemmas: of the words.
        minimum: fewest articles that have a phrase.
        firsts: by word id, whether pairs that begin with it are wanted; None for all;
            shape (words,).
    """
    batches = [*_batches(rows, lemmas.numbers, firsts)]
    none = np.zeros(0, np.int64)
    keys, in_articles = (
        (np.concatenate([none, *column]) for column in zip(*batches, strict=True))
        if batches
        else (none, none)
    )
    of_keys = in_articles >> _BITS
    of_phrases, phrase_counts = _counted(_counted(in_articles)[0] >> _BITS)
    kept = np.flatnonzero(phrase_counts >= minimum)
    kept = kept[_most_frequent(of_phrases[kept], phrase_counts[kept], lemmas.initials)]
    of_phrases, phrase_counts = of_phrases[kept], phrase_counts[kept]
    pairs, counts = _counted(keys[_is_in(of_keys, of_phrases)])
    first, between, second = pairs >> 2 * _BITS, pairs >> _BITS & _LOW, pairs & _LOW
    numbers = lemmas.numbers
    phrases = np.searchsorted(of_phrases, numbers[first] << _BITS | numbers[second])
    distinct = np.stack((first, between, second), axis=1)
    return PairCounts(distinct, counts, phrases, phrase_counts)


def _batches(
    rows: Iterable[PairRows], numbers: Integers, firsts: Flags | None
) -> Iterator[tuple[Integers, Integers]]:
    """Yield the pairs of some articles after the other, each as one number.

    They are yielded as they are written, and as their lemmas and the article's number.
    """
    start = 0
    for articles, triples, of_article in rows:
        wanted = (numbers[triples[:, 0]] >= 0) & (numbers[triples[:, 2]] >= 0)
        wanted &= (triples < _MOST).all(axis=1)
        if firsts is not None:
            wanted &= firsts[triples[:, 0]]
        first, between, second = triples[wanted].astype(np.int64).T
        article = start + of_article[wanted]
        yield (
            _packed(first, between, second),
            _packed(numbers[first], numbers[second], article),
        )
        start += articles


def _packed(first: Integers, second: Integers, third: Integers) -> Integers:
    packed: Integers = first << 2 * _BITS | second << _BITS | third
    return packed


def _counted(keys: Integers) -> tuple[Integers, Integers]:
    """Return the different keys in order, and how often each occurs.

    To sort them takes a fifth of the time of `numpy.unique`, which hashes them.
    """
    keys = np.sort(keys)
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[firsts], np.diff(firsts, append=len(keys))


def _most_frequent(phrases: Integers, counts: Integers, initials: Integers) -> Integers:
    """Return which phrases are the most frequent of those that go on alike, in order.

    Of as frequent ones those are whose lemmas come first.
    """
    first, second = phrases >> _BITS, phrases & _LOW
    groups = first << _BITS | initials[second]
    order = np.lexsort((second, -counts, groups))
    starts = np.flatnonzero(np.diff(groups[order], prepend=-1))
    sizes = np.diff(starts, append=len(order))
    place = np.arange(len(order)) - np.repeat(starts, sizes)
    return np.sort(order[place < MOST_ALIKE])


def _is_in(keys: Integers, known: Integers) -> Flags:
    """Return which keys are among those that are known, which are sorted."""
    at = np.searchsorted(known, keys)
    at[at == len(known)] = 0
    found: Flags = known[at] == keys if len(known) else np.zeros(len(keys), np.bool_)
    return found
