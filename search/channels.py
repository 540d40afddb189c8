"""Which postings does an article have in each channel?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer, name_keys
from search.dictionaries import known
from search.entry import Channel, Posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from analyzers import Token
    from corpus import Article

TITLE_WEIGHT = 3
"""Occurrences in a body that one in a title is worth."""
NOWHERE = -1
"""Position of a term in a channel that keeps none."""
GAP = 1_000
"""Positions between title and body, so that no phrase spans both."""


def postings(article: Article) -> Mapping[Channel, tuple[Posting, ...]]:
    """Analyse an article into its postings.

    A title that repeats the body's first sentence is not indexed twice.
    """
    lang = article.lang
    analyzer = get_analyzer(lang)
    title = tuple(analyzer(article.title)) if article.headline else ()
    body = tuple(analyzer(article.body))
    gap = (title[-1].position + GAP) if title else 0
    return {
        Channel.TEXT: _merge(
            [*_lemmas(title, 0, TITLE_WEIGHT), *_lemmas(body, gap, 1)]
        ),
        Channel.TITLE: _merge(_lemmas(title, 0, 1)),
        Channel.EXACT: _merge([*_forms(title, 0), *_forms(body, gap)]),
        Channel.EXACT_TITLE: _merge(_forms(title, 0)),
        Channel.FOLDED: _merge([*_folded(title, TITLE_WEIGHT), *_folded(body, 1)]),
        Channel.NAME: _merge(
            [*_names(article.title, title, lang), *_names(article.body, body, lang)]
        ),
    }


def _lemmas(
    tokens: Iterable[Token], shift: int, weight: int
) -> Iterator[tuple[str, int, int]]:
    for token in tokens:
        for lemma in token.lemmas:
            yield lemma, token.position + shift, weight


def _forms(tokens: Iterable[Token], shift: int) -> Iterator[tuple[str, int, int]]:
    for token in tokens:
        if token.kind is Kind.WORD:
            yield token.exact, token.position + shift, 1


def _folded(tokens: Iterable[Token], weight: int) -> Iterator[tuple[str, int, int]]:
    for token in tokens:
        for term in token.folded:
            yield term, NOWHERE, weight


def _names(
    text: str, tokens: Iterable[Token], lang: str
) -> Iterator[tuple[str, int, int]]:
    """Give the name keys of words that may be names."""
    for token in tokens:
        if may_be_name(text, token, lang):
            for key in name_keys(text[token.start : token.end], lang):
                yield key, NOWHERE, 1


def may_be_name(text: str, token: Token, lang: str) -> bool:
    """Tell whether a word is capitalised, and not for opening a sentence only."""
    if token.kind is not Kind.WORD or not text[token.start].isupper():
        return False
    opening = opens_sentence(text, token.start)
    return not (opening and known(lang, token.exact))


def opens_sentence(text: str, start: int) -> bool:
    """Tell whether a word that starts at an offset is the first of its sentence."""
    before = text[max(0, start - 3) : start].strip(' «„"“(')
    return not before or before[-1] in ".!?…\n:"


def _merge(occurrences: Iterable[tuple[str, int, int]]) -> tuple[Posting, ...]:
    """Collect occurrences by term, terms in order."""
    weights: dict[str, int] = defaultdict(int)
    positions: dict[str, list[int]] = defaultdict(list)
    for term, position, weight in occurrences:
        weights[term] += weight
        if position != NOWHERE:
            positions[term].append(position)
    return tuple(
        Posting(term, weights[term], _ascending(positions.get(term)))
        for term in sorted(weights)
    )


def _ascending(positions: list[int] | None) -> tuple[int, ...]:
    """Give positions in order, each once."""
    if not positions:
        return ()
    if len(positions) == 1:
        return (positions[0],)
    return tuple(sorted(set(positions)))
