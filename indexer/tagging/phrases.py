"""Does one of a list's words or phrases begin or end at a word of a text?"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from indexer.tagging.spelled_terms import no_more_terms
from indexer.tagging.word_context import unbroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText
    from indexer.tagging.spelled_terms import MoreTerms

    Listed = Mapping[str, Sequence[tuple[str, ...]]]


CACHED_FORMS = 5_000
"""Forms of which a list remembers the phrases they begin or end (some 200 bytes)."""


class Phrases:
    """Words and phrases, each word recognised by its form or a lemma.

    Args:
        phrases: the terms of each phrase, in order.
        more_terms: returns the terms beside its own that a form is known by.
    """

    def __init__(
        self,
        phrases: Iterable[Sequence[str]],
        more_terms: MoreTerms = no_more_terms,
    ) -> None:
        self._more_terms = more_terms
        by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        by_last: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in map(tuple, phrases):
            by_first[phrase[0]].append(phrase)
            by_last[phrase[-1]].append(phrase)
        cached = lru_cache(maxsize=CACHED_FORMS)
        self._beginning = cached(partial(self._candidates, by_first))
        self._ending = cached(partial(self._candidates, by_last))

    def begin(self, text: AnalyzedText, index: int) -> bool:
        """Return whether a phrase begins with the word at an index."""
        if not 0 <= index < len(text.words):
            return False
        phrases = self._beginning(text.words[index])
        return any(self._matches(phrase, text, index) for phrase in phrases)

    def end(self, text: AnalyzedText, index: int) -> bool:
        """Return whether a phrase ends with the word at an index."""
        if not 0 <= index < len(text.words):
            return False
        phrases = self._ending(text.words[index])
        return any(
            self._matches(phrase, text, index + 1 - len(phrase)) for phrase in phrases
        )

    def _terms(self, form: Form) -> set[str]:
        return {form.exact, *form.lemmas, *self._more_terms(form)}

    def _candidates(self, listed: Listed, form: Form) -> tuple[tuple[str, ...], ...]:
        """Return the phrases that are listed under a term of a form."""
        terms = self._terms(form) if listed else set()
        return tuple(
            phrase for term in terms if term in listed for phrase in listed[term]
        )

    def _matches(self, phrase: tuple[str, ...], text: AnalyzedText, first: int) -> bool:
        """Return whether the words from an index on are those of a phrase."""
        stop = first + len(phrase)
        if first < 0 or stop > len(text.words):
            return False
        words = zip(phrase, text.words[first:stop], strict=True)
        return all(term in self._terms(form) for term, form in words) and unbroken(
            text, first, stop
        )
