"""How does a build learn which words mean the same?

While few words are added or removed, the translation table of the index before is
updated; see `indexer.translations.incremental`. Then it is learnt anew from all words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers import LANGUAGES
from indexer.translations.incremental import update_table
from indexer.translations.table import learn_table
from indexer.translations.vector_cache import VectorCache
from search.expansion.translation_table import (
    read_translation_table,
    write_translation_table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from indexer.translations.vocabulary import WordCounts
    from search.expansion.translation_table import TranslationTable
    from search.meaning.embedding import Embedder
    from search.meaning.vectors import Vectors

    Step = Callable[[int, int], None]
    Words = Mapping[str, Mapping[str, str]]

MAX_CHANGED = 0.1
"""Share of the words that may be added or removed until the table is learnt anew."""


class PreviousTable(NamedTuple):
    """The translation table of the index before, learnt with the same model.

    Attributes:
        folder: its generation.
        changed: words added or removed since it was learnt from all words.
    """

    folder: Path
    changed: int


@dataclass(frozen=True, slots=True, eq=False)
class LearnedTranslations:
    """What a build learnt of the words.

    Attributes:
        articles: vectors of length 1, float32, shape (articles, dimensions), of the
            articles that were chosen, in order.
        changed: words added or removed since the table was learnt from all words.
    """

    articles: Vectors
    changed: int = 0


def learn_translations(  # noqa: PLR0913 - sources, progress and two ways to do less
    cache: Path,
    folder: Path,
    counts: WordCounts,
    embed: Embedder,
    step: Step = lambda _done, _all: None,
    *,
    before: PreviousTable | None = None,
    articles: Sequence[int] | None = None,
) -> LearnedTranslations:
    """Learn the translation table of a collection and write it to a new generation.

    Args:
        cache: folder of the file that keeps vectors from build to build.
        folder: the generation.
        counts: the words of the collection.
        embed: the model.
        step: called with the new words that have a vector, and all new words.
        before: the table of the index before, if it may be updated.
        articles: numbers of the articles that get a vector; None for all.
    """
    words: Words = {lang: counts.select(lang) for lang in LANGUAGES}
    old, words, changed = _usable(before, words)
    vectors = VectorCache(cache, embed)
    forms = [form for terms in words.values() for form in terms.values()]
    vectors.get(forms, step)
    vectors.retain(forms)
    table = _updated(old, words, vectors) if old else _full(embed.name, words, vectors)
    write_translation_table(folder, table)
    centred = {
        lang: _centred(words[lang], vectors, centre)
        for lang, centre in table.centres.items()
        if lang
    }
    return LearnedTranslations(counts.article_vectors(centred, articles), changed)


def _usable(
    before: PreviousTable | None, words: Words
) -> tuple[TranslationTable | None, Words, int]:
    """Return the table before if it may be updated, the words, and how many changed.

    A term that the table has retains the form that represents it.
    """
    old = _read(before)
    if before is None or old is None:
        return None, words, 0
    retained, changed = {}, before.changed
    for lang, chosen in words.items():
        own = old.languages.get(lang)
        forms = dict(zip(own.terms, own.forms, strict=True)) if own else {}
        if bool(forms) != bool(chosen):
            return None, words, 0
        retained[lang] = {term: forms.get(term, form) for term, form in chosen.items()}
        changed += len(forms.keys() ^ chosen.keys())
    if changed > MAX_CHANGED * sum(map(len, words.values())):
        return None, words, 0
    return old, retained, changed


def _read(before: PreviousTable | None) -> TranslationTable | None:
    if before is None:
        return None
    try:
        table = read_translation_table(before.folder)
    except (OSError, ValueError):
        return None
    return table if table.model else None


def _full(model: str, words: Words, vectors: VectorCache) -> TranslationTable:
    rows = {lang: vectors.get(terms.values()) for lang, terms in words.items()}
    return learn_table(model, words, rows)


def _updated(
    old: TranslationTable, words: Words, vectors: VectorCache
) -> TranslationTable:
    """Add the new words and remove others; without either the table stays as it is."""
    new = {}
    for lang, own in old.languages.items():
        old_terms = set(own.terms)
        added = {t: form for t, form in words[lang].items() if t not in old_terms}
        rows = vectors.get(added.values())
        new[lang] = dict(zip(added, rows, strict=True))
    if not any(new.values()) and all(
        len(own.terms) == len(words[lang]) for lang, own in old.languages.items()
    ):
        return old
    return update_table(old, words, new)


def _centred(
    words: Mapping[str, str], vectors: VectorCache, centre: Vectors
) -> Mapping[str, Vectors]:
    """Return the centred vector of each term of a language."""
    rows = vectors.get(words.values()) - centre
    return dict(zip(words, rows, strict=True))
