"""Which terms of the thesaurus begin so, and does the collection have them?

A term of a language of articles counts the articles that have its words, in any form,
side by side. An English one counts the articles of all languages that have a term of
the same concept.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from analyzers import LANGUAGES
from analyzers.question import QUESTION_LANGUAGES, question_words
from search.port.document import Channel
from search.port.plan import AnyOf, Phrase, Term
from search.suggestion.keys import spelled_keys, typed_key
from search.suggestion.suggestion import Suggestion
from search.suggestion.typed_marks import has_typed_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.expansion.thesaurus import Thesaurus
    from search.port.engine import Engine
    from search.port.plan import Plan

MIN_LETTERS = 3
"""Fewest letters that are completed to terms."""
MOST = 5
"""Most terms that are offered."""
MOST_COUNTED = 16
"""Most terms of a beginning whose articles are counted, the shortest first."""
MOST_SYNONYMS = 3
"""Terms of a concept by which its articles are counted, the preferred ones."""
ENGLISH = "en"


class ThesaurusTerm(NamedTuple):
    """A term of a concept.

    Attributes:
        key: by which a beginning of it is found.
        lang: ISO 639-1 code.
        text: the term.
        concept: index of its concept.
    """

    key: str
    lang: str
    text: str
    concept: int


@dataclass(frozen=True, eq=False)
class ThesaurusTerms:
    """The terms of a thesaurus, and the articles that have them.

    Attributes:
        engine: counts articles.
        thesaurus: the concepts.
        terms: all terms, sorted.
        counts: articles of those that were counted.
    """

    engine: Engine
    thesaurus: Thesaurus
    terms: tuple[ThesaurusTerm, ...]
    counts: dict[ThesaurusTerm, int] = field(default_factory=dict)

    @classmethod
    def of(cls, engine: Engine, thesaurus: Thesaurus) -> ThesaurusTerms:
        """Collect and sort all terms."""
        terms = {
            ThesaurusTerm(key, lang, text, number)
            for number, concept in enumerate(thesaurus.concepts)
            for lang in QUESTION_LANGUAGES
            for text in concept.get(lang, ())
            for key in spelled_keys(typed_key(text), lang)
        }
        return cls(engine, thesaurus, tuple(sorted(terms, key=_order)))

    def complete(self, typed: str, lang: str = "") -> tuple[Suggestion, ...]:
        """Return the terms that a text begins and the collection has.

        Args:
            typed: the text, with diacritics or without.
            lang: only terms of this language; "" for all, also English ones.
        """
        key = typed_key(typed)
        if len(key) < MIN_LETTERS:
            return ()
        matching = (
            term
            for term in self._beginning_with(key)
            if lang in {"", term.lang} and has_typed_marks(typed, term.text)
        )
        found: dict[tuple[str, str], Suggestion] = {}
        shortest = sorted(matching, key=lambda term: (len(term.key), _order(term)))
        for term in shortest[:MOST_COUNTED]:
            small = term.lang, term.text.casefold()
            if len(found) == MOST:
                break
            if small not in found and (count := self._count(term)):
                found[small] = Suggestion(term.text, "term", term.lang, count)
        return tuple(found.values())

    def _beginning_with(self, key: str) -> Iterator[ThesaurusTerm]:
        first = bisect_left(self.terms, key, key=lambda term: term.key)
        for term in islice(self.terms, first, None):
            if not term.key.startswith(key):
                return
            yield term

    def _count(self, term: ThesaurusTerm) -> int:
        if term not in self.counts:
            self.counts[term] = self.engine.count(self._plans(term))
        return self.counts[term]

    def _plans(self, term: ThesaurusTerm) -> Mapping[str, Plan]:
        """Return a plan that matches the articles that have a term or its concept."""
        if term.lang != ENGLISH:
            plan = term_plan(term.lang, term.text)
            return {term.lang: plan} if plan else {}
        concept = self.thesaurus.concepts[term.concept]
        plans = {
            lang: [
                plan
                for text in concept.get(lang, ())[:MOST_SYNONYMS]
                if (plan := term_plan(lang, text))
            ]
            for lang in LANGUAGES
        }
        return {lang: AnyOf(tuple(of)) for lang, of in plans.items() if of}


def _order(term: ThesaurusTerm) -> tuple[str, str, bool, str, int]:
    """Return by what terms are sorted: one in small letters before others."""
    small = term.text == term.text.lower()
    return term.key, term.lang, not small, term.text, term.concept


def term_plan(lang: str, text: str) -> Plan | None:
    """Return a plan that matches the words of a text side by side, in any form."""
    words = question_words(lang, text)
    if not words:
        return None
    if len(words) == 1:
        terms = tuple(Term(Channel.TEXT, lemma) for lemma in words[0].lemmas)
        return terms[0] if len(terms) == 1 else AnyOf(terms)
    return Phrase(Channel.TEXT, tuple(word.lemmas for word in words))
