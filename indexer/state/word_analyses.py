"""How do the analyses of words get from one build to the next?

    words-uk.tsv    a word of the language a line, as in `FormIndex.serialized`, sorted

To look up the words of a few changed articles in dictionaries takes longer than all
else that a build does with these articles.
"""

from __future__ import annotations

import heapq
import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import numpy as np

from analyzers import get_document_reader
from corpus import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet
    from pathlib import Path
    from typing import BinaryIO

    from numpy.typing import NDArray

    from analyzers.form_index import FormIndex
    from corpus import Article

SHARED_UNTIL = 50
"""A file is shared with the previous generation until one word in so many is new."""


class SeenWords:
    """Collects the words of articles that were analysed."""

    def __init__(self) -> None:
        self._form_ids: dict[FormIndex, list[NDArray[np.int64]]] = {}

    def add(self, article: Article) -> None:
        """Add the words of an article; it was analysed before, which is remembered."""
        headline = article.title if article.headline else ""
        for text in get_document_reader(article.lang).read(headline, article.body):
            form_ids = self._form_ids.setdefault(text.form_index, [])
            form_ids += (text.form_ids, text.compound_ids)

    def word_analyses(self) -> dict[str, set[str]]:
        """Return the serialized analyses of the words, by language."""
        analyses: dict[str, set[str]] = {}
        for form_index, arrays in self._form_ids.items():
            form_ids = np.flatnonzero(np.bincount(np.concatenate(arrays))).tolist()
            lines = analyses.setdefault(form_index.lang, set())
            lines.update(filter(None, [form_index.serialized[n] for n in form_ids]))
        return analyses


@contextmanager
def word_analyses_of(folder: Path | None) -> Iterator[None]:
    """Provide analyzers with the analyses that a generation stores, in the context.

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
    """Provide analyzers with the analyses that a generation stores, or with none."""
    for lang in LANGUAGES:
        lines = _read_lines(folder, lang) if folder else []
        get_document_reader(lang).preload(
            {line[: line.find("\t")]: line for line in lines}
        )


def write_word_run(
    folder: Path, number: int, analyses: Mapping[str, AbstractSet[str]]
) -> None:
    """Write the analyses of some articles' words, for `merge_word_analyses`.

    Args:
        folder: where to.
        number: of the run; each has another.
        analyses: serialized, by language.

    Raises:
        OSError: a file cannot be written.
    """
    for lang, lines in analyses.items():
        encoded = (f"{line}\n".encode("utf-8", "surrogatepass") for line in lines)
        (folder / f"{_name(lang)}.{number}").write_bytes(b"".join(sorted(encoded)))


def merge_word_analyses(
    folder: Path, sources: Iterable[Path] = (), previous: Path | None = None
) -> None:
    """Merge the runs of a folder with what others store; the runs are removed.

    Where few are new, the file of the previous generation is shared as it is.

    Args:
        folder: a generation, or a shard's result.
        sources: shards' results.
        previous: the generation that this one starts from.

    Raises:
        OSError: a file cannot be written.
    """
    sources = tuple(sources)
    for lang in LANGUAGES:
        name = _name(lang)
        runs = sorted(folder.glob(f"{name}.*"))
        stored = previous / name if previous else None
        others = [path for path in (stored, *(s / name for s in sources)) if path]
        with ExitStack() as stack:
            streams = [
                stack.enter_context(path.open("rb"))
                for path in (*runs, *others)
                if path.exists()
            ]
            stream = stack.enter_context((folder / name).open("wb"))
            written = _write_distinct(stream, heapq.merge(*streams))
        if stored and stored.exists():
            _share(folder / name, stored, written)
        for run in runs:
            run.unlink()


def _write_distinct(stream: BinaryIO, lines: Iterable[bytes]) -> int:
    """Write sorted lines, each once, and count them."""
    count, last = 0, b""
    for line in lines:
        if line != last:
            stream.write(line)
            count, last = count + 1, line
    return count


def _share(path: Path, stored: Path, count: int) -> None:
    """Share a stored file where few of so many lines are new."""
    with stored.open("rb") as stream:
        known = sum(1 for _ in stream)
    if known and (count - known) * SHARED_UNTIL <= known:
        path.unlink()
        os.link(stored, path)


def _read_lines(folder: Path, lang: str) -> list[str]:
    """Read the lines of a file; none where there is no file."""
    try:
        data = (folder / _name(lang)).read_bytes()
    except FileNotFoundError:
        return []
    return data.decode("utf-8", "surrogatepass").split("\n")[:-1]


def _name(lang: str) -> str:
    return f"words-{lang}.tsv"
