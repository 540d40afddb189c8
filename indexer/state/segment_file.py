"""How is a segment of the build state stored?

It is a file of arrays, of which only what is asked for is read. Each attribute of an
article is a column of texts or numbers. Attributes of several values are stored as
their concatenation and the number of values of each article.
"""

from __future__ import annotations

from itertools import repeat, starmap
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.state.article_state import ArticleState
from indexer.stories import Features, KeyIds, compact_ids
from search.array_file import ArrayFile, ArrayWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.state.interning import Interner

    Interners = Mapping[str, Interner]

SUFFIX = ".arrays"
_KEYS = ("keys", "ids", "offsets")
_TEXTS = ("id", "origin", "story", "version_key", "address", "lead")
_LISTS = ("links", "alternates")
_NUMBERS = ("day", "length")


def write_segment(
    path: Path, articles: Sequence[ArticleState], interners: Interners, keys: KeyIds
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
        _write_lines(writer, "content", (article.content for article in articles))
        _write_lines(writer, "part", (f"{article.part:x}" for article in articles))
        _write_texts(writer, "title", (article.title for article in articles))
        _write_features(writer, [article.features for article in articles])
        for name, interner in interners.items():
            lists = [getattr(article, name) for article in articles]
            _write_words(writer, name, lists, interner)
        pairs = [article.pairs.ravel() for article in articles]
        _write_arrays(writer, "pairs", *_concatenate(pairs, np.uint16))
        for name in _KEYS:
            writer.put(f"story_{name}", getattr(keys, name))
        writer.close()


def read_segment(path: Path, interners: Interners) -> tuple[list[ArticleState], KeyIds]:
    """Read the articles of a segment, and their story keys.

    Args:
        path: the file.
        interners: as for `write_segment`; words that they lack are added.

    Raises:
        IndexDamagedError: it is not a file of arrays.
        ValueError: its arrays do not fit together.
        OSError: it cannot be read.
    """
    file = ArrayFile(path)
    columns: dict[str, Iterable[Any]] = {
        "content": _read_lines(file, "content"),
        "part": (int(part, 16) for part in _read_lines(file, "part")),
        "title": _read_texts(file, "title"),
        "features": _read_features(file),
        **{name: _read_words(file, name, own) for name, own in interners.items()},
        "pairs": _read_pairs(file),
    }
    rows = zip(*map(columns.__getitem__, ArticleState._fields), strict=True)
    keys = KeyIds(*(file.array(f"story_{name}") for name in _KEYS))
    return [*starmap(ArticleState, rows)], keys


def _write_features(writer: ArrayWriter, features: Sequence[Features]) -> None:
    """Write all features but the keys, which are written as ids."""
    _write_lines(writer, "lang", (one.lang for one in features))
    for name in _LISTS:
        lists = (getattr(one, name) for one in features)
        _write_texts(writer, name, map("\n".join, lists))
    for name in _TEXTS:
        _write_texts(writer, name, (getattr(one, name) for one in features))
    for name in _NUMBERS:
        writer.put(name, np.array([getattr(one, name) for one in features], np.int64))
    signatures = [one.signature for one in features]
    writer.put("signature", np.array(signatures, np.uint32))
    positions = [one.positions for one in features]
    _write_arrays(writer, "positions", *_concatenate(positions, np.uint16))


def _read_features(file: ArrayFile) -> Iterator[Features]:
    """Yield the features of each article, without keys."""
    lists = {name: _read_texts(file, name) for name in _LISTS}
    columns: dict[str, Iterable[Any]] = {
        **{name: _read_texts(file, name) for name in _TEXTS},
        **{name: file.array(name).tolist() for name in _NUMBERS},
        "lang": _read_lines(file, "lang"),
        **{
            name: (tuple(text.split("\n") if text else ()) for text in texts)
            for name, texts in lists.items()
        },
        "keys": repeat(None, len(lists["links"])),
        "positions": _split(file.array("positions"), file.array("positions_sizes")),
        "signature": file.array("signature"),
    }
    rows = zip(*map(columns.__getitem__, Features._fields), strict=True)
    return starmap(Features, rows)


def _write_words(
    writer: ArrayWriter,
    name: str,
    lists: Sequence[NDArray[np.int32]],
    interner: Interner,
) -> None:
    """Write the word ids of each article, and the words behind them."""
    ids, sizes = _concatenate(lists, np.int32)
    used, compact = compact_ids(ids, len(interner.texts))
    _write_arrays(writer, name, compact, sizes)
    words = (interner.texts[word] for word in np.flatnonzero(used).tolist())
    _write_lines(writer, f"{name}_words", words)


def _read_words(
    file: ArrayFile, name: str, interner: Interner
) -> list[NDArray[np.int32]]:
    """Return the word ids of each article by an interner that may have other words."""
    new_ids = interner.intern_all(_read_lines(file, f"{name}_words"))
    ids = file.array(name)
    ids = ids if new_ids is None else new_ids[ids]
    return _split(ids, file.array(f"{name}_sizes"))


def _read_pairs(file: ArrayFile) -> Iterator[NDArray[np.uint16]]:
    for pairs in _split(file.array("pairs"), file.array("pairs_sizes")):
        yield pairs.reshape(-1, 3)


def _write_texts(writer: ArrayWriter, name: str, texts: Iterable[str]) -> None:
    writer.put_strings(name, [text.encode("utf-8", "surrogatepass") for text in texts])


def _read_texts(file: ArrayFile, name: str) -> list[str]:
    texts = file.strings(name)
    encoded = texts.slice(0, len(texts))
    return [text.decode("utf-8", "surrogatepass") for text in encoded]


def _write_lines(writer: ArrayWriter, name: str, texts: Iterable[str]) -> None:
    """Write texts without line breaks, which are quicker to read than others."""
    data = "".join([f"{text}\n" for text in texts]).encode("utf-8", "surrogatepass")
    writer.put(name, np.frombuffer(data, np.uint8))


def _read_lines(file: ArrayFile, name: str) -> list[str]:
    text = file.array(name).tobytes().decode("utf-8", "surrogatepass")
    return text.split("\n")[:-1]


def _write_arrays(
    writer: ArrayWriter, name: str, values: NDArray[Any], sizes: NDArray[np.int64]
) -> None:
    writer.put(name, values)
    writer.put(f"{name}_sizes", sizes)


def _concatenate(
    arrays: Sequence[NDArray[Any]], dtype: type[np.generic]
) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Return the values of arrays one after the other, and the size of each array."""
    sizes = np.array([len(array) for array in arrays], np.int64)
    return np.concatenate([np.zeros(0, dtype), *arrays]), sizes


def _split(values: NDArray[Any], sizes: NDArray[np.int64]) -> list[NDArray[Any]]:
    """Return the arrays that `_concatenate` was given."""
    ends = np.cumsum(sizes).tolist()
    starts = [0, *ends[:-1]]
    return [values[a:b] for a, b in zip(starts, ends, strict=True)]
