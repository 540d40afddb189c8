"""In what do two answers to a plan differ?

Ids and their order, scores to the last bit, totals and counts of facets must be equal.
"""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.oracle.random_index import COUNTRIES, write_random_index
from bench.oracle.random_plans import random_plans
from bench.oracle.searcher import open_stock
from search.arrivals import read_arrivals
from search.engines.registry import open_storage
from search.query.facets import FacetField
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from bench.oracle.searcher import StockSearcher
    from search.port.engine import Engine
    from search.port.plan import Plan

PLANS_PER_INDEX = 40


def compare(pairs: int, seed: int) -> list[str]:
    """Compare answers over random indexes to random plans.

    Args:
        pairs: of an index and a plan.
        seed: decides all of them.

    Returns:
        A line for each difference.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret
    storage = open_storage("whoosh:")
    differences: list[str] = []
    for _ in range(-(-pairs // PLANS_PER_INDEX)):
        with tempfile.TemporaryDirectory() as name:
            folder = write_random_index(storage, Path(name), rng)
            engine = storage.open(folder, arrivals=read_arrivals(folder))
            stock = open_stock(folder)
            for _ in range(PLANS_PER_INDEX):
                plans = random_plans(rng)
                found = _differences(engine, stock, plans, rng)
                differences += [f"{line}: {plans}" for line in found]
    return differences


def _differences(
    engine: Engine, stock: StockSearcher, plans: Mapping[str, Plan], rng: Random
) -> list[str]:
    """Return in what the answers to plans differ, for each order."""
    scores = stock.scores(plans)
    country = rng.choice((None, *COUNTRIES))
    filters = {FacetField.COUNTRY: frozenset({country})} if country else {}
    matching = scores.keys() & stock.having("country", country) if country else scores
    differences = []
    for sort in Sort:
        query = Query(sort=sort, size=100, filters=filters)
        ranking = engine.rank(query, plans)
        expected = sorted(matching, key=lambda d: _sort_key(stock, d, scores[d], sort))
        expected_ids = [stock.id(document) for document in expected]
        score_of = dict(zip(ranking.ids, ranking.scores, strict=True))
        if score_of != {stock.id(d): scores[d] for d in matching}:
            differences.append("scores")
        elif list(ranking.ids) != expected_ids:
            differences.append(f"order {sort}")
        fewer = engine.rank(replace(query, size=rng.randint(1, 9)), plans)
        head = (ranking.total, ranking.ids[: len(fewer.ids)])
        if (fewer.total, fewer.ids) != head:
            differences.append(f"fewer {sort}")
    if not _are_same_counts(engine, stock, plans, filters, scores):
        differences.append("counts")
    return differences


def _sort_key(
    stock: StockSearcher, document: int, score: float, sort: Sort
) -> tuple[float | str, ...]:
    day, article_id = stock.day(document), stock.id(document)
    if sort is Sort.RELEVANCE:
        return -score, -day, article_id
    if sort is Sort.NEWEST:
        return -day, -score, article_id
    if sort is Sort.ARRIVED:
        return -stock.arrived(document), -day, article_id
    return float(not day), day, -score, article_id


def _are_same_counts(
    engine: Engine,
    stock: StockSearcher,
    plans: Mapping[str, Plan],
    filters: Mapping[FacetField, frozenset[str]],
    scores: Mapping[int, float],
) -> bool:
    """Compare the counts of each facet's values, without the facet's own selection."""
    query = Query(filters=filters, size=1)
    for facet in engine.search(query, plans).facets:
        matching = set(scores)
        for field, selected in filters.items():
            if field is not facet.field:
                having = (stock.having(field, value) for value in selected)
                matching &= frozenset().union(*having)
        for value in facet.values:
            having_value = stock.having(facet.field.value, value.value)
            if value.count != len(matching & having_value):
                return False
    return True
