"""Is ranking still as good as it was measured?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzers import LANGUAGES
from bench.quality import load_floors, measure
from bench.quality.retrieval import KINDS, SETS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.quality

FLOORS = load_floors()["retrieval"]


@pytest.mark.parametrize("name", FLOORS)
def test_stories_rank_above_the_floor(name: str, shared: Path) -> None:
    """The mean over the judged queries is at least its floor."""
    assert measure("retrieval", shared).figures[name] >= FLOORS[name]


def test_every_language_is_ranked_for_keywords_and_headlines(shared: Path) -> None:
    """No language or kind of query is missing from the means, with either set."""
    figures = measure("retrieval", shared).figures

    for kind in KINDS:
        for lang in LANGUAGES:
            for name in SETS:
                assert 0 < figures[f"nDCG@10 {kind} {lang}, {name}"] < 1


def test_distractors_make_it_harder(shared: Path) -> None:
    """Among four thousand sentences more, a story is found less well."""
    figures = measure("retrieval", shared).figures
    harder = figures["nDCG@10 both all, with distractors"]
    easier = figures["nDCG@10 both all, without distractors"]
    assert harder < easier
