"""How is the state of a build stored in its generation?

    state.arrays        the names of the segments; and for each article, in order, its
                        segment, its index there, and the digest of the bytes it was
                        read from
    state-1.arrays      a segment; see `indexer.state.segments`

A state that is missing, damaged, or of another format counts as none, and the next
build does everything anew.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np

from indexer.state.build_state import BuildState
from indexer.state.segment_file import SUFFIX, write_segment
from indexer.state.segments import FULL, StateSegments, segment_name
from indexer.state.state_segment import StateSegment
from indexer.state.stored_articles import StoredArticles
from search.array_file import ArrayFile, ArrayWriter
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.state.interning import Interner

FILE = "state.arrays"
DAMAGE = (IndexDamagedError, OSError, ValueError, LookupError, TypeError, EOFError)
"""What reading missing or damaged files raises."""


def extend_state(
    base: BuildState | None,
    old_numbers: Sequence[int],
    segments: Sequence[tuple[Path, str]],
    source_digests: NDArray[np.uint8],
) -> BuildState:
    """Return the state of a build that adds segments to another.

    Args:
        base: the state that it starts from, whose words are shared; None for none.
        old_numbers: for each article its number in `base`, -1 if it is new or changed.
        segments: those that hold these, in their order; each its folder and name.
        source_digests: as in `BuildState`.

    Raises:
        OSError: a segment cannot be read.
    """
    base = base or BuildState(articles=StoredArticles((), np.zeros((0, 2), np.int64)))
    interners = base.interners()
    new = [_open(folder, name, interners) for folder, name in segments]
    names, sizes = [name for _, name in segments], [segment.size for segment in new]
    located = base.segments.for_articles(old_numbers, names, sizes)
    before = base.articles.segments if isinstance(base.articles, StoredArticles) else ()
    return BuildState(
        StoredArticles((*before, *new), located.locations),
        base.terms,
        base.forms,
        base.names,
        base.words,
        source_digests=source_digests,
        segments=located,
    )


def write_build_state(
    folder: Path, state: BuildState, previous: Path | None = None
) -> None:
    """Write the state of a build; segments that stay as they are, are shared.

    Args:
        folder: the new generation, in which the segments of new articles lie.
        state: what is known of its articles, as `extend_state` returns it.
        previous: the generation that the build started from.

    Raises:
        OSError: the files cannot be written.
    """
    segments = state.segments
    reusable = segments.reusable()
    names = segments.names[:reusable]
    for file in (name + SUFFIX for name in names):
        if previous and not (folder / file).exists():
            os.link(previous / file, folder / file)
    locations = segments.locations.copy()
    rest = np.flatnonzero(locations[:, 0] >= reusable)
    for first in range(0, len(rest), FULL):
        part = rest[first : first + FULL]
        name = segment_name(segments.next_number() + first // FULL)
        locations[part, 0], locations[part, 1] = len(names), np.arange(len(part))
        _write_segment(folder / (name + SUFFIX), state, part)
        names = (*names, name)
    for name in segments.names[reusable:]:  # they are one with others now
        (folder / (name + SUFFIX)).unlink(missing_ok=True)
    with (folder / FILE).open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.put_strings("segments", [name.encode("ascii") for name in names])
        writer.put("locations", locations)
        writer.put("source_digests", state.source_digests)
        writer.close()


def read_build_state(folder: Path, *, words: bool = True) -> BuildState | None:
    """Read what `write_build_state` wrote; None where it is missing or damaged.

    Args:
        folder: the generation.
        words: read the words of all articles, too; without them only what has nothing
            to do with words may be asked for.
    """
    try:
        return _read(folder, ArrayFile(folder / FILE), words=words)
    except DAMAGE:
        return None


def _open(folder: Path, name: str, interners: Mapping[str, Interner]) -> StateSegment:
    return StateSegment(folder / (name + SUFFIX), interners)


def _write_segment(path: Path, state: BuildState, numbers: NDArray[np.int64]) -> None:
    articles = [state.articles[number] for number in numbers.tolist()]
    keys = state.columns.keys().select(numbers).compact()
    write_segment(path, articles, state.interners(), keys)


def _read(folder: Path, file: ArrayFile, *, words: bool) -> BuildState:
    names = tuple(name.decode("ascii") for name in file.strings("segments"))
    state = BuildState(source_digests=file.array("source_digests"))
    interners = state.interners() if words else {}
    segments = tuple(_open(folder, name, interners) for name in names)
    locations = file.array("locations")
    sizes = tuple(segment.size for segment in segments)
    _check(locations, sizes, state.source_digests)
    state.articles = StoredArticles(segments, locations)
    state.segments = StateSegments(names, sizes, locations)
    return state


def _check(
    locations: NDArray[np.int64], sizes: Sequence[int], digests: NDArray[np.uint8]
) -> None:
    """Raise a ValueError where an article does not lie in a segment."""
    right = locations.ndim == 2 and len(locations) == len(digests)  # noqa: PLR2004
    if right and len(locations):
        segments, indexes = locations.T
        right = bool((segments >= 0).all() and (indexes >= 0).all())
        right = right and int(segments.max()) < len(sizes)
        right = right and bool((indexes < np.array(sizes)[segments]).all())
    if not right:
        reason = "an article is in no segment"
        raise ValueError(reason)
