"""Which answers of the cluster are believed, and what becomes of the others?"""

from __future__ import annotations

import json
from typing import Any

from opensearchpy.exceptions import (
    ConnectionError as NoConnectionError,
    ConnectionTimeout,
    SSLError,
    TransportError,
)

from search.errors import EngineUnavailableError, SearchError

Answer = dict[str, Any]
_NO_LOGIN, _NOT_ALLOWED, _MISSING, _OVERLOADED, _OUTAGE = 401, 403, 404, 429, 500
_SHOWN = 200


class RefusedRequestError(SearchError):
    """The cluster understood a request and refuses it.

    Attributes:
        status: of the answer, 400 to 499.
        kind: the cluster's name of the reason, such as `index_not_found_exception`.
    """

    def __init__(self, reason: str, status: int, kind: str) -> None:
        super().__init__(reason)
        self.status = status
        self.kind = kind


def whole(answer: Answer) -> Answer:
    """Return an answer in which no shard is missing.

    Raises:
        EngineUnavailableError: it is not whole, or does not say so.
    """
    shards = answer.get("_shards")
    is_whole = (
        isinstance(shards, dict)
        and shards.get("failed") == 0
        and shards.get("successful") == shards.get("total")
        and not answer.get("timed_out", False)
    )
    if not is_whole:
        reason = f"the cluster's answer is not whole ({json.dumps(shards)[:_SHOWN]})"
        raise EngineUnavailableError(reason)
    return answer


def our_error(error: TransportError) -> SearchError:
    """Return our error for one of the library's."""
    why = str(error.error)[:_SHOWN]
    if isinstance(error, SSLError):
        reason = (
            f"a node shows no certificate that is trusted ({why}); see to "
            "HOPTAC_OPENSEARCH_CA and HOPTAC_OPENSEARCH_URL"
        )
        return EngineUnavailableError(reason)
    if isinstance(error, ConnectionTimeout):
        return EngineUnavailableError("the cluster does not answer in time")
    if isinstance(error, NoConnectionError):
        reason = (
            f"no node of the cluster can be reached ({why}); see whether it runs, and "
            "to HOPTAC_OPENSEARCH_URL"
        )
        return EngineUnavailableError(reason)
    status = int(error.status_code)
    if status == _NO_LOGIN:
        reason = (
            "the cluster refuses our name or password; see to HOPTAC_OPENSEARCH_USER "
            "and HOPTAC_OPENSEARCH_PASSWORD_FILE"
        )
        return EngineUnavailableError(reason)
    if status == _OVERLOADED or status >= _OUTAGE:
        return EngineUnavailableError(f"the cluster cannot answer now ({status} {why})")
    if status == _NOT_ALLOWED:
        why = f"{why}: {_explained(error)}"[:_SHOWN]
    reason = f"the cluster refuses a request ({status} {why})"
    return RefusedRequestError(reason, status, str(error.error))


def _explained(error: TransportError) -> str:
    """Return the cluster's sentence, which names the permission that is missing."""
    info = error.info
    details = info.get("error") if isinstance(info, dict) else None
    sentence = details.get("reason", "") if isinstance(details, dict) else ""
    return " ".join(str(sentence).split())


def is_missing(error: RefusedRequestError) -> bool:
    """Return whether a request was refused because an index is not there, or closed."""
    return error.status == _MISSING or error.kind == "index_closed_exception"
