"""Which words, names and titles does a collection offer to those who type?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import get_document_reader
from analyzers.analyzed_text import capitalized_words
from corpus import LANGUAGES
from search.indexing.field_postings import opens_sentence
from search.suggestion.suggester import SUGGESTIONS_FILE
from search.suggestion.suggestion import Suggestion
from search.suggestion.suggestion_file import update_suggestions, write_suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from analyzers.analyzed_text import AnalyzedText
    from corpus import Article
    from indexer.previous_build import ArticleDiff, PreviousBuild
    from indexer.state import ArticleState, BuildState

MIN_LETTERS = 3
"""Fewest letters of a word that is worth completing."""
MAX_NAME = 5
"""Most words of a name."""
MAX_TITLE = 300
"""Characters of a title from which on it is not offered."""
MIN_ARTICLES = 2
"""Fewest articles a name of several words must stand in."""


class _Counts(NamedTuple):
    """How many articles have what can be completed.

    Attributes:
        words, names: by the memory's numbers; shape (languages, numbers).
        titles: by title and language.
    """

    words: NDArray[np.int64]
    names: NDArray[np.int64]
    titles: Counter[tuple[str, str]]


def write_collection_suggestions(
    folder: Path, memory: BuildState, stand: tuple[PreviousBuild, ArticleDiff] | None
) -> None:
    """Write what can be completed to a generation; beside another, what changed.

    Args:
        folder: the new generation.
        memory: its articles.
        stand: the index before, and how the articles stand beside it; or None.

    Raises:
        OSError: the file cannot be written.
    """
    path = folder / SUGGESTIONS_FILE
    if not stand:
        write_suggestions(path, collection_suggestions(memory))
        return
    before, beside = stand
    gone, come = changed_suggestions(memory, beside.gone, beside.fresh(memory))
    update_suggestions(path, before.folder / SUGGESTIONS_FILE, gone, come)


def collection_suggestions(memory: BuildState) -> Iterator[Suggestion]:
    """Give every word, name and title that is worth offering, with its articles."""
    return _suggestions(memory, _counts(memory))


def changed_suggestions(
    memory: BuildState, gone: Sequence[ArticleState], fresh: Sequence[ArticleState]
) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """Tell the suggestions of a collection from those it had before.

    Args:
        memory: all its articles.
        gone: those that went or changed, as they were; their words have the memory's
            numbers.
        fresh: those of the memory that are new or changed.

    Returns:
        The suggestions before that are no more, or not with that many articles; and
        those that take their place.
    """
    now = _counts(memory)
    came = _counts(replace(memory, articles=[*fresh]))
    more = _less(came, _counts(replace(memory, articles=[*gone])))
    before, after = _where(more, _less(now, more)), _where(more, now)
    return tuple(_suggestions(memory, before)), tuple(_suggestions(memory, after))


def _less(one: _Counts, other: _Counts) -> _Counts:
    """Take counts from others."""
    titles = Counter(one.titles)
    titles.subtract(other.titles)
    return _Counts(one.words - other.words, one.names - other.names, titles)


def _where(changed: _Counts, counts: _Counts) -> _Counts:
    """Keep the counts of what changed, and 0 of all else."""
    titles = (title for title, count in changed.titles.items() if count)
    return _Counts(
        np.where(changed.words, counts.words, 0),
        np.where(changed.names, counts.names, 0),
        Counter({title: counts.titles[title] for title in titles}),
    )


def _counts(memory: BuildState) -> _Counts:
    titles = Counter(
        (g.title, g.features.lang)
        for g in memory.articles
        if 0 < len(g.title) < MAX_TITLE
    )
    return _Counts(memory.form_counts(), memory.name_counts(), titles)


def _suggestions(memory: BuildState, counts: _Counts) -> Iterator[Suggestion]:
    """Give what enough articles have."""
    for kind, texts, rows, least in (
        ("word", memory.forms.texts, counts.words, 1),
        ("name", memory.names.texts, counts.names, MIN_ARTICLES),
    ):
        for lang, row in zip(LANGUAGES, rows, strict=True):
            for number in np.flatnonzero(row >= least).tolist():
                if kind == "name" or _is_word(texts[number]):
                    yield Suggestion(texts[number], kind, lang, int(row[number]))
    for (title, lang), count in counts.titles.items():
        if count:
            yield Suggestion(title, "title", lang, count)


def _is_word(term: str) -> bool:
    return len(term) >= MIN_LETTERS and term.replace("'", "").isalpha()


def extract_names(article: Article) -> frozenset[str]:
    """Find names of several words: capitalised words with a blank between them.

    A sentence's first word proves nothing and is left out.
    """
    (reading,) = get_document_reader(article.lang).read(article.body)
    return frozenset(_names(reading))


def _names(reading: AnalyzedText) -> Iterator[str]:
    text, starts, ends = reading.text, reading.starts, reading.ends
    first = last = -2
    for at in capitalized_words(reading).tolist():
        if opens_sentence(text, starts[at]):
            continue
        if last != at - 1 or text[ends[last] : starts[at]] != " ":
            yield from _name(reading, first, last)
            first = at
        last = at
    yield from _name(reading, first, last)


def _name(reading: AnalyzedText, first: int, last: int) -> Iterator[str]:
    if 1 < last - first + 1 <= MAX_NAME:
        yield reading.text[reading.starts[first] : reading.ends[last]]
