"""What is a beginning completed to: filters first, then terms and what articles say?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analyzers.keyboard import readings
from search.suggestion.best_entries import LIMIT
from search.suggestion.filter_names import NAME_LANGUAGES, FilterNames
from search.suggestion.merging import filters_first, merged
from search.suggestion.thesaurus_terms import ThesaurusTerms
from search.suggestion.typed_starts import without_clitic
from search.suggestion.whole_phrases import with_whole_phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus import Topic
    from search.expansion.thesaurus import Thesaurus
    from search.port.engine import Engine
    from search.suggestion.suggester import Suggester
    from search.suggestion.suggestion import Suggestion

ELIDING = "fr"
"""The language of which clitics are typed without a blank after them."""


@dataclass(frozen=True, eq=False)
class Completer:
    """Completes beginnings from one index generation; safe to share between threads.

    Attributes:
        engine: counts articles.
        suggester: knows words, phrases, names and titles.
        thesaurus: knows terms, also English ones.
        topics: the vocabulary of topics.
    """

    engine: Engine
    suggester: Suggester
    thesaurus: Thesaurus
    topics: tuple[Topic, ...]

    def complete(
        self, text: str, lang: str = "", prefer: str = ""
    ) -> tuple[Suggestion, ...]:
        """Complete what was typed, in any layout, with diacritics or without.

        Args:
            text: what was typed so far.
            lang: complete to texts of this language only; "" for all, also English.
            prefer: the language in which what filters is named where its names in
                several begin so.

        Returns:
            At most `LIMIT` completions: what filters, then the most frequent.
        """
        for typed in readings(text):
            bare = without_clitic(typed)
            langs: Iterable[str] = (lang,) if lang else (prefer, *NAME_LANGUAGES)
            langs = langs if bare == typed else {*langs} & {ELIDING}
            filters = self._filters.complete(bare, dict.fromkeys(langs))
            terms = self._terms.complete(typed, lang)
            texts = [*merged(self._texts(typed, lang, terms), terms, filters)]
            if found := filters_first(filters, texts, several=" " in typed.strip()):
                return found[:LIMIT]
        return ()

    def _texts(
        self, typed: str, lang: str, terms: Iterable[Suggestion]
    ) -> tuple[Suggestion, ...]:
        suggestions = self.suggester.complete(typed, lang)
        known = {one.text.lower() for one in terms}
        return with_whole_phrases(self.engine, self.suggester, suggestions, known)

    @cached_property
    def _filters(self) -> FilterNames:
        return FilterNames.of(self.engine, self.topics)

    @cached_property
    def _terms(self) -> ThesaurusTerms:
        return ThesaurusTerms.of(self.engine, self.thesaurus)
