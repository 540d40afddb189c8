"""What is a beginning completed to: filters first, then terms and what articles say?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from analyzers.keyboard import readings
from analyzers.question import question_words
from search.suggestion.best_entries import LIMIT
from search.suggestion.filter_names import NAME_LANGUAGES, FilterNames
from search.suggestion.thesaurus_terms import ThesaurusTerms
from search.suggestion.typed_starts import without_clitic
from search.suggestion.whole_phrases import (
    NEARLY_ALWAYS,
    SYLLABLES,
    with_whole_phrases,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from corpus import Topic
    from search.expansion.thesaurus import Thesaurus
    from search.port.engine import Engine
    from search.suggestion.suggester import Suggester
    from search.suggestion.suggestion import Suggestion

TERM = 2
"""How many times more a phrase counts that is a term of the thesaurus."""
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
            texts = [*_merged(self._texts(typed, lang), terms, filters)]
            if found := _filters_first(filters, texts, several=" " in typed.strip()):
                return found[:LIMIT]
        return ()

    def _texts(self, typed: str, lang: str) -> tuple[Suggestion, ...]:
        suggestions = self.suggester.complete(typed, lang)
        return with_whole_phrases(self.engine, self.suggester, suggestions)

    @cached_property
    def _filters(self) -> FilterNames:
        return FilterNames.of(self.engine, self.topics)

    @cached_property
    def _terms(self) -> ThesaurusTerms:
        return ThesaurusTerms.of(self.engine, self.thesaurus)


def _filters_first(
    filters: tuple[Suggestion, ...], texts: list[Suggestion], *, several: bool
) -> tuple[Suggestion, ...]:
    """Return filters, then texts.

    Of several words typed the best text comes first, unless it is a filter's name.
    """
    if not (several and texts):
        return (*filters, *texts)
    named = [one for one in filters if one.text.casefold() == texts[0].text.casefold()]
    others = [one for one in filters if one not in named]
    return (*named, texts[0], *others, *texts[1:])


def _merged(
    texts: Iterable[Suggestion],
    terms: Iterable[Suggestion],
    filters: Iterable[Suggestion],
) -> Iterator[Suggestion]:
    """Yield texts in their order, and terms among them by their counts.

    A term takes the place of a phrase that has the same words in other forms, or is a
    part of it that hardly ever stands alone. It is left out where any other text, or
    what filters, is called so.
    """
    waiting = sorted(terms, key=lambda one: (-one.count, one.text))
    texts = _terms_first(texts, waiting)
    names = {one.text.casefold() for one in (*filters, *texts)}
    for text in texts:
        better = next((term for term in waiting if _replaces(term, text)), None)
        if better:
            waiting.remove(better)
        while waiting and waiting[0].count > text.count:
            if (term := waiting.pop(0)).text.casefold() not in names:
                yield term
        yield better or text
    yield from (term for term in waiting if term.text.casefold() not in names)


def _terms_first(
    texts: Iterable[Suggestion], terms: Iterable[Suggestion]
) -> list[Suggestion]:
    """Return texts in which a phrase that is a term counts more than others do.

    `bán dẫn` (semiconductor) is likelier to be asked for than `ban đầu` (at first).
    """
    known = {(term.lang, _lemmas(term)) for term in terms}
    ranked = [*texts]
    phrases = [one for one in ranked if one.kind == "phrase"]
    phrases.sort(
        key=lambda one: -one.count * (1 + TERM * ((one.lang, _lemmas(one)) in known))
    )
    ordered = iter(phrases)
    return [next(ordered) if one.kind == "phrase" else one for one in ranked]


def _replaces(term: Suggestion, text: Suggestion) -> bool:
    if text.kind != "phrase" or term.lang != text.lang:
        return False
    if term.text.casefold() == text.text.casefold():
        return False
    part = term.text.casefold().startswith(f"{text.text.casefold()} ")
    return _lemmas(term) == _lemmas(text) or (
        part and term.lang == SYLLABLES and term.count >= NEARLY_ALWAYS * text.count
    )


def _lemmas(one: Suggestion) -> tuple[str, ...]:
    """Return the words of a text, whatever their forms."""
    return tuple(word.lemmas[0] for word in question_words(one.lang, one.text))
