"""Which terms of the thesaurus does a question have, and what do they expand to?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from analyzers.question import QUESTION_LANGUAGES
from search.expansion.query_segment import Expansion, ExpansionSource
from search.expansion.wordings import index_terms
from search.port.plan import WeightedTerm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.expansion.thesaurus import Match, Thesaurus


def match_terms(
    thesaurus: Thesaurus, text: str, langs: frozenset[str]
) -> tuple[Match, ...]:
    """Match terms of the thesaurus in a question, longest first; none overlap.

    A term of one word must be of a language that the question may be in, or English.
    If any term matches with its diacritics, those that match without are left out.

    Args:
        thesaurus: the terms.
        text: the question.
        langs: ISO 639-1 codes of the languages that the question may be in.
    """
    candidates = [
        match
        for lang in QUESTION_LANGUAGES
        for match in thesaurus.find(text, lang)
        if lang in langs or lang == "en" or " " in text[match.start : match.end]
    ]
    if any(match.exact for match in candidates):
        candidates = [match for match in candidates if match.exact]
    candidates.sort(key=lambda m: (m.start - m.end, m.lang not in langs, m.start))
    chosen: list[Match] = []
    for match in candidates:
        if not any(m.start < match.end and match.start < m.end for m in chosen):
            chosen.append(match)
    return tuple(chosen)


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
                    yield Expansion(
                        text=term,
                        lang=lang,
                        term=WeightedTerm(positions),
                        strong=True,
                        source=ExpansionSource.THESAURUS,
                    )
