"""How does a text become index terms, the same at index and at query time?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers.bigrams import JOINERS, bigram_terms
from analyzers.filters import (
    fold_diacritics,
    has_digit,
    is_acronym,
    normalize_characters,
)
from analyzers.token import Form, Kind, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzers.token import CharFilter, TermFilter, Tokenizer

CACHED_FORMS = 200_000
"""Word forms whose terms each analyzer remembers (about 200 bytes each)."""


class Terms(NamedTuple):
    """What a word is indexed as.

    Attributes:
        exact: its form, normalised.
        lemmas: its lemmas, or the form where none is known.
        folded: form and lemmas without diacritics. A stem that was cut by rule is
            not folded: too little would be left of the word.
    """

    exact: str
    lemmas: tuple[str, ...]
    fold_diacritics: tuple[str, ...]


def never_in_dictionary(_word: str) -> bool:
    """Know no word, as a language without a dictionary does."""
    return False


@dataclass(frozen=True)
class Analyzer:
    """A language's chain: a tokenizer, character filters, then term filters.

    Attributes:
        lang: ISO 639-1 code.
        tokenizer: cuts the text.
        char_filters: applied in order; together they make the exact form.
        term_filters: tried in order; the first that knows the word gives its lemmas,
            and a word that none knows is its own lemma. The first is the dictionary.
        fold: takes a word's diacritics away.
        in_dictionary: tells whether the dictionary has a normalised word.
        bigrams: whether neighbouring words are also indexed as one term, as
            Vietnamese syllables are.
    """

    lang: str
    tokenizer: Tokenizer
    char_filters: tuple[CharFilter, ...]
    term_filters: tuple[TermFilter, ...] = ()
    fold: CharFilter = fold_diacritics
    in_dictionary: Callable[[str], bool] = never_in_dictionary
    bigrams: bool = False

    def __call__(self, text: str) -> Iterator[Token]:
        """Give the tokens of a text in order of position.

        Offsets point into `text` as it is. Pieces that the filters empty are left out
        but keep their position.
        """
        last: Token | None = None
        whole: Token | None = None
        for start, end, position, kind in self.tokenizer(text):
            terms = self.terms(text[start:end])
            if not terms.exact:
                continue
            token = Token._make((start, end, position, kind, *terms))
            if kind is Kind.COMPOUND:
                whole = token
                continue
            if self.bigrams:
                if last and _adjacent(text, last, token):
                    yield _bigram(last, token)
                last = token
            if whole:
                yield whole
                whole = None
            yield token
        if whole:
            yield whole

    def forms(self, text: str) -> list[Form]:
        """Give the forms of a short text's words, compounds in their parts."""
        return [
            Form(text[t.start : t.end], *t[3:], text[t.start].isupper())
            for t in self(text)
            if t.kind is Kind.WORD
        ]

    def exact_terms(self, text: str) -> tuple[str, ...]:
        """Give the exact terms of a short text's words; no dictionary is asked."""
        found = (
            self._exact(text[piece.start : piece.end])
            for piece in self.tokenizer(text)
            if piece.kind is Kind.WORD
        )
        return tuple(filter(None, found))

    @cached_property
    def terms(self) -> Callable[[str], Terms]:
        """Give the function from a word as written to its terms; it remembers."""
        return lru_cache(maxsize=CACHED_FORMS)(self.compute_terms)

    def compute_terms(self, written: str) -> Terms:
        """Find the terms of a word as written, which `terms` remembers."""
        word = self._exact(written)
        if (
            word
            and not has_digit(word)
            and not is_acronym(normalize_characters(written))
        ):
            for i, term_filter in enumerate(self.term_filters):
                if lemmas := term_filter(word):
                    foldable = (word,) if i else (word, *lemmas)
                    return Terms(word, lemmas, self._folded(foldable))
        return Terms(word, (word,), self._folded((word,)))

    def _exact(self, written: str) -> str:
        word = written
        for char_filter in self.char_filters:
            word = char_filter(word)
        return word

    def _folded(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, map(self.fold, words))))


def _adjacent(text: str, first: Token, second: Token) -> bool:
    """Tell whether only blanks or a hyphen part two words."""
    between = text[first.end : second.start]
    return second.position == first.position + 1 and not between.strip(JOINERS)


def _bigram(first: Token, second: Token) -> Token:
    """Join two syllables into one term at the first one's position."""
    terms = bigram_terms(first, second)
    return Token(first.start, second.end, first.position, Kind.BIGRAM, "", *terms)
