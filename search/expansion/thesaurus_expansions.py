"""Which terms of the thesaurus does a question have, and what do they expand to?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from analyzers.question import QUESTION_LANGUAGES, question_words
from search.expansion.query_segment import Expansion
from search.expansion.question_language import knowledge
from search.expansion.thesaurus import overlap
from search.expansion.wordings import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.expansion.thesaurus import Match, Thesaurus
    from search.port.engine import Engine


def match_terms(
    thesaurus: Thesaurus,
    text: str,
    langs: frozenset[str],
    engine: Engine,
    longest: int | None = None,
) -> tuple[Match, ...]:
    """Match terms of the thesaurus in a question, longest first; none overlap.

    A term of one word must be of a language that the question may be in, or be a word
    that none of these knows: `court` in French is not the English one. Of terms that
    overlap, the longest wins, and of equals one that was typed with its diacritics.

    Args:
        thesaurus: the terms.
        text: the question.
        langs: ISO 639-1 codes of the languages that the question may be in.
        engine: the articles, whose words a language knows.
        longest: most words of a term; None for any number.
    """
    candidates = [
        match
        for lang in QUESTION_LANGUAGES
        for match in thesaurus.find(text, lang, longest)
        if lang in langs
        or " " in text[match.start : match.end]
        or not _is_known(text[match.start : match.end], langs, engine)
    ]
    candidates.sort(
        key=lambda m: (m.start - m.end, not m.exact, m.lang not in langs, m.start)
    )
    chosen: list[Match] = []
    for match in candidates:
        if not any(overlap(match, other) for other in chosen):
            chosen.append(match)
    return tuple(chosen)


def _is_known(typed: str, langs: frozenset[str], engine: Engine) -> bool:
    """Return whether one of some languages knows all words of a text."""
    return any(
        all(knowledge(lang, word, engine) for word in question_words(lang, typed))
        for lang in langs
    )


def expand_match(thesaurus: Thesaurus, match: Match, typed: str) -> Iterator[Expansion]:
    """Yield the other terms of the concepts that a match names, each wording once.

    Args:
        thesaurus: the concepts.
        match: which of them are named.
        typed: the words that name them, which are no expansion of themselves.
    """
    seen: set[tuple[str, tuple[tuple[str, ...], ...]]] = set()
    for concept in match.concepts:
        for lang in LANGUAGES:
            for term in thesaurus.concepts[concept].get(lang, ()):
                positions = index_terms(lang, term)
                if not positions or (lang, positions) in seen:
                    continue
                if term.casefold() != typed.casefold():
                    seen.add((lang, positions))
                    yield Expansion(term, lang, positions)
