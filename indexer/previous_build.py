"""What of the index in service can a new one be built on?"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from indexer.state import read_build_state
from search.errors import IndexMissingError, UnusableIndexError
from search.generations.generation import current_folder
from search.generations.verification import verify

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.state import ArticleState, BuildState

FILE = "made.json"
FORCED = "Everything was done anew, as was asked."
DAMAGED = (
    "Everything was done anew, as the index before is damaged or of another version."
)
OTHER = (
    "Everything was done anew, as Hoptac, the vocabulary, the home country or the "
    "model is another."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRecipe:
    """How an index was made, beside its articles.

    Attributes:
        maker: digest of code, data, vocabulary and settings; see `maker_digest`.
        model: name of the model that was used, or "".
        words: words that came or went since the table of meanings was learnt.
    """

    maker: str
    model: str = ""
    words: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class PreviousBuild:
    """The index in service, whole and made as the new one will be.

    Attributes:
        folder: its generation.
        making: how it was made.
        memory: its articles.
    """

    folder: Path
    making: BuildRecipe
    memory: BuildState


@dataclass(frozen=True, slots=True, eq=False)
class ArticleDiff:
    """How a collection stands beside that of an index before.

    Attributes:
        to: of each article of before its number now, -1 if it went or changed.
        gone: those that went or changed, as they were.
    """

    to: NDArray[np.int64]
    gone: tuple[ArticleState, ...]

    def fresh(self, memory: BuildState) -> tuple[ArticleState, ...]:
        """Give the articles of the collection now that are new or changed."""
        new = np.ones(len(memory.articles), np.bool_)
        new[self.to[self.to >= 0]] = False
        return tuple(memory.articles[number] for number in np.flatnonzero(new).tolist())


def find_previous_build(
    index: Path, making: BuildRecipe, *, force: bool
) -> tuple[PreviousBuild | None, BuildState | None, str]:
    """Find what a new index can be built on.

    Args:
        index: folder of the index.
        making: how the new one will be made.
        force: build on nothing.

    Returns:
        The index in service, if it is of use; what it holds, if that can be read at
        all; and why everything is done anew, "" if it is not, or there is no index.
    """
    try:
        folder = current_folder(index)
        with ThreadPoolExecutor(1) as beside:  # files are digested while they are read
            verified = beside.submit(verify, folder)
            memory, made = read_build_state(folder), _read(folder)
        verified.result()
    except IndexMissingError:
        return None, None, ""
    except UnusableIndexError:
        return None, None, DAMAGED
    if memory is None or made is None:
        return None, None, DAMAGED
    if force:
        return None, memory, FORCED
    if replace(made, words=0) != making:
        return None, memory, OTHER
    return PreviousBuild(folder, made, memory), memory, ""


def write_recipe(folder: Path, making: BuildRecipe) -> None:
    """Note in a generation how it was made.

    Raises:
        OSError: the file cannot be written.
    """
    values = {name: getattr(making, name) for name in making.__slots__}
    (folder / FILE).write_text(json.dumps(values), "utf-8")


def _read(folder: Path) -> BuildRecipe | None:
    try:
        return BuildRecipe(**json.loads((folder / FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def diff_articles(memory: BuildState, order: Sequence[int]) -> ArticleDiff:
    """Tell where the articles of a memory are now.

    Args:
        memory: the articles before.
        order: of each article now its number before, -1 if it is new or changed.
    """
    to = np.full(len(memory.articles), -1)
    for now, number in enumerate(order):
        if number >= 0:
            to[number] = now
    gone = (memory.articles[number] for number in np.flatnonzero(to < 0).tolist())
    return ArticleDiff(to, tuple(gone))
