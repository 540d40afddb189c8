"""Which pairs of words does a collection offer, as it writes them?

Pairs of the same lemmas are one phrase in several forms. Each form leads to itself;
forms that no article has lead to the one nearest to the dictionary's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers.uk import fold_ge
from indexer.state.written_words import GUESSED, main_lemma, read_written
from search.suggestion.entry_lines import BY_LEMMA
from search.suggestion.suggestion import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.state.article_state import ArticleState

    Integers = NDArray[np.int64]

_UNINFLECTED = "vi"
_BITS = 21
_LOW = (1 << _BITS) - 1
_MOST = 1 << _BITS
"""Different words of a collection of which pairs are known, so that three ids are one
number."""


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


def count_pairs(articles: Sequence[ArticleState], lemmas: Integers) -> PairCounts:
    """Count the pairs of articles.

    Args:
        articles: those of one language.
        lemmas: by word id a number that stands for its lemma; pairs with a word of
            which it is negative are left out; shape (words,).
    """
    rows = [a.words[a.pairs.astype(np.int64)] for a in articles]
    triples = np.concatenate([np.zeros((0, 3), np.int64), *rows]).astype(np.int64)
    of_article = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    wanted = (lemmas[triples[:, 0]] >= 0) & (lemmas[triples[:, 2]] >= 0)
    wanted &= (triples < _MOST).all(axis=1)
    triples, of_article = triples[wanted], of_article[wanted]
    firsts, seconds = lemmas[triples[:, 0]], lemmas[triples[:, 2]]
    pairs, counts = _counted(_packed(triples[:, 0], triples[:, 1], triples[:, 2]))
    in_articles, _ = _counted(_packed(firsts, seconds, of_article))
    of_phrases, phrase_counts = _counted(in_articles >> _BITS)
    first, between, second = pairs >> 2 * _BITS, pairs >> _BITS & _LOW, pairs & _LOW
    phrases = np.searchsorted(of_phrases, lemmas[first] << _BITS | lemmas[second])
    distinct = np.stack((first, between, second), axis=1)
    return PairCounts(distinct, counts, phrases, phrase_counts)


def _packed(first: Integers, second: Integers, third: Integers) -> Integers:
    packed: Integers = first << 2 * _BITS | second << _BITS | third
    return packed


def _counted(keys: Integers) -> tuple[Integers, Integers]:
    """Return the different keys in order, and how often each occurs.

    To sort them takes a fifth of the time of `numpy.unique`, which hashes them.
    """
    keys.sort()
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[firsts], np.diff(firsts, append=len(keys))


class _Word(NamedTuple):
    """A word of a pair.

    Attributes:
        text: as articles write it.
        small: in small letters.
        lemma: the main one that it may be of.
        is_lemma: whether it is the lemma.
        opening: whether it opens a sentence, so that its usual capitals are unknown.
    """

    text: str
    small: str
    lemma: str
    is_lemma: bool
    opening: bool


class _Variant(NamedTuple):
    """A form of a phrase.

    Attributes:
        text: as articles write it.
        first: its first word, in small letters.
        second: its second word.
        forms: how many of them are lemmas.
        count: articles that have it.
    """

    text: str
    first: str
    second: str
    forms: int
    count: int  # type: ignore[assignment] # it hides tuple.count, which nobody calls


def pair_entries(
    lang: str, texts: Sequence[str], counted: PairCounts, minimum: int
) -> Iterator[Entry]:
    """Yield the entries of the pairs of one language.

    Args:
        lang: ISO 639-1 code.
        texts: words with their lemmas, by id; see `written_word`.
        counted: the pairs.
        minimum: fewest articles that have a phrase which is offered.
    """
    enough = counted.phrase_counts[counted.phrases] >= minimum
    pairs, phrases = counted.pairs[enough], counted.phrases[enough]
    words: dict[int, _Word] = {
        number: _word(texts[number]) for number in np.unique(pairs[:, (0, 2)]).tolist()
    }
    by_phrase: defaultdict[int, list[tuple[_Word, str, _Word, int]]]
    by_phrase = defaultdict(list)
    for phrase, (first, between, second), count in zip(
        phrases.tolist(), pairs.tolist(), counted.counts[enough].tolist(), strict=True
    ):
        pair = (words[first], texts[between], words[second], count)
        by_phrase[phrase].append(pair)
    counts = counted.phrase_counts.tolist()
    for phrase, own in by_phrase.items():
        yield from _phrase_entries(lang, own, counts[phrase])


def _word(text: str) -> _Word:
    written, opening, lemmas = read_written(text)
    small, lemma = written.lower(), main_lemma(lemmas).removeprefix(GUESSED)
    return _Word(written, small, lemma, fold_ge(small) == lemma, opening)


def _phrase_entries(
    lang: str, pairs: list[tuple[_Word, str, _Word, int]], count: int
) -> Iterator[Entry]:
    first_lemma, second_lemma = pairs[0][0].lemma, pairs[0][2].lemma
    of = f"{first_lemma} {second_lemma}"
    variants = _variants(pairs)
    for variant in variants:
        apart = f"{variant.first} {variant.second}"
        same = len(apart) == len(variant.text)
        typed = (variant.text,) if same else (variant.text, apart)
        yield Entry(variant.text, "phrase", lang, count, typed, of, variant.count)
    if lang == _UNINFLECTED:
        return
    best = variants[0]
    if len(variants) > 1:
        best = max(variants, key=lambda each: (each.forms, each.count, each.text))
    seconds = dict.fromkeys((*(each.second for each in variants), second_lemma))
    by_lemma = tuple(f"{BY_LEMMA}{first_lemma} {second}" for second in seconds)
    yield Entry(best.text, "phrase", lang, count, by_lemma, of, best.count)


def _variants(pairs: list[tuple[_Word, str, _Word, int]]) -> list[_Variant]:
    """Return the forms of a phrase, each with its usual capitals."""
    usual: dict[str, _Variant] = {}
    for first, between, second, count in sorted(pairs, key=_usualness):
        text = f"{first.text}{between}{second.text}"
        small = f"{first.small}{between}{second.small}"
        if small not in usual:
            forms = first.is_lemma + second.is_lemma
            usual[small] = _Variant(text, first.small, second.small, forms, count)
    return [*usual.values()]


def _usualness(pair: tuple[_Word, str, _Word, int]) -> tuple[bool, int, str, str, str]:
    first, between, second, count = pair
    return first.opening, -count, first.text, between, second.text
