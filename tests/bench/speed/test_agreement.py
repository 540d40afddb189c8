"""Do all engines find the same, so that their times can be compared?

Each is held against what reading article by article finds.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bench.speed.asks import FACETS, TOP, Kind
from bench.speed.contestant import CONTESTANTS, HOPTAC, contestant, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.speed.contestant import Opened
    from tests.bench.speed.conftest import Small


@pytest.fixture(scope="module", params=CONTESTANTS)
def opened(
    request: pytest.FixtureRequest,
    small: Small,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Opened]:
    """Give an index of the small collection by each engine."""
    package = missing(request.param)
    if package:
        pytest.skip(f"{package} is not installed; `bin/install .venv bench` does it")
    engine = contestant(request.param)
    folder = tmp_path_factory.mktemp("engine")
    engine.build(folder, small.made)
    found = engine.open(folder)
    yield found
    found.close()


@pytest.mark.parametrize("kind", Kind)
def test_totals_are_exact(opened: Opened, small: Small, kind: Kind) -> None:
    """An engine counts every article that matches, and none else."""
    for ask in small.asks[kind]:
        assert opened.ask(ask).total == len(small.matching[ask]), ask


@pytest.mark.parametrize("kind", Kind)
def test_ids_are_of_matching_articles(opened: Opened, small: Small, kind: Kind) -> None:
    """The ten first articles match; where there are no more, they are all of them."""
    for ask in small.asks[kind]:
        ids = opened.ask(ask).ids
        every = {one.id for one in small.matching[ask]}

        assert len(ids) == len(set(ids)) == min(TOP, len(every)), ask
        assert set(ids) <= every, ask


def test_facets_are_counted(opened: Opened, small: Small) -> None:
    """Each value of the four facets has as many articles as match and have it."""
    for ask in small.asks[Kind.FACETS]:
        found = small.matching[ask]
        counts = {
            facet: dict(Counter(v for one in found for v in one.facets[facet]))
            for facet in FACETS
        }

        assert opened.ask(ask).facets == counts, ask


def test_newest_articles_come_first(opened: Opened, small: Small) -> None:
    """Sorted by date, the days are those of the newest articles that match."""
    days = {one.id: one.published for one in small.made}
    for ask in small.asks[Kind.DATE]:
        newest = sorted((days[o.id] for o in small.matching[ask]), reverse=True)

        assert [days[i] for i in opened.ask(ask).ids] == newest[:TOP], ask


def test_missing_engine_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine whose package is not there is named with it; ours lacks nothing."""
    monkeypatch.setattr("bench.speed.contestant.find_spec", lambda _: None)

    assert missing("tantivy") == "tantivy"
    assert missing(HOPTAC) == ""
