"""How is a memory kept beside the index that it tells of?

    memory.json     texts: a column for each, a value an article; words by number
    memory.npy      numbers: the articles' rows one after the other, and their sizes;
                    one array after the other, in the order that the texts tell

Both are read whole. A memory that is missing, damaged, or of another form is none, and
the next build does everything anew.
"""

from __future__ import annotations

import json
from itertools import starmap
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.memory.gists import Gist, Memory, Numbering
from indexer.stories import Features, Numbered, number_keys, packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

TEXTS, NUMBERS = "memory.json", "memory.npy"
FORM = 3
"""Version of these files."""
DAMAGE = (OSError, ValueError, LookupError, TypeError, EOFError)
"""What reading missing or damaged files raises."""
_KEYS = ("keys", "key_numbers", "key_starts")
_WORDS = ("terms", "forms", "names")
_FEATURES = ("id", "lang", "origin", "story", "day", "length", "lead")


def write_memory(folder: Path, memory: Memory) -> None:
    """Write a memory; words that no article has any more are forgotten.

    Raises:
        OSError: the files cannot be written.
    """
    gists = memory.gists
    numbers: dict[str, NDArray[Any]] = {
        "signatures": np.array([g.features.signature for g in gists], np.uint32),
        **_of_keys(memory),
        **_rows("places", [g.features.places for g in gists], np.uint16),
    }
    texts: dict[str, Any] = {"form": FORM}
    for name in _WORDS:
        rows = _rows(name, [getattr(g, name) for g in gists], np.int32)
        known = getattr(memory, name).texts
        used, renumbered = packed(rows[name], len(known))
        numbers |= rows | {name: renumbered}
        texts[name] = [known[number] for number in np.flatnonzero(used).tolist()]
    texts["marks"] = memory.marks
    texts["content"] = [g.content for g in gists]
    texts["part"] = [f"{g.part:x}" for g in gists]
    texts["title"] = [g.title for g in gists]
    texts["links"] = [g.features.links for g in gists]
    texts |= {name: [getattr(g.features, name) for g in gists] for name in _FEATURES}
    texts["numbers"] = list(numbers)
    (folder / TEXTS).write_text(json.dumps(texts, ensure_ascii=False), "utf-8")
    with (folder / NUMBERS).open("wb") as stream:
        for values in numbers.values():
            np.save(stream, values, allow_pickle=False)


def read_memory(folder: Path) -> Memory | None:
    """Read what `write_memory` wrote; None where it is not there or not sound."""
    try:
        texts = json.loads((folder / TEXTS).read_text("utf-8"))
        if texts["form"] != FORM:
            return None
        with (folder / NUMBERS).open("rb") as stream:
            numbers = {
                name: np.load(stream, allow_pickle=False) for name in texts["numbers"]
            }
        return _memory(texts, numbers)
    except DAMAGE:
        return None


def _memory(texts: Mapping[str, Any], numbers: Mapping[str, NDArray[Any]]) -> Memory:
    """Put the gists together again."""
    parts = {name: _parted(numbers, name) for name in ("places", *_WORDS)}
    every = Numbered(*(numbers[name] for name in _KEYS))
    of_features = {
        **{name: texts[name] for name in _FEATURES},
        "links": map(tuple, texts["links"]),
        "keys": every.rows(),
        "places": parts["places"],
        "signature": numbers["signatures"],
    }
    rows = zip(*map(of_features.__getitem__, Features._fields), strict=True)
    of_gists = {
        **{name: parts[name] for name in _WORDS},
        "content": texts["content"],
        "part": (int(part, 16) for part in texts["part"]),
        "title": texts["title"],
        "features": starmap(Features, rows),
    }
    rows = zip(*map(of_gists.__getitem__, Gist._fields), strict=True)
    gists = [*starmap(Gist, rows)]
    terms, forms, names = (Numbering(texts[name]) for name in _WORDS)
    return Memory(gists, terms, forms, names, marks=texts["marks"], keys=every)


def _of_keys(memory: Memory) -> dict[str, NDArray[Any]]:
    keys = memory.keys or number_keys(gist.features.keys for gist in memory.gists)
    values = (keys.distinct, keys.numbers, keys.starts)
    return dict(zip(_KEYS, values, strict=True))


def _rows(
    name: str, rows: Sequence[NDArray[Any]], kind: type[np.generic]
) -> dict[str, NDArray[Any]]:
    """Lay rows one after the other."""
    return {
        name: np.concatenate([np.zeros(0, kind), *rows]),
        f"{name}_sizes": np.array([len(row) for row in rows], np.int64),
    }


def _parted(numbers: Mapping[str, NDArray[Any]], name: str) -> list[NDArray[Any]]:
    ends = np.cumsum(numbers[f"{name}_sizes"]).tolist()
    starts = [0, *ends[:-1]]
    every = numbers[name]
    return [every[a:b] for a, b in zip(starts, ends, strict=True)]
