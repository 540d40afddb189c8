"""Which words, names and titles does a collection offer to those who type?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from analyzers import get_analyzer
from corpus import LANGUAGES
from search import Suggestion, opens_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers import Reading
    from corpus import Article
    from indexer.memory import Memory

MIN_LETTERS = 3
"""Fewest letters of a word that is worth completing."""
MAX_NAME = 5
"""Most words of a name."""
MAX_TITLE = 300
"""Characters of a title from which on it is not offered."""
MIN_ARTICLES = 2
"""Fewest articles a name of several words must stand in."""


def suggestions_of(memory: Memory) -> Iterator[Suggestion]:
    """Give every word, name and title that is worth offering, with its articles."""
    words, names = memory.form_counts(), memory.name_counts()
    for kind, texts, counts, least in (
        ("word", memory.forms.texts, words, 1),
        ("name", memory.names.texts, names, MIN_ARTICLES),
    ):
        for lang, row in zip(LANGUAGES, counts, strict=True):
            for number in np.flatnonzero(row >= least).tolist():
                if kind == "name" or _is_word(texts[number]):
                    yield Suggestion(texts[number], kind, lang, int(row[number]))
    titles = Counter(
        (g.title, g.features.lang) for g in memory.gists if 0 < len(g.title) < MAX_TITLE
    )
    for (title, lang), count in titles.items():
        yield Suggestion(title, "title", lang, count)


def _is_word(term: str) -> bool:
    return len(term) >= MIN_LETTERS and term.replace("'", "").isalpha()


def names_in(article: Article) -> frozenset[str]:
    """Find names of several words: capitalised words with a blank between them.

    A sentence's first word proves nothing and is left out.
    """
    (reading,) = get_analyzer(article.lang).read(article.body)
    return frozenset(_names(reading))


def _names(reading: Reading) -> Iterator[str]:
    text, starts, ends = reading.text, reading.starts, reading.ends
    first = last = -2
    for at in reading.capitals().tolist():
        if opens_sentence(text, starts[at]):
            continue
        if last != at - 1 or text[ends[last] : starts[at]] != " ":
            yield from _name(reading, first, last)
            first = at
        last = at
    yield from _name(reading, first, last)


def _name(reading: Reading, first: int, last: int) -> Iterator[str]:
    if 1 < last - first + 1 <= MAX_NAME:
        yield reading.text[reading.starts[first] : reading.ends[last]]
