"""Which words, names and titles does a collection offer as completions?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus import LANGUAGES
from search.suggestion.suggester import SUGGESTIONS_FILE
from search.suggestion.suggestion import Suggestion
from search.suggestion.suggestion_file import update_suggestions, write_suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.previous_build import ArticleDiff
    from indexer.state import ArticleState, BuildState

MIN_LETTERS = 3
"""Fewest letters of a word that is worth completing."""
MAX_TITLE = 300
"""Characters of a title from which on it is not offered."""
MIN_ARTICLES = 2
"""Fewest articles that must mention a name of several words."""


class _Counts(NamedTuple):
    """The number of articles that have each thing that can be offered.

    Attributes:
        words, names: by language and id; shape (languages, ids).
        titles: by title and language.
    """

    words: NDArray[np.int64]
    names: NDArray[np.int64]
    titles: Counter[tuple[str, str]]


def write_collection_suggestions(
    folder: Path, state: BuildState, diff: ArticleDiff | None
) -> None:
    """Write the suggestions of a collection to a new generation.

    Args:
        folder: the new generation.
        state: the articles.
        diff: how they differ from those of the previous build, whose file is updated;
            None to write a file from all articles.

    Raises:
        OSError: the file cannot be written.
    """
    path = folder / SUGGESTIONS_FILE
    if diff is None:
        write_suggestions(path, collection_suggestions(state))
        return
    outdated, current = changed_suggestions(state, diff.removed, diff.added(state))
    update_suggestions(path, diff.previous.folder / SUGGESTIONS_FILE, outdated, current)


def collection_suggestions(state: BuildState) -> Iterator[Suggestion]:
    """Yield every word, name and title that is worth offering, with its count."""
    return _suggestions(state, _count(state))


def changed_suggestions(
    state: BuildState, removed: Sequence[ArticleState], added: Sequence[ArticleState]
) -> tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]]:
    """Compare the suggestions of a collection with those that it had before.

    Args:
        state: all its articles.
        removed: those that were removed or changed, as they were; with the word ids of
            `state`.
        added: those of `state` that are new or changed.

    Returns:
        The suggestions before that are outdated, as they are no more or have another
        count; and those that replace them.
    """
    now = _count(state)
    added_counts = _count(replace(state, articles=[*added]))
    removed_counts = _count(replace(state, articles=[*removed]))
    difference = _subtract(added_counts, removed_counts)
    before = _subtract(now, difference)
    return (
        tuple(_suggestions(state, _only_changed(before, difference))),
        tuple(_suggestions(state, _only_changed(now, difference))),
    )


def _subtract(counts: _Counts, other: _Counts) -> _Counts:
    titles = Counter(counts.titles)
    titles.subtract(other.titles)
    return _Counts(counts.words - other.words, counts.names - other.names, titles)


def _only_changed(counts: _Counts, difference: _Counts) -> _Counts:
    """Return the counts of what changed; all others become 0."""
    titles = (title for title, change in difference.titles.items() if change)
    return _Counts(
        np.where(difference.words, counts.words, 0),
        np.where(difference.names, counts.names, 0),
        Counter({title: counts.titles[title] for title in titles}),
    )


def _count(state: BuildState) -> _Counts:
    titles = Counter(
        (article.title, article.features.lang)
        for article in state.articles
        if 0 < len(article.title) < MAX_TITLE
    )
    return _Counts(state.form_counts(), state.name_counts(), titles)


def _suggestions(state: BuildState, counts: _Counts) -> Iterator[Suggestion]:
    """Yield what enough articles have."""
    for kind, texts, by_language, minimum in (
        ("word", state.forms.texts, counts.words, 1),
        ("name", state.names.texts, counts.names, MIN_ARTICLES),
    ):
        for lang, row in zip(LANGUAGES, by_language, strict=True):
            for text_id in np.flatnonzero(row >= minimum).tolist():
                if kind == "name" or _is_word(texts[text_id]):
                    yield Suggestion(texts[text_id], kind, lang, int(row[text_id]))
    for (title, lang), count in counts.titles.items():
        if count:
            yield Suggestion(title, "title", lang, count)


def _is_word(term: str) -> bool:
    return len(term) >= MIN_LETTERS and term.replace("'", "").isalpha()
