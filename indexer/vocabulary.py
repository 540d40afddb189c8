"""Which words, names and titles does a collection offer to those who type?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer
from search import Channel, Suggestion, opens_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from analyzers import Token
    from corpus import Article
    from search import Entry

MIN_LETTERS = 3
"""Fewest letters of a word that is worth completing."""
MAX_NAME = 5
"""Most words of a name."""
MIN_ARTICLES = 2
"""Fewest articles a name of several words must stand in."""


class Vocabulary:
    """Counts what entries hold while they stream to the writer."""

    def __init__(self) -> None:
        self._words: Counter[tuple[str, str]] = Counter()
        self._names: Counter[tuple[str, str]] = Counter()
        self._titles: Counter[tuple[str, str]] = Counter()

    def counted(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Hand entries on and count them."""
        for entry in entries:
            article = entry.article
            self._words.update(
                (posting.term, article.lang)
                for posting in entry.postings.get(Channel.EXACT, ())
                if len(posting.term) >= MIN_LETTERS
                and posting.term.replace("'", "").isalpha()
            )
            self._names.update((name, article.lang) for name in entry.names)
            if article.headline:
                self._titles[article.title, article.lang] += 1
            yield entry

    def suggestions(self) -> Iterator[Suggestion]:
        """Give everything that was counted."""
        for kind, counter, least in (
            ("word", self._words, 1),
            ("name", self._names, MIN_ARTICLES),
            ("title", self._titles, 1),
        ):
            for (text, lang), count in counter.items():
                if count >= least:
                    yield Suggestion(text, kind, lang, count)


def _is_word(term: str) -> bool:
    return len(term) >= MIN_LETTERS and term.replace("'", "").isalpha()


def names_in(article: Article) -> frozenset[str]:
    """Find names of several words: capitalised words with a blank between them.

    A sentence's first word proves nothing and is left out.
    """
    tokens = get_analyzer(article.lang)(article.body)
    words = [token for token in tokens if token.kind is Kind.WORD]
    return frozenset(_names(article.body, words))


def _names(text: str, words: list[Token]) -> Iterator[str]:
    row: list[Token] = []
    for word in words:
        if row and text[row[-1].end : word.start] != " ":
            yield from _name(text, row)
            row = []
        if text[word.start].isupper() and not opens_sentence(text, word.start):
            row.append(word)
        elif row:
            yield from _name(text, row)
            row = []
    yield from _name(text, row)


def _name(text: str, row: list[Token]) -> Iterator[str]:
    if 1 < len(row) <= MAX_NAME:
        yield text[row[0].start : row[-1].end]
