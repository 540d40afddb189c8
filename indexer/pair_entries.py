"""Which pairs of words does a collection offer, as it writes them?

Pairs of the same lemmas are one phrase in several forms. Each form leads to itself, if
enough articles have it; others lead to the one nearest to the dictionary's, by the
lemma of the first word.
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

    from indexer.pair_counts import PairCounts

_UNINFLECTED = "vi"


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
        minimum: fewest articles that have a form which leads to itself; the most
            frequent one of a phrase always does.
    """
    pairs = counted.pairs
    words: dict[int, _Word] = {
        number: _word(texts[number]) for number in np.unique(pairs[:, (0, 2)]).tolist()
    }
    by_phrase: defaultdict[int, list[tuple[_Word, str, _Word, int]]]
    by_phrase = defaultdict(list)
    for phrase, (first, between, second), count in zip(
        counted.phrases.tolist(), pairs.tolist(), counted.counts.tolist(), strict=True
    ):
        pair = (words[first], texts[between], words[second], count)
        by_phrase[phrase].append(pair)
    counts = counted.phrase_counts.tolist()
    for phrase, own in by_phrase.items():
        yield from _phrase_entries(lang, own, counts[phrase], minimum)


def _word(text: str) -> _Word:
    written, opening, lemmas = read_written(text)
    small, lemma = written.lower(), main_lemma(lemmas).removeprefix(GUESSED)
    return _Word(written, small, lemma, fold_ge(small) == lemma, opening)


def _phrase_entries(
    lang: str, pairs: list[tuple[_Word, str, _Word, int]], count: int, minimum: int
) -> Iterator[Entry]:
    first_lemma, second_lemma = pairs[0][0].lemma, pairs[0][2].lemma
    of = f"{first_lemma} {second_lemma}"
    variants = _variants(pairs)
    known = [each for each in variants if each.count >= minimum] or variants[:1]
    for variant in known:
        apart = f"{variant.first} {variant.second}"
        same = len(apart) == len(variant.text)
        typed = (variant.text,) if same else (variant.text, apart)
        yield Entry(variant.text, "phrase", lang, count, typed, of, variant.count)
    if lang == _UNINFLECTED:
        return
    best = variants[0]
    if len(variants) > 1:
        best = max(variants, key=lambda each: (each.forms, each.count, each.text))
    if best.first != first_lemma or best not in known:
        by_lemma = (f"{BY_LEMMA}{first_lemma} {best.second}",)
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
