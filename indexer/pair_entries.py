"""Which pairs of words does a collection offer, as it writes them?

Pairs of the same lemmas are one phrase in several forms. Each form leads to itself;
forms that no article has lead to the one nearest to the dictionary's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers.uk import fold_ge
from indexer.state.written_words import GUESSED, OPENING, read_written
from search.suggestion.entry_lines import BY_LEMMA
from search.suggestion.suggestion import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.state.article_state import ArticleState

    Integers = NDArray[np.int64]

_UNINFLECTED = "vi"
_HALF = 32


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
    triples, of_article = triples[wanted], of_article[wanted]
    _, phrases = np.unique(
        _joined(lemmas[triples[:, 0]], lemmas[triples[:, 2]]), return_inverse=True
    )
    in_article = np.unique(_joined(phrases, of_article)) >> _HALF
    _, first_words = np.unique(
        _joined(triples[:, 0], triples[:, 2]), return_inverse=True
    )
    _, firsts, counts = np.unique(
        _joined(first_words, triples[:, 1]), return_index=True, return_counts=True
    )
    return PairCounts(triples[firsts], counts, phrases[firsts], np.bincount(in_article))


def _joined(high: Integers, low: Integers) -> Integers:
    joined: Integers = (high << _HALF) | low
    return joined


class _Variant(NamedTuple):
    """A form of a phrase.

    Attributes:
        text: as articles write it.
        first, second: its words, in small letters.
        forms: how many of them are the lemmas.
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
    by_phrase: defaultdict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    enough = counted.phrase_counts[counted.phrases] >= minimum
    for phrase, (first, between, second), count in zip(
        counted.phrases[enough].tolist(),
        counted.pairs[enough].tolist(),
        counted.counts[enough].tolist(),
        strict=True,
    ):
        by_phrase[phrase].append((first, between, second, count))
    for phrase, pairs in by_phrase.items():
        count = int(counted.phrase_counts[phrase])
        yield from _phrase_entries(lang, texts, pairs, count)


def _phrase_entries(
    lang: str, texts: Sequence[str], pairs: list[tuple[int, int, int, int]], count: int
) -> Iterator[Entry]:
    lemmas = [
        read_written(texts[pairs[0][n]])[2][0].removeprefix(GUESSED) for n in (0, 2)
    ]
    of = " ".join(lemmas)
    variants = _variants(texts, pairs, lemmas)
    for variant in variants:
        typed = dict.fromkeys((variant.text, f"{variant.first} {variant.second}"))
        yield Entry(variant.text, "phrase", lang, count, (*typed,), of, variant.count)
    if lang == _UNINFLECTED:
        return
    best = max(variants, key=lambda each: (each.forms, each.count, each.text))
    seconds = dict.fromkeys((*(each.second for each in variants), lemmas[1]))
    by_lemma = tuple(f"{BY_LEMMA}{lemmas[0]} {second}" for second in seconds)
    yield Entry(best.text, "phrase", lang, count, by_lemma, of, best.count)


def _variants(
    texts: Sequence[str], pairs: list[tuple[int, int, int, int]], lemmas: list[str]
) -> list[_Variant]:
    """Return the forms of a phrase, each with its usual capitals."""
    usual: dict[str, _Variant] = {}

    def usualness(pair: tuple[int, int, int, int]) -> tuple[bool, int, str, str]:
        first, second = texts[pair[0]], texts[pair[2]]
        return first.startswith(OPENING), -pair[3], first, second

    for first_id, between, second_id, count in sorted(pairs, key=usualness):
        first, second = (read_written(texts[n])[0] for n in (first_id, second_id))
        text = f"{first}{texts[between]}{second}"
        small = first.lower(), second.lower()
        forms = sum(
            fold_ge(form) == lemma for form, lemma in zip(small, lemmas, strict=True)
        )
        variant = _Variant(text, small[0], small[1], forms, count)
        usual.setdefault(text.lower(), variant)
    return [*usual.values()]
