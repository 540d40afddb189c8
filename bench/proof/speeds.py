"""What do writing, pages and disk cost in a cluster, beside the embedded engine?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bench.proof.costs import TimedStorage, nodes_cpu
from bench.speed.figures import quantile
from bench.speed.page import make_records, page_questions, time_pages
from bench.speed.sentence_pool import load_sentences
from indexer import build_index
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from bench.cluster.node import Node
    from search.port.storage import EngineStorage

SEED = 1
MEBIBYTE = 2**20
_HALF, _MOST = 0.5, 0.95


@dataclass(frozen=True, slots=True)
class Speed:
    """What one engine needs.

    Attributes:
        engine: its name.
        cpu: seconds of CPU for writing, without reading and analysing; `nodes` of it in
            the nodes of the cluster.
        wall: elapsed seconds of it.
        disk: bytes, of one copy.
        cold, warm: milliseconds of pages that are asked for the first time, and later.
    """

    engine: str
    cpu: float
    nodes: float
    wall: float
    disk: int
    cold: Sequence[float]
    warm: Sequence[float]

    def __str__(self) -> str:
        """Return the figures in a line."""
        first, later = (
            f"{quantile(list(times), _HALF):.0f} / {quantile(list(times), _MOST):.0f}"
            for times in (self.cold, self.warm)
        )
        return (
            f"{self.engine}: written in {self.cpu:.1f} s of CPU ({self.nodes:.1f} in "
            f"nodes), {self.wall:.1f} s elapsed; {self.disk / MEBIBYTE:.1f} MiB; page "
            f"p50 / p95 {first} ms the first time, {later} ms later"
        )


def write_articles(file: Path, count: int) -> list[str]:
    """Write synthetic articles to a file of lines; return questions to them."""
    records = list(make_records(load_sentences(), count, SEED))
    with file.open("w", encoding="utf-8") as output:
        for record in records:
            output.write(json.dumps(record, ensure_ascii=False) + "\n")
    return page_questions(records, SEED)


def read_questions(file: Path) -> list[str]:
    """Return questions to the articles of a file of lines."""
    with file.open(encoding="utf-8") as lines:
        return page_questions([json.loads(line) for line in lines], SEED)


def measure_engine(
    file: Path,
    index: Path,
    storage: EngineStorage,
    questions: list[str],
    nodes: Sequence[Node] = (),
    stored: Callable[[], int] = lambda: 0,
) -> Speed:
    """Build an index, ask it, and return what that cost.

    Args:
        file: the articles.
        index: folder of the index.
        storage: of the engine.
        questions: for pages by stories.
        nodes: of the cluster whose time counts; none but for a cluster.
        stored: returns the bytes that the engine stores elsewhere, of one copy.
    """
    timed = TimedStorage(storage)
    used = partial(nodes_cpu, nodes)
    before = used()
    build_index([file], index, storage=timed)
    spent = used() - before
    disk = sum(each.stat().st_size for each in index.rglob("*") if each.is_file())
    reader = Reader(index, storage)
    try:
        cold, warm = time_pages(reader, questions)
    finally:
        reader.close()
    return Speed(
        engine=storage.name,
        cpu=timed.own + spent,
        nodes=spent,
        wall=timed.wall,
        disk=disk + stored(),
        cold=cold,
        warm=warm,
    )
