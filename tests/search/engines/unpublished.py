"""How does a test get an index in a cluster, quickly and without any check?"""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

from search.engines.opensearch.changes import Contents, actions, everything
from search.engines.opensearch.client import Cluster
from search.engines.opensearch.documents import encode
from search.engines.opensearch.engine import OpenSearchEngine
from search.engines.opensearch.mapping import CLUSTER_SETTINGS, index_body
from search.engines.opensearch.spool import read_spool
from search.engines.opensearch.spool_writing import pack, write_spool
from search.engines.opensearch.term_counting import TERMS, write_terms
from search.engines.opensearch.term_dictionary import TermDictionary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from search.arrivals import Arrivals
    from search.engines.opensearch.settings import ClusterSettings
    from search.engines.opensearch.spool_writing import SpoolBatch
    from search.port.document import Document
    from search.port.engine import Engine
    from search.stories import Stories

SECONDS = 60.0
_NAME = "name"


class UnpublishedStorage:
    """Writes and opens indexes; see `search.port.storage.EngineStorage`."""

    name = "opensearch"

    def __init__(self, settings: ClusterSettings) -> None:
        self._settings = settings
        self._cluster = Cluster.connect(settings)
        self._numbers = count()
        self._manage("PUT", "_cluster/settings", {"persistent": {**CLUSTER_SETTINGS}})

    def make_batch(self, documents: Iterable[Document]) -> SpoolBatch:
        """Lay documents out in lines."""
        lines = [(document.article.id, encode(document)) for document in documents]
        return pack((id_ for id_, _ in lines), (line for _, line in lines))

    def write(
        self,
        folder: Path,
        batches: Iterable[SpoolBatch],
        base: Path | None = None,
        deleted: frozenset[str] = frozenset(),
    ) -> int:
        """Write articles to files."""
        return write_spool(folder, batches, base, deleted).articles

    def finish(
        self,
        folder: Path,
        stories: Stories,
        arrivals: Arrivals | None = None,
        base: Path | None = None,  # noqa: ARG002 - as the port says
        progress: Callable[[int, int], None] = lambda _done, _all: None,  # noqa: ARG002 - the same
    ) -> None:
        """Load all articles into a new index."""
        contents = Contents(read_spool(folder), stories, arrivals)
        name = f"{self._settings.prefix}-{self._settings.shards}-{next(self._numbers)}"
        body = index_body(self._settings.shards, self._settings.replicas)
        self._manage("PUT", name, body)
        if lines := b"".join(actions(contents, everything(contents))):
            answer = self._cluster.send_bulk(name, lines, seconds=SECONDS)
            assert not answer["errors"], answer
        self._manage("POST", f"{name}/_refresh")
        fields = (json.loads(article.line) for article in contents.spool.read())
        write_terms(folder / TERMS, fields)
        (folder / _NAME).write_text(name, "utf-8")

    def verify(self, folder: Path) -> None:
        """Check nothing."""

    def probe(self, folder: Path) -> None:
        """Ask nothing."""

    def sweep(self, index: Path) -> None:
        """Delete nothing; all indexes of a run are deleted in its end."""

    def open(
        self,
        folder: Path,
        stories: Callable[[], Stories] | None = None,  # noqa: ARG002 - known since `finish`
        arrivals: Arrivals | None = None,  # noqa: ARG002 - the same
    ) -> Engine:
        """Open an index for reading."""
        terms = TermDictionary.open(folder / TERMS)
        name = (folder / _NAME).read_text("utf-8")
        return OpenSearchEngine(self._cluster, name, terms)

    def close(self) -> None:
        """Close the connections."""
        self._cluster.close()

    def _manage(self, method: str, path: str, body: object = None) -> None:
        self._cluster.manage(method, f"/{path}", body, seconds=SECONDS)
