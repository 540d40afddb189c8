"""How does a build give an index its words of the same meaning?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers import LANGUAGES
from indexer.meanings.table import learn
from indexer.meanings.vectors import VectorCache
from search import write_meanings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from indexer.meanings.words import WordCounts
    from search import Embedder
    from search.embedding import Vectors

    Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What a build learnt.

    Attributes:
        articles: a row of length 1 for each article, in the order they were counted.
    """

    articles: Vectors


def learn_meanings(
    cache: Path,
    folder: Path,
    counts: WordCounts,
    embed: Embedder,
    step: Step = lambda _done, _all: None,
) -> Learnt:
    """Learn the table of a collection and write it to a new generation.

    Args:
        cache: folder in which vectors are kept from build to build.
        folder: the generation.
        counts: the words of the collection.
        embed: the model.
        step: called with the new words that have a vector, and all new words.
    """
    words = {lang: counts.chosen(lang) for lang in LANGUAGES}
    vectors = VectorCache(cache, embed)
    every = [form for chosen in words.values() for form in chosen.values()]
    vectors.vectors(every, step)
    vectors.keep_only(every)
    rows = {lang: vectors.vectors(chosen.values()) for lang, chosen in words.items()}
    write_meanings(folder, learn(embed.name, words, rows))
    centred = {
        lang: dict(zip(words[lang], own - own.mean(axis=0), strict=True))
        for lang, own in rows.items()
        if len(own)
    }
    return Learnt(counts.article_vectors(centred))
