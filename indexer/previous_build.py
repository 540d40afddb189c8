"""Which previous build can a new one start from, and what has changed since?"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from indexer.state import (
    merge_word_analyses,
    read_build_state,
    write_build_state,
)
from search.engines.registry import DEFAULT_ENGINE
from search.errors import IndexMissingError, UnusableIndexError
from search.generations.generation import current_folder
from search.generations.verification import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from indexer.state import ArticleState, BuildState

FILE = "recipe.json"
FORCED = "Everything was done anew, as was asked."
DAMAGED = (
    "Everything was done anew, as the index before is damaged or of another version."
)
OTHER_RECIPE = (
    "Everything was done anew, as Hoptac, the vocabulary, the home country, the "
    "model or the engine is another."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRecipe:
    """What an index is made by, apart from its articles.

    Attributes:
        digest: of code, data, vocabulary and settings; see `recipe_digest`.
        model: name of the model that is used, or "".
        engine: that holds the articles.
        words: digest of the words that were learnt apart from builds; see
            `indexer.meaning.learnt_words`.
    """

    digest: str
    model: str = ""
    engine: str = DEFAULT_ENGINE
    words: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PreviousBuild:
    """The build in service, verified and of the same recipe as the new one.

    Attributes:
        folder: its generation.
        recipe: what it was made by.
        state: what it knows of its articles.
    """

    folder: Path
    recipe: BuildRecipe
    state: BuildState


class Baseline(NamedTuple):
    """What the index in service offers to a new build.

    Attributes:
        previous: the build to start from; None where everything is done anew.
        state: what is known of its articles, where that can be read at all.
        reason: why everything is done anew, a sentence; "" where it is not, or where
            there is no index.
    """

    previous: PreviousBuild | None = None
    state: BuildState | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class ArticleDiff:
    """How the articles of a build differ from those of the previous one.

    Attributes:
        previous: the previous build.
        new_numbers: for each of its articles the number that it has now, -1 if it was
            removed or changed; shape (previous articles,).
        removed: those that were removed or changed, as they were.
    """

    previous: PreviousBuild
    new_numbers: NDArray[np.int64]
    removed: tuple[ArticleState, ...]

    def added(self, state: BuildState) -> tuple[ArticleState, ...]:
        """Return the articles of the new build that are new or changed."""
        is_new = np.ones(len(state.articles), np.bool_)
        is_new[self.new_numbers[self.new_numbers >= 0]] = False
        return tuple(state.articles[n] for n in np.flatnonzero(is_new).tolist())


def find_baseline(index: Path, recipe: BuildRecipe, *, force: bool) -> Baseline:
    """Find out what a new build can start from.

    Args:
        index: folder of the index.
        recipe: what the new build is made by.
        force: start from nothing.
    """
    try:
        folder = current_folder(index)
        with ThreadPoolExecutor(1) as pool:  # hashing the files releases the GIL
            verification = pool.submit(verify, folder)
            state, previous_recipe = read_build_state(folder), read_recipe(folder)
        verification.result()
    except IndexMissingError:
        return Baseline()
    except UnusableIndexError:
        return Baseline(reason=DAMAGED)
    if state is None or previous_recipe is None:
        return Baseline(reason=DAMAGED)
    if force:
        return Baseline(state=state, reason=FORCED)
    if previous_recipe != recipe:
        return Baseline(state=state, reason=OTHER_RECIPE)
    return Baseline(PreviousBuild(folder, previous_recipe, state), state)


def write_build(
    folder: Path,
    state: BuildState,
    recipe: BuildRecipe,
    base: Path | None,
    shards: Iterable[Path] = (),
) -> None:
    """Write what the next build can start from.

    Args:
        folder: the new generation.
        state: what is known of its articles.
        recipe: what it is made by.
        base: the generation that it is based on, if any.
        shards: the results of shards that are new.

    Raises:
        OSError: it cannot be written.
    """
    write_build_state(folder, state, base)
    merge_word_analyses(folder, shards, base)
    write_recipe(folder, recipe)


def write_recipe(folder: Path, recipe: BuildRecipe) -> None:
    """Write a recipe to a generation.

    Raises:
        OSError: the file cannot be written.
    """
    (folder / FILE).write_text(json.dumps(asdict(recipe)), "utf-8")


def diff_articles(previous: PreviousBuild, old_numbers: Sequence[int]) -> ArticleDiff:
    """Compare the articles of a build with those of the previous one.

    Args:
        previous: the previous build.
        old_numbers: for each article of the new build its number in the previous one,
            -1 if it is new or changed.
    """
    articles = previous.state.articles
    new_numbers = np.full(len(articles), -1)
    for new, old in enumerate(old_numbers):
        if old >= 0:
            new_numbers[old] = new
    removed = (articles[n] for n in np.flatnonzero(new_numbers < 0).tolist())
    return ArticleDiff(previous, new_numbers, tuple(removed))


def read_recipe(folder: Path) -> BuildRecipe | None:
    """Read what a generation was made by; None where that is missing or damaged."""
    try:
        return BuildRecipe(**json.loads((folder / FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
