"""Would a build make the index in service again?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.files import count_other_kinds
from indexer.input_fingerprint import inputs_digest
from indexer.meaning import learnt_digest
from indexer.previous_build import read_recipe
from indexer.summary import Summary
from search.engines.registry import open_storage
from search.errors import UnusableIndexError
from search.generations.generation import current_folder
from search.generations.manifest import read_manifest
from search.generations.verification import verify

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from search.port.storage import EngineStorage


def up_to_date(  # noqa: PLR0913 - each decides what the index would be
    paths: Iterable[Path],
    index: Path,
    *,
    home: str,
    topics: Path | None = None,
    sites: Path | None = None,
    semantic: bool = False,
    storage: EngineStorage | None = None,
) -> Summary | None:
    """Return the summary of the index in service if a build would make it again.

    Args:
        paths: files and folders.
        index: folder of the index.
        home: the collection's own country.
        topics: the vocabulary's file; None for the one that comes with Hoptac.
        sites: rules for pages of particular sites, besides those of Hoptac.
        semantic: whether the build would use the model, where there is one.
        storage: of the engine that the build would write the index with; None for the
            default one.

    Returns:
        The summary, with all articles unchanged; None where a build is needed, as
        something changed or the index is missing or damaged, here or in its engine.

    Raises:
        EngineUnavailableError: the engine cannot tell whether it has the index.
    """
    paths, storage = tuple(paths), storage or open_storage()
    try:
        folder = current_folder(index)
        digest = inputs_digest(paths, home, topics, sites, semantic=semantic)
        found = read_manifest(folder)
        if (found.inputs, found.engine) != (digest, storage.name):
            return None  # without verifying all files: a build does that
        if semantic and not _has_learnt_words(index, folder):
            return None
        manifest = verify(folder)
        storage.open(folder).close()
    except UnusableIndexError:
        return None
    summary = Summary.from_json(manifest.summary)
    return replace(
        summary,
        added=0,
        changed=0,
        removed=0,
        unchanged_articles=summary.indexed,
        left_out=dict(count_other_kinds(paths)),
        unchanged=True,
        anew="",
    )


def _has_learnt_words(index: Path, folder: Path) -> bool:
    """Return whether a generation has the words that were learnt apart from builds."""
    recipe = read_recipe(folder)
    return recipe is not None and recipe.words == learnt_digest(index, recipe.model)
