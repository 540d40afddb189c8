"""What does Prometheus learn of what was fetched?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client.core import GaugeMetricFamily

from corpus.store.errors import StoreError
from corpus.store.status import store_status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from prometheus_client.core import Metric

    from corpus.store.status import StoreStatus

DAYS = 7
"""Last days of which new articles are counted."""


class StoreCollector:
    """Reads metrics of a store whenever Prometheus collects them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterator[Metric]:
        """Yield the metrics; none of the sources' where the store cannot be read."""
        readable = GaugeMetricFamily(
            "hoptac_store_readable", "Whether the store can be read."
        )
        try:
            status = store_status(self._folder, days=DAYS)
        except StoreError:
            readable.add_metric([], 0)
            yield readable
            return
        readable.add_metric([], 1)
        yield readable
        yield from _source_metrics(status)


def _source_metrics(status: StoreStatus) -> Iterator[Metric]:
    fetched = GaugeMetricFamily(
        "hoptac_source_fetched_timestamp_seconds",
        "When a source was last asked.",
        labels=["source"],
    )
    failing = GaugeMetricFamily(
        "hoptac_source_failing_indexes",
        "Feeds, sitemaps and lists of a source that failed or were empty last time.",
        labels=["source"],
    )
    addresses = GaugeMetricFamily(
        "hoptac_source_addresses",
        "Addresses of a source by state.",
        labels=["source", "state"],
    )
    new = GaugeMetricFamily(
        "hoptac_source_new_articles",
        "New articles of a source by day.",
        labels=["source", "day"],
    )
    for source in status.sources:
        if source.last_run:
            fetched.add_metric([source.name], source.last_run.timestamp())
        failing.add_metric([source.name], len(source.failing))
        for state, count in source.states.items():
            addresses.add_metric([source.name, state], count)
        for day, count in source.new_by_day.items():
            new.add_metric([source.name, day.isoformat()], count)
    yield from (fetched, failing, addresses, new)
