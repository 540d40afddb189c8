"""What else do a question's words stand for, in its own language and in others?

A question is cut into segments: terms of the thesaurus, longest first, and single words
(in Vietnamese, pairs of syllables). Each has expansions from the thesaurus and from the
translation table that the index learnt. The question's language is only weighed, never
asked for: words that several languages share get the expansions of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from analyzers.question import question_words
from search.expansion.learnt_expansions import LearntExpansions
from search.expansion.query_segment import QuerySegment
from search.expansion.question_language import languages_of
from search.expansion.thesaurus_expansions import expand_match, match_terms
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from analyzers import Token
    from search.expansion.query_segment import Expansion
    from search.expansion.thesaurus import Match, Thesaurus
    from search.expansion.translation_table import TranslationTable
    from search.meaning.embedding import Embedder
    from search.port.engine import Engine

MAX_EMBEDDED = 8
"""Words of a question that the model embeds, at most; it takes 10 ms a word."""


class QueryExpander:
    """Expands questions to one index."""

    def __init__(
        self,
        thesaurus: Thesaurus,
        table: TranslationTable,
        embedder: Callable[[], Embedder | None],
    ) -> None:
        """Take what expansions come from.

        Args:
            thesaurus: of the index.
            table: of the index.
            embedder: finds the model that is installed.
        """
        self._thesaurus = thesaurus
        self._learnt = LearntExpansions(table, embedder)

    @property
    def learnt(self) -> bool:
        """Whether the index learnt a translation table."""
        return self._learnt.available

    def expand(self, text: str, engine: Engine) -> tuple[QuerySegment, ...]:
        """Cut a run of plain words into segments with their expansions, in order."""
        langs = languages_of(text, engine)
        words = question_words(min(langs, key=LANGUAGES.index, default="fr"), text)
        matches = match_terms(self._thesaurus, text, langs)
        segments = [self._term(text, match, words, langs) for match in matches]
        free = [w for w in words if not any(_overlap(w, m) for m in matches)]
        runs = self._pairs(text, free) if "vi" in langs else _single(free)
        segments += self._words(text, runs, langs)
        return tuple(sorted(segments, key=lambda segment: segment.start))

    def _term(
        self, text: str, match: Match, words: Iterable[Token], langs: frozenset[str]
    ) -> QuerySegment:
        """Return a term of the thesaurus as a segment; of several words, with parts."""
        typed = text[match.start : match.end]
        expansions = tuple(expand_match(self._thesaurus, match, typed))
        inside = [word for word in words if _overlap(word, match)]
        if len(inside) > 1:
            parts = tuple(self._words(text, _single(inside), langs))
            return QuerySegment(typed, match.start, match.end, expansions, parts)
        if inside:
            factor = RANKING.learnt_with_thesaurus if expansions else 1.0
            word = text[inside[0].start : inside[0].end]
            learnt = self._learnt.expand(word, langs, factor=factor, use_model=True)
            expansions = _merged(expansions, learnt)
        return QuerySegment(typed, match.start, match.end, expansions)

    def _words(
        self, text: str, runs: Iterable[Sequence[Token]], langs: frozenset[str]
    ) -> Iterator[QuerySegment]:
        """Yield a segment for each run of words that the thesaurus lacks."""
        for number, run in enumerate(runs):
            start, end = run[0].start, run[-1].end
            typed = text[start:end]
            expansions = self._learnt.expand(
                typed, langs, factor=1.0, use_model=number < MAX_EMBEDDED
            )
            yield QuerySegment(typed, start, end, expansions)

    def _pairs(self, text: str, words: Sequence[Token]) -> Iterator[Sequence[Token]]:
        """Join pairs of adjacent syllables that the translation table has."""
        start = 0
        while start < len(words):
            pair = words[start : start + 2]
            run = pair if self._is_pair(text, *pair) else pair[:1]
            yield run
            start += len(run)

    def _is_pair(self, text: str, first: Token, second: Token | None = None) -> bool:
        if second is None or text[first.end : second.start].strip(" -"):
            return False
        return self._learnt.has_pair(first.lemmas[0], second.lemmas[0])


def _single(words: Iterable[Token]) -> Iterator[Sequence[Token]]:
    return ((word,) for word in words)


def _merged(
    expansions: tuple[Expansion, ...], learnt: tuple[Expansion, ...]
) -> tuple[Expansion, ...]:
    """Add learnt expansions to those of the thesaurus that have none of their terms."""
    terms = {(e.lang, first) for e in expansions for first in e.term.positions[:1]}
    terms |= {(lang, (term,)) for lang, first in terms for term in first}
    more = (e for e in learnt if (e.lang, e.term.positions[0]) not in terms)
    return (*expansions, *more)


def _overlap(one: Token | Match, other: Token | Match) -> bool:
    return one.start < other.end and other.start < one.end
