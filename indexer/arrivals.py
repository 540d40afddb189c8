"""When did each article of a build arrive?

What is known comes from the generation in service, by the articles' ids, whatever code
built it, and from one that was rolled back. An article that has another id at once,
with the same text, has arrived already. It is corrected where its title or text is
another and so are the bytes that it was read from: what Hoptac merely reads in another
way, or gives other tags, is no news.
"""

from __future__ import annotations

import json
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from corpus.durable_files import sha256_of
from search.arrivals import ARRIVALS, ArrivalRow, read_arrivals, write_arrivals
from search.errors import UnusableIndexError
from search.generations.generation import PREFIX, current_folder
from search.generations.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from indexer.state import BuildState
    from search.arrivals import Arrivals

    Clock = Callable[[], datetime]

UNKNOWN = (
    "When articles were first indexed could not be read from the index before; "
    "all that is there now counts as old."
)
REMEMBERED = 400 * 24 * 3600
"""Seconds for which an article that is no longer indexed is remembered."""
_BYTES = 8


class KnownArrivals(NamedTuple):
    """What earlier builds knew.

    Attributes:
        current: name of the generation in service, "" for none.
        generations: of each generation that counts its articles' rows by id; first the
            one in service, then later ones that were rolled back.
        stamp: the latest moment of a build, in seconds since 1970; 0 for none.
        baseline: the moment of the first build; 0 for none.
        problem: why nothing is known although there is an index, a sentence; or "".
    """

    current: str = ""
    generations: tuple[Mapping[str, ArrivalRow], ...] = ()
    stamp: int = 0
    baseline: int = 0
    problem: str = ""


class BuildArrivals:
    """Follows the articles of a build, and writes when each arrived.

    It is made before the build begins, as that removes what was rolled back.
    """

    def __init__(self, index: Path, clock: Clock) -> None:
        """Read what is known.

        Args:
            index: folder of the index.
            clock: returns the time, in any zone.
        """
        self._index = index
        self._clock = clock
        self._known = known_arrivals(index)

    @property
    def problems(self) -> tuple[str, ...]:
        """Why nothing is known although there is an index, if so."""
        return (self._known.problem,) if self._known.problem else ()

    def write(self, folder: Path, state: BuildState) -> Arrivals:
        """Write when each article of the build arrived, and return it.

        If a build before has a later moment than now, or the same, this one's is a
        second after it.

        Args:
            folder: the new generation.
            state: its articles.

        Raises:
            OSError: the file cannot be written.
        """
        if _current_name(self._index) != self._known.current:  # built meanwhile
            self._known = known_arrivals(self._index)
        stamp = max(int(self._clock().timestamp()), self._known.stamp + 1)
        rows = _rows(self._known, state, stamp)
        write_arrivals(folder, rows, stamp, self._known.baseline or stamp)
        return read_arrivals(folder)


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


def known_arrivals(index: Path) -> KnownArrivals:
    """Return what the generations in an index folder know, whatever their format.

    Those of which a byte has changed know nothing.
    """
    found = {}
    for folder in sorted(index.glob(f"{PREFIX}*")):
        if arrivals := _read_if_whole(folder):
            found[folder.name] = arrivals
    name = _current_name(index)
    if not found:
        existed = any(index.glob(f"{PREFIX}*/{MANIFEST}"))
        return KnownArrivals(name, problem=UNKNOWN if existed else "")
    current = found.get(name)
    latest_first = sorted(found.values(), key=lambda each: each.stamp, reverse=True)
    counting = [
        each for each in latest_first if not current or each.stamp > current.stamp
    ]
    if current:
        counting.insert(0, current)
    return KnownArrivals(
        name,
        tuple({row.id: row for row in each.rows()} for each in counting),
        latest_first[0].stamp,
        counting[0].baseline,
    )


def _rows(known: KnownArrivals, state: BuildState, stamp: int) -> list[ArrivalRow]:
    """Return the rows of a build's articles, and of what it no longer has."""
    ids = state.columns.ids()
    present = frozenset(ids)
    renamed = _Renamed(known, present)
    sources = (int.from_bytes(row[:_BYTES].tobytes()) for row in state.source_digests)
    rows = []
    for article_id, source, text in zip(
        ids, sources, state.columns.texts(), strict=True
    ):
        row = ArrivalRow(article_id, stamp, 0, 0, text, source)
        candidates = _candidates(known, article_id) or renamed.take(text)
        rows.append(_continued(row, candidates, stamp) if candidates else row)
    return rows + _removed(known, present | renamed.taken, stamp)


class _Renamed:
    """Finds the row of an article that has had another id until now."""

    def __init__(self, known: KnownArrivals, present: frozenset[str]) -> None:
        self._by_text: dict[int, deque[ArrivalRow]] = {}
        self.taken: set[str] = set()
        for row in known.generations[0].values() if known.generations else ():
            if row.id not in present and not row.gone:
                self._by_text.setdefault(row.text, deque()).append(row)

    def take(self, text: int) -> tuple[ArrivalRow, ...]:
        """Return the row of an article with a text that goes now, each once."""
        rows = self._by_text.get(text)
        if not rows:
            return ()
        row = rows.popleft()
        self.taken.add(row.id)
        return (row,)


def _candidates(known: KnownArrivals, article_id: str) -> tuple[ArrivalRow, ...]:
    rows = (each.get(article_id) for each in known.generations)
    return tuple(row for row in rows if row)


def _continued(
    new: ArrivalRow, known: tuple[ArrivalRow, ...], stamp: int
) -> ArrivalRow:
    """Return the row of an article that has arrived before."""
    first = min(row.first for row in known)
    for row in known:
        if new.text == row.text or (new.source and new.source == row.source):
            return new._replace(first=first, changed=row.changed)
    return new._replace(first=first, changed=stamp)


def _removed(
    known: KnownArrivals, present: frozenset[str], stamp: int
) -> list[ArrivalRow]:
    """Return the rows of what is no longer indexed and still to be remembered."""
    rows: dict[str, ArrivalRow] = {}
    for generation in known.generations:
        for row in generation.values():
            gone = row.gone or stamp
            if row.id not in present and stamp - gone < REMEMBERED:
                rows.setdefault(row.id, row._replace(gone=gone))
    return list(rows.values())


def _read_if_whole(folder: Path) -> Arrivals | None:
    """Return the arrivals of a generation if they are what its manifest says."""
    try:
        manifest = json.loads(folder.joinpath(MANIFEST).read_bytes())
        size, digest = manifest["files"][ARRIVALS]
        path = folder / ARRIVALS
        if path.stat().st_size != size or sha256_of(path) != digest:
            return None
        return read_arrivals(folder)
    except (OSError, ValueError, TypeError, KeyError, UnusableIndexError):
        return None


def _current_name(index: Path) -> str:
    try:
        return current_folder(index).name
    except UnusableIndexError:
        return ""
