"""Do people get where they want to where a cluster has the articles?"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from indexer import build_index
from search.engines.opensearch.storage import OpenSearchStorage
from search.searcher.reader import Reader
from search.searcher.warm_up import warm_up
from tests.browser.conftest import served

# The very same journeys: pytest collects what this module has, and takes its `site`.
from tests.browser.test_journeys import *  # noqa: F403
from tests.conftest import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.engines.opensearch.settings import ClusterSettings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.cluster,
]


@pytest.fixture(scope="module")
def site(
    tmp_path_factory: pytest.TempPathFactory, cluster_settings: ClusterSettings
) -> Iterator[str]:
    """Return the address of the application on the sample collection in a cluster."""
    index = tmp_path_factory.mktemp("journeys") / "index"
    storage = OpenSearchStorage(replace(cluster_settings, timeout=60.0))
    build_index([SAMPLE], index, storage=storage)
    with closing(Reader(index, storage)) as reader:
        warm_up(reader)  # as the server does before it is ready
        with served(reader) as address:
            urlopen(f"{address}/en/", timeout=120).close()  # noqa: S310 - our own
            yield address
