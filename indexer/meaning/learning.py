"""How does a build learn what its words and articles mean?

The model embeds words, each once for good (`indexer.meaning.vector_cache`). All else
follows from these vectors in some seconds, so every build works it out anew: one that
starts from another gives what one of all articles does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import LANGUAGES
from indexer.meaning.forward_index import make_forward_index
from indexer.meaning.space import find_projection
from indexer.meaning.vector_cache import VectorCache
from search.meaning.eight_bits import EightBitRows
from search.meaning.meanings import write_meanings
from search.meaning.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from indexer.meaning.forward_index import ForwardIndex
    from indexer.meaning.vocabulary import WordCounts
    from search.meaning.embedding import Embedder
    from search.meaning.vectors import Vectors

    Step = Callable[[int, int], None]
    ByLanguage = Mapping[str, Vectors]

SAMPLE = 4_096
"""Articles from which the space is found, where there are more."""
FEW = 4
"""Articles of a language that have a mean of 0, besides its own."""


class _Words(NamedTuple):
    """The words of a collection that have a vector.

    Attributes:
        terms: by language, its lemmas, sorted.
        vectors: by language, those of the model, less the mean of the language.
        centres: that mean for each language, and for all of them.
        idf: by language, of each lemma.
    """

    terms: Mapping[str, Sequence[str]]
    vectors: ByLanguage
    centres: Vectors
    idf: Mapping[str, npt.NDArray[np.float32]]


def learn_meanings(  # noqa: PLR0913 - where from, where to, and of what
    cache: Path,
    folder: Path,
    counts: WordCounts,
    embed: Embedder,
    step: Step = lambda _done, _all: None,
    *,
    articles: Sequence[int] | None = None,
    rows: Callable[[tuple[int, int]], Vectors | None] = lambda _shape: None,
) -> Vectors:
    """Learn the meanings of a collection and write them to a new generation.

    Args:
        cache: folder of the file that keeps vectors from build to build.
        folder: the generation.
        counts: the words of the collection.
        embed: the model.
        step: called with the new words that have a vector, and all new words.
        articles: numbers of the articles whose vectors are returned; None for all.
        rows: returns an array of a shape for them, such as a mapped file; None for one
            in memory.

    Returns:
        Vectors of articles in all dimensions of the model, of length 1, float32, shape
        (articles, dimensions), in the order given.
    """
    words = _embedded(cache, counts, embed, step)
    forward = make_forward_index(counts.state, words.terms)
    projection = _projection(words, forward)
    in_space = {
        lang: normalised(rows) @ projection for lang, rows in words.vectors.items()
    }
    packed = {
        "words": EightBitRows.of(np.concatenate([*in_space.values()])),
        "articles": EightBitRows.of(
            _article_vectors(in_space, words.idf, forward, np.arange(len(forward.keys)))
        ),
    }
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "keys": forward.keys,
        "langs": forward.langs,
        "starts": forward.starts,
        "lemmas": forward.lemmas,
        "idf": np.concatenate([*words.idf.values()]),
        "centres": words.centres,
        "projection": projection,
    }
    write_meanings(folder, embed.name, forward.ids, words.terms, packed, arrays)
    by_term = {
        lang: dict(zip(words.terms[lang], vectors, strict=True))
        for lang, vectors in words.vectors.items()
    }
    size = len(counts.state.articles) if articles is None else len(articles)
    return counts.article_vectors(by_term, articles, rows((size, embed.size)))


def _embedded(cache: Path, counts: WordCounts, embed: Embedder, step: Step) -> _Words:
    """Embed the words of all languages; those that were embedded before are known."""
    words = {lang: counts.select(lang) for lang in LANGUAGES}
    vectors = VectorCache(cache, embed)
    forms = [form for terms in words.values() for form in terms.values()]
    every = vectors.get(forms, step)
    vectors.retain(forms)
    ends = np.cumsum([len(terms) for terms in words.values()])[:-1]
    rows = dict(zip(LANGUAGES, np.split(every, ends), strict=True))
    centres = {lang: _mean(own) for lang, own in rows.items()}
    return _Words(
        terms={lang: tuple(terms) for lang, terms in words.items()},
        vectors={lang: own - centres[lang] for lang, own in rows.items()},
        centres=np.stack([*centres.values(), _mean(every)]),
        idf={lang: counts.idf(lang, terms) for lang, terms in words.items()},
    )


def _mean(rows: Vectors) -> Vectors:
    mean: Vectors = rows.sum(axis=0) / max(1, len(rows))
    return mean


def _projection(words: _Words, forward: ForwardIndex) -> Vectors:
    """Return the projection into the space of a collection."""
    articles = len(forward.keys)
    sample = np.arange(0, articles, max(1, -(-articles // SAMPLE)))
    directions = {lang: normalised(rows) for lang, rows in words.vectors.items()}
    every = np.concatenate([*directions.values()])
    ends = np.cumsum([len(rows) for rows in directions.values()])[:-1]

    def sums(rows: Vectors) -> Vectors:
        in_space = dict(zip(LANGUAGES, np.split(rows, ends), strict=True))
        return _article_vectors(in_space, words.idf, forward, sample)

    return find_projection(every, sums)


def _article_vectors(
    vectors: ByLanguage,
    idf: Mapping[str, npt.NDArray[np.float32]],
    forward: ForwardIndex,
    articles: npt.NDArray[np.int64],
) -> Vectors:
    """Return means of articles' words, weighted by idf, less those of their languages.

    Where a language has few articles, less of their mean is taken off: they may be
    about the same.

    Returns:
        Float32, of length 1, or 0 for an article without any such word; shape
        (articles, dimensions).
    """
    weighted = {lang: rows * idf[lang][:, None] for lang, rows in vectors.items()}
    means = normalised(forward.sums(weighted, articles))
    langs = forward.langs[articles]
    has_words = means.any(axis=1)
    for lang in range(len(LANGUAGES)):
        own = has_words & (langs == lang)
        means[own] -= means[own].sum(axis=0) / (own.sum() + FEW)
    return normalised(means)
