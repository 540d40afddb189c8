"""Which passage of an article shows a reader why it matched?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.presentation.candidate_regions import candidate_regions
from search.presentation.derived_title import end_of_derived_title, is_cut
from search.presentation.highlighter import find_matches, merge_overlapping
from search.presentation.result import Fragment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus import Article
    from search.presentation.phrase_matching import MatchSpan
    from search.presentation.query_terms import QueryTerms
    from search.presentation.result import Snippet

LENGTH = 240
"""Characters of a snippet, give or take a word."""
TITLE_LENGTH = 300
"""Characters of a title in a list of hits, give or take a word."""
LEAD = 60
"""Characters before a snippet's first match."""
LONGEST_CUT_WORD = 60
"""Characters that may be given up so that a snippet ends at the end of a word."""
WINDOW = 20
"""Most matches that a passage is judged by, so that choosing one stays linear in the
matches of a long text."""
DIFFERENT_TERM = 10
"""Matches of the same term that a match of another term is worth."""
ELLIPSIS = "…"


def highlight(article: Article, terms: QueryTerms) -> tuple[Snippet, Snippet]:
    """Return an article's whole title and whole body, with their matches marked."""
    (title, in_title), (body, in_body) = _match(article, terms)
    return (
        tuple(_fragments(title, 0, len(title), in_title)),
        tuple(_fragments(body, 0, len(body), in_body)),
    )


def make_snippet(article: Article, terms: QueryTerms) -> tuple[Snippet, Snippet]:
    """Return an article's title, and the passage of its body with the best matches.

    Without a match the passage is the beginning of the body; what of it the title
    repeats is left out. An ellipsis replaces text that is left out at an end; a very
    long title is cut at its end.
    """
    (title, in_title), (body, in_body) = _match(article, terms)
    title_end = _word_end(title, TITLE_LENGTH)
    first = end_of_derived_title(article)
    after = tuple(match for match in in_body if match.start >= first)
    start, end = _passage(body, after, first)
    goes_on = is_cut(article) and first > 0
    return (
        _cut(title, 0, title_end, in_title),
        _cut(body, start, end, after, 0 if goes_on else first)
        if body[first:].strip()
        else (),
    )


def _match(
    article: Article, terms: QueryTerms
) -> list[tuple[str, tuple[MatchSpan, ...]]]:
    """Return an article's title and body, each with its matches in reading order."""
    lang = article.lang
    texts = (article.title, article.body)
    if terms.are_none:
        return [(text, ()) for text in texts]
    matches = [
        find_matches(text, candidate_regions(text, terms, lang), terms, lang)
        for text in texts
    ]
    # A bigram in either text shows what its syllables mean in this article.
    has_bigram = any(each.bigrams for each in matches)
    return [
        (
            text,
            merge_overlapping(
                [*each.bigrams, *each.others, *(() if has_bigram else each.syllables)]
            ),
        )
        for text, each in zip(texts, matches, strict=True)
    ]


def _passage(
    text: str, matches: Sequence[MatchSpan], first_offset: int
) -> tuple[int, int]:
    """Choose the passage whose matches are most, and of most terms; return its offsets.

    It starts and ends between words, and at the start of a line if one is near, but not
    before the first offset.
    """
    if not matches:
        return first_offset, _word_end(text, first_offset + LENGTH)
    best, best_score = matches[0], 0
    for i, first in enumerate(matches):
        end = first.start + LENGTH - LEAD
        window = [match for match in matches[i : i + WINDOW] if match.end <= end]
        different = len({match.term for match in window})
        score = DIFFERENT_TERM * different + len(window)
        if score > best_score:
            best, best_score = first, score
    lead = max(first_offset, best.start - LEAD)
    start = _word_start(text, lead, best.start, first_offset)
    return start, max(best.end, _word_end(text, start + LENGTH))


def _word_start(text: str, low: int, high: int, first: int) -> int:
    """Return where the last line, or else the first word, between offsets starts.

    The first offset of all is the start of a word.
    """
    line_end = text.rfind("\n", low, high)
    if line_end >= 0:
        return line_end + 1
    if low == first:
        return first
    blank = text.find(" ", low, high)
    return blank + 1 if blank >= 0 else high


def _word_end(text: str, offset: int) -> int:
    """Return where the last word before an offset ends; the offset in a long word."""
    if offset >= len(text):
        return len(text)
    earliest = offset - LONGEST_CUT_WORD
    blank = max(text.rfind(" ", earliest, offset), text.rfind("\n", 0, offset))
    return blank if blank > earliest else offset


def _cut(
    text: str, start: int, end: int, matches: Sequence[MatchSpan], first: int = 0
) -> Snippet:
    """Return a part of a text, with an ellipsis where something is left out."""
    before = (Fragment(ELLIPSIS, match=False),) if start > first else ()
    after = (Fragment(ELLIPSIS, match=False),) if end < len(text) else ()
    return before + tuple(_fragments(text, start, end, matches)) + after


def _fragments(
    text: str, start: int, end: int, matches: Sequence[MatchSpan]
) -> Iterator[Fragment]:
    """Yield a part of a text as fragments; a match that is not whole in it is none."""
    offset = start
    for match in matches:
        if match.start < offset or match.end > end:
            continue
        if match.start > offset:
            yield Fragment(text[offset : match.start], match=False)
        yield Fragment(text[match.start : match.end], match=True)
        offset = match.end
    if offset < end:
        yield Fragment(text[offset:end], match=False)
