"""How does a build give an index its words of the same meaning?

The table of the index before serves as long as few words came or went; see
`indexer.translations.incremental`. Then it is learnt anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers import LANGUAGES
from indexer.translations.incremental import renew
from indexer.translations.table import learn
from indexer.translations.vector_cache import VectorCache
from search.expansion.translation_table import (
    read_translation_table,
    write_translation_table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from indexer.translations.vocabulary import WordCounts
    from search.expansion.embedding import Embedder
    from search.expansion.translation_table import TranslationTable
    from search.expansion.vectors import Vectors

    Step = Callable[[int, int], None]
    Words = Mapping[str, Mapping[str, str]]

ANEW = 0.1
"""Share of the words that may come or go until the table is learnt anew."""


class PreviousTable(NamedTuple):
    """The table of an index before, learnt with the same model.

    Attributes:
        folder: its generation.
        changed: words that came or went since it was learnt.
    """

    folder: Path
    changed: int


@dataclass(frozen=True, slots=True, eq=False)
class LearnedTranslations:
    """What a build learnt.

    Attributes:
        articles: a row of length 1 for each article that was asked for, in order.
        changed: words that came or went since the table was learnt.
    """

    articles: Vectors
    changed: int = 0


def learn_translations(  # noqa: PLR0913 - what there is, and what is wanted
    cache: Path,
    folder: Path,
    counts: WordCounts,
    embed: Embedder,
    step: Step = lambda _done, _all: None,
    *,
    before: PreviousTable | None = None,
    wanted: Sequence[int] | None = None,
) -> LearnedTranslations:
    """Learn the table of a collection and write it to a new generation.

    Args:
        cache: folder in which vectors are kept from build to build.
        folder: the generation.
        counts: the words of the collection.
        embed: the model.
        step: called with the new words that have a vector, and all new words.
        before: the table of the index before, if it may serve.
        wanted: numbers of the articles that get a vector; None for all.
    """
    words: Words = {lang: counts.chosen(lang) for lang in LANGUAGES}
    old, kept, changed = _usable(before, words)
    vectors = VectorCache(cache, embed)
    every = [form for chosen in kept.values() for form in chosen.values()]
    vectors.vectors(every, step)
    vectors.keep_only(every)
    table = _renewed(old, kept, vectors) if old else _anew(embed.name, kept, vectors)
    write_translation_table(folder, table)
    centred = {
        lang: _rows(kept[lang], vectors, centre)
        for lang, centre in table.centres.items()
        if lang
    }
    return LearnedTranslations(counts.article_vectors(centred, wanted), changed)


def _usable(
    before: PreviousTable | None, words: Words
) -> tuple[TranslationTable | None, Words, int]:
    """Give the table before if it may serve, the words, and how many changed so far.

    A term that the table has keeps the form that stood for it.
    """
    old = _read(before)
    if before is None or old is None:
        return None, words, 0
    kept, changed = {}, before.changed
    for lang, chosen in words.items():
        own = old.languages.get(lang)
        forms = dict(zip(own.terms, own.forms, strict=True)) if own else {}
        if bool(forms) != bool(chosen):
            return None, words, 0
        kept[lang] = {term: forms.get(term, form) for term, form in chosen.items()}
        changed += len(forms.keys() ^ chosen.keys())
    if changed > ANEW * sum(map(len, words.values())):
        return None, words, 0
    return old, kept, changed


def _read(before: PreviousTable | None) -> TranslationTable | None:
    if before is None:
        return None
    try:
        found = read_translation_table(before.folder)
    except (OSError, ValueError):
        return None
    return found if found.model else None


def _anew(model: str, words: Words, vectors: VectorCache) -> TranslationTable:
    rows = {lang: vectors.vectors(chosen.values()) for lang, chosen in words.items()}
    return learn(model, words, rows)


def _renewed(
    old: TranslationTable, words: Words, vectors: VectorCache
) -> TranslationTable:
    """Take the new words in; where there are none and none went, nothing changes."""
    new = {}
    for lang, own in old.languages.items():
        known = set(own.terms)
        added = {t: form for t, form in words[lang].items() if t not in known}
        rows = vectors.vectors(added.values())
        new[lang] = dict(zip(added, rows, strict=True))
    if not any(new.values()) and all(
        len(own.terms) == len(words[lang]) for lang, own in old.languages.items()
    ):
        return old
    return renew(old, words, new)


def _rows(
    words: Mapping[str, str], vectors: VectorCache, centre: Vectors
) -> Mapping[str, Vectors]:
    """Give the terms of a language their vectors, centred."""
    rows = vectors.vectors(words.values()) - centre
    return dict(zip(words, rows, strict=True))
