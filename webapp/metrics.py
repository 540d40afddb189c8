"""What do operators learn of requests?

A line of JSON for each, without anything about the visitor or the question, and metrics
for Prometheus at `/metrics`. Both name the endpoint that answered, never an address.
"""

from __future__ import annotations

import json
import logging
import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, g, request
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.multiprocess import MultiProcessCollector

from search.errors import UnusableIndexError
from webapp.request_context import current_locale, current_reader
from webapp.store_metrics import StoreCollector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from prometheus_client.core import Metric

    from search.presentation.result import Result
    from search.searcher.reader import Reader

LOG = logging.getLogger("hoptac.requests")
"""Logger of the lines; `hoptac serve` writes them to standard error."""
SECONDS = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Variable of prometheus_client: where several processes serve, the folder in which
they count together; see `webapp.serving.shared_counts`."""
ARTICLES = (0, 1, 10, 100, 1_000, 10_000, 100_000)
"""Upper bounds of the histograms' buckets."""

_UNNAMED = ("", "", "")
"""Namespace, subsystem and unit of a metric: its name contains them already."""
_NOT_MODIFIED = 304

OPERATOR_ENDPOINTS = frozenset({"api.health", "api.ready", "metrics.serve"})
"""Endpoints that monitoring requests again and again."""

bp = Blueprint("metrics", __name__)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The metrics of a process.

    Attributes:
        counts: of what is counted; where several processes serve, they count
            together.
        state: of what is read at each collection.
        seconds: time to answer a request, by endpoint and status.
        articles: articles that match a search.
        relaxed: searches for which no article has all words.
        caches: hits and misses, by cache.
    """

    counts: CollectorRegistry
    state: CollectorRegistry
    seconds: Histogram
    articles: Histogram
    relaxed: Counter
    caches: tuple[Gauge, Gauge]


class _IndexCollector:
    """Reads metrics of the index whenever Prometheus collects them."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def collect(self) -> Iterator[Metric]:
        try:
            manifest = self._reader.manifest
        except UnusableIndexError:
            return
        index = InfoMetricFamily("hoptac_index", "The index in service.")
        index.add_metric([], {"generation": manifest.generation})
        yield index
        built = GaugeMetricFamily(
            "hoptac_index_built_timestamp_seconds", "When the index was built."
        )
        built.add_metric([], datetime.fromisoformat(manifest.created).timestamp())
        yield built
        articles = GaugeMetricFamily(
            "hoptac_index_articles", "Articles of the index.", labels=["lang"]
        )
        for lang, count in manifest.languages.items():
            articles.add_metric([lang], count)
        yield articles


def register(app: Flask, reader: Reader, store: Path | None = None) -> None:
    """Make an application log and measure its requests.

    Args:
        app: the application.
        reader: the index that it searches.
        store: the folder of what was fetched, if metrics tell of it.
    """
    counts, state = CollectorRegistry(), CollectorRegistry()
    app.extensions["hoptac-metrics"] = Metrics(
        counts,
        state,
        Histogram(
            "hoptac_request_seconds",
            "How long answers took.",
            ["endpoint", "status"],
            *_UNNAMED,
            counts,
            buckets=SECONDS,
        ),
        Histogram(
            "hoptac_found_articles",
            "Articles that searches found.",
            (),
            *_UNNAMED,
            counts,
            buckets=ARTICLES,
        ),
        Counter(
            "hoptac_relaxed_searches",
            "Searches of which no article has all words.",
            (),
            *_UNNAMED,
            counts,
        ),
        (_cache_gauge("hits", counts), _cache_gauge("misses", counts)),
    )
    state.register(_IndexCollector(reader))
    if store:
        state.register(StoreCollector(store))
    app.before_request(_start_timer)
    app.after_request(_log_and_measure)
    app.register_blueprint(bp)


def count_result(result: Result) -> Result:
    """Count a search and the articles that match it; return its result."""
    metrics: Metrics = current_app.extensions["hoptac-metrics"]
    metrics.articles.observe(result.total)
    if result.relaxed:
        metrics.relaxed.inc()
    return result


@bp.get("/metrics")
def serve() -> Response:
    """Serve the metrics in the text format of Prometheus."""
    metrics: Metrics = current_app.extensions["hoptac-metrics"]
    _note_caches(metrics)
    counted = metrics.counts
    if FOLDER in os.environ:  # other processes count, too
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    body = generate_latest(counted) + generate_latest(metrics.state)
    return Response(body, content_type=CONTENT_TYPE_LATEST)


def _cache_gauge(name: str, counts: CollectorRegistry) -> Gauge:
    return Gauge(
        f"hoptac_cache_{name}",
        "Since the index was opened.",
        ["cache"],
        *_UNNAMED,
        counts,
        multiprocess_mode="livesum",
    )


def _note_caches(metrics: Metrics) -> None:
    """Set the gauges of this process's caches."""
    with suppress(UnusableIndexError):
        for cache, use in current_reader().caches.items():
            for gauge, count in zip(metrics.caches, use, strict=True):
                gauge.labels(cache).set(count)


def _start_timer() -> None:
    g.started = time.perf_counter()


def _log_and_measure(response: Response) -> Response:
    """Log and measure an answer.

    The time of one that is streamed is that to its first byte; its length is unknown.
    """
    seconds = time.perf_counter() - g.get("started", time.perf_counter())
    endpoint = request.endpoint or "none"
    metrics: Metrics = current_app.extensions["hoptac-metrics"]
    metrics.seconds.labels(endpoint, str(response.status_code)).observe(seconds)
    if FOLDER in os.environ:  # others must be able to read what is of this process
        _note_caches(metrics)
    if LOG.isEnabledFor(logging.INFO):
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": request.method,
            "endpoint": endpoint,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "bytes": 0
            if response.status_code == _NOT_MODIFIED
            else response.content_length,
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
