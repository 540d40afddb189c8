"""Which passage shows a reader why an article was found?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.presentation.highlighter import find_matches, merge_overlapping
from search.presentation.match_prefilter import spotted
from search.presentation.result import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus import Article
    from search.presentation.highlighter import QueryTerms, TextMatches
    from search.presentation.phrase_matching import MatchSpan
    from search.presentation.result import Snippet

LENGTH = 240
"""Characters of a snippet, more or less a word."""
HEADLINE = 300
"""Characters of a title that is shown in a list, more or less a word."""
LEAD = 60
"""Characters before a snippet's first match."""
ELLIPSIS = "…"


def highlight(article: Article, want: QueryTerms) -> tuple[Snippet, Snippet]:
    """Give an article's title and body whole, in fragments, the matches marked."""
    (title, in_title), (body, in_body) = _marked(article, want)
    return (
        tuple(_fragments(title, 0, len(title), in_title)),
        tuple(_fragments(body, 0, len(body), in_body)),
    )


def make_snippet(article: Article, want: QueryTerms) -> tuple[Snippet, Snippet]:
    """Give an article's title, and the body's passage with most different matches.

    Without a match the passage is the body's beginning. Where text is left out at an
    end, an ellipsis stands in its place; a very long title is left out at its end.
    """
    (title, in_title), (body, in_body) = _marked(article, want)
    head = _cut(title, 0, _word_end(title, HEADLINE), in_title)
    return head, _cut(body, *_passage(body, in_body), in_body)


def _cut(text: str, start: int, end: int, found: Sequence[MatchSpan]) -> Snippet:
    """Give a part of a text, an ellipsis where something is left out."""
    before = (Fragment(ELLIPSIS, match=False),) if start > 0 else ()
    after = (Fragment(ELLIPSIS, match=False),) if end < len(text) else ()
    return before + tuple(_fragments(text, start, end, found)) + after


def _marked(
    article: Article, want: QueryTerms
) -> list[tuple[str, tuple[MatchSpan, ...]]]:
    """Give an article's title and body with what matched in them."""
    texts = (article.title, article.body)
    found = [_found(text, want, article.lang) for text in texts]
    paired = any(one.pairs for one in found)
    return [
        (
            text,
            merge_overlapping(
                [*one.pairs, *one.others, *(() if paired else one.halves)]
            ),
        )
        for text, one in zip(texts, found, strict=True)
    ]


def _found(text: str, want: QueryTerms, lang: str) -> TextMatches:
    tokens, runs, sequences = spotted(text, want, lang)
    return find_matches(text, tokens, replace(want, sequences=sequences), lang, runs)


def _passage(text: str, found: Sequence[MatchSpan]) -> tuple[int, int]:
    """Choose a passage's bounds, at words, at a paragraph's start if one is near."""
    if not found:
        return 0, _word_end(text, LENGTH)
    best, most = found[0], 0
    for i, mark in enumerate(found):
        window = [m for m in found[i : i + 20] if m.end <= mark.start + LENGTH - LEAD]
        worth = 10 * len({m.term for m in window}) + len(window)
        if worth > most:
            best, most = mark, worth
    start = _word_start(text, max(0, best.start - LEAD), best.start)
    return start, max(best.end, _word_end(text, start + LENGTH))


def _word_start(text: str, low: int, high: int) -> int:
    """Find the first word that starts between two offsets; a new line is best."""
    line = text.rfind("\n", low, high)
    if line >= 0:
        return line + 1
    if low == 0:
        return 0
    blank = text.find(" ", low, high)
    return blank + 1 if blank >= 0 else high


def _word_end(text: str, offset: int) -> int:
    if offset >= len(text):
        return len(text)
    blank = max(text.rfind(" ", offset - LEAD, offset), text.rfind("\n", 0, offset))
    return blank if blank > offset - LEAD else offset


def _fragments(
    text: str, start: int, end: int, found: Sequence[MatchSpan]
) -> Iterator[Fragment]:
    at = start
    for mark in found:
        if mark.start < at or mark.end > end:
            continue
        if mark.start > at:
            yield Fragment(text[at : mark.start], match=False)
        yield Fragment(text[mark.start : mark.end], match=True)
        at = mark.end
    if at < end:
        yield Fragment(text[at:end], match=False)
