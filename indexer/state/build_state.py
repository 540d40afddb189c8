"""What does a build know of all its articles?

The collection steps count words, offer names and titles, and link stories. They read
this state, not the index. Words are interned: an article has the ids of its words.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus import LANGUAGES
from indexer.state.article_columns import ListedArticles
from indexer.state.article_state import ArticleState
from indexer.state.content_digest import content_digest, text_digest
from indexer.state.interning import Interner
from indexer.state.segments import StateSegments
from indexer.state.stored_articles import StoredArticles
from indexer.state.word_analyses import SeenWords
from indexer.state.written_words import written_words
from search.indexing.content_digest import article_digest
from search.port.document import Channel, Postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from indexer.state.article_columns import ArticleColumns
    from indexer.state.article_state import AnalyzedArticle, Ids
    from search.port.document import Document
    from search.port.storage import IndexBatch

_BITS = 16
MOST_WORDS = 1 << _BITS
"""Words of an article whose pairs are known: an index of one takes two bytes."""

SOURCE_BYTES = 16
"""Bytes of the digest of what an article was read from."""


class AnalyzedBatch(NamedTuple):
    """What the analysis of some articles yields.

    Attributes:
        documents: theirs, ready for the index.
        state: what is known of them, with word ids of its own.
    """

    documents: IndexBatch
    state: BuildState


@dataclass
class BuildState:
    """What is known of the articles of a collection, in its order.

    Attributes:
        articles: the state of each; in memory, or read from segments.
        terms, forms, names, words: the texts behind the ids in `articles`.
        source_digests: of each article the digest of the bytes it was read from, zeros
            if unknown; empty until all are read; shape (articles, `SOURCE_BYTES`).
        segments: in which files the articles are stored; none while all are in memory.
        word_analyses: of the words of the articles that were analysed, the lines
            that `write_word_analyses` stores, by language.
    """

    articles: list[ArticleState] | StoredArticles = field(default_factory=list)
    terms: Interner = field(default_factory=Interner)
    forms: Interner = field(default_factory=Interner)
    names: Interner = field(default_factory=Interner)
    words: Interner = field(default_factory=Interner)
    source_digests: NDArray[np.uint8] = field(
        default_factory=lambda: np.zeros((0, SOURCE_BYTES), np.uint8)
    )
    segments: StateSegments = field(default_factory=StateSegments)
    word_analyses: dict[str, set[str]] = field(default_factory=dict)

    def collect_documents(
        self, analyzed: Iterable[AnalyzedArticle]
    ) -> Iterator[Document]:
        """Yield the document of each article, and add the article to this state."""
        seen = SeenWords()
        for one in analyzed:
            self._in_memory().append(self.article_state(one))
            seen.add(one.document.article)
            yield one.document
        self._add_word_analyses(seen.word_analyses())

    def collect_batches(self, batches: Iterable[AnalyzedBatch]) -> Iterator[IndexBatch]:
        """Yield the documents of each batch, and add its articles to this state."""
        for documents, state in batches:
            self.add(state)
            yield documents

    def add(self, other: BuildState) -> None:
        """Append the articles of another state; their words get ids of this one."""
        terms = self.terms.intern(other.terms.texts)
        forms = self.forms.intern(other.forms.texts)
        names = self.names.intern(other.names.texts)
        words = self.words.intern(other.words.texts)
        self._in_memory().extend(
            article._replace(
                terms=terms[article.terms],
                forms=forms[article.forms],
                names=names[article.names],
                words=words[article.words],
            )
            for article in other.articles
        )
        self._add_word_analyses(other.word_analyses)

    def _add_word_analyses(self, analyses: Mapping[str, set[str]]) -> None:
        for lang, lines in analyses.items():
            self.word_analyses.setdefault(lang, set()).update(lines)

    def in_text_order(self) -> BuildState:
        """Return this state with word ids in the order of the words.

        A worker process interns words in the order in which it meets them, which
        depends on what it worked on before. What it returns must not.
        """
        terms, new_terms = _in_text_order(self.terms)
        forms, new_forms = _in_text_order(self.forms)
        names, new_names = _in_text_order(self.names)
        words, new_words = _in_text_order(self.words)
        articles = [
            _with_words_in_order(
                article._replace(
                    terms=np.sort(new_terms[article.terms]),
                    forms=np.sort(new_forms[article.forms]),
                    names=np.sort(new_names[article.names]),
                    words=new_words[article.words],
                )
            )
            for article in self.articles
        ]
        return BuildState(
            articles, terms, forms, names, words, word_analyses=self.word_analyses
        )

    def article_state(self, analyzed: AnalyzedArticle) -> ArticleState:
        """Return the state of an article; its words are interned here."""
        document = analyzed.document
        article, postings = document.article, document.postings
        written = written_words(article)
        return ArticleState(
            content=content_digest(article),
            part=article_digest(document),
            text=text_digest(article),
            title=article.title if article.headline else "",
            features=analyzed.features,
            terms=self.terms.intern_postings(postings.get(Channel.TEXT, Postings())),
            forms=self.forms.intern_postings(postings.get(Channel.EXACT, Postings())),
            names=self.names.intern(sorted(document.names)),
            words=self.words.intern_some(written.vocabulary, written.word_ids),
            pairs=written.pairs,
        )

    def interners(self) -> Mapping[str, Interner]:
        """Return the interners by the name of the ids in `ArticleState`."""
        return {
            "terms": self.terms,
            "forms": self.forms,
            "names": self.names,
            "words": self.words,
        }

    @property
    def columns(self) -> ArticleColumns:
        """The articles, attribute by attribute."""
        if isinstance(self.articles, StoredArticles):
            return self.articles
        return ListedArticles(self.articles)

    def select(self, numbers: NDArray[np.int64]) -> BuildState:
        """Return the state of some articles only, with the same words."""
        if isinstance(self.articles, StoredArticles):
            return replace(self, articles=self.articles.select(numbers))
        return replace(self, articles=[self.articles[n] for n in numbers.tolist()])

    def term_counts(self) -> NDArray[np.int64]:
        """Count the articles that have a term; shape (languages, terms)."""
        return self._counts("terms", self.terms)

    def form_counts(self) -> NDArray[np.int64]:
        """Count the articles that have a form; shape (languages, forms)."""
        return self._counts("forms", self.forms)

    def name_counts(self) -> NDArray[np.int64]:
        """Count the articles that have a name; shape (languages, names)."""
        return self._counts("names", self.names)

    def word_counts(self) -> NDArray[np.int64]:
        """Count the articles that have a written word; shape (languages, words)."""
        return self._counts("words", self.words)

    def _counts(self, name: str, interner: Interner) -> NDArray[np.int64]:
        width = len(interner.texts)
        counts = np.zeros((len(LANGUAGES), width), np.int64)
        for langs, ids in self.columns.word_ids(name):
            for lang in np.unique(langs).tolist():
                counts[lang] += np.bincount(ids[langs == lang], minlength=width)
        return counts

    def _in_memory(self) -> list[ArticleState]:
        """Return the list of articles, to which some can be added."""
        if isinstance(self.articles, StoredArticles):
            reason = "articles of segments are added by writing a segment"
            raise TypeError(reason)
        return self.articles


def _with_words_in_order(article: ArticleState) -> ArticleState:
    """Sort an article's words and its pairs, which are indexes of words, each once."""
    order = np.argsort(article.words)
    new_index = np.empty(len(order), np.int64)
    new_index[order] = np.arange(len(order))
    columns = new_index[article.pairs]
    keys = (columns[:, 0] << 2 * _BITS) | (columns[:, 1] << _BITS) | columns[:, 2]
    if len(order) > MOST_WORDS:
        keys = keys[(columns < MOST_WORDS).all(axis=1)]
    keys.sort()
    keys = keys[np.flatnonzero(np.diff(keys, prepend=-1))]
    pairs = np.empty((len(keys), 3), np.uint16)
    pairs[:, 0], pairs[:, 1], pairs[:, 2] = keys >> 2 * _BITS, keys >> _BITS, keys
    return article._replace(words=article.words[order], pairs=pairs)


def _in_text_order(interner: Interner) -> tuple[Interner, Ids]:
    """Intern texts in their own order; and return the new id of each old one."""
    texts = interner.texts
    order = sorted(range(len(texts)), key=texts.__getitem__)
    new_ids = np.empty(len(texts), np.int32)
    new_ids[order] = np.arange(len(texts))
    return Interner([texts[number] for number in order]), new_ids
