"""What does a build know of all its articles?

The collection steps count words, offer names and titles, and link stories. They read
this state, not the index. Words are interned: an article has the ids of its words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from corpus import LANGUAGES
from indexer.state.article_state import ArticleState
from indexer.state.content_digest import content_digest
from indexer.state.interning import Interner
from indexer.state.segments import StateSegments
from indexer.state.word_analyses import SeenWords
from indexer.state.written_words import written_words
from search.indexing.content_digest import article_digest
from search.port.document import Channel, Postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.state.article_state import AnalyzedArticle, Ids
    from indexer.stories import KeyIds
    from search.port.document import Document
    from search.port.storage import IndexBatch

_BITS = 16
MOST_WORDS = 1 << _BITS
"""Words of an article whose pairs are known: an index of one takes two bytes."""


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
        articles: the state of each.
        terms, forms, names, words: the texts behind the ids in `articles`.
        source_digests: of each article the digest of the bytes it was read from, "" if
            unknown; empty until all are read.
        keys: the story keys of all articles; None until all are read.
        segments: in which files the articles are stored; none until all are read.
        word_analyses: of the words of the articles that were analysed, the lines
            that `write_word_analyses` stores, by language.
    """

    articles: list[ArticleState] = field(default_factory=list)
    terms: Interner = field(default_factory=Interner)
    forms: Interner = field(default_factory=Interner)
    names: Interner = field(default_factory=Interner)
    words: Interner = field(default_factory=Interner)
    source_digests: list[str] = field(default_factory=list)
    keys: KeyIds | None = None
    segments: StateSegments = field(default_factory=StateSegments)
    word_analyses: dict[str, set[str]] = field(default_factory=dict)

    def collect_documents(
        self, analyzed: Iterable[AnalyzedArticle]
    ) -> Iterator[Document]:
        """Yield the document of each article, and add the article to this state."""
        seen = SeenWords()
        for one in analyzed:
            self.articles.append(self.article_state(one))
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
        self.articles += [
            article._replace(
                terms=terms[article.terms],
                forms=forms[article.forms],
                names=names[article.names],
                words=words[article.words],
            )
            for article in other.articles
        ]
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

    def language_numbers(self) -> NDArray[np.int64]:
        """Return for each article the index of its language in `LANGUAGES`."""
        numbers = {lang: number for number, lang in enumerate(LANGUAGES)}
        return np.array([numbers[a.features.lang] for a in self.articles], np.int64)

    def term_counts(self) -> NDArray[np.int64]:
        """Count the articles that have a term; shape (languages, terms)."""
        return self._counts([a.terms for a in self.articles], self.terms)

    def form_counts(self) -> NDArray[np.int64]:
        """Count the articles that have a form; shape (languages, forms)."""
        return self._counts([a.forms for a in self.articles], self.forms)

    def name_counts(self) -> NDArray[np.int64]:
        """Count the articles that have a name; shape (languages, names)."""
        return self._counts([a.names for a in self.articles], self.names)

    def word_counts(self) -> NDArray[np.int64]:
        """Count the articles that have a written word; shape (languages, words)."""
        return self._counts([a.words for a in self.articles], self.words)

    def _counts(self, ids: Sequence[Ids], interner: Interner) -> NDArray[np.int64]:
        width, languages = len(interner.texts), self.language_numbers()
        counts = np.zeros((len(LANGUAGES), width), np.int64)
        for lang in range(len(LANGUAGES)):
            own = [ids[number] for number in np.flatnonzero(languages == lang).tolist()]
            all_ids = np.concatenate([np.zeros(0, np.int32), *own])
            counts[lang] = np.bincount(all_ids, minlength=width)
        return counts


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
