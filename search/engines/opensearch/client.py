"""How is the cluster asked, and which of its answers are believed?

An answer counts only if it is whole: every shard answered, in time. All else, whatever
went wrong and wherever, is one error, `EngineUnavailableError`. The cluster's manager
is asked by `manage` alone, which is never called to answer a question: without a
majority of the nodes it takes very long to answer.
"""

from __future__ import annotations

import logging
from base64 import b64encode
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from opensearchpy import Transport
from opensearchpy.exceptions import SerializationError, TransportError

from search.engines.opensearch.answers import (
    RefusedRequestError,
    is_missing,
    our_error,
    whole,
)
from search.engines.opensearch.tls import tls_context
from search.errors import EngineUnavailableError, SearchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from search.engines.opensearch.settings import ClusterSettings

    Answer = dict[str, Any]

_LIBRARY_LOG = logging.getLogger("opensearch")
RETRIES = 2
"""Further nodes that are asked where one cannot be reached or does not answer."""
RETIRED = 5
"""Seconds for which a node that failed is asked only if no other is left."""
CONNECTIONS = 16
"""Open connections to each node."""
KEEP_ALIVE = "2m"
"""How long the cluster keeps a state of the index between two pages of a scan."""
_WHOLE = {"allow_partial_search_results": "false", "cancel_after_time_interval": "10s"}


class Exchange(Protocol):
    """Sends a request to one of the nodes; `opensearchpy.Transport` is one."""

    def perform_request(  # noqa: PLR0913, PLR0917 - the library's own signature
        self,
        method: str,
        url: str,
        params: Any = None,
        body: Any = None,
        timeout: float | None = None,
        ignore: Any = (),
        headers: Any = None,
    ) -> Any:
        """Return the answer, read from JSON."""

    def close(self) -> None:
        """Close all connections."""


class Cluster:
    """A cluster's nodes; safe to use from several threads."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    @classmethod
    def connect(cls, settings: ClusterSettings) -> Cluster:
        """Return a cluster that is asked through a pool of connections to its nodes.

        Nothing is sent yet. What the library logs of each failure is left to who asks
        for it: an error says the same.
        """
        if not _LIBRARY_LOG.handlers:
            _LIBRARY_LOG.addHandler(logging.NullHandler())
        return cls(
            Transport(
                [_node(url, settings) for url in settings.urls],
                headers=_login(settings),
                timeout=settings.timeout,
                pool_maxsize=CONNECTIONS,
                max_retries=RETRIES,
                retry_on_timeout=True,
                retry_on_status=(502, 503, 504),
                dead_timeout=RETIRED,
                timeout_cutoff=1,
            )
        )

    def search(
        self,
        index: str,
        body: Mapping[str, Any],
        preference: str = "",
        *,
        named_scores: bool = False,
    ) -> Answer:
        """Return the whole answer to a search.

        Args:
            index: a concrete index, never an alias.
            body: the search.
            preference: copies of shards that are asked; "" for any.
            named_scores: whether each hit comes with its scores for named queries.

        Raises:
            EngineUnavailableError: there is no whole answer.
            RefusedRequestError: the search is wrong.
        """
        params = dict(_WHOLE)
        if preference:
            params["preference"] = preference
        if named_scores:
            params["include_named_queries_score"] = "true"
        return self._search(f"/{index}/_search", body, params)

    def scan(self, index: str, body: Mapping[str, Any], size: int) -> Iterator[Answer]:
        """Yield all hits of a search, of the index as it is now.

        Args:
            index: a concrete index.
            body: the search, with a `sort` that leaves no two hits equal.
            size: hits that are fetched at a time.

        Raises:
            EngineUnavailableError: a page of hits is not whole.
            RefusedRequestError: the search is wrong.
        """
        start = {"keep_alive": KEEP_ALIVE, "allow_partial_pit_creation": "false"}
        point = self._search(f"/{index}/_search/point_in_time", None, start)["pit_id"]
        page: dict[str, Any] = {**body, "size": size}
        try:
            while True:
                page["pit"] = {"id": point, "keep_alive": KEEP_ALIVE}
                hits = self._search("/_search", page, _WHOLE)["hits"]["hits"]
                yield from hits
                if len(hits) < size:
                    return
                page["search_after"] = hits[-1]["sort"]
        finally:
            self._forget(point)

    def manage(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        seconds: float,
    ) -> Answer:
        """Return the answer to a request that is no search and not a visitor's.

        Args:
            method: of HTTP.
            path: from the slash on, with the question mark and what follows it.
            body: what is sent as JSON.
            seconds: that a node may take.

        Raises:
            EngineUnavailableError: there is no answer.
            RefusedRequestError: the request is wrong, or what it names is not there.
        """
        # 408: the cluster waited in vain, and answers with its state all the same.
        return self._ask(method, path, body, seconds=seconds, ignore=(408,))

    def send_bulk(self, index: str, lines: bytes, *, seconds: float) -> Answer:
        """Send lines of a bulk request once; the answer tells of each document.

        Raises:
            EngineUnavailableError: the request as a whole had no answer.
            RefusedRequestError: it is wrong as a whole.
        """
        headers = {"content-type": "application/x-ndjson"}
        path = f"/{index}/_bulk"
        return self._ask("POST", path, lines, seconds=seconds, headers=headers)

    def close(self) -> None:
        """Close all connections."""
        self._exchange.close()

    def _search(
        self, path: str, body: Mapping[str, Any] | None, params: Mapping[str, str]
    ) -> Answer:
        """Return a whole answer from an index that is there."""
        try:
            return whole(self._ask("POST", path, body, params))
        except RefusedRequestError as error:
            if not is_missing(error):
                raise
            reason = f"the cluster has no such index to search ({error})"
            raise EngineUnavailableError(reason) from error

    def _ask(  # noqa: PLR0913 - what a request consists of
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | bytes | None,
        params: Mapping[str, str] | None = None,
        *,
        seconds: float | None = None,
        headers: Mapping[str, str] | None = None,
        ignore: tuple[int, ...] = (),
    ) -> Answer:
        try:
            answer = self._exchange.perform_request(
                method, path, params, body, seconds, ignore, headers
            )
        except TransportError as error:
            raise our_error(error) from error
        except SerializationError as error:
            reason = f"a node answers {method} {path} with something that is no JSON"
            raise EngineUnavailableError(reason) from error
        if not isinstance(answer, dict):
            reason = f"a node answers {method} {path} with something that is no object"
            raise EngineUnavailableError(reason)
        return answer

    def _forget(self, point: str) -> None:
        """Release the state of an index; if that fails, the cluster does it later."""
        try:
            self._ask("DELETE", "/_search/point_in_time", {"pit_id": [point]})
        except SearchError:
            return


def _login(settings: ClusterSettings) -> dict[str, str]:
    """Return the headers by which we log in (RFC 7617, in UTF-8)."""
    if not settings.user:
        return {}
    pair = f"{settings.user}:{settings.password}".encode()
    return {"authorization": f"Basic {b64encode(pair).decode('ascii')}"}


def _node(url: str, settings: ClusterSettings) -> dict[str, Any]:
    """Return what the library is told of one node."""
    parts = urlsplit(url)
    node = {
        "host": parts.hostname or "",
        "port": parts.port or (443 if parts.scheme == "https" else 80),
        "url_prefix": parts.path.strip("/"),
    }
    if parts.scheme == "https":
        context = tls_context(settings.ca, settings.cert, settings.key)
        node |= {"use_ssl": True, "ssl_context": context}
    return node
