"""Does the cluster allow all that we ask?

Two of its limits are too low for long questions. They are raised where they are lower,
once, and never lowered.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from search.engines.opensearch.answers import RefusedRequestError
from search.engines.opensearch.cluster_index import QUICK
from search.engines.opensearch.mapping import CLUSTER_SETTINGS
from search.errors import EngineUnavailableError

if TYPE_CHECKING:
    from search.engines.opensearch.client import Cluster

_PATH = "/_cluster/settings"
_RATE = re.compile(r"(\d+)(?:/(\d+)m)?")
_KINDS = ("defaults", "persistent", "transient")
"""Where a setting may be, the one that counts last."""


def raise_limits(cluster: Cluster) -> None:
    """Raise those limits of the cluster that are too low.

    Raises:
        EngineUnavailableError: the cluster does not answer, or does not let us.
    """
    query = "?include_defaults=true&flat_settings=true"
    found = cluster.manage("GET", _PATH + query, seconds=QUICK)
    set_now = {name: value for kind in _KINDS for name, value in found[kind].items()}
    low = {
        name: value
        for name, value in CLUSTER_SETTINGS.items()
        if _rate(set_now.get(name, "0")) < _rate(value)
    }
    if not low:
        return
    try:
        cluster.manage("PUT", _PATH, {"persistent": low}, seconds=QUICK)
    except RefusedRequestError as error:
        wanted = ", ".join(f"{name} to {value}" for name, value in low.items())
        reason = (
            f"limits of the cluster are too low, and we may not raise them ({error}); "
            f"set {wanted}"
        )
        raise EngineUnavailableError(reason) from error


def _rate(value: object) -> float:
    """Return a number, or the events a minute of a rate such as 75/5m."""
    text = str(value)
    if not (parts := _RATE.fullmatch(text)):
        return math.inf if text == "unlimited" else 0.0
    return int(parts[1]) / int(parts[2] or 1)
