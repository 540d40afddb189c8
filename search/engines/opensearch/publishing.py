"""How does a generation get its index in the cluster?

What is in service is not touched: there is a new index for each generation, empty at
first or a copy of the one before, and nothing is said of it until it is complete, was
compared with what was loaded, and answered from all its copies. If the process is
killed meanwhile, the new index is left behind, and `sweeping` deletes it later.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from search.arrivals import ARRIVALS, read_arrivals
from search.engines.opensearch.changes import (
    Changes,
    Contents,
    actions,
    changes_between,
    everything,
)
from search.engines.opensearch.cluster_index import ClusterIndex
from search.engines.opensearch.index_record import (
    IndexRecord,
    new_name,
    owner_of,
    read_record,
    write_record,
)
from search.engines.opensearch.limits import raise_limits
from search.engines.opensearch.loading import load
from search.engines.opensearch.mapping import MAPPING_VERSION, index_body
from search.engines.opensearch.sampling import (
    PRIMARIES,
    REPLICAS,
    check_counts,
    check_sample,
)
from search.engines.opensearch.spool import read_spool
from search.engines.opensearch.term_counting import TERMS, write_terms
from search.errors import SearchError
from search.stories import STORIES, read_stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from search.arrivals import Arrivals
    from search.engines.opensearch.client import Cluster
    from search.engines.opensearch.settings import ClusterSettings
    from search.engines.opensearch.spool import Spool
    from search.stories import Stories

    Progress = Callable[[int, int], None]

MAX_REPLACED = 0.25
"""Documents that were replaced, for each there is, from which all are loaded anew."""


class _Before:
    """The generation before, and its index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.record = read_record(folder)
        has_arrivals = (folder / ARRIVALS).exists()
        self.contents = Contents(
            read_spool(folder),
            read_stories(folder / STORIES),
            read_arrivals(folder) if has_arrivals else None,
        )


def publish_index(  # noqa: PLR0913, PLR0917 - what a generation consists of
    cluster: Cluster,
    settings: ClusterSettings,
    folder: Path,
    stories: Stories,
    arrivals: Arrivals | None,
    base: Path | None,
    progress: Progress = lambda _done, _all: None,
) -> IndexRecord:
    """Make the index of a generation whose articles are spooled.

    Args:
        cluster: where it is made.
        settings: its prefix, shards and replicas.
        folder: the generation.
        stories: which articles are versions of one story.
        arrivals: when they arrived.
        base: the generation whose articles were taken over, if any.
        progress: called with the number of documents that were loaded until now, and
            with that of all.

    Returns:
        What was written to the generation about it.

    Raises:
        EngineUnavailableError: the cluster does not answer, or did not take all.
        LoadingError: it refuses a document.
        IndexDamagedError: it does not give back what was loaded.
        OSError: the generation cannot be written.
    """
    raise_limits(cluster)
    now = Contents(read_spool(folder), stories, arrivals)
    before = _usable(cluster, settings, base)
    changes = changes_between(before.contents, now) if before else everything(now)
    if before and _too_much(before, now, changes):
        before, changes = None, everything(now)
    _write_terms(folder, now.spool, before)
    owner = owner_of(folder.parent)
    index = ClusterIndex(cluster, new_name(settings.prefix, owner, folder))
    record = IndexRecord(
        index=index.name,
        uuid="",
        owner=owner,
        mapping=MAPPING_VERSION,
        shards=settings.shards,
        articles=now.spool.articles,
        stories=changes.stories,
        replaced=before.record.replaced + changes.deletions if before else 0,
    )
    total = changes.documents(now.spool.articles)
    lines = actions(now, changes)
    try:
        _fill(index, settings, before, lines, cluster, lambda n: progress(n, total))
        record = replace(record, uuid=index.uuid())
        _check(cluster, settings, record, now.spool)
    except BaseException:
        with suppress(SearchError):
            index.delete()
        raise
    write_record(folder, record)
    return record


def _usable(
    cluster: Cluster, settings: ClusterSettings, base: Path | None
) -> _Before | None:
    """Return the generation before if its index can be copied."""
    if base is None:
        return None
    try:
        before = _Before(base)
    except SearchError:
        return None
    record = before.record
    is_same = (record.mapping, record.shards) == (MAPPING_VERSION, settings.shards)
    if not is_same or not (base / TERMS).exists():
        return None
    return before if ClusterIndex(cluster, record.index).uuid() == record.uuid else None


def _too_much(before: _Before, now: Contents, changes: Changes) -> bool:
    """Return whether it is better to load everything anew."""
    replaced = before.record.replaced + changes.deletions
    return replaced > MAX_REPLACED * now.spool.articles


def _fill(
    index: ClusterIndex,
    settings: ClusterSettings,
    before: _Before | None,
    lines: Iterator[bytes],
    cluster: Cluster,
    progress: Callable[[int], None],
) -> None:
    """Make an index, write to it, and let nothing be written to it any more."""
    if before:
        index.clone(before.record.index)
    else:
        index.create(index_body(settings.shards, 0))
    nodes = index.nodes()
    load(cluster, index.name, lines, nodes=nodes, progress=progress)
    index.refresh()
    if not before:
        index.merge()
    index.replicate(settings.replicas)
    index.close_for_writing()


def _check(
    cluster: Cluster, settings: ClusterSettings, record: IndexRecord, spool: Spool
) -> None:
    copies = (PRIMARIES, REPLICAS) if settings.replicas else (PRIMARIES,)
    check_counts(cluster, record, copies)
    check_sample(cluster, record, spool, copies)


def _write_terms(folder: Path, spool: Spool, before: _Before | None) -> None:
    """Write how many articles have each term."""
    path = folder / TERMS
    if before is None:
        write_terms(path, _fields(spool, None))
        return
    added = _fields(spool, frozenset(spool.added))
    removed = _fields(before.contents.spool, frozenset(spool.removed))
    write_terms(path, added, before.folder / TERMS, removed)


def _fields(spool: Spool, wanted: frozenset[str] | None) -> Iterator[dict[str, Any]]:
    return (json.loads(article.line) for article in spool.read(wanted))
