"""Which words, phrases, names and titles does a collection offer as completions?"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus import LANGUAGES
from indexer.pair_counts import count_pairs, fewest_articles
from indexer.pair_entries import pair_entries
from indexer.pair_lemmas import word_lemmas
from indexer.state.written_words import GUESSED, read_written
from indexer.word_entries import ambiguous_entries, forms_by_lemma, word_entries
from search.suggestion.suggester import SUGGESTIONS_FILE
from search.suggestion.suggestion import Entry
from search.suggestion.suggestion_file import update_suggestions, write_suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.previous_build import ArticleDiff
    from indexer.state import ArticleState, BuildState

MAX_TITLE = 300
"""Characters of a title from which on it is not offered."""
MIN_ARTICLES = 2
"""Fewest articles that must mention a name of several words."""
AT_ONCE = 50_000
"""Articles of a language of which all phrases are counted at once; of more articles,
only so many of the phrases are that memory stays the same."""


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
    before = (
        None if diff is None else replace(state, articles=diff.previous.state.articles)
    )
    if diff is None or before is None or _fewest(before) != _fewest(state):
        write_suggestions(path, collection_suggestions(state))
        return
    outdated, current = changed_suggestions(
        before, state, (*diff.removed, *diff.added(state))
    )
    update_suggestions(path, diff.previous.folder / SUGGESTIONS_FILE, outdated, current)


def collection_suggestions(state: BuildState) -> Iterator[Entry]:
    """Yield every word, phrase, name and title that is worth offering."""
    return _entries(state, None)


def changed_suggestions(
    before: BuildState, now: BuildState, changed: Sequence[ArticleState]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Compare the entries of a collection with those that it had before.

    Args:
        before: the articles before, with the word ids of `now`.
        now: the articles.
        changed: those that only one of both has.

    Returns:
        The entries before that are no more so, and those that replace them.
    """
    part = _part(now, changed)
    old, new = set(_entries(before, part)), set(_entries(now, part))
    return tuple(old - new), tuple(new - old)


def _fewest(state: BuildState) -> int:
    """Return the fewest articles that must have a phrase."""
    return fewest_articles(len(state.articles))


class _Part(NamedTuple):
    """The entries that some articles may have changed.

    Attributes:
        lemmas: those of their words, and their terms.
        words: by id, whether a word may be of such a lemma; shape (words,).
        names: by id, whether they have a name; shape (names,).
        titles: theirs.
    """

    lemmas: frozenset[str]
    words: NDArray[np.bool_]
    names: NDArray[np.bool_]
    titles: frozenset[str]


def _part(state: BuildState, articles: Sequence[ArticleState]) -> _Part:
    texts = state.words.texts
    own = np.zeros(len(texts), np.bool_)
    names = np.zeros(len(state.names.texts), np.bool_)
    terms = np.zeros(len(state.terms.texts), np.bool_)
    for article in articles:
        own[article.words] = True
        names[article.names] = True
        terms[article.terms] = True
    # Parts of hyphenated words count for the words that they are elsewhere.
    of_terms = [state.terms.texts[n] for n in np.flatnonzero(terms).tolist()]
    of_words = (read_written(texts[n])[2] for n in np.flatnonzero(own).tolist())
    lemmas = frozenset(
        (*chain.from_iterable(of_words), *of_terms, *(GUESSED + t for t in of_terms))
    )
    words = np.array(
        [not lemmas.isdisjoint(read_written(text)[2]) for text in texts], np.bool_
    )
    return _Part(lemmas, words, names, frozenset(a.title for a in articles))


def _entries(state: BuildState, part: _Part | None) -> Iterator[Entry]:
    """Yield the entries of a collection, or those that a part may have changed."""
    yield from _word_entries(state, part)
    yield from _phrase_entries(state, part)
    for lang, row in zip(LANGUAGES, state.name_counts(), strict=True):
        enough = row >= MIN_ARTICLES
        for name in np.flatnonzero(enough & part.names if part else enough).tolist():
            yield Entry(state.names.texts[name], "name", lang, int(row[name]))
    titles: dict[tuple[str, str], int] = {}
    for title, lang in state.columns.titles():
        if 0 < len(title) < MAX_TITLE:
            titles[title, lang] = 1 + titles.get((title, lang), 0)
    for (title, lang), count in titles.items():
        if part is None or title in part.titles:
            yield Entry(title, "title", lang, count)


def _word_entries(state: BuildState, part: _Part | None) -> Iterator[Entry]:
    texts = state.words.texts
    of_lemmas = state.term_counts()
    for lang, words, terms in zip(
        LANGUAGES, state.word_counts(), of_lemmas, strict=True
    ):
        ids = np.flatnonzero((words > 0) & part.words if part else words > 0)
        counts = [*zip(ids.tolist(), words[ids].tolist(), strict=True)]
        forms = forms_by_lemma(texts, counts)
        if part:
            forms = {lemma: of for lemma, of in forms.items() if lemma in part.lemmas}

        def count_of(lemma: str, terms: NDArray[np.int64] = terms) -> int:
            return int(terms[number]) if (number := state.terms.find(lemma)) >= 0 else 0

        yield from word_entries(lang, forms, count_of)
        yield from ambiguous_entries(lang, texts, counts)


def _phrase_entries(state: BuildState, part: _Part | None) -> Iterator[Entry]:
    """Yield the entries of phrases, or those that begin with words of a part."""
    texts, minimum = state.words.texts, _fewest(state)
    lemmas = word_lemmas(texts)
    firsts = part.words if part else None
    sizes = np.bincount(state.columns.langs(), minlength=len(LANGUAGES))
    for number, lang in enumerate(LANGUAGES):
        rounds = 1 + int(sizes[number]) // AT_ONCE
        for turn in range(rounds):
            # Phrases of the same first lemma are counted together.
            wanted = lemmas.numbers % rounds == turn
            wanted = wanted & firsts if firsts is not None else wanted
            rows = state.columns.pair_rows(number)
            counted = count_pairs(rows, lemmas, minimum, wanted)
            yield from pair_entries(lang, texts, counted, minimum)
