"""What do many tests need? Articles, the sample index, evaluation data."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from bench.cluster.cluster import cluster_folder, running_nodes
from corpus import Article
from indexer import build_index
from search.engines.opensearch.client import Cluster
from search.engines.opensearch.settings import ClusterSettings
from search.generations.generation import (
    CurrentFile,
    Generation,
    read_current_file,
    switch,
)
from search.generations.manifest import seal_of
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpus" / "articles"

# A property that names no number of examples takes the profile's; --hypothesis-profile
# chooses another.
settings.register_profile("quick", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=300)
settings.load_profile("thorough" if os.environ.get("CI") else "quick")


@pytest.fixture(scope="session", autouse=True)
def _no_model() -> Iterator[None]:
    """Switch the model off unless a test asks for it: learning takes minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOPTAC_SEMANTIC", "0")
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of evaluation data and seeds next to the repository.

    Tests that need it skip where it is missing, and fail in CI, where it never is.
    """
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        reason = f"no evaluation data in {folder}"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def cluster_settings() -> Iterator[ClusterSettings]:
    """Return how to reach the cluster that runs here, with names of this worker's own.

    Where none runs, tests skip, and fail in CI. What was stored by these names is
    deleted in the end.
    """
    nodes = running_nodes(cluster_folder())
    if not nodes:
        reason = "no cluster runs here; start one with bin/cluster start"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))[-8:]
    worker = os.environ.get("PYTEST_XDIST_WORKER", "only")
    settings = ClusterSettings(
        urls=tuple(node.url for node in nodes),
        prefix=f"test-{run}-{worker}",
        replicas=min(1, len(nodes) - 1),
    )
    yield settings
    with closing(Cluster.connect(settings)) as cluster:
        cluster.manage("DELETE", f"/{settings.prefix}-*", seconds=60)


def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of this run, which its workers share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an index of the sample collection; do not change it."""
    index = run_folder(tmp_path_factory) / "sample"
    with index.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of several workers one builds it
        if not index.is_dir():
            unfinished = index.with_suffix(".unfinished")
            build_index([SAMPLE], unfinished)
            unfinished.rename(index)
    return index


@pytest.fixture(scope="session")
def reader(sample_index: Path) -> Reader:
    """Return the sample collection's index, open."""
    return Reader(sample_index)


@pytest.fixture(scope="session")
def change_manifest() -> Callable[..., dict[str, Any]]:
    """Return a function that seals other values into the manifest in service."""

    def change(index: Path, **values: object) -> dict[str, Any]:
        folder = read_current_file(index).current.folder
        manifest = folder / "manifest.json"
        manifest_values: dict[str, Any] = json.loads(manifest.read_text("utf-8"))
        data = json.dumps({**manifest_values, **values}).encode()
        manifest.write_bytes(data)
        switch(index, CurrentFile(Generation(folder, seal_of(data))))
        return manifest_values

    return change


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    """Return a function that makes an article of a few words."""

    def make(body: str, lang: str = "uk", **values: object) -> Article:
        fields: dict[str, object] = {"id": "a", "title": "Назва", **values}
        return Article(lang=lang, body=body, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def record_calls(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function that wraps another and returns a list, one item a call."""

    def record(
        module: ModuleType, name: str, describe: Callable[[Any], str]
    ) -> list[str]:
        calls, original = [], getattr(module, name)

        def recorded(argument: object, **values: object) -> object:
            calls.append(describe(argument))
            return original(argument, **values)

        monkeypatch.setattr(module, name, recorded)
        return calls

    return record
