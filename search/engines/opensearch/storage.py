"""How is an index written to a cluster, opened, checked and tidied up?"""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from search.engines.opensearch.client import Cluster
from search.engines.opensearch.cluster_index import ClusterIndex
from search.engines.opensearch.documents import encode
from search.engines.opensearch.engine import OpenSearchEngine
from search.engines.opensearch.index_record import read_record
from search.engines.opensearch.mapping import MAPPING_VERSION
from search.engines.opensearch.packed_batch import pack_batch, unpack_batch
from search.engines.opensearch.publishing import publish_index
from search.engines.opensearch.sampling import PRIMARIES, check_counts
from search.engines.opensearch.spool_writing import pack, write_spool
from search.engines.opensearch.sweeping import sweep_indexes
from search.engines.opensearch.term_counting import TERMS
from search.engines.opensearch.term_dictionary import TermDictionary
from search.errors import (
    EngineUnavailableError,
    IndexDamagedError,
    IndexOutdatedError,
    SearchError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from search.arrivals import Arrivals
    from search.engines.opensearch.index_record import IndexRecord
    from search.engines.opensearch.settings import ClusterSettings
    from search.engines.opensearch.spool_writing import SpoolBatch
    from search.port.document import Document
    from search.port.engine import Engine
    from search.stories import Stories

_LOG = logging.getLogger(__name__)


class OpenSearchStorage:
    """Writes and opens indexes; see `search.port.storage.EngineStorage`.

    It connects when it first needs the cluster, and can be sent to other processes.
    """

    name = "opensearch"

    def __init__(self, settings: ClusterSettings) -> None:
        self._settings = settings

    def __reduce__(self) -> tuple[type[OpenSearchStorage], tuple[ClusterSettings]]:
        return OpenSearchStorage, (self._settings,)

    @cached_property
    def _cluster(self) -> Cluster:
        return Cluster.connect(self._settings)

    def make_batch(self, documents: Iterable[Document]) -> SpoolBatch:
        """Lay documents out in lines."""
        lines = [(document.article.id, encode(document)) for document in documents]
        return pack((id_ for id_, _ in lines), (line for _, line in lines))

    def pack_batch(self, batch: SpoolBatch) -> bytes:
        """Return a batch as bytes; see `search.port.storage.EngineStorage`."""
        return pack_batch(batch)

    def unpack_batch(self, data: bytes) -> SpoolBatch:
        """Return a packed batch; see `search.port.storage.EngineStorage`.

        Raises:
            IndexDamagedError: its bytes are damaged.
        """
        return unpack_batch(data)

    def write(
        self,
        folder: Path,
        batches: Iterable[SpoolBatch],
        base: Path | None = None,
        deleted: frozenset[str] = frozenset(),
    ) -> int:
        """Write articles to files; see `search.port.storage.EngineStorage`."""
        return write_spool(folder, batches, base, deleted).articles

    def finish(
        self,
        folder: Path,
        stories: Stories,
        arrivals: Arrivals | None = None,
        base: Path | None = None,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        """Load what was written; see `search.port.storage.EngineStorage`."""
        publish_index(
            self._cluster, self._settings, folder, stories, arrivals, base, progress
        )

    def open(
        self,
        folder: Path,
        stories: Callable[[], Stories] | None = None,  # noqa: ARG002 - they were loaded with it
        arrivals: Arrivals | None = None,  # noqa: ARG002 - so were they
    ) -> Engine:
        """Open an index for reading; see `search.port.storage.EngineStorage`.

        Raises:
            EngineUnavailableError: the cluster does not answer.
            IndexDamagedError: it does not have the index, or files cannot be read.
            IndexOutdatedError: the index was laid out in another way.
        """
        record = self._found(folder)
        terms = TermDictionary.open(folder / TERMS)
        return OpenSearchEngine(self._cluster, record.index, terms)

    def verify(self, folder: Path) -> None:
        """Check the index of a generation; see `search.port.storage.EngineStorage`.

        Raises:
            EngineUnavailableError: the cluster does not answer, or lacks copies.
            IndexDamagedError: it does not have what was loaded.
            IndexOutdatedError: the index was laid out in another way.
        """
        record = self._found(folder)
        check_counts(self._cluster, record, (PRIMARIES,))
        if not ClusterIndex(self._cluster, record.index).is_whole():
            reason = (
                f"copies of shards of {record.index} are missing, as a node is or was "
                "away; wait until the cluster is green, and check again"
            )
            raise EngineUnavailableError(reason)

    def probe(self, folder: Path) -> None:
        """Search an index for nothing; see `search.port.storage.EngineStorage`.

        Raises:
            EngineUnavailableError: a shard does not answer.
            IndexDamagedError: it is not known which index it is.
        """
        body = {"size": 0, "query": {"match_all": {}}}
        self._cluster.search(read_record(folder).index, body)

    def sweep(self, index: Path) -> None:
        """Delete what no generation needs; see `search.port.storage.EngineStorage`."""
        try:
            deleted = sweep_indexes(self._cluster, self._settings.prefix, index)
        except SearchError as error:  # the next build does it
            _LOG.warning("the cluster's old indexes were left as they are: %s", error)
        else:
            for name in deleted:
                _LOG.info("the index %s of the cluster was deleted", name)

    def close(self) -> None:
        """Close the connections, if there are any."""
        with suppress(AttributeError):
            self.__dict__.pop("_cluster").close()

    def _found(self, folder: Path) -> IndexRecord:
        """Return the record of a generation's index, which the cluster has."""
        record = read_record(folder)
        if record.mapping != MAPPING_VERSION:
            reason = (
                f"the index {record.index} of the cluster is of version "
                f"{record.mapping}, this program reads {MAPPING_VERSION}; rebuild it "
                "with `hoptac index`"
            )
            raise IndexOutdatedError(reason)
        if ClusterIndex(self._cluster, record.index).uuid() != record.uuid:
            reason = (
                f"the cluster does not have the index {record.index} of {folder}; load "
                "it anew with `hoptac index`"
            )
            raise IndexDamagedError(reason)
        return record
