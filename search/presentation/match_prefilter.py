"""Which words of a text can have matched, told without looking at each of them anew?

A text is taken by the stretches between its blanks, and only those that hold something
which is looked for are put in their place in the text. Whether they match there is
decided by `search.presentation.highlighter`: a name may open a sentence, a syllable
may have no neighbour.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache, partial, reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind, get_analyzer, name_keys
from search.edit_distance import is_within_distance
from search.presentation.chunk_cache import stretches_of
from search.presentation.chunk_positions import (
    Row,
    placed,
    singles,
    starts_of,
    tokens_of,
)
from search.presentation.phrase_matching import EXACT_CHANNELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from analyzers import Token
    from search.port.plan import Phrase
    from search.presentation.highlighter import QueryTerms

CACHED_LOOKUPS = 16
"""Wishes whose tables stay known (some 10 kB each); a page has one a language."""
CACHED_BITS = 1_000
"""Stretches of which it stays known what they are to a wish (about 150 bytes each)."""

_ALONE, _FIRST, _SECOND = 1, 2, 4
_PLACES = 3


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What is looked for, by what a token can hold of it; bits as in `_bits`.

    Attributes:
        terms: all index terms that matter, whatever their channel, but name keys.
        firsts, seconds: syllables, with and without diacritics, of wanted pairs.
        lemmas, forms: bits of the places of sequences, by lemma and by form.
        sequences: each with the bits of all its places.
    """

    terms: frozenset[str]
    firsts: frozenset[str]
    seconds: frozenset[str]
    lemmas: Mapping[str, int]
    forms: Mapping[str, int]
    sequences: tuple[tuple[Phrase, int], ...]


class Spotted(NamedTuple):
    """What of a text can have matched.

    Attributes:
        tokens: those that may match alone, and pairs of syllables; their positions
            mean nothing.
        runs: words in a row that may match as a sequence.
        sequences: those of which every place is held somewhere in the text.
    """

    tokens: list[Token]
    runs: list[list[Token]]
    sequences: tuple[Phrase, ...]


def spotted(text: str, want: QueryTerms, lang: str) -> Spotted:
    """Find what of a text can have matched."""
    look = _lookup(want, lang)[0]
    stretches = text.split()
    told = _told(set(stretches), want, lang)
    held = reduce(or_, told.values(), 0)
    if not held:
        return Spotted([], [], ())
    alone = [each for each, bits in told.items() if bits & _ALONE]
    tokens = list(singles(text, alone, lang)) if alone else []
    possible = [one for one in look.sequences if held & one[1] == one[1]]
    paired = held & _FIRST and held & _SECOND
    if not possible and not paired:
        return Spotted(tokens, [], ())
    row = Row(stretches, starts_of(text, stretches), lang)
    if paired:
        tokens += _pairs(text, row, told)
    sequences = tuple(sequence for sequence, _ in possible)
    if any(sequence.slop for sequence in sequences):  # between them any word may stand
        kept = set(stretches)
    else:
        wanted = reduce(or_, (places for _, places in possible), 0)
        kept = {each for each, bits in told.items() if bits & wanted}
    return Spotted(tokens, _runs(row, kept) if possible else [], sequences)


def _told(stretches: set[str], want: QueryTerms, lang: str) -> dict[str, int]:
    """Give the stretches that hold something wanted, with their bits."""
    look, bits_of = _lookup(want, lang)
    if not (want.starts or want.likes):
        stretches = stretches_of(lang).holding(stretches, look.terms, want.names)
    return {each: bits for each in stretches if (bits := bits_of(each))}


def _runs(row: Row, kept: set[str]) -> list[list[Token]]:
    """Give the words of stretches that are kept, a run as far as none is left out."""
    runs: list[list[Token]] = [[]]
    after = 0
    for at in [at for at, each in enumerate(row.stretches) if each in kept]:
        if runs[-1] and row.worded(after, at) < at:
            runs.append([])
        tokens = placed(tokens_of(row.lang, row.stretches[at]), row.starts[at])
        runs[-1] += (token for token in tokens if token.kind is Kind.WORD)
        after = at + 1
    return runs


def _pairs(text: str, row: Row, told: Mapping[str, int]) -> Iterator[Token]:
    """Give the pairs of syllables that stand in two stretches and may be wanted."""
    firsts = {each for each, bits in told.items() if bits & _FIRST}
    for at in [at for at, each in enumerate(row.stretches) if each in firsts]:
        after = row.worded(at + 1, len(row.stretches))
        other = row.stretches[after] if after < len(row.stretches) else ""
        if told.get(other, 0) & _SECOND:
            start, middle = row.starts[at], row.starts[after]
            yield from _pair(text[start : middle + len(other)], start, middle, row.lang)


def _pair(both: str, start: int, middle: int, lang: str) -> Iterator[Token]:
    """Give the pair of syllables that two stretches make, if they make one.

    They stand at two offsets of the text, with what is between them, such as a dash.
    """
    for token in placed(tuple(get_analyzer(lang)(both)), start):
        if token.kind is Kind.BIGRAM and token.start < middle < token.end:
            yield token


def _bits(want: QueryTerms, lang: str, look: _Lookup, stretch: str) -> int:
    """Tell what a stretch can be, as bits.

    The first says that a token of it may match alone, the second and the third that it
    ends with the first or begins with the second half of a wanted pair, the others
    each which place of which sequence it holds.
    """
    tokens = tokens_of(lang, stretch)
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


def _may_match(stretch: str, token: Token, want: QueryTerms, lang: str) -> bool:
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
    if any(
        is_within_distance(token.exact, like.term, like.distance) for like in want.likes
    ):
        return True
    return (
        bool(want.names)
        and stretch[token.start].isupper()
        and not want.names.isdisjoint(name_keys(stretch[token.start : token.end], lang))
    )


@lru_cache(maxsize=CACHED_LOOKUPS)
def _lookup(want: QueryTerms, lang: str) -> tuple[_Lookup, Callable[[str], int]]:
    """Give the tables of a wish, and what tells the bits of a stretch; it remembers."""
    pairs = [t.split("_") for t in want.lemmas | want.folded if "_" in t]
    lemmas: dict[str, int] = defaultdict(int)
    forms: dict[str, int] = defaultdict(int)
    sequences = []
    bit = 1 << _PLACES
    for sequence in want.sequences:
        table = forms if sequence.channel in EXACT_CHANNELS else lemmas
        places = 0
        for place in sequence.positions:
            for term in place:
                table[term] |= bit
            places |= bit
            bit <<= 1
        sequences.append((sequence, places))
    halves = {half for pair in pairs for half in pair}
    look = _Lookup(
        terms=want.lemmas | want.folded | want.forms | halves | {*lemmas, *forms},
        firsts=frozenset(pair[0] for pair in pairs),
        seconds=frozenset(pair[-1] for pair in pairs),
        lemmas=dict(lemmas),
        forms=dict(forms),
        sequences=tuple(sequences),
    )
    return look, lru_cache(maxsize=CACHED_BITS)(partial(_bits, want, lang, look))
