"""When was each article of an index first indexed, and when last corrected?

Every build has a moment, later than those of all builds before it, and what it indexes
for the first time, or with another title or text, arrives at that moment. What is no
longer indexed is remembered, so that an article that comes back has arrived already.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from search.array_file import ArrayFile, ArrayWriter
from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy.typing as npt

    from search.array_file import ByteStrings

    Array = npt.NDArray[Any]

ARRIVALS = "arrivals.arrays"
"""Name of a generation's file of arrivals."""
MOMENTS, DIGESTS = ("first", "changed", "gone"), ("text", "source")


class Arrival(NamedTuple):
    """When an article came into the collection; in UTC, to the second.

    Attributes:
        first: when it was first indexed.
        changed: when its title or text was last another than before, or None.
    """

    first: datetime
    changed: datetime | None = None

    @property
    def last(self) -> datetime:
        """When it was last news: the later of both."""
        return self.changed or self.first


class ArrivalRow(NamedTuple):
    """What is remembered of an article.

    Attributes:
        id: the article's.
        first, changed, gone: seconds since 1970 when it was first indexed, was last
            corrected, and was no longer indexed; 0 where that never happened.
        text: digest of its title and text.
        source: digest of the bytes that it was read from; 0 for unknown.
    """

    id: str
    first: int
    changed: int
    gone: int
    text: int
    source: int


@dataclass(frozen=True, slots=True, eq=False)
class Arrivals:
    """The arrivals of a generation.

    Attributes:
        stamp: seconds since 1970 of the moment of its build.
        baseline: the same of the first build that is remembered: what arrived then is
            what there was, and nobody's news.
        ids: of all that is remembered, sorted, as UTF-8; None where nothing is, and
            everything counts as part of the baseline.
        columns: what `ArrivalRow` has of each, by attribute.
    """

    stamp: int
    baseline: int
    ids: ByteStrings | None = None
    columns: dict[str, Array] | None = None

    def of(self, article_id: str) -> Arrival:
        """Return when an article arrived; with the baseline if it is not known."""
        row = self.row(article_id)
        if row is None:
            return Arrival(moment(self.baseline))
        return Arrival(moment(row.first), moment(row.changed) if row.changed else None)

    def row(self, article_id: str) -> ArrivalRow | None:
        """Return what is remembered of an article, None where nothing is."""
        if self.ids is None or self.columns is None:
            return None
        name = article_id.encode("utf-8", "surrogatepass")
        number = self.ids.bisect_left(name)
        if number == len(self.ids) or self.ids[number] != name:
            return None
        values = {name: int(each[number]) for name, each in self.columns.items()}
        return ArrivalRow(article_id, **values)

    def rows(self) -> list[ArrivalRow]:
        """Return all that is remembered, in the order of the ids."""
        if self.ids is None or self.columns is None:
            return []
        ids = (each.decode("utf-8", "surrogatepass") for each in self.ids)
        columns = (self.columns[name].tolist() for name in (*MOMENTS, *DIGESTS))
        return [ArrivalRow(*values) for values in zip(ids, *columns, strict=True)]

    def moments(self) -> Array | None:
        """Return when each indexed article was last news, in the order of their ids.

        Returns:
            Seconds since 1970, int64; None where nothing is remembered.
        """
        if self.columns is None:
            return None
        last = np.maximum(self.columns["first"], self.columns["changed"])
        moments: Array = last[self.columns["gone"] == 0].astype(np.int64)
        return moments


def moment(seconds: int) -> datetime:
    """Return a number of seconds since 1970 as a moment in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def write_arrivals(
    folder: Path, rows: Sequence[ArrivalRow], stamp: int, baseline: int
) -> None:
    """Write the arrivals of a generation.

    Args:
        folder: the generation.
        rows: a row for each article, in any order.
        stamp: as in `Arrivals`.
        baseline: as in `Arrivals`.

    Raises:
        OSError: the file cannot be written.
    """
    rows = sorted(rows)
    with folder.joinpath(ARRIVALS).open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.put("stamps", np.array([stamp, baseline], np.uint32))
        ids = [row.id.encode("utf-8", "surrogatepass") for row in rows]
        writer.put_strings("ids", ids)
        for name in (*MOMENTS, *DIGESTS):
            dtype = np.uint32 if name in MOMENTS else np.uint64
            values = [getattr(row, name) for row in rows]
            writer.put(name, np.array(values, dtype))
        writer.close()


def read_arrivals(folder: Path) -> Arrivals:
    """Open the arrivals of a generation; the file is mapped, not read.

    Raises:
        IndexDamagedError: the file is missing or broken.
    """
    path = folder / ARRIVALS
    try:
        file = ArrayFile(path)
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    stamps, ids = file.array("stamps"), file.strings("ids")
    columns = {name: file.array(name) for name in (*MOMENTS, *DIGESTS)}
    if {len(each) for each in columns.values()} != {len(ids)} or stamps.shape != (2,):
        raise _damaged(path)
    stamp, baseline = stamps.tolist()
    return Arrivals(stamp, baseline, ids, columns)


def _damaged(path: Path) -> IndexDamagedError:
    return IndexDamagedError(f"{path} cannot be read; rebuild with `hoptac index`")
