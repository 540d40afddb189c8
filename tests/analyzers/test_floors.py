"""Does each analyzer bring together the forms of a word as well as it did?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analyzers import LANGUAGES
from bench.quality import load_floors, measure

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.quality

FLOORS = load_floors()["analyzers"]


@pytest.mark.parametrize("name", FLOORS)
def test_quality_does_not_fall_below_its_floor(name: str, shared: Path) -> None:
    """Over pairs of real word forms, precision and F1 are at least what they were."""
    outcome = measure("analyzers", shared)
    if name in outcome.missing:
        pytest.skip("no Morfeusz on this machine")
    assert outcome.figures[name] >= FLOORS[name]


def test_every_inflected_language_has_its_floors() -> None:
    """Vietnamese has no forms to bring together; all others have both floors."""
    inflected = set(LANGUAGES) - {"vi"}
    assert set(FLOORS) == {
        f"{f} {lang}" for f in ("F1", "precision") for lang in inflected
    }
