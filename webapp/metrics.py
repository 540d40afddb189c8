"""What do operators learn of requests?

A line of JSON each, without anything about the visitor or the question, and sums for
Prometheus at `/metrics`. Both name what was answered (an endpoint), never an address.
"""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from search.errors import UnusableIndexError
from webapp.request_context import current_locale, current_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from prometheus_client.core import Metric

    from search.presentation.result import Result
    from search.searcher.reader import Reader

LOG = logging.getLogger("hoptac.requests")
"""Where the lines go; `hoptac serve` writes them to standard error."""
SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
ARTICLES = (0, 1, 10, 100, 1_000, 10_000, 100_000)
"""Upper bounds of the classes in which answers are counted."""

_UNNAMED = ("", "", "")
"""Namespace, subsystem and unit of sums, which their names hold already."""
_UNSENT = 304

WATCHING = frozenset({"api.health", "api.ready", "observing.metrics"})
"""Endpoints that only operators ask, again and again."""

bp = Blueprint("observing", __name__)


@dataclass(frozen=True, slots=True)
class Sums:
    """What is added up over all requests of a process.

    Attributes:
        every: all of it, and what the index tells.
        seconds: how long answers took, by endpoint and status.
        found: articles that searches found.
        relaxed: searches that none of the articles has all words of.
    """

    every: CollectorRegistry
    seconds: Histogram
    found: Histogram
    relaxed: Counter


class _OfIndex:
    """Tells of the index whenever it is asked."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def collect(self) -> Iterator[Metric]:
        try:
            generation, caches = self._reader.generation, self._reader.caches
        except UnusableIndexError:
            return
        index = InfoMetricFamily("hoptac_index", "The index in service.")
        index.add_metric([], {"generation": generation})
        yield index
        for name, at in (("hits", 0), ("misses", 1)):
            family = GaugeMetricFamily(
                f"hoptac_cache_{name}", "Since the index was opened.", labels=["cache"]
            )
            for cache, use in caches.items():
                family.add_metric([cache], use[at])
            yield family


def register(app: Flask, reader: Reader) -> None:
    """Let an application tell of its requests."""
    every = CollectorRegistry()
    app.extensions["hoptac-sums"] = Sums(
        every,
        Histogram(
            "hoptac_request_seconds",
            "How long answers took.",
            ["endpoint", "status"],
            *_UNNAMED,
            every,
            buckets=SECONDS,
        ),
        Histogram(
            "hoptac_found_articles",
            "Articles that searches found.",
            (),
            *_UNNAMED,
            every,
            buckets=ARTICLES,
        ),
        Counter(
            "hoptac_relaxed_searches",
            "Searches of which no article has all words.",
            (),
            *_UNNAMED,
            every,
        ),
    )
    every.register(_OfIndex(reader))
    app.before_request(_begin)
    app.after_request(_end)
    app.register_blueprint(bp)


def note_result(result: Result) -> Result:
    """Count what a search found, and give it on."""
    sums: Sums = current_app.extensions["hoptac-sums"]
    sums.found.observe(result.total)
    if result.relaxed:
        sums.relaxed.inc()
    return result


@bp.get("/metrics")
def metrics() -> Response:
    """Give the sums in the text form of Prometheus."""
    sums: Sums = current_app.extensions["hoptac-sums"]
    return Response(generate_latest(sums.every), content_type=CONTENT_TYPE_LATEST)


def _begin() -> None:
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    """Note an answer; one that is streamed until its first byte, its length unknown."""
    seconds = time.perf_counter() - g.get("began", time.perf_counter())
    endpoint = request.endpoint or "none"
    sums: Sums = current_app.extensions["hoptac-sums"]
    sums.seconds.labels(endpoint, str(response.status_code)).observe(seconds)
    if LOG.isEnabledFor(logging.INFO):
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": request.method,
            "endpoint": endpoint,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "bytes": 0 if response.status_code == _UNSENT else response.content_length,
            "lang": current_locale(),
            "generation": _generation(),
        }
        LOG.info("%s", json.dumps(line))
    return response


def _generation() -> str:
    try:
        return current_reader().generation
    except UnusableIndexError:
        return ""
