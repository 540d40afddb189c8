"""Where do the entries of a lexicon occur in a text, in whatever inflected form?"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from indexer.tagging.pattern import Match, has_case_of, matches_at
from indexer.tagging.spelled_terms import no_more_terms, respelled
from indexer.tagging.word_context import opens_sentence_or_quotation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText
    from indexer.tagging.pattern import Pattern
    from indexer.tagging.spelled_terms import MoreTerms

CACHED_FORMS = 20_000
"""Forms of which a matcher remembers the patterns they begin (some 600 bytes each)."""
SHORT_TEXT = 16
"""Words up to which each is looked up, without the flags of all forms."""
# What a form may be, as bits: a pattern of one word, the first word of a longer one,
# and the second word of one.
_WHOLE, _FIRST, _SECOND = 1, 2, 4


class _Beginning(NamedTuple):
    """The patterns that a form may begin.

    Attributes:
        single: those of one word that it matches, in the order of all patterns.
        opening: whether some of these must begin a sentence.
        longer: by each term of their second word the others, with their ranks.
    """

    single: tuple[Pattern, ...]
    opening: bool
    longer: Mapping[str, tuple[tuple[int, Pattern], ...]]


class Matcher:
    """Finds patterns in a text: leftmost first, longest of those, without overlap.

    Patterns are indexed by the terms of their first two words, so that a text costs
    one look-up a word, however many patterns there are. None matches across a sign
    that separates clauses.

    Args:
        patterns: what to find.
        more_terms: returns the terms beside its own that a form is known by.
    """

    def __init__(
        self,
        patterns: Iterable[Pattern],
        more_terms: MoreTerms = no_more_terms,
    ) -> None:
        self._more_terms = more_terms
        self._terms = lru_cache(maxsize=CACHED_FORMS)(self._find_terms)
        self._by_first: dict[str, list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            for term in pattern.term_sets[0]:
                self._by_first[term].append(pattern)
        self._first_terms = self._by_first.keys()
        self._respelled = respelled(
            term
            for patterns_of_term in self._by_first.values()
            for pattern in patterns_of_term
            for terms in pattern.term_sets
            for term in terms
        )
        self._second_terms = frozenset(
            term
            for patterns_of_term in self._by_first.values()
            for pattern in patterns_of_term
            for term in (pattern.term_sets[1] if len(pattern.term_sets) > 1 else ())
        )
        self._beginnings: dict[Form, _Beginning] = {}

    def find(self, text: AnalyzedText) -> Iterator[Match]:
        """Yield the matches in reading order; of equally long ones all."""
        free = 0  # index of the first word after the matches so far
        for index in self._candidates(text):
            if index < free:
                continue
            beginning = self._beginning_of(text.words[index])
            patterns = self._longest(beginning, text, index) if beginning else ()
            if not patterns:
                continue
            free = index + len(patterns[0].term_sets)
            start, last = text.starts[index], free - 1
            end = text.ends[last]
            for pattern in patterns:
                yield Match(pattern, start, end, index, last)

    def _candidates(self, text: AnalyzedText) -> Iterable[int]:
        """Return the indexes of the words from which a pattern may match."""
        if len(text.words) <= SHORT_TEXT:
            return range(len(text.words))
        flags = text.form_index.column(self._flags)[text.form_ids]
        likely = (flags & _WHOLE) > 0
        # Shifted by one bit, `_SECOND` of the next word meets `_FIRST` of this one.
        likely[:-1] |= (flags[:-1] & (flags[1:] >> 1) & _FIRST) > 0
        indexes: list[int] = np.flatnonzero(likely).tolist()
        return indexes

    def _flags(self, _lang: str, form: Form) -> int:
        """Return the bits of what a form may be."""
        terms = self._find_terms(form)
        flags = 0 if self._second_terms.isdisjoint(terms) else _SECOND
        if self._first_terms.isdisjoint(terms):
            return flags
        if (beginning := self._beginning_of(form)) is None:
            return flags
        whole = bool(beginning.single) and _WHOLE
        return whole | (bool(beginning.longer) and _FIRST) | flags

    def _beginning_of(self, form: Form) -> _Beginning | None:
        """Return the patterns that a form may begin, None for most forms; cached."""
        beginning = self._beginnings.get(form)
        if beginning is None and (beginning := self._find_beginning(form)):
            if len(self._beginnings) >= CACHED_FORMS:
                self._beginnings.clear()
            self._beginnings[form] = beginning
        return beginning

    def _find_beginning(self, form: Form) -> _Beginning | None:
        terms = self._terms(form)
        if self._first_terms.isdisjoint(terms):
            return None
        matches = [
            pattern for term in terms for pattern in self._by_first.get(term, ())
        ]
        unique = {id(pattern): pattern for pattern in matches}.values()
        single = []
        longer: dict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        for rank, pattern in enumerate(unique):
            if len(pattern.term_sets) > 1:
                for term in pattern.term_sets[1]:
                    longer[term].append((rank, pattern))
            elif has_case_of(form, pattern):
                single.append(pattern)
        return _Beginning(
            tuple(single),
            any(pattern.opening for pattern in single),
            {term: tuple(ranked) for term, ranked in longer.items()},
        )

    def _find_terms(self, form: Form) -> tuple[str, ...]:
        """Return all the terms that a form is known by.

        Few words are spelled as a marked term is, and few are in capitals.
        """
        exact = form.exact
        if exact in self._respelled or (form.capitalized and form.surface.isupper()):
            return (*form.lemmas, exact, *self._more_terms(form))
        return (*form.lemmas, exact)

    def _longest(
        self, beginning: _Beginning, text: AnalyzedText, index: int
    ) -> Sequence[Pattern]:
        """Return the longest patterns that match from a word on, each once."""
        patterns: Sequence[Pattern] = ()
        if beginning.longer and index + 1 < len(text.words):
            patterns = self._longest_phrases(beginning, text, index)
        opens = patterns or not beginning.opening
        if opens or opens_sentence_or_quotation(text, index):
            return patterns or beginning.single
        return [pattern for pattern in beginning.single if not pattern.opening]

    def _longest_phrases(
        self, beginning: _Beginning, text: AnalyzedText, index: int
    ) -> Sequence[Pattern]:
        """Return the longest patterns of several words that match from a word on."""
        longer = beginning.longer
        candidates = {
            rank: pattern
            for term in self._terms(text.words[index + 1])
            if term in longer
            for rank, pattern in longer[term]
        }
        if not candidates:
            return ()
        patterns = [
            pattern
            for _, pattern in sorted(candidates.items())
            if matches_at(pattern, text, index, self._more_terms)
        ]
        if len(patterns) > 1:
            length = max([len(pattern.term_sets) for pattern in patterns])
            patterns = [each for each in patterns if len(each.term_sets) == length]
        return patterns
