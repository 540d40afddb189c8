"""Which words of a text can have matched, told without looking at each of them anew?

No analyzer joins letters across a blank, so a text is taken by the stretches between
its blanks. What a stretch holds stays known, and only those that hold something which
is looked for are put in their place in the text. Whether they match there is decided
by `search.marks`: a name may open a sentence, a syllable may have no neighbour.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer, name_keys
from search.distance import within
from search.marks import EXACT_CHANNELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from analyzers import Token
    from search.marks import Wanted
    from search.plan import Sequence

CACHED_STRETCHES = 50_000
"""Stretches whose tokens stay known, of all languages (about 600 bytes each)."""
CACHED_LOOKUPS = 16
"""Wishes whose tables stay known (some 10 kB each); a page has one a language."""

_ALONE, _FIRST, _SECOND = 1, 2, 4
_PLACES = 3


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What is looked for, by what a token can hold of it; bits as in `_bits`.

    Attributes:
        firsts, seconds: syllables, with and without diacritics, of wanted pairs.
        lemmas, forms: bits of the places of sequences, by lemma and by form.
        sequences: each with the bits of all its places.
    """

    firsts: frozenset[str]
    seconds: frozenset[str]
    lemmas: Mapping[str, int]
    forms: Mapping[str, int]
    sequences: tuple[tuple[Sequence, int], ...]


def spotted(
    text: str, want: Wanted, lang: str
) -> tuple[list[Token], tuple[Sequence, ...]]:
    """Find the tokens of a text that can have matched.

    Returns:
        The tokens, and the sequences of which every place is held somewhere. Where
        there is one, all tokens are given but for pairs of syllables nobody wants, so
        that neighbours are neighbours; the positions of tokens mean nothing.
    """
    look = _lookup(want)
    stretches = text.split()
    told = {each: _bits(each, lang, want, look) for each in set(stretches)}
    held = 0
    for bits in told.values():
        held |= bits
    if not held:
        return [], ()
    possible = tuple(s for s, places in look.sequences if held & places == places)
    starts = _starts(text, stretches)
    found: list[Token] = []
    for start, each in zip(starts, stretches, strict=True):
        if possible or told[each] & _ALONE:
            found += _placed(_tokens(lang, each), start)
    if held & _FIRST and held & _SECOND:
        row = zip(starts, stretches, strict=True)
        worded = [(start, each) for start, each in row if _tokens(lang, each)]
        for (start, one), (middle, other) in pairwise(worded):
            if told[one] & _FIRST and told[other] & _SECOND:
                found += _pair(text[start : middle + len(other)], start, middle, lang)
    return found, possible


@lru_cache(maxsize=CACHED_STRETCHES)
def _tokens(lang: str, stretch: str) -> tuple[Token, ...]:
    return tuple(get_analyzer(lang)(stretch))


def _starts(text: str, stretches: list[str]) -> list[int]:
    """Give the offset of each stretch."""
    starts = []
    at = 0
    for each in stretches:
        at = text.index(each, at)
        starts.append(at)
        at += len(each)
    return starts


def _placed(tokens: tuple[Token, ...], start: int) -> Iterator[Token]:
    """Move tokens to where their stretch stands."""
    for token in tokens:
        yield token._replace(start=token.start + start, end=token.end + start)


def _pair(both: str, start: int, middle: int, lang: str) -> Iterator[Token]:
    """Give the pair of syllables that two stretches make, if they make one.

    They stand at two offsets of the text, with what is between them, such as a dash.
    """
    for token in _placed(tuple(get_analyzer(lang)(both)), start):
        if token.kind is Kind.BIGRAM and token.start < middle < token.end:
            yield token


def _bits(stretch: str, lang: str, want: Wanted, look: _Lookup) -> int:
    """Tell what a stretch can be, as bits.

    The first says that a token of it may match alone, the second and the third that it
    ends with the first or begins with the second half of a wanted pair, the others
    each which place of which sequence it holds.
    """
    tokens = _tokens(lang, stretch)
    bits = 0
    for token in tokens:
        if not bits & _ALONE and _may_match(stretch, token, want, lang):
            bits |= _ALONE
        if look.sequences and token.kind is Kind.WORD:
            bits |= look.forms.get(token.exact, 0)
            for lemma in token.lemmas:
                bits |= look.lemmas.get(lemma, 0)
    words = [t for t in tokens if t.kind is Kind.WORD] if look.firsts else []
    if words and not look.firsts.isdisjoint((*words[-1].lemmas, *words[-1].folded)):
        bits |= _FIRST
    if words and not look.seconds.isdisjoint((*words[0].lemmas, *words[0].folded)):
        bits |= _SECOND
    return bits


def _may_match(stretch: str, token: Token, want: Wanted, lang: str) -> bool:
    """Tell whether a token matches in some surroundings."""
    if not (
        want.lemmas.isdisjoint(token.lemmas) and want.folded.isdisjoint(token.folded)
    ):
        return True
    if token.kind is not Kind.WORD:
        return False
    if token.exact in want.forms:
        return True
    if want.starts and token.exact.startswith(want.starts):
        return True
    if any(within(token.exact, like.term, like.distance) for like in want.likes):
        return True
    return (
        bool(want.names)
        and stretch[token.start].isupper()
        and not want.names.isdisjoint(name_keys(stretch[token.start : token.end], lang))
    )


@lru_cache(maxsize=CACHED_LOOKUPS)
def _lookup(want: Wanted) -> _Lookup:
    pairs = [t.split("_") for t in want.lemmas | want.folded if "_" in t]
    lemmas: dict[str, int] = defaultdict(int)
    forms: dict[str, int] = defaultdict(int)
    sequences = []
    bit = 1 << _PLACES
    for sequence in want.sequences:
        table = forms if sequence.channel in EXACT_CHANNELS else lemmas
        places = 0
        for place in sequence.places:
            for term in place:
                table[term] |= bit
            places |= bit
            bit <<= 1
        sequences.append((sequence, places))
    return _Lookup(
        firsts=frozenset(pair[0] for pair in pairs),
        seconds=frozenset(pair[-1] for pair in pairs),
        lemmas=dict(lemmas),
        forms=dict(forms),
        sequences=tuple(sequences),
    )
