"""How is a segment of the build state written?

It is a file of arrays, of which only what is asked for is read
(`indexer.state.state_segment`). Each attribute of an article is a column of texts or
numbers. Attributes of several values are stored as their concatenation and where the
values of each article begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from corpus import LANGUAGES
from indexer.stories import KeyIds, compact_ids
from search.array_file import ArrayWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.state.article_state import ArticleState
    from indexer.state.interning import Interner
    from indexer.stories import Features

SUFFIX = ".arrays"
CONTENT_BYTES, PART_BYTES = 16, 32
"""Bytes of the digests `content` and `part`."""
KEY_COLUMNS = ("keys", "ids", "offsets")
TEXTS = ("id", "origin", "story", "version_key", "address", "lead")
LISTS = ("links", "alternates")
NUMBERS = ("day", "length")
WORDS = ("terms", "forms", "names", "words")


def write_segment(
    path: Path,
    articles: Sequence[ArticleState],
    interners: Mapping[str, Interner],
    keys: KeyIds,
) -> None:
    """Write some articles; only words that they have are stored.

    Args:
        path: the file.
        articles: with the word ids of `interners`.
        interners: terms, forms, names and written words.
        keys: the story keys of the articles.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        _write_digests(writer, articles)
        _write_texts(writer, "title", (article.title for article in articles))
        _write_features(writer, [article.features for article in articles])
        for name, interner in interners.items():
            lists = [getattr(article, name) for article in articles]
            _write_words(writer, name, lists, interner)
        pairs = [article.pairs.ravel() for article in articles]
        _write_arrays(writer, "pairs", pairs, np.uint16)
        for name in KEY_COLUMNS:
            writer.put(f"story_{name}", getattr(keys, name))
        writer.close()


def _write_digests(writer: ArrayWriter, articles: Sequence[ArticleState]) -> None:
    contents = b"".join(bytes.fromhex(article.content) for article in articles)
    parts = b"".join(article.part.to_bytes(PART_BYTES) for article in articles)
    for name, data, size in (
        ("content", contents, CONTENT_BYTES),
        ("part", parts, PART_BYTES),
    ):
        writer.put(name, np.frombuffer(data, np.uint8).reshape(-1, size))
    writer.put("text", np.array([article.text for article in articles], np.uint64))


def _write_features(writer: ArrayWriter, features: Sequence[Features]) -> None:
    """Write all features but the keys, which are written as ids."""
    langs = [LANGUAGES.index(one.lang) for one in features]
    writer.put("lang", np.array(langs, np.uint8))
    for name in LISTS:
        lists = (getattr(one, name) for one in features)
        _write_texts(writer, name, map("\n".join, lists))
    for name in TEXTS:
        _write_texts(writer, name, (getattr(one, name) for one in features))
    for name in NUMBERS:
        writer.put(name, np.array([getattr(one, name) for one in features], np.int64))
    signatures = [one.signature for one in features]
    writer.put("signature", np.array(signatures, np.uint32))
    _write_arrays(writer, "positions", [one.positions for one in features], np.uint16)


def _write_words(
    writer: ArrayWriter,
    name: str,
    lists: Sequence[NDArray[np.int32]],
    interner: Interner,
) -> None:
    """Write the word ids of each article, and the words behind them."""
    ids = np.concatenate([np.zeros(0, np.int32), *lists])
    used, compact = compact_ids(ids, len(interner.texts))
    writer.put(name, compact)
    writer.put(f"{name}_offsets", _offsets(lists))
    words = (interner.texts[word] for word in np.flatnonzero(used).tolist())
    _write_lines(writer, f"{name}_words", words)


def _write_texts(writer: ArrayWriter, name: str, texts: Iterable[str]) -> None:
    writer.put_strings(name, [text.encode("utf-8", "surrogatepass") for text in texts])


def _write_lines(writer: ArrayWriter, name: str, texts: Iterable[str]) -> None:
    """Write texts without line breaks, which are quicker to read than others."""
    data = "".join([f"{text}\n" for text in texts]).encode("utf-8", "surrogatepass")
    writer.put(name, np.frombuffer(data, np.uint8))


def _write_arrays(
    writer: ArrayWriter,
    name: str,
    arrays: Sequence[NDArray[Any]],
    dtype: type[np.generic],
) -> None:
    """Write the values of arrays one after the other, and where each array begins."""
    writer.put(name, np.concatenate([np.zeros(0, dtype), *arrays]))
    writer.put(f"{name}_offsets", _offsets(arrays))


def _offsets(arrays: Sequence[NDArray[Any]]) -> NDArray[np.int64]:
    sizes = [0, *(len(array) for array in arrays)]
    return np.cumsum(sizes, dtype=np.int64)
