"""Where are the analysed articles of an index, apart from the cluster?

Each generation has them in files, so that an index can be loaded anew without the
texts, and a build can start from the one before. Files are only added: a generation has
those of the one before as hard links. An article is a line of JSON; lines are packed
in the batches in which articles were analysed, and beside each file is a directory of
its batches, so that single articles are found without unpacking the rest.

Every line has a place, which grows from line to line and from build to build. A line is
dead if its article was deleted since, which is told by places alone.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from search.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

SPOOL = "spool.json"
"""File of a generation: which files there are, and what is dead in them."""
PACKED, DIRECTORY = ".gz", ".dir"


class SpooledArticle(NamedTuple):
    """An article as it is in the files.

    Attributes:
        id: the article's.
        place: grows with the order in which articles were indexed.
        line: its fields in JSON, with a line feed.
    """

    id: str
    place: int
    line: bytes


@dataclass(frozen=True, slots=True)
class Spool:
    """The analysed articles of a generation.

    Attributes:
        folder: of the generation.
        articles: how many it has.
        next_place: where the next article goes.
        files: names of the files, without what they end in.
        dead: for each article that was deleted ever, the place before which all its
            lines are dead.
        added: ids of the articles that this generation wrote.
        removed: ids of those of the one before that it deleted; some were added again.
    """

    folder: Path
    articles: int = 0
    next_place: int = 0
    files: tuple[str, ...] = ()
    dead: dict[str, int] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def read(self, wanted: Container[str] | None = None) -> Iterator[SpooledArticle]:
        """Yield the articles, or those of some ids only, in the order of their places.

        Raises:
            IndexDamagedError: a file cannot be read.
        """
        try:
            for name in self.files:
                yield from self._read(name, wanted)
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise _damaged(self.folder, error) from error

    def ids(self) -> Iterator[str]:
        """Yield the ids of all articles, in the order of their places.

        Raises:
            IndexDamagedError: a file cannot be read.
        """
        try:
            for name in self.files:
                path = (self.folder / name).with_suffix(DIRECTORY)
                with path.open(encoding="ascii") as directory:
                    for entry in map(json.loads, directory):
                        keys = zip(entry["ids"], entry["places"], strict=True)
                        yield from (k[0] for k in keys if self._is_wanted(*k, None))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(self.folder, error) from error

    def _read(
        self, name: str, wanted: Container[str] | None
    ) -> Iterator[SpooledArticle]:
        path = self.folder / name
        with (
            path.with_suffix(PACKED).open("rb") as packed,
            path.with_suffix(DIRECTORY).open(encoding="utf-8") as directory,
        ):
            for entry in map(json.loads, directory):
                keys = list(zip(entry["ids"], entry["places"], strict=True))
                chosen = [self._is_wanted(*key, wanted) for key in keys]
                if not any(chosen):
                    continue
                packed.seek(entry["at"])
                text = gzip.decompress(packed.read(entry["size"]))
                lines = text.splitlines(keepends=True)
                for (id_, place), line, is_chosen in zip(
                    keys, lines, chosen, strict=True
                ):
                    if is_chosen:
                        yield SpooledArticle(id_, place, line)

    def _is_wanted(self, id_: str, place: int, wanted: Container[str] | None) -> bool:
        return place >= self.dead.get(id_, 0) and (wanted is None or id_ in wanted)


def read_spool(folder: Path) -> Spool:
    """Read which articles a generation has.

    Raises:
        IndexDamagedError: that cannot be read.
    """
    try:
        values = json.loads((folder / SPOOL).read_text("utf-8"))
        for name in ("files", "added", "removed"):
            values[name] = tuple(values[name])
        return Spool(folder=folder, **values)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _damaged(folder, error) from error


def _damaged(folder: Path, error: Exception) -> IndexDamagedError:
    reason = f"the articles in {folder} cannot be read ({error}); rebuild it"
    return IndexDamagedError(reason)
