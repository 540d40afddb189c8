"""Which index of the cluster belongs to a generation?"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from search.errors import IndexDamagedError
from search.generations.generation import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RECORD = "cluster.json"
"""File of a generation: its index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRecord:
    """The index of a generation.

    Attributes:
        index: its name, which nothing had before.
        uuid: what the cluster tells it from others by.
        owner: what all indexes of one index folder have in their names.
        mapping: version of how documents are laid out.
        shards: parts that it has.
        articles: how many it holds.
        stories: how many these are.
        replaced: documents that were deleted or replaced since it was loaded whole.
    """

    index: str
    uuid: str
    owner: str
    mapping: int
    shards: int
    articles: int
    stories: int
    replaced: int = 0


def read_record(folder: Path) -> IndexRecord:
    """Read which index belongs to a generation.

    Raises:
        IndexDamagedError: that is not known.
    """
    path = folder / RECORD
    try:
        return IndexRecord(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        reason = f"{path} cannot be read ({error}); rebuild with `hoptac index`"
        raise IndexDamagedError(reason) from error


def write_record(folder: Path, record: IndexRecord) -> None:
    """Write which index belongs to a generation.

    Raises:
        OSError: the file cannot be written.
    """
    text = f"{json.dumps(asdict(record), indent=1)}\n"
    (folder / RECORD).write_text(text, "utf-8")


def records(index: Path) -> Iterator[IndexRecord]:
    """Yield what is known of the generations in an index folder, the latest first."""
    for path in sorted(index.glob(f"{PREFIX}*/{RECORD}"), reverse=True):
        try:
            yield read_record(path.parent)
        except IndexDamagedError:
            continue


def owner_of(index: Path) -> str:
    """Return what the names of the indexes of an index folder have in common.

    It is made for the first of them, and then taken from one generation to the next,
    also where the folder is moved or copied.
    """
    known = next(records(index), None)
    return known.owner if known else secrets.token_hex(4)


def new_name(prefix: str, owner: str, folder: Path) -> str:
    """Return a name for the index of a generation that no other one has or had."""
    digits = re.sub(r"\D", "", folder.name)
    return f"{names_of(prefix, owner)}{digits or 0}-{secrets.token_hex(4)}"


def names_of(prefix: str, owner: str) -> str:
    """Return what the names of all indexes of an index folder begin with."""
    return f"{prefix}-{owner}-"
