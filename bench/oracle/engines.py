"""In what do the answers of two engines differ?

All of an answer must be equal: ids and their order, scores to the last bit, totals,
facets with their stories, months and years.
"""

from __future__ import annotations

import random
import tempfile
from contextlib import ExitStack, closing
from dataclasses import fields, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.oracle.comparison import PLANS_PER_INDEX
from bench.oracle.random_index import write_random_index
from bench.oracle.random_plans import random_plans
from bench.oracle.random_requests import random_request
from search.arrivals import read_arrivals
from search.engines.registry import DEFAULT_ENGINE, open_storage
from search.port.matches import Matches
from search.query.facets import FacetField
from search.stories import STORIES, read_stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from random import Random

    from search.port.engine import Engine
    from search.port.plan import Plan
    from search.port.storage import EngineStorage

EXPLAINED = 2
"""Hits of a page whose scores are split."""
REPRESENTED = 3
"""Matches for which it is asked which one represents their story."""


def compare_engines(
    other: EngineStorage,
    pairs: int,
    seed: int,
    tidy_up: Callable[[], object] = lambda: None,
) -> list[str]:
    """Compare an engine with the default one over random indexes and plans.

    Args:
        other: the storage of the engine.
        pairs: of an index and a plan.
        seed: decides all of them.
        tidy_up: called after each index, whatever became of it; deletes what the engine
            has elsewhere than in a folder.

    Returns:
        A line for each difference.
    """
    differences: list[str] = []
    for number in range(-(-pairs // PLANS_PER_INDEX)):
        try:
            differences += _compare_index(other, f"{seed} {number}")
        finally:
            tidy_up()
    return differences


def _compare_index(other: EngineStorage, seed: str) -> list[str]:
    """Return in what the answers of two engines over one random index differ."""
    storages = open_storage(f"{DEFAULT_ENGINE}:"), other
    differences: list[str] = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        one, other_one = (
            opened.enter_context(closing(_open(storage, Path(folder, name), seed)))
            for name, storage in zip("ab", storages, strict=True)
        )
        rng = random.Random(f"plans {seed}")  # noqa: S311 - no secret
        for _ in range(PLANS_PER_INDEX):
            plans = random_plans(rng)
            found = _differences(one, other_one, plans, rng)
            differences += [f"{line}: {plans}" for line in found]
    return differences


def _open(storage: EngineStorage, folder: Path, seed: str) -> Engine:
    """Write a random index and open it; equal seeds make equal indexes."""
    folder.mkdir()
    rng = random.Random(seed)  # noqa: S311 - no secret
    written = write_random_index(storage, folder, rng)
    stories = partial(read_stories, written / STORIES)
    return storage.open(written, stories, read_arrivals(written))


def _differences(
    one: Engine, other: Engine, plans: Mapping[str, Plan], rng: Random
) -> Iterator[str]:
    """Yield in what two engines' answers to plans differ."""
    query = random_request(rng)
    asked = rng.choice((plans, plans, plans, None))
    expected, got = one.search(query, asked), other.search(query, asked)
    for field in fields(Matches):
        if getattr(expected, field.name) != getattr(got, field.name):
            yield f"{field.name} of {query}"
    first, second = rng.sample(list(FacetField), 2)
    ids = [article_id for article_id, _ in islice(one.every(query, asked), REPRESENTED)]
    page = one.search(replace(query, grouped=False, page=1), plans).page[:EXPLAINED]
    further: Mapping[str, Callable[[Engine], object]] = {
        "ranking": lambda engine: engine.rank(query, asked, (first, second)),
        "pairs": lambda engine: engine.cross(query, asked, first, second),
        "all": lambda engine: list(engine.every(query, asked)),
        "representatives": lambda engine: engine.represent(query, asked, ids),
        "count": lambda engine: engine.count(plans),
        "resolved": lambda engine: engine.resolve(plans),
        "shares": lambda engine: [engine.shares(plans, tagged) for tagged, _ in page],
    }
    for name, ask in further.items():
        if ask(one) != ask(other):
            yield f"{name} of {query}"
