"""How does a text become index terms, the same at index and at query time?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers.abbreviations import without_inner_signs
from analyzers.bigrams import JOINERS, bigram_terms
from analyzers.filters import (
    fold_diacritics,
    is_acronym,
    normalize_characters,
    normalize_punctuation,
)
from analyzers.fixed_lemmas import added_lemmas, fixed_lemmas
from analyzers.token import Form, Kind, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analyzers.token import CharFilter, Spellings, TermFilter, Tokenizer

CACHED_WORDS = 200_000
"""Words whose terms each analyzer remembers (about 200 bytes each)."""


class Terms(NamedTuple):
    """What a word is indexed as.

    Attributes:
        exact: its normalised form.
        lemmas: its lemmas; for a word that no dictionary has, a stem that was cut by
            rule, or the form.
        folded: form and lemmas without diacritics. A stem that was cut by rule is
            not folded: too little of the word would be left.
    """

    exact: str
    lemmas: tuple[str, ...]
    folded: tuple[str, ...]


def as_it_is(word: str) -> tuple[str, ...]:
    """Return a word as its only spelling."""
    return (word,)


def in_no_dictionary(_word: str) -> bool:
    """Return False, as for any word of a language without a dictionary."""
    return False


def no_first_part(_word: str) -> None:
    """Return None, as for any word of a language without listed first parts."""


@dataclass(frozen=True)
class Analyzer:
    """A language's chain: a tokenizer, character filters, then term filters.

    Attributes:
        lang: ISO 639-1 code.
        tokenizer: cuts a text into raw tokens.
        char_filters: applied in order; together they make the exact form.
        term_filters: tried in order until one returns lemmas; a word for which none
            does is its own lemma. The first looks the word up in the dictionary.
        characters: returns the words, as written, that a word may be meant as whose
            characters are not those of the language: look-alikes, ligatures.
        orthography: returns the spellings that a normalised word has by the rules of
            the language that the analyzer keeps to; the likeliest first.
        fold: removes a word's diacritics.
        in_dictionary: returns whether the dictionary lists a normalised word, other
            than as a name.
        is_listed: returns whether it lists a normalised word at all, as a name or not;
            of Vietnamese, whether the word may be a syllable.
        first_part: returns the listed first part and the rest of a normalised
            compound that is written together or with a hyphen, None of other words.
        bigrams: whether neighbouring words are also indexed as one term, as
            Vietnamese syllables are.
    """

    lang: str
    tokenizer: Tokenizer
    char_filters: tuple[CharFilter, ...]
    term_filters: tuple[TermFilter, ...] = ()
    characters: Spellings = as_it_is
    orthography: Spellings = as_it_is
    fold: CharFilter = fold_diacritics
    in_dictionary: Callable[[str], bool] = in_no_dictionary
    is_listed: Callable[[str], bool] = in_no_dictionary
    first_part: Callable[[str], tuple[str, str] | None] = no_first_part
    bigrams: bool = False

    def __call__(self, text: str) -> Iterator[Token]:
        """Yield the tokens of a text in order of position.

        A token that the filters empty is left out, but takes up its position.
        """
        previous: Token | None = None
        compounds: list[Token] = []  # more than one if some consist of signs only
        for start, end, position, kind in self.tokenizer(text):
            terms = self.terms(text[start:end])
            if not terms.exact:
                continue
            token = Token._make((start, end, position, kind, *terms))
            if kind is Kind.COMPOUND:
                compounds.append(token)
                continue
            if self.bigrams:
                if previous and _are_adjacent(text, previous, token):
                    yield _bigram(previous, token)
                previous = token
            yield from compounds
            compounds.clear()
            yield token
        yield from compounds

    def forms(self, text: str) -> list[Form]:
        """Return the forms of a short text; a compound is represented by its parts."""
        return [
            Form(text[t.start : t.end], *t[3:], text[t.start].isupper())
            for t in self(text)
            if t.kind is Kind.WORD
        ]

    def exact_terms(self, text: str) -> tuple[str, ...]:
        """Return the exact terms of a short text, without its compounds.

        No dictionary is loaded.
        """
        forms = (
            self.normalize(
                without_inner_signs(text[token.start : token.end], self.lang)
            )
            for token in self.tokenizer(text)
            if token.kind is Kind.WORD
        )
        return tuple(filter(None, forms))

    @cached_property
    def terms(self) -> Callable[[str], Terms]:
        """`compute_terms` with a cache."""
        return lru_cache(maxsize=CACHED_WORDS)(self.compute_terms)

    def compute_terms(self, word: str) -> Terms:
        """Return the terms of a word as written; `exact` is "" if filters empty it.

        The exact term keeps what was typed; all spellings of a word have their lemmas
        and folded terms in common.
        """
        dotted, word = word, without_inner_signs(word, self.lang)
        form = self.normalize(word)
        if not form:
            return Terms(form, (form,), ())
        lemmas: dict[str, None] = {}
        foldable: dict[str, None] = {}
        for written in self.characters(word):
            normalized = form if written == word else self.normalize(written)
            plain = normalize_punctuation(normalize_characters(written))
            if fixed := fixed_lemmas(plain, normalized, self.lang):
                lemmas |= dict.fromkeys(fixed)
                foldable |= dict.fromkeys(fixed)
                continue
            acronym = is_acronym(plain) or dotted.count(".") > word.count(".")
            for spelled in self.orthography(normalized):
                found, by_rule = self._lemmas(spelled, acronym=acronym)
                found += added_lemmas(plain)
                lemmas |= dict.fromkeys(found)
                foldable |= dict.fromkeys((spelled,) if by_rule else (spelled, *found))
        return Terms(form, tuple(lemmas), self._fold(tuple(foldable)))

    def _lemmas(self, form: str, *, acronym: bool) -> tuple[tuple[str, ...], bool]:
        """Return the lemmas of a form, and whether a rule cut them off it."""
        if not acronym:
            for i, term_filter in enumerate(self.term_filters):
                if lemmas := term_filter(form):
                    return lemmas, i > 0
        return (form,), False

    def normalize(self, word: str) -> str:
        """Return the normalised form of a word, "" if the filters empty it."""
        for char_filter in self.char_filters:
            word = char_filter(word)
        return word

    def _fold(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, map(self.fold, words))))


def _are_adjacent(text: str, first: Token, second: Token) -> bool:
    """Return whether only blanks or a hyphen separate two words."""
    between = text[first.end : second.start]
    return second.position == first.position + 1 and not between.strip(JOINERS)


def _bigram(first: Token, second: Token) -> Token:
    """Return two syllables as one token at the first one's position."""
    terms = bigram_terms(first, second)
    return Token(first.start, second.end, first.position, Kind.BIGRAM, "", *terms)
