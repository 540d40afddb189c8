"""How does a generation that was made of shards come into service?"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from indexer.build_manifest import make_manifest
from indexer.shards.draft import FILE, LINKED, LOADED, read_draft, write_draft
from indexer.shards.errors import ShardError
from indexer.summary import Summary
from search.generations.build_lock import build_lock
from search.generations.cleanup import clean_up
from search.generations.manifest import MANIFEST
from search.generations.publish import publish

if TYPE_CHECKING:
    from pathlib import Path

    from search.port.storage import EngineStorage


def publish_shards(index: Path, storage: EngineStorage) -> Summary:
    """Bring the shards that were loaded into service.

    Args:
        index: folder of the index.
        storage: of the engine that holds the articles.

    Returns:
        What the build did, from the analysis on.

    Raises:
        ShardError: nothing was loaded.
        IndexBusyError: another process is building the index.
        OSError: the disk is full, or does not return what was written; nothing was
            switched.
    """
    if not index.is_dir():
        reason = f"there is no folder {index}; run `hoptac link` first"
        raise ShardError(reason)
    with build_lock(index) as lock:
        draft = read_draft(index, LOADED, storage.name)
        summary = Summary.from_json(draft.summary)
        name = lock.new_name()
        clean_up(index)
        folder = (index / LOADED).rename(index / name)
        (folder / FILE).unlink()
        try:
            manifest = make_manifest(summary, draft.inputs, draft.home, storage.name)
            publish(index, folder, manifest)
        except OSError:
            (folder / MANIFEST).unlink(missing_ok=True)
            write_draft(folder, draft)
            folder.rename(index / LOADED)
            raise
        shutil.rmtree(index / LINKED, ignore_errors=True)
        storage.sweep(index)
    return summary
