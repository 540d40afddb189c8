"""What do the tests of shards need? Shards, and a function for each step."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from corpus import HOME
from indexer.shards import (
    ShardRecipe,
    analyse_shard,
    find_results,
    link_shards,
    load_shards,
    publish_shards,
)
from search.engines.registry import open_storage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from indexer.summary import Summary

RECIPE = ShardRecipe(home=HOME, topics=None, sites=None, storage=open_storage())


@dataclass(frozen=True)
class Steps:
    """The steps by which shards become an index."""

    def analyse(self, shards: Iterable[Path], out: Path) -> list[Path]:
        """Analyse shards, and return the folders of their results."""
        return [analyse_shard(shard, out, RECIPE)[0].folder for shard in shards]

    def build(self, results: Iterable[Path], index: Path) -> Summary:
        """Link, load and publish."""
        link_shards(find_results(results), index, RECIPE)
        load_shards(index, open_storage())
        return publish_shards(index, open_storage())


@pytest.fixture(scope="session")
def steps() -> Steps:
    """Return the steps."""
    return Steps()


@pytest.fixture(scope="session")
def make_shards(collection: Path) -> Callable[..., list[Path]]:
    """Return a function that divides the sample into shards below a folder."""

    def make(folder: Path, names: Iterable[str]) -> list[Path]:
        names = [*names]
        shards = [folder / name for name in names]
        for number, file in enumerate(sorted(collection.glob("*.toml"))):
            shard = shards[number % len(shards)]
            shard.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, shard)
        return shards

    return make


@pytest.fixture
def small(tmp_path: Path) -> list[Path]:
    """Return three small shards."""
    texts = {
        "one.jsonl": [("a", "fr", "La France et le Japon signent un accord.")],
        "two.jsonl": [
            ("b", "pl", "Polska i Japonia podpisały umowę o współpracy."),
            ("c", "vi", "Hà Nội và Paris ký thỏa thuận về giáo dục."),
        ],
        "three.jsonl": [("d", "uk", "Україна та Франція підписали угоду.")],
    }
    shards = []
    for name, articles in texts.items():
        shard = tmp_path / "shards" / name
        shard.parent.mkdir(exist_ok=True)
        write_shard(shard, articles)
        shards.append(shard)
    return shards


def write_shard(shard: Path, articles: Iterable[tuple[str, str, str]]) -> None:
    """Write a shard of articles: id, language and text of each."""
    lines = (
        f'{{"id": "{id_}", "lang": "{lang}", "title": "T {id_}", "body": "{body}"}}\n'
        for id_, lang, body in articles
    )
    shard.write_text("".join(lines), "utf-8")
