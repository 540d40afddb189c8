"""How is a memory kept beside the index that it tells of?

    memory.json         which layers there are, and of each article, in their order,
                        its layer, which of its gists, and the mark of its bytes
    memory-1.arrays     a layer; see `indexer.state.segments`

A memory that is missing, damaged, or of another form is none, and the next build does
everything anew.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.state.build_state import BuildState
from indexer.state.segment_file import SUFFIX, read_layer, write_layer
from indexer.state.segments import StateSegments
from indexer.stories import key_ids_of
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "memory.json"
FORM = 4
"""Version of these files."""
DAMAGE = (IndexDamagedError, OSError, ValueError, LookupError, TypeError, EOFError)
"""What reading missing or damaged files raises."""


def write_build_state(
    folder: Path, memory: BuildState, before: Path | None = None
) -> None:
    """Write a memory; of layers that stay the files are shared.

    Args:
        folder: the generation.
        memory: its articles.
        before: the generation that this one is built on.

    Raises:
        OSError: the files cannot be written.
    """
    layers = memory.segments
    stays = layers.staying() if before else 0
    at = layers.at.copy()
    names = layers.names[:stays]
    if before:
        for file in (name + SUFFIX for name in names):
            os.link(before / file, folder / file)
    new = np.flatnonzero(at[:, 0] >= stays)
    if len(new):
        at[new, 0], at[new, 1] = stays, np.arange(len(new))
        names = (*names, layers.next_name())
        _write_layer(folder / (names[-1] + SUFFIX), memory, new)
    texts = {
        "form": FORM,
        "layers": names,
        "at": at.T.tolist(),
        "marks": memory.marks,
    }
    (folder / FILE).write_text(json.dumps(texts), "utf-8")


def read_build_state(folder: Path) -> BuildState | None:
    """Read what `write_build_state` wrote; None where it is not there or not sound."""
    try:
        texts = json.loads((folder / FILE).read_text("utf-8"))
        if texts["form"] != FORM:
            return None
        return _read(folder, texts)
    except DAMAGE:
        return None


def _write_layer(path: Path, memory: BuildState, numbers: NDArray[np.int64]) -> None:
    """Write some articles of a memory as a layer."""
    gists = [memory.articles[number] for number in numbers.tolist()]
    keys = memory.keys or key_ids_of(gist.features for gist in memory.articles)
    write_layer(path, gists, memory.words(), keys.select(numbers).compact())


def _read(folder: Path, texts: Mapping[str, Any]) -> BuildState:
    """Put the layers together."""
    memory = BuildState(marks=texts["marks"])
    layers = [
        read_layer(folder / (name + SUFFIX), memory.words()) for name in texts["layers"]
    ]
    at = np.array(texts["at"], np.int64).reshape(2, -1).T
    memory.articles = [layers[layer][0][row] for layer, row in at.tolist()]
    memory.segments = StateSegments(
        tuple(texts["layers"]), tuple(keys for _, keys in layers), at
    )
    return memory
