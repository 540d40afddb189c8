"""Do all engines find the same articles, so that their times can be compared?

The answers of each are compared with what reading article by article finds.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bench.speed.contestant import (
    CONTESTANTS,
    HOPTAC,
    load_contestant,
    missing_package,
)
from bench.speed.question import FACETS, TOP, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.speed.contestant import OpenIndex
    from tests.bench.speed.conftest import SmallCollection


@pytest.fixture(scope="module", params=CONTESTANTS)
def index(
    request: pytest.FixtureRequest,
    small: SmallCollection,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[OpenIndex]:
    """Yield an index of the small collection by each engine."""
    package = missing_package(request.param)
    if package:
        pytest.skip(f"{package} is not installed; `bin/install .venv bench` does it")
    engine = load_contestant(request.param)
    folder = tmp_path_factory.mktemp("engine")
    engine.build(folder, small.articles)
    index = engine.open(folder)
    yield index
    index.close()


@pytest.mark.parametrize("kind", Kind)
def test_totals_are_exact(index: OpenIndex, small: SmallCollection, kind: Kind) -> None:
    """An engine counts every article that matches, and no other."""
    for question in small.questions[kind]:
        total = index.answer(question).total

        assert total == len(small.matching[question]), question


@pytest.mark.parametrize("kind", Kind)
def test_ids_are_of_matching_articles(
    index: OpenIndex, small: SmallCollection, kind: Kind
) -> None:
    """The first ten articles match; if fewer than ten match, all of them are listed."""
    for question in small.questions[kind]:
        ids = index.answer(question).ids
        matching = {article.id for article in small.matching[question]}

        assert len(ids) == len(set(ids)) == min(TOP, len(matching)), question
        assert set(ids) <= matching, question


def test_facets_are_counted(index: OpenIndex, small: SmallCollection) -> None:
    """The count of each value is the number of matching articles that have it."""
    for question in small.questions[Kind.FACETS]:
        matching = small.matching[question]
        counts = {
            facet: dict(Counter(v for one in matching for v in one.facets[facet]))
            for facet in FACETS
        }

        assert index.answer(question).facets == counts, question


def test_newest_articles_come_first(index: OpenIndex, small: SmallCollection) -> None:
    """Sorted by date, the days are those of the newest articles that match."""
    days = {article.id: article.published for article in small.articles}
    for question in small.questions[Kind.DATE]:
        matching = small.matching[question]
        newest = sorted((days[one.id] for one in matching), reverse=True)

        ids = index.answer(question).ids

        assert [days[article_id] for article_id in ids] == newest[:TOP], question


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine without its package is no error; Hoptac itself needs no package."""
    monkeypatch.setattr("bench.speed.contestant.find_spec", lambda _: None)

    assert missing_package("tantivy") == "tantivy"
    assert missing_package(HOPTAC) == ""
