"""How does a text become index terms, the same at index and at query time?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers.bigrams import JOINING, pair_terms
from analyzers.filters import folded, has_digit, is_acronym, visible
from analyzers.form_index import Forms
from analyzers.token import Form, Kind, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from analyzers.analyzed_text import Reading
    from analyzers.token import CharFilter, TermFilter, Tokenizer

CACHED_FORMS = 200_000
"""Word forms whose terms each analyzer remembers (about 200 bytes each), and forms
by number, after which it begins anew (about 2 kB each with all that is known)."""


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
    folded: tuple[str, ...]


def no_word(_word: str) -> bool:
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
        knows: tells whether the dictionary has a normalised word.
        bigrams: whether neighbouring words are also indexed as one term, as
            Vietnamese syllables are.
    """

    lang: str
    tokenizer: Tokenizer
    char_filters: tuple[CharFilter, ...]
    term_filters: tuple[TermFilter, ...] = ()
    fold: CharFilter = folded
    knows: Callable[[str], bool] = no_word
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
            if kind is Kind.WHOLE:
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

    def read(self, *texts: str) -> tuple[Reading, ...]:
        """Give the words of texts, as numbers of the same `Forms`.

        They are the same words that the tokens are, and cost a tenth of the time where
        the texts are long. Not for threads.
        """
        forms = self._forms[-1] if self._forms else None
        if forms is None or len(forms.listed) > CACHED_FORMS:
            forms = Forms(self, self._kept)
            self._forms[:] = [forms]
        return tuple(map(forms.read, texts))

    def forms(self, text: str) -> list[Form]:
        """Give the forms of a short text's words, compounds in their parts."""
        return [
            Form(text[t.start : t.end], *t[3:], text[t.start].isupper())
            for t in self(text)
            if t.kind is Kind.WORD
        ]

    def recall(self, lines: Mapping[str, str]) -> None:
        """Take what was told of words before from lines, so that it is not sought.

        Args:
            lines: as `Forms.lines` were, made by an analyzer of the same fingerprint,
                by the words.
        """
        self._forms.clear()
        self._kept.clear()
        self._kept.update(lines)

    @cached_property
    def _kept(self) -> dict[str, str]:
        """Hold the lines that are recalled."""
        return {}

    @cached_property
    def _forms(self) -> list[Forms]:
        """Hold the forms that are known, or none yet."""
        return []

    def exact(self, text: str) -> tuple[str, ...]:
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
        return lru_cache(maxsize=CACHED_FORMS)(self.seek)

    def seek(self, written: str) -> Terms:
        """Find the terms of a word as written, which `terms` remembers."""
        word = self._exact(written)
        if word and not has_digit(word) and not is_acronym(visible(written)):
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
    return second.position == first.position + 1 and not between.strip(JOINING)


def _bigram(first: Token, second: Token) -> Token:
    """Join two syllables into one term at the first one's position."""
    terms = pair_terms(first, second)
    return Token(first.start, second.end, first.position, Kind.BIGRAM, "", *terms)
