"""What do the tests of suggestions share?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search.engines.registry import open_storage
from search.generations.generation import read_current_file
from search.searcher.open_generation import open_generation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from search.searcher.open_generation import OpenGeneration


@pytest.fixture(scope="session")
def sample(sample_index: Path) -> Iterator[OpenGeneration]:
    """Yield the sample collection's index, open."""
    published = read_current_file(sample_index).current
    generation = open_generation(published, open_storage())
    yield generation
    generation.close()
