"""Which words of a question are spelled right, and what else may others be meant for?

A word is right if the collection, the thesaurus or a dictionary of any language has it;
dictionaries count with the names that they list. Another one may be meant for a word of
the collection or of the thesaurus that is written nearly the same, diacritics apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, get_analyzer
from analyzers.filters import has_digit, is_acronym
from analyzers.function_words import function_words
from analyzers.keyboard import respelled
from analyzers.look_alikes import in_one_script
from analyzers.names.keys import name_keys
from analyzers.plain_text import plain_text
from analyzers.question import (
    QUESTION_LANGUAGES,
    get_question_analyzer,
    in_dictionary,
    is_listed,
)
from search.port.document import Channel
from search.suggestion.candidate import Candidate, Ranked, rank_candidates
from search.suggestion.keys import fold
from search.suggestion.thesaurus_words import ThesaurusWords

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from search.expansion.thesaurus import Thesaurus
    from search.port.engine import Engine
    from search.suggestion.suggester import Suggester

MIN_LETTERS, MAX_LETTERS = 4, 30
"""Fewest and most letters of a word whose spelling is mended."""
TWO_EDITS_FROM = 6
"""Letters of a word from which on two edits are allowed rather than one."""
FREQUENT = 2
"""Articles from which on a word that no dictionary has is no misspelling itself."""


@dataclass(frozen=True, eq=False)
class Speller:
    """Knows the words of one index.

    Attributes:
        engine: its articles.
        suggester: its words, as they are written.
        thesaurus: its terms.
    """

    engine: Engine
    suggester: Suggester
    thesaurus: Thesaurus

    @cached_property
    def terms(self) -> ThesaurusWords:
        """The words of the thesaurus, collected when they are first needed."""
        return ThesaurusWords.of(self.thesaurus)

    def is_right(self, word: str) -> bool:
        """Return whether a word must not be mended: right, or no word of letters."""
        word = in_one_script(word)  # as it is searched for
        if (one := respelled(word)) != word and self.is_word(one):
            return False
        return (
            len(word) < MIN_LETTERS - 1
            or has_digit(word)
            or is_acronym(word)
            or self.is_word(word)
        )

    def is_word(self, word: str) -> bool:
        """Return whether anything that is known to be right has a word."""
        small = get_question_analyzer("en").terms(word).exact
        return (
            any(
                is_listed(lang, small) or small in function_words(lang)
                for lang in QUESTION_LANGUAGES
            )
            or self._in_collection(small)
            or self._in_thesaurus(small)
        )

    def _in_collection(self, word: str) -> bool:
        terms = [
            (Channel.FOLDED, lang, fold(spelled))
            for lang in LANGUAGES
            for spelled in get_analyzer(lang).orthography(word)
        ]
        return any(self.engine.frequencies(terms))

    def _in_thesaurus(self, word: str) -> bool:
        """Return whether a term has a word or what an analyzer takes it for."""
        return fold(word) in self.terms.folded or any(
            not words.isdisjoint(get_question_analyzer(lang).terms(word).lemmas)
            for lang, words in self.terms.small.items()
        )

    def transliterated(self, word: str) -> str:
        """Return the most frequent Ukrainian word that is romanised so; "" for none."""
        if not word.isascii():
            return ""
        variants = [
            s
            for s in self.suggester.spelling_variants(word)
            if s.lang == "uk" and fold(s.text) != fold(word)
        ]
        return max(variants, key=lambda s: s.count).text if variants else ""

    def candidates(self, word: str, langs: Collection[str] = ()) -> tuple[Ranked, ...]:
        """Return what an unknown word may be meant for, the likeliest first.

        Args:
            word: as typed.
            langs: ISO 639-1 codes of the languages that know all words around it.
        """
        one = respelled(word)
        if one != word and self.is_word(one):
            return (Ranked(0, one),)
        if not MIN_LETTERS <= len(one) <= MAX_LETTERS:
            return ()
        return rank_candidates(one, self._similar(one.lower()), langs)

    def languages_of(self, words: Iterable[str]) -> frozenset[str]:
        """Return the languages whose dictionaries list all of some words; names too."""
        small = [word.lower() for word in words]
        return frozenset(
            lang
            for lang in QUESTION_LANGUAGES
            if small and all(is_listed(lang, word) for word in small)
        )

    def _similar(self, typed: str) -> Iterator[Candidate]:
        """Yield the words of the collection and the thesaurus that are like a word."""
        folded = fold(typed)
        distance = 1 if len(folded) < TWO_EDITS_FROM else 2
        cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in folded)
        for lang in ("uk",) if cyrillic else ("fr", "pl", "vi"):
            channel = Channel.EXACT if lang == "vi" else Channel.FOLDED
            for term, frequency in self.engine.similar_terms(
                channel, lang, folded, distance
            ):
                for text in self._written(lang, plain_text(term)):
                    yield from self._with_lemmas(lang, text, frequency)
        for lang in ("uk",) if cyrillic else ("fr", "pl", "en"):
            for text in self.terms.similar(lang, folded, distance):
                frequency = self._frequency(lang, text)
                yield Candidate(text, lang, frequency, is_name=not text.islower())

    def _written(self, lang: str, term: str) -> tuple[str, ...]:
        """Return the words that are a term without their diacritics."""
        if lang == "vi":
            return (term,)
        written = tuple(
            s.text
            for s in self.suggester.spelling_variants(term)
            if s.lang == lang and fold(s.text) == term
        )
        return written or ((term,) if is_listed(lang, term) else ())

    def _with_lemmas(self, lang: str, text: str, frequency: int) -> Iterator[Candidate]:
        """Yield a word of articles and its dictionary forms, if they are right."""
        if lang == "vi" and is_listed(lang, text):
            return
        name = self._is_name(lang, text)
        listed = is_listed(lang, text)
        if not (listed or name or frequency >= FREQUENT):
            return
        frequency = max(frequency, self._frequency(lang, text))
        yield Candidate(_capital(text) if name else text, lang, frequency, name)
        for lemma in get_analyzer(lang).terms(text).lemmas:
            if listed and lemma != text and is_listed(lang, lemma):
                written = _capital(lemma) if name else lemma
                yield Candidate(written, lang, frequency, name)

    def _frequency(self, lang: str, text: str) -> int:
        """Count the articles that have a word in any form."""
        lemmas = get_analyzer(lang).terms(text).lemmas if lang in LANGUAGES else ()
        terms = [(Channel.TEXT, lang, lemma) for lemma in lemmas]
        return max(self.engine.frequencies(terms), default=0)

    def _is_name(self, lang: str, text: str) -> bool:
        """Return whether articles have a word as a name.

        They do if they have it with a capital and it is no common word, or if several
        have it and all of them with a capital.
        """
        keys = [(Channel.NAME, lang, key) for key in name_keys(_capital(text), lang)]
        capitalised = max(self.engine.frequencies(keys), default=0)
        if not in_dictionary(lang, text):
            return capitalised > 0
        frequency = self.engine.frequency(Channel.EXACT, lang, text)
        return capitalised >= frequency >= FREQUENT


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
