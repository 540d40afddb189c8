"""How is kept what was told of words, so that the next build need not seek it?

    told-uk.tsv     a line a word of the language, as in `FormIndex.serialized`, sorted

To find out what dictionaries and rules tell of the words of some changed articles takes
longer than all else that is done with them.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

from analyzers import get_document_reader
from corpus import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set as AbstractSet
    from pathlib import Path

    from numpy.typing import NDArray

    from analyzers.form_index import FormIndex
    from corpus import Article

RENEWED = 50
"""A file stays as it is until one word in so many is new."""


class SeenWords:
    """The words of some articles that were analysed."""

    def __init__(self) -> None:
        self._numbers: dict[FormIndex, list[NDArray[np.int64]]] = {}

    def add(self, article: Article) -> None:
        """Add those of an article."""
        headline = article.title if article.headline else ""
        for reading in get_document_reader(article.lang).read(headline, article.body):
            rows = self._numbers.setdefault(reading.form_index, [])
            rows += (reading.form_ids, reading.compound_ids)

    def word_analyses(self) -> dict[str, set[str]]:
        """Give the lines of what was told of them, by language."""
        found: dict[str, set[str]] = {}
        for form_index, rows in self._numbers.items():
            met = np.flatnonzero(np.bincount(np.concatenate(rows))).tolist()
            lines = found.setdefault(form_index.lang, set())
            lines.update(
                filter(None, [form_index.serialized[number] for number in met])
            )
        return found


@contextmanager
def word_analyses_of(folder: Path | None) -> Iterator[None]:
    """Let analyzers take what a generation keeps, for as long as this lasts.

    Args:
        folder: the generation, made by the same analyzers; None for none.
    """
    load_word_analyses(folder)
    try:
        yield
    finally:
        if folder:
            load_word_analyses(None)


def load_word_analyses(folder: Path | None) -> None:
    """Let analyzers take what a generation keeps; nothing any more if it is None."""
    for lang in LANGUAGES:
        lines = _lines(folder, lang) if folder else []
        get_document_reader(lang).preload(
            {line[: line.find("\t")]: line for line in lines}
        )


def write_word_analyses(
    folder: Path, lines: Mapping[str, AbstractSet[str]], before: Path | None = None
) -> None:
    """Keep lines in a generation, with those that the one before kept.

    Where few are new, the file of the generation before is shared as it is.

    Args:
        folder: the generation.
        lines: by language.
        before: the generation that this one is built on.

    Raises:
        OSError: a file cannot be written.
    """
    for lang in LANGUAGES:
        known = _lines(before, lang) if before else []
        new = lines.get(lang, frozenset()) - set(known)
        path = folder / _name(lang)
        if before and known and len(new) * RENEWED <= len(known):
            os.link(before / _name(lang), path)
        else:
            text = "".join(f"{line}\n" for line in sorted({*known, *new}))
            path.write_bytes(text.encode("utf-8", "surrogatepass"))


def _lines(folder: Path, lang: str) -> list[str]:
    """Read the lines of a file; none where there is no file."""
    try:
        data = (folder / _name(lang)).read_bytes()
    except FileNotFoundError:
        return []
    return data.decode("utf-8", "surrogatepass").split("\n")[:-1]


def _name(lang: str) -> str:
    return f"told-{lang}.tsv"
