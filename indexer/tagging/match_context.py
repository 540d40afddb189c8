"""Which words stand around a term's occurrence in a text?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from analyzers.names.vietnamese import is_syllable
from analyzers.tokenizer import APOSTROPHES
from corpus import sentence_at
from corpus.country_lexicon import load_country_context
from indexer.tagging.phrases import Phrases
from indexer.tagging.spelled_terms import spelled_terms, written_terms
from indexer.tagging.word_context import opens_sentence_or_quotation

if TYPE_CHECKING:
    from analyzers.analyzed_text import AnalyzedText
    from indexer.tagging.pattern import Match

_ELIDED = 2
"""Characters of `d'` and `l'`."""


@dataclass(frozen=True, slots=True)
class MatchContext:
    """A match with the words around it.

    Attributes:
        lang: language of the text.
        text: the whole text.
        match: the term's occurrence in it.
    """

    lang: str
    text: AnalyzedText
    match: Match

    @property
    def opening(self) -> bool:
        """Whether it begins a sentence or a quotation."""
        return opens_sentence_or_quotation(self.text, self.match.first)

    @property
    def capital(self) -> bool:
        """Whether it is capitalised."""
        return self.text.words[self.match.first].capitalized

    @property
    def written(self) -> str:
        """The term as it is written in the text."""
        return self.text.text[self.match.start : self.match.end]

    @property
    def shouted(self) -> bool:
        """Whether its whole sentence is in capitals, so that its own say nothing."""
        return (
            self.written.isupper()
            and sentence_at(self.text.text, self.match.start, self.lang).isupper()
        )

    @property
    def foreign(self) -> bool:
        """Whether it is a foreign word in a Vietnamese text."""
        return self.lang == "vi" and not is_syllable(self.written.lower())

    @property
    def nominative(self) -> bool:
        """Whether it has the lexicon's form, and so may be the subject of a verb."""
        words = self.text.words[self.match.first : self.match.last + 1]
        term_sets = self.match.pattern.term_sets
        return all(
            not terms.isdisjoint(written_terms(form.exact))
            for form, terms in zip(words, term_sets, strict=True)
        )

    def neighbour(self, index: int) -> str:
        """Return the word at an index if only blanks are between it and the match.

        Otherwise "".
        """
        text, starts, ends = self.text.text, self.text.starts, self.text.ends
        if not 0 <= index < len(starts):
            return ""
        gap = (
            text[ends[index] : self.match.start]
            if index < self.match.first
            else text[self.match.end : starts[index]]
        )
        return "" if gap.strip() else text[starts[index] : ends[index]]


def follows(context: MatchContext, kind: str) -> bool:
    """Return whether a match comes right after one of the context's words."""
    before = context.match.first - 1
    if before < 0:
        return False
    preceding = context.text.text[context.match.start - 1]
    words = context_words(context.lang, kind)
    if preceding in APOSTROPHES:  # an elided preposition or article: `d'Haïti`
        gap = context.text.text[context.text.ends[before] : context.match.start]
        street = kind == "streets" and len(gap.strip()) == _ELIDED
        return kind == "places" or (street and words.end(context.text, before))
    return words.end(context.text, before) and bool(context.neighbour(before))


def precedes(context: MatchContext, kind: str) -> bool:
    """Return whether a match comes right before one of the context's words."""
    after = context.match.last + 1
    words = context_words(context.lang, kind)
    return words.begin(context.text, after) and bool(context.neighbour(after))


@cache
def context_words(lang: str, kind: str) -> Phrases:
    """Return one list of a language's context."""
    terms = getattr(load_country_context(lang), kind)
    phrases = map(get_analyzer(lang).exact_terms, terms)
    return Phrases(phrases, spelled_terms(lang))
