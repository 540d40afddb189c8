"""How far is a generation that is made of shards, step by step?

In the folder of the index lie `linked` after the first step and `loaded` after the
second, which has all of a generation but its manifest. Each step begins with a new
folder, so that one that failed is simply run again.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from indexer.shards.errors import ShardError
from search.errors import UnusableIndexError
from search.generations.generation import current_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

LINKED, LOADED = "linked", "loaded"
"""Folders of an index in which a generation is made."""
FILE = "draft.json"
SHARDS = "shards.json"
"""File of a generation that says which shards it was made of."""
FORMAT = 1
_COMMANDS = {LINKED: "hoptac link", LOADED: "hoptac load"}


class DraftShard(NamedTuple):
    """A shard of a generation.

    Attributes:
        folder: that of its result.
        content: digest of its bytes.
        articles: how many it has.
        first: number that its first article had in the generation before; -1 where it
            is new.
    """

    folder: str
    content: str
    articles: int
    first: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A generation that is not published yet.

    Attributes:
        current: name of the generation in service when it was linked, "" for none.
        base: name of the one that it starts from, "" for none.
        maker: of the shards; see `ShardResult`.
        engine: that holds the articles.
        home: code of the country that is never a partner, "" for none.
        model: the model by which meanings were learnt, "" without one.
        inputs: digest of all that it was made of.
        shards: in the order of their articles.
        summary: what the build did so far, as `Summary.to_json` returns it.
    """

    current: str
    base: str
    maker: str
    engine: str
    home: str
    model: str
    inputs: str
    shards: tuple[DraftShard, ...]
    summary: Mapping[str, Any]

    @property
    def articles(self) -> int:
        """How many articles it has."""
        return sum(shard.articles for shard in self.shards)

    def base_folder(self, index: Path) -> Path | None:
        """Return the generation that it starts from, None for none."""
        return index / self.base if self.base else None


def empty_folder(path: Path) -> Path:
    """Return a folder in which nothing is.

    Raises:
        OSError: it cannot be made.
    """
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def link_or_copy(source: Path, target: Path) -> None:
    """Share a file, or copy it from another disk.

    Raises:
        OSError: the file cannot be written.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def write_draft(folder: Path, draft: Draft) -> None:
    """Write how far a generation is, and what it was made of.

    Raises:
        OSError: a file cannot be written.
    """
    values = {"format": FORMAT, **asdict(draft)}
    (folder / FILE).write_text(json.dumps(values), "utf-8")


def read_draft(index: Path, stage: str, engine: str) -> Draft:
    """Read how far a generation is.

    Args:
        index: folder of the index.
        stage: `LINKED` or `LOADED`.
        engine: the one that is to hold the articles.

    Raises:
        ShardError: it is not as far, is of another engine, or another generation came
            into service since.
    """
    path = index / stage / FILE
    try:
        values = json.loads(path.read_text("utf-8"))
        if values.pop("format") != FORMAT:
            raise _missing(index, stage)
        values["shards"] = tuple(DraftShard(*shard) for shard in values["shards"])
        draft = Draft(**values)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _missing(index, stage) from error
    if draft.engine != engine:
        reason = (
            f"what is {stage} in {index} is for the engine {draft.engine}, not "
            f"{engine}; run `{_COMMANDS[stage]} --engine {engine}` first"
        )
        raise ShardError(reason)
    if draft.current != current_name(index):
        reason = (
            f"another index came into service in {index} since these shards were "
            "linked; run `hoptac link` again"
        )
        raise ShardError(reason)
    return draft


def current_name(index: Path) -> str:
    """Return the name of the generation in service, "" for none."""
    try:
        return current_folder(index).name
    except UnusableIndexError:
        return ""


def write_shards(folder: Path, shards: Iterable[DraftShard]) -> None:
    """Write to a generation which shards it was made of.

    Raises:
        OSError: the file cannot be written.
    """
    rows = [[shard.content, shard.articles] for shard in shards]
    values = {"format": FORMAT, "shards": rows}
    (folder / SHARDS).write_text(json.dumps(values), "utf-8")


def read_shards(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the shards that a generation was made of, by the digest of their bytes.

    Returns:
        The number of each one's first article, and how many it has; nothing where the
        generation was not made of shards.
    """
    try:
        values = json.loads((folder / SHARDS).read_text("utf-8"))
        if values["format"] != FORMAT:
            return {}
        return dict(_places(values["shards"]))
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _places(rows: Iterable[tuple[str, int]]) -> Iterator[tuple[str, tuple[int, int]]]:
    first = 0
    for content, articles in rows:
        yield content, (first, articles)
        first += articles


def _missing(index: Path, stage: str) -> ShardError:
    reason = f"there is nothing {stage} in {index}; run `{_COMMANDS[stage]}` first"
    return ShardError(reason)
