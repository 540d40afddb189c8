"""How is a layer kept, so that only what is asked for is read?

A file of arrays: a column of texts or numbers for each thing that is known of an
article; rows one after the other, with their sizes; and words, which rows number.
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

    Words = Mapping[str, Interner]
    Rows = Sequence[NDArray[Any]]

SUFFIX = ".arrays"
_KEYS = ("keys", "ids", "offsets")
_TEXTS = ("id", "origin", "story", "lead")
_NUMBERS = ("day", "length")


def write_layer(
    path: Path, gists: Sequence[ArticleState], words: Words, keys: KeyIds
) -> None:
    """Write some gists; words that none of them has are left out.

    Args:
        path: the file.
        gists: their words by the numbers of `words`.
        words: terms, forms and names by number.
        keys: the keys of the gists.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("wb") as stream:
        writer = ArrayWriter(stream)
        _lines(writer, "content", (gist.content for gist in gists))
        _lines(writer, "part", (f"{gist.part:x}" for gist in gists))
        _texts(writer, "title", (gist.title for gist in gists))
        _write_features(writer, [gist.features for gist in gists])
        for name, known in words.items():
            every, sizes = _joined([getattr(gist, name) for gist in gists], np.int32)
            used, renumbered = compact_ids(every, len(known.texts))
            _rows(writer, name, (renumbered, sizes))
            numbers = np.flatnonzero(used).tolist()
            _lines(writer, f"{name}_words", (known.texts[n] for n in numbers))
        for name in _KEYS:
            writer.put(f"story_{name}", getattr(keys, name))
        writer.close()


def _write_features(writer: ArrayWriter, features: Sequence[Features]) -> None:
    """Write all that a story is told by but the keys."""
    _lines(writer, "lang", (one.lang for one in features))
    _texts(writer, "links", ("\n".join(one.links) for one in features))
    for name in _TEXTS:
        _texts(writer, name, (getattr(one, name) for one in features))
    for name in _NUMBERS:
        writer.put(name, np.array([getattr(one, name) for one in features], np.int64))
    signatures = [one.signature for one in features]
    writer.put("signature", np.array(signatures, np.uint32))
    _rows(writer, "positions", _joined([one.positions for one in features], np.uint16))


def read_layer(path: Path, words: Words) -> tuple[list[ArticleState], KeyIds]:
    """Read gists, and their keys.

    Args:
        path: the file.
        words: as in `write_layer`; new ones are added.

    Raises:
        IndexDamagedError: it is no such file.
        ValueError: neither.
        OSError: it cannot be read.
    """
    file = ArrayFile(path)
    columns: dict[str, Iterable[Any]] = {
        "content": _lines_of(file, "content"),
        "part": (int(part, 16) for part in _lines_of(file, "part")),
        "title": _read(file, "title"),
        "features": _features(file),
    }
    for name, known in words.items():
        to = known.added(_lines_of(file, f"{name}_words"))
        every = file.array(name)
        every = every if to is None else to[every]
        columns[name] = _parted(every, file.array(f"{name}_sizes"))
    rows = zip(*map(columns.__getitem__, ArticleState._fields), strict=True)
    keys = KeyIds(*(file.array(f"story_{name}") for name in _KEYS))
    return [*starmap(ArticleState, rows)], keys


def _features(file: ArrayFile) -> Iterator[Features]:
    """Give what the stories of articles are told by; their keys are numbered."""
    links = _read(file, "links")
    columns: dict[str, Iterable[Any]] = {
        **{name: _read(file, name) for name in _TEXTS},
        **{name: file.array(name).tolist() for name in _NUMBERS},
        "lang": _lines_of(file, "lang"),
        "links": (tuple(text.split("\n") if text else ()) for text in links),
        "keys": repeat(None, len(links)),
        "positions": _parted(file.array("positions"), file.array("positions_sizes")),
        "signature": file.array("signature"),
    }
    rows = zip(*map(columns.__getitem__, Features._fields), strict=True)
    return starmap(Features, rows)


def _texts(writer: ArrayWriter, name: str, texts: Iterable[str]) -> None:
    writer.texts(name, [text.encode("utf-8", "surrogatepass") for text in texts])


def _read(file: ArrayFile, name: str) -> list[str]:
    texts = file.texts(name)
    every = texts.listed(0, len(texts))
    return [text.decode("utf-8", "surrogatepass") for text in every]


def _lines(writer: ArrayWriter, name: str, texts: Iterable[str]) -> None:
    """Write texts of one line each, which is quicker to read."""
    data = "".join([f"{text}\n" for text in texts]).encode("utf-8", "surrogatepass")
    writer.put(name, np.frombuffer(data, np.uint8))


def _lines_of(file: ArrayFile, name: str) -> list[str]:
    text = file.array(name).tobytes().decode("utf-8", "surrogatepass")
    return text.split("\n")[:-1]


def _rows(
    writer: ArrayWriter, name: str, rows: tuple[NDArray[Any], NDArray[np.int64]]
) -> None:
    writer.put(name, rows[0])
    writer.put(f"{name}_sizes", rows[1])


def _joined(
    rows: Rows, kind: type[np.generic]
) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Lay rows one after the other; and give their sizes."""
    sizes = np.array([len(row) for row in rows], np.int64)
    return np.concatenate([np.zeros(0, kind), *rows]), sizes


def _parted(every: NDArray[Any], sizes: NDArray[np.int64]) -> list[NDArray[Any]]:
    ends = np.cumsum(sizes).tolist()
    starts = [0, *ends[:-1]]
    return [every[a:b] for a, b in zip(starts, ends, strict=True)]
