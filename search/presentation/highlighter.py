"""Which parts of a text did a query match?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzers import Kind
from search.presentation.full_name_spans import full_name_spans
from search.presentation.phrase_matching import MatchSpan, spans_of_phrases
from search.presentation.token_matcher import matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analyzers import Token
    from search.presentation.query_terms import QueryTerms


class TextMatches(NamedTuple):
    """What matched in a text.

    Attributes:
        bigrams: Vietnamese bigrams.
        syllables: single syllables of a bigram that the query looks for. They do not
            count in an article that has the bigram: the `hợp` of `phù hợp` is not what
            `hợp tác` means.
        others: all other matches.
    """

    bigrams: tuple[MatchSpan, ...]
    syllables: tuple[MatchSpan, ...]
    others: tuple[MatchSpan, ...]


def find_matches(
    text: str, regions: Iterable[Sequence[Token]], terms: QueryTerms, lang: str
) -> TextMatches:
    """Find what matched in some regions of a text.

    Args:
        text: the text.
        regions: the tokens of each region, with offsets into the text; phrases match
            within a region only.
        terms: what the query looks for.
        lang: ISO 639-1 code of the text's language.
    """
    bigrams: list[MatchSpan] = []
    syllables: list[MatchSpan] = []
    others: list[MatchSpan] = []
    for tokens in regions:
        for token in tokens:
            if not matches(terms, text, token, lang):
                continue
            span = MatchSpan(token.start, token.end, token.lemmas[0])
            if token.kind is Kind.BIGRAM:
                bigrams.append(span)
            elif terms.syllables.isdisjoint((*token.lemmas, *token.folded)):
                others.append(span)
            else:
                syllables.append(span)
        words = [token for token in tokens if token.kind is Kind.WORD]
        others.extend(spans_of_phrases(words, terms.phrases))
    if not (bigrams or syllables or others):  # else a word of the name shows it
        others.extend(full_name_spans(terms, text, lang))
    return TextMatches(tuple(bigrams), tuple(syllables), tuple(others))


def merge_overlapping(spans: Iterable[MatchSpan]) -> tuple[MatchSpan, ...]:
    """Sort spans by offset and join those that overlap."""
    merged: list[MatchSpan] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            last = merged.pop()
            merged.append(MatchSpan(last.start, max(last.end, span.end), last.term))
        else:
            merged.append(span)
    return tuple(merged)
