"""How is the state of a build stored in its generation?

    state.json          the segments; and for each article, in order, its segment, its
                        index there, and the digest of the bytes it was read from
    state-1.arrays      a segment; see `indexer.state.segments`

A state that is missing, damaged, or of another format counts as none, and the next
build does everything anew.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.state.build_state import BuildState
from indexer.state.segment_file import SUFFIX, read_segment, write_segment
from indexer.state.segments import StateSegments
from indexer.stories import key_ids_of
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

FILE = "state.json"
DAMAGE = (IndexDamagedError, OSError, ValueError, LookupError, TypeError, EOFError)
"""What reading missing or damaged files raises."""


def write_build_state(
    folder: Path, state: BuildState, previous: Path | None = None
) -> None:
    """Write the state of a build; segments that stay as they are, are shared.

    Args:
        folder: the new generation.
        state: what is known of its articles.
        previous: the generation that the build started from.

    Raises:
        OSError: the files cannot be written.
    """
    segments = state.segments
    reusable = segments.reusable() if previous else 0
    names = segments.names[:reusable]
    if previous:
        for file in (name + SUFFIX for name in names):
            os.link(previous / file, folder / file)
    locations = segments.locations.copy()
    rest = np.flatnonzero(locations[:, 0] >= reusable)
    if len(rest):
        locations[rest, 0], locations[rest, 1] = reusable, np.arange(len(rest))
        names = (*names, segments.next_name())
        _write_segment(folder / (names[-1] + SUFFIX), state, rest)
    values = {
        "segments": names,
        "locations": locations.T.tolist(),
        "source_digests": state.source_digests,
    }
    (folder / FILE).write_text(json.dumps(values), "utf-8")


def read_build_state(folder: Path) -> BuildState | None:
    """Read what `write_build_state` wrote; None where it is missing or damaged."""
    try:
        return _read(folder, json.loads((folder / FILE).read_text("utf-8")))
    except DAMAGE:
        return None


def _write_segment(path: Path, state: BuildState, numbers: NDArray[np.int64]) -> None:
    articles = [state.articles[number] for number in numbers.tolist()]
    keys = state.keys or key_ids_of(article.features for article in state.articles)
    write_segment(path, articles, state.interners(), keys.select(numbers).compact())


def _read(folder: Path, values: Mapping[str, Any]) -> BuildState:
    state = BuildState(source_digests=values["source_digests"])
    segments = [
        read_segment(folder / (name + SUFFIX), state.interners())
        for name in values["segments"]
    ]
    locations = np.array(values["locations"], np.int64).reshape(2, -1).T
    state.articles = [segments[s][0][index] for s, index in locations.tolist()]
    keys = tuple(keys for _, keys in segments)
    state.segments = StateSegments(tuple(values["segments"]), keys, locations)
    return state
